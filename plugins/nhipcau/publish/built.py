"""What was built, as publishing takes it: its files by the record of who printed them, and the addresses withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nhipcau.printing.record import Record
from nhipcau.publish.facts import Base
from nhipcau.publish.manifest import FileEntry
from nhipcau.publish.proof import BuiltSite, Known, addresses_in
from nhipcau.publish.publishing import Ready

WITHDRAWN = "nginx/withdrawn.conf"
"""A map of nginx whose keys are the addresses that answer 410."""


def built(folder: Path, cache: Path, url: str, prefixes: Iterable[str]) -> BuiltSite:
    """The site that was just built into a folder, with its record in `cache`; `prefixes` are those of its languages."""
    rows = Record(cache, folder).rows()
    manifest = {path: FileEntry(row.content.hex(), row.size) for path, row in rows.items()}
    fronts = tuple(f"{prefix}/index.html".lstrip("/") for prefix in prefixes)
    return BuiltSite(folder, manifest, Base(url.rstrip("/")), fronts)


def edition(site: BuiltSite, known: Known) -> Ready:
    """A site that can be published, each page with what stands for its story."""
    manifest = {path: entry._replace(story=known[path][1].story) for path, entry in site.manifest.items()}
    return Ready(site.folder, manifest, addresses_in(site.folder / WITHDRAWN))
