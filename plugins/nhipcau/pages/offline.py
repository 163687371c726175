"""Reading without a connection: the page that then shows, in each language, and the worker behind it, `/sw.js`.

The worker itself is a file of the theme (`js/worker.js`). What it must know of this printing is given to it here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from blinker import signal

from nhipcau.linked_data import trail
from nhipcau.model import About, Drawing, Frame, Output, Site, path_of
from nhipcau.model.output import Renderer
from nhipcau.web.joined import published

WORKER = "js/worker.js"
KEPT = (".css", ".js", ".svg", ".woff2")
"""The theme's files that a page may want, by their ending."""


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """What offline.html sees."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class OfflineCopy:
    """The offline page of a language: the addresses it stands in for begin with `home`; `make` is the digest of how
    it is made."""

    home: str
    page: OfflinePage
    make: str


def worker(shown: tuple[OfflineCopy, ...], files: tuple[tuple[str, str], ...]) -> bytes:
    """The script at `/sw.js`, from the offline pages and the theme's (path, digest) pairs.

    A browser compares it, byte for byte, with the one it has, and takes the new one where they differ. So it names
    a digest of everything that is kept from the first visit on. (https://www.w3.org/TR/service-workers/#update)
    """
    digests = dict(files)
    theme = [path for path in published(digests) if path.endswith(KEPT) and path != WORKER]
    printing = {
        "version": blake2b(repr((shown, files)).encode(), digest_size=8).hexdigest(),
        "shell": [f"/theme/{path}" for path in theme],
        # The longest first: "/" begins every address.
        "offline": sorted(
            ([each.home, each.page.frame.url] for each in shown), key=lambda pair: -len(pair[0])
        ),
    }
    name = f"/theme/{WORKER}?{digests.get(WORKER, '')}"
    return f"self.printing = {json.dumps(printing)};\nimportScripts({json.dumps(name)});\n".encode()


def files(site: Site, renderer: Renderer) -> Iterator[Output]:
    urls = [(language.code, f"{language.home}offline.html") for language in site.languages]
    shown = []
    for language in site.languages:
        way = trail(site.publication, language.code)
        page = OfflinePage(site.frame(language.code, urls, About(way, indexed=False, strip=False)))
        make = renderer.page("offline.html", language.code)
        yield Output(path_of(page.frame.url), (page,), make)
        shown.append(OfflineCopy(language.home, page, make.digest))
    yield Output("sw.js", (tuple(shown), renderer.static()), worker)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield Drawing(files)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
