"""A small site that was built once, for what machines do to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.exact.workshop import Workshop


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    shop = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    shop.registries()
    for day in range(1, 6):
        shop.story(f"2024-10-0{day}-bai-{day}")
    folder = shop.story("2024-09-01-anh", cover="ho.jpg")
    Image.new("RGB", (64, 48), "teal").save(folder / "ho.jpg")
    shop.build()
    return shop


def edit(shop: Workshop) -> None:
    """Something for the next build to do: a text that is new, one that is gone, one that is another."""
    shop.story("2024-10-09-moi")
    shop.story("2024-10-02-bai-2", body="Lời khác.")
    folder = shop.content / "stories/2024/2024-10-04-bai-4"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
