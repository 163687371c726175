"""From a folder to the piece it holds: a Story, an Event, an Anniversary or a Page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from hashlib import blake2b
from html import unescape
from typing import Any

from nhipcau.languages import count_words, slugify
from nhipcau.model import (
    Anniversary,
    AnniversaryEdition,
    Body,
    Edition,
    Event,
    EventEdition,
    Figure,
    Page,
    Piece,
    Story,
    StoryEdition,
)
from nhipcau.reading.content_cache import body_digest
from nhipcau.reading.fields import SLUG, Moment
from nhipcau.reading.folder import Mention, PieceFolder
from nhipcau.reading.holes import CLOSE, OPEN
from nhipcau.reading.occasions import occasion, previously, programme
from nhipcau.reading.oddities import SHORTCODE
from nhipcau.reading.recurrence import series
from nhipcau.reading.remembrance import remembered
from nhipcau.reading.source import N_, PRIVATE

DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.S)
TAG = re.compile(r"<[^>]+>")
BREAK = re.compile(r"<br[^>]*>|</(?:p|li|td|th|h\d|div)>")
CALL = re.compile(r'<sup[^>]*><a [^>]*class="footnote-ref".*?</sup>')
HOLE = re.compile(f"{OPEN}\\w+{CLOSE}")
SUMMARY = 200
"""Characters of a first paragraph that stand in for a missing summary."""

Kept = dict[str, str]
"""The HTML of bodies, by digest."""


def build(folder: PieceFolder) -> tuple[Piece[Any] | None, Kept]:
    """The piece that a folder holds, with the HTML of its bodies; None where an error stands in its way.

    Adds to the folder's problems, and to its mentions the addresses that the piece claims.
    """
    if any(problem.level == "error" for problem in folder.problems):
        return None, {}
    kept: Kept = {}
    piece = BUILDERS[folder.kind](folder, kept)
    if piece is None or any(problem.level == "error" for problem in folder.problems):
        return None, {}
    return _digested(piece), kept


def _story(folder: PieceFolder, kept: Kept) -> Story | None:
    moment = _date(folder)
    if moment is None:
        return None
    release, modified = folder.fact("release"), folder.fact("modified")
    _not_before(folder, "release", moment)
    _not_before(folder, "modified", moment)
    editions = tuple(
        StoryEdition(
            **_edition(folder, lang, kept, moment.at),
            standfirst=folder.word(lang, "standfirst"),
            dateline=folder.word(lang, "dateline"),
            translator=folder.word(lang, "translator"),
            source=folder.word(lang, "source"),
            corrections=folder.word(lang, "corrections", ()),
        )
        for lang in folder.sources
    )
    many = ("topics", "events", "anniversaries", "authors", "people", "organisations", "documents")
    return Story(
        **_piece(folder, editions),
        **{name: folder.fact(name, ()) for name in many},
        date=moment.at,
        timed=moment.timed,
        section=folder.fact("section"),
        modified=modified.at if modified else None,
        draft=folder.fact("status") == "draft",
        release=release.at if release else None,
        featured=folder.fact("featured", False),
    )


def _date(folder: PieceFolder) -> Moment | None:
    """The story's date: its field, or else the folder's name; the two must agree."""
    told, dated = folder.facts.get("date"), DATED.fullmatch(folder.key)
    named = None
    if dated:
        try:
            named = datetime.combine(date.fromisoformat(dated[1]), time(), folder.publication.clock)
        except ValueError:
            message = N_("There is no such date or time as “{value}”.")
            folder.complain(folder.file, 0, "date", message, value=dated[1])
            return None
    if told and named and told.value.at.date() != named.date():
        message = N_("“date” says {told}, but the folder's name says {named}.")
        hint = N_("Make them the same day.")
        values = {"told": told.value.at.date(), "named": named.date()}
        folder.complain(told.file, told.line, "date", message, hint, **values)
    if not told and not named:
        hint = N_("Write it, or begin the folder's name with it: 2024-10-10-ten-bai.")
        folder.complain(folder.first, 1, "date", N_("The field “{field}” is missing."), hint, field="date")
        return None
    return told.value if told else Moment(named, False)  # type: ignore[arg-type]


def _not_before(folder: PieceFolder, name: str, moment: Moment) -> None:
    told = folder.facts.get(name)
    if told and told.value.at < moment.at and (told.value.timed or told.value.at.date() < moment.at.date()):
        message = N_("“{field}” is before the story's date.")
        folder.complain(told.file, told.line, name, message, field=name)


def _event(folder: PieceFolder, kept: Kept) -> Event | None:
    period = occasion(folder)
    if period is None:
        return None
    editions = tuple(
        EventEdition(
            **_edition(folder, lang, kept),
            place=folder.word(lang, "place"),
            address=folder.word(lang, "address"),
            programme=programme(folder, lang, period),
        )
        for lang in folder.sources
    )
    found = series(folder, period)
    modified = folder.fact("modified")
    return Event(
        **_piece(folder, editions),
        **{name: folder.fact(name, ()) for name in ("topics", "anniversaries", "organisers", "people")},
        **{name: folder.fact(name, "") for name in ("register", "online")},
        period=period,
        repeats=found.repeats,
        recurrence=found.rule,
        exceptions=found.exceptions,
        status=folder.fact("status", "scheduled"),
        previously=previously(folder, period),
        coordinates=folder.fact("coordinates"),
        strip=folder.fact("strip"),
        modified=modified.at if modified else None,
    )


def _anniversary(folder: PieceFolder, kept: Kept) -> Anniversary:
    editions = tuple(
        AnniversaryEdition(
            **_edition(folder, lang, kept),
            phrase=folder.word(lang, "phrase"),
            names=folder.word(lang, "names", ()),
        )
        for lang in folder.sources
    )
    return Anniversary(
        **_piece(folder, editions),
        **remembered(folder),
        topics=folder.fact("topics", ()),
        strip=folder.fact("strip"),
    )


def _page(folder: PieceFolder, kept: Kept) -> Page:
    editions = tuple(Edition(**_edition(folder, lang, kept)) for lang in folder.sources)
    return Page(**_piece(folder, editions), order=folder.fact("order", 0))


BUILDERS: dict[str, Callable[[PieceFolder, Kept], Piece[Any] | None]] = {
    "story": _story,
    "event": _event,
    "anniversary": _anniversary,
    "page": _page,
}


def _piece(folder: PieceFolder, editions: tuple[Edition, ...]) -> dict[str, Any]:
    """What every kind of piece has. Only the photos that its words show belong to it."""
    shown = {edition.cover.photo.name: edition.cover.photo for edition in editions if edition.cover}
    for body in folder.bodies.values():
        shown |= {figure.photo.name: figure.photo for figure in body.figures}
        shown |= {photo.name: photo for photo in body.attachments}
    photos = tuple(shown[name] for name in sorted(shown))
    return {"key": folder.key, "editions": editions, "photos": photos, "digest": ""}


def _edition(folder: PieceFolder, lang: str, kept: Kept, dated: datetime | None = None) -> dict[str, Any]:
    """What every edition has."""
    source, converted = folder.sources[lang], folder.bodies[lang]
    plain = TAG.sub(" ", converted.html)
    digest = body_digest(converted.html)
    kept[digest] = converted.html
    slug = _slug(folder, lang)
    url = _url(folder, lang, slug, dated)
    told = folder.words[lang].get("slug") or folder.words[lang]["title"]
    folder.mentions.append(Mention("address", url, source.file, told.line, "slug"))
    return {
        "lang": lang,
        "title": folder.word(lang, "title"),
        "slug": slug,
        "url": url,
        "file": source.file,
        "body": Body(digest, count_words(plain), converted.references, converted.figures),
        "digest": "",
        "summary": folder.word(lang, "summary")
        or folder.word(lang, "standfirst")
        or _opening(converted.html),
        "cover": _cover(folder, lang),
        "aliases": folder.word(lang, "aliases", ()),
    }


def _slug(folder: PieceFolder, lang: str) -> str:
    """The slug as written; else, in the main language, from the folder's name, and in others from the title."""
    title = slugify(folder.word(lang, "title"))
    dated = DATED.fullmatch(folder.key)
    name = dated[2] if dated and folder.kind == "story" else folder.key
    main = lang == folder.publication.main.code
    found: str = folder.word(lang, "slug") or (name if main and SLUG.fullmatch(name) else title)
    if not found:
        message = N_("No address can be made of this title.")
        told = folder.words[lang]["title"]
        folder.complain(told.file, told.line, "title", message, N_("Write a “slug” of the letters a-z."))
    return found


def _url(folder: PieceFolder, lang: str, slug: str, dated: datetime | None) -> str:
    language = folder.publication.language(lang)
    if dated:
        return language.story(dated.date(), slug)
    return language.at(
        {"event": "events", "anniversary": "anniversaries", "page": "pages"}[folder.kind], slug
    )


def _opening(html: str) -> str:
    """The beginning of the first paragraph, cut between words."""
    found = next((words for match in PARAGRAPH.finditer(html) if (words := _plain(match[1]))), "")
    return found if len(found) <= SUMMARY else found[:SUMMARY].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def _plain(html: str) -> str:
    """What a paragraph says: without calls of footnotes, photos, and what other programs put things in the place of."""
    words = TAG.sub("", BREAK.sub(" ", CALL.sub("", HOLE.sub("", html))))
    return " ".join(PRIVATE.sub("", unescape(SHORTCODE.sub("", words))).split())


def _cover(folder: PieceFolder, lang: str) -> Figure | None:
    """The cover with this language's words: its own fields, or what the body says under the same photo."""
    told = folder.facts.get("cover")
    if told is None:
        return None
    photo = folder.photos.get(told.value)
    if photo is None:
        message = N_("The file “{name}” is not in the same folder as the text.")
        hint = N_("Put the file into that folder, or correct its name.")
        folder.complain(told.file, told.line, "cover", message, hint, name=told.value)
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


def _digested(piece: Piece[Any]) -> Piece[Any]:
    """The piece with its digests: each stands for all that its value holds."""
    editions = tuple(replace(edition, digest=_digest(edition)) for edition in piece.editions)
    piece = replace(piece, editions=editions)
    return replace(piece, digest=_digest(piece))


def _digest(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=16).hexdigest()
