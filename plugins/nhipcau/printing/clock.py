"""The clock of a build: what "now" is, by the setting NOW or else by the machine."""

from __future__ import annotations

from datetime import datetime, tzinfo

from nhipcau.problems import refuse, wrong_now


def now(setting: object, zone: tzinfo) -> datetime:
    """The time of the build, aware and in `zone`. `setting` is ISO 8601 with an offset, or None for the machine's
    clock; Refused for anything else."""
    if setting is None:
        return datetime.now(zone)
    try:
        given = datetime.fromisoformat(str(setting)) if isinstance(setting, str | datetime) else None
    except ValueError:
        given = None
    if given is None or given.tzinfo is None:
        raise refuse(wrong_now(setting))
    return given.astimezone(zone)
