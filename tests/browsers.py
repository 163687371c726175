"""The one Playwright of a process: two of them at once would stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tools.provision import CHROMIUM, find

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


def chromium() -> Iterator[Browser]:
    """A Chromium without a window, for a fixture; without one on the machine the test is skipped."""
    program = find(CHROMIUM)
    if program is None:
        pytest.skip("no Chromium on this machine: pages are not looked at")
    with playing() as playwright:
        found = playwright.chromium.launch(executable_path=str(program), args=["--no-sandbox"])
        yield found
        found.close()
