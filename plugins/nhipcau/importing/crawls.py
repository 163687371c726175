"""The crawls that `nhipcau import` makes, each into an archive of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

from nhipcau.importing.crawling import Bounds, Crawl
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_


def fetch_pictures(
    addresses: Iterable[str], folder: Path, bounds: Bounds, voice: Voice, stream: TextIO
) -> Path:
    """Fetch pictures from where they stand, site by site, into an archive of their own; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pictures.warc.gz"
    path.touch()
    sites: dict[str, list[str]] = {}
    for address in addresses:
        parts = urlsplit(address)
        sites.setdefault(f"{parts.scheme}://{parts.netloc}/", []).append(address)
    found = [
        Crawl(root, path, bounds, lambda number, at: None).take(them) for root, them in sorted(sites.items())
    ]
    print(voice.say(N_("{n} pages and pictures were fetched."), n=voice.number(sum(found))), file=stream)
    return path


def crawl(address: str, folder: Path, bounds: Bounds, voice: Voice, stream: TextIO) -> Path:
    """Crawl a site into its archive, and give its path; tells on the stream how far it is."""
    root = address if "://" in address else f"https://{address}"
    host = re.sub(r"[^\w.-]", "-", urlsplit(root).netloc)
    folder.mkdir(parents=True, exist_ok=True)

    def tell(number: int, at: str) -> None:
        if number % 20 == 1:
            print(voice.say(N_("{n} fetched: {address}"), n=voice.number(number), address=at), file=stream)

    path = folder / f"{host}.warc.gz"
    path.touch()
    number = Crawl(root, path, bounds, tell).run()
    print(voice.say(N_("{n} pages and pictures were fetched."), n=voice.number(number)), file=stream)
    return path
