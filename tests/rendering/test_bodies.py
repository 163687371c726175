"""Bodies: links by key and photos, put where reading left room for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nhipcau.model import Figure
from nhipcau.rendering import bodies
from tests.printing.pressroom import link, photo


def woven(html: str, *links: object, lang: str = "vi") -> str:
    def draw(figure: Figure, inline: bool) -> str:
        return f"[{figure.photo.name}{' in line' if inline else ''}]"

    return str(bodies.body(html, links, (photo("a.jpg"), photo("b.jpg")), draw, lang))  # type: ignore[arg-type]


def hung(html: str) -> str:
    """The same where photos that stand together are drawn together."""

    def draw(figure: Figure, inline: bool) -> str:
        return f"[{figure.photo.name}{' in line' if inline else ''}]"

    def together(figures: tuple[Figure, ...]) -> str:
        return f"[{' + '.join(figure.photo.name for figure in figures)}]"

    return str(bodies.body(html, (), (photo("a.jpg"), photo("b.jpg")), draw, "vi", together))


@pytest.mark.parametrize(
    "html",
    [
        "<p>\ue0000\ue001</p>\n<p>\ue0001\ue001</p>",
        "<p>\ue0000\ue001</p><p>\ue0001\ue001</p>",
        "<p>\ue0000\ue001\n\ue0001\ue001</p>",
        "<p>\ue0000\ue001<br>\n\ue0001\ue001</p>",
        "<p>\ue0000\ue001 \ue0001\ue001</p>",
    ],
)
def test_photos_with_no_words_between_them_stand_together(html: str) -> None:
    assert hung(f"<p>x</p>\n{html}\n<p>y</p>") == "<p>x</p>\n[a.jpg + b.jpg]\n<p>y</p>"
    assert woven(html) == "[a.jpg]\n[b.jpg]"


def test_words_or_a_rule_part_photos() -> None:
    one, other = "<p>\ue0000\ue001</p>", "<p>\ue0001\ue001</p>"
    assert hung(f"{one}\n<p>x</p>\n{other}") == "[a.jpg]\n<p>x</p>\n[b.jpg]"
    assert hung(f"{one}\n<hr>\n{other}") == "[a.jpg]\n<hr>\n[b.jpg]"
    assert hung("<p>x \ue0000\ue001\n\ue0001\ue001</p>") == "<p>x [a.jpg in line]\n[b.jpg in line]</p>"


def test_a_link_leads_to_the_page() -> None:
    assert woven('<a href="\ue0000\ue001">hồ</a>', link()) == '<a href="/ho/">hồ</a>'


def test_an_empty_link_says_the_name_of_what_it_leads_to() -> None:
    assert woven('<a href="\ue0000\ue001"></a>', link("A & B")) == '<a href="/ho/">A &amp; B</a>'


def test_a_link_to_another_language_says_so_and_marks_the_words_that_are_in_it() -> None:
    there = link("The lake", "/en/lake/", "en")
    assert woven('<a href="\ue0000\ue001">hồ</a>', there) == '<a href="/en/lake/" hreflang="en">hồ</a>'
    assert (
        woven('<a href="\ue0000\ue001"></a>', there)
        == '<a href="/en/lake/" hreflang="en" lang="en">The lake</a>'
    )


def test_what_has_no_address_is_said_without_a_link() -> None:
    assert woven('a <a href="\ue0000\ue001"><em>hồ</em></a>', link(url="")) == "a <em>hồ</em>"
    assert woven('<a href="\ue0000\ue001"></a>', link("HAUFO", "")) == "HAUFO"
    assert woven('<a href="\ue0000\ue001"></a>', link("HAUFO", "", "en")) == '<span lang="en">HAUFO</span>'


def test_other_attributes_stay_and_other_links_are_left() -> None:
    html = '<a class="x" title="a > b" href="\ue0001\ue001" id="y">hồ</a> <a href="https://a.vn/">b</a>'
    assert woven(html, link(), link(url="/h/")) == (
        '<a href="/h/" class="x" title="a > b" id="y">hồ</a> <a href="https://a.vn/">b</a>'
    )


def test_links_stand_side_by_side_and_over_lines() -> None:
    html = '<a href="\ue0000\ue001">a\nb</a><a href="\ue0000\ue001"></a>'
    assert woven(html, link()) == '<a href="/ho/">a\nb</a><a href="/ho/">Hồ Gươm</a>'


def test_an_address_is_escaped() -> None:
    assert (
        woven('<a href="\ue0000\ue001">a</a>', link(url='/?a&"b"')) == '<a href="/?a&amp;&#34;b&#34;">a</a>'
    )


def test_a_photo_alone_takes_the_place_of_its_paragraph() -> None:
    assert woven("<p>a</p>\n<p>\ue0001\ue001</p>") == "<p>a</p>\n[b.jpg]"


def test_a_photo_in_a_line_or_a_link_stays_there() -> None:
    html = '<p>a \ue0000\ue001 <a href="\ue0000\ue001">\ue0001\ue001</a></p>'
    assert woven(html, link()) == '<p>a [a.jpg in line] <a href="/ho/">[b.jpg in line]</a></p>'


def test_a_photo_in_a_line_is_drawn_without_caption() -> None:
    assert (
        bodies.plain(photo()) == '<img src="/a/ho.jpg" alt="Hồ Gươm" width="600" height="400" loading="lazy">'
    )


def test_a_hole_without_an_answer_is_an_error() -> None:
    for html in ('<a href="\ue0000\ue001">a</a>', "\ue0007\ue001"):
        with pytest.raises(IndexError):
            woven(html)


def test_the_heading_of_a_note_is_said_in_the_language_of_the_page() -> None:
    html = '<p class="note__title">\ue000tip\ue001</p>'
    assert bodies.body(html, (), (), lambda figure, inline: "", "vi", kinds={"tip": "Mẹo & cách"}) == (
        '<p class="note__title">Mẹo &amp; cách</p>'
    )


def test_a_caption_has_its_links_by_key() -> None:
    figure = replace(photo("a.jpg"), html='Tại <a href="\ue0000\ue001">hồ</a>')
    shown = bodies.body("<p>\ue0000\ue001</p>", [link()], [figure], lambda each, inline: each.html, "vi")
    assert shown == 'Tại <a href="/ho/">hồ</a>'
    assert figure.alone.html == ""
