"""The search: a page with a form, and for each language an index that the reader's own browser searches.

The index is cut into shards (`shards`), told as values (`entries`), written as pages for the one who indexes
(`staging`), and made by a program (`pagefind`), once for each state of a shard. Without that program the site is
built all the same; then its page of the search shows the other ways to find a story.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from blinker import signal

from nhipcau.languages import Words
from nhipcau.model import Drawing, Output, Publication, Site, path_of
from nhipcau.model.output import Renderer
from nhipcau.search.entries import IndexEntry, entries
from nhipcau.search.pagefind import SCRIPT, Pagefind, find, index, missing
from nhipcau.search.search_page import page
from nhipcau.search.shards import Shard, cut
from nhipcau.search.staging import Prose, staged


def files(site: Site, renderer: Renderer, shard: Shard, version: str) -> Iterator[Output]:
    """The index of one shard, made by a version of Pagefind. What reads the index lies with the recent shard, which is
    opened first."""
    listed = tuple(entries(site, shard))
    bundle = renderer.bundle(f"{shard.lang}-{shard.name}", indexed, shard.lang, version, listed)
    make = renderer.file("bundles")
    for path, digest in bundle:
        name = path.split("/", 2)[2]
        if (name == SCRIPT or name.startswith("wasm.")) and not shard.recent:
            continue
        place = f"search/{shard.lang}" if name == SCRIPT else shard.path
        yield Output(f"{place}/{name}", (path, digest), make)


def indexed(folder: Path, words: Words, prose: Prose, version: str, listed: tuple[IndexEntry, ...]) -> None:
    """Write the index of some entries into a folder, by the program that is here; its version counts as an input."""
    program = find()
    assert program
    index(program, ((entry.url, staged(words, prose, entry)) for entry in listed), folder)


def draw(site: Site, renderer: Renderer) -> Iterator[Output | Drawing]:
    wanted = site.publication.search
    pagefind = find() if wanted else None
    if wanted and pagefind is None:
        renderer.warn(missing())
    for lang in (language.code for language in site.languages):
        form = page(site, lang, indexed=pagefind is not None)
        yield Output(path_of(form.frame.url), (form,), renderer.page("search.html", lang))
        if pagefind is not None:
            yield from (Drawing(files, (shard, pagefind.version)) for shard in cut(site, lang))


def tool(publication: Publication) -> Pagefind | None:
    """The program that makes the index, in case another has taken its place since the last build."""
    return find() if publication.search else None


def register() -> None:
    signal("nhipcau.draw").connect(draw)
    signal("nhipcau.tools").connect(tool)
