"""An entry of a registry as a form: which fields its kind has, and what a form that comes back gives for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from nhipcau.editing.entries import Given
from nhipcau.reading.schema import EntryForm
from nhipcau.reading.source import N_

LINE, WORDS, LISTS, LINES, FLAG, PICK, OFFICES = "line", "words", "lists", "lines", "flag", "pick", "offices"
FIELDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "short": (N_("Short name"), WORDS),
        "description": (N_("Description"), WORDS),
        "number": (N_("Number"), LINE),
        "kind": (N_("Kind"), WORDS),
        "date": (N_("Date"), LINE),
        "issuer": (N_("Issued by"), PICK),
        "offices": (N_("Offices"), OFFICES),
        "desk": (N_("No person, but a desk of the newsroom"), FLAG),
        "successor": (N_("Its work is done since by"), PICK),
        "country": (N_("Country, by its key"), LINE),
        "until": (N_("Until (day or year)"), LINE),
        "address": (N_("Address of the place"), WORDS),
        "coordinates": (N_("Place on the map"), LINE),
        "map": (N_("Map"), LINE),
        "access": (N_("How to get in"), WORDS),
        "url": (N_("Website"), LINE),
        "file": (N_("File, in content/registry/files"), LINE),
        "accepted": (N_("Other forms that may stand, one a line"), LISTS),
        "forbidden": (N_("Forms that may not stand, one a line"), LISTS),
        "note": (N_("Note for writers"), WORDS),
        "email": (N_("E-mail address"), LINE),
        "phone": (N_("Telephone"), LINE),
        "topic": (N_("Topic, by its key"), LINE),
        "start": (N_("Begins"), LINE),
        "end": (N_("Ends"), LINE),
        "level": (N_("Level: note or urgent"), LINE),
        "link": (N_("Leads to"), LINE),
        "slug": (N_("Address of the page"), WORDS),
        "aliases": (N_("Old addresses"), LINES),
    }
)
"""What each field of a registry is called, and how it is edited. A field that is none of these stays as it is."""
SPARE = 1
"""Empty rows that a form has for new offices."""


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field of a form with the value that it shows."""

    name: str
    label: str
    control: str
    value: Any
    required: bool


def entry_fields(form: EntryForm, told: Mapping[str, Any], languages: Sequence[str]) -> Iterator[EntryField]:
    """The fields of a kind, with what an entry says in them."""
    for name, (label, control) in FIELDS.items():
        if name in form.fields:
            shown = _shown(control, told.get(name), languages)
            yield EntryField(name, label, control, shown, name in form.required)


def _shown(control: str, value: Any, languages: Sequence[str]) -> Any:
    if control in (WORDS, LISTS):
        found = value if isinstance(value, dict) else {}
        return {code: _lines(found.get(code, "")) for code in languages}
    if control == OFFICES:
        rows = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        return [{name: str(words) for name, words in row.items()} for row in rows] + [{}] * SPARE
    if control == FLAG:
        return value is True
    return _lines(value or "")


def _lines(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def given_entry(form: EntryForm, told: Mapping[str, str], languages: Sequence[str]) -> dict[str, Given]:
    """What a form gives: the names, and every field that it had."""
    found: dict[str, Given] = {code: _one(told.get(code, "")) for code in languages}
    for name, (_, control) in FIELDS.items():
        if name in form.fields:
            found[name] = _given(name, control, told, languages)
    return found


def _given(name: str, control: str, told: Mapping[str, str], languages: Sequence[str]) -> Given:
    if control == WORDS:
        return {code: _one(told.get(f"{name}.{code}", "")) for code in languages}
    if control == LISTS:
        return {code: _many(told.get(f"{name}.{code}", "")) for code in languages}
    if control == LINES:
        return _many(told.get(name, ""))
    if control == FLAG:
        return told.get(name) == "yes"
    if control == OFFICES:
        return list(_offices(name, told, languages))
    return _one(told.get(name, ""))


def _offices(name: str, told: Mapping[str, str], languages: Sequence[str]) -> Iterator[dict[str, str | bool]]:
    parts = ("organisation", *languages, "from", "until")
    for row in range(200):
        if f"{name}.{row}.organisation" not in told:
            return
        found: dict[str, str | bool] = {part: _one(told.get(f"{name}.{row}.{part}", "")) for part in parts}
        found["head"] = told.get(f"{name}.{row}.head") == "yes"
        if any(found.values()) and told.get(f"{name}.{row}.gone") != "yes":
            yield found


def _one(words: str) -> str:
    return " ".join(words.split())[:2000]


def _many(words: str) -> list[str]:
    return [_one(line) for line in words.splitlines() if line.strip()][:200]
