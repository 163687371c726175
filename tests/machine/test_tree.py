"""The tree: what it remembers makes it quicker, and never blind."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from nhipcau.machine import tree
from nhipcau.machine.tree import Tree

LONG_AGO = 1_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with files in three folders, all of which have rested."""
    for name in ("a/1.txt", "a/b/2.txt", "c/3.txt"):
        file = tmp_path / "root" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    for path in [*(tmp_path / "root").rglob("*"), tmp_path / "root"]:
        os.utime(path, (LONG_AGO, LONG_AGO))
    return tmp_path / "root"


def looked(root: Path, listed: list[str] | None = None) -> Tree:
    """A tree with the memory of the one before it; `listed` gets the names that were met in listing folders."""

    def passed(folder: str, name: str) -> bool:
        if listed is not None:
            listed.append(name)
        return False

    found = Tree(root, root.parent / "memory", passed)
    found.look()
    found.save()
    return found


def test_a_tree_has_every_file_with_its_stamp_and_every_folder(root: Path) -> None:
    found = looked(root)
    then = LONG_AGO * 10**9
    assert found.files == {"a/1.txt": (7, then), "a/b/2.txt": (9, then), "c/3.txt": (7, then)}
    assert set(found.folders) == {"a", "a/b", "c"}


def test_folders_that_did_not_change_are_not_listed_again(root: Path) -> None:
    first = looked(root)
    listed: list[str] = []
    second = looked(root, listed)
    assert listed == []
    assert (second.files, second.digest()) == (first.files, first.digest())


def test_a_new_file_a_changed_one_and_one_that_is_gone_are_seen(root: Path) -> None:
    first = looked(root)
    (root / "a/b/new.txt").write_text("new")
    (root / "a/1.txt").write_text("other words")
    (root / "c/3.txt").unlink()
    second = looked(root)
    assert set(second.files) == {"a/1.txt", "a/b/2.txt", "a/b/new.txt"}
    assert second.files["a/1.txt"][0] == len("other words")
    assert second.digest() != first.digest()


def test_a_folder_that_has_just_changed_is_listed_again_for_its_time_proves_nothing(root: Path) -> None:
    now = time.time_ns()
    os.utime(root / "c", ns=(now, now))
    looked(root)
    (root / "c/4.txt").write_text("within the same tick of the disk's clock")
    os.utime(root / "c", ns=(now, now))
    assert "c/4.txt" in looked(root).files


def test_links_are_odd_and_are_not_followed(root: Path) -> None:
    (root / "a/link").symlink_to(root / "c")
    found = looked(root)
    assert found.odd == ["a/link"]
    assert "a/link/3.txt" not in found.files


def test_a_file_is_settled_once_it_has_rested(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked(root).settled
    (root / "a/1.txt").write_text("now")
    assert not looked(root).settled
    monkeypatch.setattr(tree, "SETTLED", 0)
    time.sleep(0.01)
    assert looked(root).settled


def test_a_stamp_by_inode_shows_a_file_that_kept_its_time_of_modification(root: Path) -> None:
    def stamp() -> tuple[int, int]:
        found = Tree(root, inode=True)
        found.look()
        return found.files["a/1.txt"]

    before = stamp()
    time.sleep(0.01)
    (root / "other").write_text("A/1.txt")
    os.utime(root / "other", (LONG_AGO, LONG_AGO))
    (root / "other").replace(root / "a/1.txt")
    assert stamp() != before


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:30] + b"x" + data[31:]]
)
def test_a_damaged_memory_is_of_no_use_and_of_no_harm(root: Path, damage: object) -> None:
    first = looked(root)
    memory = root.parent / "memory"
    memory.write_bytes(damage(memory.read_bytes()))  # type: ignore[operator]
    listed: list[str] = []
    assert looked(root, listed).files == first.files
    assert "2.txt" in listed


def test_looking_again_where_something_changed_sees_what_looking_everywhere_does(root: Path) -> None:
    tree = looked(root)
    (root / "a/b/2.txt").unlink()
    (root / "a/b").rmdir()
    (root / "a/1.txt").write_text("longer than before")
    (root / "c/d/e").mkdir(parents=True)
    (root / "c/d/e/new.txt").write_text("new")
    (root / "c/3.txt").unlink()
    (root / "c/3.txt").mkdir()
    tree.look_again(["a/b/2.txt", "a/b/", "a/1.txt", "c/d/e/new.txt", "c/3.txt", "c/3.txt/"])
    fresh = Tree(root)
    fresh.look()
    assert tree.files == fresh.files
    assert sorted(tree.folders) == sorted(fresh.folders)
    assert tree.folders.index("c") < tree.folders.index("c/d") < tree.folders.index("c/d/e")
    assert tree.digest() == fresh.digest()
