"""Forms: whether files for machines (XML, JSON, iCalendar) are well-formed, and what they name."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.parsers import expat

from nhipcau.problems import N_
from nhipcau.publish.facts import Base, Facts, local, page, script, style

FOLD = 75
"""Bytes of a line in a calendar file, without its end (RFC 5545, 3.1)."""


def facts(path: str, data: bytes, base: Base) -> Facts:
    """The facts of a file by the end of its name; none of a picture, a font, or what else is not text."""
    end = path.rpartition(".")[2]
    read = READERS.get(end)
    if read is None:
        return Facts()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return Facts(faults=((N_("It is no text in UTF-8: {what}"), str(fault)),))
    return read(text, path, base)


def _xml(text: str, path: str, base: Base) -> Facts:
    parser = expat.ParserCreate()
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as fault:
        return Facts(faults=((N_("It is no well-formed XML: {what}"), str(fault)),))
    return Facts(faults=tuple(local(text)))


def _json(text: str, path: str, base: Base) -> Facts:
    try:
        found = json.loads(text)
    except ValueError as fault:
        return Facts(faults=((N_("It is no JSON: {what}"), str(fault)),))
    icons = found.get("icons", ()) if path.endswith(".webmanifest") and isinstance(found, dict) else ()
    targets = [base.target(str(icon.get("src", "")), path) for icon in icons]
    return Facts(frozenset(target[0] for target in targets if target), faults=tuple(local(text)))


def _calendar(text: str, path: str, base: Base) -> Facts:
    """RFC 5545, 3.1 and 3.4: lines end in CRLF, are short, and each component that begins ends."""
    if fault := _calendar_fault(text):
        return Facts(faults=((N_("It is no well-formed calendar file: {what}"), fault),))
    return Facts(faults=tuple(local(text)))


def _calendar_fault(text: str) -> str:
    lines, opened = text.split("\r\n"), []
    if lines.pop() or "\n" in "".join(lines):
        return "CRLF"
    for number, line in enumerate(lines, 1):
        name, colon, value = line.partition(":")
        if len(line.encode()) > FOLD or not (line.startswith(" ") or colon):
            return str(number)
        if name == "BEGIN":
            opened.append(value)
        elif name == "END" and (not opened or opened.pop() != value):
            return f"{number}, {line}"
    return ", ".join(opened) if opened or not text.startswith("BEGIN:VCALENDAR") else ""


def _plain(text: str, path: str, base: Base) -> Facts:
    return Facts(faults=tuple(local(text)))


READERS: dict[str, Callable[[str, str, Base], Facts]] = {
    "html": page,
    "css": style,
    "js": script,
    "mjs": script,
    "xml": _xml,
    "svg": _xml,
    "atom": _xml,
    "json": _json,
    "webmanifest": _json,
    "ics": _calendar,
    "txt": _plain,
    "csv": _plain,
}
"""What reads a file, by the end of its name."""
