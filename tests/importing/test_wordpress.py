"""An export of WordPress: posts, languages, events, pictures, shortcodes and blocks; and exports that are damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nhipcau.importing import shortcodes
from nhipcau.importing.values import LedgerLine
from tests.importing.conftest import JPEG, Desk

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Hội</title>
<link>https://hoi.example</link><language>vi</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://hoi.example</wp:base_site_url>
<wp:author><wp:author_login>ha</wp:author_login><wp:author_display_name><![CDATA[Lê Hà]]>
</wp:author_display_name></wp:author>
"""
TEXT = "Buổi gặp mặt quy tụ hơn một trăm người bạn cũ của thành phố và đã diễn ra trong không khí ấm áp."
ENGLISH = "The meeting brought together more than a hundred old friends of the city, and it was held in the open air."


def item(number: int, title: str, content: str = "", kind: str = "post", **more: str) -> str:
    told = {
        "post_date": "2023-05-06 07:08:09",
        "status": "publish",
        "link": f"https://hoi.example/?p={number}",
    } | more
    extra = told.pop("extra", "")
    fields = "".join(f"<wp:{name}>{told[name]}</wp:{name}>" for name in ("post_date", "status"))
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{told['link']}</link><dc:creator>ha</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[{told.get('excerpt', '')}]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id>{fields}<wp:post_type>{kind}</wp:post_type>{extra}</item>"
    )


def meta(**told: str) -> str:
    return "".join(
        f"<wp:postmeta><wp:meta_key>{name}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for name, value in told.items()
    )


def category(domain: str, nicename: str, name: str) -> str:
    return f'<category domain="{domain}" nicename="{nicename}"><![CDATA[{name}]]></category>'


PAIR = category("post_translations", "pll_1", "pll_1")
ITEMS = (
    item(
        11, "Bạn cũ gặp nhau", f'{TEXT}\n\n[caption id="x" width="300"]<img class="wp-image-21" src="https://hoi.example/wp-content/'
        f'uploads/2023/05/ho-300x200.jpg" alt="Hồ" /> Bên hồ. Ảnh: Hà An[/caption]\n\n[gallery ids="21,22"]\n\n'
        '[form_lienhe id="4"]Gửi cho chúng tôi[/form_lienhe]\nMột dòng\nhai dòng', excerpt="Lời dẫn.",
        extra=category("category", "doi-ngoai", "Đối ngoại nhân dân") + category("post_tag", "hoa-binh", "Hòa bình")
        + category("post_tag", "la", "Từ khóa lạ") + category("language", "vi", "Tiếng Việt") + PAIR
        + meta(_thumbnail_id="21", post_views_count="321")
        + "<wp:comment><wp:comment_author>B</wp:comment_author><wp:comment_content>Hay"
        " quá</wp:comment_content></wp:comment>",
        link="https://hoi.example/2023/05/ban-cu/",
    ),
    item(12, "Old friends meet", f"<!-- wp:paragraph --><p>{ENGLISH}</p><!-- /wp:paragraph --><!-- wp:latest-posts /-->"
         "<!-- wp:embed --><figure><div>\nhttps://www.youtube.com/watch?v=aaaaaaaaaaa\n</div></figure><!--"
         " /wp:embed -->",
         extra=category("language", "en", "English") + PAIR, link="https://hoi.example/en/2023/05/old-friends/"),
    item(13, "Còn viết", f"<p>{TEXT}</p>", status="draft"),
    item(14, "Giới thiệu", f"<p>{TEXT} <a href='https://hoi.example/2023/05/ban-cu/'>Một tin</a></p>", "page"),
    item(15, "Hội sách", f"<p>{TEXT}</p>", "tribe_events", extra=meta(
        _EventStartDate="2023-06-01 09:00:00", _EventEndDate="2023-06-02 17:00:00", _EventVenueID="31",
        _EventTimezone="Asia/Ho_Chi_Minh", _EventURL="https://hoi.example/ve", _EventCost="50000")),
    item(16, "", f"<p>{TEXT}</p>"),
    item(21, "ho", "", "attachment", excerpt="Hồ buổi sớm", status="inherit",
         extra="<wp:attachment_url>https://hoi.example/wp-content/uploads/2023/05/ho.jpg</wp:attachment_url>"),
    item(22, "mat", "", "attachment", excerpt="Ảnh đã mất", status="inherit",
         extra="<wp:attachment_url>https://hoi.example/wp-content/uploads/2023/05/mat.jpg</wp:attachment_url>"),
    item(31, "Vườn hoa", "", "tribe_venue", extra=meta(_VenueAddress="12 Lý Thái Tổ", _VenueCity="Hà Nội")),
    item(41, "Trình đơn", "", "nav_menu_item"),
)  # fmt: skip
EXPORT = HEAD + "\n".join(ITEMS) + "</channel></rss>"


@pytest.fixture
def imported(desk: Desk) -> Desk:
    desk.save("export.xml", EXPORT)
    desk.save("uploads/2023/05/ho.jpg", JPEG)
    assert desk.run(desk.old / "export.xml", "--pictures", desk.old / "uploads") == 0
    return desk


def test_a_post_has_its_fields_and_is_one_story_with_its_translation(imported: Desk) -> None:
    fields = imported.fields("2023-05-06-ban-cu-gap-nhau/index.vi.md")
    assert (fields["title"], fields["date"]) == ("Bạn cũ gặp nhau", "2023-05-06 07:08")
    assert (fields["standfirst"], fields["authors"]) == ("Lời dẫn.", ["le-ha"])
    assert fields["topics"] == ["hoa-binh"]
    assert fields["views"][0]["count"] == "321"
    assert fields["aliases"] == ["/2023/05/ban-cu/"]
    english = imported.fields("2023-05-06-ban-cu-gap-nhau/index.en.md")
    assert english == {
        "title": "Old friends meet",
        "cover_alt": "Old friends meet",
        "aliases": ["/en/2023/05/old-friends/"],
    }
    assert imported.parts("#11")["unmapped"] == ["Từ khóa lạ"]


def test_pictures_come_as_large_as_they_were_with_caption_and_credit(imported: Desk) -> None:
    body = imported.body("ban-cu-gap-nhau/index.vi.md")
    assert '![Hồ](ho.jpg "Bên hồ. Ảnh: Hà An")' in body
    assert '![Hồ buổi sớm](ho.jpg "Hồ buổi sớm")' in body
    assert imported.fields("ban-cu-gap-nhau/index.vi.md")["cover"] == "ho.jpg"
    assert "mat.jpg" not in body
    assert imported.parts("#11")["caption"] == ["Ảnh đã mất"]


def test_shortcodes_of_plugins_go_and_what_stood_in_them_stays(imported: Desk) -> None:
    body = imported.body("ban-cu-gap-nhau/index.vi.md")
    assert "Gửi cho chúng tôi" in body
    assert "[" not in body.replace("![", "").replace("[^", "")
    assert "Một dòng  \nhai dòng" in body
    assert imported.parts("#11")["shortcode"] == ['[form_lienhe id="4"]', "[/form_lienhe]"]
    assert imported.parts("#11")["comment"] == ["B Hay quá"]
    english = imported.body("ban-cu-gap-nhau/index.en.md")
    assert ENGLISH in english
    assert "youtube.com/watch?v=aaaaaaaaaaa" in english
    assert any(
        part.get("part") == "wp:latest-posts" for each in imported.ledger["sources"] for part in each["parts"]
    )


def test_an_event_has_its_time_and_its_place(imported: Desk) -> None:
    fields = imported.fields("events/hoi-sach/index.vi.md")
    assert (fields["start"], fields["end"]) == (
        "2023-06-01 09:00 Asia/Ho_Chi_Minh",
        "2023-06-02 17:00 Asia/Ho_Chi_Minh",
    )
    assert (fields["place"], fields["address"]) == ("Vườn hoa", "12 Lý Thái Tổ, Hà Nội")
    assert fields["register"] == "https://hoi.example/ve"
    assert fields["aliases"] == ["/?p=15"]


def test_drafts_pages_and_what_has_no_title_go_where_they_belong(imported: Desk) -> None:
    assert imported.fields("con-viet/index.vi.md")["status"] == "draft"
    page = imported.body("pages/gioi-thieu-2/index.vi.md")
    assert "[Một tin]({story}2023-05-06-ban-cu-gap-nhau)" in page
    assert imported.state("#16") == "undecided"
    assert imported.parts("#rest")["revision"] == ["Trình đơn"]


def test_the_site_that_comes_of_it_has_no_error_and_the_ledger_is_exact(imported: Desk) -> None:
    assert [each for each in imported.site.problems() if each.level == "error"] == []
    assert imported.is_exact()


def test_an_export_that_breaks_off_gives_what_stood_before_and_a_line(desk: Desk) -> None:
    cut = EXPORT.index("Giới thiệu")
    desk.save("export.xml", EXPORT[: cut + 40])
    assert desk.run(desk.old / "export.xml") == 0
    assert desk.file("2023-05-06-ban-cu-gap-nhau/index.vi.md").exists()
    (note,) = [
        part["note"]
        for each in desk.ledger["sources"]
        for part in each["parts"]
        if part["became"] == "unreadable"
    ]
    assert note.startswith("line ")


def test_letters_that_are_not_in_the_encoding_of_an_export_are_read_and_told(desk: Desk) -> None:
    made = HEAD + item(1, "Café", f"<p>{ENGLISH}</p>") + "</channel></rss>"
    desk.save("export.xml", made.encode().replace("é".encode(), b"\xe9"))
    assert desk.run(desk.old / "export.xml") == 0
    assert desk.fields("2023-05-06-cafe/index.en.md")["title"] == "Café"
    (line,) = [
        part for each in desk.ledger["sources"] for part in each["parts"] if part["became"] == "encoding"
    ]
    assert line["note"] == "1"
    assert desk.is_exact()


def test_two_posts_with_one_number_are_two_stories(desk: Desk) -> None:
    twice = ITEMS[0].replace("Bạn cũ gặp nhau", "Bạn mới gặp nhau")
    desk.save("export.xml", HEAD + ITEMS[0] + twice + "</channel></rss>")
    assert desk.run(desk.old / "export.xml") == 0
    assert desk.file("2023-05-06-ban-cu-gap-nhau/index.vi.md").exists()
    assert desk.file("2023-05-06-ban-moi-gap-nhau/index.vi.md").exists()
    before = desk.files()
    assert desk.run(desk.old / "export.xml") == 0
    assert desk.files() == before


def test_control_characters_do_not_end_an_export(desk: Desk) -> None:
    desk.save("export.xml", EXPORT.replace("quy tụ", "quy\x0b tụ\x00"))
    assert desk.run(desk.old / "export.xml") == 0
    assert desk.state("#14") == "imported"


def test_entities_that_would_fill_any_memory_are_not_followed(desk: Desk) -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c'
        ' SYSTEM "/etc/passwd">]>'
    )
    desk.save(
        "export.xml", EXPORT.replace("?>\n", f"?>\n{bomb}\n", 1).replace("<title>Hội", "<title>&b;&c;Hội")
    )
    assert desk.run(desk.old / "export.xml") == 0
    assert not any(b"root:" in data for data in desk.files().values())


READ = """
import sys
from pathlib import Path
from nhipcau.importing.values import Saved
from nhipcau.importing.wordpress import WordPressExport
parts = WordPressExport().parts(Saved("export.xml", path=Path(sys.argv[1])))
count = sum(len(part.data) > 0 for part in parts)
# Not by getrusage, which also counts what the process was forked from.
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(count, int(most.split()[1]) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="nothing here tells what a process needed at most"
)
def test_a_large_export_is_read_as_a_stream(tmp_path: Path) -> None:
    """Two hundred megabytes, in a process of its own that may have three hundred."""
    path = tmp_path / "export.xml"
    post = item(1, "Một tin", f"<p>{TEXT}</p>" * 2000)
    posts = 200_000_000 // len(post.encode())
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for _ in range(posts):
            file.write(post)
        file.write("</channel></rss>")
    done = subprocess.run([sys.executable, "-c", READ, str(path)], text=True, capture_output=True, check=True)
    number, used = map(int, done.stdout.split())
    assert number == posts
    assert used < 300


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Một\n\nHai", "<p>Một</p>\n<p>Hai</p>"),
        ("Một\nHai", "<p>Một<br>\nHai</p>"),
        ("<h2>Đầu</h2>\nMột\n<ul>\n<li>a</li>\n</ul>", "<h2>Đầu</h2>\n<p>Một</p>\n<ul>\n<li>a</li>\n</ul>"),
        ("[[gallery]] và [b]", "<p>[gallery] và [b]</p>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
    ],
)
def test_empty_lines_part_paragraphs_as_they_did_in_the_old_editor(text: str, html: str) -> None:
    ledger: list[LedgerLine] = []
    assert shortcodes.html(text, {}, ledger) == html
    assert ledger == []


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        (
            {"_wpml_import_language_code": "vi", "_wpml_import_translation_group": "7"},
            {"_wpml_import_language_code": "en", "_wpml_import_translation_group": "7"},
        ),
        ({"_icl_lang_code": "vi", "trid": "7"}, {"_icl_lang_code": "en", "trid": "7"}),
        ({}, {"_icl_lang_duplicate_of": "1"}),
    ],
)
def test_posts_that_wpml_joined_are_one_story(
    desk: Desk, vietnamese: dict[str, str], english: dict[str, str]
) -> None:
    told = [
        item(1, "Bạn cũ gặp nhau", f"<p>{TEXT}</p>", extra=meta(**vietnamese)),
        item(2, "Reunion", f"<p>{ENGLISH}</p>", extra=meta(**english)),
    ]
    desk.save("export.xml", HEAD + "".join(told) + "</channel></rss>")
    assert desk.run(desk.old / "export.xml") == 0
    assert desk.fields("2023-05-06-ban-cu-gap-nhau/index.en.md")["title"] == "Reunion"
