"""A preview builds in a process that has no thread but its own, and that ends when the preview does."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nhipcau.live.builder import Apart, Here, Outcome
from nhipcau.model import Problem, Refused, error, warning

TASKS = Path("/proc/self/task")


class Host:
    """Stands in for a Newspaper; `build` does what `way` says."""

    last: Any = None

    def __init__(self, way: str = "") -> None:
        self.way = way
        self.settings: dict[str, Any] = {}

    def build(
        self, *, anew: bool = False, slow: int | None = None, patience: float = 0
    ) -> tuple[Problem, ...]:
        if self.way == "refuse":
            raise Refused((error("a.md", 1, "title", "No."),))
        if self.way == "break":
            raise ValueError("no such thing")
        if self.way == "die":
            os._exit(9)
        while self.way == "stay":
            time.sleep(0.01)
        threads = len(list(TASKS.iterdir())) if TASKS.is_dir() else threading.active_count()
        return (warning(str(os.getpid()), threads, "", "Threads."),)


@pytest.fixture
def busy() -> Iterator[None]:
    """A thread beside the one that tests, as a preview has several."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    yield thread.start()
    done.set()
    thread.join()


def apart(way: str = "") -> Apart:
    return Apart(Host(way), lambda: None)  # type: ignore[arg-type]


def test_a_build_is_made_in_another_process_without_the_threads_of_this_one(
    request: pytest.FixtureRequest,
) -> None:
    one = apart()
    request.getfixturevalue("busy")
    (told,) = one.build().warnings
    one.close()
    assert told.file != str(os.getpid())
    assert told.line == 1


@pytest.mark.parametrize(
    ("way", "outcome"),
    [
        ("refuse", Outcome(refused=(error("a.md", 1, "title", "No."),))),
        ("break", Outcome(fault="ValueError: no such thing")),
    ],
)
def test_what_goes_wrong_is_an_outcome_there_as_here(way: str, outcome: Outcome) -> None:
    one = apart(way)
    assert one.build() == outcome == one.build() == Here(Host(way)).build()  # type: ignore[arg-type]
    one.close()


def test_nothing_is_drawn_at_once_before_there_was_a_build() -> None:
    one = apart()
    assert one.pull({Path("index.vi.md")}, ()) is False
    one.close()


def test_a_child_that_dies_is_heard_of() -> None:
    one = apart("die")
    with pytest.raises(EOFError):
        one.build()
    one.close()


def test_a_build_that_takes_long_ends_with_the_preview() -> None:
    one = apart("stay")
    one._pipe.send(("build", ()))
    one.close()
    assert one._child.exitcode is not None
