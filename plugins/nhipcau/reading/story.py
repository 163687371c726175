"""A story: its fields, and how it is made of them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from nhipcau.model import Story, StoryEdition
from nhipcau.model.kinds import STORY
from nhipcau.model.story import LiveEntry
from nhipcau.reading import fields
from nhipcau.reading.clock import corrected, past
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.held import late_editions, releases, waiting
from nhipcau.reading.live import laid_out
from nhipcau.reading.moments import Moment
from nhipcau.reading.pieces import DATED, digested_edition, edition_fields, photos_of, told_behind
from nhipcau.reading.schema import (
    ANNIVERSARIES,
    COVER,
    PEOPLE,
    TIME_OF_DAY,
    TOPICS,
    WORDS,
    BodyTexts,
    PieceForm,
    Rule,
    Start,
)
from nhipcau.reading.source import N_

SCHEMA = {
    "date": Rule(fields.moment, fact=True, start=TIME_OF_DAY),
    "section": Rule(fields.key, fact=True, required=True, names="section", start=Start("{section}")),
    **TOPICS,
    "events": Rule(fields.keys, fact=True, names="event", start=Start("[]")),
    **ANNIVERSARIES,
    "authors": Rule(fields.keys, fact=True, names="person", start=Start("[]")),
    **PEOPLE,
    "organisations": Rule(fields.keys, fact=True, names="organisation"),
    "documents": Rule(fields.keys, fact=True, names="document"),
    "series": Rule(fields.keys, fact=True, names="series"),
    "status": Rule(
        fields.choice("published", "draft", "withdrawn"),
        inherited=True,
        start=Start("draft", remark=N_("keeps it off the site; delete the line to publish")),
    ),
    "reason": Rule(fields.text),
    "release": Rule(fields.release, fact=True),
    "together": Rule(fields.flag, fact=True),
    "modified": Rule(fields.moment, fact=True),
    "featured": Rule(fields.featured, fact=True),
    "live": Rule(fields.flag, fact=True),
    **COVER,
    "standfirst": Rule(fields.text, start=Start()),
    "dateline": Rule(fields.text, start=Start()),
    "translator": Rule(fields.key, names="person"),
    "source": Rule(fields.text),
    "corrections": Rule(fields.corrections),
    "views": Rule(fields.views),
    **WORDS,
}


def _story(folder: PieceFolder, kept: BodyTexts) -> Story | None:
    moment = _date(folder)
    if moment is None:
        return None
    modified = folder.fact("modified")
    times = releases(folder, moment)
    release = min(times.values(), default=None)
    _not_before(folder, "modified", moment)
    past(folder, "modified", release or moment.at)
    for lang in folder.sources:
        corrected(folder, lang)
    live = folder.fact("live", False)
    entries = {lang: laid_out(folder, lang, moment.at) for lang in folder.sources} if live else {}
    editions = tuple(
        StoryEdition(
            entries=entries.get(lang, ()),
            **edition_fields(folder, lang, kept, moment.at),
            standfirst=folder.word(lang, "standfirst"),
            dateline=folder.word(lang, "dateline"),
            translator=folder.word(lang, "translator"),
            source=folder.word(lang, "source"),
            corrections=folder.word(lang, "corrections", ()),
            reason=folder.word(lang, "reason"),
            views=folder.word(lang, "views", ()),
        )
        for lang in folder.sources
    )
    held = _held_back(folder, editions, times, moment)
    many = ("topics", "events", "anniversaries", "authors", "people", "organisations", "documents", "series")
    return Story(
        key=folder.key,
        digest="",
        **{name: folder.fact(name, ()) for name in many},
        date=moment.at,
        timed=moment.timed,
        section=folder.fact("section"),
        modified=_last_changed(modified, entries),
        live=live,
        release=release,
        featured=folder.fact("featured"),
        **held,
    )


def _last_changed(modified: Moment | None, entries: dict[str, tuple[LiveEntry, ...]]) -> datetime | None:
    """What its writer says, or the newest entry of live coverage."""
    told = [modified.at] if modified else []
    return max([*told, *(each.at for those in entries.values() for each in those)], default=None)


def _held_back(
    folder: PieceFolder, editions: tuple[StoryEdition, ...], times: dict[str, datetime], moment: Moment
) -> dict[str, Any]:
    """What a story says of the editions that readers do not see, and that see none of its photos."""
    stand = {lang: folder.inherited(lang, "status", "published") for lang in folder.sources}
    stand |= dict.fromkeys(waiting(folder, stand, moment.at.date()), "draft")
    parts = {
        status: tuple(each for each in editions if stand[each.lang] == status)
        for status in ("published", "withdrawn", "draft")
    }
    for edition in parts["withdrawn"]:
        if not edition.reason:
            message = N_("The notice to readers does not say why the story was withdrawn.")
            folder.warn(edition.file, 1, "reason", message, N_("Say it in one sentence in “reason”."))
    _corrected(folder, parts["published"])
    parts["published"] = told_behind(folder, parts["published"])
    status = next(status for status, part in parts.items() if part)
    drafts = parts["draft"] if status != "draft" else ()
    gone = parts["withdrawn"] if status == "published" else ()
    late = late_editions(folder, parts["published"], times) if status == "published" else ()
    first = tuple(each for each in parts[status] if not any(each.lang == one.edition.lang for one in late))
    langs = [language.code for language in folder.publication.languages]
    return {
        "editions": first,
        "photos": photos_of(folder, first),
        "later": late,
        "places": tuple(langs.index(each.lang) for each in first) if late else (),
        "draft": status == "draft",
        "withdrawn": status == "withdrawn",
        "drafts": tuple(map(digested_edition, drafts)),
        "draft_photos": photos_of(folder, drafts),
        "gone": tuple(map(digested_edition, gone)),
    }


def _corrected(folder: PieceFolder, editions: tuple[StoryEdition, ...]) -> None:
    """A warning where one language says on which day something was corrected, and another does not."""
    for edition in editions:
        own = {correction.date for correction in edition.corrections}
        for other in editions:
            for correction in other.corrections:
                if correction.date not in own:
                    own.add(correction.date)
                    message = N_("The correction of {day} stands in {other} alone.")
                    hint = N_("If it concerns this text too, write it into its “corrections”.")
                    values = {"day": f"{correction.date:%d/%m/%Y}", "other": other.file.rpartition("/")[2]}
                    folder.warn(edition.file, 1, "corrections", message, hint, **values)


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


FORM = PieceForm(
    kind=STORY,
    label=N_("story"),
    unknown=N_("There is no story “{key}”."),
    schema=SCHEMA,
    build=_story,
    day=N_("Date of the story"),
)
