"""A letter to the newsroom as a form has it, and what may be wrong with one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

LETTER, EVENT = "letter", "event"
LIMITS = {"name": 80, "email": 200, "title": 150, "day": 10, "place": 200}
"""Characters of a line."""
SHORTEST, LONGEST = 10, 6000
"""Characters of the text."""
EMAIL = r"[^\s@<>,;:\"]{1,64}@[^\s@<>,;:\"]+\.[^\s@<>,;:\".]{2,}"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a reader typed, as plain text: `kind` is "letter" or "event"; `day` of an event as a form gives it."""

    kind: str = LETTER
    name: str = ""
    email: str = ""
    title: str = ""
    day: str = ""
    place: str = ""
    text: str = ""

    def date(self) -> date | None:
        """The day of an event; None where it is none."""
        found = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", self.day)
        iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else self.day
        try:
            return date.fromisoformat(iso) if re.fullmatch(r"\d{4}-\d\d-\d\d", iso) else None
        except ValueError:
            return None


def letter(told: Mapping[str, str]) -> Letter:
    """The letter that a form says, every line one line, without what cannot be seen."""
    lines = {field.name: " ".join(_seen(told.get(field.name, "")).split()) for field in fields(Letter)}
    text = _seen(told.get("text", "").replace("\r\n", "\n").replace("\r", "\n"))
    kind = lines["kind"] if lines["kind"] in (LETTER, EVENT) else LETTER
    found = replace(Letter(**lines), kind=kind, text=re.sub(r"\n\s*\n+", "\n\n", text).strip())
    day = found.date()
    return replace(found, day=day.isoformat()) if day else found


def _seen(words: str) -> str:
    """Words in NFC, without what controls a terminal or turns the direction of reading."""
    return "".join(
        each
        for each in unicodedata.normalize("NFC", words)
        if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    ).replace("\t", " ")
