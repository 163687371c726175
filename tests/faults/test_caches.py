"""Caches that are damaged, in the way, or from elsewhere: made anew, and never believed."""

from __future__ import annotations

import marshal
import os
import pickle
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from nhipcau.model import Refused
from nhipcau.tracking.digest import digest_of
from tests.exact.workshop import Workshop
from tests.faults.machine import edit

DAMAGES: dict[str, Callable[[Path], None]] = {
    "folder": lambda file: (file.unlink(), file.mkdir(), (file / "x").write_text("x")),  # type: ignore[dict-item]
    "empty": lambda file: file.write_bytes(b"") and None,  # type: ignore[dict-item]
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 3]) and None,  # type: ignore[dict-item]
    "flipped": lambda file: file.write_bytes(bytes(255 - each for each in file.read_bytes())) and None,  # type: ignore[dict-item]
    "dangling": lambda file: (file.unlink(), file.symlink_to("/nowhere/at/all")),  # type: ignore[dict-item]
}


def caches(shop: Workshop) -> list[Path]:
    """One cache file of each kind: there are many compiled templates and pictures."""
    cache = shop.folder / "cache"
    kinds: dict[str, Path] = {}
    for path in sorted(path for path in cache.rglob("*") if path.is_file() and path.suffix != ".lock"):
        kinds.setdefault(path.relative_to(cache).parts[0], path)
    return list(kinds.values())


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_cache_that_is_damaged_or_in_the_way_is_made_anew(shop: Workshop, damage: str) -> None:
    found = caches(shop)
    assert {file.parent.name if file.parent.name != "cache" else file.name for file in found} > {
        "reading.sqlite",
        "press.sqlite",
        "templates",
    }
    edit(shop)
    for file in found:
        DAMAGES[damage](file)
    whole = shop.cold()
    assert shop.build() == whole
    assert shop.build() == whole


def test_a_folder_of_the_cache_may_be_a_file(shop: Workshop) -> None:
    for name in ("templates", "pictures"):
        shutil.rmtree(shop.folder / "cache" / name, ignore_errors=True)
        (shop.folder / "cache" / name).write_text("x")
    edit(shop)
    assert shop.build() == shop.cold()


@pytest.mark.parametrize("name", ["CACHE_PATH", "PICTURE_CACHE", "BUNDLE_CACHE"])
@pytest.mark.parametrize("made", [Path.touch, os.mkfifo, lambda place: place.symlink_to(__file__)])
def test_what_a_setting_names_for_the_cache_and_is_no_folder_is_kept_and_told(
    shop: Workshop, name: str, made: Callable[[Path], None]
) -> None:
    named = shop.folder / "thu.txt"
    made(named)
    shop.settings[name] = str(named)
    with pytest.raises(Refused) as refused:
        shop.build()
    assert [dict(each.values)["name"] for each in refused.value.problems] == [name]
    assert named.exists()


def test_locks_may_be_folders(shop: Workshop) -> None:
    for file in (shop.folder / "cache").glob("*.lock"):
        file.unlink()
        file.mkdir()
    edit(shop)
    assert shop.build() == shop.cold()


class Trap:
    """Loaded by pickle, it makes a folder."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (str(self.place),)


def test_what_somebody_put_into_a_cache_is_never_run(shop: Workshop) -> None:
    cache, trap = shop.folder / "cache", pickle.dumps(Trap(shop.folder / "sprung"))
    with sqlite3.connect(cache / "reading.sqlite") as connection:
        connection.execute("UPDATE folder SET finding = ?", (trap,))
    connection.close()
    (cache / "stamp").write_bytes(digest_of(trap) + trap)
    code = compile(f"import os; os.mkdir({str(shop.folder / 'sprung')!r})", "x", "exec")
    for file in (cache / "templates").iterdir():
        data = file.read_bytes()[20:]
        at = data.rfind(b"\xe3")  # where marshal's code begins, behind what Jinja writes
        forged = data[:at] + marshal.dumps(code)
        file.write_bytes(digest_of(forged) + forged)
    edit(shop)
    assert shop.build() == shop.cold()
    assert not (shop.folder / "sprung").exists()


def test_the_cache_of_another_site_is_of_no_use_and_does_no_harm(shop: Workshop, tmp_path: Path) -> None:
    other = Workshop(tmp_path / "other", settings=shop.settings | {"PAGE_SIZE": 2})
    other.registries()
    other.story("2024-10-01-bai-1", body="Của báo khác.")
    other.build()
    shutil.rmtree(shop.folder / "cache")
    shutil.copytree(other.folder / "cache", shop.folder / "cache")
    assert shop.build() == shop.cold()
