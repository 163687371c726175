"""How work is dealt out to many hands."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from plugins.machine import cores
from plugins.newsroom import Output
from plugins.press.compositor import Make
from plugins.press.making import Job
from plugins.press.workers import Crew, dealt

PAGE = Make("page", lambda: b"")
PICTURE = Make("picture", lambda: b"", slow=True)


def job(path: str, make: Make, origin: str) -> Job:
    return Job(Output(path, (), make, origin), b"", None, None)


def jobs() -> list[Job]:
    """A hundred pages, and between them nine photos of eleven files each."""
    pages = [job(f"{n}.html", PAGE, f"{n}.md") for n in range(100)]
    pictures = [job(f"{photo}-{n}.webp", PICTURE, f"{photo}.jpg") for photo in range(9) for n in range(11)]
    return [*pages[:50], *pictures, *pages[50:]]


def test_all_work_is_dealt_and_no_one_has_much_more_than_another() -> None:
    shares = dealt(jobs(), 3)
    assert sorted(each.output.path for share in shares for each in share) == sorted(
        each.output.path for each in jobs()
    )
    sizes = [len(share) for share in shares]
    assert max(sizes) - min(sizes) <= 11


def test_all_files_of_a_photo_are_made_by_one_hand() -> None:
    shares = dealt(jobs(), 2)
    photos = [{each.output.origin for each in share if each.output.make is PICTURE} for share in shares]
    assert not photos[0] & photos[1]
    assert len(photos[0] | photos[1]) == 9


@pytest.mark.skipif(cores() == 1, reason="one core has no children")
def test_children_whose_parent_was_killed_end_though_nobody_hears_them(tmp_path: Path) -> None:
    """Each has more to tell than a pipe holds."""
    signs = tmp_path / "signs"
    signs.mkdir()

    def sign() -> bytes:
        (signs / str(os.getpid())).touch()
        return b""

    made = Make("page", sign)
    jobs = [job(f"{'long-' * 40}{n}.html", made, "") for n in range(2_000)]
    parent = os.fork()
    if parent == 0:
        results = Crew(tmp_path, tmp_path, lambda: None, hands=2).make(jobs)
        next(results)  # which it makes itself
        next(results)
        os.kill(os.getpid(), signal.SIGSTOP)
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
