"""A day at the desk, in a browser, by what a person can do: write, save, preview, be corrected."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.desk.conftest import git
from tests.desk.held import Held, built, close, drop, editor, hold, lay_out_to_publish, paste, text
from tests.recorded import mp4

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
SRT = "1\r\n00:00:01,000 --> 00:00:02,500\r\nXin chào.\r\n"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    root = tmp_path_factory.mktemp("desk") / "site"
    lay_out_to_publish(root)
    found = hold(root)
    yield found
    close(found)


@pytest.fixture
def page(held: Held, chromium: Any) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    yield found
    context.close()
    assert wrong == []


def test_a_story_is_written_corrected_and_previewed(page: Page, held: Held) -> None:
    page.goto(held.address)
    page.click("text=New piece")
    page.fill("[name=title-vi]", "Cầu mới nối hai bờ")
    page.fill("[name=title-en]", "A new bridge joins both banks")
    page.fill("[name=date]", "2024-10-12")
    page.click("text=Begin")
    page.wait_for_selector("#workspace[data-ready]")
    id = page.locator("#workspace").get_attribute("data-id")

    text(page, "vi").click()
    paste(
        page,
        "<p class=MsoNormal>Sáng nay, <b>cầu mới</b> thông xe.<o:p></o:p></p><p>Hai bờ từ nay gần lại.</p>",
    )
    expect(text(page, "vi")).to_contain_text("Hai bờ từ nay gần lại.")
    expect(text(page, "vi").locator("strong")).to_have_text("cầu mới")
    text(page, "en").click()
    page.keyboard.type("This morning the new bridge was opened.")
    topics = page.locator(".field-topics [role=combobox]")
    topics.fill("hoa binh")
    page.locator(".field-topics [role=option]").first.click()
    page.locator(".field-date input").first.fill("hôm nào đó")
    expect(page.locator(".field-date .wrong-field .level-error")).to_be_visible()
    page.locator(".field-date input").first.fill("2024-10-12 08:30")
    expect(page.locator(".field-date .wrong-field")).to_be_hidden()

    page.click("#save")
    expect(page.locator("#status")).to_have_text("Saved")
    said = (held.root / "content" / str(id) / "index.vi.md").read_text()
    assert "Sáng nay, **cầu mới** thông xe.\n\nHai bờ từ nay gần lại.\n" in said
    assert "topics: [hoa-binh]" in said
    assert git(held.root, "status", "--porcelain", "content").strip() == ""

    page.select_option("#state", "published")
    built(page, held, "2024/10/cau-moi-noi-hai-bo/index.html")
    page.reload()
    page.wait_for_selector("#workspace[data-ready]")
    page.click("#preview-button")
    shown = page.frame_locator("#frame")
    expect(shown.locator("main")).to_contain_text("Hai bờ từ nay gần lại.", timeout=30_000)
    text(page, "vi").locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Người qua cầu đông.")
    expect(shown.locator("main")).to_contain_text("Người qua cầu đông.", timeout=30_000)
    assert "Người qua cầu đông" not in (held.root / "content" / str(id) / "index.vi.md").read_text()
    page.keyboard.press("Control+s")
    expect(page.locator("#status")).to_have_text("Saved")


def test_two_browsers_in_one_piece(page: Page, held: Held, chromium: Any) -> None:
    path = held.root / "content" / STORY / "index.vi.md"
    path.write_text(path.read_text() + "\nĐoạn hai.\n\nĐoạn ba.\n")
    other = chromium.new_context(locale="en").new_page()
    for each in (page, other):
        editor(each, held, STORY)
    text(page, "vi").locator("> p").nth(1).click()
    page.keyboard.press("End")
    page.keyboard.type(" Của tôi.")
    text(other, "vi").locator("> p").nth(2).click()
    other.keyboard.press("End")
    other.keyboard.type(" Của chị.")
    page.click("#save")
    expect(page.locator("#status")).to_have_text("Saved")
    other.click("#save")
    expect(other.locator("#notice")).to_contain_text("Others changed this piece")
    expect(text(other, "vi")).to_contain_text("Đoạn hai. Của tôi.")
    assert path.read_text().endswith("Đoạn hai. Của tôi.\n\nĐoạn ba. Của chị.\n")

    text(page, "vi").locator("> p").nth(1).click()
    page.keyboard.press("End")
    page.keyboard.type(" A.")
    text(other, "vi").locator("> p").nth(1).click()
    other.keyboard.press("End")
    other.keyboard.type(" B.")
    page.click("#save")
    expect(page.locator("#status")).to_have_text("Saved")
    other.click("#save")
    expect(other.locator("dialog .conflict")).to_be_visible()
    other.locator("dialog input[value=both]").check()
    other.locator("dialog .button").click()
    expect(other.locator("#status")).to_have_text("Saved")
    assert "Đoạn hai. Của tôi. A.\n\nĐoạn hai. Của tôi. B.\n" in path.read_text()
    other.context.close()


def test_a_film_and_its_captions_are_dropped_in_and_told_in_both_languages(page: Page, held: Held) -> None:
    folder = held.root / "content" / STORY
    before = {lang: (folder / f"index.{lang}.md").read_text() for lang in ("vi", "en")}
    editor(page, held, STORY)
    drop(text(page, "vi").locator("> p").first, {"Múa Sạp.MP4": mp4(), "Múa Sạp.srt": SRT.encode()})
    sheet = page.locator("dialog .recording-words")
    expect(sheet.locator("[role=status]").first).to_have_text("there", timeout=30_000)
    expect(sheet.locator("[role=status]").last).to_have_text("none yet")
    for words in ("Múa sạp", "Bên hồ", "An", "A bamboo dance"):
        page.keyboard.insert_text(words)
        page.keyboard.press("Tab")
        if words == "An":  # past the captions
            page.keyboard.press("Tab")
    page.locator("dialog .button").click()
    expect(text(page, "en").locator(".recorded")).to_contain_text("A bamboo dance")
    page.click("#save")
    expect(page.locator("#status")).to_have_text("Saved", timeout=30_000)
    assert (folder / "mua-sap.vi.vtt").read_text().startswith("WEBVTT\n\n1\n00:00:01.000 --> ")
    film = {"vi": '![Múa sạp](mua-sap.mp4 "Bên hồ. Phim: An")', "en": "![A bamboo dance](mua-sap.mp4)"}
    for lang, was in before.items():
        now = (folder / f"index.{lang}.md").read_text()
        assert now.replace(f"\n\n{film[lang]}", "") == was

    page.reload()
    page.wait_for_selector("#workspace[data-ready]")
    expect(text(page, "vi").locator(".recorded")).to_contain_text("Captions: vi")
    text(page, "vi").get_by_role("button", name="Remove").click()
    page.click("#save")
    expect(page.locator("#status")).to_have_text("Saved", timeout=30_000)
    assert (folder / "index.vi.md").read_text() == before["vi"]
    assert "A bamboo dance" in (folder / "index.en.md").read_text()


def test_what_is_typed_while_the_desk_is_down_is_not_lost(page: Page, held: Held) -> None:
    editor(page, held, "pages/gioi-thieu")
    text(page, "en").locator("p").last.click()
    page.keyboard.press("End")
    page.wait_for_timeout(1500)
    close(held, signal.SIGKILL)
    page.keyboard.type(" Typed in the dark.")
    expect(page.locator("#status")).to_contain_text("No connection", timeout=15_000)
    again = hold(held.root, urlsplit(held.address).port or 0)
    held.process = again.process
    assert again.address == held.address
    page.reload()
    page.wait_for_selector("#workspace[data-ready]")
    expect(text(page, "en")).to_contain_text("Typed in the dark.")
    page.click("#save")
    expect(page.locator("#status")).to_have_text("Saved")
    assert "Typed in the dark." in (held.root / "content/pages/gioi-thieu/index.en.md").read_text()
