"""The source view: keys are completed as one types, what is wrong is marked at its line, and no other byte changes. And
what stands in dialogs of the editor: footnotes, and what is added where it is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import lay_out
from tests.desk.conftest import begin_history
from tests.desk.held import Held, close, editor, hold

pytestmark = [pytest.mark.browser, pytest.mark.slow]
UNKNOWN = "\n[Ở đây]({story}khong-co)"
REFUSED = "400 (Bad Request)"
"""What a browser says of an answer that a test wants."""
HAND = 200
"""Milliseconds between what a hand does: what is offered is not accepted by a key that was meant for the text."""
STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
OTHER = "stories/2023/2023-09-21-ban-be-nhat-ban"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    root = tmp_path_factory.mktemp("desk") / "site"
    lay_out(root)
    begin_history(root)
    found = hold(root)
    yield found
    close(found)


@pytest.fixture
def page(chromium: Any) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(30_000)
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield found
    context.close()
    assert [each for each in wrong if REFUSED not in each] == []


def accept(page: Page, offered: Locator, words: str) -> None:
    expect(offered.first).to_contain_text(words)
    page.wait_for_timeout(HAND)
    page.keyboard.press("Enter")


def test_keys_are_completed_and_what_is_wrong_is_marked(held: Held, page: Page) -> None:
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


NOTES = "[^1]: Nguồn: *sổ tay*.\n[^2]: Theo ban tổ chức.\n"


def test_the_words_of_a_footnote_are_asked_for_at_its_call(held: Held, page: Page) -> None:
    file = held.root / "content" / OTHER / "index.vi.md"
    before = file.read_text(encoding="utf-8").rstrip("\n") + "\n\nHai chú thích[^1] ở đây[^2].\n\n" + NOTES
    file.write_text(before, encoding="utf-8")
    editor(page, held, OTHER)
    edition, asked = page.locator(".edition[data-lang=vi]"), page.locator("dialog[open]")
    edition.locator("sup.note").first.click()
    expect(asked.locator("textarea")).to_have_value("Nguồn: *sổ tay*.")
    asked.locator("textarea").fill("Nguồn: *sổ tay*, trang 5.\n\nĐoạn hai.")
    asked.get_by_role("button", name="Apply").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.type(" rồi")
    edition.get_by_role("button", name="Footnote").click()
    asked.locator("textarea").fill("Chú thích mới.")
    asked.get_by_role("button", name="Apply").click()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(asked.locator("textarea")).to_have_value("Chú thích mới.")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+s")
    expect(page.locator("#status")).to_have_text("Saved")
    after = before.replace("chú thích[^1] ở", "chú thích[^1] rồi[^3] ở")
    after = after.replace("sổ tay*.", "sổ tay*, trang 5.\n\n    Đoạn hai.")
    assert file.read_text(encoding="utf-8") == after + "\n[^3]: Chú thích mới.\n"


def test_an_event_that_is_missing_is_begun_where_it_is_named(held: Held, page: Page) -> None:
    editor(page, held, OTHER)
    page.locator(".facts details.more summary").click()
    named = page.locator(".field-events input")
    named.click()
    named.fill("Đêm nhạc bên hồ")
    page.get_by_role("option", name="Add “Đêm nhạc bên hồ” …").click()
    asked = page.locator("dialog[open]")
    asked.get_by_label("Title in English").fill("A night of music")
    asked.get_by_label("Begins").first.fill("một tối nào đó")
    asked.get_by_role("button", name="Add", exact=True).click()
    expect(asked.locator(".warning")).to_be_visible()
    asked.get_by_label("Begins").first.fill("2026-12-05 19:30")
    asked.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".field-events .chips li")).to_contain_text(["A night of music"])
    page.keyboard.press("Control+s")
    expect(page.locator("#status")).to_have_text("Saved")
    assert "dem-nhac-ben-ho" in (held.root / "content" / OTHER / "index.vi.md").read_text(encoding="utf-8")
    text = (held.root / "content/events/dem-nhac-ben-ho/index.vi.md").read_text(encoding="utf-8")
    assert "start: 2026-12-05 19:30\n" in text


def test_a_file_that_is_not_utf_8_is_mended_by_a_save(held: Held, page: Page) -> None:
    file = held.root / "content" / OTHER / "index.en.md"
    before = file.read_text(encoding="utf-8")
    file.write_bytes(before.encode("utf-16"))
    editor(page, held, OTHER)
    edition = page.locator(".edition[data-lang=en]")
    expect(edition.locator(".notice.warning")).to_contain_text("UTF-16-LE")
    expect(edition.locator(".cm-content")).to_contain_text("title:")
    page.locator("#save").click()
    expect(page.locator("#status")).to_have_text("Saved")
    expect(edition.locator(".notice.warning")).to_be_hidden()
    assert file.read_text(encoding="utf-8") == before
    edition.get_by_role("button", name="Source").click()
    expect(edition.locator(".ProseMirror")).to_be_visible()
