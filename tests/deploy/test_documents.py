"""docs/server.md and its Vietnamese say of the files for servers what is true, and the same in both languages."""

from __future__ import annotations

import re

import pytest

from nhipcau.commands.cli import parser
from nhipcau.languages.voice import Voice
from tests.conftest import PROJECT

PAGES = ("server.md", "server.vi.md")


def page(name: str) -> str:
    return (PROJECT / "docs" / name).read_text("utf-8")


def codes(text: str) -> list[str]:
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


@pytest.mark.parametrize("name", PAGES)
def test_every_step_unit_and_file_that_the_document_names_is_there(name: str) -> None:
    text, script = page(name), (PROJECT / "deploy/install.sh").read_text("utf-8")
    steps = re.findall(r'^\s*step "(.+)"$', script, re.M)[:-1]
    assert [step for step in steps if f"| {step} |" not in text] == []
    for path in {code for code in codes(text) if code.startswith("deploy/")}:
        assert (PROJECT / path).exists(), path
    for unit in {code for code in codes(text) if re.fullmatch(r"nhipcau-\w+\.\w+", code)}:
        assert (PROJECT / "deploy/systemd" / unit).is_file(), unit
    options = set(re.findall(r"--(?:domain|wheel|site|mail|requirements)\b", script))
    assert options <= set(re.findall(r"--\w+", text))


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_ours_in_the_document_can_be_given(name: str) -> None:
    found = [code.split()[1:] for code in codes(page(name)) if code.startswith("nhipcau ")]
    assert len(found) > 3
    for words in found:
        parser(Voice("en")).parse_args(words)


def test_both_languages_have_the_same_parts_code_and_tables() -> None:
    english, vietnamese = map(page, PAGES)
    for pattern in (r"^## ", r"^\| ", r"^\d\. "):
        assert len(re.findall(pattern, english, re.M)) == len(re.findall(pattern, vietnamese, re.M))
    blocks = [re.findall(r"```sh\n.*?```", text, re.S) for text in (english, vietnamese)]
    assert blocks[0] == blocks[1]
    assert set(codes(english)) == set(codes(vietnamese))
