"""Parts of files, as the script of the search asks for them."""

from __future__ import annotations

import pytest

from nhipcau.web.ranges import asked, content_range


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-3", slice(0, 4)),
        ("bytes=5-9", slice(5, 10)),
        ("bytes=5-99", slice(5, 10)),
        ("bytes=10-12", None),
        ("bytes=4-3", None),
        ("bytes=-3", None),
        ("bytes=0-1,4-5", None),
        ("bytes=0-", None),
        ("lines=0-3", None),
        ("bytes=٠-٣", None),
        ("bytes=0-" + "9" * 5000, None),
        ("", None),
    ],
)
def test_a_part_is_within_the_file_and_what_is_asked_otherwise_is_passed_over(
    header: str, part: slice | None
) -> None:
    assert asked(header, 10) == part


def test_an_empty_file_has_no_parts() -> None:
    assert asked("bytes=0-0", 0) is None


def test_a_part_is_told_by_its_first_and_last_byte_and_the_size_of_all() -> None:
    assert content_range(slice(5, 10), 10) == "bytes 5-9/10"
