"""A recurrence rule (RFC 5545, RRULE) as written: its parts, each held to what the standard lets it be."""

from __future__ import annotations

import re
from datetime import datetime

from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

CYCLE = 400
"""Years after which the Gregorian calendar comes again, weekdays and all."""
EVERY = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
"""How many days a stretch of each frequency has at most."""
OFTEN = frozenset(("HOURLY", "MINUTELY", "SECONDLY", "BYHOUR", "BYMINUTE", "BYSECOND"))
"""What is refused as too often: what takes place twice a day is two events."""
PARTS = frozenset(
    [
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "WKST",
        "BYMONTH",
        "BYWEEKNO",
        "BYYEARDAY",
        "BYMONTHDAY",
        "BYDAY",
        "BYSETPOS",
    ]
)
RULE = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = re.compile(rf"([+-]?\d{{1,2}})?({'|'.join(WEEKDAYS)})")
FARTHEST = 366
"""The largest INTERVAL."""
EXAMPLE = N_("Weekly on Saturdays is FREQ=WEEKLY;BYDAY=SA.")


def parts_of(told: str) -> dict[str, str]:
    """The parts of a rule, checked; raises Wrong. Small letters and spaces are no mistakes."""
    rule = re.sub(r"\s+", "", told).upper().removeprefix("RRULE:").strip(";")
    pairs = [tuple(part.split("=", 1)) for part in rule.split(";")] if RULE.fullmatch(rule) else []
    parts: dict[str, str] = dict(pairs)  # type: ignore[arg-type]
    if OFTEN.intersection((*parts, parts.get("FREQ", ""))):
        hint = N_("What takes place several times a day is an event for each of them.")
        raise Wrong(N_("The event repeats too often: several times a day."), hint)
    if parts.get("FREQ") not in EVERY or len(parts) < len(pairs) or not PARTS.issuperset(parts):
        raise Wrong(N_("“{value}” is not a recurrence rule."), EXAMPLE)
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise Wrong(N_("A recurrence rule has COUNT or UNTIL, not both."), EXAMPLE)
    return {name: _checked(name, value, parts) for name, value in parts.items()}


def explicit(parts: dict[str, str], first: datetime) -> dict[str, str]:
    """The rule with the days said that the standard has programs take from the start. Not all of them take 29 February
    and the 31st alike where they must."""
    said, yearly = dict(parts), parts["FREQ"] == "YEARLY"
    if yearly and "BYMONTHDAY" in parts and "BYWEEKNO" not in parts:
        said.setdefault("BYMONTH", ",".join(map(str, range(1, 13))))
    if parts["FREQ"] in ("DAILY", "WEEKLY") or parts.keys() & {"BYDAY", "BYMONTHDAY", "BYYEARDAY"}:
        return said
    if "BYWEEKNO" in parts:
        return said | {"BYDAY": WEEKDAYS[first.weekday()]}
    if yearly:
        said.setdefault("BYMONTH", str(first.month))
    return said | {"BYMONTHDAY": str(first.day)}


def _checked(name: str, value: str, parts: dict[str, str]) -> str:
    if name in ("INTERVAL", "COUNT"):
        return _number(name, value, 1, FARTHEST if name == "INTERVAL" else 10**9)
    if name == "WKST" and value not in WEEKDAYS:
        raise Wrong(N_("{part} must be one of: {allowed}."), EXAMPLE, part=name, allowed=", ".join(WEEKDAYS))
    if name == "BYDAY":
        return ",".join(dict.fromkeys(_weekday(each, parts) for each in value.split(",")))
    lasts = {
        "BYMONTH": 12,
        "BYWEEKNO": 53,
        "BYYEARDAY": 366,
        "BYMONTHDAY": 31,
        "BYSETPOS": EVERY[parts["FREQ"]],
    }
    if name not in lasts:
        return value
    first = 1 if name == "BYMONTH" else -lasts[name]
    _belongs(name, parts)
    return ",".join(dict.fromkeys(_number(name, each, first, lasts[name]) for each in value.split(",")))


def _belongs(name: str, parts: dict[str, str]) -> None:
    """Wrong for a part that the standard keeps from a frequency (3.3.10), or from standing alone."""
    frequency = parts["FREQ"]
    allowed = {
        "BYWEEKNO": ("YEARLY",),
        "BYYEARDAY": ("YEARLY",),
        "BYMONTHDAY": ("DAILY", "MONTHLY", "YEARLY"),
    }.get(name, tuple(EVERY))
    alone = name == "BYSETPOS" and not any(each.startswith("BY") and each != name for each in parts)
    if frequency not in allowed or alone:
        message = N_("{part} says nothing in a rule with FREQ={frequency}.")
        raise Wrong(message, EXAMPLE, part=name, frequency=frequency)


def _weekday(told: str, parts: dict[str, str]) -> str:
    """ "SA", or "2SA": the second of the month or year."""
    found = DAY.fullmatch(told)
    if not found:
        raise Wrong(N_("“{told}” is no day of the week in BYDAY."), EXAMPLE, told=told)
    if not found[1]:
        return told
    frequency = parts["FREQ"]
    most = {"MONTHLY": 5, "YEARLY": 5 if "BYMONTH" in parts else 53}.get(frequency, 0)
    if "BYWEEKNO" in parts or not most:
        message = N_("{part} says nothing in a rule with FREQ={frequency}.")
        raise Wrong(message, N_("Leave the number out."), part=f"BYDAY={told}", frequency=frequency)
    return _number("BYDAY", found[1], -most, most) + found[2]


def _number(name: str, told: str, least: int, most: int) -> str:
    if not re.fullmatch(r"[+-]?[0-9]{1,10}", told) or not least <= int(told) <= most or int(told) == 0:
        if least == 1:
            message = N_("{part} must be 1 or more, and {most} at most; it is “{told}”.")
        else:
            message = N_("{part} must be from 1 to {most}, or from -{most} to -1; it is “{told}”.")
        raise Wrong(message, EXAMPLE, part=name, most=most, told=told)
    return str(int(told))
