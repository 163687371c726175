"""What static generators tell of a text outside of its words: by the names of fields, files and folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.importing.front_matter import one, values
from nhipcau.importing.lines import when
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.site_tags import stem_of
from nhipcau.importing.tongues import tongue
from nhipcau.importing.values import Saved

NAMED = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[-_](?P<slug>.+)")
"""The name of a file or a folder that begins with a day."""
_LANGUAGE = re.compile(r"\.(?P<code>[a-z]{2})(?:-[a-zA-Z]{2})?\.(?:md|markdown)$")
_FOLDER = re.compile(r"(?:^|/)(?P<code>vi|en|fr|de|es|ja|ko|zh|ru|lo)/")
KNOWN = {
    "title": ("title",),
    "date": ("date", "published", "publishdate", "pubdate", "publish_date", "created"),
    "standfirst": ("description", "summary", "subtitle", "excerpt", "lead", "standfirst"),
    "sections": ("categories", "category", "section"),
    "topics": ("tags", "tag", "keywords", "topics"),
    "byline": ("author", "authors", "byline"),
    "cover": ("image", "cover", "featured_image", "thumbnail", "cover_image", "hero", "banner"),
    "lang": ("lang", "language", "locale"),
    "address": ("url", "permalink", "aliases", "redirect_from", "alias", "save_as"),
    "group": ("translationkey", "ref", "translation_id", "i18n_key", "lang-ref"),
    "slug": ("slug",),
    "draft": ("draft", "status"),
}
"""The names that generators have for what a text tells, by what it is here."""


def day_of(name: str, told: list[str]) -> str:
    """When a text appeared: as its field says, or else the name of its file or folder; "" where neither does."""
    found = when(one(told))
    named = NAMED.search(name.rpartition("/")[2]) or NAMED.search(stem_of(name))
    return found.told if found else named["day"] if named else ""


def language_of(name: str, told: str, text: str) -> str:
    """The language: as its field says, or the ending of its file, or a folder, or else its words."""
    filed = _LANGUAGE.search(name)
    folder = _FOLDER.search(name)
    return (
        told[:2].lower()
        or (filed["code"] if filed else "")
        or (folder["code"] if folder else "")
        or tongue(text)
    )


def is_page(name: str, fields: Mapping[str, Any]) -> bool:
    """Whether a text without a date is one of the pages that have none."""
    return (
        "/pages/" in f"/{name}" or fields.get("layout") in ("page", "default") or fields.get("type") == "page"
    )


def is_draft(fields: Mapping[str, Any]) -> bool:
    """Whether the fields say that a text is not out."""
    said = (
        str(fields.get("draft", "")).lower() == "true" or str(fields.get("published", "")).lower() == "false"
    )
    return said or str(fields.get("status", "")).lower() in ("draft", "hidden")


def groups_of(name: str, told: list[str]) -> Iterator[str]:
    """What a text and its translations have in common: a key, or the place of the file but for the language."""
    if told:
        yield told[0]
    elif _LANGUAGE.search(name) or _FOLDER.search(name):
        yield "file " + _FOLDER.sub("/", _LANGUAGE.sub(".md", name))


def addresses_of(saved: Saved, fields: Mapping[str, Any], told: Mapping[str, list[str]]) -> Iterator[str]:
    """Where the text stood: as it says itself, or by the habits of its generator."""
    said = [value for name in KNOWN["address"] for value in values(fields, (name,)) if ":" not in value]
    for value in said:
        yield f"{NOWHERE}/{value.lstrip('/')}"
    inner = saved.address.removeprefix(f"{NOWHERE}/") if saved.address.startswith(NOWHERE) else ""
    if not inner or values(fields, ("url", "permalink", "save_as")):
        return
    slug = one(told["slug"])
    stem = stem_of(inner)
    dated = NAMED.fullmatch(stem)
    if dated and "_posts/" in inner:
        folders = "/".join(each.lower() for each in told["sections"])
        path = f"{dated['day'].replace('-', '/')}/{slug or dated['slug']}.html"
        yield f"{NOWHERE}/{folders + '/' if folders else ''}{path}"
    elif "content/" in inner:
        folder = inner.partition("content/")[2].rpartition("/")[0]
        folder = folder.rpartition("/")[0] if inner.rpartition("/")[2].startswith("index.") else folder
        yield "/".join(filter(None, (NOWHERE, folder, slug or stem))) + "/"
