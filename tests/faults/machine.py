"""A machine that fails at an instant of our choosing: at the n-th thing that a build asks of its disk.

What a build asks is heard by an audit hook (PEP 578), before it is done: files opened for writing, folders made, files
moved and removed, databases opened. What is written into a file that is open it does not tell: `os.write` and the
databases are stood in for besides. All of it happens in a forked child, which builds as a fresh process would.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from nhipcau.host.report import report
from nhipcau.model import Refused
from tests.exact.workshop import Workshop

WRITING = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect", "os.chmod")
EVERY: list[str] = []
"""What was asked so far, as far as it lies in the workshop."""


class Ended(NamedTuple):
    """How a child ended: its status (negative: a signal), and what it told."""

    status: int
    told: str


def small(folder: Path) -> Workshop:
    """A small site that was built once."""
    quick = {"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False}
    shop = Workshop(folder, settings=quick)
    shop.registries()
    for day in range(1, 6):
        shop.story(f"2024-10-0{day}-bai-{day}")
    place = shop.story("2024-09-01-anh", cover="ho.jpg")
    Image.new("RGB", (64, 48), "teal").save(place / "ho.jpg")
    shop.build()
    return shop


def edit(shop: Workshop) -> None:
    """Something for the next build to do: a text that is new, one that is gone, one that is another."""
    shop.story("2024-10-09-moi")
    shop.story("2024-10-02-bai-2", body="Lời khác.")
    folder = shop.content / "stories/2024/2024-10-04-bai-4"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def instants(shop: Workshop) -> int:
    """How many things a build would ask of the disk, as the site is now; it is not built here."""
    count = shop.folder / "count"

    def work() -> None:
        shop.build()
        count.write_text(str(len(EVERY)))

    apart(shop, work, lambda number, what: None)
    return int(count.read_text())


def full_at(number: int) -> Callable[[int, str], None]:
    """A disk that is full from that instant on."""

    def happen(at: int, what: str) -> None:
        if at >= number and what not in ("os.remove", "os.rmdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), what)

    return happen


def killed_at(number: int) -> Callable[[int, str], None]:
    """A process that is killed at that instant."""

    def happen(at: int, what: str) -> None:
        if at == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return happen


def apart(shop: Workshop, work: Callable[[], Any], happen: Callable[[int, str], None]) -> Ended:
    """Do some work in a child whose disk is listened to; `happen` is called before each thing that is asked of it."""
    said = shop.folder / "said"
    said.write_text("")
    child = os.fork()
    if child == 0:
        status = 70
        try:
            with said.open("w") as out, redirect_stderr(out):
                status = _told(work, listening(shop.folder, happen), out)
        finally:
            os._exit(status)
    _, found = os.waitpid(child, 0)
    return Ended(os.waitstatus_to_exitcode(found), said.read_text())


def _told(work: Callable[[], Any], listen: Callable[[], None], out: io.TextIOBase) -> int:
    listen()
    try:
        work()
    except Refused as refused:
        report(refused.problems, "en")
        return 1
    except BaseException:
        traceback.print_exc(file=out)
        return 70
    return 0


def listening(folder: Path, happen: Callable[[int, str], None]) -> Callable[[], None]:
    """What begins to listen to what is done in that folder, in this process for good."""

    def hear(event: str, given: tuple[Any, ...]) -> None:
        writes = (
            event == "open"
            and isinstance(given[2], int)
            and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        if writes or event in WRITING:
            path = given[0]
            if (
                isinstance(path, str | Path)
                and str(path).startswith(str(folder))
                and "/said" not in str(path)
            ):
                step(event)

    def step(what: str) -> None:
        EVERY.append(what)
        happen(len(EVERY), what)

    def begin() -> None:
        EVERY.clear()
        write = os.write

        def heard(handle: int, data: Any) -> int:
            step("os.write")
            return write(handle, data)

        os.write = heard
        sys.addaudithook(hear)

    return begin
