"""No interleaving of writers loses a word: tabs that open, draft and save in any order, desks that are killed."""

from __future__ import annotations

import os
import re
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.desk.history import History
from nhipcau.desk.pieces import PieceAt, piece_at
from nhipcau.desk.records import Records
from nhipcau.desk.roles import Member
from nhipcau.desk.saving import Saving
from nhipcau.editing.composing import Edit, EditedPart, edited
from nhipcau.editing.cutting import cut
from nhipcau.languages.voice import Voice
from nhipcau.reading.settings import publication
from tests.conftest import Site

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
DONE = ("type", "type", "draft", "save", "kill", "outside")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(DONE),
        st.integers(0, 2),
        st.integers(0, 9),
    ),
    min_size=2,
    max_size=14,
)
"""What is done, by which tab, at which paragraph."""


class NoHistory(History):
    """The history is tried elsewhere, and a commit for each of a thousand saves takes minutes."""

    def commit(self, *given: Any) -> str:
        return ""


class Tab:
    """A page of a browser: the text that it began from, and the one before it."""

    def __init__(self, name: str) -> None:
        self.name, self.base, self.words = f"trang000{name}", "", ""
        self.sent = False


class Desk:
    """A desk that may be killed: all that is in memory is gone, and what is on the disk stays."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.numbers = count()
        self.tabs = {number: Tab(str(number)) for number in range(3)}
        self.typed: dict[str, int] = {}
        self.start()

    def start(self) -> None:
        self.records = Records(self._site.root / ".desk" / "desk.sqlite")
        self.records.write("PRAGMA synchronous=OFF")
        self.saving = Saving(self.records, NoHistory(self._site.root), Voice("en"))
        known = publication(self._site.settings())
        self.piece: PieceAt = piece_at(self._site.content, known, STORY)

    def open(self, tab: Tab) -> None:
        tab.words = self.piece.text("vi") or ""
        tab.base = self.records.keep_text(tab.words)

    def type(self, number: int, at: int) -> None:
        """A new word in a paragraph, or a paragraph of its own."""
        tab = self.tabs[number]
        if not tab.base:
            self.open(tab)
        sheet, word = cut(tab.words), f"từ{next(self.numbers)}"
        parts = [EditedPart(kept=each) for each in range(len(sheet.blocks))]
        place = at % (len(parts) + 1)
        if place < len(parts):
            parts[place] = EditedPart(source=f"{sheet.blocks[place].source} {word}")
        else:
            parts.append(EditedPart(source=word))
        tab.words = edited(sheet, Edit(tuple(parts), {})).text
        self.typed[word] = number

    def draft(self, number: int, at: int) -> None:
        tab = self.tabs[number]
        if tab.base:
            self.saving.keep_draft(
                tab.name, self.piece, "vi", Member(str(number), "", "writer"), tab.base, tab.words
            )

    def save(self, number: int, at: int) -> None:
        """Save, and take both where two changed one paragraph."""
        tab = self.tabs[number]
        if not tab.base:
            return
        self.draft(number, at)
        who = Member(str(number), "", "writer")
        given = {"vi": (tab.base, tab.words)}
        done = self.saving.save(tab.name, self.piece, given, who, {})
        if done.conflicts:
            done = self.saving.save(tab.name, self.piece, given, who, {"vi": ["both"] * 99})
        tab.words = done.texts["vi"]
        tab.base = self.records.keep_text(tab.words)

    def kill(self, number: int, at: int) -> None:
        self.records.close()
        self.start()

    def outside(self, number: int, at: int) -> None:
        """An editor, or a pull, adds a paragraph."""
        path, word = self.piece.text_file("vi"), f"từ{next(self.numbers)}"
        path.write_text(f"{path.read_text()}\n{word}\n")
        self.typed[word] = -1

    def everywhere(self) -> set[str]:
        """The words that are on the disk, in drafts, or before somebody."""
        drafts = [words for (words,) in self.records.rows("SELECT words FROM draft")]
        said = [self.piece.text("vi") or "", *drafts, *(tab.words for tab in self.tabs.values())]
        return set(re.findall(r"từ\d+", " ".join(said)))


@pytest.fixture
def lit(monkeypatch: pytest.MonkeyPatch) -> None:
    """No lights go out: who is killed leaves what the system has been given, and nobody waits for the disk itself."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.mark.slow
@pytest.mark.usefixtures("lit")
@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_no_word_is_lost_by_any_interleaving_of_writers(desk_site: Site, steps: list[Any]) -> None:
    path = desk_site.content / STORY / "index.vi.md"
    before = path.read_bytes()
    found = Desk(desk_site)
    try:
        for what, number, at in steps:
            getattr(found, what)(number, at)
            assert set(found.typed) <= found.everywhere()
        for number in found.tabs:
            found.save(number, 0)
        assert set(found.typed) <= set(re.findall(r"từ\d+", found.piece.text("vi") or ""))
    finally:
        found.records.write("DELETE FROM draft")
        found.records.close()
        path.write_bytes(before)
