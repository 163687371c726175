"""Values that were pickled: what comes back at once, and what comes when somebody asks."""

from __future__ import annotations

import pickle
from dataclasses import replace
from importlib import import_module
from io import BytesIO

import pytest

from nhipcau.tracking.digest import Digester
from tests.model.making import story


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was unpickled by a value itself."""
    found: list[bytes] = []

    def counted(data: bytes) -> object:
        found.append(data)
        return load(data)

    fast_pickling = import_module("nhipcau.model.fast_pickling")  # a decorator of that name hides it
    load = fast_pickling.loads
    monkeypatch.setattr(fast_pickling, "loads", counted)
    return found


def test_a_story_that_was_pickled_is_the_same_story() -> None:
    one = story("2024-10-10", "bai", topics=("van-hoa",))
    assert pickle.loads(pickle.dumps(one)) == one
    assert hash(pickle.loads(pickle.dumps(one))) == hash(one)
    assert repr(pickle.loads(pickle.dumps(one))) == repr(one)


def test_its_editions_come_when_somebody_asks_and_once(loads: list[bytes]) -> None:
    one = story("2024-10-10", "bai")
    again = pickle.Unpickler(BytesIO(pickle.dumps(one))).load()
    assert (again.key, again.outline, again.speaks("vi"), again.speaks("fr")) == (
        one.key,
        one.outline,
        True,
        False,
    )
    assert not loads
    assert again.editions == one.editions
    assert again.best("en") == one.best("en")
    assert len(loads) == 1


def test_a_story_is_pickled_again_without_its_editions_coming(loads: list[bytes]) -> None:
    data = pickle.dumps(story("2024-10-10", "bai"))
    again = pickle.Unpickler(BytesIO(data)).load()
    assert pickle.dumps(again) == data
    assert not loads


def test_the_outline_tells_what_the_editions_are() -> None:
    one = story("2024-10-10", "bai")
    vi, en = one.editions
    assert one.outline[:4] == (("vi", "en"), (), False, ())
    moved = replace(one, editions=(vi, replace(en, translator="lan", aliases=("/cu/",))))
    for each in (moved, pickle.loads(pickle.dumps(moved))):
        assert each.outline[:4] == (("vi", "en"), ("lan",), True, ())
    assert replace(pickle.loads(pickle.dumps(moved)), editions=(vi,)).outline[:4] == (("vi",), (), False, ())


def test_who_takes_its_digest_needs_no_editions(loads: list[bytes]) -> None:
    one = story("2024-10-10", "bai")
    again = pickle.Unpickler(BytesIO(pickle.dumps(one))).load()
    assert Digester().value(again) == Digester().value(one)
    assert not loads
