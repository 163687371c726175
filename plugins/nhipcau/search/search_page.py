"""The page of the search: a form, what a search can be narrowed to, and other ways to find a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nhipcau.languages import sort_key
from nhipcau.linked_data import trail
from nhipcau.model import About, Event, Frame, Link, Site
from nhipcau.search.volumes import Volume

FEW = 10
"""Names in a list that is looked through."""
TYPED = ("event", "anniversary")
"""What there may be hundreds of, each with a name of its own."""
KINDS = ("story", "event", "anniversary", "person", "organisation", "document", "page")
"""The kinds of pages that are found, in the order in which one chooses among them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: the key that the index knows it by, and its name, which may be in another language.

    Kinds have no name: the page has words for them.
    """

    key: str
    name: str
    lang: str


@dataclass(frozen=True, slots=True)
class Facet:
    """What a search can be narrowed to: "kind", "section", "event", "anniversary" or "year"."""

    kind: str
    choices: tuple[Choice, ...]

    @property
    def typed(self) -> bool:
        """Whether there are more names than anybody looks through: one types a part of it."""
        return self.kind in TYPED and len(self.choices) > FEW


@dataclass(frozen=True, slots=True)
class EditionIndex:
    """The index of one edition: the addresses of the folders of its volumes."""

    lang: str
    volumes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What search.html sees. `indexes` begin with the page's own language, and are empty where no search can be made;
    `years` lead on."""

    frame: Frame
    indexes: tuple[EditionIndex, ...]
    facets: tuple[Facet, ...]
    years: tuple[Link, ...]


def page(site: Site, lang: str, volumes: Mapping[str, Sequence[Volume]]) -> SearchPage:
    """The page in one language; `volumes` are those of the index of each language."""
    frame = site.frame(lang, site.search_urls(), About(trail(site.publication, lang, "search")))
    indexes = tuple(_indexes(site, lang, volumes))
    return SearchPage(
        frame, indexes, tuple(_facets(site, lang)) if indexes else (), tuple(_years(site, lang))
    )


def _indexes(site: Site, lang: str, volumes: Mapping[str, Sequence[Volume]]) -> Iterator[EditionIndex]:
    codes = [language.code for language in site.languages]
    for code in sorted(codes, key=lambda code: (code != lang, codes.index(code))):
        if folders := tuple(f"/{volume.path}/" for volume in volumes[code]):
            yield EditionIndex(code, folders)


def _facets(site: Site, lang: str) -> Iterator[Facet]:
    """Those that have anything to choose from: sections as the site orders them, events and years newest first."""
    content = site.content
    events = sorted(content.events, key=lambda event: (event.period.start, event.key), reverse=True)
    sections = tuple(_choice(site, "section", each.key, lang) for each in content.sections)
    named = tuple(_choice(site, "anniversary", each.key, lang) for each in content.anniversaries)
    kinds = [kind for kind in KINDS if content.shelf(site.kinds[kind].plural)]
    found = (
        Facet("kind", tuple(Choice(kind, "", lang) for kind in kinds)),
        Facet("section", sections),
        Facet(
            "event", tuple(_told_apart([(_choice(site, "event", each.key, lang), each) for each in events]))
        ),
        Facet(
            "anniversary", tuple(sorted(named, key=lambda choice: (sort_key(choice.name, lang), choice.key)))
        ),
        Facet("year", tuple(Choice(str(year), str(year), lang) for year in reversed(site.years()))),
    )
    yield from (facet for facet in found if facet.choices)


def _told_apart(events: Sequence[tuple[Choice, Event]]) -> Iterator[Choice]:
    """Events of one name with their year: whoever types a name means one of them."""
    names = Counter(choice.name for choice, _ in events)
    for choice, event in events:
        year = f" ({event.period.start.year})" if names[choice.name] > 1 else ""
        yield replace(choice, name=f"{choice.name}{year}")


def _choice(site: Site, kind: str, key: str, lang: str) -> Choice:
    link = site.link(kind, key, lang)
    return Choice(key, link.text, link.lang)


def _years(site: Site, lang: str) -> Iterator[Link]:
    """The archive's years, newest first."""
    for year in reversed(site.years()):
        yield Link(str(year), dict(site.archive_urls(year))[lang], lang)
