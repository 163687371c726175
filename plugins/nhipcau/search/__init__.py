"""The search: a page with a form, and for each language an index that the reader's own browser searches.

The index is cut into volumes of months (`volumes`). What it says of each page is told as values (`entries`), which have
results to be shown (`results`) and words to be found by (`terms`, `postings`). The words of a lot of months are a
bundle, made where something in it changes; a file of the index is joined of the parts of many.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from itertools import groupby

from blinker import signal

from nhipcau.model import Drawing, Output, Site, path_of
from nhipcau.model.output import BundlePart, Bundling, Renderer
from nhipcau.search.codes import varint
from nhipcau.search.entries import FACETS, IndexEntry, entries, state
from nhipcau.search.postings import IndexedText, blocks, joined, part
from nhipcau.search.results import Prose, indexed, results
from nhipcau.search.search_page import page
from nhipcau.search.terms import BLOCKS, spelled
from nhipcau.search.volumes import FILES, Lot, Volume, cut

Parts = tuple[BundlePart, ...]
"""The same part of each lot."""
Read = Callable[[BundlePart], bytes]

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

SIZES, STAMP, TOLD, SPELLING = FILES, FILES + 1, FILES + 2, FILES + 3
"""Parts of a lot's bundle, after those of its words, of which there are as many as files at most."""


def files(site: Site, renderer: Renderer, volume: Volume) -> Iterator[Output]:
    """The files of a volume: one of its pages, and those of its words, which in a small one stand in the first."""
    wanted = [
        Bundling(
            f"{volume.lang}-{lot[0]}",
            renderer.state(site, state, lot, volume.lang),
            partial(_inputs, site, lot, volume.lang),
        )
        for lot in volume.lots
    ]
    bundles = renderer.bundles(parts, volume.lang, wanted)

    def of_all(number: int) -> tuple[BundlePart, ...]:
        # A forecast has one part that stands for all.
        return tuple(bundle[number % len(bundle)] for bundle in bundles)

    sizes, stamps, told, spellings = map(of_all, (SIZES, STAMP, TOLD, SPELLING))
    groups = tuple(map(of_all, range(FILES)))
    beside = () if volume.files else groups
    inputs = (volume.files, sizes, stamps, told, beside)
    yield Output(f"{volume.path}/pages.bin", inputs, renderer.parts(pages_file))
    for file in range(volume.files):
        width = FILES // volume.files
        some = groups[file * width : (file + 1) * width]
        yield Output(f"{volume.path}/{file}.bin", (stamps, some), renderer.parts(words_file))
    yield Output(f"{volume.path}/spelling.bin", (spellings,), renderer.parts(spelling_file))


def _inputs(site: Site, lot: Lot, lang: str) -> tuple[object, ...]:
    return tuple(entry for month in lot for entry in entries(site, month, lang)), lang


def parts(prose: Prose, listed: tuple[IndexEntry, ...], lang: str) -> list[bytes]:
    """The parts of a lot's bundle: its blocks of words in `FILES` parts, how large each block is, a stamp that stands
    for the numbers of its pages, what is known of these, and how the words of their titles and names are spelt."""
    texts = [indexed(prose, entry) for entry in listed]
    lengths = [len(text.text.split()) for text in texts]
    found = blocks(texts, lang)
    stamp = blake2b("\n".join(entry.url for entry in listed).encode(), digest_size=4).digest()
    width = BLOCKS // FILES
    groups = [part(found[first : first + width]) for first in range(0, BLOCKS, width)]
    sizes = b"".join((len(varint(len(each))) + len(each)).to_bytes(4, "little") for each in found)
    return [*groups, sizes, stamp, told(listed, lengths), spelling(texts, lang)]


def told(listed: Sequence[IndexEntry], lengths: Sequence[int]) -> bytes:
    """What is known of a lot's pages, as a line of JSON: in which files results find them, how long they are (a
    digit for each, 5 for 5 words and c for 50), and which belong to each key of each facet."""
    facets: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for number, entry in enumerate(listed):
        for facet, key in dict.fromkeys(entry.filters):
            facets[facet].setdefault(key, []).append(number)
    known = {
        "files": [(name, len([*group])) for name, group in groupby(entry.file for entry in listed)],
        "lengths": "".join(DIGITS[min((length**2).bit_length(), 35)] for length in lengths),
        "facets": facets,
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def spelling(pages: Sequence[IndexedText], lang: str) -> bytes:
    """The words of titles and names, without their marks, each on a line with how many pages have it there."""
    headed = (" ".join((page.title, *page.names)) for page in pages)
    found = Counter(word for text in headed for word in {*spelled(text, lang)})
    return "".join(f"{word} {found[word]}\n" for word in sorted(found)).encode()


def spelling_file(read: Read, spellings: Parts) -> bytes:
    """The file that tells what somebody may have meant who found nothing: the words of a volume, each with how often it
    comes. As a power of two, so that a new story seldom changes it."""
    found: Counter[str] = Counter()
    for line in b"".join(map(read, spellings)).decode().splitlines():
        word, count = line.split()
        found[word] += int(count)
    lines = (f"{word}{found[word].bit_length() - 1}\n" for word in sorted(found))
    return zlib.compress("".join(lines).encode())


def pages_file(
    read: Read, files: int, sizes: Parts, stamps: Parts, known: Parts, groups: tuple[Parts, ...]
) -> bytes:
    """The file of a volume's pages: a line of how its words are stored, and one for each lot, compressed. Before them
    stands how many bytes that is, and after them the words of a small volume."""
    stamp = _stamp(read, stamps)
    rows = (struct.unpack(f"<{BLOCKS}I", read(each)) for each in sizes)
    stored = {
        "files": files,
        "stamp": int.from_bytes(stamp, "big"),
        "sizes": [len(stamp) + sum(of_lots) for of_lots in zip(*rows, strict=True)],
    }
    lines = [json.dumps(stored, separators=(",", ":")).encode() + b"\n", *map(read, known)]
    # Compressed here, since not every server does that.
    head = zlib.compress(b"".join(lines))
    return varint(len(head)) + head + words_file(read, stamps, groups)


def words_file(read: Read, stamps: Parts, groups: tuple[Parts, ...]) -> bytes:
    """A file of words: some blocks, of all lots."""
    stamp = _stamp(read, stamps)
    return b"".join(joined([*map(read, group)], stamp) for group in groups)


def _stamp(read: Read, stamps: Parts) -> bytes:
    """Stands for the numbers of all pages of a volume: by it, files of two printings are told apart."""
    return blake2b(b"".join(map(read, stamps)), digest_size=4).digest()


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
