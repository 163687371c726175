"""Drafts, by language: what readers do not see, what the build tells of it, and what a preview shows."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from nhipcau.host.held_back import held_back
from nhipcau.languages.voice import Voice
from nhipcau.model import NOTE, Problem, Site
from nhipcau.reading.reader import read
from nhipcau.reading.settings import publication
from tests.exact.workshop import ROOT, Workshop

VI, EN = "2024/10/bai/index.html", "en/2024/10/bai-2024-10-10-bai-en/index.html"
QUICK = {"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False}


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings=dict(QUICK))
    made.registries()
    made.story("2024-10-09-khac")
    made.story("2024-10-10-bai", topics=["chu-de-1"])
    return made


def said(site: Workshop, lang: str, **words: Any) -> None:
    """Put fields into one language's file."""
    file = site.content / f"stories/2024/2024-10-10-bai/index.{lang}.md"
    lines = "".join(f"{name}: {value}\n" for name, value in words.items())
    file.write_text(file.read_text("utf-8").replace("---\n", f"---\n{lines}", 1), encoding="utf-8")


def mentioned(site: Workshop, words: str, output: str = "output") -> set[str]:
    """The files that hold those words."""
    folder = site.folder / output
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and words.encode() in file.read_bytes()
    }


def notes(site: Workshop, now: str) -> list[str]:
    site.now = now
    return [Voice("vi").tell(problem) for problem in held(site)]


def held(site: Workshop) -> list[Problem]:
    settings = read_settings(str(ROOT / "pelicanconf.py"), override={"NOW": site.now})
    own = publication(settings)
    reading = read(site.content, own, site.folder / "held", settings, lambda each, items: map(each, items))
    return list(held_back(Site(own, reading.content, datetime.fromisoformat(site.now).astimezone(own.clock))))


def test_a_draft_in_one_language_hides_only_that_edition(site: Workshop) -> None:
    said(site, "en", status="draft")
    files = site.build()
    assert VI in files
    assert EN not in files
    assert not mentioned(site, "Bài 2024-10-10-bai en")
    assert not mentioned(site, "bai-2024-10-10-bai-en")


def test_a_draft_in_the_first_language_holds_for_those_that_do_not_say_otherwise(site: Workshop) -> None:
    said(site, "vi", status="draft")
    assert not {VI, EN} & set(site.build())
    said(site, "en", status="published")
    files = site.build()
    assert EN in files
    assert VI not in files
    assert not mentioned(site, "Bài 2024-10-10-bai vi")


def test_what_becomes_of_a_draft_warm_equals_cold(site: Workshop) -> None:
    site.build()
    for vi, en in (
        ("published", "draft"),
        ("draft", "draft"),
        ("draft", "published"),
        ("published", "published"),
    ):
        site.story("2024-10-10-bai", topics=["chu-de-1"])
        said(site, "vi", status=vi)
        said(site, "en", status=en)
        assert site.build() == site.cold()


def test_a_preview_draws_drafts_and_waiting_stories_with_a_band_and_lists_them_nowhere(
    site: Workshop,
) -> None:
    site.story("2024-12-01-cho")
    said(site, "en", status="draft")
    public = set(site.build())
    site.settings["PREVIEWS"] = True
    shown = site.build()
    waits = {"2024/12/cho/index.html", "en/2024/12/bai-2024-12-01-cho-en/index.html"}
    assert set(shown) - public == {EN, *waits}
    assert "Preview: this is a draft" in (site.folder / "output" / EN).read_text("utf-8")
    assert "đang chờ" in (site.folder / "output/2024/12/cho/index.html").read_text("utf-8")
    assert 'content="noindex' in (site.folder / "output" / EN).read_text("utf-8")
    assert mentioned(site, "bai-2024-10-10-bai-en") == {EN}
    assert shown == site.cold()
    site.settings["PREVIEWS"] = False
    assert set(site.build()) == public


def test_a_photo_that_only_a_draft_shows_is_not_published(site: Workshop) -> None:
    folder = site.content / "stories/2024/2024-10-10-bai"
    (folder / "giay.pdf").write_bytes(b"%PDF-1.4")
    file = folder / "index.en.md"
    file.write_text(file.read_text("utf-8") + "\n[paper](giay.pdf)\n", encoding="utf-8")
    said(site, "en", status="draft")
    assert not [path for path in site.build() if path.endswith("giay.pdf")]
    site.settings["PREVIEWS"] = True
    assert [path for path in site.build() if path.endswith("giay.pdf")]


def test_a_build_notes_what_waits_and_what_is_a_draft(site: Workshop) -> None:
    assert notes(site, "2024-10-20T12:00+07:00") == []
    site.story("2024-11-29-cho", release="2024-11-29 07:00")
    assert notes(site, "2024-10-20T12:00+07:00") == ["1 bài chờ đến 07:00 ngày 29/11/2024."]
    said(site, "en", status="draft")
    site.story("2024-10-11-nhap", status="draft")
    said_then = notes(site, "2024-10-20T12:00+07:00")
    assert said_then == ["1 bài chờ đến 07:00 ngày 29/11/2024. 2 bản nháp."]
    assert {problem.level for problem in held(site)} == {NOTE}
    assert notes(site, "2024-11-29T07:00+07:00") == ["2 bản nháp."]
