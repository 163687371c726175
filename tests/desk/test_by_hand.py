"""Ten minutes at the desk by what a hand can do in a browser, every click and key counted."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pillow_heif import from_pillow
from playwright.sync_api import Page, expect

from nhipcau.desk.accounts import Accounts
from nhipcau.desk.records import Records
from nhipcau.desk.roles import Member
from tests.desk.conftest import PASSWORD
from tests.desk.held import Hand, close, hold, lay_out_to_publish, text

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SLOW = 30_000
"""Milliseconds that a busy machine is given."""
WORD = (Path(__file__).parent / "pasted_from_word.html").read_text(encoding="utf-8")
PHOTOS = (
    # What each shows and its caption, in both languages.
    ("Chiếc cầu gỗ", "Cầu nhìn từ bờ đông", "A wooden bridge", "The bridge from the east bank"),
    ("Dải băng đỏ", "Cắt băng", "A red ribbon", "The ribbon is cut"),
    ("Trẻ em chạy", "Những người qua cầu đầu tiên", "Children running", "The first to cross"),
    ("Một ông cụ", "Cụ Tư, người làng bên", "An old man", "Mr Tu from the village"),
    ("Đèn lồng", "Buổi tối", "Lanterns", "The evening"),
    ("Mặt hồ", "Nhịp giữa", "The lake", "The middle span"),
)


@dataclass
class Newsroom:
    """A desk with accounts, and the folder that readers are served from."""

    root: Path
    address: str
    readers: Path


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    root = tmp_path_factory.mktemp("newsroom") / "site"
    readers = lay_out_to_publish(root)
    (root / ".desk").mkdir()
    records = Records(root / ".desk" / "desk.sqlite")
    Accounts(records).open(Member("lan", "Lan Anh", "publisher", speaks="en"), PASSWORD)
    records.close()
    held = hold(root)
    yield Newsroom(root, held.address, readers)
    close(held)


@pytest.fixture(scope="module")
def page(newsroom: Newsroom, chromium: Any) -> Iterator[Page]:
    """One browser all day long."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(60_000)
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.goto(newsroom.address)
    yield found
    context.close()
    assert wrong == []


def photos(folder: Path) -> list[Path]:
    """Six photos: one of an iPhone, one of 12 MB."""
    found = [folder / f"{number}.jpg" for number in range(1, 6)]
    for number, path in enumerate(found):
        noise = Image.frombytes("RGB", (4240, 3000), os.urandom(4240 * 3000 * 3)) if number == 1 else None
        (noise or Image.new("RGB", (1200, 800), (40 * number, 90, 120))).save(path, quality=92)
    assert found[1].stat().st_size > 12_000_000
    heic = folder / "IMG_0042.HEIC"
    with heic.open("wb") as file:
        from_pillow(Image.new("RGB", (1200, 800), "teal")).save(file, quality=60)
    return [*found, heic]


def enter(page: Page, newsroom: Newsroom) -> None:
    """Be signed in, for a test that is not of the whole day."""
    page.goto(newsroom.address)
    if page.locator("[name=password]").count():
        page.fill("[name=name]", "lan")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(newsroom.address)


def published(hand: Hand) -> None:
    hand.click(hand.page.get_by_role("link", name="Publish", exact=True))
    hand.click("#publish")
    expect(hand.page.locator("#publish")).to_be_disabled()
    expect(hand.page.locator("#job .good")).to_contain_text("Published", timeout=240_000)


def saved(hand: Hand) -> None:
    hand.press("Control+s")
    expect(hand.page.locator("#status")).to_have_text("Saved", timeout=SLOW)


def begin(hand: Hand) -> None:
    """Sign in, and begin a story."""
    page = hand.page
    expect(page.locator("input:focus")).to_have_count(1, timeout=SLOW)  # a hand waits for the caret
    hand.write("lan")
    hand.press("Tab")
    hand.write(PASSWORD)
    hand.press("Enter")
    hand.click("text=New piece")
    expect(page.locator("[name=title-vi]")).to_be_focused()
    hand.write("Cầu mới nối hai bờ")
    hand.press("Tab")
    hand.write("A new bridge joins both banks")
    hand.press("Tab")
    page.locator("[name=date]").fill("2024-10-12")  # the day, typed as words are
    hand.press("Enter")
    page.wait_for_selector("#workspace[data-ready]")


def bring(hand: Hand, folder: Path) -> None:
    """A text from Word, and six photos with their words in both languages."""
    page = hand.page
    hand.click(text(page, "vi"))
    hand.paste(WORD)
    expect(text(page, "vi").locator("li")).to_have_count(2)
    expect(text(page, "vi").locator("strong")).to_have_text("cầu đi bộ")
    hand.choose_files(".edition[data-lang=vi] .tool-photo", photos(folder))
    page.wait_for_selector("dialog .photo-line")
    hand.write("Minh Khang")
    hand.press("Tab")  # past whether they are a gallery
    for words in PHOTOS:
        for said in words:
            hand.press("Tab")
            hand.write(said)
    hand.press("Enter")


def translate(hand: Hand) -> None:
    """The English beside it, and what is told meanwhile mended."""
    page = hand.page
    hand.click(text(page, "en").locator("> p").first)
    hand.write(
        "On the morning of 12 October a footbridge across the lake was opened, 70 years after the liberation."
    )
    hand.press("Enter")
    hand.write("Its middle span is 40 m long, and it was built under Resolution No. 15-NQ/TU.")
    mends = page.locator(".told-below .mend")
    expect(mends).to_have_text(["Make it “70”", "Make it “Nghị quyết”"], timeout=SLOW)
    for left in (1, 0):
        hand.click(mends.first)
        expect(mends).to_have_count(left, timeout=SLOW)
    expect(text(page, "vi")).to_contain_text("kỷ niệm 70 năm")
    expect(text(page, "vi")).to_contain_text("theo Nghị quyết số 15-NQ/TU")
    saved(hand)


def look(hand: Hand) -> None:
    """How it will look on a telephone."""
    hand.click("#preview-button")
    shown = hand.page.frame_locator("#frame")
    expect(shown.locator("main")).to_contain_text("hai nhịp bên lát gỗ", timeout=120_000)
    expect(shown.locator("main")).to_contain_text("Ảnh: Minh Khang")
    assert hand.page.locator("#frame").evaluate("frame => frame.contentWindow.innerWidth") == 360


def approve(link: str, chromium: Any) -> None:
    """Somebody else, on a telephone, without an account."""
    context = chromium.new_context(viewport={"width": 390, "height": 800}, locale="en", is_mobile=True)
    other = context.new_page()
    other.goto(link)
    expect(other.frame_locator(".draft").locator("main")).to_contain_text("kỷ niệm 70 năm", timeout=120_000)
    other.fill("[name=name]", "Chị Hoa")
    other.click("button[value=approve]")
    expect(other.locator(".notice[role=status]")).to_contain_text("Thank you")
    context.close()


def test_a_story_goes_from_word_to_a_reader_by_sixty_clicks_and_keys(
    page: Page, newsroom: Newsroom, chromium: Any, tmp_path: Path
) -> None:
    hand = Hand(page)
    begin(hand)
    bring(hand, tmp_path)
    translate(hand)
    look(hand)
    hand.click("#side-button")
    hand.click(page.get_by_role("button", name="Make a link"))
    approve(page.locator("#approval input").input_value(), chromium)
    hand.choose("#state", "published")
    published(hand)
    told = (newsroom.readers / "2024/10/cau-moi-noi-hai-bo/index.html").read_text()
    assert "kỷ niệm 70 năm" in told
    assert all(alt in told for alt, *_ in PHOTOS)
    english = newsroom.readers / "en/2024/10/a-new-bridge-joins-both-banks/index.html"
    assert "Resolution No. 15-NQ/TU" in english.read_text()
    print(f"from Word to a reader: {hand.count} clicks and keys")
    assert hand.count <= 60


def test_a_headline_is_corrected_by_eight(page: Page, newsroom: Newsroom) -> None:
    page.goto(newsroom.address)
    hand = Hand(page)
    hand.click("[type=search]")
    hand.write("cau moi")
    expect(page.locator("#rows th a")).to_have_count(1)
    hand.click("#rows th a")
    page.wait_for_selector("#workspace[data-ready]")
    hand.click(".edition[data-lang=vi] .field-title textarea")
    hand.press("Control+End")
    hand.write(" hồ")
    saved(hand)
    published(hand)
    told = (newsroom.readers / "2024/10/cau-moi-noi-hai-bo/index.html").read_text()
    assert "Cầu mới nối hai bờ hồ" in told
    print(f"a headline: {hand.count} clicks and keys")
    assert hand.count <= 8


def test_an_event_is_moved_by_eight(page: Page, newsroom: Newsroom) -> None:
    page.goto(f"{newsroom.address}calendar?month=2024-10")
    hand = Hand(page)
    event = page.locator("[data-move='events/ngay-hoi-van-hoa']")
    hand.count += 1
    event.first.drag_to(page.locator(".date[data-day='2024-10-13']"))
    expect(page.locator(".date[data-day='2024-10-13'] [data-move='events/ngay-hoi-van-hoa']")).to_be_visible()
    published(hand)
    pages = [path.read_text() for path in newsroom.readers.rglob("events/*/index.html")]
    assert any("13/10/2024" in told or "2024-10-13" in told for told in pages)
    print(f"an event: {hand.count} clicks and keys")
    assert hand.count <= 8


def test_a_session_that_ends_while_one_writes_is_begun_again_over_the_page(
    page: Page, newsroom: Newsroom
) -> None:
    enter(page, newsroom)
    page.goto(f"{newsroom.address}piece/pages/gioi-thieu")
    page.wait_for_selector("#workspace[data-ready]")
    with closing(sqlite3.connect(newsroom.root / ".desk" / "desk.sqlite")) as records, records:
        records.execute("DELETE FROM session")
    hand = Hand(page)
    hand.click(text(page, "en").locator("> p").last)
    hand.press("End")
    hand.write(" Typed when the session had ended.")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("Your session has ended", timeout=SLOW)
    expect(page.locator("input:focus")).to_have_count(1, timeout=SLOW)
    hand.write("lan")
    hand.press("Tab")
    hand.write(PASSWORD)
    hand.press("Enter")
    expect(dialog).to_have_count(0, timeout=SLOW)
    saved(hand)
    told = (newsroom.root / "content/pages/gioi-thieu/index.en.md").read_text()
    assert "Typed when the session had ended." in told


def test_what_an_editor_does_to_the_file_is_told_and_joined(page: Page, newsroom: Newsroom) -> None:
    file = newsroom.root / "content/pages/gioi-thieu/index.en.md"
    enter(page, newsroom)
    page.goto(f"{newsroom.address}piece/pages/gioi-thieu")
    page.wait_for_selector("#workspace[data-ready]")
    hand = Hand(page)
    hand.click(text(page, "en").locator("> p").last)
    hand.press("End")
    file.write_text(file.read_text() + "\nWritten in another editor.\n")
    hand.write(" Written at the desk.")
    expect(page.locator("#notice")).to_contain_text("changed elsewhere", timeout=SLOW)
    saved(hand)
    told = file.read_text()
    assert "Written at the desk." in told
    assert told.endswith("\nWritten in another editor.\n")


def test_readers_are_given_back_an_earlier_release_by_four(page: Page, newsroom: Newsroom) -> None:
    page.goto(newsroom.address)
    hand = Hand(page)
    hand.click(page.get_by_role("link", name="Publish", exact=True))
    hand.agree(page.locator("[data-release]").nth(1))
    expect(page.locator("#job .good")).to_contain_text("Readers see the earlier release", timeout=120_000)
    told = (newsroom.readers / "2024/10/cau-moi-noi-hai-bo/index.html").read_text()
    assert "Cầu mới nối hai bờ hồ" not in told
    print(f"back: {hand.count} clicks and keys")
    assert hand.count <= 4
