"""The Vietnamese catalogue: all that the site says, nothing that it no longer says, and in Vietnamese."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from nhipcau.languages import normalise
from tests.theme.drawing import ROOT, THEME

CATALOGUES = sorted((THEME / "translations").glob("*/LC_MESSAGES/messages.po"))
SAME_IN_BOTH = re.compile(r"[^\w]*(%\(\w+\)s|{\w+})?([^\w]*(%\(\w+\)s|{\w+})?)*[^\w]*")
"""Messages of placeholders and punctuation alone."""


@cache
def extracted() -> frozenset[tuple[str | None, str]]:
    """Context and message of all that the code and the templates say, as `pybabel extract` finds them."""
    with open(ROOT / "babel.cfg", encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, method_map=methods, options_map=options, keywords=DEFAULT_KEYWORDS)
    return frozenset(
        (context, said if isinstance(said, str) else said[0]) for _, _, said, _, context in found
    )


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def entries(path: Path) -> list[tuple[str | None, str, str]]:
    """Context, English and translation, a line for each form."""
    found = []
    for entry in catalogue(path):
        if entry.id:
            first = entry.id if isinstance(entry.id, str) else entry.id[0]
            strings = [entry.string] if isinstance(entry.string, str) else list(entry.string)
            found += [(entry.context, first, string) for string in strings]
    return found


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_has_all_that_the_site_says_and_no_more(path: Path) -> None:
    known = {(context, first) for context, first, _ in entries(path)}
    assert extracted() - known == set(), "run the commands that docs give for `messages`"
    assert known - extracted() == set()
    assert not catalogue(path).obsolete


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_entry_is_empty_fuzzy_or_left_in_english(path: Path) -> None:
    assert not [entry.id for entry in catalogue(path) if entry.id and entry.fuzzy]
    assert not [first for _, first, string in entries(path) if not string.strip()]
    same = [
        first
        for context, first, string in entries(path)
        if first == string and not SAME_IN_BOTH.fullmatch(first)
    ]
    assert same == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_is_spelt_as_everything_else_and_holds_no_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert normalise(text) == text
    header = text[: text.index("\n\n")]
    assert "Date:" not in header
    assert "fuzzy" not in header
