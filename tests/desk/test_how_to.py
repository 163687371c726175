"""Help where one is: a look around on the sample paper, and ten daily tasks, each done by hand with a picture taken."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
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
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(
            "\nSOCIAL_CARDS = False\nSIDE_BY_SIDE = False\nSEARCH = False\n"
        )  # no picture shows them
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


@dataclass
class Day:
    """A day's tasks, done one after the other in one piece, with a picture of each."""

    page: Page
    held: Held
    folder: Path

    def shot(self, name: str) -> None:
        self.page.screenshot(path=self.folder / f"{name}.png")

    def begin(self) -> Path:
        """Begin a story; the folder that it has."""
        page = self.page
        page.goto(f"{self.held.address}new")
        page.fill("[name=title-vi]", "Hát bên hồ")
        page.fill("[name=title-en]", "Songs by the lake")
        self.shot("begin")
        page.click("main .form .button")
        page.wait_for_selector("#workspace[data-ready]")
        return self.held.root / "content" / str(page.locator("#workspace").get_attribute("data-id"))

    def write(self) -> None:
        text(self.page, "en").click()
        self.page.keyboard.insert_text("All week there is singing by the lake.")
        text(self.page, "vi").click()
        self.page.keyboard.insert_text("Cả tuần này, bên hồ có hát.")
        self.shot("write")

    def bring_in(self) -> None:
        self.page.keyboard.press("Enter")
        paste(self.page, PASTED)
        expect(text(self.page, "vi").locator("li")).to_have_count(2)
        text(self.page, "vi").scroll_into_view_if_needed()
        self.shot("bring-in")

    def photos(self) -> None:
        page = self.page
        with page.expect_file_chooser() as chooser:
            page.click(".edition[data-lang=vi] .tool-photo")
        chooser.value.set_files(sorted((PROJECT / "content" / STORY).glob("*.jpg"))[:2])
        expect(page.locator("dialog .photo-line")).to_have_count(2)
        page.keyboard.insert_text("Minh Khang")
        for words in WORDS:
            page.keyboard.press("Tab")
            page.keyboard.insert_text(words)
        page.wait_for_function(
            "[...document.querySelectorAll('dialog img')].every((each) => each.naturalWidth)"
        )
        self.shot("photos")
        page.keyboard.press("Enter")
        expect(page.locator("dialog[open]")).to_have_count(0)

    def names(self) -> None:
        people = self.page.locator(".facts .field-people input")
        people.scroll_into_view_if_needed()
        people.type("tran")
        expect(self.page.locator(".offers li").first).to_be_visible()
        self.shot("names")
        people.press("Enter")

    def link(self) -> None:
        page = self.page
        text(page, "vi").locator("p").first.click()
        page.click(".edition[data-lang=vi] .tool-link")
        page.locator("dialog .combobox input").type("1954")
        expect(page.locator("dialog .offers li").first).to_contain_text("1954")
        self.shot("link")
        page.locator("dialog .offers li").first.click()
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)

    def mend(self) -> None:
        page, vi = self.page, text(self.page, "vi")
        vi.locator("p").first.click()
        page.keyboard.press("End")
        page.keyboard.insert_text(f" {WRONG}")
        expect(vi.locator(".told-below .mend")).to_be_visible()
        vi.locator(".told-below").first.scroll_into_view_if_needed()
        self.shot("mend")
        vi.locator(".told-below .mend").click()
        expect(vi).to_contain_text("Nghị quyết số 15-NQ/TW")
        page.keyboard.press("Control+s")
        expect(page.locator("#status")).to_have_attribute("data-state", "saved", timeout=60_000)

    def preview(self) -> None:
        page = self.page
        built(page, self.held, "index.html")
        page.click("#preview-button")
        expect(page.frame_locator("#frame").locator("main")).to_contain_text("bên hồ có hát", timeout=120_000)
        page.wait_for_timeout(500)  # its photos
        self.shot("preview")

    def approval(self) -> None:
        page = self.page
        page.click("#side-button")
        page.click("#approval-form button")
        expect(page.locator("#approval input")).to_be_visible()
        page.locator("#approval").scroll_into_view_if_needed()
        self.shot("approval")

    def publish(self) -> None:
        self.page.goto(f"{self.held.address}publish")
        self.page.click("#plan")
        expect(self.page.locator("#job .good")).to_be_visible(timeout=240_000)
        self.shot("publish")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("page", ["en", "vi"], indirect=True)
def test_each_daily_task_is_done_and_a_picture_taken_of_it(held: Held, page: Page) -> None:
    folder = SHOTS / str(page.locator("html").get_attribute("lang"))
    folder.mkdir(parents=True, exist_ok=True)
    day = Day(page, held, folder)
    piece = day.begin()
    tasks = (day.write, day.bring_in, day.photos, day.names, day.link, day.mend)
    for task in (*tasks, day.preview, day.approval, day.publish):
        task()
    assert {path.stem for path in folder.glob("*.png")} == {task.picture for task in TASKS}
    shutil.rmtree(piece)
