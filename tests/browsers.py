"""The one Playwright of a process: two of them at once would stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Playwright, sync_playwright

_running: list[Playwright] = []


@contextmanager
def playing() -> Iterator[Playwright]:
    """Playwright, started by whoever first asks; it ends with the process where somebody else has it still."""
    if _running:
        yield _running[0]
        return
    with sync_playwright() as playwright:
        _running.append(playwright)
        try:
            yield playwright
        finally:
            _running.clear()
