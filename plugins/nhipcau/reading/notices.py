"""Notices that stand at the top of every page for a time, as `content/registry/notices.toml` tells them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from nhipcau.model import Notice, Reference, error, kinds, warning
from nhipcau.model.changes import midnight
from nhipcau.model.strips import shifted
from nhipcau.reading import fields
from nhipcau.reading.findings import LINK_RULE
from nhipcau.reading.registry import Table
from nhipcau.reading.schema import EntryForm
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

LETTERS = 300
"""What can be read at a glance: four lines of a wide window, a third of a telephone's."""
BY_KEY = re.compile(r"\{(\w+)\}\s*(\S+)")
NEVER = datetime.max.replace(tzinfo=UTC)


def _notice(table: Table) -> Notice:
    start, end = _moment(table, "start"), _moment(table, "end", last=True)
    if not {"start", "end"} <= set(table.fields):
        message = N_("A notice needs a start and an end, so that it comes and leaves by itself.")
        table.complain("start", message, N_("Write start = 2026-12-01, say, and end = 2026-12-05."))
    elif start and end and end <= start:
        table.complain("end", N_("The notice ends before it begins."))
    _brief(table)
    thing, url = _link(table)
    return Notice(
        key=table.key,
        names=table.names,
        start=start or NEVER,
        end=end or NEVER,
        level=table.parsed("level", fields.choice("note", "urgent"), "note"),
        thing=thing,
        url=url,
    )


def _moment(table: Table, name: str, last: bool = False) -> datetime | None:
    """A moment as front matter has it, or as TOML does; of a whole day its first, or with `last` the one after it."""
    value, clock = table.fields.get(name), table.registry.publication.clock
    if isinstance(value, date):
        value = value.isoformat(" ", "minutes") if isinstance(value, datetime) else value.isoformat()
    if value is None:
        return None
    try:
        found = fields.moment(value, clock)
    except Wrong as bad:
        table.complain(name, bad.message, bad.hint, **{"field": name} | bad.values)
        return None
    day = found.at.date()
    return found.at if found.timed else midnight(shifted(day, 1) if last else day, clock)


def _link(table: Table) -> tuple[Reference | None, str]:
    """What a notice leads to: a thing of the site by its key ("{page}lien-he"), an address elsewhere, or nothing."""
    named = BY_KEY.fullmatch(table.text("link").strip())
    if not named:
        return None, table.parsed("link", fields.address, "")
    linked = sorted(kind.name for kind in table.registry.publication.kinds if kind.linked)
    if named[1] not in linked:
        message = N_("A link cannot name “{{{kind}}}”.")
        allowed = ", ".join(f"{{{each}}}" for each in linked)
        hint, registry = N_("It may name one of: {allowed}."), table.registry
        at = (registry.file, registry.line(table.key), "link")
        told = error(*at, message, hint, kind=named[1], allowed=allowed)
        registry.problems.append(replace(told, rule=LINK_RULE))
        return None, ""
    table.mention(named[1], named[2], "link")
    return Reference(named[1], named[2]), ""


def _brief(table: Table) -> None:
    """A warning of a notice that is long: it stands above the matter of every page."""
    registry = table.registry
    for code, words in table.names:
        if len(words) > LETTERS:
            message = N_("The notice has {count} letters, and stands at the top of every page.")
            hint = N_("Say it in {most}, and the rest on a page that “link” leads to.")
            at = (registry.file, registry.line(table.key), code)
            registry.problems.append(warning(*at, message, hint, count=len(words), most=LETTERS))


FORM = EntryForm(
    kind=kinds.NOTICE,
    label=N_("Notices on all pages"),
    unknown=N_("There is no notice “{key}”."),
    fields=("start", "end", "level", "link"),
    make=_notice,
)
