"""The newsroom: all that a running desk works with, made once."""

from __future__ import annotations

import fcntl
import os
import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nhipcau.desk.accounts import Accounts
from nhipcau.desk.approval import Approvals
from nhipcau.desk.declined import Declined
from nhipcau.desk.following import Following
from nhipcau.desk.history import History
from nhipcau.desk.inventory import MEMORY, Inventory
from nhipcau.desk.letterbox import LetterBox
from nhipcau.desk.memories import Memories
from nhipcau.desk.pieces import PieceAt, piece_at
from nhipcau.desk.publishing import Publishing
from nhipcau.desk.records import Records
from nhipcau.desk.registers import Registers
from nhipcau.desk.remote import Remote, remote_of
from nhipcau.desk.roles import ADMINISTRATOR, Member
from nhipcau.desk.saving import Saving
from nhipcau.desk.states import states
from nhipcau.desk.trying import Trials
from nhipcau.editing.rich import Understanding
from nhipcau.languages.voice import Voice
from nhipcau.live.builder import Builder
from nhipcau.model import Publication
from nhipcau.reading.source import N_
from nhipcau.rules.register import Register
from nhipcau.themes import theme_folders

FOLDER = ".desk"


@dataclass(frozen=True)
class Newsroom:
    """What a desk works with. `alone`: on one's own machine, where nobody signs in."""

    root: Path
    settings: Mapping[str, Any]
    publication: Publication
    records: Records
    accounts: Accounts
    approvals: Approvals
    letters: LetterBox
    history: History
    saving: Saving
    shelf: Inventory
    registers: Registers
    memories: Memories
    trials: Trials
    following: Following
    publishing: Publishing
    remote: Remote
    understanding: Understanding
    reading: threading.Lock
    """Held while something is understood: one reader serves all."""
    alone: Member | None

    @property
    def content(self) -> Path:
        return Path(self.settings["PATH"])

    @property
    def output(self) -> Path:
        return Path(self.settings["OUTPUT_PATH"])

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.publication.languages)

    @property
    def states(self) -> tuple[tuple[str, str], ...]:
        return states(self.settings)

    def now(self) -> datetime:
        return datetime.now(self.publication.clock)

    def piece(self, id: str) -> PieceAt:
        """The piece of that id; Declined where there is none."""
        return piece_at(self.content, self.publication, id)

    def noted(self, paths: Sequence[Path], said: str, who: Member) -> None:
        """Note files in the history; the log has it where the history cannot."""
        try:
            self.history.commit(paths, said, who)
        except Declined as trouble:
            self.records.note(who.name, "history failed", str(trouble.values.get("reason", "")))

    def keys(self) -> dict[str, set[str]]:
        """Every key that a text may name, by kind."""
        return self.shelf.keys() | self.registers.known()

    def register(self) -> Register:
        """What rules know of the registries and the events."""
        return self.registers.register(self.shelf.events())

    def troubled(self) -> dict[str, tuple[int, int]]:
        """How many errors and warnings the last build met, by the id of a piece."""
        found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        for problem in self.following.problems:
            id = problem.file.partition("/")[2]
            id = id if id in self.shelf.rows else id.rpartition("/")[0]
            found[id][problem.level != "error"] += 1
        return {id: (errors, warnings) for id, (errors, warnings) in found.items()}


def newsroom(
    root: Path, settings: Mapping[str, Any], publication: Publication, voice: Voice, builder: Builder
) -> Newsroom:
    """A desk for the site in a folder. Without accounts it is for one person, whom this machine's Git knows."""
    records = Records(root / FOLDER / "desk.sqlite")
    accounts, history = Accounts(records), History(root)
    content, cache = Path(settings["PATH"]), Path(settings["CACHE_PATH"])
    shelf = Inventory(content, publication, cache / MEMORY)
    watched = [content, *theme_folders(settings)]
    title = voice.say(N_("The site could not be built; this page is the last one that could."))
    return Newsroom(
        root=root,
        settings=settings,
        publication=publication,
        records=records,
        accounts=accounts,
        approvals=Approvals(records),
        letters=LetterBox(records),
        history=history,
        saving=Saving(records, history, voice),
        shelf=shelf,
        registers=Registers(content, publication),
        memories=Memories(content),
        trials=Trials(root / FOLDER / "trials", publication, settings),
        following=Following(builder, shelf, [path for path in watched if path.is_dir()], title),
        publishing=Publishing(root, records),
        remote=Remote(content, remote_of(settings), history, records),
        understanding=Understanding([kind.name for kind in publication.kinds]),
        reading=threading.Lock(),
        alone=None if accounts.any else _alone(history, voice),
    )


def _alone(history: History, voice: Voice) -> Member:
    name, email = history.me()
    user = os.environ.get("USER") or os.environ.get("USERNAME") or "me"
    return Member(user, name or user, ADMINISTRATOR, email, speaks=voice.language)


class OneDesk:
    """Sees to it that a site has one desk at a time; a second is told where the first is."""

    def __init__(self, root: Path) -> None:
        (root / FOLDER).mkdir(exist_ok=True)
        self._file = open(root / FOLDER / "lock", "a+", encoding="utf-8")  # noqa: SIM115  # held until the process ends

    def take(self, address: str) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.seek(0)
            where = self._file.read().strip() or "?"
            self.close()
            raise Declined(
                N_("A desk is open on this folder already, at {address}."), address=where
            ) from None
        self._file.truncate(0)
        self._file.write(address)
        self._file.flush()

    def close(self) -> None:
        self._file.close()
