"""What was not touched keeps its bytes: on the sample, and on random texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nhipcau.editing.composing import Edit, EditedPart, edited
from nhipcau.editing.cutting import CutText, cut
from nhipcau.editing.front_matter import Unwritable, values, with_field
from nhipcau.languages import normalise
from nhipcau.reading.source import Unreadable, read_source

ROOT = Path(__file__).parents[2]
SAMPLE = sorted((ROOT / "content").rglob("*.md"))
LINES = st.sampled_from(
    [
        "",
        "",
        "   ",
        "\t",
        "Lễ khai mạc lúc 9 giờ.",
        "*nghiêng* **đậm** `mã`",
        "## Chương trình",
        "- một",
        "  - trong",
        "1. nhất",
        "> trích",
        "| a | b |",
        "|---|---|",
        "```",
        "~~~ text",
        "<div>",
        "</div>",
        "<!-- lời -->",
        "[^1]: chú thích",
        "    thụt vào",
        ":   nghĩa",
        "---",
        "title: Lễ",
        "topics: [a, b]  # hai",
        "![Ảnh](a.jpg)",
        '![Phim](a.mp4 "Lời. Phim: An")',
        '![Phim](https://youtu.be/abcdefghijk){poster="a.jpg"}',
        "đuôi\r",
        "\ufeff",
        "a\x0bb\u2028c",
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=25).map("\n".join),
    st.lists(LINES, max_size=20).map(lambda lines: "\n".join(["---", "title: Lễ", "---", "", *lines])),
    st.text(max_size=200),
)
NAMES = st.sampled_from(["title", "topics", "date", "summary", "programme", "corrections", "strip", "status"])
SCALARS = st.one_of(
    st.sampled_from(
        ["", "null", "~", "yes", "a: b", "# x", "[a", "{b}", "'c", '"d', "- e", "2024-10-10", "a, b"]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=30
    ),
).map(lambda words: normalise(" ".join(words.split())).strip())
WORDS = SCALARS.filter(bool)
VALUES = st.one_of(
    SCALARS,
    st.lists(WORDS, max_size=4),
    st.lists(st.fixed_dictionaries({"time": WORDS, "text": WORDS}), min_size=1, max_size=3),
    st.fixed_dictionaries({"from": WORDS, "until": WORDS}),
)


def kept(sheet: CutText) -> list[EditedPart]:
    return [EditedPart(kept=number) for number in range(len(sheet.blocks))]


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


@given(TEXTS)
@example("---\n---")
@example("\n\n\r\n")
def test_the_parts_of_a_text_are_the_text(text: str) -> None:
    assert cut(text).text == text


@given(TEXTS)
def test_a_text_of_which_nothing_was_touched_is_what_it_was(text: str) -> None:
    sheet = cut(text)
    assert edited(sheet, Edit(tuple(kept(sheet)), {})).text == text


@given(TEXTS, st.data())
def test_one_edited_paragraph_changes_its_own_lines_only(text: str, data: st.DataObject) -> None:
    sheet = cut(text)
    if not sheet.blocks:
        return
    number = data.draw(st.integers(0, len(sheet.blocks) - 1))
    parts = kept(sheet)
    parts[number] = EditedPart(source="Một đoạn khác hẳn.")
    before = sheet.opening + sheet.front + sheet.closing
    before += "".join(block.source + block.after for block in sheet.blocks[:number])
    after = text[len(before) + len(sheet.blocks[number].source) :]
    assert edited(sheet, Edit(tuple(parts), {})).text == before + "Một đoạn khác hẳn." + after


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_in_the_sample_each_paragraph_can_be_edited_alone(path: Path) -> None:
    text = text_of(path)
    sheet = cut(text)
    assert sheet.blocks
    assert sheet.text == text
    for number, block in enumerate(sheet.blocks):
        parts = kept(sheet)
        parts[number] = EditedPart(source="Khác.")
        after = edited(sheet, Edit(tuple(parts), {}))
        assert [each.source for each in after.blocks] == [
            "Khác." if at == number else each.source for at, each in enumerate(sheet.blocks)
        ]
        assert len(after.text) - len(text) == len("Khác.") - len(block.source)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_in_the_sample_each_field_can_be_edited_alone(path: Path) -> None:
    sheet = cut(text_of(path))
    for name in values(sheet.front):
        lines = sheet.front.split("\n")
        after = with_field(sheet, name, 'Lời: "mới" # hẳn').front.split("\n")
        changed = [line for line in after if line not in lines]
        assert len(changed) == 1
        assert changed[0].startswith(f"{name}:")


@given(st.lists(st.tuples(NAMES, VALUES), max_size=6, unique_by=lambda pair: pair[0]), NAMES, VALUES)
def test_a_field_gets_its_value_and_no_other_changes(
    fields: list[tuple[str, object]], name: str, value: object
) -> None:
    sheet = cut("Thân bài.\n")
    for each, told in fields:
        sheet = with_field(sheet, each, told)  # type: ignore[arg-type]
    before = values(sheet.front)
    after = values(with_field(sheet, name, value).front)  # type: ignore[arg-type]
    assert {key: each for key, each in after.items() if key != name} == {
        key: each for key, each in before.items() if key != name
    }
    assert after.get(name, "") == value or not value


@given(TEXTS, NAMES, VALUES)
def test_of_any_front_matter_one_field_is_edited_or_nothing(text: str, name: str, value: object) -> None:
    sheet = cut(text)
    try:
        after = with_field(sheet, name, value)  # type: ignore[arg-type]
    except Unwritable:
        return
    assert after.blocks == sheet.blocks
    try:
        source, _ = read_source(after.text.encode("utf-8", "surrogatepass"), "a.md")
    except (Unreadable, UnicodeEncodeError):
        return
    assert name not in source.fields or source.fields[name].raw == value or after == sheet


def test_a_comment_beside_a_value_and_the_ends_of_lines_stay() -> None:
    text = "---\r\nstatus: draft   # giữ bài lại\r\ntitle: Lễ\r\n---\r\n\r\nThân bài.\r\n"
    after = with_field(cut(text), "status", "published").text
    assert after == text.replace("draft", "published")
    assert with_field(cut(text), "date", "2024-10-10", ("title", "date")).text == text.replace(
        "title: Lễ\r\n", "title: Lễ\r\ndate: 2024-10-10\r\n"
    )


def test_two_lists_that_came_to_stand_side_by_side_stay_two() -> None:
    sheet = cut("- một\n- hai\n\nLời.\n\n- ba\n")
    after = edited(sheet, Edit((EditedPart(0), EditedPart(2)), {})).text
    assert after == "- một\n- hai\n\n<!-- -->\n\n- ba\n"
