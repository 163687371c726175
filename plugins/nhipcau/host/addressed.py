"""The links of texts to addresses of the site, held against what it would be made of, though nothing is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from nhipcau.host.host import Newspaper
from nhipcau.host.links import LinkCheck
from nhipcau.host.printing import commissioned, renderer_of
from nhipcau.model import Drawing, Problem, Site, path_of
from nhipcau.model.output import Make, Renderer, Reserved
from nhipcau.printing.output_paths import OutputPaths
from nhipcau.reading.findings import LINK_RULE
from nhipcau.reading.reader import Reading
from nhipcau.tracking.dependency_cache import DependencyCache
from nhipcau.tracking.fingerprint import fingerprint_of
from nhipcau.tracking.forecast import Dummy


def leading_nowhere(reading: Reading, settings: dict[str, Any], now: datetime) -> tuple[Problem, ...]:
    """What a build would tell of links to addresses; `now` is aware. Nothing where no text has such a link.

    Names of places are looked for in a page as it was last built and in its text as it is now; of a page that was never
    built nothing is said of them.
    """
    if not reading.links:
        return ()
    Newspaper(settings)  # has the plugins listen that draw
    site = Site(reading.publication, reading.content, now, bool(settings.get("PREVIEWS")))
    paths = OutputPaths()
    for path, origin in _offered(site, renderer_of(reading, settings), settings):
        if origin is None:
            paths.reserve(path, path)
        else:
            paths.claim(path, origin)
    check = LinkCheck(site, reading.links, settings["BROKEN_LINKS"], settings["RULES"].get(LINK_RULE, ""))
    return (*check.errors(paths, _pages(reading, Path(settings["OUTPUT_PATH"]))), *check.warnings)


class Dry(Dummy):
    """A renderer that makes nothing but the theme's own files, of which some are joined while they are drawn."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def static(self) -> tuple[tuple[str, str], ...]:
        return self._renderer.static()

    def file(self, root: str) -> Make:
        return self._renderer.file(root)


def _offered(site: Site, renderer: Renderer, settings: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """The path of everything that a build would give, and where it comes from; None for what is kept free of files.
    What the last build knows of its drawings is believed, and only others are drawn."""
    dry, fingerprint = Dry(renderer), fingerprint_of(settings, site.publication)
    known = DependencyCache(site, renderer, fingerprint, {}, Path(settings["CACHE_PATH"]))
    for offered in commissioned(site, dry):
        if isinstance(offered, Reserved):
            yield offered.path, None
        elif not isinstance(offered, Drawing):
            yield offered.path, offered.origin
        elif (kept := known.known(offered)) is not None:
            yield from ((path, origin) for path, _, origin in kept)
        else:
            yield from ((each.path, each.origin) for each in offered.draw(site, dry, *offered.values))


def _pages(reading: Reading, output: Path) -> Callable[[str], bytes]:
    """Reads a page as it was last built, and with it the text that stands on it now."""
    content = reading.content
    texts = {path_of(each.url): each.body.digest for piece in content.pieces() for each in piece.editions}

    def read(path: str) -> bytes:
        page = (output / path).read_bytes()
        return page + reading.bodies(texts[path]).encode() if path in texts else page

    return read
