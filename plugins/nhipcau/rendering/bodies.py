"""The HTML of a body, finished: its links by key lead somewhere, its photos are drawn.

Reading leaves two kinds of holes in the HTML it stores. A link by key is `<a href="nhipcau:N">text</a>`, N counting
the body's references; an empty text asks for the name of what it leads to. A photo is U+E000 N U+E001, N counting the
body's figures; alone in its paragraph, it takes the place of the paragraph, and photos one below the other, with no
words between them, that of all their paragraphs. Content never holds these characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from nhipcau.model import Figure, Link

Draw = Callable[[Figure, bool], str]
"""Draws a figure as HTML; the second argument says whether it stands within a line of text."""
DrawTogether = Callable[[tuple[Figure, ...]], str]
"""Draws figures that stand together as HTML."""

_ATTRIBUTES = r'(?:[^>"]|"[^"]*")*?'
_LINK = re.compile(rf'<a\b({_ATTRIBUTES}) href="nhipcau:(\d+)"({_ATTRIBUTES})>(.*?)</a>', re.DOTALL)
_MARK = "\ue000\\d+\ue001"
_ALONE = rf"{_MARK}(?:(?:\s|<br>)*{_MARK})*</p>"
# Both ways begin with a character that is known, which is searched for first.
_PHOTO = re.compile(rf"<p>({_ALONE}(?:\s*<p>{_ALONE})*)|{_MARK}")
_NUMBER = re.compile("\ue000(\\d+)\ue001")


def body(
    html: str,
    links: Sequence[Link],
    figures: Sequence[Figure],
    draw: Draw,
    lang: str,
    together: DrawTogether | None = None,
) -> Markup:
    """The HTML of a body on a page in `lang`; `links` and `figures` answer its holes by number.

    Without `together`, photos that stand together are drawn one by one. Raises IndexError where a hole has no answer.
    """

    def linked(match: re.Match[str]) -> str:
        before, number, after, text = match.groups()
        return _linked(links[int(number)], text, before + after, lang)

    def drawn(match: re.Match[str]) -> str:
        found = tuple(figures[int(number)] for number in _NUMBER.findall(match[0]))
        if together and len(found) > 1:
            return together(found)
        return "\n".join(draw(each, match[1] is None) for each in found)

    # Links first: what a figure draws is finished, and is not looked through again.
    html = _LINK.sub(linked, html)
    return Markup(_PHOTO.sub(drawn, html) if "\ue000" in html else html)


def plain(figure: Figure) -> Markup:
    """A photo in a line of text, where a paragraph leaves no room for a caption."""
    photo = figure.photo
    size = Markup(' width="{}" height="{}"').format(photo.width, photo.height) if photo.width else Markup()
    return Markup('<img src="{}" alt="{}"{} loading="lazy">').format(photo.url, figure.alt, size)


def _linked(link: Link, text: str, attributes: str, lang: str) -> str:
    """A link, which says so when it leads to another language; where there is nothing to lead to, its text."""
    own = not text
    inner = escape(link.text) if own else Markup(text)
    foreign = link.lang != lang
    if not link.url:
        return Markup('<span lang="{}">{}</span>').format(link.lang, inner) if own and foreign else inner
    marks = Markup(' hreflang="{}"').format(link.lang) if foreign else Markup()
    if own and foreign:
        marks += Markup(' lang="{}"').format(link.lang)
    return Markup('<a href="%s"%s%s>%s</a>') % (link.url, marks, Markup(attributes), inner)
