"""No text holds up a build: what reading does for it grows as the text does, or the text is refused with a reason."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from nhipcau.model import Photo
from nhipcau.reading.findings import Converted
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.source import Source

LAKE = Photo("1.jpg", "stories/x/1.jpg", "/photos/x/1.jpg", 40, 30, "d")
SHORT, LONG = 4_000, 16_000
REPEATED = [
    "[", "![", "]", "[a", "[](", "[a](b", "[a](<b", "[a](b) ", "[a][b] ", "[^", "*a ", "a* ", "**a ", "*a **b ",
    "_a ", "*",
    "*a* ", "~~a ", "`", "`a ", "`a` ", "<", "<a ", '<a href="', "<!-- ", "<!--\n", "a <!-- ", "<script>", "x <script>",
    "<?", "<b>", "<div>\n", "</div>\n\n", "&", "&#", ">", "> a\n", "> a\nb\n", "- a\n", "-\n\n", "1. a\n", "|",
    "| a | b |\n",
    "|a|\n|-|\n", "#", "# a\n", "a\n=\n", "```\n", "~~~a\n", "\\", "\\[", "\n", " ", "a  \n", "a\\\n", "\t", "[a]: b\n",
    '[a]: "\n', "a\n: b\n", "http://", "http://a ", "www.", "a@", "a@b.vn ", "0912345678 ", "09", "+1 ", "(0", "{",
    "*a*{.a ",
    "![a](1.jpg)\n\n", "{{< ", "[[a", "{%", "• a\n", "a) b\n", "**a ** ", "*[`<![_~&", "[x](#a) ", "- [ ] a\n",
    "> [!NOTE]\n\n",
]  # fmt: skip


def convert(body: str) -> Converted:
    reader = ContentReader()
    reader.convert(Source("index.vi.md", {}, "Một.", 1), {})
    return reader.convert(Source("index.vi.md", {}, body, 1), {LAKE.name: LAKE})


def steps(body: str) -> int:
    """How many calls the conversion of a text takes."""
    count = 0

    def counted(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        convert(body)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("part", REPEATED)
def test_the_work_for_a_text_grows_as_the_text_does(part: str) -> None:
    short, long = (steps((part * size)[:size]) for size in (SHORT, LONG))
    assert long < short * LONG / SHORT * 2


@pytest.mark.parametrize(
    "body",
    [
        "> " * 50_000,
        f"{'- ' * 50_000}x",
        "\n".join("  " * depth + "- a" for depth in range(99)),
        "[^1] " * 9_000,
        "*[a]: b\n" * 9_000,
        "<div>" * 100_000,
        "<ul><li>" * 9_000,
    ],
)
def test_what_is_beyond_all_sense_is_an_error_with_its_line(body: str) -> None:
    (problem,) = convert(f"Một.\n\n{body}").problems
    assert problem.level == "error"
    assert problem.line >= 3


@pytest.mark.parametrize("body", ["[" * 8_000, "*a " * 5_000 + " b*" * 5_000, "![" * 8_000])
def test_a_text_of_marks_alone_is_printed(body: str) -> None:
    assert "error" not in [problem.level for problem in convert(body).problems]


def test_a_wide_head_of_a_table_makes_no_page_of_empty_cells() -> None:
    body = f"|{'a|' * 5_000}\n|{'-|' * 5_000}\n" + "|b|\n" * 500
    assert len(convert(body).html) < 1_500_000


def test_after_a_text_that_could_not_be_read_the_next_is_read_whole() -> None:
    reader = ContentReader()
    good = Source("index.vi.md", {}, "Một *hai*[^1].\n\n- Ba\n  - Bốn\n\n[^1]: Năm\n", 1)
    before = reader.convert(good, {})
    for bad in ("> " * 500 + "x", "> a\n> - " + "> " * 40 + "b", "*" + "[a](" * 3 + "- " * 99):
        reader.convert(Source("index.vi.md", {}, bad, 1), {})
    assert reader.convert(good, {}) == before


def test_a_recursion_without_end_is_an_error_and_its_converter_is_thrown_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = ContentReader()
    good = Source("index.vi.md", {}, "Một\n\nHai", 1)
    before = reader.convert(good, {})
    converter = reader._converter
    assert converter is not None

    def endless(found: object) -> Converted:
        return endless(found)

    monkeypatch.setattr(converter, "convert", endless)
    (problem,) = reader.convert(good, {}).problems
    assert problem.level == "error"
    assert reader.convert(good, {}) == before


def test_elements_that_end_by_themselves_are_not_within_one_another() -> None:
    assert convert("<ul>\n" + "<li>một" * 900 + "</ul>").problems == ()
