"""Pages of an old site as they were saved: text, fields, pictures, addresses, links; and pages that are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.importing.pages import WebPage
from nhipcau.importing.parsing import parsed
from nhipcau.importing.values import Saved, Useless
from tests.importing.conftest import JPEG, Desk

TEXT = "Buổi gặp mặt quy tụ hơn một trăm người bạn cũ của thành phố, nhiều người đã đi nửa vòng trái đất để về đây. "
MENU = '<div class="menu"><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></div>'
FOOT = '<div class="footer">Giấy phép số 12 do Sở cấp</div>'


def page(title: str, date: str, text: str, more: str = "", head: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Hội</title>{head}</head>
<body>{MENU}<div id="main"><h1>{title}</h1><p class="luc">{date}</p><div class="noidung">{text}</div>{more}
</div>{FOOT}</body></html>"""


MEETING = page(
    "Bạn cũ gặp nhau bên hồ",
    "07/12/2019 - 12:41 - Lượt xem: 35",
    f"<p><b>{TEXT}</b></p><p>{TEXT}</p><p><img src='../anh/gap.jpg' alt='Bên hồ'></p><p><em>Bạn cũ gặp"
    f" nhau. Ảnh: Hà An</em></p>"
    f"<p>{TEXT} <a href='hai.html'>Buổi trước</a>, <a href='mat.html'>một trang đã mất</a>.</p>"
    "<p style='text-align: right'><b>Lê Hà An</b></p>",
    "<h3>Tin liên quan</h3><ul><li><a href='/tin/hai.html'>Buổi trước</a></li></ul><form>Tìm <input></form>",
)
BEFORE = page(
    "Buổi trước",
    "Thứ Hai, 2/12/2019",
    f"<p>{TEXT}</p><div>Chia sẻ</div><p>{TEXT}</p><p>Nguồn: TTXVN</p><p>In bài viết</p>",
)


@pytest.fixture
def imported(desk: Desk) -> Desk:
    desk.save("hoi.example.vn/tin/mot.html?id=7", MEETING)
    desk.save("hoi.example.vn/tin/hai.html", BEFORE)
    desk.save("hoi.example.vn/anh/gap.jpg", JPEG)
    assert desk.run(desk.old) == 0
    return desk


def test_a_saved_page_becomes_a_story_with_all_that_stood_around_it(imported: Desk) -> None:
    fields = imported.fields("2019-12-07-ban-cu-gap-nhau-ben-ho/index.vi.md")
    assert (fields["title"], fields["date"]) == ("Bạn cũ gặp nhau bên hồ", "2019-12-07 12:41")
    assert fields["standfirst"] == TEXT.strip()
    assert fields["authors"] == ["le-ha-an"]
    assert fields["views"][0]["count"] == "35"
    assert fields["views"][0]["from"] == "hoi.example.vn"
    assert imported.fields("2019-12-02-buoi-truoc/index.vi.md")["source"] == "TTXVN"
    assert imported.site.problems() == () or all(each.level != "error" for each in imported.site.problems())


@pytest.mark.parametrize("beginning", ["", "<head>", "<!-- cũ --><meta charset=utf-8>"])
def test_a_page_whose_body_is_not_marked_is_read_whole(desk: Desk, beginning: str) -> None:
    words = f"<article><h1>Tin cũ</h1><p>7/12/2019</p><p>{TEXT * 3}</p></article><p>Lời cuối.</p>"
    desk.save("cu/tin.html", f"<!doctype html><html lang=vi>{beginning}<title>Tin</title>{words}")
    assert desk.run(desk.old) == 0
    assert desk.fields("2019-12-07-tin-cu/index.vi.md")["title"] == "Tin cũ"


def test_words_after_what_stood_in_the_head_stay_after_it() -> None:
    root = parsed(Saved("a.html", data="<title>a</title><section><p>Một</p></section>hai<p>ba".encode()))
    assert " ".join("".join(root.find("body").itertext()).split()) == "Mộthaiba"


def test_old_addresses_lead_on_with_their_queries(imported: Desk) -> None:
    assert imported.fields("ban-cu-gap-nhau-ben-ho/index.vi.md")["aliases"] == ["/tin/mot.html?id=7"]
    assert imported.fields("buoi-truoc/index.vi.md")["aliases"] == ["/tin/hai.html"]


def test_photos_lie_beside_the_text_with_their_captions_and_links_lead_to_stories(imported: Desk) -> None:
    body = imported.body("ban-cu-gap-nhau-ben-ho/index.vi.md")
    assert '![Bên hồ](gap.jpg "Bạn cũ gặp nhau. Ảnh: Hà An")' in body
    assert imported.file("ban-cu-gap-nhau-ben-ho/gap.jpg").read_bytes() == JPEG
    assert "[Buổi trước]({story}2019-12-02-buoi-truoc)" in body
    assert "[một trang đã mất](http://hoi.example.vn/tin/mat.html)" in body


def test_what_is_no_text_stands_in_the_ledger_with_its_words(imported: Desk) -> None:
    parts = imported.parts("mot.html?id=7")
    assert "Trang chủ Tin tức" in parts["navigation"]
    assert parts["boilerplate"] == ["Giấy phép số 12 do Sở cấp"]
    assert parts["views"] == ["07/12/2019 - 12:41 - Lượt xem: 35"]
    assert {"Chia sẻ", "In bài viết"} <= set(imported.parts("hai.html")["boilerplate"])
    assert "Tìm" in parts["form"]
    assert imported.is_exact()


def test_a_picture_that_is_not_there_leaves_its_caption_in_the_ledger(desk: Desk) -> None:
    desk.save("hoi.example.vn/tin/mot.html", MEETING)
    desk.save("hoi.example.vn/anh/gap.jpg", "<!DOCTYPE html><html><body>404</body></html>")
    assert desk.run(desk.old) == 0
    assert "![" not in desk.body("ban-cu-gap-nhau-ben-ho/index.vi.md")
    parts = desk.parts("mot.html")
    assert parts["caption"] == ["Bạn cũ gặp nhau. Ảnh: Hà An"]
    (note,) = [
        part["note"]
        for account in desk.ledger["sources"]
        for part in account["parts"]
        if part["became"] == "picture" and part.get("note")
    ]
    assert note == "It is a page of the web and no picture."
    assert desk.is_exact()


def test_a_profile_says_where_the_parts_of_a_page_stand(desk: Desk) -> None:
    odd = f"""<html><body><table><tr><td class="ten">Hội sách mùa thu</td></tr><tr><td class="khi">03.09.2021</td></tr>
<tr><td class="bai">{TEXT}{TEXT}<div class="nut">Chia sẻ lên mạng</div></td><td><p>{TEXT}</p><p>{TEXT}</p>
<p>{TEXT}</p></td></tr>
</table></body></html>"""
    desk.save("a/mot.html", odd)
    profile = desk.save(
        "profile.toml",
        'name = "hoi-sach"\n[select]\ntitle = ".ten"\ndate = ".khi"\nbody = ".bai"\n[leave]\nboilerplate = [".nut"]\n',
    )
    assert desk.run(desk.old / "a", "--from", "html", "--profile", profile) == 0
    body = desk.body("2021-09-03-hoi-sach-mua-thu/index.vi.md")
    assert body.strip() == (TEXT + TEXT).strip()
    assert "Chia sẻ lên mạng" in desk.parts("mot.html")["boilerplate"]
    assert desk.is_exact()


def test_learning_a_page_proposes_a_profile_that_reads_it(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = desk.save("hoi.example.vn/tin/mot.html", MEETING)
    assert desk.run("--learn", saved) == 0
    profile = desk.save("learnt.toml", capsys.readouterr().out)
    assert 'title = "h1"' in profile.read_text("utf-8")
    assert 'body = "div.noidung"' in profile.read_text("utf-8")
    assert desk.run(desk.old / "hoi.example.vn", "--from", "html", "--profile", profile) == 0
    assert desk.fields("ban-cu-gap-nhau-ben-ho/index.vi.md")["date"] == "2019-12-07 12:41"


def test_a_profile_with_a_mistake_is_told_and_nothing_is_written(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.save("a/mot.html", MEETING)
    profile = desk.save("profile.toml", '[select]\nbody = "..bai"\n')
    assert desk.run(desk.old / "a", "--profile", profile) == 1
    assert "[select] body = '..bai'" in capsys.readouterr().err
    assert not (desk.site.root / "import").exists()


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body><form><p>Đăng nhập</p><input type='password'></form></body></html>", "login"),
        ("<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>", "error"),
        ("<html><body><h1>Không tìm thấy trang</h1><p>Xin quay lại.</p></body></html>", "error"),
        ("<html><body>" + "<a href='/x'>Một tin</a> " * 30 + "</body></html>", "list"),
        ("<html><body><h1>Tin</h1><p>Một câu, rồi đứt.</p></body></html>", "short"),
        ("   ", "empty"),
    ],
)
def test_a_page_that_is_no_text_says_why(html: str, reason: str) -> None:
    with pytest.raises(Useless) as raised:
        list(WebPage("html").read(Saved("x.html", data=html.encode())))
    assert raised.value.reason == reason


def test_pages_that_are_no_text_are_lines_in_the_ledger_and_the_rest_goes_on(desk: Desk) -> None:
    desk.save("a/khoa.html", "<html><body><p>Đăng nhập</p><input type='password'></body></html>")
    desk.save("a/mot.html", MEETING)
    desk.save("a/nhi-phan", bytes(range(256)))
    assert desk.run(desk.old) == 0
    assert (desk.state("khoa.html"), desk.state("mot.html"), desk.state("nhi-phan")) == (
        "left",
        "imported",
        "left",
    )
    assert desk.parts("khoa.html") == {"login": ["Đăng nhập"]}
    assert list(desk.parts("nhi-phan")) == ["unknown"]
    assert desk.is_exact()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
def test_letters_are_read_as_they_were_meant_whatever_the_page_declares(encoding: str) -> None:
    html = MEETING.replace("utf-8", "iso-8859-1")
    data = html.encode() if encoding == "utf-8" else html.encode(encoding, "xmlcharrefreplace")
    found = next(iter(WebPage("html").read(Saved("x.html", data=data))))
    assert found.title == "Bạn cũ gặp nhau bên hồ"
    assert not [line for line in found.lines if line.became == "lost"]


def test_a_page_and_a_text_in_utf_16_are_known(desk: Desk) -> None:
    desk.save("mot.html", MEETING.encode("utf-16"))
    desk.save("hai.txt", f"Bạn cũ (08:05 3/9/2021)\n\n{TEXT}\n\n{TEXT}\n".encode("utf-16"))
    assert desk.run(desk.old) == 0
    assert desk.state("mot.html") == desk.state("hai.txt") == "imported"


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>"])
def test_ten_thousand_levels_are_read(opening: str) -> None:
    html = page("Sâu", "1/2/2020", opening * 10_000 + f"<p>{TEXT * 3}</p>" + "</div>" * 10_000)
    found = next(iter(WebPage("html").read(Saved("x.html", data=html.encode()))))
    assert TEXT.strip() in found.body
    assert not [line for line in found.lines if line.became == "lost"]


PIECE = st.sampled_from(
    (
        f"<p>{TEXT}</p>", "<p><b>Đậm</b>liền <i>nghiêng</i></p>", "<table><tr><td>Một<td>Hai</table>",
        "<ul><li>a<li>b</ul>",
        "<nav>Trang chủ</nav>", "<form>Gửi <button>Đi</button></form>", "<h2>Tin liên quan</h2>",
        "<script>var x = 'mất'</script>",
        "<p>Ngày 12/5/2024</p>", "<p align=right>Lê Hà An</p>", "<div>trần <span>trụi</span></div>",
        "<p>a &lt;b&gt; *c* [d](e)</p>",
        "<img src=x.jpg alt='Chỉ là mô tả'><p><em>Chú thích. Ảnh: A</em></p>",
        "<blockquote>Trích</blockquote>", "<hr>", "<br>",
        "<pre>mã  nguồn\n  lùi</pre>", "<footer>Chân trang</footer>", "<div class=comment>Hay quá</div>",
        "lơ lửng", "<p>",
        "<p style='display:none'>giấu</p>", "<iframe src='https://www.youtube.com/embed/abc'></iframe>",
        "<!-- lời bình -->",
    )
)  # fmt: skip


@given(st.lists(PIECE, max_size=12), st.booleans())
def test_every_word_of_a_page_is_in_the_story_or_in_the_ledger(found: list[str], framed: bool) -> None:
    inner = "\n".join(found)
    html = (
        page("Một tên bài đủ dài", "1/2/2020", f"<p>{TEXT}</p><p>{TEXT}</p>{inner}")
        if framed
        else f"<body>{inner}</body>"
    )
    try:
        article = next(iter(WebPage("html").read(Saved("x.html", data=html.encode()))))
    except Useless:
        return
    assert [line for line in article.lines if line.became == "lost"] == []
    assert sum(line.count for line in article.lines) == article.words
