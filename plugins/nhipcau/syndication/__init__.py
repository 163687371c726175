"""Syndication: the site's stories for other programs. Values once, and a function for each format that says them."""

from nhipcau.syndication.atom import atom
from nhipcau.syndication.feed import Feed, FeedEntry, Translation
from nhipcau.syndication.json_feed import json_feed

__all__ = ["Feed", "FeedEntry", "Translation", "atom", "json_feed"]
