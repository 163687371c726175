"""Links and images within a line, as CommonMark 6.3 finds them: the inner link wins, brackets may be nested, and a text
of brackets alone takes no longer than any other."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AtomicString

from nhipcau.reading.dialect.definitions import label
from nhipcau.reading.dialect.foreseen import Foreseen

_BRACKETS = re.compile(r"!?\[|\]")
_TARGET = re.compile(r"\(\s*(?:<([^<>\n]*)>|(?=[^<\s]|\)|\Z))")
_TITLE = re.compile(r"""\s+(?:"([^"]*)"|'([^']*)'|\(([^()]*)\))\s*\)|\s*\)""")
_NAMED = re.compile(r"\[([^\[\]]*)\]")
_STRESSED = re.compile(r"(\*\*|\*|(?<!\w)__?)(?=\S)([^*_]+)(?<=\S)\1(?!(?<=_)\w)")
_BLANK_NAME = re.compile(r"[^\[\]<>\"\n]{1,250}")
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}(?=[\s)])")
_NESTED = 32
"""Brackets within the bare address of a link."""


class Found(NamedTuple):
    """A link or an image in a text: where it begins and ends, and what its brackets hold."""

    start: int
    end: int
    text: str
    address: str
    title: str | None
    image: bool


class Brackets(Foreseen[Found]):
    """Makes elements of links or, if `image`, of images."""

    def __init__(self, md: Markdown, *, image: bool) -> None:
        super().__init__(r"!\[" if image else r"(?<!!)\[", md)
        self._image = image

    def made(self, found: Found) -> Element:
        element = Element("img" if self._image else "a")
        if self._image:
            element.set("src", self.unescape(found.address))
            element.set("alt", _STRESSED.sub(r"\2", self.unescape(found.text)))
        else:
            element.set("href", self.unescape(found.address))
            element.text = found.text if found.text else AtomicString("")
        if found.title is not None:
            element.set("title", self.unescape(found.title))
        return element

    def foresee(self, data: str) -> list[Found]:
        """The links, or images, of a text; an image within a link belongs to the link's own text."""
        opened: list[tuple[int, bool, bool]] = []  # where, whether an image, whether a link lies within
        found: list[Found] = []
        at = 0
        while bracket := _BRACKETS.search(data, at):
            at = bracket.end()
            if bracket[0] != "]":
                opened.append((bracket.start(), bracket[0] == "![", False))
                continue
            if not opened:
                continue
            start, image, broken = opened.pop()
            inner = start + (2 if image else 1)
            target = None if broken and not image else self._target(data, inner, at)
            if target is None:
                if broken and opened:
                    opened[-1] = (*opened[-1][:2], True)
                continue
            at, address, title = target
            if (not image and opened) or (image and broken and opened):
                opened[-1] = (*opened[-1][:2], True)
            found.append(Found(start, at, data[inner : bracket.start()], address, title, image))
        return [each for each in found if each.image == self._image]

    def _target(self, data: str, inner: int, after: int) -> tuple[int, str, str | None] | None:
        """Where a link whose text ends before `after` leads: the end of the whole, the address, the title."""
        direct = _direct(data, after)
        if direct:
            return direct
        named = _NAMED.match(data, after)
        name = (named[1] if named else "") or data[inner : after - 1]
        if len(name) > 999 or (not named and "[" in name):
            return None
        known = self.md.references.get(label(self.written(name)))
        if known is None:
            return None
        return (named.end() if named else after, *known)


def _direct(data: str, at: int) -> tuple[int, str, str | None] | None:
    """An address in round brackets: where it ends, what it says, its title."""
    opening = _TARGET.match(data, at)
    if not opening:
        return None
    end = opening.end()
    address = opening[1]
    if address is None:
        start, end = end, _address(data, end)
        address = data[start:end]
    closing = _TITLE.match(data, end)
    if not closing:
        return None if opening[1] is not None else _spaced(data, opening.end())
    return closing.end(), address, next((part for part in closing.groups() if part is not None), None)


def _spaced(data: str, at: int) -> tuple[int, str, str | None] | None:
    """The name of a file with blanks in it, as people and cameras give them: "Lễ chào cờ (1).jpg"."""
    line = _BLANK_NAME.match(data, at)
    for ending in _ENDING.finditer(data, at, line.end() if line else at):
        name = data[at : ending.end()]
        closing = _TITLE.match(data, ending.end())
        if closing and name.count("(") == name.count(")"):
            return closing.end(), name, next((part for part in closing.groups() if part is not None), None)
    return None


def _address(data: str, at: int) -> int:
    """Where a bare address ends: before a blank, or a bracket that it did not open."""
    depth = 0
    for match in _STOPS.finditer(data, at):
        if match[0] == "(" and depth < _NESTED:
            depth += 1
        elif match[0] == ")" and depth:
            depth -= 1
        else:
            return match.start()
    return len(data)


_STOPS = re.compile(r"[()\s]")
