"""A post or a page of WordPress as an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from nhipcau.importing import shortcodes
from nhipcau.importing.counting import counted, plain
from nhipcau.importing.marking import marked
from nhipcau.importing.settling import settled
from nhipcau.importing.tongues import tongue
from nhipcau.importing.values import Article, LedgerLine

_LANGUAGE = re.compile(r"(?:pll_)?(?P<code>[a-z]{2})(?:[-_][A-Za-z]{2,4})?")
_PATH = re.compile(r"https?://[^/]+/(?P<code>[a-z]{2})/")
_DRAFTS = frozenset(("draft", "pending", "private"))


def post_article(source: str, told: Mapping[str, Any], piece: str = "") -> Article:
    """The article of a post as the export tells it (see `wordpress.WordPressExport.parts`)."""
    ledger: list[LedgerLine] = []
    html = shortcodes.html(told["content"], told["named"], ledger)
    body, shots, left, said = marked(html, told["root"] or told["link"])
    title, excerpt = _text(told["title"]), _text(told["excerpt"])
    byline = _text(told["author"])
    ledger += [*left, *_besides(told, byline)]
    meta = told["meta"]
    counts = [meta[name] for name in ("post_views_count", "views") if meta.get(name, "").isdigit()]
    ledger += [LedgerLine("views", "postmeta", counts[0])] if counts else []
    article = Article(
        source=source,
        origin=_host(told) or "wordpress",
        piece=piece or ("page" if told["type"] == "page" else "story"),
        lang=_lang(told, f"{title}. {plain(body)}"),
        title=title,
        standfirst=excerpt,
        byline=byline,
        body=body,
        shots=shots,
        views=int(counts[0]) if counts else None,
        **_told_fields(told),
    )
    source_words = counted(f"{title} {excerpt} {byline} {said}")
    for line in ledger:
        if line.became in ("shortcode", "comment", "section", "topic", "views"):
            source_words.update(counted(line.words))
    return settled(article, source_words, ledger)


def _told_fields(told: Mapping[str, Any]) -> dict[str, Any]:
    """What an export tells of a post in fields of its own."""
    names = list(_names(told))
    return {
        "date": _date(told),
        "sections": tuple(name for domain, name in names if domain == "category"),
        "topics": tuple(name for domain, name in names if domain == "post_tag"),
        "addresses": tuple(filter(None, _addresses(told))),
        "translations": tuple(_groups(told)),
        "cover": told["named"].get(told["meta"].get("_thumbnail_id", ""), {}).get("attachment", ""),
        "draft": told["status"] in _DRAFTS,
    }


def _besides(told: Mapping[str, Any], byline: str) -> Iterator[LedgerLine]:
    """What an export tells of a post besides its text."""
    for domain, name in _names(told):
        if domain in ("category", "post_tag"):
            yield LedgerLine("section" if domain == "category" else "topic", domain, name)
        elif domain not in ("language", "post_translations", "post_format", "nav_menu", "tribe_events_cat"):
            yield LedgerLine("setting", domain, note=name)
    for number, words in enumerate(told["comments"], 1):
        yield LedgerLine("comment", f"comment {number}", words)


def _names(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for domain, nicename, name in told["categories"]:
        yield ("post_tag" if domain == "tag" else domain), _text(name) or nicename


def _text(html: str) -> str:
    """A text of an export as plain words: titles have entities, and sometimes tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html or "")).split())


def _date(told: Mapping[str, Any]) -> str:
    """When a post appeared, by the clocks of the old site; a draft that never had a date has none."""
    date = told["date"] or told["date_gmt"]
    return (
        "" if date.startswith("0000") or not re.match(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", date) else date[:16]
    )


def _lang(told: Mapping[str, Any], text: str) -> str:
    """The language: as Polylang or WPML say, or by its address or its words, or else that of the old site."""
    said = next((nicename for domain, nicename, _ in told["categories"] if domain == "language"), "")
    said = said or told["meta"].get("_wpml_import_language_code") or told["meta"].get("_icl_lang_code", "")
    found = _LANGUAGE.fullmatch(said)
    path = _PATH.match(told["link"])
    return found["code"] if found else tongue(text) or (path["code"] if path else told.get("language", ""))


def _groups(told: Mapping[str, Any]) -> Iterator[str]:
    """The names that a post and its translations have in common."""
    for domain, nicename, _ in told["categories"]:
        if domain == "post_translations":
            yield nicename
    if group := told["meta"].get("_wpml_import_translation_group") or told["meta"].get("trid"):
        yield f"wpml-{group}"
    if original := told["meta"].get("_icl_lang_duplicate_of"):
        yield f"{told['root'].rstrip('/')}/?p={original}"


def _addresses(told: Mapping[str, Any]) -> Iterator[str]:
    """Where a post stood: its address, that with its number, and those of earlier."""
    if told["link"]:
        yield told["link"]
    if told["guid"] and told["guid"] != told["link"] and "://" in told["guid"]:
        yield told["guid"]
    if old := told["meta"].get("_wp_old_slug"):
        yield re.sub(r"[^/]+(/?)$", lambda end: old + end[1], told["link"]) if "?" not in told["link"] else ""


def _host(told: Mapping[str, Any]) -> str:
    found = re.match(r"https?://(?:www\.)?([^/:]+)", told["root"] or told["link"])
    return found[1] if found else ""
