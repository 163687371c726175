"""Feeds with whole texts, for readers who read nowhere else. What leads somewhere has its whole address there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from re import Match, Pattern, compile
from urllib.parse import urlsplit

from markupsafe import Markup

from nhipcau.languages import Words
from nhipcau.model import Body, Figure, Link
from nhipcau.syndication.atom import atom
from nhipcau.syndication.feed import Feed, FeedEntry
from nhipcau.syndication.json_feed import json_feed

Draw = Callable[[Figure, bool], Markup]
Prose = Callable[[Body, Sequence[Link], Draw], str]
"""The HTML of a body, with its links and what draws its photos."""


def whole_atom(words: Words, prose: Prose, feed: Feed) -> bytes:
    return atom(feed, texts(prose, feed))


def whole_json(words: Words, prose: Prose, feed: Feed) -> bytes:
    return json_feed(feed, texts(prose, feed))


def texts(prose: Prose, feed: Feed) -> dict[str, str]:
    """The HTML of each entry that has a text, by the entry's id."""
    return {each.id: _whole(prose(each.body, each.links, _drawn), each) for each in feed.entries if each.body}


def _whole(html: str, entry: FeedEntry) -> str:
    return _addresses().sub(partial(_absolute, entry.url), html)


@cache
def _addresses() -> Pattern[str]:
    """The addresses within the site, and those within the page."""
    return compile(r'(\s(?:href|src)=")(/(?!/)|#)')


def _absolute(url: str, found: Match[str]) -> str:
    parts = urlsplit(url)
    return f"{found[1]}{url}#" if found[2] == "#" else f"{found[1]}{parts.scheme}://{parts.netloc}/"


def _drawn(figure: Figure, inline: bool) -> Markup:
    """A photo, in one size; in a line of text without its caption."""
    photo = figure.photo
    size = Markup(' width="{}" height="{}"').format(photo.width, photo.height) if photo.width else Markup()
    image = Markup('<img src="{}" alt="{}"{}>').format(photo.url, figure.alt, size)
    caption = Markup(figure.html) if figure.html else Markup.escape(figure.caption)
    told = Markup(" ").join(part for part in (caption, Markup.escape(figure.credit)) if part)
    if inline:
        return image
    return Markup("<figure>{}{}</figure>").format(
        image, told and Markup("<figcaption>{}</figcaption>").format(told)
    )
