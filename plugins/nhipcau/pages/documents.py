"""Official documents: a page for each, with its text and what cites it, and lists of all, by kind and by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from blinker import signal

from nhipcau.languages import Words, sort_key
from nhipcau.linked_data import Thing, legislation, trail
from nhipcau.model import (
    About,
    Attachment,
    Card,
    Document,
    DocumentLine,
    Drawing,
    Frame,
    Link,
    Output,
    Publication,
    Roll,
    Site,
    path_of,
    said,
)
from nhipcau.model.document_lists import DocumentList, by_kind, by_year, in_order
from nhipcau.model.output import Renderer

ORIGIN = "registry/documents.toml"


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What document.html sees. `kind` leads to the list of its kind, `source` to its text elsewhere; `leading` are the
    pieces other than stories that lead to it, and empty on the numbered pages of stories."""

    frame: Frame
    document: Document
    line: DocumentLine
    description: str
    kind: Link | None
    issuer: Link | None
    source: Link | None
    leading: tuple[Link, ...]
    roll: Roll[Card]

    def linked_data(self, words: Words, publication: Publication) -> Iterator[Thing]:
        yield legislation(self, words, publication)


@dataclass(frozen=True, slots=True)
class DocumentsOfYear:
    """The documents of one year, newest first."""

    year: int
    lines: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list can be narrowed to: each kind, as the language sorts them, and each year, newest first."""

    kinds: tuple[Link, ...]
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """What documents.html sees. `narrowed` is the kind or the year whose documents alone are listed, None where all
    are."""

    frame: Frame
    narrowed: Link | None
    filters: Filters
    groups: tuple[DocumentsOfYear, ...]
    roll: Roll[DocumentLine]


# One document


def pages(site: Site, document: Document, lang: str) -> Iterator[DocumentPage]:
    """The document's page, and its numbered ones where many stories cite it."""
    link, key = site.link("document", document.key, lang), document.key
    leading = tuple(site.link(kind, piece.key, lang) for kind, piece in site.leading("document", key))
    about = About(trail(site.publication, lang, "documents", link))
    cards = site.cards(site.of("document", key), lang)
    for frame, roll in site.rolls(cards, site.urls("document", key), lang, about):
        yield DocumentPage(
            frame=frame,
            document=document,
            line=site.document_line(key, lang),
            description=said(document.descriptions, lang),
            kind=kind_link(site, document, lang),
            issuer=site.link("organisation", document.issuer, lang) if document.issuer else None,
            source=Link(urlsplit(document.url).netloc or document.url, document.url, lang)
            if document.url
            else None,
            leading=() if roll.number else leading,
            roll=roll,
        )


def kind_link(site: Site, document: Document, lang: str) -> Link | None:
    """The kind of a document, and where those of its kind are listed."""
    slug = said(document.kind_slugs, lang)
    url = site.publication.language(lang).at("documents", slug) if slug else ""
    return Link(said(document.kinds, lang), url, lang) if slug else None


# Lists


def lists(site: Site, lang: str) -> Iterator[DocumentsPage]:
    """The list of all documents, then those of each kind and of each year, newest first."""
    documents, languages = site.content.documents, site.languages
    kinds = [(said(each.documents[-1].kinds, lang), each) for each in by_kind(documents, languages)]
    kinds = sorted(kinds, key=lambda pair: sort_key(pair[0], lang))
    of_kinds = {link: each for name, each in kinds if (link := _link(name, each, lang))}
    years = [(str(each.documents[0].date.year), each) for each in by_year(documents, languages)]
    of_years = {link: each for name, each in reversed(years) if (link := _link(name, each, lang))}
    filters = Filters(tuple(of_kinds), tuple(of_years))
    yield from _list(site, lang, DocumentList(tuple(in_order(documents)), site.urls("document")), filters)
    for link, each in (of_kinds | of_years).items():
        yield from _list(site, lang, each, filters, link)


def _link(name: str, listed: DocumentList, lang: str) -> Link | None:
    """A list by its name; None where the language has no such list."""
    return next((Link(name, url, code) for code, url in listed.urls if code == lang), None)


def _list(
    site: Site,
    lang: str,
    listed: DocumentList,
    filters: Filters,
    narrowed: Link | None = None,
) -> Iterator[DocumentsPage]:
    """The pages of one list of documents."""
    lines = [site.document_line(each.key, lang) for each in listed.documents]
    way = trail(site.publication, lang, "documents", *([narrowed] if narrowed else []))
    for frame, roll in site.rolls(lines, listed.urls, lang, About(way)):
        years = groupby(roll.items, lambda line: line.date.year)
        groups = tuple(DocumentsOfYear(year, tuple(those)) for year, those in years)
        yield DocumentsPage(frame, narrowed, filters, groups, roll)


# Outputs


def rolls(site: Site, renderer: Renderer, document: Document, lang: str) -> Iterator[Output]:
    """The pages of one document in one language."""
    make = renderer.page("document.html", lang)
    for each in pages(site, document, lang):
        yield Output(path_of(each.frame.url), (each,), make, ORIGIN)


def index(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The lists in one language."""
    make = renderer.page("documents.html", lang)
    for each in lists(site, lang):
        yield Output(path_of(each.frame.url), (each,), make, ORIGIN)


def files(site: Site, renderer: Renderer, *attachments: Attachment) -> Iterator[Output]:
    """The texts that lie beside the registry, each at its own address."""
    for each in attachments:
        yield Output(path_of(each.url), (each.file, each.digest), renderer.file("content"), ORIGIN)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    for lang in (language.code for language in site.languages):
        yield from (Drawing(rolls, (document, lang)) for document in site.content.documents)
        yield Drawing(index, (lang,))
    if attachments := {each.file.url: each.file for each in site.content.documents if each.file}:
        yield Drawing(files, tuple(attachments.values()))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
