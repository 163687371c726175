"""The key of IndexNow, where search engines look for it: what is told them is believed of who knows it."""

from __future__ import annotations

from collections.abc import Iterator

from blinker import signal

from nhipcau.model import Output, Site
from nhipcau.model.output import Renderer


def key_file(key: str) -> bytes:
    """The key itself (indexnow.org/documentation)."""
    return key.encode()


def draw(site: Site, renderer: Renderer) -> Iterator[Output]:
    key = site.publication.indexnow_key
    if key:
        yield Output(f"{key}.txt", (key,), key_file)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
