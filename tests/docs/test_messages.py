"""What the READMEs quote is what the desk says: their reader looks for the very words on the screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from nhipcau.languages import Catalogue
from nhipcau.languages.voice import TRANSLATIONS

from .documents import CODE, ROOT, rows, section, text

READMES = {"en": ("README.md", "When something is wrong"), "vi": ("README.vi.md", "Khi máy báo lỗi")}
LINE = re.compile(r"^content/\S+:\d+: (?:error|lỗi): (.+)$", re.M)


def messages() -> Iterator[str]:
    """Every sentence that the code marks for writers."""
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                yield ast.literal_eval(node.args[0])


def sayings(lang: str) -> list[re.Pattern[str]]:
    """Those sentences in a language, as patterns: anything may stand in their places."""
    file = TRANSLATIONS / lang / "LC_MESSAGES" / "messages.po"
    catalogue = Catalogue.load(file, lang) if file.exists() else Catalogue(lang)
    said = [catalogue.gettext(message) for message in messages()]
    return [re.compile(re.sub(r"\\\{\w+\\\}", ".+?", re.escape(words))) for words in said]


def is_said(quoted: str, known: list[re.Pattern[str]]) -> bool:
    """Whether a quotation is one sentence that is known, or such a sentence and a hint."""
    if any(each.fullmatch(quoted) for each in known):
        return True
    pairs = (quoted[: found.start()] for found in re.finditer(" ", quoted))
    return any(is_one(first, known) and is_one(quoted[len(first) + 1 :], known) for first in pairs)


def is_one(words: str, known: list[re.Pattern[str]]) -> bool:
    return any(each.fullmatch(words) for each in known)


@pytest.mark.parametrize("lang", READMES)
def test_every_message_that_a_readme_quotes_is_one_of_the_code(lang: str) -> None:
    name, heading = READMES[lang]
    part = section(text(ROOT / name), heading)
    quoted = LINE.findall(part) + [CODE.findall(row.cells[0])[0] for row in rows(part)]
    known = sayings(lang)
    assert len(quoted) > 8
    assert [words for words in quoted if not is_said(words, known)] == []
