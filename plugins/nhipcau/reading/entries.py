"""The kinds of entries: what a table of each registry may hold, and how an entry is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from nhipcau.languages import slugify
from nhipcau.languages.normalise import unmarked
from nhipcau.model import (
    Country,
    Document,
    Entry,
    Office,
    Organisation,
    Person,
    Section,
    StorySeries,
    Topic,
    Venue,
    Wording,
    kinds,
    note,
    warning,
)
from nhipcau.reading import fields
from nhipcau.reading.attachments import attached
from nhipcau.reading.registry import Table
from nhipcau.reading.schema import EntryForm
from nhipcau.reading.source import N_
from nhipcau.rules.documents import CALL_IT, WRONG_KIND, misnamed

COMMON = ("slug", "description", "aliases")


def _plain(value: type[Entry]) -> Callable[[Table], Entry]:
    return lambda table: value(**table.common())


def _topic(table: Table) -> Topic:
    return Topic(**table.common(), country=table.names_one(kinds.COUNTRY, "country"))


def _person(table: Table) -> Person:
    offices = tuple(_offices(table, table.fields.get("offices", [])))
    _held_twice(table, offices)
    return Person(**table.common(), offices=offices, desk=_flag(table, "desk"))


def _flag(table: Table, name: str) -> bool:
    told = table.fields.get(name, False)
    if not isinstance(told, bool):
        table.complain(name, N_("“{field}” must be true or false, not “{value}”."), field=name, value=told)
    return told is True


def _offices(table: Table, told: Any) -> Iterator[Office]:
    if not isinstance(told, list) or not all(isinstance(each, dict) for each in told):
        message = N_("“offices” must be tables: [[{key}.offices]].")
        table.complain("offices", message, key=table.key)
        return
    for office in (table.below("offices", each) for each in told):
        allowed = {"organisation", "from", "until", "head", *table.codes}
        for name in sorted(set(office.fields) - allowed):
            message, hint = N_("There is no field “{name}”."), N_("Fields are: {known}.")
            table.complain(name, message, hint, name=name, known=", ".join(sorted(allowed)))
        titles = office.names
        if not office.text("organisation") or len(titles) < len(table.codes):
            table.complain("offices", N_("An office needs an organisation, and a title in every language."))
            continue
        organisation = office.names_one(kinds.ORGANISATION, "organisation", at="offices")
        since, until = office.day("from"), office.day("until", last=True)
        if since and until and until < since:
            table.complain("until", N_("The office ends before it begins."))
        yield Office(organisation, titles, since, until, _flag(office, "head"))


def _held_twice(table: Table, offices: tuple[Office, ...]) -> None:
    """A warning where somebody has one title twice at a time: two terms that overlap. Two titles in one body may well
    be held at once, and are a note."""
    for place, one in enumerate(offices):
        for other in offices[place + 1 :]:
            if one.organisation != other.organisation or not one.overlaps(other) or _by_the_year(one, other):
                continue
            same = one.titles == other.titles
            message = N_("“{one}” and “{other}” overlap: one of the days is wrong.")
            hint = N_("An office ends on the day before the next begins.")
            registry, titles = table.registry, (one.titles[0][1], other.titles[0][1])
            at = (registry.file, registry.line(table.key), "offices")
            told = (warning if same else note)(*at, message, hint, one=titles[0], other=titles[1])
            registry.problems.append(replace(told, rule="office"))


def _by_the_year(one: Office, other: Office) -> bool:
    """Whether one ends in the year in which the other begins, and nobody says on which day: "until = 2023"."""
    pairs = ((one.until, other.since), (other.until, one.since))
    return any(
        end
        and start
        and end.year == start.year
        and end == date(end.year, 12, 31)
        and start == date(end.year, 1, 1)
        for end, start in pairs
    )


def _organisation(table: Table) -> Organisation:
    return Organisation(
        **table.common(),
        short=table.wording("short"),
        url=table.parsed("url", fields.address, ""),
        until=table.day("until", last=True),
        successor=table.names_one(kinds.ORGANISATION, "successor"),
        country=table.names_one(kinds.COUNTRY, "country"),
    )


def _document(table: Table) -> Document:
    number, day = table.text("number"), table.day("date")
    if not number or day is None:
        table.complain("number", N_("A document needs a number and a date."))
    words = table.wording("kind")
    made = [(code, slugify(word)) for code, word in words]
    _kind_by_number(table, number, words)
    _known_already(table, number)
    other = next((slug for _, slug in made if slug), "")  # for words in a script that makes no address
    slugs = tuple((code, slug or other) for code, slug in made if slug or other)
    table.listed(slugs, "kind")
    if day:
        table.listed(tuple((code, str(day.year)) for code in table.codes), "date")
    return Document(
        **table.common(),
        number=number,
        kinds=words,
        kind_slugs=slugs,
        date=day or date.min,
        issuer=table.names_one(kinds.ORGANISATION, "issuer"),
        url=table.parsed("url", fields.address, ""),
        file=table.parsed("file", attached(table.registry.path), None),
    )


def _known_already(table: Table, number: str) -> None:
    """A warning where an entry before this one is of the same document, however its number is spelt."""
    registry, bare = table.registry, "".join(unmarked(number).upper().replace("–", "-").split())
    other, spelt = registry.once.setdefault(bare, (table.key, number))
    if other != table.key and number:
        message = N_("“{other}” is of the same document: its number there is {number}.")
        hint = N_("Keep one entry, with the number as the document itself has it.")
        at = (registry.file, registry.line(table.key), "number")
        told = warning(*at, message, hint, other=other, number=spelt)
        registry.problems.append(replace(told, rule="document.date"))


def _kind_by_number(table: Table, number: str, words: Wording) -> None:
    """A warning where the registry calls a document what its number does not say."""
    registry = table.registry
    for code, word in words:
        if wrong := misnamed(word, number, code):
            at = (registry.file, registry.line(table.key), "kind")
            told = warning(*at, WRONG_KIND, CALL_IT, called=word, number=number, right=wrong.right)
            registry.problems.append(replace(told, rule="document.kind", fix=wrong.right))


def _venue(table: Table) -> Venue:
    return Venue(
        **table.common(),
        addresses=table.wording("address"),
        coordinates=table.parsed("coordinates", fields.coordinates, None),
        map=table.parsed("map", fields.address, ""),
        access=table.wording("access"),
        url=table.parsed("url", fields.address, ""),
    )


SECTION = EntryForm(
    kind=kinds.SECTION,
    label=N_("Sections"),
    unknown=N_("There is no section “{key}”."),
    fields=COMMON,
    make=_plain(Section),
)
TOPIC = EntryForm(
    kind=kinds.TOPIC,
    label=N_("Topics"),
    unknown=N_("There is no topic “{key}”."),
    fields=(*COMMON, "country"),
    make=_topic,
)
PERSON = EntryForm(
    kind=kinds.PERSON,
    label=N_("People"),
    unknown=N_("There is no person “{key}”."),
    fields=(*COMMON, "offices", "desk"),
    make=_person,
)
ORGANISATION = EntryForm(
    kind=kinds.ORGANISATION,
    label=N_("Organisations"),
    unknown=N_("There is no organisation “{key}”."),
    fields=(*COMMON, "short", "url", "until", "successor", "country"),
    make=_organisation,
)
COUNTRY = EntryForm(
    kind=kinds.COUNTRY,
    label=N_("Partner countries"),
    unknown=N_("There is no country “{key}”."),
    fields=COMMON,
    make=_plain(Country),
)
DOCUMENT = EntryForm(
    kind=kinds.DOCUMENT,
    label=N_("Documents"),
    unknown=N_("There is no official document “{key}”."),
    fields=(*COMMON, "number", "kind", "date", "issuer", "url", "file"),
    make=_document,
    required=("number", "date"),
)
VENUE = EntryForm(
    kind=kinds.VENUE,
    label=N_("Venues"),
    unknown=N_("There is no venue “{key}”."),
    fields=(*COMMON, "address", "coordinates", "map", "access", "url"),
    make=_venue,
)
SERIES = EntryForm(
    kind=kinds.SERIES,
    label=N_("Series"),
    unknown=N_("There is no series “{key}”."),
    fields=COMMON,
    make=_plain(StorySeries),
)

FORMS = (SECTION, TOPIC, PERSON, ORGANISATION, COUNTRY, DOCUMENT, VENUE, SERIES)
