"""Syndication: the site's stories and events for other programs.

Values once, and a function for each format that says them.
"""

from nhipcau.syndication.atom import atom
from nhipcau.syndication.feed import ANNOUNCED, ICON, TAGS, Author, Feed, FeedEntry, Translation
from nhipcau.syndication.json_feed import json_feed

__all__ = ["ANNOUNCED", "ICON", "TAGS", "Author", "Feed", "FeedEntry", "Translation", "atom", "json_feed"]
