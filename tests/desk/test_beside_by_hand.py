"""A source that changes while both languages are open; its translation is mended, and confirmed by one click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.conftest import lay_out
from tests.desk.conference import ENGLISH, STORY, VIETNAMESE, write
from tests.desk.conftest import begin_history, git
from tests.desk.held import Held, close, editor, hold, text

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SLOW = 30_000


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    root = tmp_path / "site"
    site = lay_out(root)
    write(site, "vi", VIETNAMESE)
    write(site, "en", ENGLISH)
    begin_history(root)
    write(site, "en", ("Over 300 delegates came.", *ENGLISH[1:]))
    found = hold(root)
    yield found
    close(found)


def test_a_paragraph_is_told_mended_and_confirmed_where_it_stands(held: Held, chromium: Any) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(SLOW)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    editor(page, held, STORY)
    page.click("#beside-button")
    expect(page.locator(".twin-unconfirmed")).to_have_count(1)
    page.click("#beside-all")
    expect(page.locator(".twin-confirmed")).to_have_count(4, timeout=SLOW)
    expect(page.locator(".twin-unconfirmed")).to_have_count(0)

    page.click("#beside-button")
    text(page, "vi").locator("p").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("Sáng nay, ")
    confirm = text(page, "en").locator(".told-below .confirm")
    expect(confirm).to_have_count(1, timeout=SLOW)
    expect(page.locator("#stale-count")).to_have_text("1")
    page.click("#beside-button")
    expect(page.locator(".twin-stale ins")).to_have_text("Sáng nay,")
    page.locator(".twin-stale .twin-acts .plain").click()
    expect(page.locator("#beside")).to_be_hidden()

    text(page, "en").locator("p").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("This morning ")
    confirm.click()
    expect(confirm).to_have_count(0, timeout=SLOW)
    expect(page.locator("#stale-count")).to_be_hidden()
    expect(page.locator("#status")).to_have_text("Saved")
    folder = held.root / "content" / STORY
    assert "Sáng nay, Hơn 300" in (folder / "index.vi.md").read_text(encoding="utf-8")
    assert "This morning Over 300" in (folder / "translations.tsv").read_text(encoding="utf-8")
    for _ in range(60):  # what is confirmed is written first, and then noted in the history
        if not git(held.root, "status", "--porcelain", "content"):
            break
        page.wait_for_timeout(500)
    assert git(held.root, "log", "-1", "--format=%an %s") == "Lan Anh Hội nghị: 1 paragraph confirmed (en)\n"
    context.close()
    assert wrong == []
