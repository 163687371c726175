"""The sitemap of what is news: the editions of the last two days, and when it changes by itself."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

from nhipcau.files.sitemaps import MOST, newsset, of_news
from nhipcau.model.changes import instants
from nhipcau.model.content import Content
from tests.model.making import at, site, story

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def test_the_editions_of_the_last_two_days_are_news_the_newest_first() -> None:
    stories = [
        story("2024-10-07 11:00", "cu"),
        story("2024-10-08 12:30", "moi"),
        story("2024-10-09 08:00", "nhat"),
    ]
    found = of_news(site(stories, "2024-10-10 12:00"))
    assert [(entry.url.rstrip("/").rpartition("/")[2], entry.lang) for entry in found] == [
        ("nhat", "vi"), ("nhat", "en"), ("moi", "vi"), ("moi", "en"),
    ]  # fmt: skip
    assert of_news(site(stories, "2024-11-10 12:00")) == ()


def test_each_says_paper_language_time_and_title_as_google_reads_them() -> None:
    root = ElementTree.fromstring(
        newsset(of_news(site([story("2024-10-09 08:00", "a")], "2024-10-10 12:00")))
    )
    told = root[0].find(f"{NEWS}news")
    assert told is not None
    assert [each.tag.removeprefix(NEWS) for each in told] == ["publication", "publication_date", "title"]
    assert told.findtext(f"{NEWS}publication/{NEWS}language") == "vi"
    assert told.findtext(f"{NEWS}publication_date") == "2024-10-09T08:00:00+07:00"


def test_it_has_no_more_entries_than_a_file_may_have() -> None:
    many = [story("2024-10-09 08:00", f"bai-{n}") for n in range(MOST)]
    assert len(of_news(site(many, "2024-10-10 12:00"))) == MOST


def test_the_site_changes_when_a_story_is_news_no_more() -> None:
    one = story("2024-10-09 08:00", "a")
    now = at("2024-10-10 12:00")
    found = instants(Content(stories=(one,)), now, now + timedelta(days=3))
    assert [each.at for each in found if each.reasons == (f"news: {one.key}",)] == [at("2024-10-11 08:00")]
