"""A content file: text, cut into fields with their lines, and a body."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Problem
from nhipcau.reading.source import LIMIT, Source, Unreadable, read_source

FILE = "content/stories/2024/2024-05-01-x/index.vi.md"


def source(text: str) -> Source:
    return read_source(text.encode(), FILE)[0]


def refusal(data: bytes) -> Problem | None:
    """What is wrong with a file, where nothing of it can be used."""
    try:
        read_source(data, FILE)
    except Unreadable as bad:
        return bad.problem
    return None


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"---\n{text}\n---\nx".encode()))
def test_any_bytes_are_read_or_refused_with_a_place(data: bytes) -> None:
    problem = refusal(data)
    assert problem is None or (problem.file == FILE and problem.text())


def test_every_field_knows_its_line() -> None:
    found = source("---\ntitle: A\n\n# a remark\ntopics:\n  - hoa-binh\ndate: 2024-05-01\n---\n\nBody\n")
    assert {field.name: field.line for field in found.fields.values()} == {"title": 2, "topics": 5, "date": 7}


def test_the_body_knows_its_line() -> None:
    found = source("---\ntitle: A\n---\n\n\nOne\n\nTwo\n")
    assert found.body_line == 6
    assert (found.line_of("One"), found.line_of("Two"), found.line_of("nowhere")) == (6, 8, 6)


def test_a_value_is_the_text_that_was_written() -> None:
    found = source("---\nday: 2024-05-01\nflag: no\nnumber: 007\nlist: [1, yes]\n---\n")
    assert [field.raw for field in found.fields.values()] == ["2024-05-01", "no", "007", ["1", "yes"]]


def test_an_empty_field_is_no_field() -> None:
    assert source("---\ntitle:\ntopics: []\nslug: ''\n---\n").fields == {}


def test_what_is_read_is_normalised() -> None:
    text = "---\r\ntitle: " + unicodedata.normalize("NFD", "Hòa bình") + "\r\n---\r\nQÐ\u200b-UBND\r\n"
    found = source(text)
    assert found.fields["title"].raw == "Hòa bình"
    assert found.body == "QĐ-UBND\n"


def test_private_characters_which_mark_our_figures_never_get_in() -> None:
    assert source("---\ntitle: A\n---\n\ue0000\ue001").body == "0"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert "title" in read_source(b"\xef\xbb\xbf---\ntitle: A\n---\n", FILE)[0].fields


def test_a_rule_in_the_body_does_not_end_the_front_matter() -> None:
    assert source("---\ntitle: A\n---\nOne\n\n---\n\nTwo\n").body == "One\n\n---\n\nTwo\n"


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"", 1, 0, "The file is empty."),
        (b" \n \n", 1, 0, "The file is empty."),
        (b"title: A\n", 1, 0, "The front matter is missing"),
        (b"---\ntitle: A\n", 1, 0, "The front matter is missing"),
        (b"---\ntitle: a: b\n---\n", 2, 9, "The front matter is not valid YAML"),
        (b'---\ntitle: "a\n---\n', 2, 8, "The front matter is not valid YAML"),
        (b"---\n- a\n---\n", 2, 0, "The front matter must be lines"),
        (b"---\na: &x [*x]\n---\n", 2, 4, "The front matter is not valid YAML"),
        (b"---\ntitle: A\nslug: \x08\n---\n", 3, 0, "The front matter holds a control character"),
        (b"---\ntitle: A\n---\n\n\xff", 5, 0, "The file is not UTF-8 text"),
        (b"x" * (LIMIT + 1), 0, 0, "The file is too large"),
    ],
)
def test_a_file_that_cannot_be_used_says_where(data: bytes, line: int, column: int, message: str) -> None:
    with pytest.raises(Unreadable) as bad:
        read_source(data, FILE)
    problem = bad.value.problem
    assert (problem.line, problem.column) == (line, column)
    assert problem.text().startswith(message)


def test_aliases_of_aliases_are_refused_before_they_fill_the_memory() -> None:
    layers = "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
    )
    with pytest.raises(Unreadable) as bad:
        read_source(f"---\na: &a [x]\n{layers}---\n".encode(), FILE)
    assert "alias" in bad.value.problem.text()


def test_a_field_that_stands_twice_keeps_its_first_value_and_names_both_lines() -> None:
    found, problems = read_source(b"---\ntitle: A\ntitle: B\n---\n", FILE)
    assert found.fields["title"].raw == "A"
    assert [(problem.line, problem.text()) for problem in problems] == [
        (3, "The field “title” stands twice; the first is on line 2.")
    ]
