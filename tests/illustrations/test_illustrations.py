"""The illustrator: every scene can be drawn, is light enough for a repository, and never changes by itself."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from illustrations.__main__ import draw, main
from illustrations.canvas import OVERSAMPLING, Canvas
from illustrations.commissions import commissions, scene_of
from illustrations.festive import flag
from illustrations.finishes import Finish, cutting, photographed, scanned
from illustrations.palettes import FLAG_GOLD, FLAG_RED, palettes_of
from illustrations.printing import painted, printed
from illustrations.scenes import SCENES
from illustrations.shapes import box, star

NAMES = (
    "hoan-kiem long-bien sen co den-long pho-co cot-co chua-mot-cot ao-dai xe-dap bo-cau am-nhac banh-chung "
    "hoa-dao hoa-anh-dao van-mieu thuyen ho-tay hoi-truong ban-do sach nhat-tan hoang-thanh phao-hoa tre "
    "non-la trong-dong tau-dien trong-cay hoi-nghi hop-ban dien-gia san-khau tap-the bang-ron cau-xua anh-cu xe-tho"
)
HEAVIEST = 160_000
"""Bytes; dozens of pictures lie in the repository."""


@pytest.mark.slow
@pytest.mark.parametrize("scene", sorted(SCENES))
def test_every_scene_is_a_light_picture_of_the_right_size(scene: str) -> None:
    picture = printed(painted(scene, f"2024-10-10-a-story/{scene}"))
    opened = Image.open(BytesIO(picture))
    assert (opened.format, opened.mode, opened.size) == ("JPEG", "RGB", SCENES[scene].size)
    assert not opened.getexif()
    assert len(picture) <= HEAVIEST


@pytest.mark.parametrize("scene", ["thuyen", "bo-cau"])
def test_the_same_commission_is_drawn_with_the_same_bytes(scene: str) -> None:
    assert printed(painted(scene, "a/1")) == printed(painted(scene, "a/1"))


def test_two_stories_get_two_different_pictures_of_one_scene() -> None:
    assert painted("bo-cau", "a-story/bo-cau").tobytes() != painted("bo-cau", "another/bo-cau").tobytes()


def test_scenes_in_the_manner_of_photographs_have_the_formats_that_newsrooms_get() -> None:
    """Upright, wide, four to three and as small as old scans."""
    sizes = {scene.size for scene in SCENES.values()}
    assert {(900, 1200), (1600, 900), (1280, 960), (800, 600)} <= sizes


@pytest.mark.parametrize("finish", [photographed(noise=9, bloom=0.6, tilt=1), scanned, cutting])
def test_a_finish_keeps_the_size_and_gives_the_same_picture_of_the_same_chance(finish: Finish) -> None:
    sheet = Image.linear_gradient("L").resize((240, 180)).convert("RGB")
    first, again, other = (finish(sheet, Random(seed)) for seed in (1, 1, 2))
    assert first.size == sheet.size
    assert first.tobytes() == again.tobytes() != other.tobytes()


def test_what_is_out_of_focus_lets_the_ground_show_through_at_its_edge_alone() -> None:
    art = Canvas(palettes_of("night")[0], Random(1), (120, 90))
    art.shape(box(0, 0, 120, 90), (40, 80, 160))
    art.unfocused(3, lambda sheet: sheet.shape(box(60, 0, 60, 90), (240, 40, 40)))
    pixels = [art.sheet.getpixel((x * OVERSAMPLING, 90)) for x in (10, 60, 110)]
    assert pixels[0] == (40, 80, 160)
    assert pixels[2] == (240, 40, 40)
    assert pixels[1] not in (pixels[0], pixels[2])


def test_every_promised_scene_exists() -> None:
    assert set(SCENES) == set(NAMES.split())


@pytest.mark.parametrize(
    ("name", "scene"),
    [
        ("long-bien.jpg", "long-bien"),
        ("long-bien-2.jpg", "long-bien"),
        ("co-12.jpg", "co"),
        ("le-chao-co.jpg", None),
        ("sen-hong.jpg", None),
    ],
)
def test_a_file_name_tells_its_scene(name: str, scene: str | None) -> None:
    assert scene_of(name) == scene


def test_covers_and_drawings_in_the_text_are_commissioned_once_and_photos_are_left_alone(
    tmp_path: Path,
) -> None:
    _write_story(tmp_path, "index.vi.md", "cover: sen.jpg\n", '![Cầu](long-bien-2.jpg "Cầu. Minh họa: A")')
    _write_story(
        tmp_path, "index.en.md", "cover: 'sen.jpg'\n", "![Photo](le-chao-co.jpg) ![Away](/img/sen-3.jpg)"
    )
    assert [commission.path.name for commission in commissions(tmp_path)] == ["long-bien-2.jpg", "sen.jpg"]


def test_a_picture_that_is_there_is_not_drawn_again_unless_asked(tmp_path: Path) -> None:
    story = _write_story(tmp_path, "index.vi.md", "cover: bo-cau.jpg\n", "")
    assert draw(tmp_path) == [story / "bo-cau.jpg"]
    assert draw(tmp_path) == []
    assert draw(tmp_path, redraw=True) == [story / "bo-cau.jpg"]


def test_the_list_names_every_scene_with_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(SCENES)
    assert all(len(line.split()) > 3 for line in lines)


def test_the_flag_has_the_colours_and_proportions_of_the_law() -> None:
    """Two to three; the star's points lie at a fifth of the length from its centre (Guidance 3420/HD-BVHTTDL, 2012)."""

    class Recorder:
        """A sheet that only remembers what is filled."""

        def __init__(self) -> None:
            self.chance = type("Calm", (), {"uniform": staticmethod(lambda low, high: 0.0)})()
            self.filled: list[tuple[tuple[int, int, int], list[tuple[float, float]]]] = []

        def shape(
            self, points: list[tuple[float, float]], colour: tuple[int, int, int], alpha: float = 1
        ) -> None:
            self.filled.append((colour, points))

    sheet = Recorder()
    flag(sheet, 0, 0, 300, wind=0)  # type: ignore[arg-type]
    (red, cloth), (gold, points) = sheet.filled[:2]
    assert (red, gold) == (FLAG_RED, FLAG_GOLD)
    assert (max(x for x, _ in cloth), max(y for _, y in cloth)) == pytest.approx((300, 200))
    assert points[0] == pytest.approx((150, 100 - 60))
    corners = star(150, 100, 60)
    assert all(min(abs(x - a) + abs(y - b) for a, b in points) < 1e-6 for x, y in corners)


def _write_story(content: Path, file: str, facts: str, body: str) -> Path:
    folder = content / "stories" / "2024" / "2024-10-10-a-story"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(f"---\ntitle: A story\n{facts}---\n\n{body}\n", encoding="utf-8")
    return folder
