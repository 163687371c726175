"""The forked processes in which tests run programs: they are as fresh ones."""

from __future__ import annotations

import subprocess

import pytest

from tests import forked
from tests.conftest import Site

pytestmark = pytest.mark.skipif(not forked.FORKS, reason="processes are not forked here")
FRESH = {"NHIPCAU_TRIED_AFRESH": "1"}
"""Another environment than the tests' own: with it, nothing is forked."""


def ended(done: subprocess.CompletedProcess[str]) -> tuple[int, str, list[str]]:
    """The status and the words, without those that only a slow machine has time to hear."""
    return (
        done.returncode,
        done.stdout,
        [line for line in done.stderr.splitlines() if not line.endswith(" …")],
    )


def test_a_forked_program_says_what_a_fresh_one_says_and_ends_as_it(site: Site) -> None:
    for words in (["check"], ["chek"], ["status"]):
        assert ended(site.nhipcau(*words)) == ended(site.nhipcau(*words, **FRESH))


def test_nothing_of_one_program_is_left_to_the_next(site: Site) -> None:
    site.write(
        "plugins/leaving.py",
        "import sys\nimport nhipcau\n\n"
        'sys.stderr.write(f\'left: {getattr(nhipcau, "left", "nothing")}, {"pytest" in sys.modules}\\n\')\n'
        "nhipcau.left = 'something'\n\n\ndef register():\n    pass\n",
    )
    settings = (site.root / "pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f"{settings}\nPLUGINS = [*PLUGINS, 'leaving']\n")
    for _ in range(2):
        assert "left: nothing, False\n" in site.nhipcau("check").stderr
