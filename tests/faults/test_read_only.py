"""A folder of the site that is mounted read-only: told with the folder, and nothing lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nhipcau.model import Refused
from tests.conftest import Site
from tests.exact.workshop import Workshop
from tests.faults.machine import edit


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder as one that nobody may write in, not even root."""
    mount = shutil.which("mount")
    if (
        not mount
        or subprocess.run([mount, "--bind", folder, folder], capture_output=True, check=False).returncode
    ):
        pytest.skip("this user may not mount a folder: a read-only one is not tried")
    try:
        subprocess.run([mount, "-o", "remount,ro,bind", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("what", ["output", "cache"])
def test_what_a_build_writes_in_may_be_read_only_and_is_told(shop: Workshop, what: str) -> None:
    edit(shop)
    before, folder = shop.files(), (shop.folder / what).resolve()
    with read_only(folder), pytest.raises(Refused) as refused:
        shop.build()
    (problem,) = refused.value.problems
    assert problem.message == "{path} cannot be written: the disk that holds {disk} is read-only."
    assert dict(problem.values)["disk"] == str(folder)
    assert shop.files() == before
    assert shop.build() == shop.cold()


def test_a_site_is_built_of_a_content_that_is_read_only(shop: Workshop) -> None:
    edit(shop)
    with read_only(shop.content):
        built = shop.build()
    assert built == shop.cold()


def test_that_a_folder_is_read_only_is_said_in_the_desks_language_by_every_command_that_writes(
    site: Site,
) -> None:
    settings = ("-e", "SEARCH=false", "SOCIAL_CARDS=false", "SIDE_BY_SIDE=false")
    (site.output).mkdir()
    words = "Hội Hữu nghị gặp mặt hội viên nhân dịp đầu năm và bàn việc của năm mới. " * 10
    site.write(
        "cu/tin.html",
        f"<html lang=vi><title>Tin</title><article><h1>Tin cũ</h1><p>7/12/2019</p><p>{words}</p></article>",
    )
    with read_only(site.output):
        built = site.build(*settings)
    with read_only(site.content):
        written = [site.nhipcau(*command) for command in (["addresses"], ["import", "cu"])]
    for done in (built, *written):
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "chỉ cho đọc" in done.stderr
    assert not any(site.output.iterdir())
    assert site.build(*settings).returncode == 0
