"""How things stand with a place that somebody watches over, in a small file for people and for monitoring."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nhipcau.publish.release import NOTHING, Counts
from nhipcau.publish.result import Coming, Objection, coming_of, counts_of, objections_of

SILENT = timedelta(minutes=3)
"""Without a sign of life for so long, nobody watches any more."""
WAITING, PUBLISHING, STOPPED = "waiting", "publishing", "stopped"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing is published: `sentence`, or what is wrong with the site (`refused`), since when, how often it was
    tried, and when it will be again. `asked` is whether content had changed, `written` whether those whom it concerns
    were written to. Moments are aware."""

    since: datetime
    again: datetime
    sentence: str = ""
    refused: tuple[Objection, ...] = ()
    tries: int = 1
    asked: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True)
class WatchState:
    """How things stand. Moments are aware.

    `release` is what was last published from here, at `published`; `held` is the earlier one to which somebody went
    back since. `changed` and `stirred` are when content changed first and last that is not published yet.
    """

    place: str
    address: str
    process: int
    began: datetime
    seen: datetime
    doing: str = WAITING
    release: str = ""
    published: datetime | None = None
    counts: Counts = NOTHING
    held: str = ""
    changed: datetime | None = None
    stirred: datetime | None = None
    next: Coming | None = None
    failure: Failure | None = None

    def alive(self, now: datetime) -> bool:
        """Whether somebody still watches. `now` is aware."""
        return self.doing != STOPPED and now - self.seen < SILENT

    def well(self, now: datetime) -> bool:
        """Whether nobody need look after it."""
        return self.alive(now) and self.failure is None


def save(state: WatchState, file: Path) -> None:
    """Write it in the place of what the file held. `well` says for monitoring whether anything failed."""
    told = {**asdict(state), "well": state.well(state.seen)}
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_text(
        json.dumps(told, ensure_ascii=False, indent=1, default=lambda each: each.isoformat()) + "\n", "utf-8"
    )
    fresh.replace(file)


def recalled(file: Path) -> WatchState | None:
    """What was saved; None where there is nothing, or nothing that can be read."""
    try:
        found = json.loads(file.read_bytes())
        return WatchState(
            str(found["place"]),
            str(found["address"]),
            int(found["process"]),
            datetime.fromisoformat(found["began"]),
            datetime.fromisoformat(found["seen"]),
            str(found["doing"]),
            str(found["release"]),
            _moment(found["published"]),
            counts_of(found["counts"]),
            str(found["held"]),
            _moment(found["changed"]),
            _moment(found["stirred"]),
            coming_of(found["next"]),
            _failure(found["failure"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _moment(found: Any) -> datetime | None:
    return found and datetime.fromisoformat(found)


def _failure(found: Any) -> Failure | None:
    return found and Failure(
        datetime.fromisoformat(found["since"]),
        datetime.fromisoformat(found["again"]),
        str(found["sentence"]),
        objections_of(found["refused"]),
        int(found["tries"]),
        bool(found["asked"]),
        bool(found["written"]),
    )
