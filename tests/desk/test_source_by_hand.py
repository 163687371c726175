"""The source view: keys are completed as one types, what is wrong is marked at its line, and no other byte changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import lay_out
from tests.desk.conftest import begin_history
from tests.desk.held import Held, close, editor, hold

pytestmark = [pytest.mark.browser, pytest.mark.slow]
UNKNOWN = "\n[Ở đây]({story}khong-co)"
HAND = 200
"""Milliseconds between what a hand does: what is offered is not accepted by a key that was meant for the text."""
STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    lay_out(tmp_path / "site")
    begin_history(tmp_path / "site")
    found = hold(tmp_path / "site")
    yield found
    close(found)


def accept(page: Page, offered: Locator, words: str) -> None:
    expect(offered.first).to_contain_text(words)
    page.wait_for_timeout(HAND)
    page.keyboard.press("Enter")


def test_keys_are_completed_and_what_is_wrong_is_marked(held: Held, chromium: Any) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(30_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    file = held.root / "content" / STORY / "index.vi.md"
    before = file.read_text(encoding="utf-8")
    editor(page, held, STORY)
    edition = page.locator(".edition[data-lang=vi]")
    edition.get_by_role("button", name="Source").click()
    source = edition.locator(".cm-content")
    expect(source).to_have_attribute("aria-label", "Source Tiếng Việt")
    offered = page.locator(".cm-tooltip-autocomplete li")

    source.click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("standf")
    accept(page, offered, "standfirst")
    page.keyboard.insert_text("Một ngày vui.")
    page.keyboard.press("Control+End")
    page.keyboard.type("\n[Đọc thêm]({story}ban-be")
    accept(page, offered, "2023-09-21-ban-be-nhat-ban")
    page.keyboard.type(").")
    page.keyboard.type(UNKNOWN)
    expect(edition.locator(".cm-lintRange-error").first).to_be_visible()
    for _ in UNKNOWN:
        page.keyboard.press("Backspace")
    page.keyboard.press("Control+s")
    expect(page.locator("#status")).to_have_text("Saved")
    after = file.read_text(encoding="utf-8")
    head = "---\nstandfirst: Một ngày vui.\n"
    assert after == head + before.removeprefix("---\n") + "\n[Đọc thêm]({story}2023-09-21-ban-be-nhat-ban)."

    edition.get_by_role("button", name="Source").click()
    expect(edition.locator(".ProseMirror")).to_contain_text("Đọc thêm")
    context.close()
    assert wrong == []
