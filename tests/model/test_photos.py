"""A photo's files follow from the photo: their addresses, their sizes, and what pages may name."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Photo
from nhipcau.model.photos import PhotoSet, published

HO = Photo("hồ.jpg", "stories/x/hồ.jpg", "/photos/stories/x/h%E1%BB%93.jpg", 1600, 1067, "d1")
SIZES = st.integers(min_value=1, max_value=2560)
PERCENT = st.integers(min_value=0, max_value=100)


def named(*sets: PhotoSet) -> set[str]:
    """Every address that the sets name."""
    lists = [each for files in sets for each in (files.srcset, *(source.srcset for source in files.sources))]
    found = {entry.split()[0] for each in lists if each for entry in each.split(", ")}
    return found | {files.src for files in sets}


@given(
    SIZES, SIZES, PERCENT, PERCENT, st.booleans(), st.booleans(), st.sampled_from([".jpg", ".png", ".gif"])
)
def test_pages_name_only_files_that_are_made(
    width: int, height: int, across: int, down: int, animated: bool, transparent: bool, ending: str
) -> None:
    shown = Photo(
        f"a{ending}",
        f"a{ending}",
        f"/photos/a{ending}",
        width,
        height,
        "d",
        across,
        down,
        animated,
        transparent,
    )
    for cover in (True, False):
        made = {each.url for each in shown.renditions(cover)} | {shown.url}
        sets = (shown.whole, shown.card, *((shown.cover, shown.lead) if cover else ()))
        assert named(*sets) <= made
        assert named(*sets) | {shown.url} == made


@given(SIZES, SIZES, PERCENT, PERCENT)
def test_a_cut_lies_within_the_photo_and_holds_the_focal_point(
    width: int, height: int, across: int, down: int
) -> None:
    for each in replace(HO, width=width, height=height, across=across, down=down).renditions(cover=True):
        assert 0 <= each.left < each.right <= width
        assert 0 <= each.top < each.bottom <= height
        assert each.left <= width * across / 100 <= each.right
        assert each.top <= height * down / 100 <= each.bottom
        assert each.width <= width
        assert each.height >= 1


def test_files_lie_beside_their_photo_under_names_that_are_its_own() -> None:
    addresses = [each.url for each in HO.renditions(cover=True)]
    assert len(addresses) == len(set(addresses)) == 12
    for url in addresses:
        assert re.fullmatch(r"/photos/stories/x/h%E1%BB%93\.[0-9a-f]{8}(-\d+x\d+)?-\d+\.(avif|webp|jpg)", url)


@pytest.mark.parametrize("change", [{"digest": "d2"}, {"name": "hồ.jpeg"}, {"width": 1500}])
def test_another_photo_has_other_addresses(change: dict[str, object]) -> None:
    other = replace(HO, **change)  # type: ignore[arg-type]
    assert not {each.url for each in HO.renditions(True)} & {each.url for each in other.renditions(True)}


def test_another_focal_point_moves_what_is_cut_and_leaves_the_whole() -> None:
    other = replace(HO, down=80)
    assert other.whole == HO.whole
    assert not named(other.cover) & {
        url for url in named(HO.cover) if "16x9" in url
    }  # 3:2 of a 3:2 photo has nothing to move


def test_what_has_no_pixels_is_shown_as_it_is() -> None:
    drawing = replace(HO, name="so-do.svg", url="/photos/so-do.svg", width=60, height=40)
    assert drawing.whole == drawing.cover == drawing.card == PhotoSet("/photos/so-do.svg", "", 60, 40, ())
    assert list(drawing.renditions(cover=True)) == []


def test_what_moves_is_shown_moving_in_a_text_and_still_on_a_card() -> None:
    moving = replace(HO, name="a.gif", url="/photos/a.gif", animated=True)
    assert moving.whole == moving.cover == PhotoSet("/photos/a.gif", "", 1600, 1067, ())
    assert moving.card.sources


@pytest.mark.parametrize(
    ("size", "goes_out"),
    [
        ((800, 600), (800, 600)),
        ((6000, 4000), (2560, 1707)),
        ((3000, 6000), (1280, 2560)),
        ((90000, 1), (2560, 1)),
    ],
)
def test_no_photo_goes_out_longer_than_2560_pixels(size: tuple[int, int], goes_out: tuple[int, int]) -> None:
    assert published(*size) == goes_out
