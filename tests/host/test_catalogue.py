"""The Vietnamese of the desk is whole: every marked sentence, nothing else, and the same places to fill."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from nhipcau.languages import modern_slips
from nhipcau.languages.voice import TRANSLATIONS
from tools.catalogues import writers

PLUGINS = Path(__file__).parents[2] / "plugins"
FILE = TRANSLATIONS / "vi" / "LC_MESSAGES" / "messages.po"
SAME = frozenset(("{reason}", "{title}: {state}", "{told}"))
"""What is only put together."""


def marked() -> set[str]:
    """Every sentence in `N_(…)`, and in `say(…)` in the pages of the desk."""
    return {entry.id for entry in writers() if entry.id}


def entries() -> list[Message]:
    return [entry for entry in read_po(BytesIO(FILE.read_bytes()), locale="vi") if entry.id]


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_sentence_is_translated_and_none_is_left_over() -> None:
    assert {entry.id for entry in entries()} == marked()


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id[:40])
def test_a_translation_is_finished(entry: Message) -> None:
    assert entry.string
    assert not entry.fuzzy
    assert places(entry.string) == places(entry.id)
    assert unicodedata.is_normalized("NFC", entry.string)
    assert entry.string != entry.id or entry.id in SAME
    assert modern_slips(entry.string) == ()
    assert entry.string.endswith(".") == entry.id.endswith(".")


def test_marks_stand_where_babel_sees_them() -> None:
    """A mark inside an f-string is invisible to Babel on Python 3.11."""
    source = "".join(path.read_text(encoding="utf-8") for path in PLUGINS.rglob("*.py"))
    assert not re.findall(r"""f(['"]).*\{[^}]*\bN_\(.*\1""", source)
