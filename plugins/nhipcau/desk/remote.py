"""A remote: what was saved here is pushed there, and what others pushed is joined with what is here.

Both are merged beside the working tree, and the tree is moved on only when all is joined: nobody meets half a merge.
Of a text that both changed in the same paragraph, the remote's version stands, and ours is its author's draft again, so
that the editor shows both when they save.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from nhipcau.desk.declined import Declined
from nhipcau.desk.history import History
from nhipcau.desk.records import Records
from nhipcau.desk.states import FILE, PieceStanding, joined, spelt
from nhipcau.editing.cutting import cut
from nhipcau.editing.merging import merged
from nhipcau.reading.plain_files import LANGUAGE_FILE
from nhipcau.reading.source import N_

ROUND = 60.0
"""Seconds between two looks at the remote; a save is pushed at once."""
TRIES = 3
"""How often somebody else may push between our look and our push."""
TAB = "remote{:012d}"


@dataclass(frozen=True, slots=True)
class Sides:
    """A file as both left it, and as both found it."""

    base: str
    ours: str
    theirs: str


class Remote:
    """Keeps a repository and one of its remotes alike, in a thread of its own; `trouble` is why it could not."""

    def __init__(self, content: Path, name: str, history: History, records: Records) -> None:
        self._content, self._name, self._history, self._records = content, name, history, records
        self._wake, self._end = threading.Event(), threading.Event()
        history.committed = self._wake.set
        self.trouble: Declined | None = None

    def start(self) -> None:
        if self._name:
            threading.Thread(target=self._work, name="remote", daemon=True).start()

    def stop(self) -> None:
        self._end.set()
        self._wake.set()

    def _work(self) -> None:
        while not self._end.is_set():
            try:
                self.agree()
                self.trouble = None
            except Declined as trouble:
                self.trouble = trouble
            self._wake.wait(ROUND)
            self._wake.clear()

    def agree(self) -> None:
        """Join what the remote has, and push what it has not. Declined where that cannot be."""
        git = self._history.git
        branch = git("symbolic-ref", "--short", "HEAD").strip()
        for tries in range(TRIES):
            theirs = self._fetched(branch)
            if theirs:
                with self._history.lock:
                    self._join(theirs)
            head = git("rev-parse", "HEAD").strip()
            try:
                if head != theirs:
                    git("push", "--quiet", self._name, f"{head}:refs/heads/{branch}")
            except Declined:
                if tries == TRIES - 1:
                    raise
                continue
            git("update-ref", self._agreed, head)
            return

    @property
    def _agreed(self) -> str:
        """Where both stood when they were alike last."""
        return f"refs/nhipcau/desk/{self._name}"

    def _fetched(self, branch: str) -> str:
        """What the remote has; "" where it is empty. Declined where its history is another than it was."""
        git = self._history.git
        if not git("ls-remote", "--heads", self._name, branch).strip():
            return ""
        git("fetch", "--quiet", self._name, branch)
        theirs = git("rev-parse", "FETCH_HEAD").strip()
        known = git("for-each-ref", "--format=%(objectname)", self._agreed).strip()
        if known and git("merge-base", known, theirs).strip() != known:
            message = N_("the history of {remote} was rewritten: look at it, and then delete {ref}")
            raise Declined(message, remote=self._name, ref=self._agreed)
        return theirs

    def _join(self, theirs: str) -> None:
        git = self._history.git
        base = git("merge-base", "HEAD", theirs).strip()
        if base == theirs:
            return
        if base != git("rev-parse", "HEAD").strip():
            theirs = self._merged(base, theirs)
        git("merge", "--quiet", "--ff-only", theirs)

    def _merged(self, base: str, theirs: str) -> str:
        """A commit that has both; nothing on the disk has changed by it."""
        git = self._history.git
        tree, conflicts = self._history.merge_tree(theirs)
        joined = {path: self._settled(path, self._sides(path, base, theirs)) for path in conflicts}
        if joined:
            tree = self._with_files(tree, joined)
        said = ("-m", f"Merge {self._name}")
        return git("commit-tree", tree, "-p", "HEAD", "-p", theirs, *said).strip()

    def _sides(self, path: str, base: str, theirs: str) -> Sides:
        before, ours, other = (self._there(each, path) for each in (base, "HEAD", theirs))
        begun = before is None and path.rpartition("/")[2] == FILE  # by both, since they were alike last
        if ours is None or other is None or (before is None and not begun):
            raise Declined(N_("{path} was changed here and at the remote: join it by hand."), path=path)
        return Sides(before or "", ours, other)

    def _there(self, commit: str, path: str) -> str | None:
        try:
            return self._history.git("show", f"{commit}:{path}")
        except Declined:
            return None

    def _settled(self, path: str, sides: Sides) -> str:
        """What a file shall say; where both changed one place, what the remote says, and ours is a draft."""
        name = path.rpartition("/")[2]
        if name == FILE:
            standings = (_standing(text) for text in (sides.base, sides.ours, sides.theirs))
            return spelt(joined(*standings))
        language = LANGUAGE_FILE.fullmatch(name)
        inside = self._inside(path)
        if language is None or inside is None:
            raise Declined(N_("{path} was changed here and at the remote: join it by hand."), path=path)
        found = merged(cut(sides.base), cut(sides.ours), cut(sides.theirs))
        if not found.open:
            return found.sheet.text
        self._draft(inside.rpartition("/")[0], language[1] or "", sides)
        return sides.theirs

    def _inside(self, path: str) -> str | None:
        """The path of a file below the content; None where it lies elsewhere."""
        top = Path(self._history.git("rev-parse", "--show-toplevel").strip())
        file = top / path
        return file.relative_to(self._content).as_posix() if file.is_relative_to(self._content) else None

    def _draft(self, piece: str, lang: str, sides: Sides) -> None:
        saved = self._records.row(
            "SELECT who FROM log WHERE what = 'saved' ORDER BY on_what = ? DESC, number DESC LIMIT 1", piece
        )
        if saved is None:
            raise Declined(N_("{path} was changed here and at the remote: join it by hand."), path=piece)
        base, now, who = self._records.keep_text(sides.base), time.time(), str(saved[0])
        tab = TAB.format(int(now * 1000) % 10**12)
        self._records.write(
            "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(tab, piece, lang, who, base, sides.ours, now, now),
        )
        self._records.note(who, "draft again", piece)

    def _with_files(self, tree: str, files: Mapping[str, str]) -> str:
        with TemporaryDirectory(prefix="nhipcau-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            git = self._history.git
            git("read-tree", tree, more=index)
            for path, text in files.items():
                blob = git("hash-object", "-w", "--stdin", given=text).strip()
                git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", more=index)
            return git("write-tree", more=index).strip()


def _standing(text: str) -> PieceStanding:
    try:
        return PieceStanding.of_json(json.loads(text))
    except (ValueError, RecursionError):
        return PieceStanding()


def remote_of(settings: Mapping[str, object]) -> str:
    """The remote that the settings name; "" for none."""
    return str(settings.get("DESK_REMOTE") or "")
