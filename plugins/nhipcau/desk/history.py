"""History: every save that counts is a commit by its author. Git is asked as a program, and may be missing."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from nhipcau.convert.spelling import understood
from nhipcau.desk.declined import Declined
from nhipcau.desk.roles import Member
from nhipcau.reading.source import N_

PATIENCE = 60.0
LOCKED = 5
"""How many times, a second apart, a lock is waited for that another Git holds."""
APART = "\x1f"
NEVER = datetime.fromtimestamp(0, UTC)
QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C.UTF-8", "GIT_OPTIONAL_LOCKS": "0"}


@dataclass(frozen=True, slots=True)
class Version:
    """A commit: its id, who made it and when (aware), and what it says."""

    id: str
    who: str
    at: datetime
    said: str


class History:
    """The history of a site's folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.committed: Callable[[], None] = lambda: None
        """Called after each commit."""
        self.lock = threading.RLock()
        """Held while files are written that belong together, and while Git moves them on."""

    @property
    def there(self) -> bool:
        """Whether the folder lies in a repository, and Git can be asked."""
        try:
            return self.git("rev-parse", "--is-inside-work-tree").strip() == "true"
        except Declined:
            return False

    def me(self) -> tuple[str, str]:
        """Name and address of whom this machine's Git knows."""
        told = []
        for name in ("user.name", "user.email"):
            try:
                told.append(self.git("config", name).strip())
            except Declined:
                told.append("")
        return told[0], told[1]

    def commit(self, paths: Sequence[Path], said: str, who: Member) -> str:
        """Note those files as they are now; the commit's id, "" where nothing is new. Declined where that cannot be."""
        names = [path.relative_to(self._root).as_posix() for path in paths]
        email = who.email or f"{who.name}@desk.invalid"
        person = (("user.name", who.shown or who.name), ("user.email", email), ("commit.gpgsign", "false"))
        settings = [part for key, value in person for part in ("-c", f"{key}={value}")]
        with self.lock:
            self._patiently("add", "--all", "--", *names)
            if not self.git("status", "--porcelain", "--", *names).strip():
                return ""
            self._patiently(*settings, "commit", "--quiet", "--message", said, "--only", "--", *names)
            id = self.git("rev-parse", "HEAD").strip()
        self.committed()
        return id

    def versions(self, folder: Path, limit: int = 100) -> list[Version]:
        """The commits that changed something in a folder, the latest first."""
        shape = APART.join(("%H", "%an", "%at", "%s"))
        said = self.git("log", f"--max-count={limit}", f"--format={shape}", "--", self._named(folder))
        return [_version(line) for line in said.splitlines() if line.count(APART) == 3]

    def knows(self, path: Path) -> bool:
        """Whether anything there is in the history, be it gone from the disk."""
        try:
            return bool(self.git("ls-files", "--", self._named(path)).strip())
        except Declined:
            return False

    def text(self, id: str, file: Path) -> str | None:
        """What a file said in a version; None where it was not there."""
        if not id.isalnum():
            return None
        try:
            said = self.git("show", f"{id}:./{self._named(file)}")
        except Declined:
            return None
        return understood(said.encode("utf-8", "surrogateescape"))[0]

    def _named(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _patiently(self, *words: str) -> None:
        """Ask again while another Git holds the lock."""
        for tries in range(LOCKED):
            try:
                self.git(*words)
                return
            except Declined as trouble:
                if "index.lock" not in str(trouble.values.get("reason", "")) or tries == LOCKED - 1:
                    raise
                time.sleep(1)

    def merge_tree(self, theirs: str) -> tuple[str, list[str]]:
        """The tree of a merge with another commit, and the files in it that both changed in one place. Nothing on
        the disk changes."""
        done = self._run(
            ("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", "HEAD", theirs), {}, ""
        )
        if done.returncode not in (0, 1):
            raise Declined(N_("Git refused: {reason}"), reason=done.stderr.decode("utf-8", "replace")[-500:])
        tree, *files = done.stdout.decode("utf-8", "surrogateescape").split("\0")
        return tree, list(dict.fromkeys(each for each in files if each))

    def git(self, *words: str, more: Mapping[str, str] = MappingProxyType({}), given: str = "") -> str:
        done = self._run(words, more, given)
        if done.returncode:
            reason = (
                done.stderr.decode("utf-8", "replace").strip()
                or done.stdout.decode("utf-8", "replace").strip()
            )
            if "index.lock" in reason:
                message = N_("Another Git is at work in this folder, or was stopped there: {reason}")
            else:
                message = N_("Git refused: {reason}")
            raise Declined(message, reason=reason[-500:])
        return done.stdout.decode("utf-8", "surrogateescape")

    def _run(
        self, words: Sequence[str], more: Mapping[str, str], given: str
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", *words],
                cwd=self._root,
                env=os.environ | QUIET | dict(more),
                capture_output=True,
                input=given.encode("utf-8", "surrogateescape"),
                check=False,
                timeout=PATIENCE,
            )
        except FileNotFoundError:
            raise Declined(
                N_("Git is not installed on this machine, and without it there is no history.")
            ) from None
        except subprocess.TimeoutExpired:
            raise Declined(N_("Git did not answer within a minute.")) from None


def _version(line: str) -> Version:
    id, who, at, said = line.split(APART)
    return Version(id, who, datetime.fromtimestamp(int(at), UTC) if at.isdigit() else NEVER, said)
