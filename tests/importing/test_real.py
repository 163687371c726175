"""Old sites that no one here wrote, in a folder that the variable NHIPCAU_OLD_SITES names: exports, saved pages, texts.

Each file or folder in it is imported by itself. Their words do not enter the repository.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.importing.conftest import Desk

FOLDER = os.environ.get("NHIPCAU_OLD_SITES", "")
SITES = sorted(Path(FOLDER).iterdir()) if FOLDER and Path(FOLDER).is_dir() else []
pytestmark = [
    pytest.mark.archive,
    pytest.mark.slow,
    pytest.mark.skipif(not SITES, reason="NHIPCAU_OLD_SITES names no folder of old sites"),
]


@pytest.mark.parametrize("old", SITES, ids=lambda path: path.name)
def test_an_old_site_comes_whole_and_a_second_run_changes_nothing(desk: Desk, old: Path) -> None:
    assert desk.run(old) == 0
    assert desk.is_exact()
    assert {"imported", "undecided"} & set(desk.ledger["total"]["states"])
    assert [each for each in desk.site.problems() if each.level == "error"] == []
    before = desk.files()
    assert desk.run(old) == 0
    assert desk.files() == before
