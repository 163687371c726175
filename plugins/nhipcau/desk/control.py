"""Which control a field of front matter gets in the browser, found from the schema that reading has."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from zoneinfo import ZoneInfo

from nhipcau.reading import fields
from nhipcau.reading.schema import PieceForm, Rule
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

UTC = ZoneInfo("UTC")
LABELS = MappingProxyType(
    {
        "access": N_("Ways in"),
        "address": N_("Address of the place"),
        "aliases": N_("Old addresses"),
        "anniversaries": N_("Anniversaries"),
        "announced": N_("Announced on"),
        "authors": N_("Authors"),
        "coordinates": N_("Place on the map"),
        "capacity": N_("How many may take part"),
        "corrections": N_("Corrections"),
        "cover": N_("Cover photo"),
        "cover_alt": N_("What the cover shows"),
        "cover_caption": N_("Caption of the cover"),
        "cover_focus": N_("Focal point of the cover"),
        "date": N_("Date"),
        "dateline": N_("Dateline"),
        "documents": N_("Documents"),
        "end": N_("End"),
        "events": N_("Events"),
        "except": N_("Not on"),
        "extra": N_("On further days"),
        "featured": N_("Featured"),
        "fee": N_("What it costs"),
        "founded": N_("Counts from"),
        "kind": N_("Kind"),
        "live": N_("Live coverage"),
        "moved": N_("Times that were moved"),
        "modified": N_("Changed on"),
        "names": N_("Other names"),
        "online": N_("Online at"),
        "order": N_("Place in the menu"),
        "shows": N_("Shown below the text"),
        "organisations": N_("Organisations"),
        "organisers": N_("Organisers"),
        "people": N_("People"),
        "photo_terms": N_("Terms for photos"),
        "phrase": N_("As a phrase"),
        "place": N_("Place"),
        "previously": N_("Was to begin on"),
        "programme": N_("Programme"),
        "reason": N_("Why it was withdrawn"),
        "recurrence": N_("Recurs"),
        "register": N_("Register at"),
        "register_by": N_("Register by"),
        "release": N_("Release at"),
        "section": N_("Section"),
        "series": N_("Series"),
        "slug": N_("Address of the page"),
        "source": N_("Source"),
        "spoken": N_("Languages spoken there"),
        "standfirst": N_("Standfirst"),
        "start": N_("Begins"),
        "status": N_("Status"),
        "strip": N_("In the header strip"),
        "summary": N_("Summary"),
        "terms": N_("Terms of reuse"),
        "title": N_("Title"),
        "together": N_("All languages together"),
        "topics": N_("Topics"),
        "translator": N_("Translator"),
        "venue": N_("Venue"),
        "views": N_("Readers, as an old site counted them"),
    }
)
OPTIONS = MappingProxyType(
    {
        "published": N_("published"),
        "draft": N_("draft"),
        "withdrawn": N_("withdrawn"),
        "scheduled": N_("takes place"),
        "cancelled": N_("cancelled"),
        "postponed": N_("postponed"),
        "online": N_("moved online"),
        "event": N_("a day in history"),
        "organisation": N_("a founding"),
        "relation": N_("relations between two sides"),
        "weather": N_("the weather"),
        "venues": N_("venues with maps"),
        "holidays": N_("public holidays"),
        "letterbox": N_("the form for letters"),
        "date": N_("Day"),
        "time": N_("Hour"),
        "text": N_("Words"),
        "from": N_("from which day"),
        "until": N_("until which day"),
        "to": N_("now when"),
        "end": N_("until when"),
        "before": N_("days before"),
        "after": N_("days after"),
        "order": N_("place among others"),
    }
)
"""What the words of a choice, and the columns of a table, are called."""
MOMENTS = (fields.moment, fields.moment_there, fields.beginning, fields.release)
TABLES = {
    fields.programme: ("time", "text"),
    fields.corrections: ("date", "text"),
    fields.moves: ("from", "to", "end"),
}
FLAGS = (fields.flag, fields.featured)
LISTS = (fields.keys, fields.paths, fields.days, fields.moments_there, fields.languages)
LONG = frozenset(("title", "standfirst", "summary", "cover_alt", "cover_caption"))
"""Texts that are longer than a line of a form."""


@dataclass(frozen=True, slots=True)
class FieldControl:
    """How a field is edited. `control` is "text", "long", "moment", "pick", "picks", "lines", "choice", "choices",
    "flag", "photo", "table" or "raw"; `options` are the words of a choice, or the columns of a table; `names` is the
    kind that a picker offers."""

    name: str
    label: str
    fact: bool
    required: bool
    control: str
    names: str = ""
    options: tuple[str, ...] = ()


def controls(form: PieceForm) -> tuple[FieldControl, ...]:
    """The controls of a kind of pieces, in the order of its schema."""
    return tuple(_control(name, rule) for name, rule in form.schema.items())


def _control(name: str, rule: Rule) -> FieldControl:
    kind, options = _kind(name, rule)
    label = LABELS.get(name, name)
    return FieldControl(name, label, rule.fact or rule.inherited, rule.required, kind, rule.names, options)


def _kind(name: str, rule: Rule) -> tuple[str, tuple[str, ...]]:
    if rule.parse in MOMENTS:
        return "moment", ()
    if rule.parse in TABLES:
        return "table", TABLES[rule.parse]
    if rule.names:
        return ("picks" if rule.parse is fields.keys else "pick"), ()
    if rule.parse in LISTS:
        return "lines", ()
    if rule.parse in FLAGS:
        return "flag", ()
    if rule.parse is fields.file_name:
        return "photo", ()
    if rule.parse is fields.strip:
        return "raw", ("from", "until", "before", "after", "order")
    if options := _options(rule):
        return ("choices" if _takes_several(rule, options) else "choice"), options
    return ("long" if name in LONG else "text"), ()


def _takes_several(rule: Rule, options: tuple[str, ...]) -> bool:
    try:
        rule.parse(list(options), UTC)
    except Wrong:
        return False
    return True


def _options(rule: Rule) -> tuple[str, ...]:
    """The words that a field may have, as it tells them of one that it may not."""
    try:
        rule.parse("\N{REPLACEMENT CHARACTER}", UTC)
    except Wrong as bad:
        return tuple(str(bad.values.get("allowed", "")).split(", ")) if "allowed" in bad.values else ()
    return ()
