"""The machinery: which settings count, and the clock."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.newsroom import Refused
from plugins.press import machinery as module
from plugins.press.clock import now
from plugins.press.machinery import machinery
from tests.press.pressroom import PUBLICATION

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SETTINGS = {"A": {"x": [1, 2], "y": {"b", "a"}}, "B": re.compile("a"), "C": len, "D": Path("x"), "E": object()}


def helper(text: str) -> str:
    return text


def test_a_setting_counts() -> None:
    base = machinery(SETTINGS, PUBLICATION)
    for name, value in {"A": {}, "B": re.compile("b"), "C": helper, "D": Path("y"), "F": None}.items():
        assert machinery(SETTINGS | {name: value}, PUBLICATION) != base


def test_where_things_lie_and_what_time_it_is_do_not_count() -> None:
    changes = {"OUTPUT_PATH": "/x", "CACHE_PATH": "/y", "NOW": "2024", "PATH": "/z", "DESK_LANGUAGE": "en", "lower": 1}
    assert machinery(SETTINGS | changes, PUBLICATION) == machinery(SETTINGS, PUBLICATION)


def test_the_order_of_settings_does_not_count() -> None:
    assert machinery(dict(reversed(SETTINGS.items())), PUBLICATION) == machinery(SETTINGS, PUBLICATION)


def test_the_machinery_is_the_same_in_every_process() -> None:
    code = (
        "from pelican.settings import read_settings\nfrom tests.press.test_machinery import *\n"
        "print(machinery(read_settings('pelicanconf.py') | SETTINGS, PUBLICATION).hex())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_every_file_of_the_plugins_and_every_library_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    before = module._code()
    monkeypatch.setattr(module, "_libraries", lambda: iter(["jinja2-9.9.dist-info"]))
    assert module._code() != before
    assert any(name.startswith("jinja2-") for name in module.__dict__["_libraries"]())


def test_now_is_the_clock_or_what_the_setting_says() -> None:
    assert now("2024-02-16T05:00+00:00", HANOI).isoformat() == "2024-02-16T12:00:00+07:00"
    assert abs((now(None, HANOI) - datetime.now(HANOI)).total_seconds()) < 60
    assert now(None, HANOI).tzinfo is HANOI


@pytest.mark.parametrize("value", ["2024-02-16", "2024-02-16T12:00", "hôm nay", "", 7, True, "2024-13-01T00:00Z"])
def test_a_now_that_is_no_moment_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(Refused, match=r"NOW must be .* For example 2024-02-16T12:00\+07:00"):
        now(value, HANOI)
