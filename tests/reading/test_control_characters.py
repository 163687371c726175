"""Characters that XML forbids, and with it feeds and sitemaps: refused wherever a text can hold them."""

from __future__ import annotations

import pytest

from tests.conftest import Site

EVENT = "content/events/thu/index.vi.md"


def told(site: Site, title: str, body: str = "x") -> list[tuple[str, int]]:
    site.write(EVENT, f"---\ntitle: {title}\nstart: 2026-06-12\n---\n{body}\n")
    return [(each.file, each.line) for each in site.problems() if "control character" in each.text()]


@pytest.mark.parametrize("title", [r'"A \b B"', r'"A \0"', r'"\uFFFF"', r'"\x1B[0m"', "A \x0c B", "A \x08 B"])
def test_no_field_holds_a_control_character(site: Site, title: str) -> None:
    assert told(site, title) == [(EVENT, 2)]


@pytest.mark.parametrize(
    "body",
    ["a \x08 b", "a &#8; b", "a &#x8; b", "a \ufffe", "a\n\nb &#xFFFF;", '[a](https://b.example "\x0b")'],
)
def test_no_body_holds_a_control_character_typed_or_by_its_number(site: Site, body: str) -> None:
    assert told(site, "A", body) == [(EVENT, 5 + body.count("\n"))]


def test_a_sample_of_code_may_speak_of_one(site: Site) -> None:
    assert told(site, "A", "Chuông là `&#7;`.") == []


def test_no_registry_holds_a_control_character(site: Site) -> None:
    file = site.content / "registry/topics.toml"
    line = file.read_text().count("\n") + 2
    file.write_text(file.read_text() + '\n[thu]\nvi = "A \\b B"\nen = "B"\n')
    found = [(each.file, each.line) for each in site.problems() if "control character" in each.text()]
    assert found == [("content/registry/topics.toml", line)]


@pytest.mark.parametrize(
    "changes",
    [
        {"SITE_AUTHOR": "\ud800"},
        {"SITE_AUTHOR": "a\x08"},
        {"LANGUAGES": {"vi": {"prefix": "", "site_name": "A\x00"}}},
    ],
)
def test_no_setting_holds_a_control_character(site: Site, changes: dict[str, object]) -> None:
    (problem,) = site.problems(**changes)
    assert (problem.file, problem.field) == ("pelicanconf.py", next(iter(changes)))
    assert "control character" in problem.text()
