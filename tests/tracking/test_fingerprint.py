"""The fingerprint: which settings count, and the clock."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nhipcau.model import Refused
from nhipcau.printing.clock import now
from nhipcau.tracking import fingerprint as fingerprint
from nhipcau.tracking.fingerprint import fingerprint_of
from tests.printing.pressroom import PUBLICATION

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SETTINGS = {
    "A": {"x": [1, 2], "y": {"b", "a"}},
    "B": re.compile("a"),
    "C": len,
    "D": Path("x"),
    "E": object(),
}


def helper(text: str) -> str:
    return text


def test_a_setting_counts() -> None:
    base = fingerprint_of(SETTINGS, PUBLICATION)
    for name, value in {"A": {}, "B": re.compile("b"), "C": helper, "D": Path("y"), "F": None}.items():
        assert fingerprint_of(SETTINGS | {name: value}, PUBLICATION) != base


def test_where_things_lie_and_what_time_it_is_do_not_count() -> None:
    changes = {
        "OUTPUT_PATH": "/x",
        "CACHE_PATH": "/y",
        "PICTURE_CACHE": "/y",
        "NOW": "2024",
        "PATH": "/z",
        "DESK_LANGUAGE": "en",
        "lower": 1,
    }
    assert fingerprint_of(SETTINGS | changes, PUBLICATION) == fingerprint_of(SETTINGS, PUBLICATION)


def test_the_order_of_settings_does_not_count() -> None:
    assert fingerprint_of(dict(reversed(SETTINGS.items())), PUBLICATION) == fingerprint_of(
        SETTINGS, PUBLICATION
    )


def test_the_fingerprint_is_the_same_in_every_process() -> None:
    code = (
        "from pelican.settings import read_settings\nfrom tests.tracking.test_fingerprint import *\n"
        "fingerprint.CODE = 'while others work on the code'\n"
        "print(fingerprint_of(read_settings('pelicanconf.py') | SETTINGS, PUBLICATION).hex())"
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


def test_the_libraries_count_by_name_and_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(re.fullmatch(r"jinja2-[\d.]+\.dist-info", name, re.I) for name in fingerprint._libraries())
    before = fingerprint._code()
    monkeypatch.setattr(fingerprint, "_libraries", lambda: iter(["jinja2-9.9.dist-info"]))
    assert fingerprint._code() != before


def test_every_file_of_the_plugins_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fingerprint, "__file__", str(tmp_path / "press" / "fingerprint.py"))
    seen = {fingerprint._code()}
    for text in ("a", "b"):
        (tmp_path / "front.py").write_text(text)
        seen.add(fingerprint._code())
    assert len(seen) == 3


def test_now_is_the_clock_or_what_the_setting_says() -> None:
    assert now("2024-02-16T05:00+00:00", HANOI).isoformat() == "2024-02-16T12:00:00+07:00"
    assert abs((now(None, HANOI) - datetime.now(HANOI)).total_seconds()) < 60
    assert now(None, HANOI).tzinfo is HANOI


@pytest.mark.parametrize(
    "value", ["2024-02-16", "2024-02-16T12:00", "hôm nay", "", 7, True, "2024-13-01T00:00Z"]
)
def test_a_now_that_is_no_moment_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(Refused, match=r"NOW must be .* For example 2024-02-16T12:00\+07:00"):
        now(value, HANOI)
