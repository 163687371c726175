"""What is true of every conversion: nothing is lost, what we printed comes back, and nothing given to it breaks it."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nhipcau.convert import convert
from nhipcau.convert.growing import CONTROL
from tests.convert.reading import plain, read, shown, words, words_out

WORDS = st.sampled_from(
    (
        "Hà Nội",
        "hữu nghị",
        "*sao*",
        "**",
        "_gạch_",
        "a_b_c",
        "__init__",
        "1. Một",
        "2024.",
        "3)",
        "- gạch",
        "+ cộng",
        "# dấu",
        "#HanoiPeace",
        "> lớn",
        "[1]",
        "[x](y)",
        "[x]: http://a.org",
        "[^1]",
        "[^1]: x",
        "![a](b)",
        "[TOC]",
        "[ ] việc",
        "a < b",
        "<b>",
        "<Nguyễn Văn A>",
        "&amp;",
        "&#39;",
        "R&D;",
        "`mã`",
        "``",
        "C:\\tệp\\mới",
        "\\",
        "\\*",
        "|",
        "a | b",
        "---",
        "===",
        ": nghĩa",
        "{: .x}",
        "{#id}",
        "~~bỏ~~",
        "https://a.org/b_c_d?e=_f_&g",
        "“Trích”",
        "(ngoặc)",
        "!",
        "?",
        "...",
        "2 * 3 * 4",
        "10\u00a0km",
        "é",
        "中文",
        "x",
    )
)
INLINE = (
    "b",
    "strong",
    "i",
    "em",
    "u",
    "span",
    "sub",
    "sup",
    "del",
    "code",
    "font",
    "small",
    "a",
    "o:p",
    "q",
)
BLOCK = ("p", "div", "h1", "h2", "h4", "blockquote", "section", "center", "pre", "li", "dl", "address")


def element(name: str, inner: str, style: str = "") -> str:
    style = f' href="https://a.org/x_y(z)"{style}' if name == "a" else style
    return f"<{name}{style}>{inner}</{name}>"


STYLES = st.sampled_from(
    (
        "",
        "",
        ' style="font-weight:bold"',
        ' style="mso-bidi-font-style:italic;font-style:italic"',
        ' class="x"',
    )
)
text = st.lists(st.one_of(WORDS, st.sampled_from((" ", "", "\n"))), max_size=4).map(
    lambda parts: escape("".join(parts), False)
)
inline = st.recursive(
    st.one_of(text, text, st.just("<br>")),
    lambda inner: st.builds(
        element, st.sampled_from(INLINE), st.lists(inner, max_size=3).map("".join), STYLES
    ),
    max_leaves=6,
)
line = st.lists(inline, min_size=1, max_size=4).map("".join)
LISTS = st.sampled_from(("ul", "ol", 'ol start="7"'))


def _list(name: str, items: list[str]) -> str:
    return f"<{name}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{name[:2]}>"


def _table(rows: list[list[str]], head: str) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<{head}>{one}</{head}>" for one in row) + "</tr>" for row in rows)
        + "</table>"
    )


FILMS = st.sampled_from(
    ("iframe src='https://www.youtube.com/embed/abcdefghijk'", "video src='https://a.org/anh.mp4'")
)


def _film(opening: str, caption: str) -> str:
    name = opening.partition(" ")[0]
    return f"<figure><{opening}></{name}><figcaption>{caption}</figcaption></figure>"


def _figure(caption: str) -> str:
    return f'<figure><img src="https://a.org/a.jpg" alt="x"><figcaption>{caption}</figcaption></figure>'


page = st.recursive(
    st.one_of(
        line.map(lambda inner: element("p", inner)),
        line.map(lambda inner: element("h3", inner)),
        line.map(_figure),
        st.builds(_film, FILMS, line),
        line,
        st.sampled_from(
            (
                "<hr>",
                "<script>a b</script>",
                "<nav>Trang chủ</nav>",
                '<p style="display:none">ẩn</p>',
                "<!-- x -->",
            )
        ),
    ),
    lambda inner: st.one_of(
        st.builds(element, st.sampled_from(BLOCK), st.lists(inner, max_size=3).map("".join)),
        st.builds(_list, LISTS, st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            _table,
            st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3),
            st.sampled_from(("td", "th")),
        ),
    ),
    max_leaves=8,
)
pages = st.lists(page, max_size=4).map("".join)


@settings(max_examples=200)
@example("<dl><p>Hà Nội<b>Hà Nội</b></p></dl>")
@example("<table>Hà Nội<b>Hà Nội</b></table>")
@example("<p>a</p><nav>Trang chủ</nav><nav>Trang chủ</nav>b")
@example(
    "<h1><ul><li><figure><img src='https://a.org/a.jpg'><figcaption>Hà Nội</figcaption></figure></ul></h1>"
)
@example(
    "<ul><li>**<ol start=7><li><hr></ol><ol start=7><li><figure><img src='https://a.org/a.jpg'></figure></ol></ul>"
)
@example('<ul><li><p>Hà Nội</p></li><li><p>Huế</p><ol start="7"><li>Hà Nội</li></ol></li></ul>')
@example("<ul><li>Hà Nội<ol start=7><li>Huế</ol></ul>")
@example("<figure><img src='https://a.org/a.jpg'><figcaption>[x](y) &amp;amp; C:\\*</figcaption></figure>")
@example("<table><tr><td>a<td><code>![a](b)|</code></tr><tr><td>1<td>2</table>")
@example("<pre>a<p>Hà Nội</p><p>Hà Nội</p><img src='https://a.org/a.jpg' alt=x></pre>")
@example("<pre><p>Hà Nội</p><p>Hà Nội</p></pre>")
@example("<p>[x]: http://a.org<b>Hà Nội</b></p>")
@given(pages)
def test_every_word_of_a_page_is_on_ours_or_in_the_ledger(html: str) -> None:
    assert words_out(convert(html)) == words(html)


# Our dialect (docs/content.md), as people write it.
PHRASES = st.sampled_from(
    (
        "hữu nghị",
        "*nghiêng*",
        "**đậm**",
        "*nghiêng có **đậm** trong*",
        "***cả hai***",
        "`mã_a`",
        "``mã ` lạ``",
        "[liên kết](https://example.org/a_(b)?c=1&d=2)",
        '[liên kết](https://example.org/ "Tên trang")',
        "[bài **trước**]({story}2026-06-01-tranh)",
        "[]({person}nguyen-ngoc-ky)",
        "<https://example.org/x_y_z>",
        "<tin@example.org>",
        "\\*sao\\*",
        "a\\_b\\_",
        "2 * 3",
        "[1]",
        "R&D; &amp;lt;",
        '<span lang="fr">Vive la paix</span>',
        "CO<sub>2</sub>",
        "<del>bỏ</del>",
        "10 km | 5",
        "“trích”",
        "C:\\tệp",
    )
)
sentence = st.lists(PHRASES, min_size=1, max_size=4).map(" và ".join).map("Câu {}.".format)
broken = st.lists(sentence, min_size=1, max_size=2).map("  \n".join)


def _moved(text: str, by: str = "    ") -> str:
    return text.replace("\n", "\n" + by)


def _items(marker: str, items: list[str], gap: str) -> str:
    return gap.join(
        f"{f'{place}. ' if marker == '1' else '- '}{_moved(item)}" for place, item in enumerate(items, 1)
    )


def _rows(rows: list[list[str]], rule: str) -> str:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return "\n".join([lines[0], f"| {rule} | --- |", *lines[1:]])


cell = sentence.filter(lambda words: "`" not in words and "\n" not in words)
tables = st.builds(
    _rows,
    st.lists(st.lists(cell, min_size=2, max_size=2), min_size=2, max_size=3),
    st.sampled_from(("---", "---:", ":---:")),
)
photos = st.sampled_from(
    (
        "![Một cây cầu](anh.jpg)",
        '![Một cây cầu](anh.jpg "Cầu Long Biên. Ảnh: Quang Thái")',
        '![Một cây cầu](anh.jpg "Cầu “Long Biên” năm 1902")',
        "![Một cây cầu](anh.jpg 'Cây cầu \"cũ\"')",
        "![Múa rồng](https://www.youtube.com/watch?v=abcdefghijk)",
        '![Múa rồng](https://vimeo.com/12345 "Múa rồng. Video: An")',
        '![Phim lễ](anh.mp4 "Lễ chào cờ. Phim: Quang Thái")',
    )
)
texts = st.one_of(
    broken,
    st.builds("{} {}".format, st.sampled_from(("##", "###", "####")), sentence),
    tables,
    photos,
    st.just("---"),
    st.just("```python\nx = '*a*'\n\n# b <c>\n```"),
    st.just("Từ\n:   Nghĩa thứ nhất\n:   Nghĩa thứ hai"),
)
lists = st.recursive(
    st.builds(
        _items,
        st.sampled_from("1-"),
        st.lists(sentence, min_size=1, max_size=3),
        st.sampled_from(("\n", "\n\n")),
    ),
    lambda inner: st.builds(
        lambda marker, items, below: _items(marker, [f"{item}\n{below}" for item in items], "\n"),
        st.sampled_from("1-"),
        st.lists(sentence, min_size=1, max_size=2),
        inner.filter(lambda text: "\n\n" not in text),
    ),
    max_leaves=3,
)
quotes = st.lists(broken, min_size=1, max_size=2).map(lambda parts: "> " + _moved("\n\n".join(parts), "> "))


def _apart(blocks: list[str]) -> str:
    """Blocks one after another, the lists and quotations among them kept apart by a paragraph."""
    return "\n\n".join(f"{block}\n\nHết." if block[0] in "->1!" else block for block in blocks)


bodies = st.builds(
    lambda blocks, noted: (
        _apart(blocks)
        + ("\n\nNhư trên.[^a] Và.[^b]\n\n[^a]: Ghi *chú*.\n\n[^b]: Hai.\n\n    Tiếp." if noted else "")
    ),
    st.lists(st.one_of(texts, lists, quotes), min_size=1, max_size=4),
    st.booleans(),
)


@settings(max_examples=200)
@given(bodies)
def test_what_we_printed_comes_back_as_it_was_read(markdown: str) -> None:
    page = shown(read(markdown))
    again = convert(page)
    assert plain(shown(read(again.markdown))) == plain(page)
    assert {one.kind for one in again.ledger} <= {"mark"}


@settings(max_examples=150)
@given(
    st.one_of(
        st.text(max_size=300),
        st.binary(max_size=300),
        st.binary(max_size=60).map(lambda junk: b"<p>" + junk * 9),
    )
)
def test_whatever_is_given_something_readable_comes_out(junk: str | bytes) -> None:
    found = convert(junk)
    assert not CONTROL.search(found.markdown)
    assert words_out(found) is not None


@settings(max_examples=150)
@given(pages, st.integers(0, 400), st.text(st.sampled_from("<>/\"'=& \x00abé&#;"), max_size=6))
def test_a_page_that_breaks_off_anywhere_is_read_as_far_as_it_goes(html: str, end: int, junk: str) -> None:
    found = convert(html[:end] + junk)
    assert set(words(html[:end].rpartition("<")[0])) - {"lt", "gt", "amp"} <= {*words_out(found)} | _cut(
        html[:end]
    )


def _cut(html: str) -> set[str]:
    """The last words before a break, which may be halves, or halves of a tag."""
    return set(words(html[-80:].replace("<", " ").replace(">", " ").replace("&", " ")))


@pytest.mark.parametrize(
    "opening",
    ["<div>", "<b>", "<span style='font-style:italic'>", "<blockquote>", "<a href=x>", "<font face=.VnTime>"],
)
def test_ten_thousand_levels_are_as_good_as_one(opening: str) -> None:
    found = convert(f"{opening * 10_000}chữ" + "</div>" * 10_000 + "<p>sau")
    assert words_out(found) == {"chữ": 1, "sau": 1}
    assert len(found.markdown) < 100


def test_a_thousand_lists_and_tables_in_each_other_end() -> None:
    for opening in ("<ul><li>", "<table><tr><td>", "<dl><dd>", "<ol><li>x "):
        assert words_out(convert(opening * 1_000 + "chữ"))["chữ"] == 1


@pytest.mark.parametrize(
    "html",
    [
        "<b>a</b><i>b</i>" * 20_000,
        "<p>" + "[" * 50_000 + "](",
        "*" * 100_000,
        "<br>" * 50_000,
        "<img srcset='" + "a b, " * 9_000,
    ],
)
def test_long_pages_of_one_kind_end(html: str) -> None:
    assert convert(html) is not None
