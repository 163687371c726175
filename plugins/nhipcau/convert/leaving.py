"""Which parts of a page are no part of its text, and why."""

from __future__ import annotations

import re
from types import MappingProxyType

from bs4.element import Tag

ELEMENTS = MappingProxyType(
    dict.fromkeys(("head", "title", "meta", "base", "frameset"), "head")
    | dict.fromkeys(("script", "noscript", "template"), "script")
    | dict.fromkeys(("style", "link"), "style")
    | dict.fromkeys(("input", "button", "select", "option", "textarea", "datalist", "output"), "form")
    | dict.fromkeys(("nav", "menu"), "navigation")
    | dict.fromkeys(("svg", "canvas", "object", "embed", "applet", "map", "dialog"), "unreadable")
)
ROLES = MappingProxyType({"navigation": "navigation", "search": "form", "contentinfo": "boilerplate"})
CLASSES = MappingProxyType(
    dict.fromkeys(
        (
            "addtoany_share_save_container",
            "comment-respond",
            "comments-area",
            "fb-comments",
            "fb-like",
            "fb-share-button",
            "jp-relatedposts",
            "post-views",
            "sharedaddy",
            "social-share",
            "zalo-follow-only-button",
            "zalo-share-button",
        ),
        "boilerplate",
    )
    | dict.fromkeys(("breadcrumb", "breadcrumbs", "ez-toc-container", "lwptoc", "pagination"), "navigation")
    | dict.fromkeys(("screen-reader-text", "sr-only", "visually-hidden"), "hidden")
)
"""Names that the software of old sites gives; what a single site puts around its texts is for its profile to say."""

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
LONG_FORM = 80
"""Words. ASP.NET puts the whole page into a form; a form for comments has fewer."""


def why_left(tag: Tag) -> str:
    """The kind of reason for which an element is left with all it holds (see `REASONS`), or ""."""
    attributes = tag.attrs
    classes = str(attributes.get("class", "")).lower().split()
    return (
        ELEMENTS.get(tag.name, "")
        or ROLES.get(str(attributes.get("role", "")), "")
        or next((CLASSES[name] for name in classes if name in CLASSES), "")
        or ("hidden" if _hidden(tag) else "")
        or ("form" if tag.name == "form" and _is_short(tag) else "")
        or ("tracking" if tag.name in ("img", "iframe") and _counts(tag) else "")
    )


def label(tag: Tag) -> str:
    """An element by name, id and class, as a selector would: `div#comments.comment-respond`."""
    ident, names = str(tag.attrs.get("id", "")), str(tag.attrs.get("class", "")).split()
    return tag.name + (f"#{ident}" if ident else "") + "".join(f".{name}" for name in names)


def _hidden(tag: Tag) -> bool:
    return "hidden" in tag.attrs or bool(HIDDEN.search(str(tag.attrs.get("style", ""))))


def _is_short(form: Tag) -> bool:
    count = 0
    for words in form.strings:
        count += len(words.split())
        if count > LONG_FORM:
            return False
    return True


def _counts(tag: Tag) -> bool:
    """Whether a picture or frame has no size to be seen."""
    sizes = [str(tag.attrs.get(side, "")).removesuffix("px") for side in ("width", "height")]
    return all(size in ("0", "1") for size in sizes)
