"""A disk that is full: a sentence that says so, the site as it was, and everything right when there is room again."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from nhipcau.model import Refused
from nhipcau.printing.record import Record
from tests.exact.workshop import Workshop
from tests.faults.machine import Ended, apart, edit, full_at, instants


def attempt(shop: Workshop, number: int) -> tuple[Ended, bool]:
    """Build on a disk that is full from that instant on, and whether the site is as it was."""
    before = shop.files()
    ended = apart(shop, shop.build, full_at(number))
    return ended, shop.files() == before


def told_well(ended: Ended, same: bool) -> None:
    """Refused with the site as it was, or built with a warning, or told that a part of it is new already."""
    assert "Traceback" not in ended.told
    if ended.status == 0:
        return
    assert ended.status == 1
    assert "The disk is full" in ended.told
    assert same or "A part of the site is new already" in ended.told
    assert ("Nothing was printed: the site is as it was." in ended.told) == (
        "A part of the site is new already" not in ended.told
    )


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_disk_that_fills_up_during_a_build_is_told_and_harms_nothing(shop: Workshop, share: float) -> None:
    edit(shop)
    shutil.copytree(shop.folder / "cache", shop.folder / "aside-cache")
    shutil.copytree(shop.folder / "output", shop.folder / "aside")
    many = instants(shop)
    for name in ("cache", "output"):
        shutil.rmtree(shop.folder / name)
    shutil.move(shop.folder / "aside-cache", shop.folder / "cache")
    shutil.move(shop.folder / "aside", shop.folder / "output")
    ended, same = attempt(shop, max(1, int(many * share)))
    told_well(ended, same)
    assert shop.build() == shop.cold()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk: a real full one is not tried")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("what", ["output", "cache"])
def test_a_real_disk_that_is_full_is_named(shop: Workshop, small_disk: Path, what: str) -> None:
    shutil.copytree(shop.folder / what, small_disk / what, dirs_exist_ok=True)
    shutil.rmtree(shop.folder / what)
    (shop.folder / what).symlink_to(small_disk / what)
    before = shop.files()
    with (small_disk / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
        while True:
            ballast.write(bytes(4096))
    for number in range(1, 4):
        shop.story(f"2024-08-0{number}-dai-{number}", body="Một đoạn văn. " * 3000)
    with pytest.raises(Refused) as refused:
        shop.build()
    (problem, *_) = refused.value.problems
    assert problem.message == "The disk is full: {path} could not be written."
    assert dict(problem.values)["disk"] == str(small_disk.resolve())
    assert shop.files() == before
    (small_disk / "ballast").unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert shop.build() == shop.cold()


def test_a_record_that_cannot_be_kept_costs_time_and_no_page(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Record, report: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.file))

    edit(shop)
    monkeypatch.setattr(Record, "save_report", full)
    assert shop.build() == shop.cold()
    monkeypatch.undo()
    assert shop.build() == shop.cold()
