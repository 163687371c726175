"""Texts of static generators (Hugo, Jekyll, Pelican, Eleventy): front matter in one of four forms, then Markdown."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urljoin

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from nhipcau.convert.spelling import decode
from nhipcau.importing.counting import counted, plain
from nhipcau.importing.lines import when
from nhipcau.importing.marking import marked
from nhipcau.importing.settling import settled
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.site_tags import STEM, plain_markdown, stem_of
from nhipcau.importing.tongues import tongue
from nhipcau.importing.values import Article, LedgerLine, Saved, Useless
from nhipcau.languages import normalise

ENDINGS = (".md", ".markdown", ".mdx", ".mdown")
_YAML = re.compile(r"---[ \t]*\n(?P<told>.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.S | re.M)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<told>.*?)^\+\+\+[ \t]*$\n?", re.S | re.M)
_HEADERS = re.compile(r"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+(?=\n|\Z)")
_NAMED = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[-_](?P<slug>.+)")
_LANGUAGE = re.compile(r"\.(?P<code>[a-z]{2})(?:-[a-zA-Z]{2})?\.(?:md|markdown)$")
_FOLDER = re.compile(r"(?:^|/)(?P<code>vi|en|fr|de|es|ja|ko|zh|ru|lo)/")
_KNOWN = {
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
_WORDS = ("title", "standfirst", "sections", "topics", "byline")
LIMIT = 5_000_000
"""Bytes of a text."""


class MarkdownSite:
    """Sources of static generators."""

    name = "markdown"

    def knows(self, saved: Saved) -> float:
        if not saved.name.lower().endswith(ENDINGS):
            return 0.0
        return (
            0.9
            if _YAML.match(text := _text(saved, saved.head(4096))) or text.startswith(("+++", "---", "{"))
            else 0.4
        )

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


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields of a text, by names in small letters, and its body. Fields that cannot be read are none."""
    if found := _YAML.match(text):
        return _lowered(_yaml(found["told"])), text[found.end() :]
    if found := _TOML.match(text):
        try:
            return _lowered(tomllib.loads(found["told"])), text[found.end() :]
        except tomllib.TOMLDecodeError:
            return {}, text[found.end() :]
    if text.startswith("{"):
        try:
            told, end = json.JSONDecoder().raw_decode(text)
            return _lowered(told), text[end:]
        except (ValueError, RecursionError):
            return {}, text
    if found := _HEADERS.match(text):
        pairs = (line.partition(":") for line in re.sub(r"\n[ \t]+", " ", found[0]).splitlines())
        return {name.strip().lower(): value.strip() for name, _, value in pairs}, text[found.end() :]
    return {}, text


def _yaml(told: str) -> object:
    try:
        if re.search(r"(?:^|[\s\[,:-])[&*][A-Za-z]\w*", told):  # ten lines of anchors can fill any memory
            told = re.sub(r"(?m)(?<=[\s\[,:-])[&*][A-Za-z]\w*", "", told)
        return yaml.load(told, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        pairs = (line.partition(":") for line in told.splitlines() if re.match(r"\w[\w-]*:\s*\S", line))
        return {name: value.strip(" \"'") for name, _, value in pairs}


def _lowered(told: object) -> dict[str, Any]:
    return {str(name).lower(): value for name, value in told.items()} if isinstance(told, Mapping) else {}


def _article(saved: Saved, fields: dict[str, Any], text: str) -> Article:
    ledger: list[LedgerLine] = []
    told = {name: _values(fields, names) for name, names in _KNOWN.items()}
    base = saved.address or f"{NOWHERE}/{saved.name}"
    html = _markdown().render(plain_markdown(text, ledger))
    body, shots, left, said = marked(html, base)
    title = _one(told["title"])
    if not title and (first := re.match(r"#{1,2} (?P<words>.+?)(?: \{#[^}]*\})?\n+", body)):
        title, body = plain(first["words"]).strip(), body[first.end() :]
    known = {name for names in _KNOWN.values() for name in names}
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
        lang=_lang(saved.name, _one(told["lang"]), f"{title}. {plain(body)}"),
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
    undated = not told["date"] and not _NAMED.match(stem_of(saved.name))
    return {
        "piece": "page" if undated and _is_page(saved.name, fields) else "story",
        "standfirst": _one(told["standfirst"]),
        "byline": ", ".join(told["byline"]),
        "date": _date(saved.name, told["date"]),
        "sections": tuple(told["sections"]),
        "topics": tuple(_split(told["topics"])),
        "addresses": tuple(_addresses(saved, fields, told)),
        "places": (base, f"{NOWHERE}/{STEM}/{stem_of(saved.name)}"),
        "translations": tuple(_groups(saved.name, told["group"])),
        "cover": urljoin(base, _one(told["cover"])) if told["cover"] else "",
        "draft": _is_draft(fields),
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


def _values(fields: Mapping[str, Any], names: tuple[str, ...]) -> list[str]:
    """The values of the first of these fields that has any, as texts."""
    for name in names:
        value = fields.get(name)
        found = [_said(each) for each in (value if isinstance(value, list) else [value])]
        if any(found):
            return [each for each in found if each]
    return []


def _said(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, Mapping):
        return _said(
            next((value[name] for name in ("name", "src", "url", "path", "image") if value.get(name)), "")
        )
    if isinstance(value, bool) or value is None or isinstance(value, list):
        return ""
    return " ".join(str(value).split())


def _one(values: list[str]) -> str:
    return values[0] if values else ""


def _split(values: list[str]) -> Iterator[str]:
    """Topics, one by one; Pelican has them on one line."""
    for value in values:
        yield from filter(None, (part.strip() for part in value.split(",")))


def _date(name: str, told: list[str]) -> str:
    found = when(_one(told))
    named = _NAMED.search(name.rpartition("/")[2]) or _NAMED.search(stem_of(name))
    return found.told if found else named["day"] if named else ""


def _lang(name: str, told: str, text: str) -> str:
    filed = _LANGUAGE.search(name)
    folder = _FOLDER.search(name)
    return (
        told[:2].lower()
        or (filed["code"] if filed else "")
        or (folder["code"] if folder else "")
        or tongue(text)
    )


def _is_page(name: str, fields: Mapping[str, Any]) -> bool:
    """Whether a text without a date is one of the pages that have none."""
    return (
        "/pages/" in f"/{name}" or fields.get("layout") in ("page", "default") or fields.get("type") == "page"
    )


def _is_draft(fields: Mapping[str, Any]) -> bool:
    said = (
        str(fields.get("draft", "")).lower() == "true" or str(fields.get("published", "")).lower() == "false"
    )
    return said or str(fields.get("status", "")).lower() in ("draft", "hidden")


def _groups(name: str, told: list[str]) -> Iterator[str]:
    """What a text and its translations have in common: a key, or the place of the file but for the language."""
    if told:
        yield told[0]
    elif _LANGUAGE.search(name) or _FOLDER.search(name):
        yield "file " + _FOLDER.sub("/", _LANGUAGE.sub(".md", name))


def _addresses(saved: Saved, fields: Mapping[str, Any], told: Mapping[str, list[str]]) -> Iterator[str]:
    """Where the text stood: as it says itself, or by the habits of its generator."""
    said = [value for name in _KNOWN["address"] for value in _values(fields, (name,)) if ":" not in value]
    for value in said:
        yield f"{NOWHERE}/{value.lstrip('/')}"
    inner = saved.address.removeprefix(f"{NOWHERE}/") if saved.address.startswith(NOWHERE) else ""
    if not inner or _values(fields, ("url", "permalink", "save_as")):
        return
    slug = _one(told["slug"])
    stem = stem_of(inner)
    dated = _NAMED.fullmatch(stem)
    if dated and "_posts/" in inner:
        folders = "/".join(each.lower() for each in told["sections"])
        path = f"{dated['day'].replace('-', '/')}/{slug or dated['slug']}.html"
        yield f"{NOWHERE}/{folders + '/' if folders else ''}{path}"
    elif "content/" in inner:
        folder = inner.partition("content/")[2].rpartition("/")[0]
        folder = folder.rpartition("/")[0] if inner.rpartition("/")[2].startswith("index.") else folder
        yield "/".join(filter(None, (NOWHERE, folder, slug or stem))) + "/"
