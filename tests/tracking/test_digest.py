"""Digests: equal values have one, values that differ in anything have two."""

from __future__ import annotations

import copy
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Output
from nhipcau.tracking.digest import Digester, Foreign
from tests.model.making import story

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Pair:
    left: object
    right: object = None


@dataclass(frozen=True)
class Couple:
    left: object
    right: object = None


@dataclass(frozen=True, slots=True)
class Labelled:
    digest: str
    parts: tuple[object, ...] = ()


@dataclass
class Loose:
    words: str = ""


def digest(value: object) -> bytes:
    return Digester().value(value)


def make(value: object) -> bytes:
    return repr(value).encode()


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.dates()
    | st.datetimes(timezones=st.just(timezone(timedelta(hours=7))))
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.builds(Pair, inner, inner)
        | st.builds(Couple, inner, inner)
    ),
    max_leaves=12,
)


def typed(value: object) -> object:
    """A value with its types written out: two values are the same to the press when these are equal."""
    if isinstance(value, tuple):
        return ("tuple", *map(typed, value))
    if isinstance(value, Pair | Couple):
        return (type(value).__name__, typed(value.left), typed(value.right))
    return (type(value).__name__, repr(value))


@given(VALUES)
def test_a_copy_has_the_digest_of_the_value(value: object) -> None:
    assert digest(value) == digest(copy.deepcopy(value))


@given(VALUES, VALUES)
def test_digests_are_equal_exactly_when_values_and_their_types_are(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (typed(one) == typed(other))


@given(st.lists(VALUES, max_size=6))
def test_what_was_seen_before_changes_no_digest(values: list[object]) -> None:
    fresh = [digest(value) for value in values]
    digester = Digester()
    assert [digester.value(value) for value in (*values, *values)] == fresh * 2


@given(VALUES)
def test_a_value_shared_in_two_places_counts_like_two_equal_ones(value: object) -> None:
    shared, apart = (value, value), (value, copy.deepcopy(value))
    assert digest(shared) == digest(apart)


def test_the_types_count() -> None:
    assert len({digest(value) for value in (1, True, "1", 1.0, (1,), None, "None", Pair(1), Couple(1))}) == 9


def test_nesting_counts() -> None:
    values = (
        ("a", "b"),
        (("a",), "b"),
        ("a", ("b",)),
        (("a", "b"),),
        ("ab",),
        ("a", "b", ()),
        (("a", "b"), ()),
    )
    assert len({digest(value) for value in values}) == len(values)


def test_a_day_is_neither_its_midnight_nor_its_text() -> None:
    assert len({digest(day) for day in (date(2024, 10, 10), datetime(2024, 10, 10), "2024-10-10")}) == 3


def test_one_instant_told_in_two_zones_is_two_values() -> None:
    moment = datetime(2024, 10, 10, 8, tzinfo=timezone(timedelta(hours=7)))
    assert digest(moment) != digest(moment.astimezone(UTC))


def test_a_value_with_a_digest_counts_by_it_alone() -> None:
    assert digest(Labelled("a", ("x",))) == digest(Labelled("a", ("y",)))
    assert digest(Labelled("a", ("x",))) != digest(Labelled("b", ("x",)))


def test_a_plain_value_with_a_digest_counts_by_its_fields_too() -> None:
    @dataclass(frozen=True)
    class Photo:
        url: str
        digest: str

    assert digest(Photo("/a.jpg", "same")) != digest(Photo("/b.jpg", "same"))


def test_a_story_counts_by_its_digest() -> None:
    assert digest(story("2024-01-01", "mot")) == digest(story("2024-01-01", "mot"))


@pytest.mark.parametrize(
    "value", [[], {}, set(), frozenset(), b"x", object(), Loose(), Labelled(""), timedelta(1)]
)
def test_what_may_change_behind_our_back_is_refused(value: object) -> None:
    with pytest.raises(Foreign):
        digest((value,))


def test_the_complaint_names_the_output_and_the_field() -> None:
    output = Output("en/index.html", (1, Pair(0, ("a", Pair([])))), make)
    with pytest.raises(TypeError, match=r"en/index\.html .* inputs\[1\]\.right\[1\]\.left is a list"):
        Digester().output(output)


def test_a_make_that_nobody_can_see_into_is_refused() -> None:
    for hidden in (lambda: b"", lambda value=1: b""):
        with pytest.raises(TypeError, match=r"a\.html .*make"):
            Digester().output(Output("a.html", (), hidden))


def test_an_output_counts_by_make_and_inputs_and_seed_and_not_by_path() -> None:
    one = Digester().output(Output("a", (1,), make))
    assert one == Digester().output(Output("b", (1,), make))
    assert one != Digester().output(Output("a", (2,), make))
    assert one != Digester().output(Output("a", (1,), digest))
    assert one != Digester(b"seed").output(Output("a", (1,), make))


def test_a_digest_is_the_same_in_another_process() -> None:
    code = (
        "from tests.tracking.test_digest import *; print(digest((Pair('ă', 1), date(2024, 1, 1), 1.5)).hex())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert answers == {digest((Pair("ă", 1), date(2024, 1, 1), 1.5)).hex() + "\n"}


@given(value=VALUES)
def test_where_python_no_longer_says_how_a_dataclass_was_made_digests_are_the_same(value: object) -> None:
    told = digest(value)
    kept = {kind: kind.__dataclass_params__ for kind in (Pair, Couple, Labelled, Loose)}  # type: ignore[attr-defined]
    for kind in kept:
        del kind.__dataclass_params__  # type: ignore[attr-defined]
    try:
        assert digest(value) == told
        with pytest.raises(Foreign):
            digest(Loose())
    finally:
        for kind, params in kept.items():
            kind.__dataclass_params__ = params  # type: ignore[attr-defined]
