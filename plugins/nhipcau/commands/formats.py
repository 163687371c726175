"""Problems for programs: as JSON, and as SARIF 2.1.0 (OASIS), which forges show beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from nhipcau.languages.voice import Voice
from nhipcau.model import Problem
from nhipcau.rules import NamedRule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(problems: Iterable[Problem], voice: Voice) -> str:
    """A list of objects, in the order given; what is not known is null."""
    return json.dumps([_told(problem, voice) for problem in problems], ensure_ascii=False, indent=1)


def _told(problem: Problem, voice: Voice) -> dict[str, Any]:
    message, hint = voice.words(problem)
    return {
        "rule": problem.rule or None,
        "level": problem.level,
        "file": problem.file,
        "line": problem.line or None,
        "column": problem.column or None,
        "end_line": problem.end[0] or None,
        "end_column": problem.end[1] or None,
        "field": problem.field or None,
        "message": message,
        "hint": hint or None,
        "fix": problem.fix or None,
    }


def as_sarif(problems: Sequence[Problem], rules: Iterable[NamedRule], voice: Voice) -> str:
    """One run of SARIF with every rule that there is; what is none of a rule's has no `ruleId`."""
    described = [{"id": rule.name, "shortDescription": {"text": voice.say(rule.says)}} for rule in rules]
    driver = {"name": "Nhịp Cầu", "rules": described}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, voice) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(problem: Problem, voice: Voice) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.file)}}
    numbers = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endLine": problem.end[0],
        "endColumn": problem.end[1],
    }
    if problem.line:
        place["region"] = {name: number for name, number in numbers.items() if number}
    result: dict[str, Any] = {
        "level": problem.level,
        "message": {"text": voice.tell(problem)},
        "locations": [{"physicalLocation": place}],
    }
    return {"ruleId": problem.rule} | result if problem.rule else result
