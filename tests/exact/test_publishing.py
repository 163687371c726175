"""What publishing touches: a constant number of files, whatever the size of the archive."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from nhipcau.model import path_of
from tests.exact.workshop import Workshop, changed

SMALL, LARGE = 100, 1000
"""Stories in two languages: 200 and 2,000 story pages."""


CARDS = 2
"""The social cards of a new story, one a language: left out, since to draw those of an archive takes minutes."""


def archive(folder: Path, stories: int) -> Workshop:
    """A site whose lists are as long modulo the page size whatever `stories` is, so that only growth can differ."""
    shop = Workshop(folder, settings={"PAGE_SIZE": 5, "SOCIAL_CARDS": False}, now="2025-06-01T12:00+07:00")
    shop.registries()
    shop.piece("events", "le-hoi", start="2024-12-01", end="2024-12-31")
    shop.piece("anniversaries", "ngay-lon", founded="1954-10-10")
    last = date(2024, 12, 30)
    for n in range(stories):
        day = last - timedelta(days=(stories - 1 - n) // 3)
        facts = {"topics": [f"chu-de-{n % 2}", f"chu-de-{2 + n % 2}"], "section": ("tin", "van-hoa")[n % 2]}
        if n % 2:
            facts["events"] = ["le-hoi"]
        if n % 10 == 0:
            facts["anniversaries"] = ["ngay-lon"]
        shop.story(f"{day}-bai-{n % 3}-{n}", **facts)
    return shop


def cost(folder: Path, stories: int) -> set[str]:
    """The files that one new bilingual story with an event, an anniversary and three topics changes, but for the index
    of the search: of that, it renews the shard of its year (tests/search/test_index.py)."""
    shop = archive(folder, stories)
    before = shop.build()
    topics = ["chu-de-0", "chu-de-1", "chu-de-2"]
    shop.story("2024-12-31-bai-moi", topics=topics, events=["le-hoi"], anniversaries=["ngay-lon"])
    return {path for path in changed(before, shop.build()) if not path.startswith("search/")}


@pytest.mark.slow
def test_one_new_story_changes_at_most_80_files_the_same_number_at_200_and_at_2000_pages(
    tmp_path: Path,
) -> None:
    small, large = cost(tmp_path / "small", SMALL), cost(tmp_path / "large", LARGE)
    assert len(small) == len(large), sorted(small ^ large)
    assert len(large) + CARDS <= 80, sorted(large)


def test_a_second_build_reads_renders_and_writes_nothing(tmp_path: Path) -> None:
    shop = archive(tmp_path, 20)
    shop.build()
    times = shop.times()
    shop.build()
    assert shop.times() == times


def test_a_word_changed_in_one_language_leaves_the_other_alone(tmp_path: Path) -> None:
    """But for the view in which both stand side by side."""
    shop = archive(tmp_path, 20)
    folder = shop.story("2024-05-05-mot-bai")
    before = shop.build()
    text = (folder / "index.en.md").read_text(encoding="utf-8")
    (folder / "index.en.md").write_text(
        text.replace("Một đoạn văn.", "A changed paragraph at the end."), encoding="utf-8"
    )
    touched = changed(before, shop.build())
    assert not [
        path
        for path in touched
        if not path.startswith(("en/", "sitemap", "search/en/")) and "/song-ngu/" not in path
    ]


def test_the_first_story_of_a_year_leaves_the_numbered_pages_of_the_year_before_alone(tmp_path: Path) -> None:
    shop = archive(tmp_path, 40)
    before = shop.build()
    shop.story("2025-01-01-nam-moi", anniversaries=["ngay-lon"])
    touched = changed(before, shop.build())
    assert not [path for path in touched if "/trang/" in path or "/page/" in path]


def test_a_photo_may_have_the_name_that_its_owner_gave_it(tmp_path: Path) -> None:
    """Spaces, Vietnamese letters, and the NFD that Macs write; the text names it in NFC."""
    shop = archive(tmp_path, 3)
    body = '![Cờ đỏ](Lễ chào cờ.JPG "Sáng mùng 10.")\n\n[Kế hoạch](k%E1%BA%BF%20ho%E1%BA%A1ch.pdf)'
    folder = shop.story("2024-05-05-le", body=body)
    Image.new("RGB", (40, 30)).save(folder / unicodedata.normalize("NFD", "Lễ chào cờ.JPG"), "JPEG")
    (folder / "kế hoạch.pdf").write_bytes(b"%PDF-1.7")
    files = shop.build()
    assert "photos/stories/2024/2024-05-05-le/Lễ chào cờ.JPG" in files
    assert "photos/stories/2024/2024-05-05-le/kế hoạch.pdf" in files
    page = (tmp_path / "output" / "2024" / "05" / "le" / "index.html").read_text()
    named = re.search(
        r'src="(/photos/stories/2024/2024-05-05-le/L%E1%BB%85%20ch%C3%A0o%20c%E1%BB%9D\.\w+-40\.jpg)"', page
    )
    assert named
    assert path_of(named[1]) in files
