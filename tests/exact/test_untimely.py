"""What only a clock can find wrong is found by every build, whatever it remembers of an earlier one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.machine import tree
from nhipcau.model import Refused
from nhipcau.reading.clock import PAST, untimely
from nhipcau.reading.folder import Mention
from tests.exact.workshop import Workshop
from tests.model.making import at

NOW = at("2024-10-20 00:00")
DAYS = st.integers(-400, 400).map(lambda days: NOW.date() + timedelta(days=days))


@given(st.lists(DAYS, max_size=5))
def test_each_anniversary_of_what_has_not_happened_yet_is_an_error_and_no_other(days: list[date]) -> None:
    founded = [
        Mention(PAST, day.isoformat(), f"{number}.md", 3, "founded") for number, day in enumerate(days)
    ]
    told = list(untimely(founded, NOW))
    assert [problem.file for problem in told] == [
        f"{number}.md" for number, day in enumerate(days) if day > NOW.date()
    ]
    assert all(f"{problem.text()}".count("still to come") == 1 for problem in told)


def test_what_happens_today_may_be_counted_from() -> None:
    today = Mention(PAST, "2024-10-20", "a.md", 3, "founded")
    assert not list(untimely([today], NOW))
    assert list(untimely([today], NOW - timedelta(seconds=1)))


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A site that counts from the 10th of October 2024, built on the 20th."""
    monkeypatch.setattr(tree, "SETTLED", 0)
    shop = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False})
    shop.registries()
    shop.piece("anniversaries", "ngay-moi", founded="2024-10-10")
    shop.build()
    return shop


@pytest.mark.parametrize("lost", ["nothing", "stamp", "reading.sqlite", "dependency_cache"])
def test_a_clock_put_back_is_told_though_nothing_is_read_anew_and_the_site_stands_as_it_was(
    shop: Workshop, lost: str
) -> None:
    before = shop.files()
    (shop.folder / "cache" / lost).unlink(missing_ok=True)
    shop.now = "2024-10-09T23:59+07:00"
    with pytest.raises(Refused, match="still to come"):
        shop.build()
    assert shop.files() == before
    with pytest.raises(Refused, match="still to come"):
        shop.cold()
    shop.now = "2024-10-10T00:00+07:00"
    assert shop.build() == shop.cold()
