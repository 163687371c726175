"""Five stories of old portals, in our words and with their facts: exactly what a reader finds wrong is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pelican.settings import read_settings

from nhipcau.languages.counting import counts
from nhipcau.model import NOTE
from nhipcau.reading.counts import Claim, bared, wrong
from nhipcau.reading.reader import Reading, read
from nhipcau.reading.settings import publication
from nhipcau.reading.source import read_source
from nhipcau.rules import RULES, Text, run
from tests.conftest import PROJECT

SEEDS = Path(__file__).parents[1] / "sites" / "seeds" / "content" / "stories"
DEFECTS = [
    ("2023-08-20-working-session", "document.kind", 7, "Official Letter", "Circular"),
    ("2023-08-20-working-session", "document.kind", 13, "Directive", "Resolution"),
    ("2023-08-20-working-session", "document.kind", 13, "Official Letter", "Circular"),
    ("2024-05-13-training-course", "date.after", 7, "May 22", ""),
]


def texts() -> list[Text]:
    found = []
    for path in sorted(SEEDS.rglob("index.en.md")):
        source, problems = read_source(path.read_bytes(), path.parent.name)
        assert not problems
        fields = tuple(source.fields.values())
        day = date.fromisoformat(path.parent.name[:10])
        found.append(
            Text("story", path.parent.name, "en", source.file, fields, source.body, source.body_line, day)
        )
    return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The sample content, read."""
    settings = read_settings(str(PROJECT / "pelicanconf.py"))
    return read(PROJECT / "content", publication(settings), tmp_path_factory.mktemp("cache"), settings, map)


def test_exactly_what_a_reader_finds_is_told_by_rule_and_line() -> None:
    told = [problem for text in texts() for problem in run(RULES, (text,))]
    found = [
        (problem.file, problem.rule, problem.line, dict(problem.values).get("called", "May 22"), problem.fix)
        for problem in sorted(told, key=lambda problem: problem.order)
    ]
    assert found == DEFECTS


def test_the_right_counts_pass(sample: Reading) -> None:
    claims = [
        Claim(count, "en", text.file, 1, "", ())
        for text in texts()
        for count in counts(bared(text.body), "en", text.day.year if text.day else None)
    ]
    assert len(claims) >= 4
    assert list(wrong(claims, sample.content.anniversaries)) == []


def test_the_sample_content_has_no_warning(sample: Reading) -> None:
    assert [problem for problem in sample.problems if problem.rule and problem.level != NOTE] == []
