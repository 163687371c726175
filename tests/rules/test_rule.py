"""Rules have names, levels that a site may set, and pass a sentence of which the writer says why it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from blinker import signal

from nhipcau.model import ERROR, NOTE, WARNING, Problem, Refused, note, warning
from nhipcau.rules import OFF, RULES, NamedRule, Text, levelled, run
from tests.conftest import Site
from tests.rules.texts import text, told

DIRECTIVE = "He cited Directive 15-NQ/TW"
STORY = "content/stories/2024/2024-05-01-x"


def of_text(text: Text) -> Iterator[Problem]:
    yield warning(text.file, 1, "", "Too long.")


def test_the_names_of_rules_are_in_order_and_each_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert names == sorted(set(names))


def test_what_a_rule_tells_is_under_its_name() -> None:
    (problem,) = run([NamedRule("length", WARNING, "Texts are short.", (), of_text)], (text("x"),))
    assert problem.rule == "length"


def test_a_rule_reads_the_languages_that_it_knows() -> None:
    rule = NamedRule("length", WARNING, "Texts are short.", ("vi",), of_text)
    assert run([rule], (text("x", "en"),)) == []
    assert len(run([rule], (text("x", "en"), text("x", "vi")))) == 1


def test_a_rule_that_fails_is_told_by_name_and_the_others_go_on() -> None:
    def broken(text: Text) -> Iterator[Problem]:
        raise KeyError("x")

    rules = [NamedRule("a", WARNING, "A.", (), broken), NamedRule("b", WARNING, "B.", (), of_text)]
    failed, other = run(rules, (text("x"),))
    assert "The rule “a” failed (KeyError: 'x')" in failed.text()
    assert (failed.rule, other.rule) == ("a", "b")


def test_a_site_sets_the_level_of_a_rule_and_what_it_doubts_stays_a_note() -> None:
    rule = NamedRule("a", WARNING, "A.", (), of_text)
    sure, doubted = rule.named(warning("x", 1, "", "x")), rule.named(note("x", 1, "", "x"))
    other = warning("x", 1, "", "x")
    found = {level: [each.level for each in levelled((sure, doubted, other), {"a": level}, [rule])]
             for level in (ERROR, NOTE, OFF)}  # fmt: skip
    assert found == {ERROR: [ERROR, NOTE, WARNING], NOTE: [NOTE, NOTE, WARNING], OFF: [WARNING]}


@pytest.mark.parametrize("word", ["sic", "giữ nguyên"])
@pytest.mark.parametrize("place", ["{mark}.", ". {mark}", ".” {mark} More.", ". {mark}\n\nMore."])
def test_one_sentence_is_let_pass_with_a_reason(word: str, place: str) -> None:
    for rule in ("", " document.kind"):
        mark = f"<!-- {word}{rule}: quoted as it was printed -->"
        assert told("document", text(DIRECTIVE + place.format(mark=mark))) == []
        assert len(told("document", text(f"{DIRECTIVE}. He went home. {mark}"))) == 1
        assert len(told("document", text(f"{DIRECTIVE + place.format(mark=mark)}\n\n{DIRECTIVE}."))) == 1


def test_it_is_let_pass_by_the_rule_that_is_named_alone() -> None:
    assert len(told("document", text(f"{DIRECTIVE}. <!-- sic parity.date: as printed -->"))) == 1


@pytest.mark.parametrize("mark", ["<!-- sic -->", "<!-- sic: -->", "<!-- giữ nguyên document.kind: -->"])
def test_without_a_reason_nothing_is_let_pass(mark: str) -> None:
    found = run(RULES, (text(f"{DIRECTIVE}. {mark}"),))
    assert {problem.rule for problem in found} == {"document.kind", "sic"}


def test_a_build_tells_what_rules_find_at_the_level_of_the_setting(site: Site) -> None:
    site.write(f"{STORY}/index.en.md", f"---\ntitle: A title\nsection: hoat-dong\n---\n{DIRECTIVE}.\n")
    (problem,) = (each for each in site.problems() if each.rule)
    assert (problem.place, problem.level) == (f"{STORY}/index.en.md:5:10", WARNING)
    assert not any(each.rule for each in site.problems(RULES={"document.kind": "off"}))
    with pytest.raises(Refused):
        site.read(RULES={"document.kind": "error"})


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"parity.nubmer": "off"}, "there is no rule “parity.nubmer”. Did you mean “parity.number”?"),
        ({"tone": "loud"}, "the level of “tone” is one of error, warning, note, off, and not “loud”"),
        ({7: "off"}, "there is no rule “7”"),
    ],
)
def test_a_wrong_level_is_a_sentence(site: Site, told: dict[object, str], words: str) -> None:
    assert words in site.problems(RULES=told)[0].text()


def test_a_plugin_adds_a_rule(site: Site) -> None:
    def rules(sender: object) -> Iterator[NamedRule]:
        yield NamedRule("length", WARNING, "Texts are short.", (), of_text)

    signal("nhipcau.rule").connect(rules)
    assert {each.rule for each in site.problems(CACHE_PATH=".cache/other")} == {"length"}
    assert not any(each.rule for each in site.problems(CACHE_PATH=".cache/other", RULES={"length": "off"}))
