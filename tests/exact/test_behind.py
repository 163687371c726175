"""Readers of a text whose facts were corrected in the other language are told so, and only while it is so."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.editing.remembering import write_pairs
from nhipcau.reading.translations import texts_beside
from nhipcau.rules.standing import confirmed
from tests.exact.workshop import Workshop, write

KEY = "2024-10-10-bai"
VI, EN = "2024/10/bai/index.html", "en/2024/10/a-story/index.html"
TOLD = "was corrected on"


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False})
    made.registries()
    return made


def story(
    site: Workshop, vietnamese: str, english: str = "Over 300 delegates came.", **facts: object
) -> Path:
    folder = site.content / "stories/2024" / KEY
    write(folder / "index.vi.md", {"title": "Bài", "section": "tin"} | facts, vietnamese)
    write(folder / "index.en.md", {"title": "A story"}, english)
    return folder


def confirm(folder: Path) -> None:
    vietnamese, english = texts_beside(folder, f"content/stories/2024/{KEY}", "story", ("vi", "en"))
    write_pairs(folder, confirmed(vietnamese, english))


def page(site: Workshop, path: str) -> str:
    return (site.folder / "output" / path).read_text("utf-8")


def test_readers_are_told_of_a_correction_until_it_is_translated(site: Workshop) -> None:
    confirm(story(site, "Hơn 300 đại biểu đến."))
    before = site.build()
    assert TOLD not in page(site, EN)
    day = "2024-10-12T09:00+07:00"
    folder = story(site, "Hơn 400 đại biểu đến.", modified=day)
    site.build()
    assert "The text in Vietnamese was corrected on" in page(site, EN)
    assert '<time datetime="2024-10-12">' in page(site, EN).partition('class="age"')[2][:300]
    assert 'class="age"' not in page(site, VI)
    assert site.files("output") == site.build("cold", "other")
    story(site, "Hơn 400 đại biểu đến.", "Over 400 delegates came.", modified=day)
    site.build()
    assert TOLD not in page(site, EN)
    confirm(folder)
    site.build()
    assert TOLD not in page(site, EN)
    story(site, "Hơn 300 đại biểu đến.")
    confirm(folder := story(site, "Hơn 300 đại biểu đến."))
    assert site.build() == before


def test_the_file_alone_decides_as_well(site: Workshop) -> None:
    """What is confirmed changes the page, though no text has changed."""
    folder = story(site, "Hơn 300 đại biểu đến.")
    confirm(folder)
    story(site, "Hơn 400 đại biểu đến.")
    site.build()
    assert "has since been corrected" in page(site, EN)
    confirm(folder)
    warm = site.build()
    assert "has since been corrected" not in page(site, EN)
    assert warm == site.build("cold", "other")


@pytest.mark.parametrize(
    "now", ["Đã có hơn 300 đại biểu tới đây.", "Hơn 300 đại  biểu đến.", "Hơn 300 đại biểu đếnn."]
)
def test_what_is_put_otherwise_is_no_correction(site: Workshop, now: str) -> None:
    confirm(story(site, "Hơn 300 đại biểu đến."))
    story(site, now)
    site.build()
    assert "corrected" not in page(site, EN)


def test_a_correction_that_readers_cannot_see_is_not_told(site: Workshop) -> None:
    confirm(story(site, "Hơn 300 đại biểu đến."))
    folder = story(site, "Hơn 400 đại biểu đến.", status="draft")
    write(folder / "index.en.md", {"title": "A story", "status": "published"}, "Over 300 delegates came.")
    site.build()
    assert "corrected" not in page(site, EN)
