"""Which recurrence rules all programs read alike.

ical.js, by which Thunderbird and others expand rules, takes no heed of BYWEEKNO, nor of BYSETPOS but by the month,
counts numbered weekdays of a year wrongly, and has a 31st run over into the next month where a year's rule names
several months. The times of such rules are told one by one.
"""

from __future__ import annotations

from calendar import monthrange

LEAP = 2024
"""A year in which every month has all the days that it ever has."""


def agreed(rule: str) -> bool:
    """Whether programs give the same times by that rule (RFC 5545, RRULE), made explicit by reading; "" is none."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if part)
    yearly, months = parts.get("FREQ") == "YEARLY", _numbers(parts.get("BYMONTH", ""))
    if "BYWEEKNO" in parts or ("BYSETPOS" in parts and parts["FREQ"] != "MONTHLY"):
        return False
    if yearly and not months and any(letter.isdecimal() for letter in parts.get("BYDAY", "")):
        return False
    latest = max(_numbers(parts.get("BYMONTHDAY", "")), default=0)
    return not yearly or len(months) < 2 or all(latest <= monthrange(LEAP, month)[1] for month in months)


def _numbers(told: str) -> list[int]:
    return [int(each) for each in told.split(",") if each]
