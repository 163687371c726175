"""A file of content as an import writes it: the fields in the order in which writers know them, then the text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.languages import normalise
from nhipcau.reading.source import FORBIDDEN, PRIVATE

_ORDER = (
    "title", "slug", "standfirst", "summary", "date", "start", "end", "place", "address", "register",
    "section", "topics",
    "events", "authors", "dateline", "source", "status", "cover", "cover_alt", "views", "aliases",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quoted:
    """A value that stands between quotation marks."""

    words: str


def one_line(words: str) -> str:
    """Words as a field may have them: on one line, with nothing that no text may hold."""
    return " ".join(PRIVATE.sub("", FORBIDDEN.sub("", normalise(words))).split())


def file_text(fields: Mapping[str, object], body: str, remarks: Iterable[str] = ()) -> str:
    """The file. Empty fields are left out; remarks stand below the fields as comments."""
    told = sorted(fields.items(), key=lambda field: _ORDER.index(field[0]))
    lines = [f"{name}: {_said(value)}" for name, value in told if value not in ("", None, (), [], False)]
    lines += [f"# {one_line(remark)}" for remark in remarks]
    text = PRIVATE.sub("", FORBIDDEN.sub("", body)).strip("\n")
    return "\n".join(["---", *lines, "---", "", text]).rstrip("\n") + "\n"


def _said(value: object) -> str:
    if isinstance(value, Quoted):
        return json.dumps(one_line(value.words), ensure_ascii=False)
    if isinstance(value, bool):
        return "true"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_said(each)}" for name, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_said, value)) + "]"
    return str(value)
