"""The rule of a recurrence (RFC 5545) as a Schedule: https://schema.org/Schedule."""

from __future__ import annotations

from datetime import datetime, timedelta

from nhipcau.languages import Words
from nhipcau.linked_data.things import Thing, thing
from nhipcau.model import Event, Period

UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
SAYABLE = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "WKST"))
"""What a Schedule has a property for. A rule with anything else ("the last working day") is left unsaid."""


def schedules(event: Event, words: Words, zone: str) -> list[Thing]:
    """When an event takes place again: by its rule, and at times that are no rule's. None of a rule that a Schedule
    cannot say, and none of what is called off."""
    if event.status == "cancelled" or event.undated:
        return []
    known = set(event.extra) | {moved.period.start for moved in event.moved}
    single = [_single(each, zone) for each in event.repeats if each.start in known]
    ruled = schedule(event, words, zone)
    return [*([ruled] if ruled else []), *single]


def _single(period: Period, zone: str) -> Thing:
    timed = not period.all_day
    return thing(
        "Schedule",
        startDate=period.first_day.isoformat(),
        startTime=f"{period.start:%H:%M:%S}" if timed else None,
        duration=duration(period),
        repeatCount=1,
        scheduleTimezone=str(period.start.tzinfo) if timed else zone,
    )


def schedule(event: Event, words: Words, zone: str) -> Thing | None:
    """Its rule as a Schedule; None where it has none, or one that a Schedule cannot say."""
    rule = dict(part.split("=", 1) for part in event.recurrence.split(";") if part)
    if not rule or not SAYABLE.issuperset(rule):
        return None
    first = event.period
    timed = not first.all_day
    missed = sorted((*event.exceptions, *(moved.start for moved in event.moved)))
    return thing(
        "Schedule",
        startDate=first.first_day.isoformat(),
        startTime=f"{first.start:%H:%M:%S}" if timed else None,
        duration=duration(first),
        repeatFrequency=f"P{rule.get('INTERVAL', '1')}{UNITS[rule['FREQ']]}",
        repeatCount=int(rule["COUNT"]) if "COUNT" in rule else None,
        endDate=_day(rule["UNTIL"]) if "UNTIL" in rule else None,
        byDay=[_weekday(each) for each in rule.get("BYDAY", "").split(",") if each],
        byMonth=[int(each) for each in rule.get("BYMONTH", "").split(",") if each],
        byMonthDay=[int(each) for each in rule.get("BYMONTHDAY", "").split(",") if each],
        exceptDate=[words.stamp(at) if timed else at.date().isoformat() for at in missed],
        scheduleTimezone=str(first.start.tzinfo) if timed else zone,
    )


def duration(period: Period) -> str:
    """How long a time lasts, as ISO 8601 has it: "P3D", "PT2H30M"; "" where nobody said."""
    if period.all_day:
        return f"P{(period.last_day - period.first_day).days + 1}D"
    length = period.end.replace(tzinfo=None) - period.start.replace(tzinfo=None)
    days, rest = divmod(length, timedelta(days=1))
    hours, rest = divmod(rest, timedelta(hours=1))
    parts = ((days, "D"), (hours, "H"), (rest // timedelta(minutes=1), "M"))
    date, *clock = [f"{number}{unit}" if number else "" for number, unit in parts]
    said = date + ("T" + "".join(clock) if any(clock) else "")
    return f"P{said}" if said else ""


def _weekday(name: str) -> str:
    """ "FR" as schema.org calls it; "2FR" (the second of the month) as RFC 5545 does, which it takes as a text."""
    return f"https://schema.org/{DAYS[name]}" if name in DAYS else name


def _day(until: str) -> str:
    return datetime.strptime(until[:8], "%Y%m%d").date().isoformat()
