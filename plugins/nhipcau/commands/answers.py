"""Answers about a newspaper that is to be: what each may be, and what is proposed."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from nhipcau.languages import SOURCE_LANGUAGE, normalise
from nhipcau.languages.voice import TRANSLATIONS
from nhipcau.reading.settings import CODE
from nhipcau.reading.source import N_
from nhipcau.themes import PACKAGE_THEME, catalogues

LOCALTIME = Path("/etc/localtime")
ZONES = "zoneinfo/"
HOST = re.compile(r"[\w-]+(\.[\w-]+)*(:\d+)?")


class WrongAnswer(Exception):
    """An answer that cannot be taken: a sentence marked for translation, and the `words` that it is about."""

    def __init__(self, message: str, words: str) -> None:
        super().__init__(message)
        self.message, self.words = message, words


def one_line(words: str) -> str:
    """Words without line breaks and control characters. Wrong where there are none."""
    if said := optional(words):
        return said
    raise WrongAnswer(N_("It needs a word or two."), words)


def optional(words: str) -> str:
    """The same, or nothing."""
    return " ".join("".join(each if each.isprintable() else " " for each in normalise(words)).split())


def languages(words: str) -> tuple[str, ...]:
    """Codes of languages (BCP 47), each once, in their order."""
    codes = tuple(dict.fromkeys(words.replace(",", " ").split()))
    for code in codes:
        try:
            known = CODE.fullmatch(code) and Locale.parse(code, sep="-")
        except (ValueError, UnknownLocaleError):
            known = None
        if not known:
            raise WrongAnswer(N_("“{words}” is no code of a language, such as vi, en or pt-BR."), code)
    if not codes:
        raise WrongAnswer(N_("It needs a word or two."), words)
    return codes


def root(words: str) -> str:
    """A site's address without a final slash. A folder of a host is none: links lead from the root of the host."""
    try:
        parts = urlsplit(words.strip())
        sound = parts.scheme in ("http", "https") and HOST.fullmatch(parts.netloc)
    except ValueError:
        sound = None
    if not sound or parts.path.strip("/") or parts.query or parts.fragment:
        raise WrongAnswer(N_("“{words}” is no address of a site, such as https://paper.example."), words)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def zone_of(words: str) -> str:
    """The name of a time zone in the IANA database."""
    try:
        return ZoneInfo(words.strip()).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongAnswer(
            N_("There is no time zone “{words}”; there is Asia/Tokyo, for one."), words
        ) from None


def listed(words: str) -> tuple[str, ...]:
    """Names, parted by commas."""
    names = tuple(filter(None, map(optional, words.split(","))))
    if not names:
        raise WrongAnswer(N_("It needs a word or two."), words)
    return names


def zone_here(environment: Mapping[str, str] = os.environ, localtime: Path = LOCALTIME) -> str:
    """The time zone of this machine, by the variable TZ or where its local time comes from; UTC where none tells."""
    told = environment.get("TZ", "").lstrip(":") or str(localtime.resolve()).rpartition(ZONES)[2]
    try:
        return zone_of(told)
    except WrongAnswer:
        return "UTC"


def own_name(code: str) -> str:
    """A language's name in itself (CLDR), with a capital letter: "Tiếng Việt"."""
    name = Locale.parse(code, sep="-").get_display_name() or code
    return name[:1].upper() + name[1:]


def foreign(code: str) -> bool:
    """Whether the theme has no catalogue of a language."""
    return code != SOURCE_LANGUAGE and not any(catalogues((Path(PACKAGE_THEME),), code))


def spoken_to_writers(code: str) -> bool:
    """Whether writers can be told of mistakes in a language."""
    return code == SOURCE_LANGUAGE or (TRANSLATIONS / code).is_dir()
