"""One content file as text: decoded, normalised, and cut into front matter and body, with every field's line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import yaml

from nhipcau.languages import normalise
from nhipcau.languages.marking import N_ as N_
from nhipcau.model import Problem, error, warning
from nhipcau.model.late_pattern import late_pattern

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""A YAML value with every scalar as the text that was written: what it means is for the schema to say."""

LIMIT = 1_000_000
"""Bytes. The longest story of a real archive has 60,000; more is a file in the wrong place."""

SHORT = 2_000
"""Characters of a front matter too short to be nested very deep by its indents."""
DEEPEST = 30
"""How many values of a front matter may stand within one another. No field needs more than three."""

PRIVATE = late_pattern("[\ue000-\uf8ff]")
FORBIDDEN = late_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids, and with it every feed and sitemap: control characters, halves of pairs, U+FFFE and U+FFFF."""
ENTITY = late_pattern(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));?")
LOST = late_pattern(r"[ \t]+(#[^\s#].*)")
"""A comment right behind a value that begins without a space: a number, a hashtag."""
BREAK = late_pattern("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line of YAML 1.1."""
OPENING = late_pattern(r"---[ \t]*\n")
CLOSING = late_pattern(r"^---[ \t]*$", re.M)


CONTROL = N_("The front matter holds a control character, which no text may have.")
AGAIN = N_("Delete it, or type the line again.")
YAML_SAYS = (
    N_("mapping values are not allowed in this context"),
    N_("could not find expected ':'"),
    N_("did not find expected key"),
    N_("did not find expected ',' or ']'"),
    N_("did not find expected ',' or '}'"),
    N_("did not find expected '-' indicator"),
    N_("did not find expected <document start>"),
    N_("did not find expected node content"),
    N_("found character that cannot start any token"),
    N_("found unexpected end of stream"),
    N_("found unknown escape character"),
    N_("found undefined alias"),
    N_("block sequence entries are not allowed in this context"),
)
"""What libyaml gives as its reason for the mistakes that writers make; here to be translated."""


@dataclass(frozen=True, slots=True)
class Field:
    """A front-matter field as written; `line` counts from 1."""

    name: str
    raw: Raw
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """A content file: its fields by name, its Markdown, and the line on which that Markdown starts."""

    file: str
    fields: dict[str, Field]
    body: str
    body_line: int

    def line_of(self, needle: str) -> int:
        """The line of the first place in the body that holds `needle`, or the body's first."""
        at = max(self.body.find(needle), 0)
        return self.body_line + self.body.count("\n", 0, at)


class Unreadable(Exception):
    """A file that cannot be read at all; carries its one Problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def read_source(data: bytes, file: str) -> tuple[Source, tuple[Problem, ...]]:
    """Decode and cut a file; raises Unreadable where nothing of it can be used."""
    if len(data) > LIMIT:
        message = N_("The file is too large: {size} MB, where a text may have 1 MB.")
        hint = N_("Pictures belong beside the text as files of their own.")
        raise Unreadable(error(file, 0, "", message, hint, size=f"{len(data) / 1e6:.1f}"))
    text = decode(data, file).removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        raise Unreadable(
            error(file, 1, "", N_("The file is empty."), N_("Write the story, or delete the file."))
        )
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        message = N_("The front matter is missing: the file must begin with fields between two lines “---”.")
        raise Unreadable(error(file, 1, "", message, N_("See docs/content.md for an example.")))
    fields, problems = _fields(text[opening.end() : closing.start()], file)
    body = text[closing.end() :].lstrip("\n")
    line = text.count("\n", 0, len(text) - len(body)) + 1
    return Source(file, fields, PRIVATE.sub("", normalise(body)), line), problems


def forbidden(text: str) -> int:
    """Where the first character stands that no feed may hold, typed or told by its number; -1 where there is none."""
    typed = FORBIDDEN.search(text)
    spots = [typed.start()] if typed else []
    for found in ENTITY.finditer(text):
        number = int(found[1], 16) if found[1] else int(found[2])
        if number > 0x10FFFF or FORBIDDEN.match(chr(number)):
            spots.append(found.start())
            break
    return min(spots, default=-1)


def not_plain(file: str, name: str) -> Problem:
    """The error of what would hold up a build for ever: `file` is its path for messages."""
    message = N_("“{name}” is no plain file: a pipe, a device or a socket is not read.")
    return error(file, 0, "", message, N_("Delete it, or put a file in its place."), name=name)


def decode(data: bytes, file: str) -> str:
    """The text of a file; raises Unreadable where it is not UTF-8, naming line and byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as bad:
        message = N_("The file is not UTF-8 text (byte {byte} on this line).")
        hint = N_("Save it again with the encoding UTF-8.")
        line = data.count(b"\n", 0, bad.start) + 1
        byte = bad.start - (data.rfind(b"\n", 0, bad.start) + 1) + 1
        raise Unreadable(of_encoding(error(file, line, "", message, hint, byte=byte))) from None


def of_encoding(problem: Problem) -> Problem:
    """A problem of letters that no page can hold, whatever level a site gives the rule."""
    return replace(problem, rule="encoding", fatal=True)


def _fields(text: str, file: str) -> tuple[dict[str, Field], tuple[Problem, ...]]:
    """The fields of a front matter whose first line is line 2 of the file."""
    try:
        _shallow(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        pairs = _pairs(node, file)
        seen: set[int] = set()
        fields, problems = _once(
            [Field(_mended(key.value), _raw(value, seen), key.start_mark.line + 2) for key, value in pairs],
            file,
        )
        return fields, (*problems, *_lost(text, pairs, file))
    except yaml.MarkedYAMLError as bad:
        mark = bad.problem_mark or bad.context_mark
        if "quoted scalar" in (bad.context or "") and bad.context_mark:
            mark = bad.context_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        message = N_("The front matter is not valid YAML: {reason}.")
        hint = N_("A text with a colon or a “#” in it needs quotation marks around it.")
        reason = bad.problem or bad.context or "?"
        if "\t" in BREAK.split(text)[mark.line if mark else 0][: mark.column + 1 if mark else 0]:
            hint = N_("Do not use the Tab key here: indent with spaces.")
        elif mark is bad.context_mark and "quoted scalar" in (bad.context or ""):
            hint = N_("The quotation mark that opens here is not closed, or another stands within.")
        raise Unreadable(error(file, line, "", message, hint, column=column, reason=reason)) from None
    except yaml.reader.ReaderError as bad:
        line = text.count("\n", 0, bad.position) + 2 if isinstance(bad.position, int) else 2
        raise Unreadable(of_encoding(error(file, line, "", CONTROL, AGAIN))) from None
    except Control as bad:
        raise Unreadable(of_encoding(error(file, bad.line + 2, "", CONTROL, AGAIN))) from None


def _lost(text: str, pairs: list[tuple[yaml.Node, yaml.Node]], file: str) -> Iterator[Problem]:
    """What stands behind a value as a comment and was hardly meant as one: "Theo TTXVN #1"."""
    lines = BREAK.split(text)
    for _, value in pairs:
        if not isinstance(value, yaml.ScalarNode) or value.style or not value.value:
            continue
        found = LOST.match(lines[value.end_mark.line], value.end_mark.column)
        if found:
            message = N_("“{words}” is not read: for YAML a comment begins there.")
            hint = N_("Put the whole value into quotation marks.")
            at = value.end_mark.line + 2
            yield warning(file, at, "", message, hint, words=found[1].strip())


def _shallow(text: str) -> None:
    """Raise a YAML error where values stand deeper within one another than any field has them: libyaml goes down into
    each, and where it goes too deep, Python ends without a word."""
    if len(text) < SHORT and max(text.count(sign) for sign in "[{-?") < DEEPEST:
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            reason = N_("brackets or lists stand too deep within one another")
            raise yaml.MarkedYAMLError(problem=reason, problem_mark=event.start_mark)  # type: ignore[arg-type]


def _pairs(node: yaml.Node | None, file: str) -> list[tuple[yaml.Node, yaml.Node]]:
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        message = N_("The front matter must be lines of the form “field: value”.")
        raise Unreadable(error(file, node.start_mark.line + 2, "", message))
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    return pairs


class Control(Exception):
    """A value that holds what no text may hold; `line` counts from 0."""

    def __init__(self, line: int) -> None:
        self.line = line


def _raw(node: yaml.Node, seen: set[int]) -> Raw:
    """A node as written. An alias is refused: ten lines of them can stand for a value that fills any memory."""
    if id(node) in seen:
        reason = N_("an anchor (“&”) and its alias (“*”) are not allowed")
        raise yaml.MarkedYAMLError(problem=reason, problem_mark=node.start_mark)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_raw(item, seen) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {_mended(key.value): _raw(value, seen) for key, value in node.value}
    if FORBIDDEN.search(node.value):
        raise Control(node.start_mark.line)
    return "" if node.tag == "tag:yaml.org,2002:null" else _mended(node.value)


def _once(found: list[Field], file: str) -> tuple[dict[str, Field], tuple[Problem, ...]]:
    fields: dict[str, Field] = {}
    problems = []
    for field in found:
        if field.name in fields:
            message = N_("The field “{name}” stands twice; the first is on line {first}.")
            first = fields[field.name].line
            problems.append(error(file, field.line, field.name, message, name=field.name, first=first))
        elif field.raw not in ("", [], {}):
            fields[field.name] = field
    return fields, tuple(problems)


def _mended(scalar: object) -> str:
    """A scalar as it should have been typed. Only now: what is invisible before a quotation mark means much to YAML."""
    return PRIVATE.sub("", normalise(str(scalar))).strip()
