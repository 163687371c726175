"""What the page for the press offers, as `content/registry/press.toml` tells it."""

from __future__ import annotations

from nhipcau.model import PressItem, kinds
from nhipcau.reading import fields
from nhipcau.reading.attachments import attached
from nhipcau.reading.registry import Table
from nhipcau.reading.schema import EntryForm
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

OFFERS = ("email", "phone", "file", "topic")


def _item(table: Table) -> PressItem:
    offered = [name for name in OFFERS if name in table.fields]
    if not offered:
        message = N_(
            "“{key}” offers nothing: it needs an e-mail address, a telephone number, a file or a topic."
        )
        table.complain("email", message, key=table.key)
    if len({name in ("email", "phone") or name for name in offered}) > 1:
        message = N_("“{key}” is several things at once: somebody to ask, a file or a topic.")
        table.complain(offered[-1], message, N_("Give each a table of its own."), key=table.key)
    return PressItem(
        key=table.key,
        names=table.names,
        descriptions=table.wording("description"),
        email=_mail(table),
        phone=table.text("phone"),
        file=table.parsed("file", attached(table.registry.path), None),
        topic=table.names_one(kinds.TOPIC, "topic"),
    )


def _mail(table: Table) -> str:
    told = table.text("email")
    try:
        return (
            fields.address(f"mailto:{told}", table.registry.publication.clock)[len("mailto:") :]
            if told
            else ""
        )
    except Wrong:
        table.complain("email", N_("“{value}” is no e-mail address."), value=told)
        return ""


FORM = EntryForm(
    kind=kinds.PRESS,
    label=N_("For the press"),
    unknown=N_("There is nothing for the press called “{key}”."),
    fields=("description", *OFFERS),
    make=_item,
)
