"""The checker of the W3C finds no error on any page, and `msgfmt` none in any catalogue."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.site.conftest import ROOT, Built
from tools.provision import JAVA, MSGFMT, find

VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.slow
@pytest.mark.skipif(not VNU.exists(), reason="vnu is not installed: `npm ci` brings it")
@pytest.mark.skipif(find(JAVA) is None, reason="no Java on this machine: HTML is not checked")
def test_vnu_has_nothing_to_say_about_any_page_or_style(sample: Built, uncommon: Path) -> None:
    command = [
        str(find(JAVA)),
        "-Xss4m",
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--also-check-css",
        "--skip-non-html",
    ]
    done = subprocess.run(
        [*command, str(sample.folder), str(uncommon)], capture_output=True, text=True, check=False
    )
    messages = json.loads(done.stderr)["messages"]
    told = [
        f"{each['url']}:{each.get('lastLine')}: {each['message']}"
        for each in messages
        if each["type"] != "info"
    ]
    assert told == []


@pytest.mark.skipif(find(MSGFMT) is None, reason="msgfmt is not on this machine: install gettext")
@pytest.mark.parametrize(
    "catalogue",
    sorted((*ROOT.glob("theme/**/*.po"), *ROOT.glob("plugins/**/*.po"))),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_msgfmt_finds_no_fault_in_a_catalogue(catalogue: Path) -> None:
    done = subprocess.run(
        [str(find(MSGFMT)), "-c", "-o", "/dev/null", catalogue], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
