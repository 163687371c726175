"""Publishing from the desk: `nhipcau publish` is run beside it, and what it says is told in the browser."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from nhipcau.desk.declined import Declined
from nhipcau.desk.records import Records
from nhipcau.reading.source import N_

PLAN, PUBLISH, ROLLBACK = "plan", "publish", "rollback"
ROUND = 5.0
"""Seconds between two looks at the clock."""
LAST = 30
"""Lines of what a command said that are shown."""


@dataclass(frozen=True, slots=True)
class PublishingJob:
    """What is being done, or was: `lines` is what was said meanwhile, `answer` what came of it, `failed` whether that
    was nothing; `ended` and `began` are seconds."""

    what: str
    who: str
    began: float
    lines: tuple[str, ...] = ()
    answer: dict[str, Any] = field(default_factory=dict)
    said: str = ""
    failed: bool = False
    ended: float = 0.0


class Publishing:
    """Runs one command at a time, now or when its hour comes. `settings` is the file that publishing goes by."""

    def __init__(self, root: Path, records: Records, settings: str = "publishconf.py") -> None:
        self._root, self._records, self._settings = root, records, settings
        self._end = threading.Event()
        self._lock = threading.Lock()
        self.job: PublishingJob | None = None

    @property
    def possible(self) -> bool:
        return (self._root / self._settings).is_file()

    def begin(self, what: str, who: str, *words: str, speaks: str = "") -> PublishingJob:
        """Begin; Declined where something is being done already."""
        with self._lock:
            if self.job and not self.job.ended:
                raise Declined(
                    N_("{who} is publishing just now. Wait until that is done."), 409, who=self.job.who
                )
            self.job = PublishingJob(what, who, time.time())
        threading.Thread(
            target=self._work, args=(what, who, words, speaks), name="publishing", daemon=True
        ).start()
        return self.job

    def releases(self, speaks: str = "") -> list[dict[str, Any]]:
        """The releases that readers can be shown again, the latest first. Declined, in a language, where no place can
        be asked."""
        done = subprocess.run(
            self._command("releases", ("--json",), speaks),
            cwd=self._root,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if done.returncode:
            raise Declined(
                N_("{reason}"), reason=done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "?"
            )
        try:
            found: list[dict[str, Any]] = json.loads(done.stdout)
        except ValueError:
            return []  # nothing was published yet, and that is a sentence
        return found

    # At a time

    @property
    def timed(self) -> tuple[float, str] | None:
        """When it is to be published, in seconds, and who said so."""
        row = self._records.row("SELECT at, who FROM timed")
        return (float(row[0]), str(row[1])) if row else None

    def at(self, moment: datetime | None, now: datetime, who: str) -> None:
        """Publish at that moment (aware), or not at any. Declined where it is past."""
        if moment and moment <= now:
            raise Declined(N_("That time is past. Publish now, or give a later one."))
        self._records.write("DELETE FROM timed")
        if moment:
            self._records.write("INSERT INTO timed VALUES ('', ?, ?)", moment.timestamp(), who)

    def keep_time(self) -> None:
        """See to it, in a thread, that what has its hour is published then; one that was missed while the desk was
        closed, or the clock jumped, as soon as it is open."""
        threading.Thread(target=self._watch, name="clock", daemon=True).start()

    def close(self) -> None:
        self._end.set()

    def _watch(self) -> None:
        while not self._end.wait(ROUND):
            self.look(time.time())

    def look(self, now: float) -> None:
        """Publish if the hour has come; where something else is at work, a round later."""
        timed = self.timed
        if timed and timed[0] <= now:
            with suppress(Declined):
                self.begin(PUBLISH, timed[1])
                self._records.write("DELETE FROM timed")

    def _command(self, name: str, words: Sequence[str], speaks: str) -> list[str]:
        spoken = ["-e", f'DESK_LANGUAGE="{speaks}"'] if speaks else []
        return [sys.executable, "-m", "nhipcau.commands.cli", name, *words, "-s", self._settings, *spoken]

    def _work(self, what: str, who: str, words: Sequence[str], speaks: str) -> None:
        name = "rollback" if what == ROLLBACK else "publish"
        options = ([] if what == ROLLBACK else ["--json"]) + (["--dry-run"] if what == PLAN else [])
        with subprocess.Popen(
            self._command(name, [f"--by={who}", *options, *words], speaks),
            cwd=self._root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
        ) as process:
            said, status = self._heard(process)
        if self.job:
            answer = _json(said) if not status else {}
            told = "" if answer else said
            self.job = replace(self.job, answer=answer, said=told, failed=bool(status), ended=time.time())

    def _heard(self, process: subprocess.Popen[str]) -> tuple[str, int]:
        """What a command answers, and its status; what it says meanwhile is told as it comes."""
        answered: list[str] = []
        reader = threading.Thread(target=lambda: answered.append(_all(process.stdout)), daemon=True)
        reader.start()
        for line in process.stderr or ():
            if line.strip() and self.job:
                self.job = replace(self.job, lines=(*self.job.lines, line.strip())[-LAST:])
        status = process.wait()
        reader.join()
        return "".join(answered).strip(), status


def _all(stream: Any) -> str:
    return str(stream.read())


def _json(said: str) -> dict[str, Any]:
    try:
        found = json.loads(said)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
