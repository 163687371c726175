"""Old addresses: a page at each alias that leads on, and the same as a map for nginx, which answers better (301)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, unquote

from blinker import signal

from nhipcau.model import CARD, Link, Output, Reserved, Site, Story, path_of
from nhipcau.model.kinds import STORY
from nhipcau.model.lists import numbered
from nhipcau.model.output import Renderer

BUCKET = 4096
"""Bytes in which nginx must find room for an address, twice: as long as Linux lets a path be."""


LISTING = ("section", "topic", "person", "anniversary", "document")
"""Kinds whose pages list all their stories, and so have numbered ones."""
TRACKERS = "fbclid|gclid|zarsrc|utm_[a-z]+"
"""What networks append to an address that is passed on in them, and no old site had of its own."""
SAFE = "/!$&'()+,;=@~"
"""What stands in a path as it is; a colon and a star mean something to static hosts."""


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """What redirect.html sees."""

    lang: str
    target: Link


@dataclass(frozen=True, slots=True)
class Move:
    """An old address, and the page that stands for it: of which kind, and by which key; `origin` is its file."""

    alias: str
    kind: str
    key: str
    target: Link
    origin: str = ""


def moved(site: Site) -> list[Move]:
    """Every alias with what it leads to, in the order of the aliases."""
    return sorted((*_pieces(site), *_notices(site), *_entries(site)), key=lambda move: move.alias)


def _pieces(site: Site) -> Iterator[Move]:
    for kind in (kind for kind in site.kinds.values() if kind.piece):
        stories = kind.name == STORY.name
        for piece in site.stories if stories else site.content.shelf(kind.plural):
            if not isinstance(piece, Story) or piece.outline.moved:
                for edition in piece.editions:
                    target = Link(edition.title, edition.url, edition.lang)
                    for alias in edition.aliases:
                        yield Move(alias, kind.name, piece.key, target, edition.file)


def _notices(site: Site) -> Iterator[Move]:
    """What led to a story leads to the notice in its place, or from beside it to the edition that is left."""
    for story, edition in site.notices():
        name = site.publication.language(edition.lang).site_name
        for alias in edition.aliases:
            yield Move(alias, "", story.key, Link(name, edition.url, edition.lang), edition.file)
        for left in story.editions if site.publication.side_by_side and not story.withdrawn else ():
            word = site.publication.language(left.lang).paths.side_by_side
            target = Link(left.title, left.url, left.lang)
            yield Move(f"{left.url}{word}/{edition.lang}/", "", story.key, target, left.file)


def _entries(site: Site) -> Iterator[Move]:
    """Those of registries, which say of no address in which language it was: it is the one that it begins like."""
    homes = sorted(site.languages, key=lambda language: -len(language.home))
    for kind in (kind for kind in site.kinds.values() if kind.paged and not kind.piece):
        for entry in site.content.shelf(kind.plural):
            for alias in entry.aliases:
                lang = next((each.code for each in homes if alias.startswith(each.home)), homes[-1].code)
                yield Move(alias, kind.name, entry.key, site.link(kind.name, entry.key, lang))


def beside(site: Site, move: Move) -> Iterator[tuple[str, str]]:
    """What stood below an old address and moved along: feeds, calendars, numbered pages, the years of an anniversary, a
    story beside another language, its card."""
    old, new, lang = move.alias, move.target.url, move.target.lang
    if not old.endswith("/") or old == "/" or not move.kind:
        return
    names = [url for feed in site.feeds(lang, move.kind, move.key) for url in (feed.atom, feed.json)]
    if move.kind in ("event", "topic", "anniversary"):
        names += [each.url for each in site.calendars(lang, move.kind, move.key)]
    word = site.publication.language(lang).paths.numbered
    last = numbered(len(_listed(site, move)), site.publication.page_size)
    names += [f"{new}{word}/{number}/" for number in range(last, 0, -1)]
    if move.kind == "anniversary":
        piece: Any = site.piece(move.kind, move.key)
        names += [site.year_url(piece, year, lang) for year in site.years_of(piece)]
    if move.kind == STORY.name:
        story: Any = site.piece(move.kind, move.key)
        names += [each.url for each in site.side_by_side(story, lang)]
        names += [new + CARD] * site.publication.social_cards
    yield from ((old + name.removeprefix(new), name) for name in names)


def _listed(site: Site, move: Move) -> Sequence[object]:
    """What the page of a thing lists on numbered ones."""
    if move.kind == "venue":
        return [event for event in site.concerning(move.kind, move.key) if not site.ahead(event)]
    return site.of(move.kind, move.key) if move.kind in LISTING else ()


def nginx(pairs: tuple[tuple[str, str], ...]) -> bytes:
    """A map for nginx, for its block `http`; `nginx/server.conf` makes use of it.

    With nginx's own sizes, made for short keys, one long address stops it.
    """
    sizes = f"map_hash_bucket_size {BUCKET};\nmap_hash_max_size 65536;\n"
    paths = [f"    {_quoted(unquote(old))} {_quoted(new)};\n" for old, new in pairs if "?" not in old]
    asked = [f"    {_quoted(old)} {_quoted(new)};\n" for old, new in pairs if "?" in old]
    by_path = 'map $uri $moved_path {\n    default "";\n' + "".join(paths) + "}\n"
    tracked = f'    "~^(?<nhipcau_untracked>[^?]*[?].+?)&(?:{TRACKERS})=" $nhipcau_untracked;\n'
    bare = "map $request_uri $nhipcau_asked {\n    default $request_uri;\n" + tracked + "}\n"
    by_query = "map $nhipcau_asked $moved {\n    default $moved_path;\n" + "".join(asked) + "}\n"
    return (sizes + by_path + bare + by_query).encode()


def static_host(pairs: tuple[tuple[str, str], ...], withdrawn: tuple[tuple[str, str], ...] = ()) -> bytes:
    """The same as Netlify, Cloudflare and those like them read it from `_redirects`. They know no queries.

    Netlify answers with 410 where it is told to; others pass those lines over, and have the notice at its address.
    """
    lines = [f"{quote(unquote(old), safe=SAFE)} {new} 301\n" for old, new in pairs if "?" not in old]
    lines += [f"{old} {notice}index.html 410!\n" for old, notice in withdrawn]
    return "".join(lines).encode()


def _quoted(path: str) -> str:
    """A text in quotation marks, for nginx. A dollar stands for itself in what a map compares, and no address of ours
    has one."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _stand_in(renderer: Renderer, old: str, target: Link, origin: str) -> Output | Reserved:
    """What is at an old address on a host that has but files: a page that leads on; nothing where it was no page."""
    last = old.rpartition("/")[2]
    path = path_of(old if not last or "." in last else f"{old}/")
    if not path.endswith(".html"):
        return Reserved(path, origin)
    page = RedirectPage(target.lang, target)
    return Output(path, (page,), renderer.page("redirect.html", target.lang), origin)


def draw(site: Site, renderer: Renderer) -> Iterator[Output | Reserved]:
    pairs: dict[str, str] = {}
    for move in moved(site):
        along = {move.alias: move.target.url, **dict(beside(site, move))}
        for old, new in along.items():
            if "?" not in old:
                yield _stand_in(renderer, old, replace(move.target, url=new), move.origin)
        pairs |= along
    lines = tuple(sorted(pairs.items()))
    yield Output("nginx/redirects.conf", (lines,), nginx)
    yield Output("_redirects", (lines, site.withdrawn_urls()), static_host)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
