"""Skeletons: the first text of a new piece, with its fields laid out and what they may hold beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from nhipcau.host.voice import Voice
from nhipcau.model import Entry
from nhipcau.reading.source import N_

FOLDERS = {"story": "stories", "event": "events", "anniversary": "anniversaries", "page": "pages"}
MANY = 30
"""Entries of a registry that a comment may list; the rest is in the file."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a piece before it is written. `titles` has the languages that it is begun in."""

    kind: str
    name: str
    codes: list[str]
    titles: dict[str, str]
    day: date | None
    section: str
    registries: Mapping[str, tuple[Entry, ...]]

    @property
    def folder(self) -> str:
        """Where it lies in the content folder."""
        if self.kind == "story" and self.day:
            return f"stories/{self.day.year}/{self.day.isoformat()}-{self.name}"
        return f"{FOLDERS[self.kind]}/{self.name}"


def texts(draft: Draft, voice: Voice) -> dict[str, str]:
    """The text of every language file, by its name. Facts stand in the first only, where they are stated once."""
    first = next(iter(draft.titles))
    return {
        f"index.{code}.md": "\n".join(["---", *_lines(draft, code, code == first, voice), "---", "", ""])
        for code in draft.titles
    }


def _lines(draft: Draft, code: str, first: bool, voice: Voice) -> Iterator[str]:
    yield f"title: {json.dumps(draft.titles[code], ensure_ascii=False)}"
    if first:
        yield from FACTS[draft.kind](draft, voice)
        yield _field("# cover: hinh.jpg", voice.say(N_("a photo beside this file")))
    else:
        stated = N_("Facts (date, section, topics …) stand in index.{code}.md.")
        yield _aside(voice.say(stated, code=next(iter(draft.titles))))
    yield from (f"{name}:" for name in WORDS[draft.kind])
    yield "# cover_alt:"
    caption = Voice(code).say(N_("Caption. Photo: name"))
    yield f'# cover_caption: "{caption}"'


WORDS = {
    "story": ("standfirst", "dateline"),
    "event": ("place", "summary"),
    "anniversary": ("summary",),
    "page": ("summary",),
}


def _story(draft: Draft, voice: Voice) -> Iterator[str]:
    yield _field(f"date: {draft.day}", voice.say(N_("add the time of day: 2024-10-10 09:30")))
    yield f"section: {draft.section}"
    yield from _choices(draft, "sections", voice.say(N_("Sections")))
    yield from _listed(draft, "topics", voice.say(N_("Topics")))
    yield "events: []"
    yield "anniversaries: []"
    yield "authors: []"
    yield from _choices(draft, "people", voice.say(N_("People")))
    yield _field("# status: draft", voice.say(N_("keeps it off the site")))


def _event(draft: Draft, voice: Voice) -> Iterator[str]:
    yield _field(f"start: {draft.day}", voice.say(N_("add the time of day: 2024-10-10 09:30")))
    yield "end:"
    yield "organisers: []"
    yield from _choices(draft, "organisations", voice.say(N_("Organisations")))
    yield from _listed(draft, "topics", voice.say(N_("Topics")))
    yield "anniversaries: []"


def _anniversary(draft: Draft, voice: Voice) -> Iterator[str]:
    yield _field(f"founded: {draft.day}", voice.say(N_("or a day of the lunar calendar: 10/3 âm lịch")))
    yield from _listed(draft, "topics", voice.say(N_("Topics")))


def _page(draft: Draft, voice: Voice) -> Iterator[str]:
    yield _field("order:", voice.say(N_("its place in the menu: 1, 2, 3 …")))


FACTS = {"story": _story, "event": _event, "anniversary": _anniversary, "page": _page}


def _listed(draft: Draft, name: str, label: str) -> Iterator[str]:
    yield f"{name}: []"
    yield from _choices(draft, name, label)


def _choices(draft: Draft, name: str, label: str) -> Iterator[str]:
    """A comment with the keys that there are, and the name of each in the main language."""
    entries = draft.registries[name]
    said = [f"{entry.key} ({entry.name(draft.codes[0])})" for entry in entries[:MANY]]
    if said:
        yield _aside(f"{label}: {', '.join(said)}{', …' if len(entries) > MANY else ''}")


def _field(line: str, remark: str) -> str:
    return f"{line}   {_aside(remark)}"


def _aside(words: str) -> str:
    return f"# {words}"
