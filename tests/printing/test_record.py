"""The record: with it or without it, whatever became of it, the site comes out the same."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from nhipcau.printing.record import FileRow, Record, last_report
from tests.printing.pressroom import Leaf, Pressroom


def delete(file: Path) -> None:
    file.unlink()


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def garbage(file: Path) -> None:
    file.write_bytes(random.Random(7).randbytes(20_000))


def holes(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(4_096 + 40, len(data), 512):
        data[at : at + 16] = b"\xff" * 16
    file.write_bytes(data)


def older(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 0")


def newer(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("ALTER TABLE outputs RENAME COLUMN digest TO fingerprint")


def stripped(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE outputs")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def nonsense(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE outputs SET size = 'big', digest = 7")


def another_journal(file: Path) -> None:
    file.with_name("press.sqlite-journal").write_bytes(b"\0" * 600)


DAMAGES = (
    delete,
    truncate,
    empty,
    garbage,
    holes,
    older,
    newer,
    stripped,
    a_folder,
    nonsense,
    another_journal,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_costs_time_and_nothing_else(
    room: Pressroom, damage: Callable[[Path], None]
) -> None:
    room.print()
    damage(room.cache / "press.sqlite")
    path = next(iter(room.leaves))
    room.leaves[path] = Leaf("Khác", ("đi",))
    report = room.print()
    assert room.printed() == room.cold()
    assert report.written == 2, "only the page that changed, and the list that names it"
    assert room.print().rendered == 0


def test_an_old_copy_of_the_record_is_not_believed(room: Pressroom) -> None:
    room.print()
    shutil.copy(room.cache / "press.sqlite", room.root / "old")
    path = next(iter(room.leaves))
    before = room.leaves[path]
    room.leaves[path] = Leaf("Khác", ("đi",))
    room.print()
    shutil.copy(room.root / "old", room.cache / "press.sqlite")
    room.leaves[path] = before
    room.print()
    assert room.printed() == room.cold()


def test_a_record_of_another_folder_is_started_anew(room: Pressroom) -> None:
    room.print()
    shutil.copytree(room.output, room.root / "elsewhere")
    Record(room.cache, room.root / "elsewhere").rows()
    assert Record(room.cache, room.root / "elsewhere").rows() == {}


def test_what_was_saved_is_read_and_what_was_struck_is_not(tmp_path: Path) -> None:
    record = Record(tmp_path, tmp_path / "out")
    row = FileRow(b"d", b"c", 3, 2**62)
    record.save([("a", row), ("b", row)])
    record.save([("ă", row)], ["b", "never there"])
    assert record.rows() == {"a": row, "ă": row}


def test_the_report_of_the_last_build_can_be_asked_for(room: Pressroom) -> None:
    assert last_report(room.cache) is None
    report = room.print()
    assert last_report(room.cache) == report
    assert last_report(str(room.cache)) == report


@pytest.mark.parametrize("damage", DAMAGES[1:])
def test_asking_for_the_report_of_a_damaged_record_is_no_error(
    room: Pressroom, damage: Callable[[Path], None]
) -> None:
    room.print()
    damage(room.cache / "press.sqlite")
    last_report(room.cache)


def test_what_nobody_claims_any_more_is_struck_from_the_record(room: Pressroom) -> None:
    room.print()
    gone = room.leaves.popitem()[0]
    room.print()
    assert gone not in Record(room.cache, room.output).rows()
    assert Record(room.cache, room.output).rows().keys() == {*room.leaves, "index.html"}


def test_a_record_of_another_version_is_started_anew(room: Pressroom) -> None:
    room.print()
    with sqlite3.connect(room.cache / "press.sqlite") as connection:
        connection.execute("PRAGMA user_version = 1")
    assert Record(room.cache, room.output).rows() == {}
    room.print()
    assert Record(room.cache, room.output).rows().keys() == {*room.leaves, "index.html"}
