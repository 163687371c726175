"""The mark of a newspaper: what is drawn from it, and what is said of one that cannot be."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from nhipcau.model import Refused
from tests.exact.workshop import Workshop

ICONS = ("icon-512.png", "icon-192.png", "icon-maskable-512.png", "apple-touch-icon.png")
QUICK = {"SEARCH": False, "SIDE_BY_SIDE": False, "SOCIAL_CARDS": False}


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    shop = Workshop(tmp_path, settings=dict(QUICK))
    shop.own_theme()
    shop.registries()
    shop.story("2024-05-01-bai")
    return shop


def draw(shop: Workshop, svg: str) -> None:
    (shop.theme / "static" / "icons" / "favicon.svg").write_text(svg)


@pytest.mark.parametrize(
    "inner", ['<circle r="3"/>', '<path d="M0 0 Q", stroke="#000000"/>', "", '<rect width="32" height="20"/>']
)
def test_a_mark_that_cannot_be_drawn_is_told_with_its_file(shop: Workshop, inner: str) -> None:
    draw(shop, f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{inner}</svg>')
    with pytest.raises(Refused) as refused:
        shop.build()
    assert {problem.file for problem in refused.value.problems} == {"theme/static/icons/favicon.svg"}


def test_pictures_beside_a_mark_are_taken_as_they_are(shop: Workshop) -> None:
    draw(shop, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle r="3"/></svg>')
    red = Image.new("RGB", (512, 512), "#ff0000")
    for name in ICONS:
        red.save(shop.theme / "static" / "icons" / name)
    shop.build()
    tab = Image.open(io.BytesIO((shop.folder / "output" / "favicon.ico").read_bytes())).convert("RGB")
    assert tab.getpixel((8, 8)) == (255, 0, 0)
    for name in ICONS:
        put = (shop.folder / "output" / "theme" / "icons" / name).read_bytes()
        assert put == (shop.theme / "static" / "icons" / name).read_bytes()


def test_a_picture_that_is_none_is_told_with_its_file(shop: Workshop) -> None:
    for name in ICONS:
        (shop.theme / "static" / "icons" / name).write_bytes(b"no picture")
    with pytest.raises(Refused) as refused:
        shop.build()
    assert {problem.file for problem in refused.value.problems} == {"theme/static/icons/icon-512.png"}
