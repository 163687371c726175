"""The law: every letter of a source is on its page."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from nhipcau.model import Photo
from nhipcau.reading.findings import Converted
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.source import Source

READER = ContentReader()
LAKE = Photo("1.jpg", "stories/x/1.jpg", "/photos/x/1.jpg", 40, 30, "d")
WORDS = ("Hồ Gươm", "Huế", "đàm", "Ý", "năm", "ƠN", "chữ", "Ước", "ngày")
"""Each can be told from what surrounds it: none stands within another, in a mark or in a name of HTML."""
SAYS = re.compile("|".join(map(re.escape, WORDS)))
MARKS = [
    " ", "  ", "    ", "\n", "\n\n", "  \n", "\\\n", "\t", "*", "**", "***", "_", "__", "~~", "~", "`", "``", "\n```\n",
    "\n~~~\n", "\n- ", "\n  - ", "\n* ", "\n+ ", "\n1. ", "\n2) ", "\n   ", "\n> ", "\n>", ">", "> [!TIP] ", "[!",
    "\n# ", "\n## ", "#", "\n---\n", "\n===\n", "\n***\n", "|", "\n|-|-|\n", "\n|---|\n", "[", "]", "](/1/)", "![",
    "](1.jpg)",
    "][1]", "\n[1]: /2/\n", "[^1]", "\n[^1]: ", "(", ")", "<", ">", "<b>", "</b>", "<div>", "</div>", "\n<div>\n",
    "<br>",
    "<table>", "<tr>", "<td>", "<p>", "</p>", "<details>", "<summary>", "<title>", "<textarea>", "<plaintext>",
    "<select>",
    "<font>", "<blockquote>", "<ul>", "<li>", "<a>", "</a>", "<!-- ", "<? ", "<![", "&", "&amp;", "&#1", ";", "\\",
    "{", "}",
    "{.1}", "{#1}", ":", "\n: ", "!", ".", ",", "“", "”", "1", "[ ] ", "[x] ", "https://1.vn/", "@", "0912 345 678",
    "==",
    "\n\\*", "\\`", "\n*[1]: 2\n", "<1@2.vn>", "\x01", "\x02", "\x03", "&#8203;",
]  # fmt: skip
CONTROL = re.compile(r"&#x[01]?[0-9a-f];")
TEXTS = st.lists(st.sampled_from([*WORDS, *WORDS, *MARKS]), max_size=24).map("".join)


def convert(body: str) -> Converted:
    return READER.convert(Source("index.vi.md", {}, body, 1), {LAKE.name: LAKE})


def said(found: Converted) -> str:
    """All that a page says of a body: its words, and those that photos and links say."""
    shown = CONTROL.sub("", found.html)  # which refuses the text; lxml would take none of it
    tree = lxml_html.fragment_fromstring(shown or "<p></p>", create_parent="div")
    told = list(tree.itertext())
    told += [
        str(value) for value in tree.xpath("//@alt | //@title | //@href | //@src | //@id | //code/@class")
    ]
    told += [each for figure in found.figures for each in (figure.alt, figure.caption, figure.credit)]
    return "".join(told)


def lost(body: str) -> Counter[str]:
    """The words of a source that its page says less often."""
    page = "".join(said(convert(body)).split())
    wanted = Counter("".join(word.split()) for word in SAYS.findall(body))
    return wanted - Counter({word: page.count(word) for word in wanted})


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_every_letter_of_a_source_is_on_its_page(body: str) -> None:
    assert lost(body) == Counter(), convert(body).html


def test_the_letters_that_were_lost_once_are_there() -> None:
    assert lost("*Hồ Gươm**Huế*ngày") == Counter()
    assert lost("|a|\n|---|\n|Huế|ngày|năm|\n") == Counter()
    assert lost("*Huế*{đàm} và {chữ}") == Counter()
    assert lost("[Huế]: chữ.") == Counter()
    assert lost("<!-- Huế\n\nchữ") == Counter()
    assert lost("<title>Huế\n\nchữ") == Counter()
    assert lost("[^1]: Huế\n\n[^1]: chữ") == Counter()
    assert lost("<b Huế>") == Counter()
