"""The kinds of sources that are known, those of plugins among them, and which of them a source is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blinker import signal

from nhipcau.importing.pages import WebPage, portal_pages
from nhipcau.importing.profiles import SiteProfile
from nhipcau.importing.scrapes import AnyText, PortalText
from nhipcau.importing.sites import MarkdownSite
from nhipcau.importing.values import Article, Saved, SourceKind
from nhipcau.importing.word_files import WordFile
from nhipcau.importing.wordpress import WordPressExport

SOURCE = "nhipcau.source"
PORTALS = ("hanoi-portal", "haufo", "hanoi-times")
AUTO = "auto"


class PortalSource:
    """A portal, as saved pages and as text that was copied off them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._forms: tuple[SourceKind, ...] = (PortalText(name), portal_pages(name))

    def knows(self, saved: Saved) -> float:
        return max(form.knows(saved) for form in self._forms)

    def parts(self, saved: Saved) -> Iterator[Saved]:
        yield saved

    def read(self, saved: Saved) -> Iterator[Article]:
        text, page = self._forms
        yield from (page if is_markup(saved) else text).read(saved)


def is_markup(saved: Saved) -> bool:
    """Whether a source is HTML, by what its carrier says or by how it begins."""
    head = saved.head(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" in saved.media or head.startswith((b"<!doctype html", b"<html")) or b"<body" in head


def kinds(profile: SiteProfile | None = None) -> dict[str, SourceKind]:
    """All kinds by name, those of plugins last. `profile` says where the parts of a page stand."""
    ours: Sequence[SourceKind] = (
        *map(PortalSource, PORTALS),
        WordPressExport(),
        MarkdownSite(),
        WordFile(),
        WebPage("html", profile),
        AnyText(),
    )
    offered = [each for _, found in signal(SOURCE).send(None) for each in found]
    added = sorted(offered, key=lambda kind: str(kind.name))
    return {kind.name: kind for kind in (*ours, *added)}


def kind_of(saved: Saved, known: Sequence[SourceKind]) -> SourceKind | None:
    """The kind that is surest of a source; of two that are as sure the first. None where none knows it."""
    best, sure = None, 0.0
    for kind in known:
        if (told := kind.knows(saved)) > sure:
            best, sure = kind, told
    return best
