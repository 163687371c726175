"""How work is dealt out to many hands."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from nhipcau.machine import cores
from nhipcau.model import Output
from nhipcau.model.output import Make
from nhipcau.printing.making import Job
from nhipcau.printing.workers import FEW, MANY, SLOW, Crew, lots

PAGE = Make("page", lambda: b"")
PICTURE = Make("picture", lambda: b"", slow=True)


def job(path: str, make: Make, origin: str) -> Job:
    return Job(Output(path, (), make, origin), b"", None, None)


def jobs() -> list[Job]:
    """A hundred pages, and between them nine photos of eleven files each."""
    pages = [job(f"{n}.html", PAGE, f"{n}.md") for n in range(100)]
    pictures = [job(f"{photo}-{n}.webp", PICTURE, f"{photo}.jpg") for photo in range(9) for n in range(11)]
    return [*pages[:50], *pictures, *pages[50:]]


def test_all_work_is_dealt_out_in_lots_that_grow() -> None:
    dealt = list(lots(jobs()))
    assert [each.output.path for lot in dealt for each in lot] == [each.output.path for each in jobs()]
    sizes = [sum(SLOW if each.output.make is PICTURE else 1 for each in lot) for lot in dealt]
    assert sizes[0] < 2 * FEW + 11 * SLOW
    assert max(sizes) < MANY + 11 * SLOW
    pages = [job(f"{n}.html", PAGE, "") for n in range(3 * MANY)]
    assert [len(lot) for lot in lots(pages)] == [64, 128, 256, 256, 64]


def test_all_files_of_a_photo_are_made_by_one_hand() -> None:
    makers = [
        (number, each.output.origin)
        for number, lot in enumerate(lots(jobs()))
        for each in lot
        if each.output.make is PICTURE
    ]
    assert len(set(makers)) == 9
    assert len({number for number, _ in makers}) > 3


@pytest.mark.skipif(cores() == 1, reason="one core has no children")
def test_children_whose_parent_was_killed_end_though_nobody_hears_them(tmp_path: Path) -> None:
    signs = tmp_path / "signs"
    signs.mkdir()

    def sign() -> bytes:
        (signs / str(os.getpid())).touch()
        return b""

    made = Make("page", sign)
    jobs = [job(f"{'long-' * 40}{n}.html", made, "") for n in range(2_000)]
    parent = os.fork()
    if parent == 0:
        with suppress(Exception):
            results = Crew(tmp_path, tmp_path, lambda: None, hands=2).make([jobs[:1000], jobs[1000:]])
            next(results)  # which it makes itself
            next(results)
            os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(1)
    _, status = os.waitpid(parent, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    children = [int(path.name) for path in signs.iterdir() if int(path.name) != parent]
    assert children
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and any(map(alive, children)):
        time.sleep(0.05)
    left = list(filter(alive, children))
    for child in left:
        os.kill(child, signal.SIGKILL)
    assert not left


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
