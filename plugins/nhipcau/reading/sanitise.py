"""Embedded HTML: what may stay in a text, by an allow-list, and what had to go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import nh3

from nhipcau.model import Problem, note, warning
from nhipcau.reading.source import N_

REFUSED = N_("{what} is not allowed in a text and was left out.")
PASSED_OVER = N_("What changes nothing for readers was left out: {what}.")
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

BLOCKS = frozenset(
    """address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe
    legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table
    tbody td tfoot th thead title tr track ul""".split()  # noqa: SIM905 (a list would take a page)
)
"""The elements that make a block of HTML, by CommonMark 4.6."""
LOSSES = frozenset(
    """applet area audio base button canvas embed form frame frameset iframe input link map math meta object
    optgroup option picture script select source style svg textarea track video""".split()  # noqa: SIM905 (a list would take a page)
)
"""Elements without which a reader has less."""
OTHERS = frozenset(
    """abbr acronym b bdi bdo big bgsound blink br cite code data datalist del dfn em font i image img ins
    isindex kbd keygen label listing mark marquee meter multicol nobr noembed noscript output plaintext pre
    progress q rb rp rt rtc ruby s samp slot small spacer span strike strong sub sup template time tt u var
    wbr xmp""".split()  # noqa: SIM905 (a list would take a page)
)
KNOWN = BLOCKS | LOSSES | OTHERS | frozenset(ATTRIBUTES)
"""The elements of HTML, old and new. A tag of any other name is words in angle brackets."""
_ATTRIBUTE = r"""(?:\s+[a-zA-Z_:][a-zA-Z0-9_.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)"""
NESTED = 5_000
"""How deep elements may stand within one another: to clean them takes as long as the square of that."""
SHALLOW = frozenset(("br", "hr", "img", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"))
"""Elements that hold nothing, or that end by themselves where the next begins."""
TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)({_ATTRIBUTE}*+)\s*+/?>")
ATTRIBUTED = re.compile(rf"<([a-zA-Z][a-zA-Z0-9:-]*)({_ATTRIBUTE}++)\s*+/?>")
"""A tag, and one with attributes."""
BARE = frozenset(
    """allowfullscreen async autofocus autoplay border checked compact controls declare default defer disabled hidden
    href inert ismap itemscope loop multiple muted name nomodule noshade novalidate nowrap open playsinline readonly
    required reversed selected""".split()  # noqa: SIM905 (a list would take a page)
)
"""Attributes that stand without a value."""
BY_ADDRESS = frozenset(("href", "src", "cite"))
_SCHEME = re.compile(r"[\"']?\s*([a-z][a-z0-9+.-]*):", re.I)
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
LINK = re.compile(r"<a\b((?:[^>\"]|\"[^\"]*\")*)>")
"""A link as the cleaner writes it: values always stand in double quotes."""
CITE = re.compile(r" cite=\"(?!https?://|/)[^\"]*\"(?=[^<>]*>)")
"""Where a quotation is said to come from: the cleaner does not look at what follows."""
OUTWARD = re.compile(r" href=\"https?://")
RELATION = re.compile(r" rel=\"([^\"]*)\"")


def is_words(name: str, attributes: str) -> bool:
    """Whether what stands in angle brackets is no tag of HTML, but words: "<Tên dự án>", "<a hoặc b>"."""
    if name.lower() not in KNOWN:
        return True
    return "=" not in attributes and any(
        word.lower() not in BARE and "-" not in word for word in attributes.split()
    )


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
    html = LINK.sub(_guarded, _cleaner.clean(html))
    return CITE.sub("", html) if " cite=" in html else html


def _guarded(link: re.Match[str]) -> str:
    attributes = link[1]
    if not OUTWARD.search(attributes):
        return link[0]
    said = RELATION.search(attributes)
    words = " ".join(dict.fromkeys([*(said[1].split() if said else ()), "noopener"]))
    return f'<a{RELATION.sub("", attributes)} rel="{words}">'


def too_deep(html: str) -> str:
    """The tag with which HTML stands deeper within other elements than is read; "" for none.

    To clean what is deeper would take minutes.
    """
    if html.count("<") < NESTED:
        return ""
    open_tags: list[str] = []
    for closing, name, _ in TAG.findall(html):
        if not closing and name.lower() not in SHALLOW:
            open_tags.append(name.lower())
            if len(open_tags) > NESTED:
                return f"<{name}"
        elif closing and open_tags and open_tags[-1] == name.lower():
            open_tags.pop()
    return ""


def refused(raw: str, html: str) -> Iterator[tuple[Callable[..., Problem], str, str, str]]:
    """What is left out of a text, as (what makes a problem of it, what to look for in the source, a msgid, its name).

    `raw` is the HTML that was written in it, `html` the whole of it before `clean`. What is lost to readers is a
    warning; what only looked different is told together, as a note.
    """
    harmless: dict[str, str] = {}
    for tag in dict.fromkeys(name.lower() for _, name, _ in TAG.findall(raw)):
        if tag in KNOWN and tag not in ATTRIBUTES and tag != "h1":
            if tag in LOSSES:
                yield warning, f"<{tag}", REFUSED, f"<{tag}>"
            else:
                harmless[f"<{tag}>"] = f"<{tag}"
    seen = set()
    for tag, attributes in dict.fromkeys(ATTRIBUTED.findall(html)):
        for name, value in ATTRIBUTE.findall(attributes) if tag.lower() in ATTRIBUTES else ():
            what = _loss(tag.lower(), name.lower(), value)
            if what and what not in seen:
                seen.add(what)
                if name.lower() in BY_ADDRESS or name.lower().startswith("on"):
                    yield warning, value.strip("\"'") if name.lower() in BY_ADDRESS else name, REFUSED, what
                else:
                    harmless[what] = name
    if harmless:
        yield note, next(iter(harmless.values())), PASSED_OVER, ", ".join(harmless)


def _loss(tag: str, name: str, value: str) -> str:
    """The name of what an attribute loses, or ""."""
    if name not in ATTRIBUTES[tag] | EVERYWHERE:
        return f"“{name}”"
    scheme = _SCHEME.match(value) if name in BY_ADDRESS else None
    return f"“{scheme[1].lower()}:”" if scheme and scheme[1].lower() not in SCHEMES else ""
