"""Entries: what the index says of one page, as values. The text of its body stays where it is until it is indexed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nhipcau.model import (
    Anniversary,
    Body,
    Document,
    Edition,
    Entry,
    Event,
    Link,
    Office,
    Organisation,
    Person,
    Piece,
    Site,
    Story,
    StoryEdition,
    said,
)
from nhipcau.model.kinds import DOCUMENT, ORGANISATION, PERSON
from nhipcau.search.terms import fnv
from nhipcau.search.volumes import NAMED, UNDATED, Lot, dated, day, named, undated

SHELVES = tuple(kind.plural for kind in NAMED)
SHARED = 32
"""Files in which results find the people, the documents and the organisations of a site, so many for each kind."""
FACETS = ("section", "event", "anniversary", "year", "kind")
"""What a search can be narrowed to; the names of the filters in the index and in the address of a search."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One page in the index. `kind` is "story", "event", "anniversary", "page", "person", "document" or
    "organisation".

    `file` is the address of the file in which results find it, below the index of its language and without its suffix:
    pages of one day share it. `names` are those of the people, topics and so on that it is filed under, in its own
    language; `filters` are pairs of a facet and a key, which are the same in every language; `links` answer the
    references of the body. What stands in a registry has none. `date` is shown, and None where no day is known or there
    are many.
    """

    url: str
    kind: str
    file: str
    title: str
    lead: str
    body: Body | None = None
    links: tuple[Link, ...] = ()
    section: str = ""
    date: date | datetime | None = None
    names: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()


def entries(site: Site, month: str, lang: str) -> Iterator[IndexEntry]:
    """Everything in a month, in the order of its days; each file's together."""
    if month in SHELVES:
        yield from sorted(_of_registry(site, month, lang), key=lambda entry: entry.file)
        return
    pieces: Sequence[Any] = _pieces(site, month, lang)
    for piece in pieces:
        edition: Any = piece.edition(lang)
        if isinstance(piece, Story):
            yield _story(site, piece, edition)
        elif isinstance(piece, Event):
            yield _event(site, piece, edition)
        elif isinstance(piece, Anniversary):
            yield _anniversary(site, piece, edition)
        else:
            yield _entry(site, "page", _own_file(edition), edition, filters=(("kind", "page"),))


def _entry(site: Site, kind: str, file: str, edition: Edition, **more: object) -> IndexEntry:
    lead = getattr(edition, "standfirst", "") or edition.summary
    links = site.resolved(edition.body, edition.lang)
    return IndexEntry(edition.url, kind, file, edition.title, lead, edition.body, links, **more)  # type: ignore[arg-type]


def _story(site: Site, story: Story, edition: StoryEdition) -> IndexEntry:
    lang = edition.lang
    documents = (site.entry("document", key) for key in story.documents)
    names = (
        *_named(site, lang, person=(*story.people, *story.authors), topic=story.topics, event=story.events),
        *_named(site, lang, anniversary=story.anniversaries),
        *(name for key in story.organisations for name in _organisation(site, key, lang)),
        *(f"{said(each.kinds, lang)} {each.number}" for each in documents if isinstance(each, Document)),
    )
    return _entry(
        site,
        "story",
        _file(story),
        edition,
        section=site.link("section", story.section, lang).text,
        date=story.date,
        names=names,
        filters=_filters(
            "story", story, section=(story.section,), year=(str(story.date.year),), event=story.events
        ),
    )


def _event(site: Site, event: Event, edition: Edition) -> IndexEntry:
    lang = edition.lang
    names = (
        getattr(edition, "place", ""),
        *_named(site, lang, person=event.people, topic=event.topics, anniversary=event.anniversaries),
        *(name for key in event.organisers for name in _organisation(site, key, lang)),
    )
    start = event.period.start
    filters = _filters("event", event, event=(event.key,), year=(str(start.year),))
    shown = None if event.undated or event.recurrence else start
    return _entry(site, "event", _file(event), edition, date=shown, names=names, filters=filters)


def _anniversary(site: Site, anniversary: Anniversary, edition: Edition) -> IndexEntry:
    names = _named(site, edition.lang, topic=anniversary.topics)
    filters = (("anniversary", anniversary.key), ("kind", "anniversary"))
    return _entry(site, "anniversary", _own_file(edition), edition, names=tuple(names), filters=filters)


def _of_registry(site: Site, plural: str, lang: str) -> Iterator[IndexEntry]:
    """What the index says of people, documents and organisations."""
    for each in named(site, plural):
        lead = said(each.descriptions, lang)
        file = f"{plural}/{fnv(each.key) % SHARED}"
        if isinstance(each, Document):
            link = site.link(DOCUMENT.name, each.key, lang)
            names = (f"{said(each.kinds, lang)} {each.number}", *_organisation_of(site, each.issuer, lang))
            filters = (("year", str(each.date.year)), ("kind", "document"))
            yield IndexEntry(
                link.url, "document", file, link.text, lead, date=each.date, names=names, filters=filters
            )
        elif isinstance(each, Person):
            link = site.link(PERSON.name, each.key, lang)
            names = tuple(name for office in each.offices for name in _office(site, office, lang))
            yield IndexEntry(
                link.url, "person", file, link.text, lead, names=names, filters=(("kind", "person"),)
            )
        elif isinstance(each, Organisation):
            link = site.link(ORGANISATION.name, each.key, lang)
            names = tuple(short for _, short in each.short)
            yield IndexEntry(
                link.url,
                "organisation",
                file,
                link.text,
                lead,
                names=names,
                filters=(("kind", "organisation"),),
            )


def _office(site: Site, office: Office, lang: str) -> Iterator[str]:
    yield said(office.titles, lang)
    yield from _organisation_of(site, office.organisation, lang)


def _organisation_of(site: Site, key: str, lang: str) -> Iterator[str]:
    return _organisation(site, key, lang) if key else iter(())


def _file(piece: Story | Event) -> str:
    """The file of its day: "2024/10-10"."""
    return day(piece).replace("-", "/", 1)


def _own_file(edition: Edition) -> str:
    """The file of what has no day: "trang-tin/gioi-thieu"."""
    return edition.url.strip("/")


def _filters(kind: str, piece: Piece[Edition], **keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    keys |= {"anniversary": getattr(piece, "anniversaries", ()), "kind": (kind,)}
    return tuple((facet, key) for facet in FACETS for key in keys.get(facet, ()))


def _named(site: Site, lang: str, **keys: tuple[str, ...]) -> Iterator[str]:
    """Names in `lang`, of whatever has one: foreign words would only be found by those who read the other edition."""
    for kind, each in keys.items():
        yield from (link.text for link in site.links(kind, each, lang) if link.lang == lang)


def _organisation(site: Site, key: str, lang: str) -> Iterator[str]:
    """An organisation's name, and the short ones that readers type: an abbreviation is known in every language."""
    organisation = site.entry("organisation", key)
    yield organisation.name(lang)
    if isinstance(organisation, Organisation):
        yield from (short for _, short in organisation.short)


# What entries follow from, without any of them: editions of a whole archive would have to come for that.


def state(site: Site, lot: Lot, lang: str) -> tuple[object, ...]:
    """What all entries of some months follow from. Where it is what it was, so are they."""
    pieces = [piece for month in lot for piece in _pieces(site, month, lang)]
    named = sorted({each for piece in pieces for each in _naming(site, piece)})
    known = tuple((kind, key, _told_of(site, kind, key)) for kind, key in named)
    return lang, lot, tuple((piece.key, _told_by(piece, lang)) for piece in pieces), known


def _pieces(site: Site, month: str, lang: str) -> Sequence[Piece[Any] | Entry]:
    if month in SHELVES:
        return named(site, month)
    return undated(site, lang) if month == UNDATED else dated(site, month, lang)


def _naming(site: Site, piece: Piece[Edition] | Entry) -> Iterator[tuple[str, str]]:
    """The kinds and keys of all that a piece names, in its head or in its texts."""
    for kind in site.kinds.values():
        yield from ((kind.name, key) for key in kind.named_by(piece))
    yield from (("person", key) for key in getattr(piece, "authors", ()))
    yield from (("organisation", key) for key in getattr(piece, "organisers", ()))
    if isinstance(piece, Story):
        yield from piece.outline.references
    elif isinstance(piece, Entry):
        organisations = (
            getattr(piece, "issuer", ""),
            *(each.organisation for each in getattr(piece, "offices", ())),
        )
        yield from (("organisation", key) for key in organisations if key)
    else:
        yield from ((each.kind, each.key) for edition in piece.editions for each in edition.body.references)


def _told_by(piece: Piece[Edition] | Entry, lang: str) -> object:
    """What a piece tells of itself. Another edition may change, and its lot need not be looked at."""
    if isinstance(piece, Entry):
        return piece
    if not isinstance(piece, Story):
        return piece.digest
    known = piece.outline
    own = known.digests[known.languages.index(lang)]
    keys = (piece.topics, piece.events, piece.anniversaries, piece.organisations, piece.documents)
    return own, piece.date, piece.section, piece.authors, piece.people, *keys


def _told_of(site: Site, kind: str, key: str) -> object:
    """What others tell of a thing when they name it."""
    if not site.kinds[kind].piece:
        return site.entry(kind, key)
    piece = site.piece(kind, key)
    return (piece.outline.named, site.is_out(key)) if isinstance(piece, Story) else piece.digest
