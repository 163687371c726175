"""Texts of static generators (Hugo, Jekyll, Pelican, Eleventy): front matter in one of four forms, then Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urljoin

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from nhipcau.convert.spelling import decode
from nhipcau.importing.counting import counted, plain
from nhipcau.importing.front_matter import begins, front_matter, one, values
from nhipcau.importing.marking import marked
from nhipcau.importing.settling import settled
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.site_habits import (
    KNOWN,
    NAMED,
    addresses_of,
    day_of,
    groups_of,
    is_draft,
    is_page,
    language_of,
)
from nhipcau.importing.site_tags import STEM, plain_markdown, stem_of
from nhipcau.importing.values import Article, LedgerLine, Saved, Useless
from nhipcau.languages import normalise

ENDINGS = (".md", ".markdown", ".mdx", ".mdown")
_WORDS = ("title", "standfirst", "sections", "topics", "byline")
LIMIT = 5_000_000
"""Bytes of a text."""


class MarkdownSite:
    """Sources of static generators."""

    name = "markdown"

    def knows(self, saved: Saved) -> float:
        if not saved.name.lower().endswith(ENDINGS):
            return 0.0
        return 0.9 if begins(_text(saved, saved.head(4096))) else 0.4

    def parts(self, saved: Saved) -> Iterator[Saved]:
        yield saved

    def read(self, saved: Saved) -> Iterator[Article]:
        data = saved.read()
        if len(data) > LIMIT:
            raise Useless("large")
        fields, body = front_matter(_text(saved, data))
        if not body.strip() and not fields:
            raise Useless("empty")
        yield _article(saved, fields, body)


def _text(saved: Saved, data: bytes) -> str:
    text, _ = decode(data, saved.charset)
    return normalise(text).removeprefix("\ufeff").lstrip("\n")


def _article(saved: Saved, fields: dict[str, Any], text: str) -> Article:
    ledger: list[LedgerLine] = []
    told = {name: values(fields, names) for name, names in KNOWN.items()}
    base = saved.address or f"{NOWHERE}/{saved.name}"
    html = _markdown().render(plain_markdown(text, ledger))
    body, shots, left, said = marked(html, base)
    title = one(told["title"])
    if not title and (first := re.match(r"#{1,2} (?P<words>.+?)(?: \{#[^}]*\})?\n+", body)):
        title, body = plain(first["words"]).strip(), body[first.end() :]
    known = {name for names in KNOWN.values() for name in names}
    ledger += [
        *left,
        *(
            LedgerLine("setting", name, note=str(value)[:200])
            for name, value in fields.items()
            if name not in known
        ),
    ]
    article = Article(
        source=saved.name,
        origin="markdown",
        lang=language_of(saved.name, one(told["lang"]), f"{title}. {plain(body)}"),
        title=title,
        body=body,
        shots=shots,
        **_told_fields(saved, fields, told, base),
    )
    for name in ("sections", "topics"):
        ledger += [LedgerLine(name[:-1], name, each) for each in told[name]]
    shown = (line.words for line in ledger if line.became == "shortcode")
    source = counted(" ".join((said, *(" ".join(told[name]) for name in _WORDS), *shown)))
    return settled(article, source, ledger)


def _told_fields(
    saved: Saved, fields: Mapping[str, Any], told: Mapping[str, list[str]], base: str
) -> dict[str, Any]:
    """What the front matter, the name of the file and its folder tell."""
    undated = not told["date"] and not NAMED.match(stem_of(saved.name))
    return {
        "piece": "page" if undated and is_page(saved.name, fields) else "story",
        "standfirst": one(told["standfirst"]),
        "byline": ", ".join(told["byline"]),
        "date": day_of(saved.name, told["date"]),
        "sections": tuple(told["sections"]),
        "topics": tuple(_split(told["topics"])),
        "addresses": tuple(addresses_of(saved, fields, told)),
        "places": (base, f"{NOWHERE}/{STEM}/{stem_of(saved.name)}"),
        "translations": tuple(groups_of(saved.name, told["group"])),
        "cover": urljoin(base, one(told["cover"])) if told["cover"] else "",
        "draft": is_draft(fields),
    }


@cache
def _markdown() -> MarkdownIt:
    """What reads Markdown as the generators do: CommonMark with tables, notes and terms, HTML left in."""
    return (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .use(deflist_plugin)
    )


def _split(values: list[str]) -> Iterator[str]:
    """Topics, one by one; Pelican has them on one line."""
    for value in values:
        yield from filter(None, (part.strip() for part in value.split(",")))
