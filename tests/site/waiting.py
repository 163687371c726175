"""Waiting for a page, where its security policy forbids to evaluate text."""

from __future__ import annotations

from time import monotonic, sleep

from playwright.sync_api import Page

PATIENCE = 60
"""Seconds: a bound on a test that fails, and not on a machine that is busy."""


def until(page: Page, condition: str) -> None:
    """Wait until a function of JavaScript says yes; AssertionError with it where it never does.

    Playwright's own `wait_for_function` asks again from within the page, where `eval` is forbidden by the site's
    policy: it sees only what is true at once, and hangs for the rest.
    """
    end = monotonic() + PATIENCE
    while not page.evaluate(f"async () => Boolean(await ({condition})())"):
        assert monotonic() < end, f"never true: {condition}"
        sleep(0.05)
