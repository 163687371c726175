"""The key by which a user's own caches of code are known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nhipcau.machine.own_key import own_key


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    own_key.cache_clear()
    yield
    own_key.cache_clear()


def test_the_key_is_made_once_and_is_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    key = own_key()
    own_key.cache_clear()
    assert key
    assert own_key() == key
    assert (tmp_path / "nhipcau" / "key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_others_can_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    own_key()
    own_key.cache_clear()
    (tmp_path / "nhipcau" / "key").chmod(0o644)
    assert own_key() is None


def test_without_a_place_for_it_there_is_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert own_key() is None
