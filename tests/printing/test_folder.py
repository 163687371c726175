"""The output folder: what is seen of it beside other work, and when that is not to be believed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nhipcau.machine import cores
from nhipcau.printing import folder as module
from nhipcau.printing.folder import MARK, MARKER, OutputFolder
from tests.printing.pressroom import Pressroom, leaves


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A folder of the press with one page."""
    root = tmp_path / "output"
    (root / "bai").mkdir(parents=True)
    (root / MARKER).write_bytes(MARK)
    (root / "bai/index.html").write_text("một", encoding="utf-8")
    return root


def test_what_was_seen_ahead_is_what_stands(ours: Path) -> None:
    folder = OutputFolder(ours)
    folder.look_ahead()
    assert folder.standing().files.keys() == {"bai/index.html"}
    assert folder.standing().digest() == OutputFolder(ours).standing().digest()


@pytest.mark.skipif(cores() == 1, reason="nothing is done beside other work on one core")
def test_the_look_is_another_process_s(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.Tree, "look", lambda tree: tree.files.update({str(os.getpid()): (0, 0)}))
    folder = OutputFolder(ours)
    folder.look_ahead()
    assert folder.standing().files.keys() != {str(os.getpid())}


def test_a_folder_that_is_not_there_is_looked_at_only_when_it_is_made(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path / "output")
    folder.look_ahead()
    with folder.held(tmp_path / "cache"):
        assert folder.standing().files == {}


def test_who_holds_the_folder_hears_of_no_look_from_before_another_build(tmp_path: Path) -> None:
    room = Pressroom(tmp_path, leaves(3))
    room.print()
    folder = OutputFolder(room.output)
    folder.look_ahead()
    room.leaves = leaves(2)  # whose build takes one page away, and writes the list anew
    room.print()
    with folder.held(room.cache):
        assert folder.standing().files == OutputFolder(room.output).standing().files


def test_nor_of_one_from_before_the_end_of_a_build_that_was_killed(ours: Path, tmp_path: Path) -> None:
    (ours / f"{MARKER}-staging").mkdir()
    folder = OutputFolder(ours)
    folder.look_ahead()
    (ours / "bai/index.html").write_text("hai, ba", encoding="utf-8")
    with folder.held(tmp_path / "cache"):
        assert folder.standing().files["bai/index.html"][0] == len("hai, ba")


def test_a_file_that_the_galley_left_half_written_is_removed(ours: Path, tmp_path: Path) -> None:
    leftover = ours / f"{MARKER}-instant preview"
    leftover.write_text("một nửa", encoding="utf-8")
    with OutputFolder(ours).held(tmp_path / "cache"):
        assert not leftover.exists()


def test_a_mark_that_somebody_wrote_into_is_put_right(ours: Path, tmp_path: Path) -> None:
    (ours / MARKER).write_bytes(b"mine")
    with OutputFolder(ours).held(tmp_path / "cache"):
        assert (ours / MARKER).read_bytes() == MARK
