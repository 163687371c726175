"""Terms: what the house does not say is told, in prose and under whatever ending; the file itself is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.model import Problem
from nhipcau.rules import run
from nhipcau.rules.terms import HouseTerm, rule
from tests.conftest import PROJECT, Site
from tests.rules.texts import text

FRONT = HouseTerm(
    key="front",
    names=(("vi", "Mặt trận Tổ quốc"), ("en", "Fatherland Front")),
    accepted=(("en", ("Vietnam Motherland Front Street",)),),
    forbidden=(("vi", ("Mặt trận quốc gia",)), ("en", ("Motherland Front", "co-operation front"))),
)


def told(words: str, lang: str = "en") -> list[Problem]:
    return run([rule((FRONT,))], (text(words, lang),))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the Motherland Front of Hanoi", "Motherland Front"),
        ("two motherland fronts", "motherland fronts"),
        ("the Motherland Front's office", "Motherland Front's"),
        ("a Motherland-Front office", "Motherland-Front"),
        ("the **Motherland\nFront** met", "Motherland\nFront"),
        ("a co operation front", "co operation front"),
    ],
)
def test_a_forbidden_form_is_told_with_the_one_to_write(words: str, found: str) -> None:
    (problem,) = told(words)
    assert dict(problem.values)["words"] == found
    assert "Write “Fatherland Front”." in problem.text()


def test_a_forbidden_form_is_told_in_vietnamese() -> None:
    (problem,) = told("Ông ở mặt trận quốc gia.", "vi")
    assert (problem.column, problem.end) == (7, (10, 24))


@pytest.mark.parametrize(
    "words",
    [
        "the Fatherland Front",
        "in Vietnam Motherland Front Street",
        "the Motherland Frontier",
        "he called it the “Motherland Front”",
        "`Motherland Front`",
    ],
)
def test_what_is_a_good_form_or_another_word_or_quoted_is_not_told(words: str) -> None:
    assert told(words) == []


def test_a_site_has_its_terms_in_a_registry(site: Site) -> None:
    path = "content/stories/2024/2024-05-01-x/index.en.md"
    site.write(path, "---\ntitle: A title\nsection: hoat-dong\n---\nThe Motherland Front.\n")
    assert not any(problem.rule == "term" for problem in site.problems())
    front = '[front]\nvi = "Mặt trận"\nen = "Front"\nforbidden = {en = ["Motherland Front"]}\n'
    site.write("content/registry/terms.toml", front)
    (problem,) = (each for each in site.problems() if each.rule)
    assert (problem.rule, problem.place) == ("term", f"{path}:5:5")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('forbidden = ["x"]', "“forbidden” must be lists of words for each language"),
        ('forbidden = {fr = ["x"]}', "“forbidden” must be lists of words for each language"),
        ('forbidden = {en = ["front"]}', "“front” is forbidden here, and “front” has it as a form to write"),
        ('forbiden = {en = ["x"]}', "There is no field “forbiden”. Did you mean “forbidden”?"),
        ("forbidden = {", "The registry is not valid TOML"),
    ],
)
def test_a_mistake_among_the_terms_is_a_sentence(site: Site, lines: str, words: str) -> None:
    site.write("content/registry/terms.toml", f'[front]\nvi = "Mặt trận"\nen = "Front"\n{lines}\n')
    (problem,) = (each for each in site.problems() if each.file.endswith("terms.toml"))
    assert words in problem.text()


def test_the_starter_list_has_sixty_terms() -> None:
    registry = Path(PROJECT / "content" / "registry" / "terms.toml").read_text(encoding="utf-8")
    assert registry.count("\n[") == 60
