"""Staging: an entry as the HTML that Pagefind indexes. Readers never see it; what they see of it are excerpts.

Pagefind takes letters for equal that differ in marks, and prefers those with the reader's own marks. Vietnamese needs
just that, but đ has no decomposition in Unicode, so it would be a letter of its own, and "doi ngoai" would not find
"Đối ngoại". Written as d with a combining stroke it is a d with a mark like any other. The page of the search writes
queries the same way, and turns titles and excerpts back (theme/static/js/search/spelling.js).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from nhipcau.languages import Words, classic_tones
from nhipcau.model import Body, Figure, Link
from nhipcau.search.entries import IndexEntry

STROKES = str.maketrans({"đ": "d\u0335", "Đ": "D\u0335"})

# A dash between spaces would be a word to Pagefind, and part "Việt Nam - Cuba"; one that hangs on a word is none.
DASHES = {"-": "\ufe63", "–": "\ufe32", "—": "\ufe58"}
_DASH = re.compile(r"(?<=\S) ([-–—])(?= \S)")

PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
    "<body data-pagefind-body>\n{data}\n<h1>{title}</h1>\n<p>{names}</p>\n"
    '<p data-pagefind-weight="3">{lead}</p>\n{body}\n</body>\n</html>\n'
)
META = Markup('<meta data-pagefind-meta="{0}[content]" content="{1}">')
FILTER = Markup('<meta data-pagefind-filter="{0}[content]" content="{1}">')

Prose = Callable[[Body, Sequence[Link], Callable[[Figure, bool], str]], str]
"""Gives the finished HTML of a body: with its links, and each figure drawn."""


def spelt(text: str) -> str:
    """The text (NFC) as the index spells it: tones in the classic place, đ as d with a combining stroke (U+0335), and
    a dash between two words as one that hangs on the first."""
    return _DASH.sub(lambda dash: DASHES[dash[1]], classic_tones(text).translate(STROKES))


def staged(words: Words, prose: Prose, entry: IndexEntry) -> bytes:
    """The page that stands for an entry."""
    names = " · ".join(dict.fromkeys(name for name in entry.names if name))
    # As data once more, so that excerpts can leave out what the text begins with.
    meta = [("title", entry.title), ("names", names), ("kicker", kicker(words, entry))]
    if entry.date and entry.kind == "story":
        meta.append(("date", words.date(entry.date, "medium")))
    data = [*(META.format(*each) for each in meta), *(FILTER.format(*each) for each in entry.filters)]
    page = PAGE.format(
        lang=words.code,
        title=entry.title,
        data=Markup("\n").join(data),
        names=names,
        lead=entry.lead,
        body=Markup(prose(entry.body, entry.links, _told)),
    )
    return spelt(page).encode()


def kicker(words: Words, entry: IndexEntry) -> str:
    """What stands over a result: its section, or what kind of page it is."""
    # Translators: over a search result that is no story.
    kinds = {
        "event": words.pgettext("search result", "Event"),
        "anniversary": words.pgettext("search result", "Anniversary"),
        "page": words.pgettext("search result", "About the site"),
    }
    return kinds.get(entry.kind, entry.section)


def _told(figure: Figure, inline: bool) -> str:
    """Of a photo, its caption and whose it is."""
    told = " ".join(part for part in (figure.caption, figure.credit) if part)
    return Markup("" if inline else "<p>{}</p>").format(told)
