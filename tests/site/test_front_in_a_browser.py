"""The front page in a real browser: nothing is empty and nothing is hidden, whatever the paper has."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.exact.workshop import Workshop
from tests.site.conftest import shown

pytestmark = pytest.mark.browser

NOW = "2024-10-20T12:00+07:00"
TITLE = "Hội nghị hữu nghị nhân dân các nước bàn về giao lưu văn hóa của những thành phố bên sông"
SUMMARY = "Các đại biểu kể về những cây cầu, những khu phố cũ và những người giữ nghề của thành phố mình."
PAPERS = {
    "five stories": (5, (900, 600)),
    "no picture": (20, None),
    "upright pictures": (20, (600, 900)),
    "thirty stories": (30, (900, 600)),
}
"""How many stories a paper has, and how large its pictures are."""

BLANK = """() => {
  const foot = (box) =>
    Math.max(...[...box.querySelectorAll("p, a, img, time")].map((each) => each.getBoundingClientRect().bottom));
  const rows = [...document.querySelectorAll(".front__top, .lead, .across, .front__cards, .front__diary")];
  const blanks = rows.map((row) => {
    const parts = [...row.children].filter((each) => each.checkVisibility());
    const box = row.getBoundingClientRect();
    return Math.max(...parts.map((each) => {
      const own = each.getBoundingClientRect();
      const below = parts.filter((other) => other !== each && other.getBoundingClientRect().top >= own.bottom - 1
        && other.getBoundingClientRect().left < own.right && other.getBoundingClientRect().right > own.left);
      return below.length ? 0 : box.bottom - foot(each);
    }));
  });
  return Math.max(...blanks);
}"""
"""The highest stretch of a row, in pixels, in which a column has nothing any more."""


def photo(width: int, height: int) -> bytes:
    held = BytesIO()
    Image.new("RGB", (width, height), "#557788").save(held, "JPEG")
    return held.getvalue()


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small paper."""
    count, size = PAPERS[request.param]
    site = Workshop(
        tmp_path_factory.mktemp("paper"),
        settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False},
    )
    site.registries()
    for day in range(1, count + 1):
        facts = {"section": ("tin", "van-hoa")[day % 2], "summary": SUMMARY}
        cover = {"cover": "a.jpg", "cover_caption": "Ảnh: Lan"} if size else {}
        month, date = (9, day) if day < 20 else (10, day - 19)
        folder = site.story(
            f"2024-{month:02}-{date:02}-bai-{day}", "vi", **facts, **cover, title=f"{TITLE} {day}"
        )
        if size:
            (folder / "a.jpg").write_bytes(photo(*size))
    site.build()
    with shown(site.folder / "output") as address:
        yield address


def opened(browser: Browser, url: str, width: int, height: int = 800) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(url, wait_until="load")
    return page


@pytest.mark.parametrize("width", [360, 768, 1024, 1280, 1366, 1920])
def test_no_row_has_a_blank_of_more_than_200_pixels(browser: Browser, paper: str, width: int) -> None:
    page = opened(browser, f"{paper}/", width)
    assert page.evaluate(BLANK) <= 200
    page.close()


def test_the_first_headline_ends_in_the_first_screen_of_a_laptop(browser: Browser, paper: str) -> None:
    page = opened(browser, f"{paper}/", 1366, 650)
    box = page.locator(".lead__title").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 650
    page.close()


def test_every_list_is_behind_one_button_on_a_telephone_without_a_script(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    page.get_by_text("Mục lục", exact=True).click()
    for name in ("Sự kiện", "Lịch", "Ngày kỷ niệm", "Chủ đề", "Nhân vật", "Địa điểm", "Văn bản", "Lưu trữ"):
        assert page.locator(".menu__list").get_by_role("link", name=name, exact=True).is_visible()
    page.locator(".menu__field").fill("cầu")
    page.locator(".menu__field").press("Enter")
    assert "/tim-kiem/?q=" in page.url
    context.close()


def test_the_front_page_prints_on_four_sheets_at_most(browser: Browser, address: str, tmp_path: Path) -> None:
    page = opened(browser, f"{address}/", 1280)
    page.emulate_media(media="print")
    sheets = page.pdf(format="A4", path=tmp_path / "front.pdf")
    assert sheets.count(b"/Type /Page\n") + sheets.count(b"/Type /Page ") <= 4
    page.close()
