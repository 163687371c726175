"""From a folder to the piece it holds, by the form of its kind; and what pieces of all kinds are made of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from html import unescape
from typing import Any, TypeVar

from nhipcau.languages import count_words, slugify
from nhipcau.model import Body, Edition, Figure, Photo, Piece, warning
from nhipcau.reading.content_cache import body_digest
from nhipcau.reading.fields import SLUG
from nhipcau.reading.folder import Mention, PieceFolder
from nhipcau.reading.holes import CLOSE, OPEN
from nhipcau.reading.oddities import SHORTCODE
from nhipcau.reading.photos import not_beside
from nhipcau.reading.recordings import bare
from nhipcau.reading.schema import BodyTexts
from nhipcau.reading.source import N_, PRIVATE
from nhipcau.reading.translations import with_behind

E = TypeVar("E", bound=Edition)
DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.S)
TAG = re.compile(r"<[^>]+>")
BREAK = re.compile(r"<br[^>]*>|</(?:p|li|td|th|h\d|div)>")
CALL = re.compile(r'<sup[^>]*><a [^>]*class="footnote-ref".*?</sup>')
HOLE = re.compile(f"{OPEN}[\\w:]+{CLOSE}")
FILE = re.compile(r' <span class="file">[^<]*</span>')
TRANSCRIPT = re.compile(r'<details class="transcript">.*?</details>', re.S)
SUMMARY = 200
"""Characters of a first paragraph that stand in for a missing summary."""


def build(folder: PieceFolder) -> tuple[Piece[Any] | None, BodyTexts]:
    """The piece that a folder holds, with the HTML of its bodies; None where an error stands in its way.

    Adds to the folder's problems, and to its mentions the addresses that the piece claims.
    """
    if any(problem.level == "error" for problem in folder.problems):
        return None, {}
    kept: BodyTexts = {}
    piece = folder.form.build(folder, kept)
    if piece is None or any(problem.level == "error" for problem in folder.problems):
        return None, {}
    return digested(piece), kept


def piece_fields(folder: PieceFolder, editions: tuple[Edition, ...]) -> dict[str, Any]:
    """What every kind of piece has. Only the photos that its words show belong to it."""
    photos = photos_of(folder, editions)
    editions = told_behind(folder, editions)
    return {"key": folder.key, "editions": editions, "photos": photos, "digest": ""}


def told_behind(folder: PieceFolder, editions: tuple[E, ...]) -> tuple[E, ...]:
    """Those editions that readers see, and which of them are behind another."""
    if not folder.pairs or len(editions) < 2:
        return editions
    corrected = {
        lang: tuple(each.date for each in folder.word(lang, "corrections", ())) for lang in folder.sources
    }
    changed = folder.fact("modified")
    day = changed.at.date() if changed else None
    return with_behind(editions, [folder.text(lang) for lang in folder.sources], corrected, day)


def photos_of(folder: PieceFolder, editions: tuple[Edition, ...]) -> tuple[Photo, ...]:
    """The photos and other files that those editions show."""
    shown = {edition.cover.photo.name: edition.cover.photo for edition in editions if edition.cover}
    for body in (folder.bodies[edition.lang] for edition in editions):
        shown |= {figure.photo.name: figure.photo for figure in body.figures}
        shown |= {photo.name: bare(photo) for photo in body.attachments}
        shown |= {file.name: file for each in body.recordings for file in each.files}
    return tuple(shown[name] for name in sorted(shown))


def edition_fields(
    folder: PieceFolder, lang: str, kept: BodyTexts, dated: datetime | None = None
) -> dict[str, Any]:
    """What every edition has."""
    source, converted = folder.sources[lang], folder.bodies[lang]
    plain = TAG.sub(" ", HOLE.sub("", _without_transcripts(converted.html)))
    digest = body_digest(converted.html)
    kept[digest] = converted.html
    cover = _cover(folder, lang)
    _credits(folder, lang, (*converted.figures, cover) if cover else converted.figures)
    slug = _slug(folder, lang)
    url = _url(folder, lang, slug, dated)
    told = folder.words[lang].get("slug") or folder.words[lang]["title"]
    field = "title" if _made_of_title(folder, lang) else "slug"
    folder.mentions.append(Mention("address", url, source.file, told.line, field))
    return {
        "lang": lang,
        "title": folder.word(lang, "title"),
        "slug": slug,
        "url": url,
        "file": source.file,
        "body": Body(
            digest, count_words(plain), converted.references, converted.figures, converted.recordings
        ),
        "digest": "",
        "summary": folder.word(lang, "summary")
        or folder.word(lang, "standfirst")
        or _opening(converted.html),
        "cover": cover,
        "aliases": folder.word(lang, "aliases", ()),
    }


def _slug(folder: PieceFolder, lang: str) -> str:
    """The slug as written; else, in the main language, from the folder's name, and in others from the title."""
    title = slugify(folder.word(lang, "title"))
    main = lang == folder.publication.main.code
    named = _named(folder)
    found: str = folder.word(lang, "slug") or (named if main or not title else title) or title
    if not found:
        message = N_("No address can be made of this title.")
        told = folder.words[lang]["title"]
        folder.complain(told.file, told.line, "title", message, N_("Write a “slug” of the letters a-z."))
    return found


def _named(folder: PieceFolder) -> str:
    """The slug that the folder's name makes; "" where it makes none."""
    dated = DATED.fullmatch(folder.key)
    name = dated[2] if dated and not folder.form.kind.paged else folder.key
    return name if SLUG.fullmatch(name) else ""


def _made_of_title(folder: PieceFolder, lang: str) -> bool:
    """Whether an edition's slug changes with its title."""
    if folder.word(lang, "slug"):
        return False
    return lang != folder.publication.main.code or not _named(folder)


def _url(folder: PieceFolder, lang: str, slug: str, dated: datetime | None) -> str:
    language = folder.publication.language(lang)
    return language.story(dated.date(), slug) if dated else language.at(folder.form.kind.plural, slug)


def _opening(html: str) -> str:
    """The beginning of the first paragraph, cut between words."""
    paragraphs = PARAGRAPH.finditer(_without_transcripts(html))
    found = next((words for match in paragraphs if (words := _plain(match[1]))), "")
    return found if len(found) <= SUMMARY else found[:SUMMARY].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def _without_transcripts(html: str) -> str:
    return TRANSCRIPT.sub("", html) if "<details" in html else html


def _plain(html: str) -> str:
    """What a paragraph says: without calls of footnotes, photos, and what other programs put things in the place of."""
    words = TAG.sub("", BREAK.sub(" ", CALL.sub("", HOLE.sub("", FILE.sub("", html)))))
    return " ".join(PRIVATE.sub("", unescape(SHORTCODE.sub("", words))).split())


def _cover(folder: PieceFolder, lang: str) -> Figure | None:
    """The cover with this language's words: its own fields, or what the body says under the same photo."""
    told = folder.facts.get("cover")
    if told is None:
        return None
    photo = folder.photos.get(told.value)
    if photo is None:
        message, hint, near = not_beside(told.value, folder.photos)
        folder.complain(told.file, told.line, "cover", message, hint, name=told.value, near=near)
        return None
    shown = next((figure for figure in folder.bodies[lang].figures if figure.photo == photo), None)
    alt = folder.word(lang, "cover_alt") or (shown.alt if shown else "")
    if not alt:
        message = N_("The photo “{name}” has no description for those who cannot see it.")
        hint = N_("Say in “cover_alt” what it shows.")
        folder.complain(folder.sources[lang].file, 1, "cover_alt", message, hint, name=told.value)
    caption = folder.captions.get(lang)
    if caption:
        return Figure(photo, alt, caption.words, caption.credit, caption.html)
    if not shown:
        return Figure(photo, alt)
    return replace(shown.alone, alt=alt)


def _credits(folder: PieceFolder, lang: str, figures: tuple[Figure, ...]) -> None:
    """A warning for each photo of which nowhere is said whose it is. A drawing is often our own."""
    source = folder.sources[lang]
    told = {figure.photo.name for figure in figures if figure.credit}
    shown = dict.fromkeys(figure.photo.name for figure in figures if figure.photo.developed)
    for name in (name for name in shown if name not in told):
        message = N_("Nobody is told whose photo “{name}” is.")
        hint = N_("End its caption with “Photo: …”, or with “Source: …”.")
        problem = warning(source.file, source.line_of(name), "", message, hint, name=name)
        folder.problems.append(replace(problem, rule="credit"))


def digested(piece: Piece[Any]) -> Piece[Any]:
    """The piece with its digests: each stands for all that its value holds."""
    editions = tuple(map(digested_edition, piece.editions))
    piece = replace(piece, editions=editions)
    return replace(piece, digest=_digest(piece))


def digested_edition(edition: E) -> E:
    return replace(edition, digest=_digest(edition))


def _digest(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=16).hexdigest()
