"""Small values for tests: a story needs six fields to be one, and a test should name only those it is about."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from nhipcau.model import (
    Body,
    Content,
    Event,
    EventEdition,
    Language,
    Paths,
    Period,
    Publication,
    Section,
    Site,
    Story,
    StoryEdition,
    Topic,
)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WORDS = {
    "vi": (
        "chuyen-muc",
        "chu-de",
        "su-kien",
        "ky-niem",
        "nhan-vat",
        "luu-tru",
        "lich",
        "sap-toi",
        "trang-tin",
        "tim-kiem",
        "trang",
        "song-ngu",
        "du-lieu",
    ),
    "en": (
        "sections",
        "topics",
        "events",
        "anniversaries",
        "people",
        "archive",
        "calendar",
        "outlook",
        "pages",
        "search",
        "page",
        "side-by-side",
        "data",
    ),
}
VI = Language("vi", "Tiếng Việt", "", "Báo Thử", "Thử thôi", Paths(*WORDS["vi"]))
EN = Language("en", "English", "en", "Test News", "Only a test", Paths(*WORDS["en"]))


def publication(**changes: Any) -> Publication:
    return Publication(
        **(
            {"url": "https://bao.example", "zone": "Asia/Ho_Chi_Minh", "languages": (VI, EN), "page_size": 3}
            | changes
        )
    )


def at(text: str) -> datetime:
    """ "2024-10-10" or "2024-10-10 09:30" in Hanoi."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def story(date: str, slug: str = "", langs: str = "vi en", **facts: Any) -> Story:
    """A story of that date, in those languages; its slug is its key but for the date."""
    moment = at(date)
    slug = slug or f"bai-{moment:%H%M}"
    editions = tuple(
        StoryEdition(
            lang=lang,
            title=f"{slug} ({lang})",
            slug=slug,
            url=(VI if lang == "vi" else EN).story(moment.date(), slug),
            file=f"content/stories/{slug}/index.{lang}.md",
            body=Body(digest=f"body-{slug}-{lang}"),
            digest=f"edition-{slug}-{lang}",
        )
        for lang in langs.split()
    )
    key = f"{moment:%Y-%m-%d}-{slug}"
    chosen = {"section": "tin", "timed": True} | facts
    return Story(key=key, editions=editions, date=moment, digest=f"story-{key}", **chosen)


def event(key: str, start: str, end: str, all_day: bool = False, **facts: Any) -> Event:
    edition = EventEdition(
        lang="vi", title=key, slug=key, url=VI.at("events", key), file="", body=Body(digest=key), digest=key
    )
    return Event(
        key=key, editions=(edition,), digest=key, period=Period(at(start), at(end), all_day), **facts
    )


def site(stories: list[Story], now: str = "2025-01-01", **content: Any) -> Site:
    """A site with one section, "tin", and the topics that its stories name."""
    topics = sorted({topic for story in stories for topic in story.topics})
    registries = {
        "sections": (Section(key="tin", names=(("vi", "Tin"), ("en", "News"))),),
        "topics": tuple(Topic(key=key, names=(("vi", key), ("en", key))) for key in topics),
    }
    return Site(publication(), Content(stories=tuple(stories), **(registries | content)), at(now))
