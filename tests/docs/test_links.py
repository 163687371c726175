"""What the documents point at is there: files, headings, make targets, code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .documents import FENCE, ROOT, anchors, documents, text

LINK = re.compile(r"\]\(([^)\s]+)(?: \"[^\"]*\")?\)|<img src=\"([^\"]+)\"")
INLINE = re.compile(r"`[^`\n]*`")
TARGET = re.compile(r"^([a-z]+):.*## ", re.M)
MAKE = re.compile(r"(?:`|^|\$ )make ([a-z]+)", re.M)
PACKAGE = ROOT / "plugins" / "nhipcau"
ROOMS = "|".join(sorted(path.name for path in PACKAGE.iterdir() if path.is_dir()))
CODE_PATH = re.compile(rf"`((?:plugins|theme|tests|tools|docs|content/registry|{ROOMS})/[\w./-]*\w/?)`")
"""A path of the project, or one below the package."""
SHOWN = re.compile(r"^`([^`\n]+)`\n\n```", re.M)
"""A file of an example, whose text follows."""
SELF = [path.relative_to(ROOT).as_posix() for path in documents()]


def prose(path: Path) -> str:
    """A document without its examples."""
    return INLINE.sub("", FENCE.sub("", text(path)))


@pytest.mark.parametrize("name", SELF)
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(name: str) -> None:
    page = ROOT / name
    for target in map("".join, LINK.findall(prose(page))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, heading = target.partition("#")
        found = (page.parent / file).resolve() if file else page
        assert found.exists(), target
        assert not heading or heading in anchors(text(found)), target


@pytest.mark.parametrize("name", SELF)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    targets = set(TARGET.findall(text(ROOT / "Makefile")))
    assert set(MAKE.findall(text(ROOT / name))) <= targets


@pytest.mark.parametrize("name", SELF)
def test_every_path_of_the_project_that_is_named_exists(name: str) -> None:
    shown = set(SHOWN.findall(text(ROOT / name)))
    named = [path for path in CODE_PATH.findall(text(ROOT / name)) if path not in shown]
    assert [path for path in named if not any((root / path).exists() for root in (ROOT, PACKAGE))] == []


@pytest.mark.parametrize("name", SELF)
def test_no_document_knows_the_machine_it_was_written_on(name: str) -> None:
    assert not re.search(r"(?:^|[\s(`'\"])(?:/(?:work|home|root|Users)/|\.\./shared)", text(ROOT / name))
