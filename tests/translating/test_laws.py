"""Laws of what goes out and comes back: nothing is lost on the way, and nothing changes that nobody translated."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.translating import po, xliff
from nhipcau.translating.exchange import FINAL, Exchange, Unit, UnitTerm, unit
from nhipcau.translating.inline import parts
from nhipcau.translating.memory import Match
from nhipcau.translating.segments import plain, segments
from nhipcau.translating.taking import take

ROOT = Path(__file__).parents[2]
PAIRS = [
    (path, path.with_name("index.en.md"))
    for path in sorted((ROOT / "content").rglob("index.vi.md"))
    if path.with_name("index.en.md").is_file()
]
LANGS = ("vi", "en")
PIECES = st.sampled_from(
    ["Hội nghị", " ", "\n", "**", "*", "[a](b.md)", "![ảnh](a.jpg “chú thích”)", "`x`", "<br>", "<!-- s -->"]
) | st.sampled_from(
    [
        "&",
        '"',
        "\\",
        "\\n",
        "\t",
        "\x0b",
        "\u2028",
        "- ",
        "# ",
        "> ",
        "[^1]",
        "{a}",
        "https://a.vn/b",
        "]]>",
        "\x01",
    ]
)
MARKDOWN = st.lists(PIECES, min_size=1, max_size=20).map("".join) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=60
)


def words(path: Path) -> str:
    return path.read_bytes().decode()


def more(target: str) -> str:
    """The words with one word more, after the first."""
    found, done = [], False
    for part in parts(target):
        added = part.said if part.code or done else re.sub(r"(\w+)", r"\1 Thêm", part.said, count=1)
        done |= added != part.said
        found.append(added)
    return "".join(found)


def through(exchange: Exchange, form: str) -> Exchange:
    return xliff.read(xliff.written(exchange)) if form == "xliff" else po.read(po.written(exchange))


@given(MARKDOWN)
def test_words_and_codes_are_the_markdown(source: str) -> None:
    assert "".join(part.said for part in parts(source)) == source


@pytest.mark.parametrize("form", ["xliff", "po"])
@given(MARKDOWN.filter(str.strip), MARKDOWN)
def test_any_words_come_back_as_they_went(form: str, source: str, target: str) -> None:
    term, match = UnitTerm("hội nghị", "conference", "x\ny"), Match("a <b>", "c & d", 87)
    one = Unit("p3-1f0c93ab", source, target, FINAL if target else "initial", (term,), (match,))
    back = through(Exchange("story/2024-05-01-x", *LANGS, (one,)), form)
    assert (back.piece, back.source, back.lang) == ("story/2024-05-01-x", *LANGS)
    assert [(each.ident, plain(each.source), plain(each.target), each.state) for each in back.units] == [
        (one.ident, plain(source), plain(target), one.state)
    ]
    assert back.units[0].whole


@pytest.mark.parametrize("form", ["xliff", "po"])
@pytest.mark.parametrize("couple", PAIRS, ids=lambda couple: couple[0].parent.name)
def test_of_the_sample_what_comes_back_unchanged_changes_nothing_and_one_paragraph_changes_alone(
    couple: tuple[Path, Path], form: str
) -> None:
    source, target = map(words, couple)
    found = segments(source, target, ())
    assert len(found) > 3
    units = tuple(unit(each, LANGS, (), ()) for each in found)
    back = through(Exchange("story/x", *LANGS, units), form).units
    same = take(source, target, found, back, LANGS)
    assert (same.text, same.pairs, same.left) == (target, (), ())
    for segment, each in zip(found, back, strict=True):
        if segment.target:
            told = take(source, target, found, [replace(each, target=more(each.target))], LANGS)
            assert not told.left
            assert [one.name for one in told.segments] == [segment.name]
            lines, after = target.split("\n"), told.text.split("\n")
            assert sum("Thêm" in line for line in after) == 1
            if segment.there:
                assert told.text.replace(" Thêm", "") == target
            else:
                assert [line for line in after if line not in lines] == [
                    line for line in after if "Thêm" in line
                ]


@pytest.mark.parametrize("couple", PAIRS, ids=lambda couple: couple[0].parent.name)
def test_of_the_sample_an_edition_that_is_lost_comes_again_from_its_translation(
    couple: tuple[Path, Path],
) -> None:
    source, target = map(words, couple)
    known = {each.name: each.target for each in segments(source, target, ()) if each.target}
    found = segments(source, "", ())
    units = [replace(unit(each, LANGS, (), ()), target=known.get(each.name, "")) for each in found]
    told = take(source, "", found, units, LANGS)
    again = {each.name: plain(each.target) for each in segments(source, told.text, ()) if each.target}
    left = {each.name for each in told.left}
    assert again.items() >= {name: plain(each) for name, each in known.items() if name not in left}.items()
    assert len(left) <= 1
