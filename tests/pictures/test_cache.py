"""The picture cache saves work and never lies."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from nhipcau.pictures import Cache, key, recipe

KEY = key("recipe", "photo", 800)


class Making:
    """Makes a picture, and counts how often."""

    def __init__(self, picture: bytes = b"picture") -> None:
        self.picture, self.times = picture, 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.picture


def kept(folder: Path) -> Path:
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    return file


def test_a_picture_is_made_once_whoever_asks(tmp_path: Path) -> None:
    making = Making()
    assert [Cache(tmp_path).once(KEY, making) for _ in range(3)] == [b"picture"] * 3
    assert making.times == 1


def test_without_a_folder_nothing_is_kept() -> None:
    making = Making()
    assert [Cache(None).once(KEY, making) for _ in range(2)] == [b"picture"] * 2
    assert making.times == 2


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda data: b"",
    "cut short": lambda data: data[:-1],
    "lengthened": lambda data: data + b"x",
    "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "in its stamp": lambda data: bytes([data[0] ^ 1]) + data[1:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_picture_is_made_again_and_mended(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    cache, making = Cache(tmp_path), Making()
    cache.once(KEY, making)
    file = kept(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert [cache.once(KEY, making) for _ in range(2)] == [b"picture"] * 2
    assert making.times == 2


def test_a_picture_in_the_place_of_another_is_not_believed(tmp_path: Path) -> None:
    cache, other = Cache(tmp_path), key("recipe", "another photo", 800)
    cache.once(KEY, Making(b"one"))
    place = tmp_path / other[:2] / other[2:]
    place.parent.mkdir(exist_ok=True)
    kept(tmp_path).rename(place)
    assert cache.once(other, Making(b"another")) == b"another"


def test_half_a_picture_that_a_killed_build_left_is_never_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(source: object, target: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("nhipcau.pictures.cache.os.replace", killed)
        with pytest.raises(KeyboardInterrupt):
            Cache(tmp_path).once(KEY, Making(b"half"))
    assert Cache(tmp_path).once(KEY, Making()) == b"picture"


def test_keys_tell_apart_what_differs() -> None:
    given = [("a", 1), ("a", "1"), ("a1",), ("a", 1, 0), ("b", 1)]
    assert len({key("recipe", *each) for each in given} | {key("other", "a", 1)}) == 6


def test_a_recipe_changes_with_the_code_that_it_stands_for(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text("quality = 80\n")
    before = recipe(str(code))
    assert before == recipe(str(code))
    code.write_text("quality = 81\n")
    assert before != recipe(str(code)) != recipe(str(code), inspect.getfile(recipe))
