"""The page for the press: contacts, releases, files to take; exact, and absent where nothing is offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import Site
from tests.exact.workshop import Workshop, changed

PRESS = """[truc-ban]
vi = "Trực ban"
en = "Press desk"
description = {vi = "Cả ngày.", en = "All day."}
email = "an@example.org"
phone = "+84 24 1234 5678"

[tin]
vi = "Thông cáo"
en = "Releases"
topic = "chu-de-1"

[kit]
vi = "Biểu trưng"
en = "Logo"
file = "kit.zip"
"""
PAGE, ENGLISH = "bao-chi/index.html", "en/press/index.html"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    made.registries()
    (made.content / "registry/press.toml").write_text(PRESS, encoding="utf-8")
    (made.content / "registry/files").mkdir()
    (made.content / "registry/files/kit.zip").write_bytes(b"PK" + bytes(3000))
    for day in range(1, 9):
        made.story(f"2024-10-{day:02}-tin-{day}", topics=["chu-de-1"])
    made.story("2024-10-09-khac")
    return made


def main(shop: Workshop, path: str) -> Tag:
    return BeautifulSoup((shop.folder / "output" / path).read_text(encoding="utf-8"), "lxml").main


def test_the_press_finds_whom_to_ask_what_is_new_and_what_to_take(shop: Workshop) -> None:
    files = shop.build()
    shown = main(shop, PAGE)
    assert shown.select_one('a[href="mailto:an@example.org"]')
    assert "+84 24 1234 5678" in shown.get_text()
    titles = [each.get_text() for each in shown.select("[aria-labelledby=releases-1] h3")]
    assert titles == [f"Bài 2024-10-{day:02}-tin-{day} vi" for day in (8, 7, 6, 5, 4, 3)]
    assert shown.select_one("#releases-1 a")["href"] == "/chu-de/chu-de-1/"
    download = shown.select_one("[aria-labelledby=kit] a")
    assert download["href"] == "/files/kit.zip"
    assert "files/kit.zip" in files
    assert "ZIP" in download.get_text()
    assert "Press desk" in main(shop, ENGLISH).get_text()
    assert "/bao-chi/" in (shop.folder / "output/sitemap-pages.xml").read_text(encoding="utf-8")
    foot = BeautifulSoup((shop.folder / "output/en/index.html").read_text(encoding="utf-8"), "lxml").footer
    assert foot.select_one('a[href="/en/press/"]')


def test_a_new_release_changes_the_page_and_another_story_does_not(shop: Workshop) -> None:
    before = shop.build()
    shop.story("2024-10-10-nua")
    middle = shop.build()
    shop.story("2024-10-11-tin", topics=["chu-de-1"])
    after = shop.build()
    assert after == shop.cold()
    assert PAGE not in changed(before, middle)
    assert {PAGE, ENGLISH} <= changed(middle, after)


def test_a_file_that_a_document_has_too_goes_out_once(shop: Workshop) -> None:
    document = '[qd]\nvi = "A"\nen = "A"\nnumber = "1/QĐ"\ndate = 2024-01-02\nfile = "kit.zip"\n'
    (shop.content / "registry/documents.toml").write_text(document, encoding="utf-8")
    assert "files/kit.zip" in shop.build()


def test_without_anything_on_offer_there_is_no_page_and_no_link(shop: Workshop) -> None:
    (shop.content / "registry/press.toml").unlink()
    assert not {PAGE, ENGLISH} & set(shop.build())
    for path in ("index.html", "sitemap-pages.xml"):
        assert "/bao-chi/" not in (shop.folder / "output" / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", "“tin” offers nothing: it needs an e-mail address, a telephone number, a file or a topic."),
        ('email = "an at example"\n', "“an at example” is no e-mail address."),
        ('topic = "hoa-bin"\n', "There is no topic “hoa-bin”."),
        (
            'topic = "hoa-binh"\nphone = "1"\n',
            "“tin” is several things at once: somebody to ask, a file or a topic.",
        ),
        ('file = "kit.exe"\n', "“kit.exe” is no kind of file that can be given to readers."),
        ('file = "kit.zip"\n', "The file “kit.zip” is not in content/registry/files/."),
    ],
)
def test_a_mistake_is_told(site: Site, fields: str, said: str) -> None:
    site.write("content/registry/press.toml", f'[tin]\nvi = "Tin"\nen = "News"\n{fields}')
    (problem,) = site.problems()
    assert problem.text().startswith(said)
