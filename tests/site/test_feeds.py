"""Feeds: Atom, checked against the rules of RFC 4287 and with a feed reader, and JSON Feed, against its own."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from tests.site.conftest import SITE, Built

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def feeds(sample: Built) -> dict[str, etree._ElementTree]:
    found = {
        "/" + path.relative_to(sample.folder).as_posix(): etree.parse(path)
        for path in sample.folder.rglob("atom.xml")
    }
    assert len(found) > 20
    return found


def test_every_feed_is_valid_by_rfc_4287(feeds) -> None:
    rules = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
    for path, tree in feeds.items():
        assert rules.validate(tree), (path, rules.error_log.last_error)


def test_a_feed_speaks_one_language_and_names_itself_and_its_page(feeds, sample: Built) -> None:
    for path, tree in feeds.items():
        lang = "en" if path.startswith("/en/") else "vi"
        assert set(tree.xpath("//@xml:lang")) == {lang}
        assert tree.xpath("/a:feed/a:link[@rel='self']/@href", namespaces=ATOM) == [SITE + path]
        (page,) = tree.xpath("/a:feed/a:link[@rel='alternate']/@href", namespaces=ATOM)
        assert page.removeprefix(SITE) in sample.pages


def test_ids_are_unique_in_a_feed_and_the_same_story_has_one_id_in_all_of_them(feeds) -> None:
    by_url: dict[str, str] = {}
    for path, tree in feeds.items():
        ids = tree.xpath("//a:id/text()", namespaces=ATOM)
        assert len(ids) == len(set(ids)), path
        for entry in tree.xpath("//a:entry", namespaces=ATOM):
            url = entry.xpath("a:link/@href", namespaces=ATOM)[0]
            assert by_url.setdefault(url, entry.findtext("a:id", namespaces=ATOM)) == entry.findtext(
                "a:id", namespaces=ATOM
            )


def test_entries_are_newest_first_and_the_feed_is_as_new_as_its_newest_change(feeds) -> None:
    for path, tree in feeds.items():
        published = tree.xpath("//a:published/text()", namespaces=ATOM)
        assert published == sorted(published, reverse=True), path
        updated = tree.xpath("//a:entry/a:updated/text()", namespaces=ATOM)
        assert tree.findtext("a:updated", namespaces=ATOM) == max(updated)


def test_a_feed_reader_understands_the_feed(sample: Built) -> None:
    feed = feedparser.parse((sample.folder / "atom.xml").read_bytes())
    assert not feed.bozo
    assert feed.feed.title == "Nhịp Cầu"
    assert all(entry.summary and entry.link for entry in feed.entries)


def test_every_feed_that_a_page_announces_is_there(sample: Built, feeds) -> None:
    for page, tree in sample.pages.items():
        for link in tree.xpath("//link[@type='application/atom+xml']/@href"):
            assert link.removeprefix(SITE) in feeds, page


@pytest.fixture(scope="module")
def json_feeds(sample: Built) -> dict[str, dict]:
    return {
        "/" + path.relative_to(sample.folder).as_posix(): json.loads(path.read_bytes())
        for path in sample.folder.rglob("feed.json")
    }


def test_beside_every_atom_feed_lies_a_json_feed_that_tells_the_same(feeds, json_feeds) -> None:
    assert {path.replace("atom.xml", "feed.json") for path in feeds} == set(json_feeds)
    for path, tree in feeds.items():
        told = json_feeds[path.replace("atom.xml", "feed.json")]
        assert told["title"] == tree.findtext("a:title", namespaces=ATOM)
        for name, at in (("id", "id"), ("title", "title"), ("date_published", "published")):
            assert [item[name] for item in told["items"]] == tree.xpath(
                f"//a:entry/a:{at}/text()", namespaces=ATOM
            )


def test_every_json_feed_keeps_the_rules_of_version_1_1(json_feeds, sample: Built) -> None:
    """jsonfeed.org/version/1.1: `version`, `title` and `items`; of an item `id`, and a text; dates as in RFC 3339."""
    for path, feed in json_feeds.items():
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == SITE + path
        assert feed["home_page_url"].removeprefix(SITE) in sample.pages
        assert sample.holds(feed["icon"].removeprefix(SITE))
        assert feed["language"] == ("en" if path.startswith("/en/") else "vi")
        assert all(author["name"] for author in feed["authors"])
        for item in feed["items"]:
            assert item["id"]
            assert item["content_text"]
            assert item["url"].removeprefix(SITE) in sample.pages
            for name in ("date_published", "date_modified"):
                assert datetime.fromisoformat(item[name]).tzinfo
            assert "image" not in item or sample.holds(item["image"].removeprefix(SITE))
            assert all(
                each["url"].removeprefix(SITE) in sample.pages for each in item.get("_translations", ())
            )


def test_a_story_in_two_languages_names_the_other_in_its_feed(json_feeds) -> None:
    vietnamese = {item["url"]: item for item in json_feeds["/feed.json"]["items"]}
    english = {item["url"]: item for item in json_feeds["/en/feed.json"]["items"]}
    pairs = [
        (item, english[each["url"]])
        for item in vietnamese.values()
        for each in item.get("_translations", ())
        if each["url"] in english
    ]
    assert pairs
    assert all(there["_translations"] == [{"language": "vi", "url": here["url"]}] for here, there in pairs)


def test_every_json_feed_that_a_page_announces_is_there(sample: Built, json_feeds) -> None:
    for page, tree in sample.pages.items():
        for link in tree.xpath("//link[@type='application/feed+json']/@href"):
            assert link.removeprefix(SITE) in json_feeds, page
