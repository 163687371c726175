"""A feed as JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nhipcau.languages import rfc3339
from nhipcau.syndication.feed import NONE, Author, Feed, FeedEntry

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, texts: Mapping[str, str] = NONE) -> bytes:
    """The feed as JSON; `texts` are the HTML of entries by their ids, in a feed with whole texts. What has no value is
    left out."""
    said = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.subtitle,
        "language": feed.lang,
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "icon": feed.icon,
        "authors": [_author(feed.author)],
        "items": [_item(entry, texts.get(entry.id, "")) for entry in feed.entries],
    }
    return json.dumps(_told(said), ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: FeedEntry, html: str) -> dict[str, Any]:
    """A story: without `html` its summary is its text, since the format wants one, and the whole is on its page.

    `_translations` is an extension of ours, as the format has them begin with an underscore.
    """
    return _told(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_html": html,
            "content_text": "" if html else entry.summary or entry.title,
            "summary": entry.summary,
            "image": entry.image,
            "date_published": rfc3339(entry.published),
            "date_modified": rfc3339(entry.updated),
            "authors": [_author(author) for author in entry.authors],
            "tags": list(entry.topics),
            "language": entry.lang,
            "_translations": [{"language": each.lang, "url": each.url} for each in entry.translations],
        }
    )


def _author(author: Author) -> dict[str, Any]:
    return _told({"name": author.name, "url": author.url})


def _told(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in ("", [])}
