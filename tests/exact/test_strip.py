"""The strip comes and leaves by itself, on time, and the archive is not printed anew for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.exact.workshop import Workshop, changed

LAST_MOMENT = "2024-10-22T23:59:59.999999+07:00"
MIDNIGHT = "2024-10-23T00:00+07:00"
STORY = re.compile(r"(en/)?\d{4}/\d{2}/")
NUMBERED = re.compile(r"/(trang|page)/\d+/")


def newspaper(folder: Path, stories: int = 12) -> Workshop:
    """A site on which nothing but the strip changes in the autumn of 2024."""
    shop = Workshop(folder, settings={"PAGE_SIZE": 2})
    shop.registries()
    for n in range(stories):
        shop.story(f"2024-01-{n + 1:02}-bai-{n}", topics=["chu-de-0"])
    strip = {"from": "2024-10-08", "until": "2024-10-22"}
    shop.piece("events", "le-hoi", start="2025-05-01", end="2025-05-02", strip=strip)
    return shop


def at(shop: Workshop, now: str) -> dict[str, str]:
    shop.now = now
    return shop.build()


def test_an_entry_leaves_at_the_midnight_after_its_last_day_and_not_before(tmp_path: Path) -> None:
    shop = newspaper(tmp_path)
    inside = at(shop, "2024-10-22T08:00+07:00")
    assert 'href="/su-kien/le-hoi-vi/"' in strip_of(shop, "index.html")
    assert at(shop, LAST_MOMENT) == inside
    after = at(shop, MIDNIGHT)
    assert {"index.html", "en/index.html", "su-kien/index.html"} <= changed(inside, after)
    assert not strip_of(shop, "index.html")


def test_an_entry_comes_with_the_midnight_of_its_first_day(tmp_path: Path) -> None:
    shop = newspaper(tmp_path)
    before = at(shop, "2024-10-07T23:59:59+07:00")
    assert at(shop, "2024-10-07T08:00+07:00") == before
    assert "index.html" in changed(before, at(shop, "2024-10-08T00:00+07:00"))
    assert 'href="/en/events/le-hoi-en/"' in strip_of(shop, "en/index.html")


def test_no_story_and_no_numbered_page_changes_with_the_strip(tmp_path: Path) -> None:
    shop = newspaper(tmp_path)
    touched = changed(at(shop, LAST_MOMENT), at(shop, MIDNIGHT))
    assert touched
    assert [path for path in touched if STORY.match(path) or NUMBERED.search(path)] == []


@pytest.mark.slow
def test_a_change_of_the_strip_costs_the_same_whatever_the_size_of_the_archive(tmp_path: Path) -> None:
    small, large = newspaper(tmp_path / "small", 10), newspaper(tmp_path / "large", 30)
    costs = [changed(at(shop, LAST_MOMENT), at(shop, MIDNIGHT)) for shop in (small, large)]
    assert costs[0] == costs[1]


def strip_of(shop: Workshop, path: str) -> str:
    """The HTML of the strip on a page, "" where there is none."""
    found = re.search(
        r'<nav class="strip".*?</nav>', (shop.folder / "output" / path).read_text(encoding="utf-8"), re.S
    )
    return found[0] if found else ""
