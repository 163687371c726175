"""Keys and addresses that are taken: no two pieces may have one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit

from nhipcau.importing.shelf import NOWHERE
from nhipcau.languages import slugify
from nhipcau.model import Language, Publication

_FIELD = re.compile(r"^(title|slug|aliases):\s*(.*?)\s*$", re.M)
_PATH = re.compile(r"/[^\s,\]\"']*")
_ALIAS = re.compile(r"/[^\s?#\\]*(?:\?[^\s#\\]+)?")
_HOMES = re.compile(r"/?(?:index|default|home)?(?:\.(?:html?|php|aspx?))?", re.I)
LONGEST, PART = 900, 240
"""Bytes of an address that may be kept, and of what stands in it between two slashes."""


class Taken:
    """The keys of a kind of pieces and the addresses of the site, in use by others than the import; `ours` are the keys
    of the import."""

    def __init__(self, content: Path, publication: Publication, ours: Iterable[str]) -> None:
        self.publication = publication
        self.keys: dict[str, set[str]] = {"stories": set(), "events": set(), "pages": set()}
        self.addresses: set[str] = set()
        mine = set(ours)
        for kind, keys in self.keys.items():
            for path in sorted(content.joinpath(kind).rglob("index.*")):
                if path.parent.name not in mine:
                    keys.add(path.parent.name)
                    self._read(kind, path)

    def _read(self, kind: str, path: Path) -> None:
        """The addresses that a file of somebody else claims, as far as a glance tells."""
        code = path.name.split(".")[1]
        if code not in {language.code for language in self.publication.languages}:
            return
        told = dict(_FIELD.findall(path.read_text(encoding="utf-8", errors="replace")[:4000]))
        title = told.get("title", "").strip("\"'")
        language = self.publication.language(code)
        main = language == self.publication.main
        key = path.parent.name
        slug = told.get("slug", "").strip("\"'") or (key if main else slugify(title) or key)
        self.addresses.add(address(language, kind, key, slug.removeprefix(f"{key[:10]}-")))
        self.addresses.update(_PATH.findall(told.get("aliases", "")))

    def key(self, kind: str, wanted: str) -> str:
        """That key, or one with a number where it is taken; it is then taken."""
        key, number = wanted, 2
        while key in self.keys[kind]:
            key, number = f"{wanted}-{number}", number + 1
        self.keys[kind].add(key)
        return key

    def slug(self, language: Language, kind: str, key: str, wanted: str) -> str:
        """That slug, or one with a number where its address is taken; the address is then taken."""
        slug, number = wanted, 2
        while address(language, kind, key, slug) in self.addresses:
            slug, number = f"{wanted}-{number}", number + 1
        self.addresses.add(address(language, kind, key, slug))
        return slug

    def alias(self, path: str) -> bool:
        """Whether an old address can lead on; it is then taken."""
        url = path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"
        if path in self.addresses or url in self.addresses:
            return False
        self.addresses.update((path, url))
        return True


def address(language: Language, kind: str, key: str, slug: str) -> str:
    """The address of an edition on the new site."""
    if kind != "stories":
        return language.at(kind, slug)
    year, month = key[:4], key[5:7]
    return f"{language.home}{year}/{month}/{slug}/"


def old_path(told: str) -> str:
    """The path, with its query, that an old address had; "" where it was the front page, or cannot lead on."""
    try:
        parts = urlsplit(told)
    except ValueError:
        return ""
    path = quote(parts.path, safe="/%!$&'()*+,;=:@~-._") + (
        f"?{quote(parts.query, safe='%&=+,;:@/!~-._[]')}" if parts.query else ""
    )
    if not parts.query and _HOMES.fullmatch(parts.path.lstrip("/")):
        return ""
    long = len(path) > LONGEST or any(len(part) > PART for part in path.split("/"))
    if long or ".." in path or "//" in path or not _ALIAS.fullmatch(path):
        return ""
    return (
        ""
        if told.startswith(NOWHERE) and "/" not in parts.path.strip("/") and not parts.path.strip("/")
        else path
    )
