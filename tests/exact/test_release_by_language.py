"""Editions come out together, one after the other, or once a translation is confirmed; the site is exact throughout."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings
from PIL import Image

from nhipcau.editing.remembering import write_pairs
from nhipcau.host.held_back import held_back
from nhipcau.model import Problem, Refused, Site
from nhipcau.reading.reader import read
from nhipcau.reading.settings import publication
from nhipcau.reading.translations import texts_beside
from nhipcau.rules.pairs import Pair
from nhipcau.rules.standing import confirmed
from tests.exact.workshop import ROOT, Workshop, write

KEY = "2024-10-10-bai"
VI, EN = "2024/10/bai/index.html", "en/2024/10/a-story/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": True, "SOCIAL_CARDS": False})
    made.registries()
    made.story("2024-10-09-khac", body=f"Về [bài]({{story}}{KEY}).", topics=["chu-de-1"])
    return made


def story(site: Workshop, langs: str = "vi en", **facts: Any) -> Path:
    folder = site.content / "stories/2024" / KEY
    write(folder / "index.vi.md", {"title": "Bài", "section": "tin", "topics": ["chu-de-1"]} | facts, "Lời.")
    if "en" in langs:
        write(folder / "index.en.md", {"title": "A story"}, "English words.\n\n![A lake](late.png)")
        Image.new("RGB", (60, 40), "teal").save(folder / "late.png")
    return folder


def confirm(folder: Path) -> None:
    vietnamese, english = texts_beside(folder, f"content/stories/2024/{KEY}", "story", ("vi", "en"))
    write_pairs(folder, (Pair("vi", "en", "", ""), *confirmed(vietnamese, english)))


def mentioned(site: Workshop, *words: str) -> bool:
    """Whether a file holds any of those words."""
    files = (file for file in (site.folder / "output").rglob("*") if file.is_file())
    return any(each.encode() in data for data in map(Path.read_bytes, files) for each in words)


def held(site: Workshop) -> list[Problem]:
    """What the build tells of what it holds back."""
    settings = read_settings(str(ROOT / "pelicanconf.py"), override={"NOW": site.now})
    own = publication(settings)
    reading = read(site.content, own, site.folder / "held", settings, map)
    return list(held_back(Site(own, reading.content, datetime.fromisoformat(site.now).astimezone(own.clock))))


def out(site: Workshop, now: str, **settings: Any) -> tuple[bool, bool]:
    """Whether each edition is out then, by a warm build that equals a cold one; what is not is mentioned nowhere."""
    site.now, site.settings = now, site.settings | settings
    files = site.build()
    assert files == site.build("cold", f"cache-{now}-{settings}".replace(":", ""))
    found = VI in files, EN in files
    assert mentioned(site, "English words", "late.png", "/a-story/") == found[1]
    return found


@pytest.mark.parametrize("release", [{"en": "+6h"}, {"vi": "2024-10-10 09:00", "en": "2024-10-10 15:00"}])
def test_a_language_comes_out_later(site: Workshop, release: dict[str, str]) -> None:
    story(site, date="2024-10-10 09:00", release=release)
    assert out(site, "2024-10-10T08:59+07:00") == (False, False)
    assert out(site, "2024-10-10T14:59+07:00") == (True, False)
    assert out(site, "2024-10-10T15:00+07:00") == (True, True)
    assert out(site, "2024-10-10T14:59+07:00") == (True, False)


def test_the_translation_may_be_first(site: Workshop) -> None:
    story(site, date="2024-10-10 09:00", release={"vi": "+1d"})
    assert out(site, "2024-10-10T09:00+07:00") == (False, True)
    assert out(site, "2024-10-11T09:00+07:00") == (True, True)


def test_what_waits_is_told_with_its_hour(site: Workshop) -> None:
    story(site, date="2024-10-10 09:00", release={"en": "+6h"})
    site.now = "2024-10-10T10:00+07:00"
    assert [dict(each.values)["hour"] for each in held(site)] == ["15:00"]


def test_with_together_nothing_comes_out_before_all_is_confirmed(site: Workshop) -> None:
    folder = story(site, "vi", together=True)
    now = "2024-10-20T12:00+07:00"
    assert out(site, now) == (False, False)
    story(site, together=True)
    assert out(site, now) == (False, False)
    confirm(folder)
    assert out(site, now) == (True, True)
    write(folder / "index.en.md", {"title": "A story"}, "English words, better.\n\n![A lake](late.png)")
    assert out(site, now) == (True, True)


def test_where_the_site_says_so_a_translation_waits_until_it_is_confirmed(site: Workshop) -> None:
    folder = story(site)
    now = "2024-10-20T12:00+07:00"
    assert out(site, now) == (True, True)
    assert out(site, now, CONFIRMED_SINCE="2024-10-11") == (True, True)
    assert out(site, now, CONFIRMED_SINCE="2024-10-10") == (True, False)
    confirm(folder)
    assert out(site, now) == (True, True)


def test_a_language_that_there_is_not_and_a_time_before_the_day_are_sentences(site: Workshop) -> None:
    story(site, date="2024-10-10 09:00", release={"de": "+6h", "vi": "2024-10-10 08:00"})
    with pytest.raises(Refused) as refused:
        site.build()
    told = [problem.text() for problem in refused.value.problems if problem.level == "error"]
    assert told == ["The site has no language “de”.", "“release” is before the story's date."]
