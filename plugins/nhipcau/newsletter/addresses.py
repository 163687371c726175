"""Addresses of mail: what is one, and what a list of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

LONGEST = 254
"""Characters of an address at most (RFC 5321, 4.5.3.1.3, and its erratum 1690)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: an address, "" where it has none, and the language that it asks for, "" where it does not."""

    line: int
    text: str
    address: str
    lang: str = ""


@cache
def _plain() -> re.Pattern[str]:
    atom = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
    label = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    return re.compile(rf"({atom}(?:\.{atom})*)@((?:{label}\.)+(?:[A-Za-z]{{2,63}}|xn--[A-Za-z0-9-]+))")


def address_of(text: str) -> str:
    """The address that a text is, its domain in small letters; "" where it is none. Letters outside ASCII are taken in
    domains alone: few servers take them before the @."""
    name, at, domain = text.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode().lower() if at else ""
    except UnicodeError:
        return ""
    found = f"{name}@{domain}"
    return found if len(name) <= 64 and len(found) <= LONGEST and _plain().fullmatch(found) else ""


def listed(text: str, codes: tuple[str, ...]) -> Iterator[Listed]:
    """The lines of a list that say something: `ten@co-quan.vn`, `Lan <lan@co-quan.vn>`, with `, en` behind or not."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        before, _, after = (part.strip() for part in re.sub("[;\t]", ",", words).rpartition(","))
        lang = after if before and after in codes else ""
        told = before if lang else words
        named = re.search("<([^<>]*)>$", told)
        yield Listed(number, words, address_of(named[1] if named else told), lang)
