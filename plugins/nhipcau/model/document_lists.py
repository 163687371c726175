"""The lists of official documents of one kind, or of one year: what each holds, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from nhipcau.model.publication import Language
from nhipcau.model.registry import Document
from nhipcau.model.wording import said


@dataclass(frozen=True, slots=True)
class DocumentList:
    """Documents (oldest first), and the address of the list of them in each language that has one, as pairs."""

    documents: tuple[Document, ...]
    urls: tuple[tuple[str, str], ...]


def by_kind(documents: Iterable[Document], languages: Iterable[Language]) -> tuple[DocumentList, ...]:
    """A list for each kind. What one language calls by two words may have one in another: so the lists of two languages
    are one only where they hold the same documents."""
    urls: dict[tuple[Document, ...], list[tuple[str, str]]] = {}
    ordered = in_order(documents)
    for language in languages:
        kinds: dict[str, list[Document]] = {}
        for document in ordered:
            if slug := said(document.kind_slugs, language.code):
                kinds.setdefault(slug, []).append(document)
        for slug, those in kinds.items():
            urls.setdefault(tuple(those), []).append((language.code, language.at("documents", slug)))
    return tuple(DocumentList(those, tuple(found)) for those, found in urls.items())


def by_year(documents: Iterable[Document], languages: Iterable[Language]) -> Iterator[DocumentList]:
    """A list for each year, the oldest first."""
    known = tuple(languages)
    for year, those in groupby(in_order(documents), lambda document: document.date.year):
        urls = tuple((language.code, language.at("documents", str(year))) for language in known)
        yield DocumentList(tuple(those), urls)


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Documents in the order of their dates."""
    return sorted(documents, key=lambda document: (document.date, document.key))
