"""Live coverage: a story whose headings begin with a time, `## 09:30 The flag goes up`, told with the newest first.

A heading of another day says which: `## 00:15, 11/10/2024 The last guest leaves`. What stands before the first of them
stays at the head of the story.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from html import unescape

from nhipcau.languages import rfc3339
from nhipcau.model.story import LiveEntry
from nhipcau.reading.clocks import read_clock
from nhipcau.reading.days import read_day
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

HEADING = r'<h2 id="([^"]*)">(.*?)</h2>'
TIMED = r"\s*(\d{1,2}\s?[:.hgHG]\s?\d{2})(?!\d)[\s:–—-]*(.*)"
DATED = r",\s*([^<:]{3,30}?\d{4}|\d{4}-\d\d-\d\d)(?!\d)[\s:–—-]*(.*)"
NOTES = '<div class="footnote">'
TAG = r"<[^>]*>"
SAID = 240
"""Letters of an entry that machines are told."""


def laid_out(folder: PieceFolder, lang: str, day: datetime) -> tuple[LiveEntry, ...]:
    """The entries of one text, the newest first; its HTML is laid out in that order."""
    body = folder.bodies[lang]
    text, notes, rest = body.html.partition(NOTES)
    head, *parts = _cut(text)
    found: list[tuple[LiveEntry, str]] = []
    for part in parts:
        timed = _timed(folder, lang, part, day)
        if timed:
            found.append(timed)
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}{part}")
        else:
            head += part
    if not parts:
        message = N_("Live coverage has no entries: no heading of the text begins with a time.")
        hint = N_("Begin each with its time: ## 09:30 The flag goes up.")
        folder.warn(folder.sources[lang].file, 1, "live", message, hint)
    if not found:
        return ()
    found.sort(key=lambda each: each[0].at, reverse=True)
    html = "\n".join([head.rstrip(), *(f"{drawn.rstrip()}\n</article>" for _, drawn in found)])
    folder.bodies[lang] = replace(body, html=f"{html}\n{notes}{rest}")
    return tuple(entry for entry, _ in found)


def _cut(html: str) -> list[str]:
    """The HTML before the first heading, and then each heading with what follows it."""
    starts = [match.start() for match in re.finditer("<h2 ", html)]
    if not starts:
        return [html]
    ends = [*starts[1:], len(html)]
    return [html[: starts[0]], *(html[a:b] for a, b in zip(starts, ends, strict=True))]


def _timed(folder: PieceFolder, lang: str, part: str, day: datetime) -> tuple[LiveEntry, str] | None:
    """The entry that a part of the text is, and its HTML, which is still open; None where it begins with no time."""
    heading = re.match(HEADING, part, re.DOTALL)
    name, words = (heading[1], heading[2]) if heading else ("", "")
    timed = re.fullmatch(TIMED, words, re.DOTALL)
    if not heading or not timed:
        message = N_("The heading “{words}” of live coverage does not begin with a time.")
        hint = N_("Begin it with one, ## 09:30 …, or make it a smaller heading: ### ….")
        _tell(folder.warn, folder, lang, _plain(words), message, hint, words=_plain(words)[:80])
        return None
    try:
        clock = read_clock("".join(timed[1].split()))
    except Wrong as bad:
        _tell(folder.complain, folder, lang, timed[1], bad.message, bad.hint, **bad.values)
        return None
    of, said, title = _of_day(timed[2], day.date())
    at = datetime.combine(of, clock.at, day.tzinfo)
    moment = f'<time datetime="{rfc3339(at)}">{at:%H:%M}{said}</time>'
    head = (
        f'<h2 class="live__title" id="{name}"><a class="live__time" href="#{name}">{moment}</a> {title}</h2>'
    )
    after = part[heading.end() :].strip()
    entry = LiveEntry(name, at, _plain(title), _cut_short(_plain(after)))
    return entry, f'<article class="live__entry" aria-labelledby="{name}">\n{head}\n{after}\n'


def _of_day(words: str, day: date) -> tuple[date, str, str]:
    """The day of an entry, how it is said where that is not the story's own, and the rest of its heading."""
    told = re.fullmatch(DATED, words, re.DOTALL)
    try:
        return (read_day(told[1]), f", {told[1]}", told[2]) if told else (day, "", words)
    except Wrong:
        return day, "", words


def _tell(
    make: Callable[..., None], folder: PieceFolder, lang: str, needle: str, *said: str, **values: object
) -> None:
    source = folder.sources[lang]
    make(source.file, source.line_of(needle[:20]), "", *said, **values)


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(TAG, " ", re.sub("\ue000[^\ue001]*\ue001", "", html))).split())


def _cut_short(words: str) -> str:
    return words if len(words) <= SAID else words[:SAID].rsplit(" ", 1)[0] + "…"
