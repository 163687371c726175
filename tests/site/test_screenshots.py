"""Pictures of every kind of page, for people to look at: in each language, narrow and wide, light and dark.

`make pictures` takes them; they land in output-screenshots/, with an index.html that shows them all. Each page is held
to what a picture would show at a glance, whether one is taken or not: nothing scrolls sideways, and no image is broken.
"""

from __future__ import annotations

import html
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import ROOT
from tests.site.kinds import KINDS, LANGUAGES

FOLDER = ROOT / "output-screenshots"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
LOADED = """async () => {
  const images = [...document.images];
  const broken = () => images.filter((image) => !image.complete || !image.naturalWidth);
  for (const image of images) image.loading = "eager";
  await document.fonts.ready;
  for (let tries = 0; broken().length && tries < 60; tries += 1) await new Promise((done) => setTimeout(done, 50));
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  return broken().map((image) => image.currentSrc || image.src);
}"""
"""Waits for all images and gives the addresses of those that are broken. A window of another width wants other files;
until one is there, its image is not broken."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

TAKEN = "NHIPCAU_PICTURES" in os.environ
"""Whether pictures are taken: nobody looks at those of each run, and they take more than all the rest."""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def picture(kind: str, lang: str, width: int, scheme: str) -> str:
    return f"{kind}-{lang}-{width}-{scheme}.jpg"


def contact_sheet() -> str:
    """A page that shows all pictures, a row for each kind and language."""
    rows = []
    for kind in KINDS:
        for lang in LANGUAGES:
            names = [picture(kind, lang, width, scheme) for width in WIDTHS for scheme in SCHEMES]
            cells = "".join(
                f'<td><a href="{name}"><img src="{name}" alt="" loading="lazy"></a>' for name in names
            )
            rows.append(f"<tr><th>{html.escape(kind)}<br>{lang}{cells}")
    style = "td{vertical-align:top}img{max-width:22vw;max-height:40rem;object-fit:cover;object-position:top}"
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Every kind of page</title>'
    return f"{head}<style>{style}</style><table>{''.join(rows)}</table>"


@pytest.fixture(scope="module", autouse=True)
def folder() -> Path:
    """The folder of the pictures, without those of kinds that are no more."""
    if not TAKEN:
        return FOLDER
    FOLDER.mkdir(exist_ok=True)
    wanted = {
        picture(kind, lang, w, s) for kind in KINDS for lang in LANGUAGES for w in WIDTHS for s in SCHEMES
    }
    for path in FOLDER.iterdir():
        if path.is_file() and path.name not in wanted:
            path.unlink(missing_ok=True)
    (FOLDER / "index.html").write_text(contact_sheet(), encoding="utf-8")
    return FOLDER


def sides(page: Page) -> list[int]:
    """By how many pixels the page is too wide, on the narrowest of phones and on a common one."""
    found = []
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 740})
        found.append(page.evaluate(SIDEWAYS))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_neither_scrolls_sideways_nor_lacks_an_image(
    browser: Browser, address: str, folder: Path, kind: str, lang: str
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address + KINDS[kind][LANGUAGES.index(lang)])
    assert page.evaluate(LOADED) == []
    assert sides(page) == [0, 0]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(LOADED) == []
        for scheme in SCHEMES if TAKEN else ():
            page.emulate_media(color_scheme=scheme)
            name = picture(kind, lang, width, scheme)
            page.screenshot(path=folder / name, full_page=True, type="jpeg", quality=70)
    page.close()


def test_a_broken_image_and_a_page_too_wide_would_be_seen(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/404.html")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=\"/none.jpg\" width=900>'")
    assert page.evaluate(LOADED) == [f"{address}/none.jpg"]
    assert min(sides(page)) > 0
    page.close()
