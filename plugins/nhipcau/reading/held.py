"""When the editions of a story come out: together, one after the other, or once a translation is confirmed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime

from nhipcau.model import StoryEdition, note
from nhipcau.model.story import LateEdition
from nhipcau.reading.folder import PieceFolder
from nhipcau.reading.moments import Moment
from nhipcau.reading.pieces import digested_edition, photos_of
from nhipcau.reading.source import N_
from nhipcau.rules.pairs import drafted

UNCONFIRMED = N_("The translation waits until it is confirmed.")
MACHINE = N_("A machine wrote this translation, or some of it: it waits until it is confirmed.")
TOGETHER = N_("The story waits until it is confirmed in every language.")
CONFIRM = N_("Confirm it: nhipcau translation confirm {key} {lang}")


def releases(folder: PieceFolder, moment: Moment) -> dict[str, datetime]:
    """When each edition comes out, where that is told; none where all wait for the day of the story alone.

    Adds an error for a language that the site does not have, and for a time before the story's own.
    """
    told = folder.facts.get("release")
    if told is None:
        return {}
    found = told.value
    if found.at:
        _not_before(folder, found.at, moment)
        return dict.fromkeys(folder.sources, found.at.at)
    codes = [language.code for language in folder.publication.languages]
    for lang, _ in found.later:
        if lang not in codes:
            message = N_("The site has no language “{code}”.")
            folder.complain(told.file, told.line, "release", message, code=lang)
    fixed = {lang: each for lang, each in found.later if isinstance(each, Moment)}
    for each in fixed.values():
        _not_before(folder, each, moment)
    first = min((each.at for each in fixed.values()), default=moment.at)
    times = {lang: each.at if isinstance(each, Moment) else first + each for lang, each in found.later}
    return {lang: times.get(lang, first) for lang in folder.sources}


def _not_before(folder: PieceFolder, release: Moment, moment: Moment) -> None:
    if release.at < moment.at and (release.timed or release.at.date() < moment.at.date()):
        told = folder.facts["release"]
        message = N_("“{field}” is before the story's date.")
        folder.complain(told.file, told.line, "release", message, field="release")


def waiting(folder: PieceFolder, stand: Mapping[str, str], day: date) -> list[str]:
    """The languages whose editions nobody confirmed and that therefore wait, as if they were drafts."""
    known = drafted(folder.pairs)
    machines = [lang for lang, status in stand.items() if status == "published" and lang in known]
    for lang in machines:
        _tell(folder, lang, MACHINE, CONFIRM)
    return [*machines, *(lang for lang in _unconfirmed(folder, stand, day, known) if lang not in machines)]


def _unconfirmed(
    folder: PieceFolder, stand: Mapping[str, str], day: date, known: Collection[str]
) -> list[str]:
    """Those that wait because the site or story says that translations do; of those that are `known` to wait, nothing
    more is told."""
    together = folder.fact("together", False)
    since = folder.publication.confirmed_since
    if not together and (since is None or day < since):
        return []
    out = [lang for lang, status in stand.items() if status == "published"]
    whole = {pair.lang for pair in folder.pairs if pair.whole}
    source = next((lang for lang in stand if lang not in whole), "")
    unsure = [lang for lang in out if lang != source and lang not in whole]
    alone = together and len(stand) < len(folder.publication.languages)
    for lang in unsure or ([source] if alone else []):
        if lang not in known:
            _tell(folder, lang, TOGETHER if together else UNCONFIRMED, "" if alone else CONFIRM)
    return out if together and (unsure or alone or known) else unsure


def _tell(folder: PieceFolder, lang: str, message: str, hint: str) -> None:
    told = note(folder.sources[lang].file, 1, "status", message, hint, key=folder.key, lang=lang)
    folder.problems.append(replace(told, rule="stale"))


def late_editions(
    folder: PieceFolder, editions: tuple[StoryEdition, ...], times: Mapping[str, datetime]
) -> tuple[LateEdition, ...]:
    """Those of the editions that come out after the first of them."""
    first = min((times[each.lang] for each in editions if each.lang in times), default=None)
    codes = [language.code for language in folder.publication.languages]
    return tuple(
        LateEdition(
            digested_edition(each), times[each.lang], codes.index(each.lang), photos_of(folder, (each,))
        )
        for each in editions
        if first and times[each.lang] > first
    )
