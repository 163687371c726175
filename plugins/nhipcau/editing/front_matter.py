"""Front matter edited by key: one field gets another value, and every other byte stays."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import yaml

from nhipcau.editing.cutting import CutText
from nhipcau.languages import normalise
from nhipcau.reading.source import PRIVATE, Raw


class Unwritable(ValueError):
    """A front matter that cannot be edited by key: it is no YAML, or holds what only its author understands."""


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field stands in a front matter: its value as written, and the offsets of its first line, of the colon's
    end, of its value, and of its end, which is that of a line."""

    name: str
    raw: Raw
    start: int
    colon: int
    value: tuple[int, int]
    end: int
    block: bool
    """Whether the value stands on lines of its own."""
    quoted: bool
    """Whether its words stand in quotation marks."""


def places(front: str) -> tuple[FieldPlace, ...]:
    """The fields of a front matter, in their order. Unwritable where it cannot be read."""
    try:
        node = yaml.compose(front, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError) as bad:
        raise Unwritable(str(bad)) from None
    if node is None:
        return ()
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise Unwritable("no fields")
    return tuple(_place(front, key, value) for key, value in node.value)


def values(front: str) -> dict[str, Raw]:
    """What each field says, as written."""
    return {place.name: place.raw for place in places(front)}


def with_field(sheet: CutText, name: str, raw: Raw, order: Sequence[str] = ()) -> CutText:
    """The text with another value of one field, "" or [] to take it away; `order` is that of fields, for a new one."""
    if not sheet.opening:
        end = sheet.newline
        sheet = replace(sheet, opening=f"---{end}", closing=f"---{end}{end}")
    raw = _cleaned(raw)
    before = values(sheet.front)
    if before.get(name, "") == raw or (_is_empty(raw) and _is_empty(before.get(name, ""))):
        return sheet
    for front in (_edited(sheet.front, name, raw, order), _renewed(sheet.front, name, raw, order)):
        front = front.replace("\r\n", "\n").replace("\n", sheet.newline)
        if _is_right(front, before, name, raw):
            return replace(sheet, front=_ended(front, sheet.newline))
    raise Unwritable(name)


def _is_right(front: str, before: dict[str, Raw], name: str, raw: Raw) -> bool:
    """Whether the field says what it should, and all others what they said."""
    try:
        after = values(front)
    except Unwritable:
        return False
    kept = {key: value for key, value in before.items() if key != name}
    now = after.get(name, "")
    said = now == raw or (_is_empty(now) and _is_empty(raw))
    return said and {key: value for key, value in after.items() if key != name} == kept


def _is_empty(raw: Raw) -> bool:
    return raw in ("", [], {})


def _edited(front: str, name: str, raw: Raw, order: Sequence[str]) -> str:
    place = next((each for each in places(front) if each.name == name), None)
    if place is None:
        return _added(front, name, raw, order)
    if _is_empty(raw):
        return front[: place.start] + front[place.end :]
    if place.block or _needs_lines(raw):
        value = _value(raw, place.block, place.quoted)
        return front[: place.colon] + value + _line_end(front, place) + front[place.end :]
    start, end = place.value
    gap = "" if front[start - 1 : start] in (" ", "\t") else " "
    return front[:start] + gap + _inline(raw, place.quoted) + front[end:]


def _line_end(front: str, place: FieldPlace) -> str:
    return "\n" if front[: place.end].endswith("\n") else ""


def _renewed(front: str, name: str, raw: Raw, order: Sequence[str]) -> str:
    """The same by taking the field away and writing it anew, where its old form stands in the way of the value."""
    place = next((each for each in places(front) if each.name == name), None)
    return _added(front[: place.start] + front[place.end :] if place else front, name, raw, order)


def _added(front: str, name: str, raw: Raw, order: Sequence[str]) -> str:
    """A new field stands after the last that comes before it in the order."""
    if _is_empty(raw):
        return front
    ranks = {each: rank for rank, each in enumerate(order)}
    rank = ranks.get(name, len(ranks))
    earlier = [each.end for each in places(front) if ranks.get(each.name, len(ranks)) <= rank]
    at = max(earlier, default=0)
    head = _ended(front[:at], "\n")
    return f"{head}{name}:{_value(raw, False)}\n{front[at:]}"


def _ended(front: str, newline: str) -> str:
    return front if not front or front.endswith("\n") else front + newline


def _place(front: str, key: yaml.Node, value: yaml.Node) -> FieldPlace:
    start = front.rfind("\n", 0, key.start_mark.index) + 1
    colon = front.index(":", key.end_mark.index) + 1
    first, last = value.start_mark.index, value.end_mark.index
    block = (first > colon and "\n" in front[colon:first]) or "\n" in front[first:last].rstrip()
    if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
        block = True
    last = _trimmed(front, max(first, colon), last) if block else last
    end = front.find("\n", max(last - 1, colon) if block else last) + 1 or len(front)
    return FieldPlace(_clean(key.value), _raw(value), start, colon, (first, last), end, block, _quoted(value))


def _trimmed(front: str, start: int, end: int) -> int:
    """The end of a value on several lines, without the empty lines and comments that follow it."""
    said = front[start:end]
    while (cut := said.rstrip().rfind("\n")) >= 0 and said.rstrip()[cut + 1 :].startswith("#"):
        said = said[:cut]
    return start + len(said.rstrip())


def _raw(node: yaml.Node) -> Raw:
    if isinstance(node, yaml.SequenceNode):
        return [_raw(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {_clean(key.value): _raw(value) for key, value in node.value}
    return "" if node.tag == "tag:yaml.org,2002:null" else _clean(node.value)


def _cleaned(raw: Raw) -> Raw:
    """A value as it will be read again."""
    if isinstance(raw, list):
        return [_cleaned(each) for each in raw]
    return {key: _cleaned(each) for key, each in raw.items()} if isinstance(raw, dict) else _clean(raw)


def _clean(scalar: object) -> str:
    return PRIVATE.sub("", normalise(str(scalar))).strip()


def _quoted(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.style in ('"', "'")
    return isinstance(node, yaml.SequenceNode) and bool(node.value) and _quoted(node.value[0])


def _needs_lines(raw: Raw) -> bool:
    """Whether a value is written on lines of its own, where it has none yet."""
    if isinstance(raw, list):
        return not all(isinstance(each, str) for each in raw)
    return isinstance(raw, dict) and not all(isinstance(each, str) for each in raw.values())


def _value(raw: Raw, block: bool, quoted: bool = False) -> str:
    """A value as it stands after the colon; a list or table on lines of its own where it did before."""
    if isinstance(raw, str) or not (block or _needs_lines(raw)):
        return f" {_inline(raw, quoted)}"
    if isinstance(raw, dict):
        return "".join(f"\n  {key}: {_inline(value)}" for key, value in raw.items())
    return "".join(f"\n  - {_item(each, quoted)}" for each in raw)


def _item(raw: Raw, quoted: bool) -> str:
    if isinstance(raw, dict):
        return "\n    ".join(f"{key}: {_inline(value)}" for key, value in raw.items())
    return _inline(raw, quoted)


def _inline(raw: Raw, quoted: bool = False, flow: bool = False) -> str:
    if isinstance(raw, str):
        return _scalar(raw, quoted, flow)
    if isinstance(raw, dict):
        return "{" + ", ".join(f"{key}: {_inline(value, quoted, True)}" for key, value in raw.items()) + "}"
    return f"[{', '.join(_inline(each, quoted, True) for each in raw)}]"


def _composed(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        raise ValueError(text)
    return node


def scalar(words: str) -> str:
    """Words as they stand behind the name of a field."""
    return _scalar(words, quoted=False, flow=False)


def _scalar(words: str, quoted: bool, flow: bool) -> str:
    """Words bare where YAML reads them so, or else in quotation marks."""
    tried = f"a: [{words}]" if flow else f"a: {words}"
    if words and not quoted and not re.search(r"[\n\r]", words):
        try:
            node = _composed(tried).value[0][1]
            node = node.value[0] if flow and len(node.value) == 1 else node
            bare = isinstance(node, yaml.ScalarNode) and node.style is None and node.value == words
            if bare and node.tag != "tag:yaml.org,2002:null":
                return words
        except (yaml.YAMLError, ValueError, AttributeError, IndexError, TypeError):
            pass
    return json.dumps(words, ensure_ascii=False)
