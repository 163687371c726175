"""What a cache holds is loaded as values, and never run."""

from __future__ import annotations

import os
import pickle
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nhipcau.model.fast_pickling import Kept
from nhipcau.model.plain_pickling import dumps, loads
from tests.model.making import story


class Trap:
    """Loaded by pickle, it makes a file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (str(self.file),)


def test_values_come_back_with_their_zones() -> None:
    moment = datetime(2024, 10, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    one = story("2024-10-10", "bai")
    assert loads(dumps((moment, one, {"a": (1, None)}))) == (moment, one, {"a": (1, None)})
    assert loads(dumps(moment)).tzinfo is moment.tzinfo


def test_a_value_that_is_none_of_ours_is_not_loaded_and_nothing_is_run(tmp_path: Path) -> None:
    for trap in (pickle.dumps(Trap(tmp_path / "a")), dumps(Trap(tmp_path / "a")), pickle.dumps([getattr])):
        with pytest.raises(pickle.UnpicklingError):
            loads(trap)
    assert not (tmp_path / "a").exists()


def test_a_part_that_is_kept_for_later_is_no_way_in(tmp_path: Path) -> None:
    one = loads(dumps(story("2024-10-10", "bai")))
    part = Kept(pickle.dumps(Trap(tmp_path / "a")), one.outline)
    type(one).editions.__set__(one, part)
    with pytest.raises(pickle.UnpicklingError):
        _ = loads(dumps(one)).editions
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("name", ["os.system", "builtins.eval", "nhipcau.model.site.Site", "not.loaded.X"])
def test_only_frozen_values_can_be_named(name: str) -> None:
    module, _, kind = name.rpartition(".")
    with pytest.raises(pickle.UnpicklingError):
        loads(f"c{module}\n{kind}\n.".encode())
