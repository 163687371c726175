"""Social cards in whole builds: drawn where a word of them changes, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.exact.workshop import Workshop, changed


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    shop = Workshop(tmp_path)
    shop.registries()
    for number in range(3):
        shop.story(f"2024-05-0{number + 1}-bai-{number}")
    return shop


def cards(paths: set[str]) -> set[str]:
    return {path for path in paths if path.endswith("card.jpg")}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_new_story_brings_one_card_a_language(shop: Workshop) -> None:
    before = shop.build()
    shop.story("2024-06-01-moi")
    after = shop.build()
    assert cards(changed(before, after)) == {
        "2024/06/moi/card.jpg",
        "en/2024/06/bai-2024-06-01-moi-en/card.jpg",
    }
    assert after == shop.cold()


def test_a_title_changes_the_card_of_its_language_alone(shop: Workshop) -> None:
    before = shop.build()
    edit(shop.content / "stories/2024/2024-05-01-bai-0/index.vi.md", "Bài 2024-05-01-bai-0 vi", "Tên mới")
    after = shop.build()
    assert cards(changed(before, after)) == {"2024/05/bai-0/card.jpg"}
    assert after == shop.cold()


def test_a_text_changes_no_card(shop: Workshop) -> None:
    before = shop.build()
    edit(shop.content / "stories/2024/2024-05-01-bai-0/index.vi.md", "Một đoạn văn.", "Một đoạn văn khác.")
    assert cards(changed(before, shop.build())) == set()


def test_a_cover_changes_the_cards_of_both_languages(shop: Workshop) -> None:
    folder = shop.story("2024-05-09-anh", cover="a.jpg")
    Image.new("RGB", (1200, 800), "navy").save(folder / "a.jpg")
    before = shop.build()
    Image.new("RGB", (1200, 800), "olive").save(folder / "a.jpg")
    after = shop.build()
    assert len(cards(changed(before, after))) == 2
    assert after == shop.cold()
