"""What stands around a text that was copied off a page, line by line: its head, its foot, captions in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhipcau.importing import lines
from nhipcau.importing.settling import wanted
from nhipcau.importing.values import LedgerLine
from nhipcau.languages import CAPITAL, credited

Line = tuple[int, str]
"""A line of the source, and its number."""
HEAD = 12
"""Lines among which headline and date stand."""
CAPTION = 300
CAPTION_WORDS = 8
"""A line without an end that has fewer words may be a heading."""
PUSHED = 20
"""Blanks before a name that stands at the right edge."""
_BRACKETED = re.compile(r"(?P<title>.+?)\s*\((?P<when>[^()]*\d{4}[^()]*)\)\s*")
_SIGN = re.compile(r"(?P<who>[A-ZĐ]{2,6})\s+[-–—]\s+(?=\S)")
_PLACE = re.compile(
    rf"(?P<where>H[àa] N[ộo]i|Hanoi|[{CAPITAL}]{{2,}}(?: [{CAPITAL}]{{2,}}){{1,2}}|[{CAPITAL}]{{3,}})\s+[-–—]\s+(?=\S)"
)
_ITEM = re.compile(r"[-•*]\s+(?P<words>\S.*)")
_ENDED = re.compile(r"[.?!:;…][\"'”’)\]]*$")


@dataclass(slots=True)
class Scrape:
    """A text that is being taken apart: what is left of its lines, and what was found. Lines are told by number."""

    rest: list[Line]
    ledger: list[LedgerLine] = field(default_factory=list)
    title: str = ""
    date: str = ""
    views: int | None = None
    byline: str = ""
    credit: str = ""
    dateline: str = ""
    standfirst: str = ""
    related: list[tuple[str, str]] = field(default_factory=list)

    def note(self, became: str, line: Line, note: str = "") -> None:
        self.ledger.append(LedgerLine(became, f"line {line[0]}", line[1].strip(), note))

    def dated(self, line: Line, found: lines.When) -> None:
        """Take what a line tells of when the text appeared."""
        self.date = found.told
        self.views = lines.views(line[1])
        self.note("date" if self.views is None else "views", line)


def numbered(text: str) -> list[Line]:
    """The lines that are not empty, by number; lines that were broken at a width are joined."""
    found = [(number, line) for number, line in enumerate(text.split("\n"), 1)]
    full = sorted(len(line) for _, line in found if line.strip())
    if len(full) < 12 or full[-1] > 110 or full[len(full) // 2] < 50:
        return [(number, line) for number, line in found if line.strip()]
    joined: list[Line] = []
    open_end = False
    for number, line in found:
        if open_end and line.strip() and not line.startswith(" "):
            joined[-1] = (joined[-1][0], f"{joined[-1][1]} {line}")
        elif line.strip():
            joined.append((number, line))
        open_end = len(line) > 0.75 * full[-1]
    return joined


def signs(found: list[Line]) -> str:
    """The portal whose form a text has, or ""."""
    head = [line for _, line in found[:HEAD]]
    if not head:
        return ""
    bracketed = _BRACKETED.fullmatch(head[0])
    if bracketed and (moment := lines.when(bracketed["when"])) and ":" in moment.told:
        return "hanoi-portal"
    at = next((number for number, line in enumerate(head) if lines.is_dated(line)), -1)
    if at > 0 and lines.views(head[at]) is not None:
        return "haufo"
    american = at >= 0 and re.match(r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} / ", head[at].strip())
    credit = any("The Hanoi Times" in credited(line)[1] for _, line in found)
    return "hanoi-times" if american or credit else ""


def _portal_head(scrape: Scrape) -> None:
    """A headline with the time after it, in brackets."""
    found = _BRACKETED.fullmatch(scrape.rest[0][1].strip())
    moment = lines.when(found["when"]) if found else None
    if not (found and moment):
        return _any_head(scrape)
    line = scrape.rest.pop(0)
    scrape.title, scrape.date = found["title"], moment.told
    return scrape.note("date", (line[0], found["when"]))


def _haufo_head(scrape: Scrape) -> None:
    """A headline, and below it the date with how often it was read."""
    at = next((at for at, line in enumerate(scrape.rest[:HEAD]) if lines.is_dated(line[1])), -1)
    if at < 1:
        return _any_head(scrape)
    moment = lines.is_dated(scrape.rest[at][1])
    assert moment
    scrape.dated(scrape.rest[at], moment)
    scrape.title = scrape.rest[at - 1][1].strip()
    for line in scrape.rest[: at - 1]:
        scrape.note("navigation", line)
    del scrape.rest[: at + 1]
    return None


def _times_head(scrape: Scrape) -> None:
    """The date, the headline, the standfirst; above them the topics of the day."""
    at = next((at for at, line in enumerate(scrape.rest[:HEAD]) if lines.is_dated(line[1])), -1)
    moment = lines.is_dated(scrape.rest[at][1]) if at >= 0 else None
    if not moment:
        return
    scrape.dated(scrape.rest[at], moment)
    for line in scrape.rest[:at]:
        scrape.note("navigation", line)
    del scrape.rest[: at + 1]
    if scrape.rest and not _ENDED.search(scrape.rest[0][1].strip()):
        scrape.title = scrape.rest.pop(0)[1].strip()
        if len(scrape.rest) > 1 and _ENDED.search(scrape.rest[0][1].strip()):
            scrape.standfirst = scrape.rest.pop(0)[1].strip()


def _any_head(scrape: Scrape) -> None:
    """A date wherever one stands near the top; a headline where the line before or after it can be one."""
    at = next((at for at, line in enumerate(scrape.rest[:HEAD]) if lines.is_dated(line[1])), -1)
    moment = lines.is_dated(scrape.rest[at][1]) if at >= 0 else None
    if not moment:
        return
    if at:
        _haufo_head(scrape)
    else:
        _times_head(scrape)


_HEADS = {"hanoi-portal": _portal_head, "haufo": _haufo_head, "hanoi-times": _times_head}


def take_head(scrape: Scrape, portal: str) -> None:
    """Take off what stands above a text, in the form of that portal."""
    _HEADS.get(portal, _any_head)(scrape)


def take_foot(scrape: Scrape) -> None:
    """Take off what stands below a text: menus, forms, related headlines, who wrote it; and the tools of the page,
    wherever they stand."""
    for line in [each for each in scrape.rest if lines.is_tool(each[1])]:
        scrape.note("boilerplate", line)
        scrape.rest.remove(line)
    over = next(
        (at for at, line in enumerate(scrape.rest) if at and lines.ends_text(line[1])), len(scrape.rest)
    )
    why = "navigation"
    for line in scrape.rest[over:]:
        why = lines.ends_text(line[1]) or ("boilerplate" if why == "form" else why)
        scrape.note(why, line)
    del scrape.rest[over:]
    while len(scrape.rest) > 1 and (item := _ITEM.fullmatch(scrape.rest[-1][1].strip())):
        if not (scrape.related or _ITEM.fullmatch(scrape.rest[-2][1].strip())) or _ENDED.search(
            item["words"]
        ):
            break
        scrape.related.insert(0, (item["words"].strip(), ""))
        scrape.note("related", scrape.rest.pop())
    while len(scrape.rest) > 1 and _signed(scrape, scrape.rest[-1]):
        scrape.rest.pop()


def _signed(scrape: Scrape, line: Line) -> bool:
    """Whether a line at the end tells who wrote the text, or whence it comes; then that is noted."""
    words, blanks = line[1].strip(), len(line[1]) - len(line[1].lstrip())
    named = (blanks >= PUSHED and len(words) <= 60) or (bool(scrape.credit) and lines.is_name(words))
    who = lines.byline(words) or (words if named else "")
    if who and not scrape.byline:
        scrape.byline = who
        scrape.note("byline", line)
        return True
    taken = lines.source(words)
    if taken and not scrape.credit:
        scrape.credit = taken
        scrape.note("credit", line)
    return bool(taken)


def paragraphs(scrape: Scrape, portal: str) -> Iterator[str]:
    """The paragraphs, captions and credits taken out; the photo they belong to is not there."""
    rest, given = scrape.rest, 0
    for at, line in enumerate(rest):
        words = line[1].strip()
        if at and (told := _captioned(line[1], portal, rest[at + 1 :], given)):
            caption, credit = told
            _wanted(scrape, line, caption, credit, given)
            continue
        given += 1
        if given == 1:
            words = _opened(scrape, words)
        yield words


def _captioned(raw: str, portal: str, after: list[Line], given: int) -> tuple[str, str] | None:
    """Caption and credit, where a line is one or both of them."""
    words = raw.strip()
    caption, credit = credited(words)
    if len(words) > CAPTION or not given:
        return None
    if credit:
        return caption, credit
    if portal == "hanoi-times" and re.match(r"[ \u00a0]\S", raw):
        return words, ""
    below = credited(after[0][1].strip()) if after else ("", "")
    if not below[0] and below[1]:  # a credit stands alone below it
        return words, ""
    bare = not _ENDED.search(words) and len(words.split()) >= CAPTION_WORDS and after
    return (words, "") if bare and portal != "text" else None


def _wanted(scrape: Scrape, line: Line, caption: str, credit: str, given: int) -> None:
    """Note a caption, or a credit that belongs to the caption before it, as it will stand below its photo."""
    last = scrape.ledger[-1] if scrape.ledger else None
    told, part = caption, f"line {line[0]}"
    if not caption and last and last.became == "caption" and not credited(last.words)[1]:
        scrape.ledger.pop()
        told, part = last.words, f"{last.part}, {line[0]}"
    words = " ".join(filter(None, (told, credit)))
    scrape.ledger.append(LedgerLine("caption", part, words, wanted(told, credit, f"paragraph {given}")))


def _opened(scrape: Scrape, words: str) -> str:
    """The first paragraph without the sign of the agency, or the place, that it begins with."""
    if sign := _SIGN.match(words):
        scrape.credit = scrape.credit or sign["who"]
        return words[sign.end() :]
    if place := _PLACE.match(words):
        scrape.dateline = place["where"]
        return words[place.end() :]
    return words
