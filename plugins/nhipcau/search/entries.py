"""Entries: what the index says of one page, as values. The text of its body stays where it is until it is indexed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nhipcau.model import (
    Anniversary,
    Body,
    Document,
    Edition,
    Event,
    Link,
    Organisation,
    Piece,
    Site,
    Story,
    StoryEdition,
    said,
)
from nhipcau.search.shards import Shard, undated

FACETS = ("section", "event", "anniversary", "year")
"""What a search can be narrowed to; the names of the filters in the index and in the address of a search."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One page in the index. `kind` is "story", "event", "anniversary" or "page".

    `names` are those of the people, topics and so on that it is filed under, in its own language; `filters` are pairs
    of a facet and a key, which are the same in every language; `links` answer the references of the body.
    """

    url: str
    kind: str
    title: str
    lead: str
    body: Body
    links: tuple[Link, ...]
    section: str = ""
    date: datetime | None = None
    names: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()


def entries(site: Site, shard: Shard) -> Iterator[IndexEntry]:
    """Everything in a shard, stories first, oldest first."""
    for year in shard.years:
        for story in site.of("year", str(year)):
            if edition := story.edition(shard.lang):
                yield _story(site, story, edition)
    if shard.recent:
        yield from _undated(site, shard.lang)


def _undated(site: Site, lang: str) -> Iterator[IndexEntry]:
    """What is no story: it is little, and it may change at any time."""
    for piece in undated(site):
        if edition := piece.edition(lang):
            if isinstance(piece, Event):
                yield _event(site, piece, edition)
            elif isinstance(piece, Anniversary):
                yield _anniversary(site, piece, edition)
            else:
                yield _entry(site, "page", edition)


def _entry(site: Site, kind: str, edition: Edition, **more: object) -> IndexEntry:
    lead = getattr(edition, "standfirst", "") or edition.summary
    links = site.resolved(edition.body, edition.lang)
    return IndexEntry(edition.url, kind, edition.title, lead, edition.body, links, **more)  # type: ignore[arg-type]


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
        edition,
        section=site.link("section", story.section, lang).text,
        date=story.date,
        names=names,
        filters=_filters(story, section=(story.section,), year=(str(story.date.year),), event=story.events),
    )


def _event(site: Site, event: Event, edition: Edition) -> IndexEntry:
    lang = edition.lang
    names = (
        getattr(edition, "place", ""),
        *_named(site, lang, person=event.people, topic=event.topics, anniversary=event.anniversaries),
        *(name for key in event.organisers for name in _organisation(site, key, lang)),
    )
    start = event.period.start
    filters = _filters(event, event=(event.key,), year=(str(start.year),))
    return _entry(site, "event", edition, date=start, names=names, filters=filters)


def _anniversary(site: Site, anniversary: Anniversary, edition: Edition) -> IndexEntry:
    names = _named(site, edition.lang, topic=anniversary.topics)
    filters = (("anniversary", anniversary.key),)
    return _entry(site, "anniversary", edition, names=tuple(names), filters=filters)


def _filters(piece: Piece[Edition], **keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    keys["anniversary"] = getattr(piece, "anniversaries", ())
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
