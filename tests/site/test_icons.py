"""The site's mark, as tabs and home screens get it."""

from __future__ import annotations

import io
import json
import re

import pytest
from PIL import Image

from nhipcau.files.icons import TAB_SIZES, TOUCH
from nhipcau.pictures.mark import favicon, icon, mark, picture
from nhipcau.showroom.publication import PUBLICATION
from nhipcau.web.colours import palette
from tests.site.conftest import ROOT, Built

TOKENS = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")
SVG = palette([TOKENS]).paint((ROOT / "theme/static/icons/favicon.svg").read_text(encoding="utf-8"))
RED, CREAM = (158, 27, 30, 255), (255, 250, 245, 255)


def drawn(size: int, whole: bool) -> Image.Image:
    return Image.open(io.BytesIO(icon(mark(SVG), size, whole))).convert("RGBA")


def test_an_icon_has_round_corners_and_the_bridge_in_its_middle() -> None:
    image = drawn(192, whole=False)
    assert image.size == (192, 192)
    assert image.getpixel((0, 0))[3] == 0
    assert image.getpixel((96, 10)) == RED
    assert image.getpixel((96, 60)) == CREAM


def test_what_a_system_may_cut_out_loses_nothing_of_the_bridge() -> None:
    """All that is not ground lies in the circle of 80 %."""
    image = drawn(512, whole=True)
    assert image.getpixel((0, 0)) == RED
    for x in range(0, 512, 4):
        for y in range(0, 512, 4):
            if image.getpixel((x, y)) != RED:
                assert (x - 256) ** 2 + (y - 256) ** 2 <= (0.4 * 512) ** 2


def test_the_favicon_holds_each_size_drawn_for_itself() -> None:
    image = Image.open(io.BytesIO(favicon(picture(mark(SVG), size) for size in reversed(TAB_SIZES))))
    assert image.info["sizes"] == {(size, size) for size in TAB_SIZES}


@pytest.mark.parametrize(
    "svg",
    [
        SVG.replace('viewBox="0 0 32 32"', 'viewBox="0 0 32 20"'),
        SVG.replace("</svg>", '<circle r="3"/></svg>'),
        SVG.replace('fill="none"', 'fill="#fff"'),
        SVG.replace("viewBox", "viewbox"),
        SVG.replace("</svg>", ""),
    ],
    ids=["not square", "with a circle", "with a filled path", "without a size", "cut off"],
)
def test_a_mark_that_cannot_be_drawn_whole_is_refused(svg: str) -> None:
    assert svg != SVG
    with pytest.raises(ValueError, match=r"mark|needs|no XML"):
        mark(svg)


@pytest.mark.parametrize("language", PUBLICATION.languages, ids=lambda language: language.code)
def test_each_language_has_a_manifest_whose_icons_are_there(sample: Built, language) -> None:
    page = sample.pages[language.home]
    (address,) = page.xpath("//link[@rel='manifest']/@href")
    told = json.loads((sample.folder / address.lstrip("/")).read_bytes())
    assert (told["lang"], told["dir"], told["start_url"]) == (language.code, "ltr", language.home)
    assert {each["purpose"] for each in told["icons"]} == {"any", "maskable"}
    for each in told["icons"]:
        with Image.open(sample.folder / each["src"].lstrip("/")) as image:
            assert f"{image.width}x{image.height}" == each["sizes"]


def test_every_icon_that_a_page_names_is_there(sample: Built) -> None:
    links = sample.pages["/"].xpath("//link[contains(@rel, 'icon')]/@href")
    assert len(links) == 3
    assert all(sample.holds(link) for link in links)
    assert f"/{TOUCH.path}" in links


def test_a_browser_is_painted_in_the_colours_of_the_paper(sample: Built) -> None:
    paper = re.search(r"--paper: light-dark\((#\w+), (#\w+)\)", TOKENS)
    assert paper
    painted = sample.pages["/"].xpath("//meta[@name='theme-color']/@content")
    assert painted == list(paper.groups())
    told = json.loads((sample.folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (told["theme_color"], told["background_color"]) == (paper[1], paper[1])


def test_the_mark_goes_out_in_the_colours_of_the_theme(sample: Built) -> None:
    assert (sample.folder / "theme/icons/favicon.svg").read_text(encoding="utf-8") == SVG
