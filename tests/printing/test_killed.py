"""A build that is killed, at any instant: the next one completes it, and nobody can tell."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nhipcau.printing import folder, printing, record
from tests.printing.pressroom import Pressroom, leaves

PROJECT = Path(__file__).parents[2]


def build(root: Path, edition: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.printing.pressroom", str(root), str(edition)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)


def test_a_build_killed_after_any_delay_is_completed_by_the_next(tmp_path: Path) -> None:
    chance = random.Random(20241010)
    for edition in range(1, 9):
        process = build(tmp_path, edition)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.35))
        process.kill()
        process.communicate()
        room = Pressroom(tmp_path, leaves(300, edition + edition % 2))
        room.print(hands=2)
        assert room.printed() == room.cold()


def die_at(count: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, until it is called for the `count`th time: then the process dies, before or after it."""
    calls = 0

    def dying(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **named)

    return dying


INSTANTS = [
    (os, "replace", 1),
    (os, "replace", 7),
    (os, "rmdir", 1),
    (os, "unlink", 1),
    (printing, "_settle", 1),
    (record.Record, "save", 1),
    (record.Record, "save", 2),
    (record.Record, "save_report", 1),
    (folder.OutputFolder, "clear_way", 1),
    (folder.OutputFolder, "sweep", 1),
    (folder.OutputFolder, "standing", 1),
    (record.Record, "_begin", 1),
    (record.Record, "rows", 1),
]


@pytest.mark.parametrize(("owner", "name", "count"), INSTANTS)
def test_a_build_killed_between_two_steps_is_completed_by_the_next(
    room: Pressroom, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, count: int
) -> None:
    if name != "_begin":
        room.print()
        (room.output / "strange").symlink_to("/nowhere")
    room.leaves = leaves(20, edition=1)
    child = os.fork()
    if child == 0:
        setattr(owner, name, die_at(count, getattr(owner, name)))
        room.print()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    room.print()
    assert room.printed() == room.cold()
    assert room.print().rendered == 0


def test_after_a_kill_the_content_may_go_back_to_what_it_was(
    room: Pressroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.print()
    before = dict(room.leaves)
    room.leaves = leaves(8, edition=1)
    child = os.fork()
    if child == 0:
        record.Record.save = die_at(1, record.Record.save)  # type: ignore[method-assign]
        room.print()
        os._exit(0)
    os.waitpid(child, 0)
    room.leaves = before
    room.print()
    assert room.printed() == room.cold()
