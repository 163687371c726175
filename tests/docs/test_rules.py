"""Every rule has a page, the list has every rule, and the examples of the pages are told, or not, as they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pelican.settings import read_settings

from nhipcau.reading.extensions import rules
from nhipcau.reading.settings import publication
from nhipcau.reading.terms import read_terms
from nhipcau.rules import NamedRule, run
from nhipcau.rules.pairs import Pair
from nhipcau.rules.text import Scheduled
from tests.rules.registers import REGISTER
from tests.rules.texts import DAY
from tests.rules.texts import text as story

from .documents import ROOT, Row, rows, section, text

FOLDER = ROOT / "docs" / "rules"
TERMS, _ = read_terms(ROOT / "content", publication(read_settings(str(ROOT / "pelicanconf.py"))))
RULES = {rule.name: rule for rule in rules(TERMS, REGISTER)}
REMEMBERED = (Pair("vi", "en", "Hơn 300 đại biểu dự hội nghị.", "Over 300 delegates attended."),)
"""What the examples of `stale` were translated from."""
SEMINAR = Scheduled(
    "hoi-thao",
    (("vi", "Hội thảo Nhịp cầu"), ("en", "Bridges Seminar")),
    ((date(2024, 5, 22), date(2024, 5, 23)), (date(2024, 5, 15), date(2024, 5, 15))),
)
"""The event that the examples of `date.event` are about."""
TRIED = [name for name, rule in RULES.items() if rule.of_text or rule.of_editions]
"""The rules that look at texts alone; those of sites have tests of their own."""


def shown(name: str) -> str:
    return text(FOLDER / f"{name}.md")


def examples(name: str, verdict: str) -> list[Row]:
    return [row for row in rows(section(shown(name), "Examples")) if row.cells[0] == verdict]


def told(rule: NamedRule, row: Row) -> list[int]:
    """How many problems a rule tells of an example, for each text that it looks at by itself."""
    vietnamese, english = (cell.strip("`") for cell in row.cells[1:3])
    if rule.of_editions:
        texts = (story(vietnamese, "vi"), story(english))
        return [len(run([rule], tuple(replace(each, pairs=REMEMBERED) for each in texts)))]
    texts = ((words, lang) for words, lang in ((vietnamese, "vi"), (english, "en")) if words != "–")
    day = None if rule.name == "date.unanchored" else DAY
    told_of = (replace(story(words, lang, day), schedule=(SEMINAR,)) for words, lang in texts)
    return [len(run([rule], (each,))) for each in told_of]


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    pages = {path.stem for path in FOLDER.glob("*.md")} - {"README"}
    assert pages == set(RULES)


def test_the_list_has_every_rule_with_its_level() -> None:
    listed = {row.names[0]: row.cells[1] for row in rows(section(text(FOLDER / "README.md"), "All rules"))}
    assert listed == {name: rule.level for name, rule in RULES.items()}


@pytest.mark.parametrize("name", RULES)
def test_a_page_says_level_why_examples_and_source(name: str) -> None:
    assert f"Level: {RULES[name].level}. " in shown(name)
    for heading in ("Why", "Examples", "What it goes by", "Source"):
        assert section(shown(name), heading).strip()
    assert examples(name, "wrong")
    assert examples(name, "right")


@pytest.mark.parametrize("name", TRIED)
def test_what_a_page_calls_wrong_is_told(name: str) -> None:
    for row in examples(name, "wrong"):
        assert all(told(RULES[name], row)), row


@pytest.mark.parametrize("name", TRIED)
def test_what_a_page_calls_right_is_not(name: str) -> None:
    for row in examples(name, "right"):
        assert not any(told(RULES[name], row)), row
