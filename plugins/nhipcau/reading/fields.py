"""What the words of a front-matter field mean: text, slug, date, keys, ... One parser for each kind of field.

A parser takes the raw value and gives a frozen value, or raises Wrong with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any, get_args
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from nhipcau.languages import known_language, normalise, slugify
from nhipcau.model import Coordinates, Correction, Featured, LeadSize, Strip, StripAround, ViewCount
from nhipcau.reading.clocks import Clock, read_clock
from nhipcau.reading.days import DAY, read_month, read_year
from nhipcau.reading.moments import Moment, read_moment
from nhipcau.reading.origins import Origin, read_origin
from nhipcau.reading.source import N_, PRIVATE, Raw
from nhipcau.reading.wrong import Wrong

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COORDINATES = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?) ?, ?([+-]?\d{1,3}(?:\.\d+)?)")
FOCUS = re.compile(r"(\d{1,3}) ?% ?,? ?(\d{1,3}) ?%")
LEAD_SIZES = get_args(LeadSize)
STRETCH = 180
"""Days around an occasion at most."""
ADDRESS = re.compile(
    r"https?://(?:[^\s/?#@\\\"<>]+@)?(?:[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?"
    r"(?:[/?#][^\s\"<>\\^`{|}]*)?|mailto:[^\s@\"<>]+@[^\s@\"<>]+\.[^\s@\"<>]+"
)
LONGEST = 1000
NAME = 240
"""Bytes of an old address, and of what stands in it between two slashes: there it becomes a folder's name."""
TRUE = frozenset(("true", "yes", "on"))
FREE = frozenset(("0", "miễn phí", "tự do", "free", "free of charge", "no charge", "không thu phí"))
FALSE = frozenset(("false", "no", "off"))


LATER = re.compile(r"\+\s*(\d{1,3})\s*([mhdMHD])")
"""So many minutes, hours or days after the others."""


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in a programme: at a time of day (Clock), or at a Moment."""

    at: Clock | Moment
    text: str


Parser = Callable[[Raw, ZoneInfo], Any]


def text(raw: Raw, zone: ZoneInfo) -> str:
    if not isinstance(raw, str):
        raise Wrong(N_("“{field}” must be one line of text."))
    return " ".join(spelt_out(raw).split())


def spelt_out(words: str) -> str:
    """Words with the letters that were spelt as entities: `Valentine&#8217;s`, as old sites export their titles."""
    if "&" not in words:
        return words
    return PRIVATE.sub("", normalise(_ENTITY.sub(lambda found: unescape(found[0]), words)))


_ENTITY = re.compile(r"&(?:#\d{1,12}|#[xX][0-9a-fA-F]{1,12}|[a-zA-Z][a-zA-Z0-9]*);")


def slug(raw: Raw, zone: ZoneInfo) -> str:
    """The last part of an address: lower-case ASCII letters, digits and single hyphens."""
    words = text(raw, zone)
    if not SLUG.fullmatch(words):
        message = N_("“{value}” cannot be part of an address: only a-z, 0-9 and single hyphens can.")
        raise Wrong(message, N_("Write “{better}”."), value=words, better=slugify(words) or "ten-bai")
    return words


def moment(raw: Raw, zone: ZoneInfo) -> Moment:
    """A day or a moment ("2024-10-10", "9h30 ngày 10/10/2024"), in the site's zone whatever zone it is told in."""
    words = text(raw, zone)
    found = read_moment(words, zone)
    try:
        return Moment(found.at.astimezone(zone), found.timed)
    except (ValueError, OverflowError):
        raise Wrong(N_("There is no such date as “{value}”."), value=words) from None


@dataclass(frozen=True, slots=True)
class ReleaseTimes:
    """When a story comes out: all of it, and a language at a time of its own, or so much after the others."""

    at: Moment | None
    later: tuple[tuple[str, Moment | timedelta], ...] = ()


def release(raw: Raw, zone: ZoneInfo) -> ReleaseTimes:
    """A moment, or one for each language, of which some may be told as so long after the others: `{en: +6h}`."""
    if not isinstance(raw, dict):
        return ReleaseTimes(moment(raw, zone))
    return ReleaseTimes(None, tuple((lang, _later(item, zone)) for lang, item in raw.items()))


def _later(raw: Raw, zone: ZoneInfo) -> Moment | timedelta:
    words = text(raw, zone)
    found = LATER.fullmatch(words)
    if not found:
        return moment(raw, zone)
    number, unit = int(found[1]), found[2].lower()
    return timedelta(**{{"m": "minutes", "h": "hours", "d": "days"}[unit]: number})


def moment_there(raw: Raw, zone: ZoneInfo) -> Moment:
    """The same in the zone that it is told in: that of where something takes place."""
    return read_moment(text(raw, zone), zone)


def beginning(raw: Raw, zone: ZoneInfo) -> Moment:
    """The same; or, where no day is fixed yet, a month or a year: "7/2026", "tháng 7 năm 2026", "2026"."""
    words = text(raw, zone)
    if month := read_month(words):
        return Moment(datetime(*month, 1, tzinfo=zone), False, vague="month")
    if year := read_year(words):
        return Moment(datetime(year, 1, 1, tzinfo=zone), False, vague="year")
    return moment_there(raw, zone)


def day(raw: Raw, zone: ZoneInfo) -> date:
    """A day; of a moment, its day in the zone that it is told in."""
    return read_moment(text(raw, zone), zone).at.date()


def days(raw: Raw, zone: ZoneInfo) -> tuple[date, ...]:
    """One day or a list of days, in order of time, each once."""
    return tuple(sorted({day(item, zone) for item in (raw if isinstance(raw, list) else [raw])}))


def moments_there(raw: Raw, zone: ZoneInfo) -> tuple[Moment, ...]:
    """One day or moment or a list of them, in order of time."""
    items = raw if isinstance(raw, list) else [raw]
    return tuple(sorted((moment_there(item, zone) for item in items), key=lambda found: found.at))


@dataclass(frozen=True, slots=True)
class MovedTime:
    """A time of a series that is moved: from the day that its rule gives, to when, and where it is told until when."""

    day: date
    to: Moment
    end: Moment | None


def moves(raw: Raw, zone: ZoneInfo) -> tuple[MovedTime, ...]:
    """A list of `{from: day, to: moment}`, each with an `end` if it lasts longer or shorter than the others."""
    found = []
    for item in raw if isinstance(raw, list) else [raw]:
        if not isinstance(item, dict) or set(item) - {"end"} != {"from", "to"}:
            hint = N_("Write a line “- from: 2024-10-12” and below it “to: 2024-10-13 19:00”.")
            raise Wrong(N_("What is moved needs “from”, the day by the rule, and “to”, the new time."), hint)
        end = moment_there(item["end"], zone) if "end" in item else None
        found.append(MovedTime(day(item["from"], zone), moment_there(item["to"], zone), end))
    return tuple(sorted(found, key=lambda move: move.day))


def capacity(raw: Raw, zone: ZoneInfo) -> int:
    """How many may take part: "200", "1.000 chỗ", "1,000 seats"."""
    words = text(raw, zone).casefold()
    found = re.fullmatch(
        r"(\d{1,3}(?:[.,]\d{3})*|\d{1,7})(?: (?:chỗ|ghế|người|khách|seats|places|people))?", words
    )
    if not found or not int(re.sub(r"\D", "", found[1])):
        raise Wrong(N_("“{value}” is not how many may take part."), N_("Write a number: 200."), value=words)
    return int(re.sub(r"\D", "", found[1]))


def fee(raw: Raw, zone: ZoneInfo) -> int:
    """What it costs, in đồng: 0, "miễn phí", "free", "200000", "200.000 đồng"."""
    words = text(raw, zone).casefold()
    if words in FREE:
        return 0
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d{1,9}) ?(?:đồng|đ|₫|vnđ|vnd)?", words)
    if not found:
        message = N_("“{value}” is not a price in đồng.")
        raise Wrong(message, N_("Write 200000, or “miễn phí”, “free” or 0 where it is free."), value=words)
    return int(re.sub(r"\D", "", found[1]))


def languages(raw: Raw, zone: ZoneInfo) -> tuple[str, ...]:
    """Codes of languages: [vi, en]."""
    found = keys(raw, zone)
    for code in found:
        if not known_language(code):
            message = N_("There is no language “{value}”.")
            raise Wrong(message, N_("Write its code: vi, en, fr, ja."), value=code)
    return found


def coordinates(raw: Raw, zone: ZoneInfo) -> Coordinates:
    """ "21.0285, 105.8522": latitude and longitude in degrees (WGS 84), as maps give them; or a list of the two."""
    words = ", ".join(map(str, raw)) if isinstance(raw, list) else text(raw, zone)
    found = COORDINATES.fullmatch(words)
    if not found:
        hint = N_("Write latitude and longitude as a map gives them: 21.0285, 105.8522.")
        raise Wrong(N_("“{value}” is not a place on the map."), hint, value=words)
    latitude, longitude = map(float, found.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        hint = N_("The latitude comes first: 21.0285, 105.8522.")
        raise Wrong(N_("There is no place at “{value}”."), hint, value=words)
    return Coordinates(latitude, longitude)


def programme(raw: Raw, zone: ZoneInfo) -> tuple[Item, ...]:
    """A list of `{time: …, text: …}`; a time is "08:00" or "8h", or with its day "2024-10-06 08:00"."""
    found = []
    for item in raw if isinstance(raw, list) else [raw]:
        if not isinstance(item, dict) or set(item) != {"time", "text"}:
            hint = N_("Write a line “- time: 08:00” and below it “text: …”.")
            raise Wrong(N_("What stands in the programme needs a time and a text."), hint)
        found.append(Item(_when(text(item["time"], zone), zone), text(item["text"], zone)))
    return tuple(found)


def _when(said: str, zone: ZoneInfo) -> Clock | Moment:
    """The time of a programme's item. What holds a day is read as a moment, all else as a time of day."""
    if not re.search(DAY, said.casefold()):
        return read_clock(said)
    at = read_moment(said, zone)
    if not at.timed:
        message = N_("“{value}” in the programme is no time of day.")
        raise Wrong(message, N_("Write it as 08:00, or with its day as 2024-10-06 08:00."), value=said)
    return at


def founded(raw: Raw, zone: ZoneInfo) -> date | Origin:
    """What an anniversary counts from: "1954-10-10", "3/1962", "1956", "10/3 âm lịch", "5/1/1789 âm lịch"."""
    return read_origin(text(raw, zone))


def flag(raw: Raw, zone: ZoneInfo) -> bool:
    words = text(raw, zone).lower()
    if words not in TRUE | FALSE:
        raise Wrong(N_("“{field}” must be true or false, not “{value}”."), value=words)
    return words in TRUE


def featured(raw: Raw, zone: ZoneInfo) -> Featured | None:
    """`true`, or `{until: 2026-12-05, size: full}`, of which either may be left out."""
    if not isinstance(raw, dict):
        return Featured() if flag(raw, zone) else None
    if not raw or set(raw) - {"until", "size"}:
        raise Wrong(N_("“featured” is true or false, or has “until” (a day) and “size” in braces."))
    size = raw.get("size", "large")
    if size not in LEAD_SIZES:
        message = N_("“size” is one of {allowed}, not “{value}”.")
        raise Wrong(message, allowed=", ".join(LEAD_SIZES), value=size)
    return Featured(day(raw["until"], zone) if "until" in raw else None, size)  # type: ignore[arg-type]


def number(raw: Raw, zone: ZoneInfo) -> int:
    words = text(raw, zone)
    if not re.fullmatch(r"-?\d{1,9}", words):
        raise Wrong(N_("“{field}” must be a whole number, not “{value}”."), value=words)
    return int(words)


def keys(raw: Raw, zone: ZoneInfo) -> tuple[str, ...]:
    """One key or a list of keys, in the order written, each once."""
    items = raw if isinstance(raw, list) else [raw]
    return tuple(dict.fromkeys(text(item, zone) for item in items))


def key(raw: Raw, zone: ZoneInfo) -> str:
    return text(raw, zone)


def choice(*allowed: str) -> Parser:
    """A parser for one of a few words."""

    def parse(raw: Raw, zone: ZoneInfo) -> str:
        words = text(raw, zone)
        if words not in allowed:
            message = N_("“{field}” must be one of: {allowed}; it is “{value}”.")
            raise Wrong(message, value=words, allowed=", ".join(allowed))
        return words

    return parse


def choices(*allowed: str) -> Parser:
    """A parser for one or more of a few words, in the order written, each once."""
    one = choice(*allowed)

    def parse(raw: Raw, zone: ZoneInfo) -> tuple[str, ...]:
        return tuple(one(each, zone) for each in keys(raw, zone))

    return parse


def address(raw: Raw, zone: ZoneInfo) -> str:
    """A web address with a host, or one of mail."""
    words = text(raw, zone)
    if not words.startswith(("https://", "http://", "mailto:")):
        message = N_("“{value}” is not a web address.")
        raise Wrong(message, N_("It must begin with https://."), value=words)
    if not ADDRESS.fullmatch(words):
        message = N_("“{value}” is not a whole address, or has a space or a sign in it that no address has.")
        raise Wrong(message, N_("Copy it from the browser's address line."), value=words)
    return words


def web_address(raw: Raw, zone: ZoneInfo) -> str:
    """An address to go to with a browser."""
    words = address(raw, zone)
    if words.startswith("mailto:"):
        message = N_("“{value}” is not a web address.")
        raise Wrong(message, N_("It must begin with https://."), value=words)
    return words


def paths(raw: Raw, zone: ZoneInfo) -> tuple[str, ...]:
    """Old addresses on this site: "/tin/123.html", "/index.php?id=123"."""
    found = keys(raw, zone)
    for path in found:
        old_address(path)
    return found


def old_address(path: str) -> None:
    """Raises Wrong where that is no address on this site that a server could be asked for."""
    _askable(path)
    if not re.fullmatch(r"/[^\s?#\\]*(?:\?[^\s#\\]+)?", path) or ".." in path or "//" in path:
        message = N_("“{value}” is not an address on this site.")
        hint, better = _path_hint(path)
        raise Wrong(message, hint, value=path, better=better)
    if len(path.encode()) > LONGEST or any(len(each.encode()) > NAME for each in path.split("/")):
        message = N_("The address “{value}…” is too long.")
        hint = N_("It may have {most} bytes, and {part} between two “/”.")
        raise Wrong(message, hint, value=path[:40], most=LONGEST, part=NAME)


def _askable(path: str) -> None:
    """Raises Wrong where an address spells by its number what no server takes there, or what it takes for another
    address: a control character, a slash, a step upwards."""
    message = N_("“{value}” is not an address on this site.")
    if re.search("%(?![0-9A-Fa-f]{2})", path):
        raise Wrong(message, N_("Write %25 for each “%” that no number follows."), value=path)
    spelt = unquote(path.partition("?")[0], errors="replace")
    if re.search("[\x00-\x1f\x7f-\x9f]", unquote(path, errors="replace")):
        hint = N_("It holds a control character (%00 to %1F, %7F), which no server takes: delete it.")
        raise Wrong(message, hint, value=path)
    if re.search("%(?:2F|5C)", path.partition("?")[0], re.I) or ("/.." in spelt and ".." not in path):
        hint = N_("Write “/” for %2F, and no “..”: servers read the address so.")
        raise Wrong(message, hint, value=path)


def _path_hint(path: str) -> tuple[str, str]:
    """What to write instead of something that is no old address, and the address itself, where it can be told."""
    if re.match(r"[a-z]+://|//[^/]", path):
        own = re.sub("^[a-z]*:?//[^/]*", "", path)
        if own:
            return N_("Leave out the host: {better}."), own
    if "#" in path:
        return N_("Leave out what follows “#”: no server is asked for it."), ""
    if path.startswith("/") and re.search(r"\s", path):
        return N_("Write %20 for each blank: {better}."), re.sub(r"\s", "%20", path)
    if path.startswith("/") and ("\\" in path or "//" in path[1:] or ".." in path):
        return N_("Write it as browsers show it: single “/”, no “\\” and no “..”."), ""
    return N_("It must begin with one “/”, as in /tin-cu/123.html."), ""


def file_name(raw: Raw, zone: ZoneInfo) -> str:
    words = text(raw, zone)
    if "/" in words or "\\" in words:
        message = N_("“{value}” must be a file in the same folder as the text.")
        raise Wrong(message, N_("Write its name only."), value=words)
    return words


def focus(raw: Raw, zone: ZoneInfo) -> tuple[int, int]:
    """ "30% 40%": how far a photo's focal point lies from its left edge, and from its upper one, in percent."""
    return point(text(raw, zone))


def point(words: str) -> tuple[int, int]:
    """The same of words alone, as a text tells them."""
    found = FOCUS.fullmatch(words)
    if not found:
        hint = N_("Write how far it lies from the left edge, then from the upper one: 30% 40%.")
        raise Wrong(N_("“{value}” is not a point in a photo."), hint, value=words)
    across, down = int(found[1]), int(found[2])
    if across > 100 or down > 100:
        hint = N_("Percentages go from 0% to 100%.")
        raise Wrong(N_("There is no point “{value}” in a photo."), hint, value=words)
    return across, down


def corrections(raw: Raw, zone: ZoneInfo) -> tuple[Correction, ...]:
    """A list of `{date: …, text: …}`."""
    found = []
    for item in raw if isinstance(raw, list) else [raw]:
        if not isinstance(item, dict) or set(item) != {"date", "text"}:
            hint = N_("Write a line “- date: 2024-10-12” and below it “text: …”.")
            raise Wrong(N_("A correction needs a date and a text."), hint)
        found.append(Correction(day(item["date"], zone), text(item["text"], zone)))
    return tuple(found)


def views(raw: Raw, zone: ZoneInfo) -> tuple[ViewCount, ...]:
    """A list of `{from: …, count: …, on: …}`: how often an old site said that the text was read, and on which day."""
    found = []
    for item in raw if isinstance(raw, list) else [raw]:
        if not isinstance(item, dict) or set(item) != {"from", "count", "on"}:
            hint = N_("Write {example}.")
            example = "{from: haufo, count: 24, on: 2026-11-28}"
            raise Wrong(N_("A count of views needs a place, a number and a day."), hint, example=example)
        count = number(item["count"], zone)
        if count < 0:
            raise Wrong(N_("“{field}” must be a whole number, not “{value}”."), value=item["count"])
        found.append(ViewCount(text(item["from"], zone), count, day(item["on"], zone)))
    return tuple(found)


def strip(raw: Raw, zone: ZoneInfo) -> Strip | StripAround:
    """A place in the header strip: `{from: …, until: …}` once, or each time so many days `{before: …, after: …}`.

    Either may have an `order`.
    """
    given = set(raw) - {"order"} if isinstance(raw, dict) else set()
    if not isinstance(raw, dict) or given not in ({"from", "until"}, {"before", "after"}):
        message = N_("“strip” needs “from” and “until”, or else “before” and “after”; it may have “order”.")
        raise Wrong(message)
    order = number(raw.get("order") or "0", zone)
    if "before" in raw:
        return StripAround(_stretch(raw["before"], zone), _stretch(raw["after"], zone), order)
    found = Strip(day(raw["from"], zone), day(raw["until"], zone), order)
    if found.end < found.start:
        raise Wrong(N_("The strip ends before it begins."))
    return found


def _stretch(raw: Raw, zone: ZoneInfo) -> int:
    """Days before or after an occasion: fewer than would let one year run into the next."""
    days = number(raw, zone)
    if not 0 <= days <= STRETCH:
        message = N_("“before” and “after” are numbers of days from 0 to {most}, not {value}.")
        raise Wrong(message, most=STRETCH, value=days)
    return days
