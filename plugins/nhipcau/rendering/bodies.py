"""The HTML of a body, finished: its links by key lead somewhere, its photos are drawn.

Reading leaves three kinds of holes in the HTML it stores, each U+E000 … U+E001: no other of these characters is in it
(`plugins/nhipcau/reading/holes.py`). A link by key has such an address, with the number of the body's reference, and
after it may name a place on the page; an empty text asks for the name of what it leads to. A photo is the number of
the body's figure; alone in its paragraph, it takes the place of the paragraph, and photos one below the other, with
no words between them, that of all their paragraphs. The heading of a note is the name of its kind; what a link to a
file says of it is asked for by its type and its size, with a colon between them. A film or a sound has the number of
the body's recording after the word "recording": by itself in a paragraph it is drawn, and within a line it is a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from markupsafe import Markup, escape

from nhipcau.model import Figure, Link
from nhipcau.model.recordings import Recording

Draw = Callable[[Figure, bool], str]
"""Draws a figure as HTML; the second argument says whether it stands within a line of text."""
DrawTogether = Callable[[tuple[Figure, ...]], str]
"""Draws figures that stand together as HTML."""
Play = Callable[[Recording], str]
"""Draws a recording as HTML."""

F = TypeVar("F", Figure, Recording)
NONE: Mapping[str, str] = MappingProxyType({})
TIMELINE = '<div class="timeline">'
SHEET_OF_TIMELINES = '<link rel="stylesheet" href="/theme/parts/timeline.css">'
"""What few bodies hold; its style is asked for by these."""
_ATTRIBUTES = r'(?:[^>"]|"[^"]*")*?'
_LINK = re.compile(
    rf'<a\b({_ATTRIBUTES}) href="\ue000(\d+)\ue001((?:#[^"]*)?)"({_ATTRIBUTES})>(.*?)</a>', re.DOTALL
)
_MARK = "\ue000\\d+\ue001"
_ALONE = rf"{_MARK}(?:(?:\s|<br>)*{_MARK})*</p>"
# Both ways begin with a character that is known, which is searched for first.
_PHOTO = re.compile(rf"<p>({_ALONE}(?:\s*<p>{_ALONE})*)|{_MARK}")
_RECORDING = re.compile("(<p>)?\ue000recording:(\\d+)\ue001(?(1)</p>)|\ue000recording:(\\d+)\ue001")
_NUMBER = re.compile("\ue000(\\d+)\ue001")
_SAID = re.compile("\ue000([a-z]+|[a-z0-9]+:\\d+(?::\\d+)?)\ue001")


def body(
    html: str,
    links: Sequence[Link],
    figures: Sequence[Figure],
    draw: Draw,
    lang: str,
    together: DrawTogether | None = None,
    kinds: Mapping[str, str] = NONE,
    recordings: Sequence[Recording] = (),
    play: Play | None = None,
) -> Markup:
    """The HTML of a body on a page in `lang`; `links` and `figures` answer its holes by number, `kinds` the headings of
    its notes by their kind, and what is said of files.

    Without `together`, photos that stand together are drawn one by one; without `play`, films and sound are links, as
    they are within a line. Raises IndexError where a hole has no answer.
    """

    def drawn(match: re.Match[str]) -> str:
        found = tuple(filled(figures[int(number)], links, lang) for number in _NUMBER.findall(match[0]))
        if together and len(found) > 1:
            return together(found)
        return "\n".join(draw(each, match[1] is None) for each in found)

    # Links first: what a figure draws is finished, and is not looked through again.
    html = _LINK.sub(partial(_linked, links, lang), html)
    if TIMELINE in html:
        html = f"{SHEET_OF_TIMELINES}{html}"
    if recordings:
        html = _RECORDING.sub(partial(_played, recordings, links, lang, play), html)
    html = _SAID.sub(lambda asked: escape(kinds[asked[1]]), html)
    return Markup(_PHOTO.sub(drawn, html) if "\ue000" in html else html)


def filled(figure: F, links: Sequence[Link], lang: str) -> F:
    """A figure or a recording of a body with the links by key in its caption."""
    if not figure.html:
        return figure
    return replace(figure, html=_LINK.sub(partial(_linked, links, lang), figure.html))


def _played(
    recordings: Sequence[Recording], links: Sequence[Link], lang: str, play: Play | None, hole: re.Match[str]
) -> str:
    alone = bool(hole[1])
    recording = recordings[int(hole[2] or hole[3])]
    if alone and play:
        return play(filled(recording, links, lang))
    link = Markup('<a href="{}">{}</a>').format(recording.url, recording.alt)
    return Markup("<p>{}</p>").format(link) if alone else link


def plain(figure: Figure) -> Markup:
    """A photo in a line of text, where a paragraph leaves no room for a caption."""
    photo = figure.photo
    size = Markup(' width="{}" height="{}"').format(photo.width, photo.height) if photo.width else Markup()
    return Markup('<img src="{}" alt="{}"{} loading="lazy">').format(photo.url, figure.alt, size)


def _linked(links: Sequence[Link], lang: str, hole: re.Match[str]) -> str:
    """A link, which says so when it leads to another language; where there is nothing to lead to, its text."""
    before, number, place, after, text = hole.groups()
    link, attributes = links[int(number)], before + after
    own = not text
    inner = escape(link.text) if own else Markup(text)
    foreign = link.lang != lang
    if not link.url:
        return Markup('<span lang="{}">{}</span>').format(link.lang, inner) if own and foreign else inner
    marks = Markup(' hreflang="{}"').format(link.lang) if foreign else Markup()
    if own and foreign:
        marks += Markup(' lang="{}"').format(link.lang)
    return Markup('<a href="%s%s"%s%s>%s</a>') % (link.url, Markup(place), marks, Markup(attributes), inner)
