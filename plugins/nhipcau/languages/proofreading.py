"""Proofreading of a catalogue: faults that would print nonsense or raise while a page is drawn."""

import re
from collections.abc import Iterator
from string import Formatter

from babel.dates import tokenize_pattern
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

Fault = tuple[int, str]
"""The line of the catalogue and a plain sentence."""

_PERCENT_NAME = re.compile(r"%\((\w+)\)[sd]")
_BRACED_NAME = re.compile(r"\{\w+\}")

# The CLDR fields that a pattern may use; any other letter is a word that someone forgot to put between apostrophes.
_DATE_FIELDS = frozenset("yMLdEe")
_PATTERN_FIELDS = {
    "date pattern": _DATE_FIELDS,
    "date range pattern": _DATE_FIELDS,
    "time pattern": frozenset("hHkKmab"),
}
# Babel reads on where a quotation mark is missing, and prints half a message.
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"\s*')

_LETTER = re.compile(r"[^\W\d_]")


def broken_lines(text: str) -> Iterator[Fault]:
    """Every line that no PO file has: neither blank, nor a comment, nor a keyword with a closed string."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#") and not _LINE.fullmatch(line):
            yield number, f"not a line of a PO file: {line.strip()}"


def faults(messages: Catalog) -> Iterator[Fault]:
    """Every fault of the translated entries, in the order of the file."""
    for entry in messages:
        if entry.id and not entry.fuzzy:
            yield from ((entry.lineno or 1, reason) for reason in _reasons(entry))


def _reasons(entry: Entry) -> Iterator[str]:
    sources = [entry.id] if isinstance(entry.id, str) else list(entry.id)
    strings = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    for string in filter(None, strings):
        yield from _placeholder_faults(sources, string)
        if entry.context in _PATTERN_FIELDS:
            yield from _pattern_faults(string, _PATTERN_FIELDS[entry.context])
    if entry.context == "words a minute" and strings[0] and not strings[0].isdigit():
        yield f"“{strings[0]}” is not a whole number"
    if entry.context == "anniversary number" and strings[0] not in ("", "ordinal", "cardinal"):
        yield f"“{strings[0]}” is neither “ordinal” nor “cardinal”"


def _placeholder_faults(sources: list[str], string: str) -> Iterator[str]:
    wanted = set().union(*map(_names, sources))
    braced = any(map(_BRACED_NAME.search, sources))
    if braced and not _formats(string):
        yield f"a brace is left open, or is no placeholder, in “{string}”"
        return
    used = _names(string)
    yield from (f"placeholder “{name}” is not in the message" for name in sorted(used - wanted))
    if len(sources) == 1:  # a plural form may say "one" for the number
        yield from (f"placeholder “{name}” is missing" for name in sorted(wanted - used))


def _names(text: str) -> set[str]:
    return set(_PERCENT_NAME.findall(text)) | {name.strip("{}") for name in _BRACED_NAME.findall(text)}


def _formats(text: str) -> bool:
    """Whether `str.format` with plain names can fill the text."""
    try:
        fields = [name for _, name, spec, conversion in Formatter().parse(text) if name is not None]
    except ValueError:
        return False
    return all(name.isidentifier() for name in fields)


def _pattern_faults(pattern: str, allowed: frozenset[str]) -> Iterator[str]:
    for kind, value in tokenize_pattern(pattern):
        stray = kind == "field" and value[0] not in allowed
        bare = kind == "chars" and _LETTER.search(_unquoted(pattern))
        if stray or bare:
            yield f"words in the pattern “{pattern}” must stand between apostrophes"
            return


def _unquoted(pattern: str) -> str:
    """The pattern without its quoted words and without ASCII letters, which are fields."""
    return re.sub("[A-Za-z]", "", re.sub("'[^']*'", "", pattern))
