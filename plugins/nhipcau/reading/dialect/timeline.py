"""A timeline: a note of the kind TIMELINE, whose list has a day, a month or a year before each of its items.

> [!TIMELINE] How it came about
> - 10/10/1954: the army takes over Hanoi.
> - 1973: …
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from nhipcau.reading.days import read_day, read_month, read_year
from nhipcau.reading.wrong import Wrong

PARTED = r"(.{4,40}?)\s*(?::|\s[–—-])\s+(.*)"


def dated(box: Element) -> Iterator[str]:
    """Make the list in a box one of dates; gives the words of each item that does not begin with one."""
    for whole in [child for child in box if child.tag in ("ul", "ol")]:
        whole.tag = "ol"
        whole.attrib.clear()
        for item in whole:
            holder = item if (item.text or "").strip() or not len(item) else item[0]
            words = holder.text or ""
            parted = re.match(PARTED, words.strip(), re.DOTALL)
            when = _machine(parted[1].strip("*_ ")) if parted else ""
            if not parted or not when:
                yield words.strip().split("\n")[0][:60]
                continue
            moment = Element("time", {"class": "timeline__when", "datetime": when})
            moment.text, moment.tail = AtomicString(parted[1].strip("*_ ")), f" {parted[2]}"
            holder.text = ""
            holder.insert(0, moment)


def _machine(words: str) -> str:
    """A date as HTML has it, of a day, a month or a year; "" for what is none."""
    try:
        return read_day(words).isoformat()
    except Wrong:
        month = read_month(words.casefold())
        if month:
            return f"{month[0]:04}-{month[1]:02}"
        year = read_year(words.casefold())
        return f"{year:04}" if year else ""
