"""Help where one is: a look around on the sample paper, and ten daily tasks, each done by hand with a picture taken."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from nhipcau.desk.tasks import TASKS
from tests.conftest import PROJECT
from tests.desk.conftest import Browser
from tests.desk.held import Held, built, close, hold, lay_out_to_publish, paste, text

STORY = "stories/2024/2024-10-10-70-nam-giai-phong-thu-do"
SHOTS = PROJECT / "output-screenshots" / "desk"
"""Where `make pictures` finds them."""
KEPT = PROJECT / "plugins" / "nhipcau" / "desk" / "static" / "how-to"
SIZE = {"width": 1152, "height": 720}
PASTED = (
    "<h2>Lịch hát</h2><p>Hát ở <b>ba nơi</b> trong tuần này:</p><ul><li>Hồ Gươm</li><li>Văn Miếu</li></ul>"
)
WORDS = (
    # What each photo shows and its caption, in both languages; first one goes past whether they are a gallery.
    "",
    *("Một cột cờ bằng gạch", "Cột cờ Hà Nội", "A flag tower of brick", "The flag tower of Hanoi"),
    *("Một cây cầu thép", "Cầu Long Biên", "A bridge of steel", "Long Biên Bridge"),
)
WRONG = "Theo Chỉ thị số 15-NQ/TW, có 300 người hát quanh hồ."


def test_every_task_has_its_picture_in_each_language(browser: Browser) -> None:
    told = browser.get("/-desk/help").text
    for task in TASKS:
        assert f"/-desk/static/how-to/en/{task.picture}.webp" in told
        for lang in ("vi", "en"):
            file = KEPT / lang / f"{task.picture}.webp"
            assert (
                browser.get(f"/-desk/static/how-to/{lang}/{file.name}").headers["content-type"]
                == "image/webp"
            )
            assert file.stat().st_size < 60_000
            with Image.open(file) as picture:
                assert picture.size == (720, 450)
    assert len(TASKS) == 10


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """A desk on the sample paper."""
    root = tmp_path_factory.mktemp("paper") / "site"
    lay_out_to_publish(root)
    shutil.rmtree(root / "content")
    shutil.copytree(PROJECT / "content", root / "content")
    found = hold(root)
    yield found
    close(found)


@pytest.fixture
def page(held: Held, chromium: Any, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(viewport=SIZE, locale="en")
    context.set_default_timeout(60_000)
    lang = getattr(request, "param", "en")
    context.add_cookies([{"name": "nhipcau_spoken", "value": lang, "url": held.address}])
    found = context.new_page()
    found.goto(held.address)
    yield found
    context.close()


@pytest.mark.browser
@pytest.mark.slow
def test_who_is_here_for_the_first_time_is_shown_around_by_one_key(held: Held, page: Page) -> None:
    page.click("#tour-begin")
    seen = []
    for _ in range(12):
        expect(page.locator(".toured")).to_be_visible()
        seen.append(page.locator("#tour-said").inner_text())
        leads = "open this one" in seen[-1]
        page.keyboard.press("Enter")
        if leads:
            page.wait_for_selector("#workspace[data-ready]")
    assert len(set(seen)) == 12
    expect(page.locator(".tour")).to_have_count(0)
    page.goto(held.address)
    expect(page.locator("#tour-offer")).to_be_hidden()
    page.goto(f"{held.address}help")
    page.click("main .quiet")
    expect(page.locator(".tour")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".tour")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("page", ["en", "vi"], indirect=True)
def test_each_daily_task_is_done_and_a_picture_taken_of_it(held: Held, page: Page) -> None:
    lang = str(page.locator("html").get_attribute("lang"))
    folder = SHOTS / lang
    folder.mkdir(parents=True, exist_ok=True)

    def shot(name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")

    page.goto(f"{held.address}new")
    page.fill("[name=title-vi]", "Hát bên hồ")
    page.fill("[name=title-en]", "Songs by the lake")
    shot("begin")
    page.click("main .form .button")
    page.wait_for_selector("#workspace[data-ready]")
    folder_of_it = Path(str(page.locator("#workspace").get_attribute("data-id")))
    vi, en = text(page, "vi"), text(page, "en")
    en.click()
    page.keyboard.insert_text("All week there is singing by the lake.")
    vi.click()
    page.keyboard.insert_text("Cả tuần này, bên hồ có hát.")
    shot("write")
    page.keyboard.press("Enter")
    paste(page, PASTED)
    expect(vi.locator("li")).to_have_count(2)
    vi.scroll_into_view_if_needed()
    shot("bring-in")

    photos = sorted((PROJECT / "content" / STORY).glob("*.jpg"))[:2]
    with page.expect_file_chooser() as chooser:
        page.click(".edition[data-lang=vi] .tool-photo")
    chooser.value.set_files(photos)
    expect(page.locator("dialog .photo-line")).to_have_count(2)
    page.keyboard.insert_text("Minh Khang")
    for words in WORDS:
        page.keyboard.press("Tab")
        page.keyboard.insert_text(words)
    page.wait_for_function("[...document.querySelectorAll('dialog img')].every((each) => each.naturalWidth)")
    shot("photos")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)

    people = page.locator(".facts .field-people input")
    people.scroll_into_view_if_needed()
    people.type("tran")
    expect(page.locator(".offers li").first).to_be_visible()
    shot("names")
    people.press("Enter")

    vi.locator("p").first.click()
    page.click(".edition[data-lang=vi] .tool-link")
    page.locator("dialog .combobox input").type("1954")
    expect(page.locator("dialog .offers li").first).to_contain_text("1954")
    shot("link")
    page.locator("dialog .offers li").first.click()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)

    vi.locator("p").first.click()
    page.keyboard.press("End")
    page.keyboard.insert_text(f" {WRONG}")
    expect(vi.locator(".told-below .mend")).to_be_visible()
    vi.locator(".told-below").first.scroll_into_view_if_needed()
    shot("mend")
    vi.locator(".told-below .mend").click()
    expect(vi).to_contain_text("Nghị quyết số 15-NQ/TW")
    page.keyboard.press("Control+s")
    expect(page.locator("#status")).to_have_attribute("data-state", "saved")

    built(page, held, "index.html")
    page.click("#preview-button")
    expect(page.frame_locator("#frame").locator("main")).to_contain_text("bên hồ có hát", timeout=120_000)
    page.wait_for_timeout(500)  # its photos
    shot("preview")
    page.click("#side-button")
    page.click("#approval-form button")
    expect(page.locator("#approval input")).to_be_visible()
    page.locator("#approval").scroll_into_view_if_needed()
    shot("approval")
    page.goto(f"{held.address}publish")
    page.click("#plan")
    expect(page.locator("#job .good")).to_be_visible(timeout=240_000)
    shot("publish")

    assert {path.stem for path in folder.glob("*.png")} == {task.picture for task in TASKS}
    shutil.rmtree(held.root / "content" / folder_of_it)
