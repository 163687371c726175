"""The gallery: every photo by year, event and person with the terms of its use; and which files a new one touches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.exact.workshop import Workshop, changed

QUIET = {"SOCIAL_CARDS": False, "SEARCH": False, "SIDE_BY_SIDE": False, "PAGE_SIZE": 2}


def story(shop: Workshop, key: str, *photos: str, **facts: object) -> Path:
    """A story that shows photos in its text."""
    body = "\n\nLời.\n\n".join(f'![Ảnh {name}]({name}.jpg "Chú thích {name}. Ảnh: An")' for name in photos)
    folder = shop.story(key, body=body or "Lời.", **facts)
    for number, name in enumerate(photos):
        Image.new("RGB", (900, 600 + number), (ord(name), len(key), number)).save(folder / f"{name}.jpg")
    return folder


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """Photos of two years, an event and a person; and terms for their use."""
    found = Workshop(tmp_path, settings=QUIET)
    found.registries()
    found.piece("pages", "dieu-khoan", photo_terms=True)
    found.piece("events", "hoi", start="2024-05-05")
    story(found, "2023-05-01-cu", "a", "b", "c", "d", "e", people=["an"])
    story(found, "2024-05-01-moi", "g", "h", events=["hoi"])
    story(found, "2024-06-01-khong-anh", people=["lan"])
    return found


def page(shop: Workshop, path: str) -> BeautifulSoup:
    return BeautifulSoup((shop.folder / "output" / path / "index.html").read_text(encoding="utf-8"), "lxml")


def shown(shop: Workshop, path: str) -> list[str]:
    """The photos of a page, by the letter that each is called by."""
    return [str(image["alt"])[-1] for image in page(shop, path).select("main figure img")]


def test_photos_stand_under_their_year_their_event_and_their_person(shop: Workshop) -> None:
    files = shop.build()
    assert shown(shop, "thu-vien-anh/2024") == ["g", "h"]
    assert shown(shop, "thu-vien-anh/su-kien/hoi-vi") == ["g", "h"]
    assert shown(shop, "thu-vien-anh/2023") == ["a", "b", "c"]
    assert shown(shop, "thu-vien-anh/2023/trang/1") == ["d", "e"]
    assert shown(shop, "thu-vien-anh/nhan-vat/an") == ["a", "b", "c"]
    # Lan wrote all of them, and is in no photo.
    assert "thu-vien-anh/nhan-vat/lan/index.html" not in files
    links = {link["href"] for link in page(shop, "thu-vien-anh").select("main a")}
    assert links >= {"/thu-vien-anh/2024/", "/thu-vien-anh/2023/", "/thu-vien-anh/su-kien/hoi-vi/"}


def test_people_and_machines_are_told_the_terms(shop: Workshop) -> None:
    shop.build()
    drawn = page(shop, "thu-vien-anh/2024")
    terms = drawn.select_one("main p a")
    assert terms
    assert terms["href"] == "/trang-tin/dieu-khoan-vi/"
    script = drawn.find("script", type="application/ld+json")
    assert script
    told = json.loads(script.get_text())
    gallery = next(each for each in told.get("@graph", [told]) if each["@type"] == "ImageGallery")
    assert [each["creditText"] for each in gallery["image"]] == ["Ảnh: An"] * 2
    assert all(each["license"].endswith("/trang-tin/dieu-khoan-vi/") for each in gallery["image"])


def test_a_new_photo_changes_pages_of_its_own_year_alone(shop: Workshop) -> None:
    before = shop.build()
    story(shop, "2024-07-01-them", "k", "m")
    warm = shop.build()
    assert warm == shop.build("cold", "cold-cache")
    touched = {
        path for path in changed(before, warm) if "/gallery/" in path or path.startswith("thu-vien-anh")
    }
    assert {path for path in touched if path.startswith("thu-vien-anh")} == {
        "thu-vien-anh/index.html",
        "thu-vien-anh/2024/index.html",
        "thu-vien-anh/2024/trang/1/index.html",
    }


def test_a_photo_put_into_an_old_story_changes_at_most_those_of_its_year(shop: Workshop) -> None:
    before = shop.build()
    story(shop, "2023-05-01-cu", "a", "z", "b", "c", "d", "e", people=["an"])
    warm = shop.build()
    assert warm == shop.build("cold", "cold-cache")
    touched = {path for path in changed(before, warm) if path.startswith("thu-vien-anh")}
    assert touched
    assert not any("2024" in path or "su-kien" in path for path in touched)


def test_without_terms_there_is_no_gallery(tmp_path: Path) -> None:
    shop = Workshop(tmp_path, settings=QUIET)
    shop.registries()
    story(shop, "2024-05-01-moi", "g")
    files = shop.build()
    assert not [path for path in files if "thu-vien-anh" in path or "/gallery/" in path]
    assert "thu-vien-anh" not in (tmp_path / "output/index.html").read_text()
