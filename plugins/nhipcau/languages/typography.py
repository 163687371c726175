"""The marks of print for those of a typewriter, by language: quotation marks, apostrophes, dashes, ellipses, units.

Writers type what their keyboards have; what is printed is “…”, ’, –, …, 50%, 3 m². Vietnamese and English write all of
these alike but for the hyphen between spaces: in Vietnamese it joins two sides (“Việt Nam - Lào”), in English it stands
for a dash. What is set already stays, and so what is set twice is set once. A mark that may be one of measure (12", 5')
is left as it is. Other languages have no table here, and stay as they were typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NO_BREAK = "\u00a0"
_UNITS = (
    r"(?:[kcm]?m[²³23]?|[kmµ]?g|ha|[km]?l|[kMG]?W|kWh|[kMGT]B|°C|°F|USD|EUR|VND|₫|€|đồng|nghìn|triệu|tỷ|tỉ|million|billion"
    r"|a\.?m\.?|p\.?m\.?)(?![\w²³])"
)
_TRIGGER = re.compile(
    rf"[\"'\-.%0-9](?:(?<=[\"'])|(?<=-)(?:-|(?<=\s-)\s)|(?<=\.)\.\.|(?<=\s%)|(?<=\d) {_UNITS})"
)
"""Something without which there is nothing to set. It begins with a set of characters, for which `re` is quickest."""
_DASHES = re.compile(r"(?<!-)(?<!<!)(-{2,3})(?![->])")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_PERCENT = re.compile(r"(?<=\d)\s+(?=%(?![\w%]))")
_MEASURE = re.compile(rf"(?<=\d) (?={_UNITS})")
_POWER = re.compile(r"(?<=\d\u00a0)([kcm]?m)([23])(?!\w)")
_HYPHEN = re.compile(r"(?<![\s\d-]) - (?![\s-])|(?<![\s-]) - (?![\s\d-])")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_NUMBER = re.compile("[0-9]")
_MARK = re.compile("[\"']")
_CURLY = re.compile("[“”]")
_OPENS = frozenset(" \t\n\u00a0\u202f([{–—-/|“‘¿¡<")
"""After these a quotation begins."""
_CUT = re.compile(r"(?:\d\ds?|[Nn]['’]|em|[Tt](?:is|was)|til|cause|bout)(?!\w)")
"""What an apostrophe may begin: ’90s, ’n’, ’em, ’tis."""
_SETS = frozenset(("vi", "en"))
_POWERS = {"2": "²", "3": "³"}


@dataclass(slots=True)
class Line:
    """How far a paragraph has been set: its last character, and the quotations that are open."""

    before: str = " "
    open: list[str] = field(default_factory=list)
    goes_on: bool = False
    """Whether more words follow in another element right after."""


def knows(lang: str) -> bool:
    """Whether the marks of a language are set at all."""
    return lang in _SETS


def typeset(text: str, lang: str) -> str:
    """One line of plain text with the marks of its language."""
    return typeset_on(text, lang, Line()) if knows(lang) else text


def typeset_on(text: str, lang: str, line: Line) -> str:
    """The next words of a line, which may go on from others in another element."""
    if not text:
        return text
    if _TRIGGER.search(text):
        kept = list(_ADDRESS.finditer(text))
        text = _around(text, kept, lang, line) if kept else _set(text, lang, line)
    else:
        _follow(text, line)
    line.before = text[-1]
    return text


def to_set(text: str) -> bool:
    """Whether a text may have anything to set."""
    return _TRIGGER.search(text) is not None


def opens(character: str) -> bool:
    """Whether a quotation may begin after that character."""
    return character in _OPENS


def _around(text: str, kept: list[re.Match[str]], lang: str, line: Line) -> str:
    """The text with all set but the addresses in it."""
    parts, at = [], 0
    for address in kept:
        parts += [_set(text[at : address.start()], lang, line), address[0]]
        line.before, at = address[0][-1], address.end()
    return "".join((*parts, _set(text[at:], lang, line)))


def _set(text: str, lang: str, line: Line) -> str:
    if not text:
        return text
    if "--" in text or "..." in text:
        text = _DOTS.sub("…", _DASHES.sub(lambda dash: "–" if len(dash[1]) == 2 else "—", text))
    if lang == "en" and " - " in text:
        text = _HYPHEN.sub(" – ", text)
    if _NUMBER.search(text):
        text = _MEASURE.sub(NO_BREAK, _PERCENT.sub("", text))
        text = _POWER.sub(lambda unit: unit[1] + _POWERS[unit[2]], text)
    if not _MARK.search(text):
        _follow(text, line)
        return text
    parts, at = [], 0
    for mark in _MARK.finditer(text):
        words = text[at : mark.start()]
        _follow(words, line)
        after = text[mark.end() :] or ("x" if line.goes_on else "")
        line.before = _quote(mark[0], words[-1:] or line.before, after, line)
        parts += [words, line.before]
        at = mark.end()
    _follow(text[at:], line)
    line.before = text[-1] if text[at:] else line.before
    return "".join((*parts, text[at:]))


def _follow(text: str, line: Line) -> None:
    """Note the quotations that are set already."""
    if "“" not in text and "”" not in text:
        return
    for mark in _CURLY.findall(text):
        if mark == "“":
            line.open.append('"')
        elif '"' in line.open:
            del line.open[_last(line.open, '"') :]


def _last(marks: list[str], mark: str) -> int:
    return len(marks) - 1 - marks[::-1].index(mark)


def _quote(mark: str, before: str, after: str, line: Line) -> str:
    """What is printed for a straight mark that stands between those characters."""
    first = after[:1]
    begins = before in _OPENS and bool(first.strip())
    if mark == '"':
        return _double(before, first, begins, line)
    if before.isalpha() and first.isalpha():
        return "’"
    if begins and not _CUT.match(after):
        line.open.append("'")
        return "‘"
    if before.isdigit() and "'" not in line.open and not first.isalpha():
        return mark
    if "'" in line.open and not first.isalnum():
        del line.open[_last(line.open, "'") :]
    return "’"


def _double(before: str, first: str, begins: bool, line: Line) -> str:
    if begins and not ('"' in line.open and (not first.isalnum() and first not in "“‘'\u2026")):
        line.open.append('"')
        return "“"
    if '"' not in line.open and before.isdigit():
        return '"'
    if '"' in line.open:
        del line.open[_last(line.open, '"') :]
    return "”"
