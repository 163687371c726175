from __future__ import annotations

from pathlib import Path

import pytest

from tests.printing.pressroom import Pressroom, leaves


@pytest.fixture
def room(tmp_path: Path) -> Pressroom:
    """A pressroom with nothing printed yet."""
    return Pressroom(tmp_path, leaves(8))
