"""The search: a page with a form, and for each language an index that the reader's own browser searches.

The index is cut into volumes of months (`volumes`). What it says of each page is told as values (`entries`), which have
results to be shown (`results`) and words to be found by (`terms`, `postings`). The words of a lot of months are a
bundle, made where something in it changes; a file of the index is joined of the parts of many.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from itertools import groupby

from blinker import signal

from nhipcau.model import Drawing, Output, Site, path_of
from nhipcau.model.output import BundlePart, Bundling, Renderer
from nhipcau.search.entries import FACETS, IndexEntry, entries, state
from nhipcau.search.postings import blocks, joined
from nhipcau.search.results import Prose, indexed, results
from nhipcau.search.search_page import page
from nhipcau.search.terms import BLOCKS
from nhipcau.search.volumes import Lot, Volume, cut

LEVEL = 7
"""Of zlib: 9 takes four times as long for a hundredth less. Compressed here, since not every server does that."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def files(site: Site, renderer: Renderer, volume: Volume) -> Iterator[Output]:
    """The files of a volume: one of its pages, and those of its words."""
    wanted = [
        Bundling(
            f"{volume.lang}-{lot[0]}",
            state(site, lot, volume.lang),
            partial(_inputs, site, lot, volume.lang),
        )
        for lot in volume.lots
    ]
    bundles = renderer.bundles(parts, volume.lang, wanted)

    def of_all(numbers: Sequence[int]) -> tuple[BundlePart, ...]:
        # A forecast has one part that stands for all.
        return tuple(bundle[number % len(bundle)] for bundle in bundles for number in numbers)

    known, make = of_all([BLOCKS]), renderer.parts(words_file)
    yield Output(f"{volume.path}/pages.bin", (volume.files, known), renderer.parts(pages_file))
    for file, first in enumerate(range(0, BLOCKS, BLOCKS // volume.files)):
        numbers = range(first, first + BLOCKS // volume.files)
        yield Output(f"{volume.path}/{file}.bin", (of_all(numbers),), make)


def _inputs(site: Site, lot: Lot, lang: str) -> tuple[object, ...]:
    return tuple(entry for month in lot for entry in entries(site, month, lang)), lang


def parts(prose: Prose, listed: tuple[IndexEntry, ...], lang: str) -> list[bytes]:
    """The parts of a lot's bundle: its blocks of words, and what is known of its pages."""
    stamp = blake2b("\n".join(entry.url for entry in listed).encode(), digest_size=2).digest()
    texts = [indexed(prose, entry) for entry in listed]
    lengths = [len(text.text.split()) for text in texts]
    return [*blocks(texts, lang, stamp), told(listed, lengths, stamp)]


def told(listed: Sequence[IndexEntry], lengths: Sequence[int], stamp: bytes) -> bytes:
    """What is known of a lot's pages, as a line of JSON: in which files results find them, how long they are (a
    digit for each, 5 for 5 words and c for 50), and which belong to each key of each facet."""
    facets: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for number, entry in enumerate(listed):
        for facet, key in dict.fromkeys(entry.filters):
            facets[facet].setdefault(key, []).append(number)
    known = {
        "stamp": int.from_bytes(stamp, "little"),
        "files": [(name, len([*group])) for name, group in groupby(entry.file for entry in listed)],
        "lengths": "".join(DIGITS[min((length**2).bit_length(), 35)] for length in lengths),
        "facets": facets,
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def pages_file(read: Callable[[BundlePart], bytes], files: int, known: tuple[BundlePart, ...]) -> bytes:
    """The file of a volume's pages: in how many files its words are, and a line for each lot."""
    return zlib.compress(b"".join([f"{files}\n".encode(), *map(read, known)]), LEVEL)


def words_file(read: Callable[[BundlePart], bytes], known: tuple[BundlePart, ...]) -> bytes:
    """A file of words: some blocks of all lots."""
    return zlib.compress(joined(map(read, known)), LEVEL)


def shown(site: Site, renderer: Renderer, month: str, lang: str) -> Iterator[Output]:
    """The files in which results find what is shown of the pages of a month."""
    make = renderer.prose(results, lang)
    for name, group in groupby(entries(site, month, lang), lambda entry: entry.file):
        yield Output(path_of(f"/search/{lang}/{name}.json"), (tuple(group),), make)


def draw(site: Site, renderer: Renderer) -> Iterator[Output | Drawing]:
    codes = [language.code for language in site.languages]
    volumes = {lang: cut(site, lang) if site.publication.search else () for lang in codes}
    for lang in codes:
        form = page(site, lang, volumes)
        yield Output(path_of(form.frame.url), (form,), renderer.page("search.html", lang))
        for volume in volumes[lang]:
            yield Drawing(files, (volume,))
            yield from (Drawing(shown, (month, lang)) for month in volume.months)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
