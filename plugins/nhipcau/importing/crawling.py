"""A polite crawl: one request at a time with a pause, as robots.txt allows, sitemaps first; kept as a WARC.

What was fetched stands in `import/crawl/<host>.warc.gz`, record by record, so a crawl that was interrupted goes on: it
reads what it has, finds the links in it, and fetches what is missing.
"""

from __future__ import annotations

import io
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from nhipcau.importing import warc
from nhipcau.importing.crawl_links import VARIANTS, ends, entries, is_file, is_page, links
from nhipcau.importing.fetching import Fetched, fetched
from nhipcau.importing.shelf import SavedFiles, known_as

AGENT = "NhipCau-import"
SILENT = 12
"""Requests in a row that nobody answers, after which a crawl ends."""
SITEMAPS = 200
"""Sitemaps of one site that are read."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a crawl fetches at most, how many seconds it takes, and its pause in seconds."""

    most: int
    seconds: float
    pause: float


@dataclass(slots=True)
class Crawl:
    """A crawl of one host."""

    root: str
    file: Path
    bounds: Bounds
    tell: Callable[[int, str], None]
    robots: RobotFileParser = field(default_factory=RobotFileParser)
    seen: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    variants: Counter[str] = field(default_factory=Counter)
    had: set[str] = field(default_factory=set)
    last: float = 0.0

    def run(self) -> int:
        """Fetch until there is nothing more or a bound is reached; how much was fetched."""
        ends = time.monotonic() + self.bounds.seconds
        self._allowed()
        self._resume()
        for address in (self.root, *self._sitemaps()):
            self.add(address)
        return self._fetch(ends)

    def take(self, addresses: Iterable[str]) -> int:
        """Fetch these files and nothing else, as far as they are allowed; how many came."""
        self._allowed()
        self._resume()
        for address in addresses:
            self.add(address, picture=True)
        return self._fetch(time.monotonic() + self.bounds.seconds)

    def _fetch(self, ends: float) -> int:
        """Fetch what is lined up until nothing is, or a bound is reached."""
        number = silent = 0
        with self.file.open("ab") as file:
            writer = WARCWriter(file, gzip=True)
            while (
                silent < SILENT
                and (address := self._next())
                and number + len(self.had) < self.bounds.most
                and time.monotonic() < ends
            ):
                if known_as(address) in self.had:
                    continue
                if self._keep(writer, address):
                    file.flush()
                    number += 1
                    self.tell(number, address)
                    silent = 0
                else:
                    silent += 1
        return number

    def _next(self) -> str:
        """The next page; pictures come last, when their pages are there."""
        return self.waiting.pop(0) if self.waiting else self.pictures.pop(0) if self.pictures else ""

    def _pause(self) -> None:
        told = self.robots.crawl_delay(AGENT)
        pause = max(self.bounds.pause, float(told or 0))
        time.sleep(max(0.0, self.last + pause - time.monotonic()))
        self.last = time.monotonic()

    def _get(self, address: str) -> Fetched | None:
        self._pause()
        return fetched(address, AGENT)

    def _allowed(self) -> None:
        """Read robots.txt. Without one all is allowed; where the server fails, nothing is."""
        found = self._get(urljoin(self.root, "/robots.txt"))
        if found and found.status >= 500:
            self.robots.parse(["User-agent: *", "Disallow: /"])
        else:
            text = found.data.decode("utf-8", "replace") if found and found.status == 200 else ""
            self.robots.parse(text.splitlines())

    def _sitemaps(self) -> Iterator[str]:
        waiting = [*(self.robots.site_maps() or ()), urljoin(self.root, "/sitemap.xml")]
        read: set[str] = set()
        while waiting and len(read) < SITEMAPS:
            address = waiting.pop(0)
            if address in read or not self._is_ours(address):
                continue
            read.add(address)
            found = self._get(address)
            if not found or found.status != 200:
                continue
            named, again = entries(found.data)
            if again:
                waiting += named
            else:
                yield from named

    def _is_ours(self, address: str) -> bool:
        mine, theirs = urlsplit(self.root), urlsplit(address)
        return theirs.scheme in ("http", "https") and theirs.netloc.removeprefix(
            "www."
        ) == mine.netloc.removeprefix("www.")

    def add(self, told: str, *, picture: bool = False) -> None:
        """Line an address up, where it is on this site, allowed, and not one of a row without end."""
        try:
            parts = urlsplit(urljoin(self.root, told))
            address = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))
            fine = self._is_ours(address) and self.robots.can_fetch(AGENT, address)
        except ValueError:
            return
        if not fine or known_as(address) in self.seen or not ends(parts.path, address):
            return
        if not picture and not is_page(parts.path):
            return
        self.variants[parts.path] += 1
        if self.variants[parts.path] > VARIANTS:
            return
        self.seen.add(known_as(address))
        (self.pictures if picture or is_file(parts.path) else self.waiting).append(address)

    def _keep(self, writer: WARCWriter, address: str) -> bool:
        """Fetch an address and keep what came; whether anything did."""
        found = self._get(address)
        if not found:
            return False
        headers = StatusAndHeaders(f"{found.status} -", [("Content-Type", found.media)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            found.address, "response", io.BytesIO(found.data), http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
        self.seen.add(known_as(found.address))
        if found.status == 200 and self._is_ours(found.address):
            self._follow(found.address, found.media, found.data)
        return True

    def _follow(self, address: str, media: str, data: bytes) -> None:
        for told, picture in links(address, media, data):
            self.add(told, picture=picture)

    def _resume(self) -> None:
        """Take up what an earlier run fetched; a record that it did not finish is cut off."""
        if not self.file.exists():
            return
        warc.mend(self.file)
        shelf = SavedFiles()
        for saved in warc.saved_in(self.file, shelf, lambda name, reason: None):
            self.had.add(known_as(saved.address))
            self.seen.add(known_as(saved.address))
            self._follow(saved.address, saved.media, saved.data)
        self.had |= set(shelf.held)
