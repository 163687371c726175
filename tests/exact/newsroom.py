"""A newsroom in random order: what its people do to content, registries, settings and time, as rules of a machine."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from PIL import Image

from nhipcau.machine import tree
from nhipcau.reading import content_cache
from nhipcau.search import volumes
from tests.exact.workshop import Workshop

# Each in a month of its own: two stories of one month with one slug would claim one address.
DAYS = st.sampled_from(["2022-11-30", "2023-02-03", "2024-01-31", "2024-08-10", "2024-09-19", "2024-10-25"])
SLUGS = st.sampled_from(["a", "b", "c", "d"])
LANGS = st.sampled_from(["vi", "en", "vi en"])
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "topics": st.lists(st.sampled_from(["chu-de-0", "chu-de-1", "chu-de-2"]), unique=True, max_size=3),
    "events": st.just(["le-hoi"]),
    "anniversaries": st.sampled_from([["ngay-lon"], ["ram"], ["ngay-lon", "ram"]]),
    "section": st.sampled_from(["tin", "van-hoa"]),
    "people": st.sampled_from([["an"], ["lan"]]),
    "status": st.just("draft"),
    "featured": st.sampled_from([True, {"until": "2024-10-22"}, {"until": "2024-10-31", "size": "full"}]),
    "release": st.sampled_from(["2024-10-26 06:00", {"en": "+6h"}, {"vi": "2024-10-26 06:00", "en": "+2d"}]),
    "together": st.just(True),
    "aliases": st.just(["/cu/bai.html"]),
    "cover": st.just("anh.jpg"),
}
BODIES = st.sampled_from(
    [
        "Một đoạn văn.",
        "## Một mục\n\n- một\n- hai\n\n[Lễ hội]({event}le-hoi) và []({anniversary}ngay-lon).",
        "Gặp []({person}an) ở [chủ đề]({topic}chu-de-0).\n\n| a | b |\n|---|--:|\n| 1 | 2 |",
    ]
)
EVENTS: dict[str, st.SearchStrategy[Any]] = {
    "recurrence": st.sampled_from(["FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;COUNT=2"]),
    "status": st.sampled_from(["cancelled", "postponed"]),
    "topics": st.just(["chu-de-1"]),
    "anniversaries": st.just(["ngay-lon"]),
    "announced": st.sampled_from(["2024-10-01 09:00", "2020-03-04"]),
    "strip": st.sampled_from([{"before": 3, "after": 1}, {"from": "2024-10-01", "until": "2024-10-31"}]),
}
STARTS = st.sampled_from(
    ["2024-10-20 11:00", "2024-10-25 09:00", "2025-02-03 09:00", "2021-05-01 09:00", "2026-12-31 23:00"]
)
CLOCKS = st.sampled_from(
    [
        "2024-10-20T12:00+07:00",
        "2024-10-26T07:00+07:00",
        "2024-10-31T23:59+07:00",  # the last minute of a month of the search, and the first of the next
        "2024-11-01T00:00+07:00",
        "2025-01-01T00:00+07:00",
        "2025-02-03T00:00+07:00",  # the story of two years before is old from now on
        "2025-03-01T00:00+07:00",
        "2026-09-19T08:00+07:00",
    ]
)


@contextmanager
def nothing_needs_rest() -> Iterator[None]:
    """What was written an instant ago is trusted by its time of change: here nobody writes twice within a tick. Python
    keeps no compiled modules, since it would take two edits of one second for one. And a few stories fill the volumes
    of the search, their lots and files, so that there are edges to go over."""
    with (
        patch.multiple(volumes, SMALL=1, FILE=1, FULL=3, LOT=2),
        patch.object(tree, "SETTLED", 0),
        patch.object(content_cache, "SETTLED", 0),
        patch.object(sys, "dont_write_bytecode", True),
    ):
        yield


class Newsroom(RuleBasedStateMachine):
    """Some years in a newsroom. Most of its steps do something: they take what is there."""

    # An example that is all zeros is always the first to be tried, and would be one rule again and again.
    @initialize(begun=st.integers(0, 63).map(bool))
    def open(self, begun: bool) -> None:
        assume(begun)
        self.folder = Path(tempfile.mkdtemp(prefix="nhipcau-"))
        # That pictures come out the same each time is tried in tests/pictures: here all builds share them.
        shared = {"PICTURE_CACHE": str(self.folder / "pictures"), "SOCIAL_CARDS": False}
        self.shop = Workshop(self.folder, settings={"PAGE_SIZE": 2} | shared)
        self.stories: dict[str, tuple[str, str, dict[str, Any]]] = {}
        self.shop.own_theme()
        self.shop.registries()
        self.shop.piece("events", "le-hoi", start="2024-10-25 09:00", end="2024-10-25 11:00")
        self.shop.piece("anniversaries", "ngay-lon", founded="1954-10-10", strip={"before": 9, "after": 5})
        self.shop.piece("anniversaries", "ram", founded="15/8 lunar")
        self._write("2024-01-01-dau-tien", "vi en", "Một đoạn văn.", {"topics": ["chu-de-3"]})
        self.furnish()

    def furnish(self) -> None:
        """What else there is on the first day."""

    def _write(self, key: str, langs: str, body: str, facts: dict[str, Any]) -> None:
        if any("aliases" in others for other, (_, _, others) in self.stories.items() if other != key):
            facts.pop("aliases", None)  # one old address leads to one story
        shutil.rmtree(self.shop.content / "stories" / key[:4] / key, ignore_errors=True)
        folder = self.shop.story(key, langs, body, **facts)
        if "cover" in facts:
            Image.new("RGB", (40, 30), "red").save(folder / "anh.jpg")
        self.stories[key] = langs, body, facts

    def _one(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.stories)), "story")

    @rule(day=DAYS, slug=SLUGS, langs=LANGS, facts=st.fixed_dictionaries({}, optional=FACTS), body=BODIES)
    def write_or_rewrite_a_story(
        self, day: str, slug: str, langs: str, facts: dict[str, Any], body: str
    ) -> None:
        self._write(f"{day}-{slug}", langs, body, facts)

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), name=st.sampled_from(sorted(FACTS)))
    def change_one_fact_of_a_story(self, data: st.DataObject, name: str) -> None:
        """Its section, what makes it kin to others, whether it is out, …"""
        key = self._one(data)
        langs, body, facts = self.stories[key]
        less = {each: fact for each, fact in facts.items() if each != name}
        self._write(key, langs, body, less if name in facts else {**less, name: data.draw(FACTS[name])})

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), colour=st.sampled_from(["red", "blue"]))
    def take_another_photo(self, data: st.DataObject, colour: str) -> None:
        key = self._one(data)
        if "cover" in self.stories[key][2]:
            path = self.shop.content / "stories" / key[:4] / key / "anh.jpg"
            Image.new("RGB", (40, 30), colour).save(path)

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), new=SLUGS)
    def rename_a_story(self, data: st.DataObject, new: str) -> None:
        key = self._one(data)
        renamed = f"{key[:10]}-{new}"
        if renamed not in self.stories:
            stories = self.shop.content / "stories" / key[:4]
            (stories / key).rename(stories / renamed)
            self.stories[renamed] = self.stories.pop(key)

    @precondition(lambda self: self.stories)
    @rule(data=st.data())
    def delete_a_story(self, data: st.DataObject) -> None:
        key = self._one(data)
        folder = self.shop.content / "stories" / key[:4]
        shutil.rmtree(folder / key)
        if not any(folder.iterdir()):
            folder.rmdir()
        del self.stories[key]

    @precondition(lambda self: self.stories)
    @rule(data=st.data())
    def delete_a_year(self, data: st.DataObject) -> None:
        year = self._one(data)[:4]
        shutil.rmtree(self.shop.content / "stories" / year)
        self.stories = {key: known for key, known in self.stories.items() if key[:4] != year}

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), day=DAYS)
    def date_a_story_anew(self, data: st.DataObject, day: str) -> None:
        """Back, mostly: into a month that the search has put aside."""
        key = self._one(data)
        dated = f"{day}{key[10:]}"
        if dated not in self.stories:
            target = self.shop.content / "stories" / day[:4] / dated
            target.parent.mkdir(exist_ok=True)
            (self.shop.content / "stories" / key[:4] / key).rename(target)
            self.stories[dated] = self.stories.pop(key)

    @rule(start=STARTS, facts=st.fixed_dictionaries({}, optional=EVENTS))
    def move_or_change_the_event(self, start: str, facts: dict[str, Any]) -> None:
        self.shop.piece("events", "le-hoi", start=start, end=start[:10] + " 23:30", **facts)

    @rule(founded=st.sampled_from(["1954-10-10", "1975-10-25", "10/9 lunar"]))
    def find_out_when_it_was(self, founded: str) -> None:
        self.shop.piece("anniversaries", "ngay-lon", founded=founded, strip={"before": 9, "after": 5})

    @rule(
        entry=st.sampled_from(
            [("topics", "Chủ đề 0"), ("sections", "Văn hóa"), ("sections", "Tin"), ("people", "Trần An")]
        ),
        word=SLUGS,
    )
    def rename_an_entry(self, entry: tuple[str, str], word: str) -> None:
        registry = self.shop.content / "registry" / f"{entry[0]}.toml"
        registry.write_text(registry.read_text().replace(f'vi = "{entry[1]}', f'vi = "{entry[1]}{word}'))

    @rule(clock=CLOCKS)
    def time_passes(self, clock: str) -> None:
        self.shop.now = clock

    @rule(size=st.sampled_from([1, 2, 3]), years=st.sampled_from([0, 1, 2]))
    def change_a_setting(self, size: int, years: int) -> None:
        self.shop.settings |= {"PAGE_SIZE": size, "AGE_NOTICE_YEARS": years}

    @rule()
    def nothing_happens(self) -> None:
        """A build of the same again."""

    def teardown(self) -> None:
        if hasattr(self, "shop"):
            self.shop.forget()
            shutil.rmtree(self.folder, ignore_errors=True)
