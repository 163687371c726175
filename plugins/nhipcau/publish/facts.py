"""Facts of a built file that other files are held against: what it names, and what may be named in it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from html import unescape
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

from nhipcau.model.fast_pickling import fast_pickling
from nhipcau.problems import N_

LOCAL = re.compile(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?![\w.-])", re.I)
"""An address of the machine that a site was built on: readers would be led to their own."""

TAG = re.compile(
    r"<!--.*?-->|<([a-z][a-z0-9-]*)((?:\s+[^\s\"'<>=/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*/?>",
    re.I | re.S,
)
"""A comment, or an opening tag with all its attributes. Five times as fast as a parser, and as right on pages whose
templates and bodies have been through one: tests/publish/test_facts.py holds it against `html.parser`."""
ATTRIBUTE = re.compile(r"\s([a-z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
RAW = re.compile(r"(<(script|style)\b[^>]*>).*?</\2\s*>", re.I | re.S)
"""What lies in these elements is no markup."""
JSON_LD = re.compile(r"<script type=\"application/ld\+json\">(.*?)</script>", re.S)
SHOWN = frozenset(("og:image", "og:url", "og:video", "og:audio"))
URL = re.compile(r"url\(\s*[\"']?([^\"')]+)")
IMPORT = re.compile(r"(?:^|[;}\s])(?:import|from)\s*\(?\s*[\"'](\.{0,2}/[^\"']+)[\"']")
ARTICLE = re.compile(r"<main\b.*?<article\b[^>]*>(.*?)</article>", re.S)
MARKUP = re.compile(r"<[^>]*>")
MAIN_EDITION = "x-default"
PUBLISHED = "article:published_time"
"""What a story says of itself (Open Graph), and no other page."""


@fast_pickling
@dataclass(frozen=True, slots=True)
class Facts:
    """What one file says. Paths are those of files of the site.

    `named` are files, and `spots` places in files ("a/index.html#b"), that it leads to or shows; `ids` are places in
    it that others may name; `editions` are the same page in other languages: (language, path). `story` stands for which
    story the page is of, and for its text, as "6d3f….b109…"; "" for other pages. `faults` are msgids of what is wrong
    with it, with what they are about.
    """

    named: frozenset[str] = frozenset()
    spots: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    editions: tuple[tuple[str, str], ...] = ()
    story: str = ""
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """Where the site is: its public address, with no slash at its end."""

    url: str

    def target(self, link: str, path: str) -> tuple[str, str] | None:
        """The file of the site, and the place in it, to which a link in the file at `path` leads; None elsewhere."""
        return _target(self.url, link, "" if link.startswith(("/", "http")) else path)


@lru_cache(maxsize=100_000)
def _target(url: str, link: str, path: str) -> tuple[str, str] | None:
    """Remembered: most of a page's links stand on every page."""
    try:
        parts = urlsplit(urljoin(f"{url}/{path}", link.strip()))
    except ValueError:
        return None
    home = urlsplit(url)
    if (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
        return None
    found = normpath(unquote(parts.path)).lstrip("/")
    if parts.path.endswith("/") or found in ("", "."):
        found = f"{found}/index.html".removeprefix("./").lstrip("/")
    return sys.intern(found), unquote(parts.fragment)


def page(html: str, path: str, base: Base) -> Facts:
    """The facts of a page."""
    named, spots, ids = set[str](), set[str](), set[str]()
    editions, led, canonical, published = list[tuple[str, str]](), "", path, False
    for match in TAG.finditer(RAW.sub(r"\1", html)):
        given = attributes(match[2] or "")
        if not given:
            continue
        ids.update(
            sys.intern(given[key])
            for key in ("id", "name")
            if key in given and (key == "id" or match[1] == "a")
        )
        published = published or given.get("property") == PUBLISHED
        if given.get("rel") == "canonical" and (found := base.target(given.get("href", ""), path)):
            canonical = found[0]
        if "hreflang" in given and match[1] == "link" and (found := base.target(given.get("href", ""), path)):
            editions.append((given["hreflang"], found[0]))
        for link in links(match[1], given):
            led = led or (link if LOCAL.match(link) else "")
            if found := base.target(link, path):
                named.add(found[0])
                if found[1]:
                    spots.add(sys.intern("#".join(found)))
    faults = [*local(led), *_broken_data(html)]
    own = published and canonical == path
    story = _story(html, dict(editions).get(MAIN_EDITION, path)) if own else ""
    return Facts(frozenset(named), frozenset(spots), frozenset(ids), tuple(editions), story, tuple(faults))


def _story(html: str, main: str) -> str:
    """What stands for a story, named by the page of its main edition, and for its words in this one."""
    text = ARTICLE.search(html)
    words = " ".join(MARKUP.sub(" ", text[1] if text else html).split())
    return ".".join(blake2b(each.encode(), digest_size=6).hexdigest() for each in (main, words))


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, by their names in small letters."""
    if "=" not in text:
        return {}
    found = ((m[1].lower(), m[2] or m[3] or m[4] or "") for m in ATTRIBUTE.finditer(text))
    return {name: unescape(value) if "&" in value else value for name, value in found}


def links(tag: str, given: dict[str, str]) -> Iterator[str]:
    """What a tag leads to or shows."""
    yield from (given[key] for key in ("href", "src", "poster", "action") if given.get(key))
    for key in ("srcset", "imagesrcset"):
        yield from (each.split()[0] for each in given.get(key, "").split(",") if each.strip())
    if tag == "meta" and given.get("property") in SHOWN:
        yield given.get("content", "")
    if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
        yield given.get("content", "").partition("url=")[2]


def style(css: str, path: str, base: Base) -> Facts:
    """The facts of a style sheet: pictures and fonts."""
    found = [base.target(link, path) for link in URL.findall(css) if not link.startswith(("data:", "#"))]
    return Facts(frozenset(target[0] for target in found if target), faults=tuple(local(css)))


def script(text: str, path: str, base: Base) -> Facts:
    """The facts of a script: modules that it imports."""
    found = [base.target(link, path) for link in IMPORT.findall(text)]
    return Facts(frozenset(target[0] for target in found if target))


def local(text: str) -> Iterator[tuple[str, str]]:
    """The fault of a text that leads to the machine on which it was made."""
    if match := LOCAL.search(text):
        yield N_("It names an address of the machine that the site was built on: {what}"), match[0]


def _broken_data(html: str) -> Iterator[tuple[str, str]]:
    for data in JSON_LD.findall(html):
        try:
            json.loads(data)
        except ValueError as fault:
            yield N_("Its linked data is no JSON: {what}"), str(fault)
