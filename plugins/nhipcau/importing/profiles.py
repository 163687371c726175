"""Where the parts of a page stand on an old site: a profile in TOML, of CSS selectors.

    name = "haufo"
    hosts = ["haufo.example"]
    language = "vi"

    [select]
    title = "h1.news-title"
    date = ".news-date"
    body = ".news-content"

    [leave]
    navigation = [".menu", ".breadcrumb"]
    boilerplate = [".share"]

`select` may have the fields of `FIELDS`, each a selector or a list of them, the first that finds something counts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lxml.cssselect import CSSSelector
from lxml.etree import XPath

PROFILES = Path(__file__).parent / "profiles"
FIELDS = ("title", "date", "views", "byline", "credit", "standfirst", "section", "topics", "related", "body")
"""What a profile may say the place of. Of `section`, `topics` and `related` all that is found counts, of others the
first."""
REASONS_TO_LEAVE = ("navigation", "boilerplate", "form", "comment", "related")


class BrokenProfile(Exception):
    """A profile cannot be used; says why."""


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """A profile that can be used: selectors by field, those of what is left with the reason, hosts, and a language."""

    name: str
    select: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leave: tuple[tuple[str, str], ...] = ()
    hosts: tuple[str, ...] = ()
    language: str = ""
    text: str = ""
    """The file, by which a source that was read with another is read again."""


def read_profile(text: str) -> SiteProfile:
    """The profile that a file holds; raises BrokenProfile."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as bad:
        raise BrokenProfile(str(bad)) from None
    if unknown := sorted(set(told) - {"name", "hosts", "language", "select", "leave"}):
        raise BrokenProfile(unknown[0])
    select = {
        name: _selectors("select", name, value, FIELDS) for name, value in _table(told, "select").items()
    }
    leave = [
        (why, selector)
        for why, value in _table(told, "leave").items()
        for selector in _selectors("leave", why, value, REASONS_TO_LEAVE)
    ]
    hosts = tuple(map(str, told.get("hosts", ())))
    return SiteProfile(
        str(told.get("name", "html")), select, tuple(leave), hosts, str(told.get("language", "")), text
    )


def _table(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = told.get(name, {})
    if not isinstance(table, dict):
        raise BrokenProfile(name)
    return table


def _selectors(table: str, name: str, value: object, known: tuple[str, ...]) -> tuple[str, ...]:
    if name not in known:
        raise BrokenProfile(f"[{table}] {name}")
    found = tuple(map(str, value)) if isinstance(value, list) else (str(value),)
    for selector in found:
        try:
            compiled(selector)
        except Exception:  # cssselect raises of foreign words what it stumbles over
            raise BrokenProfile(f"[{table}] {name} = {selector!r}") from None
    return found


@cache
def compiled(selector: str) -> XPath:
    """A selector, ready to find elements."""
    return CSSSelector(selector, translator="html")


@cache
def portal_profile(name: str) -> SiteProfile:
    """The profile of a portal that the package knows."""
    return read_profile((PROFILES / f"{name}.toml").read_text(encoding="utf-8"))
