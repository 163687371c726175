"""What publishing touches: a constant number of files, whatever the size of the archive."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings
from PIL import Image

from nhipcau.host.host import Newspaper
from nhipcau.host.printing import drawn
from nhipcau.model import Site, path_of
from nhipcau.reading import READING, ReadingGenerator
from nhipcau.reading.reader import Reading
from nhipcau.search import volumes
from nhipcau.tracking.forecast import Dummy, digests
from tests.exact.workshop import ROOT, Workshop, changed

SMALL, LARGE, LARGEST = 100, 1000, 2000
"""Stories in two languages: 200, 2,000 and 4,000 story pages."""


CARDS = 2
"""The social cards of a new story, one a language: left out, since to draw those of an archive takes minutes."""
INDEX = 6
"""Files of the search: in each language those of the day and of the month, and the words of its titles."""
MOST = 40
"""Files of the search that anything may change which is written into one story."""


def archive(folder: Path, stories: int) -> Workshop:
    """A site whose lists are as long modulo the page size whatever `stories` is, so that only growth can differ."""
    shop = Workshop(folder, settings={"PAGE_SIZE": 5, "SOCIAL_CARDS": False}, now="2024-12-31T18:00+07:00")
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


def publish(shop: Workshop) -> None:
    """One new bilingual story with an event, an anniversary and three topics."""
    topics = ["chu-de-0", "chu-de-1", "chu-de-2"]
    shop.story("2024-12-31-bai-moi", topics=topics, events=["le-hoi"], anniversaries=["ngay-lon"])


def cost(folder: Path, stories: int) -> set[str]:
    """The files that one new story changes."""
    shop = archive(folder, stories)
    before = shop.build()
    publish(shop)
    return changed(before, shop.build())


@pytest.mark.slow
def test_one_new_story_changes_at_most_80_files_the_same_number_at_200_and_at_2000_pages(
    tmp_path: Path,
) -> None:
    small, large = cost(tmp_path / "small", SMALL), cost(tmp_path / "large", LARGE)
    assert len(small) == len(large), sorted(small ^ large)
    assert len(large) + CARDS <= 80, sorted(large)
    assert len({path for path in large if path.startswith("search/")}) == INDEX


def drawn_then(shop: Workshop) -> dict[str, bytes]:
    """What every output depends on, with everything on, and nothing made."""
    settings = shop.given("output", "cache") | {"SOCIAL_CARDS": True}
    host = Newspaper(read_settings(str(ROOT / "pelicanconf.py"), override=settings))
    context: dict[str, Any] = {}
    folders = [host.settings[name] for name in ("PATH", "THEME", "OUTPUT_PATH")]
    ReadingGenerator(context, host.settings, *folders).generate_context()
    reading: Reading = context[READING]
    moment = datetime.fromisoformat(shop.now).astimezone(reading.publication.clock)
    site = Site(reading.publication, reading.content, moment)
    return digests(drawn(site, Dummy()))


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.mark.slow
def test_with_everything_on_a_new_story_and_an_edit_change_as_many_files_at_three_sizes(
    tmp_path: Path,
) -> None:
    counts = []
    for stories in (SMALL, LARGE, LARGEST):
        shop = archive(tmp_path / str(stories), stories)
        before = drawn_then(shop)
        shop.story(f"2024-12-29-bai-1-{stories - 6}", topics=["chu-de-0", "chu-de-2"], body="Sửa một câu.")
        edited = drawn_then(shop)
        publish(shop)
        counts.append((len(differing(before, edited)), len(differing(edited, drawn_then(shop)))))
    assert max(map(max, counts)) <= 120, counts
    # A new volume of the search may come in, and lists that have numbered pages now tell of one newer: no more.
    for numbers in zip(*counts, strict=True):
        assert max(numbers) - min(numbers) <= 15, counts


@pytest.mark.slow
def test_whatever_is_written_into_an_old_story_changes_at_most_40_files_of_the_search_at_three_sizes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With as many files of words as there can be, and two volumes. A forecast says what may differ at most."""
    monkeypatch.setattr(volumes, "FILE", 10)
    for stories in (SMALL, LARGE, LARGEST):
        monkeypatch.setattr(volumes, "FULL", stories // 2)
        shop = archive(tmp_path / str(stories), stories)
        first = drawn_then(shop)
        # The oldest: written anew in both languages, and then dated forward into the newest volume.
        (folder,) = shop.content.glob("stories/*/*-bai-0-0")
        shop.story(folder.name, body="Viết lại từ đầu.", topics=["chu-de-0", "chu-de-2"])
        written = drawn_then(shop)
        folder.rename(shop.content / "stories" / "2024" / "2024-12-01-bai-0-0")
        moved = drawn_then(shop)
        for before, after in ((first, written), (written, moved)):
            found = {path for path in differing(before, after) if path.startswith("search/")}
            assert 4 <= len(found) <= MOST, (stories, sorted(found))


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
