"""Two at once, clocks that go back, other users, any umask."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nhipcau.host.alone import LOCK, alone
from nhipcau.machine import tree
from nhipcau.machine.lock import HeldElsewhere, lock
from nhipcau.model import Refused
from tests.exact.workshop import Workshop
from tests.faults.machine import edit


@contextmanager
def another(file: Path, **told: str) -> Iterator[int]:
    """Another process that holds a lock; its number."""
    ready, done = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        with lock(file, **told):
            os.write(ready[1], b"x")
            os.close(done[1])
            os.read(done[0], 1)
        os._exit(0)
    os.read(ready[0], 1)
    try:
        yield child
    finally:
        os.close(done[1])
        os.waitpid(child, 0)


def test_a_second_build_is_told_which_process_is_at_work(shop: Workshop) -> None:
    edit(shop)
    before = shop.files()
    with another(shop.folder / "cache" / LOCK) as pid:
        with pytest.raises(Refused) as refused:
            shop.build()
        assert f"Another build is at work in this folder: process {pid}, since " in str(refused.value)
        assert shop.files() == before
    assert shop.build() == shop.cold()


def test_who_waits_builds_when_the_other_has_ended(shop: Workshop) -> None:
    settings = {"CACHE_PATH": str(shop.folder / "cache"), "OUTPUT_PATH": "output"}
    with another(shop.folder / "cache" / LOCK), pytest.raises(Refused), alone(settings, 0.1):
        pass
    with alone(settings, 0):
        assert shop.build() == shop.cold()  # who holds it already, holds it again


def test_the_lock_of_a_process_that_was_killed_is_none(shop: Workshop) -> None:
    file = shop.folder / "cache" / LOCK
    with another(file, address="http://x") as pid:
        with pytest.raises(HeldElsewhere) as held, lock(file):
            pass
        assert held.value.holder["address"] == "http://x"
        assert held.value.holder["pid"] == str(pid)
        os.kill(pid, 9)
        time.sleep(0.1)
        with lock(file):
            pass


def test_a_lock_that_says_nothing_of_its_holder_is_a_lock(tmp_path: Path) -> None:
    with another(tmp_path / "lock"):
        (tmp_path / "lock").write_bytes(b"\xff{")
        with pytest.raises(HeldElsewhere, match=r"'pid': '[?]'"), lock(tmp_path / "lock"):
            pass


def test_a_clock_that_goes_back_leaves_no_page_untrue(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "SETTLED", 0)
    shop.build()
    year = 365 * 86_400 * 10**9
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() - year)
    edit(shop)
    for file in shop.content.rglob("*.md"):
        stamp = file.stat().st_mtime_ns - year
        os.utime(file, ns=(stamp, stamp))
    shop.now = "2023-10-20T12:00+07:00"
    assert shop.build() == shop.cold()
    monkeypatch.undo()
    shop.now = "2024-10-20T12:00+07:00"
    assert shop.build() == shop.cold()


@pytest.mark.parametrize("umask", [0o077, 0o000])
def test_whatever_the_umask_a_web_server_can_read_the_site_and_nobody_else_write_it(
    shop: Workshop, umask: int
) -> None:
    before = os.umask(umask)
    try:
        shop.cold()
    finally:
        os.umask(before)
    for path in (shop.folder / "cold", *(shop.folder / "cold").rglob("[!.]*")):
        mode = path.stat().st_mode & 0o777
        assert mode == (0o755 if path.is_dir() else 0o644), path
    assert not (shop.folder / "cold-cache").stat().st_mode & 0o022


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("closed", ["cache", "output", "content/stories/2024/2024-10-01-bai-1/index.vi.md"])
def test_what_is_somebody_elses_is_told_with_its_owner(shop: Workshop, closed: str) -> None:
    edit(shop)
    for path in (shop.folder, *shop.folder.rglob("*"), *shop.folder.parents[:3]):
        path.chmod(path.stat().st_mode | 0o055 if path.is_dir() else 0o644)
    for path in (shop.folder, *shop.folder.rglob("*")):
        os.chown(path, 65534, 65534)
    for path in (shop.folder / closed, *(shop.folder / closed).rglob("*")):
        os.chown(path, 0, 0)
    if closed.startswith("content"):
        (shop.folder / closed).chmod(0o600)
    told = shop.folder / "told"
    told.write_text("")
    told.chmod(0o666)
    child = os.fork()
    if child == 0:
        try:
            os.setgid(65534)
            os.setuid(65534)
            shop.build()
        except Refused as refused:
            told.write_text("\n".join(f"{each.file}: {each.text()}" for each in refused.problems))
        except BaseException:
            told.write_text(traceback.format_exc())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    said = told.read_text()
    assert said, "a build that should have been refused"
    assert "Traceback" not in said
    assert "cannot be read" in said
    assert closed.partition("/")[0] in said
