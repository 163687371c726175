"""A small site that was built once, for what machines do to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exact.workshop import Workshop
from tests.faults.machine import small


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return small(tmp_path)
