"""The public data: stories and events as records, which other programs read as JSON.

The fields of these values are the fields of the files, as docs/data.md tells developers and docs/schemas/ tells
programs. A field may be added; one that is there keeps its name and its meaning until VERSION changes. Addresses are
absolute, moments have their offset.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any

from nhipcau.languages import rfc3339

VERSION = 1


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a page of its own, or at least a name."""

    key: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PictureRecord:
    """A picture, as the public data tell of it."""

    url: str
    alt: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same thing in another language."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """A story in one language, as the public data tell of it."""

    key: str
    url: str
    title: str
    standfirst: str
    summary: str
    published: datetime
    modified: datetime | None
    words: int
    section: Named
    topics: tuple[Named, ...]
    events: tuple[Named, ...]
    anniversaries: tuple[Named, ...]
    people: tuple[Named, ...]
    organisations: tuple[Named, ...]
    authors: tuple[Named, ...]
    translator: Named | None
    source: str
    image: PictureRecord | None
    translations: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """One time of a series that is not when its rule has it: the start by the rule, and from when to when it is."""

    instead_of: date
    start: date | str
    end: date | None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """`start` and `end` are days where it takes whole days, the last included; `recurrence` is an RRULE of RFC 5545;
    `fee` is in đồng, and 0 where it is free."""

    key: str
    url: str
    title: str
    summary: str
    status: str
    start: date | str
    end: date | None
    previous_start: date | str | None
    recurrence: str
    exceptions: tuple[date, ...]
    moved: tuple[MoveRecord, ...]
    extra: tuple[date, ...]
    place: str
    address: str
    coordinates: Point | None
    online: str
    register: str
    register_by: date | None
    capacity: int | None
    fee: int | None
    languages: tuple[str, ...]
    access: str
    organisers: tuple[Named, ...]
    people: tuple[Named, ...]
    topics: tuple[Named, ...]
    anniversaries: tuple[Named, ...]
    image: PictureRecord | None
    announced: datetime | None
    modified: datetime | None
    calendar: str
    translations: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class StoriesFile:
    """The stories of one month ("2024-10") that are written in a language, newest first."""

    version: int
    language: str
    month: str
    stories: tuple[StoryRecord, ...]


@dataclass(frozen=True, slots=True)
class EventsFile:
    """Every event that is written in a language, in the order of their first time."""

    version: int
    language: str
    time_zone: str
    events: tuple[EventRecord, ...]


@dataclass(frozen=True, slots=True)
class MonthRecord:
    """A month that has stories, and where its data are."""

    month: str
    url: str


@dataclass(frozen=True, slots=True)
class IndexFile:
    """Where the other files are; `stories` has the newest month first."""

    version: int
    name: str
    language: str
    url: str
    stories: tuple[MonthRecord, ...]
    events: str
    translations: tuple[Elsewhere, ...]


def json_file(told: StoriesFile | EventsFile | IndexFile) -> bytes:
    """A file as JSON: a line for each thing of the list that it is for. What else has no value is left out."""
    said = plain(told)
    lists = {
        name: said.pop(name, [])
        for name in ("stories", "events")
        if isinstance(getattr(told, name, ""), tuple)
    }
    head = [f"{_json(name)}: {_json(value)}" for name, value in said.items()]
    rows = [f"{_json(name)}: [{_rows(values)}]" for name, values in lists.items()]
    return f"{{\n{_LINE.join((*head, *rows))}\n}}\n".encode()


_LINE = ",\n"


def _rows(values: Sequence[object]) -> str:
    return f"\n{_LINE.join(map(_json, values))}\n" if values else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def plain(value: Any) -> Any:
    """A value as JSON can say it."""
    if is_dataclass(value):
        named = {each.name: getattr(value, each.name) for each in fields(value)}
        return {name: plain(each) for name, each in named.items() if each not in ("", None, ())}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return rfc3339(value)
    return value.isoformat() if isinstance(value, date) else value
