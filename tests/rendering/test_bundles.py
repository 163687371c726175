"""Bundles: made once for each digest, whole or not at all, and few of each name are kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from nhipcau.model import Refused
from nhipcau.rendering.bundles import KEPT, Bundles
from nhipcau.tracking.digest import Digester

PARTS = [b"m\xe1\xbb\x99t", b"", b"\n\nhai" * 100]


class Makes:
    """Makes parts, and counts how often."""

    def __init__(self, parts: Sequence[bytes] = PARTS) -> None:
        self.parts, self.times = parts, 0

    def __call__(self) -> Sequence[bytes]:
        self.times += 1
        return self.parts


def test_a_bundle_is_made_once_and_gives_its_parts(tmp_path: Path) -> None:
    make = Makes()
    for _ in range(2):
        bundles = Bundles(tmp_path)
        (bundle,) = bundles.all({"vi-2024/a": make})
        assert [bundles.read(part) for part in bundle] == PARTS
    assert make.times == 1


def test_many_are_made_by_several_hands_and_given_in_their_order(tmp_path: Path) -> None:
    wanted: dict[str, Callable[[], Sequence[bytes]]] = {f"x-{n}/a": Makes([bytes((n,))]) for n in range(20)}
    found = Bundles(tmp_path).all(wanted)
    assert [part.place for (part,) in found] == [(path, 0) for path in wanted]
    assert Bundles(tmp_path).read(found[19][0]) == bytes((19,))


@pytest.mark.parametrize("damage", ["delete", "truncate", "garbage", "one byte", "one byte more"])
def test_one_that_was_damaged_is_made_again(tmp_path: Path, damage: str) -> None:
    make = Makes()
    (first,) = Bundles(tmp_path).all({"x/a": make})
    file = tmp_path / "x" / "a"
    data = file.read_bytes()
    if damage == "delete":
        file.unlink()
    else:
        damaged = {
            "truncate": data[:-3],
            "garbage": b"?",
            "one byte": data[:-1] + b"?",
            "one byte more": data + b"?",
        }
        file.write_bytes(damaged[damage])
    assert Bundles(tmp_path).all({"x/a": make}) == (first,)
    assert make.times == 2
    assert file.read_bytes() == data


def test_a_part_that_is_another_by_now_is_refused(tmp_path: Path) -> None:
    bundles = Bundles(tmp_path)
    (bundle,) = bundles.all({"x/a": Makes()})
    file = tmp_path / "x" / "a"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(Refused):
        bundles.read(bundle[2])


def test_few_bundles_of_a_name_are_kept_the_newest(tmp_path: Path) -> None:
    for n in range(KEPT + 2):
        Bundles(tmp_path).all({f"x/{n}": Makes(), "y/a": Makes()})
        os.utime(tmp_path / "x" / str(n), (n, n))
    assert {path.name for path in (tmp_path / "x").iterdir()} == {"2", "3", "4"}
    assert {path.name for path in (tmp_path / "y").iterdir()} == {"a"}


def test_a_part_counts_by_its_digest_wherever_it_is_kept(tmp_path: Path) -> None:
    """Or else an edit would have every file made anew that its bundle has a part in."""
    one, two = Bundles(tmp_path).all({"x/a": Makes(), "x/b": Makes([PARTS[0], b"?", PARTS[2]])})
    digests = [[Digester().value(part) for part in bundle] for bundle in (one, two)]
    assert [a == b for a, b in zip(*digests, strict=True)] == [True, False, True]
