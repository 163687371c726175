"""Two bodies side by side: taken apart into what belongs together, and put together as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup

from nhipcau.model import Body, Edition, Figure, Link
from nhipcau.rendering import parallel
from tests.printing.pressroom import link, photo

SCRAP = "chữ trơ trọi <em>ở ngoài</em> &amp; nữa"


@dataclass(frozen=True)
class Column:
    edition: Edition
    links: tuple[Link, ...] = ()


def kinds(html: str) -> list[str]:
    return [part.block.kind for part in parallel.parts(html, (photo("a.jpg"), photo("b.jpg")))]


def column(lang: str, links: tuple[Link, ...] = (), figures: tuple[Figure, ...] = ()) -> Column:
    body = Body(lang, 0, (), figures)
    edition = Edition(lang=lang, title="", slug="", url="", file="", body=body, digest="")
    return Column(edition, links)


def rows(
    vi: str, en: str, left: Column | None = None, right: Column | None = None
) -> list[parallel.ParallelRow]:
    def draw(figure: Figure, inline: bool) -> str:
        return f"[{figure.alt}{' in line' if inline else ''}]"

    texts = {"vi": vi, "en": en}
    return list(
        parallel.rows((left or column("vi"), right or column("en")), texts.__getitem__, lambda lang: draw)
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>a</p>\n<p>b <em>c</em><br>d</p>", ["paragraph", "paragraph"]),
        ('<h2 id="x">a</h2>\n<ul>\n<li><p>b</p></li>\n</ul>', ["heading", "list"]),
        ("<blockquote><p>a</p><p>b</p></blockquote><hr><p>c</p>", ["quotation", "rule", "paragraph"]),
        ("<table><tbody><tr><td>a</td></tr></tbody></table>", ["table"]),
        ("<p>\ue0000\ue001\n\ue0001\ue001<br></p>", ["figure", "figure"]),
        ("<p>\ue0001\ue001</p><p>a \ue0000\ue001 b</p>", ["figure", "paragraph"]),
        ('<p>a</p><div class="footnote"><hr><ol><li>b</li></ol></div>', ["paragraph", "notes"]),
        (f"<p>a</p>{SCRAP}<p>b</p>", ["paragraph", "paragraph", "paragraph"]),
        ("<details><summary>a</summary><p>b</p></details>", ["box"]),
    ],
)
def test_a_body_is_taken_apart_into_its_outermost_elements(html: str, expected: list[str]) -> None:
    assert kinds(html) == expected


def test_nothing_is_lost_when_a_body_is_taken_apart() -> None:
    html = f'<h2 title="a > b">A\nb</h2>\n{SCRAP}\n<p>x<img src="/a.png" alt="&lt;p&gt;"></p>\n\n<ul><li>y</li></ul>\n'
    together = "".join(part.html for part in parallel.parts(html, ()))
    assert re.sub(r"\s", "", together) == re.sub(r"\s", "", html)


def test_a_part_says_as_much_as_its_words() -> None:
    (part,) = parallel.parts('<p class="dài dòng">năm &amp; <b>tháng</b></p>', ())
    assert part.block.length == len("năm &") + len("tháng")


def test_paragraphs_stand_beside_their_translations() -> None:
    found = rows("<p>một</p><h2>hai</h2><p>ba</p>", "<p>one</p><h2>two</h2><p>three</p>")
    assert [row.cells for row in found] == [
        ("<p>một</p>", "<p>one</p>"),
        ("<h2>hai</h2>", "<h2>two</h2>"),
        ("<p>ba</p>", "<p>three</p>"),
    ]


def test_what_is_not_translated_stands_beside_nothing() -> None:
    (alone,) = rows("<p>một</p>", "")
    assert alone.cells == ("<p>một</p>", "")


def test_a_photo_that_both_show_is_told_by_both_and_drawn_by_neither() -> None:
    shown = "<p>\ue0000\ue001</p>"
    lake, other = photo("ho.jpg"), photo("ho.jpg")
    (row,) = rows(shown, shown, column("vi", figures=(lake,)), column("en", figures=(other,)))
    assert row.cells == ()
    assert row.figures == (lake, other)


def test_a_photo_of_one_language_is_drawn_in_its_column() -> None:
    left = column("vi", figures=(photo("ho.jpg"),))
    assert rows("<p>\ue0000\ue001</p>", "", left)[0].cells == (f"[{photo('ho.jpg').alt}]", "")


def test_links_lead_on_in_the_language_of_their_column() -> None:
    text = '<p><a href="\ue0000\ue001"></a></p>'
    left, right = column("vi", (link("Hồ"),)), column("en", (link("Lake", "/en/lake/", "en"),))
    assert rows(text, text, left, right)[0].cells == (
        '<p><a href="/ho/">Hồ</a></p>',
        '<p><a href="/en/lake/">Lake</a></p>',
    )


def test_ids_and_the_links_to_them_are_those_of_their_column() -> None:
    note = (
        '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> id="fn:1" href="#x"</p>'
        '<div class="footnote"><ol><li id="fn:1"><p>b <a href="#fnref:1">↩</a></p></li></ol></div>'
    )
    cells = [cell for row in rows(note, note) for cell in row.cells]
    page = BeautifulSoup("".join(cells), "lxml")
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert sorted(ids) == ["en:fn:1", "en:fnref:1", "vi:fn:1", "vi:fnref:1"]
    assert sorted(tag["href"][1:] for tag in page.find_all("a")) == sorted(ids)
    assert 'id="fn:1" href="#x"' in page.get_text()
