"""`nhipcau import --learn PAGE`: a profile proposed for a saved page, for a person to look at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from lxml.html import HtmlElement

from nhipcau.importing import lines
from nhipcau.importing.head_matter import head_matter
from nhipcau.importing.matter import matter
from nhipcau.importing.page_parts import USUAL, PageParts
from nhipcau.importing.page_text import leaves, text_of
from nhipcau.importing.parsing import parsed
from nhipcau.importing.profiles import compiled
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.values import Saved

_NUMBERED = re.compile(r"\d{3,}|^post-\d|^node-\d|^ctl\d")
_STATES = frozenset(
    ("active", "clearfix", "row", "col", "container", "first", "last", "odd", "even", "show", "fade")
)


def learnt(path: Path) -> str:
    """The profile, as TOML; each selector with what it finds on this page."""
    root = parsed(Saved(path.name, path=path))
    page = PageParts(root, NOWHERE, head_matter(root, f"{NOWHERE}/{quote(path.name)}"))
    found = dict(_found(page))
    rows = [f'name = "{re.sub(r"[^a-z0-9-]+", "-", path.stem.lower()).strip("-") or "site"}"', "", "[select]"]
    for name, element in found.items():
        said = " ".join(text_of(element).split())[:60]
        rows.append(f"{name} = {json.dumps(selector(element, root), ensure_ascii=False)}  # {said}")
    rows += ["", "[leave]"]
    for why, elements in _left(root, found.get("body")).items():
        told = ", ".join(json.dumps(each, ensure_ascii=False) for each in elements)
        rows.append(f"{why} = [{told}]")
    return "\n".join(rows) + "\n"


def _found(page: PageParts) -> Iterator[tuple[str, HtmlElement]]:
    """The elements that tell a field, as far as they can be known."""
    body = matter(page.root)
    heading = next(
        (each for each in page.root.iter("h1", "h2", "h3") if lines.same(text_of(each), page.head.title)),
        None,
    )
    heading = (
        heading
        if heading is not None
        else next((each for each in page.root.iter("h1") if text_of(each)), None)
    )
    if heading is not None:
        yield "title", heading
    dated = next((leaf for leaf in leaves(page.root) if lines.is_dated(text_of(leaf))), None)
    if dated is not None:
        yield "date", dated
    for name in ("standfirst", "byline", "section", "topics"):
        for told in USUAL[name]:
            hit = next(
                (each for each in compiled(told)(page.root) if text_of(each) and each is not body), None
            )
            if hit is not None:
                yield name, hit
                break
    if body is not None:
        yield "body", body


def selector(element: HtmlElement, root: HtmlElement) -> str:
    """The shortest selector that finds the element first: its id, its class, or those with its parent's."""
    own = list(_simple(element))
    above = [
        f"{outer} > {inner}"
        for parent in element.iterancestors()
        for outer in _simple(parent)
        for inner in own
    ]
    for told in (*own, *above):
        hits = compiled(told)(root)
        if hits and hits[0] is element:
            return told
    return own[-1]


def _simple(element: HtmlElement) -> Iterator[str]:
    ident = element.get("id") or ""
    if re.fullmatch(r"[A-Za-z][\w-]*", ident) and not _NUMBERED.search(ident):
        yield f"#{ident}"
    for name in (element.get("class") or "").split():
        if (
            re.fullmatch(r"[A-Za-z][\w-]*", name)
            and not _NUMBERED.search(name)
            and name.lower() not in _STATES
        ):
            yield f"{element.tag}.{name}"
    if (prop := element.get("itemprop")) and re.fullmatch(r"[A-Za-z]+", prop):
        yield f"[itemprop={prop}]"
    yield str(element.tag)


def _left(root: HtmlElement, body: HtmlElement | None) -> dict[str, list[str]]:
    """Parts around and within the text whose names say that they are none of it."""
    words = {
        "navigation": re.compile(
            r"breadcrumb|menu|related|other-?news|tin-?(?:khac|lien-?quan)|pagination", re.I
        ),
        "boilerplate": re.compile(r"share|social|rating|print|banner", re.I),
        "comment": re.compile(r"comment|binh-?luan", re.I),
    }
    found: dict[str, list[str]] = {}
    for element in root.iter("div", "ul", "section", "aside", "p"):
        named = f"{element.get('class', '')} {element.get('id', '')}"
        why = next((kind for kind, pattern in words.items() if pattern.search(named)), "")
        holds = body is not None and any(each is element for each in (body, *body.iterancestors()))
        if why and not holds:
            told = next(_simple(element))
            if told not in found.setdefault(why, []) and told != element.tag:
                found[why].append(told)
    return {why: told[:8] for why, told in found.items() if told}
