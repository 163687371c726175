"""Bundles: parts that outputs are joined of, made together, once for each state of what they follow from.

A part is what a change does not touch while it makes its outputs anew: of the index of the search, the words of some
months of years ago. A bundle is the parts of one such thing, in a file of a folder that all builds of a project share,
and that may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path

from nhipcau.machine.hands import on_all_cores
from nhipcau.model.output import Bundle, BundlePart
from nhipcau.problems import changed_file, refuse
from nhipcau.rendering.files import file_digest

KEPT = 3
"""Bundles of one name that stay: the newest, and those of other builds, such as the public one's."""

Sizes = list[tuple[int, str]]
"""How long each part is, and its digest, as the first line of the file has them."""


class Bundles:
    """The bundles in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._starts: dict[str, list[int]] = {}

    def all(self, wanted: Mapping[str, Callable[[], Sequence[bytes]]]) -> tuple[Bundle, ...]:
        """The bundles at some paths ("name/digest"), each made where it is not here yet, whole."""
        found = {path: self._whole(path) for path in wanted}
        lacking = [(path, make) for path, make in wanted.items() if not found[path]]
        for _ in on_all_cores(partial(_make, self._folder, lacking), range(len(lacking))):
            pass
        found |= {path: self._whole(path) for path, _ in lacking}
        assert all(found.values()), "a bundle that was just made is not there"
        return tuple(bundle for bundle in found.values() if bundle)

    def read(self, part: BundlePart) -> bytes:
        """The bytes of a part. Refused where they are not those that its digest was taken of."""
        path, number = part.place
        file = self._folder / path
        with open(file, "rb") as stored:
            if path not in self._starts:
                self._starts[path] = [*_starts(stored.readline())]
            start, end = self._starts[path][number : number + 2]
            stored.seek(start)
            data = stored.read(end - start)
        if file_digest(data) != part.digest:
            raise refuse(changed_file(file))
        return data

    def _whole(self, path: str) -> Bundle | None:
        """What a file says of its parts; None where there is none, or anything differs from it."""
        try:
            stored = (self._folder / path).read_bytes()
            head = stored[: stored.index(b"\n") + 1]
            sizes: Sizes = json.loads(head)
            starts = [*_starts(head)]
        except (OSError, ValueError):
            return None
        parts = [stored[start:end] for start, end in pairwise(starts)]
        digests = tuple(digest for _, digest in sizes)
        whole = len(stored) == starts[-1] and digests == tuple(map(file_digest, parts))
        return (
            tuple(BundlePart((path, number), digest) for number, digest in enumerate(digests))
            if whole
            else None
        )


def _make(folder: Path, lacking: Sequence[tuple[str, Callable[[], Sequence[bytes]]]], number: int) -> None:
    """Make a bundle aside and move it into place in one step: a build that is killed leaves no half of it."""
    path, make = lacking[number]
    parts = make()
    sizes: Sizes = [(len(part), file_digest(part)) for part in parts]
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix="making-", delete=False) as fresh:
        fresh.write(b"".join([json.dumps(sizes).encode(), b"\n", *parts]))
    os.replace(fresh.name, place)
    kept = sorted(place.parent.iterdir(), key=lambda each: each.stat().st_mtime_ns)
    for old in kept[:-KEPT]:
        with suppress(FileNotFoundError):  # another build may have been faster
            old.unlink()


def _starts(head: bytes) -> Iterator[int]:
    """Where each part begins in its file, and where the last one ends."""
    at = len(head)
    yield at
    for size, _ in json.loads(head):
        at += size
        yield at
