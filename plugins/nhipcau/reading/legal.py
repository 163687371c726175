"""The setting LEGAL: who answers for the site, in a text for all languages or one for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from nhipcau.model import Problem, Wording, error
from nhipcau.reading.source import N_

FILE, NAME = "pelicanconf.py", "LEGAL"
PARTS = ("publisher", "permit", "editor", "address", "phone", "email", "reuse")


def legal(told: Mapping[str, Any], codes: tuple[str, ...]) -> tuple[tuple[str, Wording], ...]:
    """The parts that the setting has, in their own order, where `wrong_legal` finds nothing in it."""
    parts = ((part, _wording(told.get(part, ""), codes)) for part in PARTS)
    return tuple((part, words) for part, words in parts if words)


def _wording(told: str | Mapping[str, str], codes: tuple[str, ...]) -> Wording:
    words = {code: told if isinstance(told, str) else told.get(code, "") for code in codes}
    return tuple((code, " ".join(each.split())) for code, each in words.items() if each.strip())


def wrong_legal(told: Mapping[Any, Any], codes: tuple[str, ...]) -> Iterator[Problem]:
    """Whatever is wrong with the setting."""
    for part, value in told.items():
        if part not in PARTS:
            near = "".join(get_close_matches(str(part), PARTS, 1, 0.6))
            message = N_("The setting {name}: there is no field “{field}”.")
            hint = N_("Did you mean “{near}”?") if near else N_("Fields are: {known}.")
            yield _problem(message, hint, field=part, near=near, known=", ".join(PARTS))
        elif not isinstance(value, str | dict) or not all(isinstance(each, str) for each in _texts(value)):
            message = N_(
                "The setting {name}: “{field}” must be a text, or a dict with one for each language."
            )
            yield _problem(message, field=part)
        elif isinstance(value, dict) and not set(value) <= set(codes):
            message = N_(
                "The setting {name}: “{field}” has a text for “{code}”, which is no language of the site."
            )
            yield _problem(message, field=part, code=", ".join(sorted(set(value) - set(codes))))


def _texts(value: str | dict[Any, Any]) -> tuple[Any, ...]:
    return (value,) if isinstance(value, str) else (*value, *value.values())


def _problem(message: str, hint: str = "", /, **values: object) -> Problem:
    return error(FILE, 0, NAME, message, hint, **({"name": NAME} | values))  # type: ignore[arg-type]
