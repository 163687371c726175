"""The desk's voice: what is said to writers, in the language of the setting DESK_LANGUAGE.

Sentences are written in English, marked `N_(…)` where they stand, and translated when they are said, by the catalogues
in `translations/`. The site's own words have other catalogues: a reader and a writer need not share a language.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path

from nhipcau.languages import SOURCE_LANGUAGE, Catalogue
from nhipcau.languages.compiled import CatalogueMemory
from nhipcau.model import Problem

NUMBER = "1,234.5"
"""Shows how a number is written; problems.py marks it for the writers' catalogue, since this room speaks to readers."""
DAY = "{year}-{month}-{day}"
"""Shows how a day is told within a sentence, its figures without noughts; marked there, too."""
MOMENT = "{day} {time}"
"""Shows how a moment is told; marked there, too."""
ISO_DAY = re.compile(r"(?P<year>\d{4})-0?(?P<month>\d+)-0?(?P<day>\d+)(?: (?P<time>\d\d:\d\d))?")
DATED = frozenset(("founded", "day", "time"))
"""Values of messages that are days or moments."""
CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
"""A language's, as folders of catalogues are called."""
TRANSLATIONS = Path(__file__).parents[1] / "translations"

LONGEST = 400
"""Characters of a value in a sentence. The longest that is meant to be read is a list of fields."""


class Voice:
    """Says messages in one language; English where there is no catalogue of that language."""

    def __init__(self, language: str) -> None:
        self.language = language

    @property
    def _catalogue(self) -> Catalogue:
        """Read when something is said, which a build without problems never does."""
        return _catalogue(self.language)

    def say(self, message: str, /, **values: object) -> str:
        """A marked sentence, its `{named}` places filled. A reason that the machine gives is a sentence too."""
        if reason := values.get("reason"):
            values["reason"] = self._reason(reason)
        return self._catalogue.gettext(message).format(**values)

    def _reason(self, reason: object) -> str:
        """Why something failed, in the language as far as its catalogue knows it; of a fault its own words."""
        words = str(getattr(reason, "strerror", None) or reason)
        return self._catalogue.gettext(words) if words else words

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as the language writes it: 1,234.5 or 1.234,5."""
        like = self._catalogue.gettext(NUMBER)
        return f"{value:,.{decimals}f}".translate({ord(","): like[1], ord("."): like[5]})

    def tell(self, problem: Problem) -> str:
        """A problem's sentence and hint, on one line and without control characters."""
        return " ".join(filter(None, self.words(problem)))

    def words(self, problem: Problem) -> tuple[str, str]:
        """A problem's sentence and its hint, "" where there is none, each on one line and without control characters.

        The reason that YAML, TOML or the press gives is a sentence too.
        """
        values = {name: _cut(value) for name, value in problem.values}
        if reason := values.get("reason"):
            values["reason"] = self._reason(reason)
        for name in DATED & values.keys():
            values[name] = self._day(values[name])
        said = [self._catalogue.gettext(words) if words else "" for words in (problem.message, problem.hint)]
        return printable(said[0].format(**values)), printable(said[1].format(**values))

    def _day(self, told: str) -> str:
        """A day, or a moment, as the language writes it: 12 hours on 2/9/1945."""
        like, found = self._catalogue.gettext(DAY), ISO_DAY.fullmatch(told)
        if not found or like == DAY:
            return told
        day = like.format(year=found["year"], month=found["month"], day=found["day"])
        return self._catalogue.gettext(MOMENT).format(time=found["time"], day=day) if found["time"] else day


def _cut(value: str) -> str:
    """A value as it can stand in a sentence: a field may hold a whole book."""
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def spoken_here(environment: Mapping[str, str] = os.environ) -> str:
    """The language in which to speak before any settings say: that of the machine's user, by the variables that gettext
    goes by, or else English."""
    told = (environment.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = (re.split("[._@]", each)[0] for each in next(filter(None, told), "").split(":"))
    return next((each for each in wanted if (TRANSLATIONS / each).is_dir() and each), SOURCE_LANGUAGE)


def printable(text: str) -> str:
    """The text without line breaks and without what a terminal would obey: a file may hold any character."""
    return "".join(letter if letter.isprintable() else "�" for letter in " ".join(text.split()))


def voice(settings: object) -> Voice:
    """The voice that settings ask for, however broken they are."""
    wanted = settings.get("DESK_LANGUAGE") if isinstance(settings, dict) else None
    return Voice(wanted if isinstance(wanted, str) and CODE.fullmatch(wanted) else spoken_here())


def tell_in_utf8() -> None:
    """Tell everything in UTF-8 where the locale's own encoding has no Vietnamese letters, instead of falling silent;
    and what is no letter at all, such as a half of a pair in a file's name, by its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            other = stream.encoding.lower().replace("-", "") != "utf8"
            stream.reconfigure(encoding="utf-8" if other else None, errors="backslashreplace")


@lru_cache
def _catalogue(language: str) -> Catalogue:
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    beside = Path(cache_from_source(str(path)))  # where Python keeps what it compiles
    memory = None if sys.dont_write_bytecode else CatalogueMemory(beside.with_suffix(".catalogue"))
    return Catalogue.load(path, language, memory) if path.is_file() else Catalogue(SOURCE_LANGUAGE)
