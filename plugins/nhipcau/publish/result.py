"""The result: what became of a publication, as `nhipcau publish --json` answers programs, and as they read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from nhipcau.publish.release import NOTHING, Counts


@dataclass(frozen=True, slots=True)
class Objection:
    """Something wrong with the site, as a sentence in the language of the desk. `file` is relative to the project, and
    `line` counts from 1, 0 where none can be named."""

    file: str
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Coming:
    """When (aware) the site may next change by itself, and what happens then: "story: 2024-10-10-x"."""

    at: datetime
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishResult:
    """What became of a publication at a place.

    `published` is false where nothing was new, nothing was to be sent, or nothing could be; then `trouble` says why, or
    `refused` what is wrong with the site. `new`, `changed` and `gone` are paths; `warnings` are sentences on what
    failed after the release. `next` is None where the site stands at a fixed time.
    """

    place: str
    published: bool = False
    release: str = ""
    who: str = ""
    counts: Counts = NOTHING
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    trouble: str = ""
    refused: tuple[Objection, ...] = ()
    next: Coming | None = None

    @property
    def failed(self) -> bool:
        return bool(self.trouble or self.refused)


def encode(value: Any) -> str:
    """A dataclass as JSON, its moments in ISO 8601."""
    return json.dumps(asdict(value), ensure_ascii=False, default=lambda each: each.isoformat())


def decode(data: str | bytes) -> PublishResult:
    """The result that was encoded. ValueError where it is none."""
    try:
        found = json.loads(data)
        told: dict[str, Any] = {name: str(found[name]) for name in ("place", "release", "who", "trouble")}
        told |= {name: tuple(map(str, found[name])) for name in ("new", "changed", "gone", "warnings")}
        return PublishResult(
            **told,
            published=bool(found["published"]),
            counts=counts_of(found["counts"]),
            refused=objections_of(found["refused"]),
            next=coming_of(found["next"]),
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(str(fault)) from fault


def counts_of(found: Mapping[str, Any]) -> Counts:
    return Counts(**{field.name: int(found.get(field.name, 0)) for field in fields(Counts)})


def objections_of(found: Any) -> tuple[Objection, ...]:
    return tuple(Objection(str(each["file"]), int(each["line"]), str(each["sentence"])) for each in found)


def coming_of(found: Any) -> Coming | None:
    return found and Coming(datetime.fromisoformat(found["at"]), tuple(map(str, found["reasons"])))
