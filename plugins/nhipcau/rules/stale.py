"""Translations that are older than what they were made from, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from nhipcau.languages.marking import N_
from nhipcau.model import Problem, note, warning
from nhipcau.rules.sameness import difference
from nhipcau.rules.standing import NEW, STALE, ParagraphStanding, said, standings
from nhipcau.rules.text import Editions, Prose

SINCE = N_("This was translated when {file} said “{before}”; it now says “{now}”.")
GONE = N_("This was translated from what {file} no longer says: “{before}”.")
COME = N_("{file} has nothing that was made from this paragraph, which came or was changed later.")
WRITTEN = N_("This was written since the translation was last confirmed.")
MACHINE = N_("A machine wrote this, and nobody has confirmed it.")
TRANSLATE = N_("Translate the change, and confirm it: nhipcau translation confirm {key} {lang} {name}")
CONFIRM = N_("If it says the same, confirm it: nhipcau translation confirm {key} {lang} {name}")
WHOLE = N_("Translate it, and confirm the translation: nhipcau translation confirm {key} {lang}")


def stale(editions: Editions) -> Iterator[Problem]:
    """Every paragraph whose source has changed since it was confirmed, and every one of the source that came since."""
    found = standings(editions.first, editions.second)
    if not found:
        return
    lang = editions.first.pairs[0].lang
    shown = [paragraph for each in found if each.state == STALE for paragraph in each.now]
    written = [each.paragraph for each in found if each.state == NEW and each.text.lang == lang]
    shown += [
        each for pair in editions.beads for side in pair for each in side if _any(written, pair[0] + pair[1])
    ]
    for each in found:
        other = editions.second if each.text is editions.first else editions.first
        if each.state == STALE:
            yield _stale(each, other.file)
        elif each.state == NEW and each.text.lang == lang:
            yield _told(each, note, MACHINE if each.drafted else WRITTEN, CONFIRM)
        elif each.state == NEW and not _any(shown, (each.paragraph,)):
            yield _told(each, warning, COME, WHOLE, file=_name(other.file), lang=lang)


def _any(some: Sequence[Prose], others: Sequence[Prose]) -> bool:
    return any(one is other for one in some for other in others)


def _stale(each: ParagraphStanding, file: str) -> Problem:
    now = said(each.now)
    before, after = difference(each.before, now)
    if not now:
        return _told(each, warning, GONE, TRANSLATE, file=_name(file), before=_cut(each.before))
    return _told(each, warning, SINCE, TRANSLATE, file=_name(file), before=_cut(before), now=_cut(after))


def _told(
    each: ParagraphStanding, make: Callable[..., Problem], message: str, hint: str, **values: object
) -> Problem:
    told = {"key": each.text.key, "lang": each.text.lang, "name": each.name} | values
    span = _words(each.paragraph)
    return each.text.problem(make, each.paragraph, span, message, hint, **told)


def _words(paragraph: Prose) -> tuple[int, int]:
    """From the first word of a paragraph to its last."""
    start = len(paragraph.words) - len(paragraph.words.lstrip())
    return start, max(len(paragraph.words.rstrip()), start)


def _name(file: str) -> str:
    return file.rpartition("/")[2]


def _cut(words: str, most: int = 80) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
