"""Old addresses: a page at each alias that leads on, and the same as a map for nginx, which answers better (301)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from blinker import signal

from nhipcau.model import Edition, Link, Output, Site, Story, path_of
from nhipcau.model.output import Renderer

BUCKET = 4096
"""Bytes in which nginx must find room for an address, twice: as long as Linux lets a path be."""


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """What redirect.html sees."""

    lang: str
    target: Link


def moved(site: Site) -> Iterator[tuple[str, Edition]]:
    """Every alias with the edition it leads to, in the order of the aliases."""
    pieces = (piece for piece in site.pieces() if not isinstance(piece, Story) or piece.outline.moved)
    found = [(alias, edition) for piece in pieces for edition in piece.editions for alias in edition.aliases]
    return iter(sorted(found, key=lambda pair: pair[0]))


def nginx(pairs: tuple[tuple[str, str], ...]) -> bytes:
    """A map for nginx, for its block `http`; `nginx/server.conf` makes use of it.

    With nginx's own sizes, made for short keys, one long address stops it.
    """
    sizes = f"map_hash_bucket_size {BUCKET};\nmap_hash_max_size 65536;\n"
    lines = [f"    {_quoted(old)} {_quoted(new)};\n" for old, new in pairs]
    return (sizes + 'map $uri $moved {\n    default "";\n' + "".join(lines) + "}\n").encode()


def _quoted(path: str) -> str:
    """A path as nginx compares it: decoded, in quotation marks."""
    return '"' + unquote(path).replace("\\", "\\\\").replace('"', '\\"').replace("$", "") + '"'


def draw(site: Site, renderer: Renderer) -> Iterator[Output]:
    pairs = []
    for alias, edition in moved(site):
        last = alias.rpartition("/")[2]
        address = alias if not last or "." in last else f"{alias}/"
        page = RedirectPage(edition.lang, Link(edition.title, edition.url, edition.lang))
        if path_of(address).endswith(".html"):
            yield Output(
                path_of(address), (page,), renderer.page("redirect.html", edition.lang), edition.file
            )
        pairs.append((alias, edition.url))
    yield Output("nginx/redirects.conf", (tuple(pairs),), nginx)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
