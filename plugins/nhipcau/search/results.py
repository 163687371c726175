"""Results: what is shown of a page that was found, and what is searched of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from html import unescape

from markupsafe import Markup

from nhipcau.languages import Words
from nhipcau.model import Body, Figure, Link
from nhipcau.search.entries import IndexEntry
from nhipcau.search.postings import IndexedText

Prose = Callable[[Body, Sequence[Link], Callable[[Figure, bool], str]], str]
"""Gives the finished HTML of a body: with its links, and each figure drawn."""

_REST = r'(?:[^>"]|"[^"]*")*>'
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|small|span|strong|u|wbr)\b" + _REST
)
_TAG = re.compile("<" + _REST)


def results(words: Words, prose: Prose, listed: tuple[IndexEntry, ...]) -> bytes:
    """The file of some pages: where each is, and what is shown of it."""
    return json.dumps([_result(words, prose, entry) for entry in listed], ensure_ascii=False).encode()


def indexed(prose: Prose, entry: IndexEntry) -> IndexedText:
    """What is searched of a page."""
    names = tuple(dict.fromkeys(name for name in entry.names if name))
    text = plain(prose(entry.body, entry.links, _told)) if entry.body else ""
    return IndexedText(entry.title, names, entry.lead, text)


def plain(html: str) -> str:
    """The text of finished HTML, in one line: elements of a line part no words, all others do."""
    return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", html))).split())


def kicker(words: Words, entry: IndexEntry) -> str:
    """What stands over a result: its section, or what kind of page it is."""
    # Translators: over a search result that is no story.
    kinds = {
        "event": words.pgettext("search result", "Event"),
        "anniversary": words.pgettext("search result", "Anniversary"),
        "page": words.pgettext("search result", "About the site"),
        "person": words.pgettext("search result", "Person"),
        "document": words.pgettext("search result", "Document"),
        "organisation": words.pgettext("search result", "Organisation"),
    }
    return kinds.get(entry.kind, entry.section)


def _result(words: Words, prose: Prose, entry: IndexEntry) -> dict[str, str]:
    date = words.date(entry.date, "medium") if entry.date else ""
    text = indexed(prose, entry)
    shown = {"url": entry.url, "title": entry.title, "kicker": kicker(words, entry), "date": date}
    # A summary may be the beginning of the text, cut off.
    repeated = text.text.startswith(text.lead.rstrip(" …"))
    return shown | {"text": text.text if repeated else f"{text.lead} {text.text}".strip()}


def _told(figure: Figure, inline: bool) -> str:
    """Of a photo, its caption and whose it is."""
    told = " ".join(part for part in (figure.caption, figure.credit) if part)
    return Markup("" if inline else "<p>{}</p>").format(told)
