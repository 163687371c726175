"""Markdown in, clean HTML out, with what it leaves to the press."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.model import Photo, Reference
from nhipcau.reading.findings import Converted
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.source import Source

READER = ContentReader()
LAKE = Photo("ho.jpg", "stories/x/ho.jpg", "/photos/x/ho.jpg", 40, 30, "d")
PAPER = Photo("van-ban.pdf", "stories/x/van-ban.pdf", "/photos/x/van-ban.pdf", 0, 0, "e")


def convert(body: str) -> Converted:
    return READER.convert(Source("index.vi.md", {}, body, 5), {LAKE.name: LAKE, PAPER.name: PAPER})


def said(found: Converted) -> list[str]:
    return [problem.text() for problem in found.problems]


def test_a_link_by_key_is_left_to_the_press() -> None:
    found = convert("[một]({story}a) [hai]({event}b) [lại]({story}a) []({person}c)")
    assert found.references == (Reference("story", "a"), Reference("event", "b"), Reference("person", "c"))
    assert re.findall(r'href="(.*?)"', found.html) == [f"\ue000{n}\ue001" for n in (0, 1, 0, 2)]


def test_a_reference_knows_its_line() -> None:
    assert convert("Một.\n\nHai [x]({story}a).\n").lines == (7,)


def test_a_photo_alone_is_a_paragraph_of_one_mark() -> None:
    found = convert('Một.\n\n![Hồ nước](ho.jpg "Hồ Gươm. Ảnh: Quang Thái")\n')
    assert "<p>\ue0000\ue001</p>" in found.html
    (figure,) = found.figures
    assert (figure.photo, figure.alt) == (LAKE, "Hồ nước")
    assert (figure.caption, figure.credit) == ("Hồ Gươm.", "Ảnh: Quang Thái")


def test_a_photo_in_a_sentence_stays_in_it() -> None:
    assert "Một \ue0000\ue001 hai" in convert("Một ![Hồ](ho.jpg) hai").html


def test_an_image_written_as_html_is_a_photo_like_any_other() -> None:
    found = convert('Một.\n\n<img class="x" src="ho.jpg" alt="Nước > trời &amp; mây" title="Hồ. Ảnh: An">\n')
    assert "<p>\ue0000\ue001</p>" in found.html
    (figure,) = found.figures
    assert (figure.photo, figure.alt, figure.credit) == (LAKE, "Nước > trời & mây", "Ảnh: An")
    assert found.problems == ()


def test_an_image_written_as_html_needs_its_file_and_its_description() -> None:
    found = convert('<img src="ao.jpg" alt="Ao">\n\nMột.\n\n<img src="ho.jpg">\n')
    assert [(problem.level, problem.line) for problem in found.problems] == [("error", 5), ("error", 9)]


def test_a_text_tells_where_the_focal_point_of_a_photo_lies() -> None:
    found = convert('Một.\n\n![Hồ](ho.jpg "Hồ."){focus="30% 40%"}\n')
    assert [(each.name, each.point, each.line) for each in found.focuses] == [("ho.jpg", (30, 40), 7)]
    assert "focus" not in found.html


def test_a_document_beside_the_text_can_be_linked_to() -> None:
    found = convert("[Văn bản](van-ban.pdf)")
    assert 'href="/photos/x/van-ban.pdf"' in found.html
    assert found.attachments == (PAPER,)


def test_an_address_elsewhere_is_left_as_it_is() -> None:
    found = convert("![Hồ](https://example.org/ho.jpg) [trang](/lich/)")
    assert 'src="https://example.org/ho.jpg"' in found.html
    assert 'href="/lich/"' in found.html
    assert found.figures == ()


@pytest.mark.parametrize(
    ("body", "link"),
    [
        ("[x](https://a.vn/)", '<a href="https://a.vn/" rel="noopener">x</a>'),
        ('<a title="a > b" href="http://a.vn/">x</a>', ' href="http://a.vn/" rel="noopener">x</a>'),
        ('<a href="https://a.vn/" rel="nofollow">x</a>', '<a href="https://a.vn/" rel="nofollow noopener">x</a>'),
        ("[x](/lich/)", '<a href="/lich/">x</a>'),
        ("[x](mailto:a@a.vn)", '<a href="mailto:a@a.vn">x</a>'),
        ('<a title=" href=&quot;https://" href="/lich/">x</a>', 'href="/lich/">x</a>'),
    ],
)  # fmt: skip
def test_a_link_to_another_host_leaves_it_no_hold_on_this_page(body: str, link: str) -> None:
    html = convert(body).html
    assert link in html
    assert ("noopener" in html) is ("noopener" in link)


@pytest.mark.parametrize(
    ("words", "caption", "credit"),
    [
        ("Lễ chào cờ. Ảnh: Quang Thái", "Lễ chào cờ.", "Ảnh: Quang Thái"),
        ("The flag. Photo: Quang Thái", "The flag.", "Photo: Quang Thái"),
        ("Minh họa: Nhịp Cầu", "", "Minh họa: Nhịp Cầu"),
        ("Lễ chào cờ (Ảnh: Quang Thái)", "Lễ chào cờ", "Ảnh: Quang Thái"),
        ("The flag. Photos: The Hanoi Times", "The flag.", "Photos: The Hanoi Times"),
        ("Lễ chào cờ. Nguồn: TTXVN", "Lễ chào cờ.", "Nguồn: TTXVN"),
        ("Lễ chào cờ. Ảnh tư liệu: TTXVN", "Lễ chào cờ.", "Ảnh tư liệu: TTXVN"),
        ("Hình ảnh: Đoàn đại biểu", "Hình ảnh: Đoàn đại biểu", ""),
        ("Group photo: delegates", "Group photo: delegates", ""),
        ("Chỉ có chú thích", "Chỉ có chú thích", ""),
    ],
)
def test_the_credit_is_read_from_the_caption_where_it_begins_a_sentence_or_stands_in_brackets(
    words: str, caption: str, credit: str
) -> None:
    (figure,) = convert(f'![Hồ](ho.jpg "{words}")').figures
    assert (figure.caption, figure.credit) == (caption, credit)


def test_a_caption_holds_what_a_line_of_text_may_and_says_it_plainly_as_well() -> None:
    words = "Lễ *khai mạc* tại [Nhà hát](https://x.org), &lt;[ở đây]({story}a). Ảnh: *An*"
    found = convert(f'![Hồ](ho.jpg "{words}")')
    (figure,) = found.figures
    assert figure.caption == "Lễ khai mạc tại Nhà hát, <ở đây."
    assert figure.credit == "Ảnh: An"
    assert '<em>khai mạc</em> tại <a href="https://x.org" rel="noopener">Nhà hát</a>' in figure.html
    assert found.references == (Reference("story", "a"),)
    assert '<a href="\ue0000\ue001">ở đây</a>' in figure.html


def test_a_caption_of_plain_words_is_kept_once() -> None:
    (figure,) = convert('![Hồ](ho.jpg "Hồ Gươm & cầu. Ảnh: An")').figures
    assert (figure.caption, figure.html) == ("Hồ Gươm & cầu.", "")


def test_headings_begin_at_the_second_level_and_have_ascii_ids() -> None:
    assert '<h2 id="t-doi-ngoai">Đối ngoại</h2>' in convert("# Đối ngoại").html


def test_a_table_is_aligned_by_classes_since_inline_styles_are_forbidden() -> None:
    html = convert("| a | b |\n|:-:|--:|\n| 1 | 2 |\n").html
    assert "style=" not in html
    assert 'class="align-center"' in html
    assert 'class="align-right"' in html


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<p onclick="alert(1)">x</p>', "“onclick”"),
        ('<a href="javascript:alert(1)">x</a>', "“javascript:”"),
        ("[x](javascript:alert(1))", "“javascript:”"),
        ("[x](JaVaScRiPt:alert(1))", "“javascript:”"),
        ("[x](data:text/html,alert)", "“data:”"),
        ('<img src="x" alt="x" onerror="alert(1)">', "“onerror”"),
        ("<iframe src='https://example.org/alert'></iframe>", "<iframe>"),
        ('<p style="color:red" title="alert">x</p>', "“style”"),
    ],
)
def test_what_could_run_is_left_out_and_told(body: str, told: str) -> None:
    found = convert(body)
    assert f"{told} is not allowed in a text and was left out." in [
        text.lower() for text in said(found)
    ] or any(told.lower() in text.lower() for text in said(found))
    assert not re.search(r"<script|<iframe|onclick|onerror|javascript:|data:|style=", found.html, re.I)


def test_code_that_talks_of_scripts_is_shown_and_not_told() -> None:
    found = convert("`<script>`")
    assert "&lt;script&gt;" in found.html
    assert found.problems == ()


@pytest.mark.parametrize(
    "body",
    [
        "&#xE000;7&#xE001;",
        "&#57344;7&#57345;",
        "&#x000E000;0&#x0000E001;",
        "&#000000057344;0&#57345;",
        '<a href="&#xE000;99&#xE001;">x</a>',
        "[x](&#xE000;99&#xE001;)",
        '![Hồ](ho.jpg "*&#xE000;7&#xE001;* [x](&#xE000;9&#xE001;)")',
        "`&#xE000;7&#xE001;` \ue0007\ue001",
        "<a href='hole-1-2-'>x</a>",
    ],
)
def test_a_text_cannot_forge_the_holes_of_the_press(body: str) -> None:
    found = convert(body)
    for html in (found.html, *(figure.html for figure in found.figures)):
        own = "".join(f"\ue000{n}\ue001" for n in range(len(found.figures)))
        assert re.findall("[\ue000-\uf8ff]", html.replace(own, "") if own else html) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("## ![Hồ](ho.jpg)", "muc"),
        ("Nhìn ![Hồ](ho.jpg) xa\n===", "nhin-xa"),
        ("## [Lan]({person}lan)", "lan"),
    ],
)
def test_a_heading_that_shows_a_photo_is_named_by_its_words(body: str, name: str) -> None:
    assert f'id="t-{name}"' in convert(body).html


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("<>&\"'=/:#[](){}!x; jascriptonlkE0\n\ue000\ue001"), max_size=60))
def test_no_text_brings_markup_that_runs_or_holes_without_meaning(body: str) -> None:
    found = convert(body)
    assert not re.search(r"<script|<[^>]+\son\w+\s*=|href=\"?\s*javascript:", found.html, re.I)
    for number in re.findall("\ue000(\\d+)\ue001", found.html):
        assert int(number) < len(found.figures) + len(found.references)
    assert len(re.findall("[\ue000-\uf8ff]", found.html)) == 2 * len(
        re.findall("\ue000\\w+\ue001", found.html)
    )


def test_one_reader_serves_text_after_text_without_remembering() -> None:
    first = convert("## A\n\n[x]({story}a)[^1]\n\n[^1]: Chú thích.")
    convert("## A\n\n## A")
    assert convert("## A\n\n[x]({story}a)[^1]\n\n[^1]: Chú thích.") == first
