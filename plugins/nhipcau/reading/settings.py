"""The settings that make a Publication, checked: an option of the wrong type is a Problem, not a traceback."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nhipcau.almanac.holidays import COUNTRIES
from nhipcau.languages import Catalogue
from nhipcau.languages.catalogues import CatalogueError, stacked
from nhipcau.languages.path_words import path_words
from nhipcau.model import ERROR, WARNING, Kinds, Language, Paths, Problem, Publication, Refused, error
from nhipcau.model.recordings import SERVICES
from nhipcau.problems import broken_catalogue, project_file, refuse
from nhipcau.reading.fields import SLUG
from nhipcau.reading.legal import legal, wrong_legal
from nhipcau.reading.records import kinds as all_kinds
from nhipcau.reading.source import FORBIDDEN, N_
from nhipcau.reading.weather import weather_problems, weather_source
from nhipcau.themes import catalogues, theme_folders

FILE = "pelicanconf.py"
TYPES: dict[str, tuple[type, ...]] = {
    "SITEURL": (str,),
    "TIMEZONE": (str,),
    "ID_DOMAIN": (str,),
    "LANGUAGES": (dict,),
    "PAGE_SIZE": (int,),
    "MOST_READ": (int,),
    "STRIP_LIMIT": (int,),
    "COMMISSION_DAYS": (int,),
    "COMMISSION_DAYS_ROUND": (int,),
    "AGE_NOTICE_YEARS": (int,),
    "SIDE_BY_SIDE": (bool,),
    "TYPOGRAPHY": (bool,),
    "CONFIRMED_SINCE": (str,),
    "DRAFTS": (dict,),
    "COMMENTS": (bool,),
    "LETTERBOX": (bool,),
    "NEWSLETTER": (dict,),
    "WEATHER": (dict,),
    "SITE_AUTHOR": (str,),
    "SOCIAL_CARDS": (bool,),
    "CARD_FONTS": (list, tuple),
    "PREVIEWS": (bool,),
    "NOW": (str, type(None)),
    "CACHE_PATH": (str,),
    "PICTURE_CACHE": (str,),
    "BUNDLE_CACHE": (str,),
    "SEARCH": (bool,),
    "HOLIDAYS": (str,),
    "DESK_LANGUAGE": (str,),
    "FILM_SERVICES": (list, tuple),
    "INDEXNOW_KEY": (str,),
    "BROKEN_LINKS": (str,),
    "DESK_STATES": (list, tuple),
    "DESK_SOURCE": (str,),
    "DESK_REMOTE": (str,),
    "LEGAL": (dict,),
    "CITATION": (bool,),
    "FEEDS_FULL_TEXT": (bool,),
    "RULES": (dict,),
    "PLUGINS": (list, tuple),
}
WORDS = ("name", "site_name", "tagline", "prefix")
DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
KEY = re.compile(r"[A-Za-z0-9-]{8,128}")
CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


PATHS = tuple(field.name for field in fields(Paths) if field.name != "others")
"""The path words that the settings of every language must give."""


def publication(settings: Mapping[str, Any], kinds: Kinds | None = None) -> Publication:
    """The Publication that the settings describe, with things of those kinds (left out: of every kind that sites and
    their plugins have); raises Refused with every problem."""
    kinds = all_kinds() if kinds is None else kinds
    problems = [*_types(settings)]
    problems = problems or [*_written(settings)] or [*_values(settings, kinds)]
    if problems:
        raise Refused(tuple(problems))
    return Publication(
        url=settings["SITEURL"].rstrip("/"),
        zone=settings["TIMEZONE"],
        languages=tuple(
            _language(code, table, kinds, settings) for code, table in settings["LANGUAGES"].items()
        ),
        page_size=settings["PAGE_SIZE"],
        weather=weather_source(settings["WEATHER"]),
        comments=settings["COMMENTS"],
        letterbox=settings["LETTERBOX"],
        newsletter=bool(settings["NEWSLETTER"]),
        most_read=settings["MOST_READ"],
        strip_limit=settings["STRIP_LIMIT"],
        commission_days=settings["COMMISSION_DAYS"],
        commission_days_round=settings["COMMISSION_DAYS_ROUND"],
        age_notice=settings["AGE_NOTICE_YEARS"],
        ids=settings["ID_DOMAIN"],
        side_by_side=settings["SIDE_BY_SIDE"],
        typography=settings["TYPOGRAPHY"],
        confirmed_since=_since(settings["CONFIRMED_SINCE"]),
        author=settings["SITE_AUTHOR"],
        search=settings["SEARCH"],
        holidays=settings["HOLIDAYS"],
        social_cards=settings["SOCIAL_CARDS"],
        card_fonts=tuple(map(str, settings["CARD_FONTS"])),
        kinds=kinds,
        film_services=tuple(settings["FILM_SERVICES"]),
        legal=legal(settings["LEGAL"], tuple(settings["LANGUAGES"])),
        citation=settings["CITATION"],
        full_text_feeds=settings["FEEDS_FULL_TEXT"],
        indexnow_key=settings["INDEXNOW_KEY"],
    )


def _since(told: str) -> date | None:
    return date.fromisoformat(told) if told else None


def _problem(name: str, message: str, /, **values: object) -> Problem:
    return error(FILE, 0, name, message, **({"name": name} | values))  # type: ignore[arg-type]


def _types(settings: Mapping[str, Any]) -> list[Problem]:
    problems = []
    for name, types in TYPES.items():
        value = settings.get(name)
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            message = N_("The setting {name} must be of the type {wanted}, not {found}.")
            wanted = "/".join(each.__name__ for each in types)
            problems.append(_problem(name, message, wanted=wanted, found=type(value).__name__))
    return problems


def _written(settings: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem for each setting with a text that could stand in no feed."""
    for name in TYPES:
        if FORBIDDEN.search("\n".join(_texts(settings[name]))):
            yield _problem(name, N_("The setting {name} holds a control character, which no text may have."))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.items():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _values(settings: Mapping[str, Any], kinds: Kinds) -> list[Problem]:
    problems = []
    try:
        ZoneInfo(settings["TIMEZONE"])
    except (ZoneInfoNotFoundError, ValueError):
        message = N_("The setting {name}: there is no time zone “{zone}”.")
        problems.append(_problem("TIMEZONE", message, zone=settings["TIMEZONE"]))
    for name in ("PAGE_SIZE", "STRIP_LIMIT", "COMMISSION_DAYS", "COMMISSION_DAYS_ROUND"):
        if settings[name] < 1:
            problems.append(_problem(name, N_("The setting {name} must be 1 or more.")))
    for name in ("AGE_NOTICE_YEARS", "MOST_READ"):
        if settings[name] < 0:
            problems.append(_problem(name, N_("The setting {name} must be 0 or more.")))
    try:
        _since(settings["CONFIRMED_SINCE"])
    except ValueError:
        message = N_('The setting {name} must be a day such as 2026-12-01, or "", and not “{value}”.')
        problems.append(_problem("CONFIRMED_SINCE", message, value=settings["CONFIRMED_SINCE"]))
    if settings["HOLIDAYS"] not in ("", *COUNTRIES):
        message = N_("The setting {name}: of “{country}” no holidays are known; there are: {known}.")
        values = {"country": settings["HOLIDAYS"], "known": ", ".join(COUNTRIES)}
        problems.append(_problem("HOLIDAYS", message, **values))
    if settings["BROKEN_LINKS"] not in (ERROR, WARNING):
        message = N_("The setting {name} must be “error” or “warning”.")
        problems.append(_problem("BROKEN_LINKS", message))
    if not settings["SITEURL"].startswith(("https://", "http://")):
        problems.append(_problem("SITEURL", N_("The setting {name} must begin with https:// or http://.")))
    if (domain := settings["ID_DOMAIN"]) and not DOMAIN.fullmatch(domain):
        message = N_("The setting {name} must be a domain such as example.vn, not “{domain}”.")
        problems.append(_problem("ID_DOMAIN", message, domain=domain))
    if (key := settings["INDEXNOW_KEY"]) and not KEY.fullmatch(key):
        message = N_("The setting {name} must be 8 to 128 letters of a-z, digits and hyphens.")
        problems.append(_problem("INDEXNOW_KEY", message))
    for each in settings["FILM_SERVICES"]:
        if each not in SERVICES:
            message = N_("The setting {name}: “{service}” is not known; there are: {known}.")
            problems.append(_problem("FILM_SERVICES", message, service=each, known=", ".join(SERVICES)))
    if not settings["LANGUAGES"]:
        problems.append(_problem("LANGUAGES", N_("The setting {name} needs one language at least.")))
    for code, table in settings["LANGUAGES"].items():
        problems.extend(_language_problems(code, table, kinds))
    tables = [table for table in settings["LANGUAGES"].values() if isinstance(table, dict)]
    prefixes = [table["prefix"] for table in tables if isinstance(table.get("prefix"), str)]
    if len(set(prefixes)) < len(prefixes):
        problems.append(
            _problem("LANGUAGES", N_("The setting {name}: two languages have the same “prefix”."))
        )
    problems += [*_newsletter(settings["NEWSLETTER"]), *weather_problems(settings["WEATHER"])]
    legal_foot = wrong_legal(settings["LEGAL"], tuple(settings["LANGUAGES"]))
    return [*problems, *legal_foot, *_rules(settings["RULES"])]


def _newsletter(told: dict[Any, Any]) -> Iterator[Problem]:
    """What a newsletter lacks, before a page leads to a form whose letters nobody can send."""
    if not told:
        return
    for field_name in ("server", "from"):
        if not isinstance(told.get(field_name), str):
            message = N_("The setting {name} needs “{field}”, a text.")
            yield _problem("NEWSLETTER", message, field=field_name)
    server = told.get("server")
    if isinstance(server, str) and server.partition("://")[0] not in ("smtp", "smtp+starttls", "smtps"):
        message = N_(
            "The setting {name}: “server” begins with smtp://, smtp+starttls:// or smtps://, not “{value}”."
        )
        yield _problem("NEWSLETTER", message, value=server[:60])


def _rules(told: dict[Any, Any]) -> Iterator[Problem]:
    if not told:
        return
    from nhipcau.reading.extensions import rules
    from nhipcau.rules import LEVELS

    known = {rule.name for rule in rules()}
    for name, level in told.items():
        if name not in known:
            near = "".join(get_close_matches(str(name), known, 1, 0.6))
            message = N_("The setting {name}: there is no rule “{rule}”.")
            hint = N_("Did you mean “{near}”?") if near else ""
            yield error(FILE, 0, "RULES", message, hint, name="RULES", rule=name, near=near)
        if level not in LEVELS:
            message = N_("The setting {name}: the level of “{rule}” is one of {levels}, and not “{level}”.")
            yield _problem("RULES", message, rule=name, levels=", ".join(LEVELS), level=level)


def _language_problems(code: Any, table: Any, kinds: Kinds) -> list[Problem]:
    name = f"LANGUAGES[{code!r}]"
    if not isinstance(code, str) or not CODE.fullmatch(code):
        return [_problem(name, N_("The setting {name}: the key must be a language code such as “vi”."))]
    if not isinstance(table, dict) or not isinstance(table.get("paths", {}), dict):
        return [
            _problem(name, N_("The setting {name} must be a dict, and its “paths”, if it has them, too."))
        ]
    problems = []
    for field in WORDS:
        if not isinstance(table.get(field), str):
            problems.append(_problem(name, N_("The setting {name} needs “{field}”, a text."), field=field))
    known, told = set(PATHS) | _others(kinds), table.get("paths", {})
    for field_name in sorted(set(told) - known):
        message = N_("The setting {name}: “paths” may hold {wanted}, and not “{field}”.")
        problems.append(_problem(name, message, field=field_name, wanted=", ".join(sorted(known))))
    for word in (table.get("prefix"), *told.values()):
        if word and not (isinstance(word, str) and SLUG.fullmatch(word)):
            problems.append(
                _problem(name, N_("The setting {name}: “{word}” cannot be part of an address."), word=word)
            )
    return problems


def _others(kinds: Kinds) -> set[str]:
    """The kinds that no catalogue has a path word for: they bring words of their own, and settings may give others."""
    return {kind.plural for kind in kinds if kind.paged or kind.listed} - set(PATHS)


def _language(code: str, table: dict[str, Any], kinds: Kinds, settings: Mapping[str, Any]) -> Language:
    words, told, own = {word: table[word] for word in WORDS}, dict(table.get("paths", {})), _others(kinds)
    others = tuple(
        (kind.plural, told.pop(kind.plural, "") or dict(kind.words).get(code, kind.plural))
        for kind in kinds
        if kind.plural in own
    )
    paths = told if set(PATHS) <= set(told) else _path_words(code, settings) | told
    return Language(code=code, **words, paths=Paths(**paths, others=others))


def _path_words(code: str, settings: Mapping[str, Any]) -> dict[str, str]:
    """What the theme's catalogues say of addresses; raises Refused where it cannot be one. Whether a catalogue is sound
    is seen when pages are drawn."""
    files = catalogues(theme_folders(settings), code)
    layers = [Catalogue(code, file.read_text("utf-8", errors="replace"), str(file)) for file in files]
    try:
        found = path_words(stacked(layers) or Catalogue(code))
    except CatalogueError as fault:
        raise refuse(broken_catalogue(fault.file, fault.line, fault.reason)) from None
    for word in found.values():
        if not SLUG.fullmatch(word):
            message = N_("“{word}” cannot be part of an address.")
            raise refuse(error(project_file(layers[0].file), 0, "", message, word=word))
    return found
