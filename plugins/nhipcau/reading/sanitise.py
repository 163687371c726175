"""Embedded HTML: what may stay in a text, by an allow-list, and what had to go."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3

SCHEMES = frozenset(("http", "https", "mailto", "tel"))
EVERYWHERE = frozenset(("class", "id", "lang", "title", "dir"))
ATTRIBUTES = {
    "a": frozenset(("href", "hreflang", "rel")),
    "abbr": frozenset(),
    "b": frozenset(),
    "blockquote": frozenset(("cite",)),
    "br": frozenset(),
    "caption": frozenset(),
    "cite": frozenset(),
    "code": frozenset(),
    "dd": frozenset(),
    "del": frozenset(("cite", "datetime")),
    "details": frozenset(),
    "div": frozenset(),
    "dl": frozenset(),
    "dt": frozenset(),
    "em": frozenset(),
    "figcaption": frozenset(),
    "figure": frozenset(),
    "h2": frozenset(),
    "h3": frozenset(),
    "h4": frozenset(),
    "h5": frozenset(),
    "h6": frozenset(),
    "hr": frozenset(),
    "i": frozenset(),
    "img": frozenset(("src", "alt", "width", "height")),
    "ins": frozenset(("cite", "datetime")),
    "kbd": frozenset(),
    "li": frozenset(("value",)),
    "mark": frozenset(),
    "ol": frozenset(("start", "reversed")),
    "p": frozenset(),
    "pre": frozenset(),
    "q": frozenset(("cite",)),
    "s": frozenset(),
    "small": frozenset(),
    "span": frozenset(),
    "strong": frozenset(),
    "sub": frozenset(),
    "summary": frozenset(),
    "sup": frozenset(),
    "table": frozenset(),
    "tbody": frozenset(),
    "td": frozenset(("colspan", "rowspan")),
    "tfoot": frozenset(),
    "th": frozenset(("colspan", "rowspan", "scope")),
    "thead": frozenset(),
    "time": frozenset(("datetime",)),
    "tr": frozenset(),
    "u": frozenset(),
    "ul": frozenset(),
    "wbr": frozenset(),
}
"""The elements that may stay, each with the attributes it may have besides those allowed everywhere."""

TAG = re.compile(r"<([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
LINK = re.compile(r"<a\b((?:[^>\"]|\"[^\"]*\")*)>")
"""A link as the cleaner writes it: values always stand in double quotes."""
OUTWARD = re.compile(r" href=\"https?://")
RELATION = re.compile(r" rel=\"([^\"]*)\"")

_cleaner = nh3.Cleaner(
    tags=set(ATTRIBUTES),
    attributes={"*": set(EVERYWHERE)} | {tag: set(names) for tag, names in ATTRIBUTES.items() if names},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML without anything that the allow-list does not name; what `<script>` and `<style>` hold goes too.

    A link to another host says `noopener`, so that the page behind it has no hold on this one however it is opened.
    """
    return LINK.sub(_guarded, _cleaner.clean(html))


def _guarded(link: re.Match[str]) -> str:
    attributes = link[1]
    if not OUTWARD.search(attributes):
        return link[0]
    said = RELATION.search(attributes)
    words = " ".join(dict.fromkeys([*(said[1].split() if said else ()), "noopener"]))
    return f'<a{RELATION.sub("", attributes)} rel="{words}">'


def dropped(html: str) -> Iterator[tuple[str, str]]:
    """What `clean` will take away, once each, as (text to look for in the source, its name to tell)."""
    seen = set()
    for tag, attributes in dict.fromkeys(TAG.findall(html)):
        for needle, what in _refused(tag.lower(), attributes):
            if what not in seen:
                seen.add(what)
                yield needle, what


def _refused(tag: str, attributes: str) -> Iterator[tuple[str, str]]:
    allowed = ATTRIBUTES.get(tag)
    if allowed is None:
        yield f"<{tag}", f"<{tag}>"
        return
    for name, value in ATTRIBUTE.findall(attributes):
        scheme = re.match(r"[\"']?\s*([a-z][a-z0-9+.-]*):", value, re.I) if name in ("href", "src") else None
        if name.lower() not in allowed | EVERYWHERE:
            yield f"{name}", f"“{name.lower()}”"
        elif scheme and scheme[1].lower() not in SCHEMES:
            yield value.strip("\"'"), f"“{scheme[1].lower()}:”"
