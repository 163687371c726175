"""The records of decisions have one form, and the index has them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .documents import HEADING, ROOT, text

FOLDER = ROOT / "docs/decisions"
RECORDS = sorted(FOLDER.glob("[0-9]*.md"))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_decision_has_context_decision_status_and_consequences(record: Path) -> None:
    headings = [found[2] for found in HEADING.finditer(text(record))]
    assert headings[0].startswith(f"{int(record.name[:4])}. ")
    assert headings[1:] == ["Context", "Decision", "Status", "Consequences"]


def test_the_index_has_every_decision_by_its_title_in_order() -> None:
    titles = [(text(record).split("\n")[0].removeprefix("# "), record.name) for record in RECORDS]
    listed = re.findall(r"^(\d+\. )\[(.+)\]\((.+)\)$", text(FOLDER / "README.md"), re.M)
    assert [(number + title, name) for number, title, name in listed] == titles
