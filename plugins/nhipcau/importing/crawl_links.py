"""The addresses in a page or a sitemap, and which of them a crawl follows."""

from __future__ import annotations

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin

DEEPEST, LONGEST, VARIANTS = 12, 400, 300
"""Parts of a path, characters of an address, and addresses with one path and another query: what goes beyond is a
calendar that never ends."""
_LINK = re.compile(rb"""<(?:a|area|link|iframe)\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]+)""", re.I)
_PICTURE = re.compile(
    rb"""<(?:img|video|audio|source|track)\b[^>]*?\b(?:data-src|data-original|src)\s*=\s*["']([^"'\s>]+)""",
    re.I,
)
_POSTER = re.compile(rb"""<video\b[^>]*?\bposter\s*=\s*["']([^"'\s>]+)""", re.I)
_NO_PAGE = re.compile(
    r"/robots\.txt$|\.(?:css|js|mjs|json|woff2?|ttf|eot|ico|zip|rar|7z|exe|mp4|avi|mov|wmv|xml|rss)$", re.I
)
_ENTRIES = re.compile(rb"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.I)


def links(address: str, media: str, data: bytes) -> Iterator[tuple[str, bool]]:
    """The addresses that a page links to, and whether it shows what stands there, as pictures and films."""
    if "html" not in media:
        return
    for pattern, shown in ((_LINK, False), (_PICTURE, True), (_POSTER, True)):
        for told in pattern.findall(data):
            try:
                yield urljoin(address, _plain(told)), shown
            except ValueError:
                continue


def entries(data: bytes) -> tuple[list[str], bool]:
    """The addresses that a sitemap names, zipped or not; and whether they are those of sitemaps again."""
    data = _unzipped(data)
    return list(map(_plain, _ENTRIES.findall(data))), b"<sitemapindex" in data[:2000]


def _plain(told: bytes) -> str:
    return told.decode("utf-8", "replace").replace("&amp;", "&")


def is_page(path: str) -> bool:
    """Whether a page can stand at a path, by its ending."""
    return not _NO_PAGE.search(path)


def ends(path: str, address: str) -> bool:
    """Whether an address can be one that ends: not too deep, not too long, not the same folder again and again."""
    parts = [part for part in path.split("/") if part]
    return len(parts) <= DEEPEST and len(address) <= LONGEST and max(Counter(parts).values(), default=0) <= 2


def is_file(path: str) -> bool:
    """Whether a picture or a document stands at a path, by its ending."""
    return bool(re.search(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|pdf|docx?|xlsx?)$", path, re.I))


def _unzipped(data: bytes) -> bytes:
    try:
        return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    except (OSError, EOFError, zlib.error):
        return b""
