"""Skeletons: the first text of a new piece, with its fields laid out and what they may hold beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from nhipcau.editing.front_matter import scalar
from nhipcau.languages.voice import Voice
from nhipcau.model import Entry
from nhipcau.reading.schema import PieceForm, Start
from nhipcau.reading.source import N_

MANY = 30
"""Entries of a registry that a comment may list; the rest is in the file."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a piece before it is written. `titles` has the languages that it is begun in."""

    form: PieceForm
    name: str
    codes: list[str]
    titles: dict[str, str]
    day: date | None
    section: str
    registries: Mapping[str, tuple[str, tuple[Entry, ...]]]
    """What it may name, by kind: the word for it, and what there is."""
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The fields that are known already."""

    @property
    def folder(self) -> str:
        """Where it lies in the content folder."""
        kind = self.form.kind
        if self.day and not kind.paged:
            return f"{kind.plural}/{self.day.year}/{self.day.isoformat()}-{self.name}"
        return f"{kind.plural}/{self.name}"


def texts(draft: Draft, voice: Voice) -> dict[str, str]:
    """The text of every language file, by its name. Facts stand in the first only, where they are stated once."""
    first = next(iter(draft.titles))
    return {
        f"index.{code}.md": "\n".join(["---", *_lines(draft, code, code == first, voice), "---", "", ""])
        for code in draft.titles
    }


def _lines(draft: Draft, code: str, first: bool, voice: Voice) -> Iterator[str]:
    yield f"title: {json.dumps(draft.titles[code], ensure_ascii=False)}"
    if not first:
        stated = N_("Facts (date, section, topics …) stand in index.{code}.md.")
        yield _aside(voice.say(stated, code=next(iter(draft.titles))))
    for fact in (True, False) if first else (False,):
        for name, rule in draft.form.schema.items():
            if rule.start and (rule.fact or rule.inherited) == fact:
                yield _begun(draft, name, rule.start, code, voice)
                if rule.names in draft.registries:
                    yield from _choices(draft, rule.names, voice)


def _begun(draft: Draft, name: str, start: Start, code: str, voice: Voice) -> str:
    """The line of a field, in the text of that language."""
    if name in draft.facts:
        return f"{name}: {scalar(draft.facts[name])}"
    value = start.value.format(day=draft.day, section=draft.section)
    if start.words:
        value = f'"{Voice(code).say(start.words)}"'
    line = f"{name}: {value}".rstrip()
    if start.remark:
        line = f"{line}   {_aside(voice.say(start.remark))}"
    return _aside(line) if start.aside else line


def _choices(draft: Draft, kind: str, voice: Voice) -> Iterator[str]:
    """A comment with the keys that there are, and the name of each in the main language."""
    label, entries = draft.registries[kind]
    said = [f"{entry.key} ({entry.name(draft.codes[0])})" for entry in entries[:MANY]]
    if said:
        yield _aside(f"{voice.say(label)}: {', '.join(said)}{', …' if len(entries) > MANY else ''}")


def _aside(words: str) -> str:
    return f"# {words}"
