"""The record of the addresses that readers have seen, `content/registry/addresses.txt`: one a line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from nhipcau.languages import normalise
from nhipcau.model import Problem, error
from nhipcau.reading.fields import old_address
from nhipcau.reading.plain_files import unfit
from nhipcau.reading.source import N_, Unreadable, decode
from nhipcau.reading.wrong import Wrong

FILE = "addresses.txt"
"""In the folder of the registries."""

PLAIN = 200
"""Characters of an address that nobody asks more of."""
Thing = tuple[str, str]
"""A kind by its name, and a key."""


class RecordedAddress(NamedTuple):
    """A line of the record: where a thing stood in a language. `line` counts from 1, 0 for one not yet in the file."""

    kind: str
    key: str
    lang: str
    url: str
    line: int = 0

    @property
    def thing(self) -> Thing:
        return self.kind, self.key


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """Every address that was published, those of one edition in the order in which it had them."""

    file: str = ""
    lines: tuple[RecordedAddress, ...] = ()


NO_ADDRESSES = AddressRecord()


def read_record(content: Path) -> tuple[AddressRecord, list[Problem]]:
    """The record of a content folder, which may have none, and what is wrong with it."""
    path, file = content / "registry" / FILE, f"{content.name}/registry/{FILE}"
    if not os.path.lexists(path):
        return AddressRecord(file), []
    if problem := unfit(path, content, file):
        return AddressRecord(file), [problem]
    try:
        text = normalise(decode(path.read_bytes(), file))
    except Unreadable as bad:
        return AddressRecord(file), [bad.problem]
    lines, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.split()
        if not parts or line.startswith("#"):
            continue
        if len(parts) == 4 and _sound(parts[3]):
            kind, key, lang, url = parts
            lines.append(RecordedAddress(kind, key, lang, url, number))
        else:
            message = N_("This line of the record of addresses cannot be read: “{line}”.")
            hint = N_(
                "It needs a kind, a key, a language and an address. After a merge in Git, keep both sides' lines."
            )
            problems.append(error(file, number, "", message, hint, line=line[:60]))
    return AddressRecord(file, tuple(lines)), problems


def _sound(url: str) -> bool:
    """Whether it is an address of this site. Nearly all are plain, which is seen at once."""
    plain = url.isascii() and url.replace("/", "").replace("-", "").isalnum()
    if plain and url[0] == "/" and "//" not in url and len(url) < PLAIN:
        return True
    try:
        old_address(url)
    except Wrong:
        return False
    return True
