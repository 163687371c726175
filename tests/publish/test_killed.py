"""A publisher that is killed at any instant: readers, who ask all the time, never see half a release on a disk, and in
a store never a page that names what is not there; and the next publication completes it."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from nhipcau.publish.publishing import Ready
from tests.publish.editions import Paper, Story, edition, moments, named_by, site_of
from tests.publish.test_places import Where, new_place

pytestmark = pytest.mark.slow

SOONER, LATER = 0.85, 1.05
"""By how much the time until the kill changes after a publication that was through before, and after one that was not:
so about a quarter are through, however quick the machine is just now."""


def killed(where: Where, ready: Ready, now: datetime, after: float) -> bool:
    """Publish in a process of its own, and kill that after so many seconds; whether it was still at work."""
    child = os.fork()
    if child == 0:
        try:
            where.publisher.publish(ready, now)
        finally:
            os._exit(0)
    deadline = time.monotonic() + after
    while time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


@contextmanager
def asking(look: Callable[[], str]) -> Iterator[list[str]]:
    """A reader who looks again and again; what he was not content with is in the list."""
    ended, complaints = threading.Event(), list[str]()

    def ask() -> None:
        while not ended.is_set():
            if complaint := look():
                complaints.append(complaint)
            time.sleep(0.002)

    reader = threading.Thread(target=ask, daemon=True)
    reader.start()
    try:
        yield complaints
    finally:
        ended.set()
        reader.join()


def whole_release(root: Path, papers: dict[int, dict[str, bytes]]) -> Callable[[], str]:
    """Looks at the release that the link leads to now: every file of one paper, and of no other."""

    def look() -> str:
        link = root / "current"
        if not link.is_symlink():
            return ""
        site = link.resolve()
        # Releases are forgotten by the next publisher only, when many more have come.
        found = site_of(site)
        number = int(found["sw.js"].split()[1])
        wrong = [path for path, data in papers[number].items() if found.get(path) != data]
        pages = [path for path in found if path.endswith(".html") and path not in papers[number]]
        return f"{number}: {wrong} {pages}" if wrong or pages else ""

    return look


def nothing_missing(where: Where) -> Callable[[], str]:
    """Walks from both front pages through all that pages name. What is missing counts where the page names it still,
    and it is missing still: a reader's own copy may be older than what is there, and the next publication may come
    between two questions."""

    def missing(path: str, namer: str) -> bool:
        return all(where.read(path) is None and path in named_by(where.read(namer) or b"") for _ in range(2))

    def look() -> str:
        named = dict.fromkeys(("index.html", "en/index.html"), "")
        ahead = list(named)
        while ahead:
            path = ahead.pop()
            data = where.read(path)
            if data is None and missing(path, named[path]):
                return f"{path} is not there, which {named[path]} names"
            if data and path.endswith(".html"):
                new = named_by(data) - named.keys()
                named |= dict.fromkeys(new, path)
                ahead += sorted(new)
        return ""

    return look


def paper(number: int) -> Paper:
    """One of many papers: stories come and go."""
    return Paper(number, tuple(Story(f"bai-{n}") for n in range(number % 3, number % 3 + 4)))


@pytest.mark.parametrize(("kind", "times"), [("file", 120), ("ssh", 40), ("s3", 40)])
def test_readers_never_see_half_of_it_and_the_next_publication_completes_it(
    kind: str, times: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    where = new_place(kind, request, tmp_path, keep=1000)
    now, chance = moments(), random.Random(14)
    papers = {number: paper(number) for number in range(times + 1)}
    began = time.monotonic()
    where.publisher.publish(edition(tmp_path / "public", papers[0]), now())
    whole = time.monotonic() - began
    files = {number: each.files() for number, each in papers.items()}
    look = whole_release(where.root, files) if where.root else nothing_missing(where)
    stopped = 0
    with asking(look) as complaints:
        for number in range(1, times + 1):
            ready = edition(tmp_path / "public", papers[number])
            in_time = killed(where, ready, now(), chance.uniform(0, whole))
            stopped += in_time
            whole *= LATER if in_time else SOONER
            assert look() == ""
            if number % 5 == 0:
                where.publisher.publish(ready, now())
                assert all(where.read(path) == data for path, data in files[number].items())
    assert complaints == []
    assert stopped > times / 4
