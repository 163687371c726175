"""The fields of every kind of piece: which there are, what they hold, and which are facts (stated once)."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading import fields
from nhipcau.reading.fields import Parser


@dataclass(frozen=True, slots=True)
class Rule:
    """A field. A fact may stand in any language's file, with one value; words belong to each language."""

    parse: Parser
    fact: bool = False
    required: bool = False
    names: str = ""
    """The kind of thing its keys name: "topic", "person", ..."""


WORDS = {
    "title": Rule(fields.text, required=True),
    "slug": Rule(fields.slug),
    "summary": Rule(fields.text),
    "aliases": Rule(fields.paths),
    "cover_alt": Rule(fields.text),
    "cover_caption": Rule(fields.text),
}
COVER = {"cover": Rule(fields.file_name, fact=True), "cover_focus": Rule(fields.focus, fact=True)}
TOPICS = {"topics": Rule(fields.keys, fact=True, names="topic")}
ANNIVERSARIES = {"anniversaries": Rule(fields.keys, fact=True, names="anniversary")}
PEOPLE = {"people": Rule(fields.keys, fact=True, names="person")}
STRIP = {"strip": Rule(fields.strip, fact=True)}

STORY = {
    **WORDS,
    **COVER,
    **TOPICS,
    **ANNIVERSARIES,
    **PEOPLE,
    "standfirst": Rule(fields.text),
    "dateline": Rule(fields.text),
    "translator": Rule(fields.key, names="person"),
    "source": Rule(fields.text),
    "corrections": Rule(fields.corrections),
    "date": Rule(fields.moment, fact=True),
    "modified": Rule(fields.moment, fact=True),
    "section": Rule(fields.key, fact=True, required=True, names="section"),
    "events": Rule(fields.keys, fact=True, names="event"),
    "authors": Rule(fields.keys, fact=True, names="person"),
    "organisations": Rule(fields.keys, fact=True, names="organisation"),
    "documents": Rule(fields.keys, fact=True, names="document"),
    "status": Rule(fields.choice("published", "draft"), fact=True),
    "release": Rule(fields.moment, fact=True),
    "featured": Rule(fields.flag, fact=True),
}
EVENT = {
    **WORDS,
    **COVER,
    **TOPICS,
    **ANNIVERSARIES,
    **PEOPLE,
    **STRIP,
    "place": Rule(fields.text),
    "address": Rule(fields.text),
    "programme": Rule(fields.programme),
    "coordinates": Rule(fields.coordinates, fact=True),
    "online": Rule(fields.address, fact=True),
    "previously": Rule(fields.moment, fact=True),
    "except": Rule(fields.days, fact=True),
    "start": Rule(fields.moment, fact=True, required=True),
    "end": Rule(fields.moment, fact=True),
    "modified": Rule(fields.moment, fact=True),
    "organisers": Rule(fields.keys, fact=True, names="organisation"),
    "status": Rule(fields.choice("scheduled", "cancelled", "postponed", "online"), fact=True),
    "register": Rule(fields.address, fact=True),
    "recurrence": Rule(fields.text, fact=True),
}
ANNIVERSARY = {
    **WORDS,
    **COVER,
    **TOPICS,
    **STRIP,
    "phrase": Rule(fields.text),
    "names": Rule(fields.keys),
    "kind": Rule(fields.choice("event", "organisation", "relation"), fact=True),
    "founded": Rule(fields.founded, fact=True, required=True),
}
PAGE = {**WORDS, **COVER, "order": Rule(fields.number, fact=True)}

SCHEMAS = {"story": STORY, "event": EVENT, "anniversary": ANNIVERSARY, "page": PAGE}
FOLDERS = {"stories": "story", "events": "event", "anniversaries": "anniversary", "pages": "page"}
"""From the folder under `content/` to the kind of piece it holds."""

REFERENCES = frozenset(
    ("story", "event", "anniversary", "topic", "section", "page", "person", "organisation", "document")
)
"""What a link in a body may name: `[text]({story}key)`."""
