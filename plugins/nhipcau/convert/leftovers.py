"""What Word, Google Docs, Outlook, Facebook and Zalo leave in HTML, and what it means."""

from __future__ import annotations

import re
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

from bs4.element import Tag

ELEMENTS = MappingProxyType(
    {
        "b": "strong",
        "strong": "strong",
        "i": "em",
        "em": "em",
        "cite": "em",
        "dfn": "em",
        "var": "em",
        "del": "del",
        "s": "del",
        "strike": "del",
        "ins": "ins",
        "sub": "sub",
        "sup": "sup",
        "mark": "mark",
        "small": "small",
        "tt": "code",
        "code": "code",
        "samp": "code",
        "kbd": "kbd",
    }
)
"""Elements that mark words, and the mark."""
STYLED = frozenset(("span", "font", "a", "p", "b", "strong", "i", "em"))
"""Where a style marks words; on larger parts it is the page's look."""
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(bold|bolder|[6-9]00)", re.I)
_NORMAL_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(normal|[1-4]00)", re.I)
_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*(?:italic|oblique)", re.I)
_UPRIGHT = re.compile(r"(?<![\w-])font-style\s*:\s*normal", re.I)
_RAISED = re.compile(r"(?<![\w-])vertical-align\s*:\s*(super|sub)\b", re.I)
_STRUCK = re.compile(r"(?<![\w-])text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_OWN = ("vi", "en")

_REDIRECTS = MappingProxyType(
    {
        "google.com/url": ("q", "url"),
        "l.facebook.com/l.php": ("u",),
        "lm.facebook.com/l.php": ("u",),
        "l.instagram.com/": ("u",),
        "l.messenger.com/l.php": ("u",),
        "youtube.com/redirect": ("q",),
        "link.zalo.me/": ("u", "url"),
    }
)
"""Pages that only lead on, and the parameter that says where."""
_SAFELINKS = "safelinks.protection.outlook.com"
_COUNTERS = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|mibextid|mc_[ce]id|igshid", re.I)


_SHORTCODE = re.compile(
    r"\[caption\b(?P<told>[^\]]{0,2000})\]\s*(?P<image>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)"
    r"(?P<caption>.{0,2000}?)\[/caption\]",
    re.I | re.S,
)
_TOLD = re.compile(r"\bcaption=(?:\"([^\"]*)\"|'([^']*)')", re.I)


def unshortened(html: str) -> str:
    """The HTML with WordPress' `[caption]` as the figure that it stands for."""
    return _SHORTCODE.sub(_figure, html) if "[caption" in html else html


def _figure(found: re.Match[str]) -> str:
    """Old ones have the caption as an attribute."""
    told = _TOLD.search(found["told"])
    caption = found["caption"].strip() or (told and (told[1] or told[2])) or ""
    return f"<figure>{found['image']}<figcaption>{caption}</figcaption></figure>"


def marks(tag: Tag) -> tuple[str, ...]:
    """The marks that an element gives to what it holds, by its name or its style: ("strong", "em")."""
    style, found = str(tag.attrs.get("style", "")), []
    named = ELEMENTS.get(tag.name, "")
    if tag.name in STYLED and style:
        found += _of_style(style)
        named = "" if _cancelled(named, style) else named
    language = _foreign(tag)
    return tuple(dict.fromkeys(mark for mark in (named, *found, language) if mark))


def _of_style(style: str) -> list[str]:
    raised = _RAISED.search(style)
    return [
        "strong" if _WEIGHT.search(style) else "",
        "em" if _ITALIC.search(style) else "",
        "del" if _STRUCK.search(style) else "",
        {"super": "sup", "sub": "sub"}[raised[1].lower()] if raised else "",
    ]


def _cancelled(mark: str, style: str) -> bool:
    """Google Docs wraps a whole text in `<b style="font-weight:normal">`."""
    return bool(
        (mark == "strong" and _NORMAL_WEIGHT.search(style)) or (mark == "em" and _UPRIGHT.search(style))
    )


def _foreign(tag: Tag) -> str:
    """`lang-fr` for a span in French. Word guesses a language for every run, so its guesses do not count."""
    language = str(tag.attrs.get("lang", ""))
    guessed = "mso-" in str(tag.attrs.get("style", "")) or language != language.lower() or "-" in language
    if tag.name != "span" or guessed or not _LANGUAGE.fullmatch(language):
        return ""
    return "" if language in _OWN else f"lang-{language}"


def emoji(tag: Tag) -> str:
    """The letter that a picture stands for, which is its description; "" for other pictures."""
    alt = str(tag.attrs.get("alt", ""))
    is_letter = "emoji" in str(tag.attrs.get("class", "")) or "/emoji/" in str(tag.attrs.get("src", ""))
    return alt if tag.name == "img" and is_letter and len(alt) < 12 else ""


def nameless(name: str) -> str:
    """An element's name in small letters; Word's own elements (`o:p`, `st1:place`) are spans."""
    return "span" if ":" in name else name.lower()


def address(href: str) -> str:
    """Where a link leads in the end: redirects unpacked, parameters that count readers taken off."""
    href = "".join(href.split())
    for _ in range(5):
        onward = _onward(href)
        if not onward:
            break
        href = onward
    before, asked, after = href.partition("?")
    if not asked or not _COUNTERS.search(after):
        return href
    query, hash_mark, fragment = after.partition("#")
    kept = "&".join(pair for pair in query.split("&") if not _COUNTERS.fullmatch(pair.partition("=")[0]))
    return before + (asked if kept else "") + kept + hash_mark + fragment


def _onward(href: str) -> str:
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").removeprefix("www.")
        names = _REDIRECTS.get(host + parts.path, ("url",) if host.endswith(_SAFELINKS) else ())
        asked = parse_qs(parts.query)
    except ValueError:
        return ""
    target = next((asked[name][0] for name in names if name in asked), "")
    return target if target.startswith(("http://", "https://")) else ""
