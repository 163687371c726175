"""Old addresses: a page at each alias that leads on, and the same as a map for nginx, which answers better (301)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from blinker import signal

from nhipcau.model import Edition, Link, Output, Site, Story, path_of
from nhipcau.model.output import Renderer

BUCKET = 4096
"""Bytes in which nginx must find room for an address, twice: as long as Linux lets a path be."""


SAFE = "/!$&'()+,;=@~"
"""What stands in a path as it is; a colon and a star mean something to static hosts."""


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
    paths = [f"    {_quoted(unquote(old))} {_quoted(new)};\n" for old, new in pairs if "?" not in old]
    asked = [f"    {_quoted(old)} {_quoted(new)};\n" for old, new in pairs if "?" in old]
    by_path = 'map $uri $moved_path {\n    default "";\n' + "".join(paths) + "}\n"
    by_query = "map $request_uri $moved {\n    default $moved_path;\n" + "".join(asked) + "}\n"
    return (sizes + by_path + by_query).encode()


def static_host(pairs: tuple[tuple[str, str], ...]) -> bytes:
    """The same as Netlify, Cloudflare and those like them read it from `_redirects`. They know no queries."""
    lines = [f"{quote(unquote(old), safe=SAFE)} {new} 301\n" for old, new in pairs if "?" not in old]
    return "".join(lines).encode()


def _quoted(path: str) -> str:
    """A text in quotation marks, for nginx. A dollar stands for itself in what a map compares, and no address of ours
    has one."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def draw(site: Site, renderer: Renderer) -> Iterator[Output]:
    pairs = []
    for alias, edition in moved(site):
        last = alias.rpartition("/")[2]
        address = alias if not last or "." in last else f"{alias}/"
        page = RedirectPage(edition.lang, Link(edition.title, edition.url, edition.lang))
        if "?" not in alias and path_of(address).endswith(".html"):
            yield Output(
                path_of(address), (page,), renderer.page("redirect.html", edition.lang), edition.file
            )
        pairs.append((alias, edition.url))
    yield Output("nginx/redirects.conf", (tuple(pairs),), nginx)
    yield Output("_redirects", (tuple(pairs),), static_host)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
