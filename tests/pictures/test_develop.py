"""Developed photos: upright, in sRGB, of the exact size, with the focal point in every cut, and nothing but pixels."""

from __future__ import annotations

import subprocess
import sys
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw

from nhipcau.model import Photo, Rendition
from nhipcau.model.photos import published
from nhipcau.pictures import develop, original, rendition

SECRET = b"21 Pho Bi Mat"
RED, BLUE = (200, 30, 30), (30, 30, 200)


class Drawer:
    """The files of one test, which count how often they are read."""

    def __init__(self, pictures: Path | None = None, **files: bytes) -> None:
        self.pictures, self.files, self.reads = pictures, files, 0

    def read(self, root: str, path: str, digest: str) -> bytes:
        self.reads += 1
        return self.files[path]


def told() -> Image.Exif:
    """Exif that says how the camera was held, where it was, and what it saw."""
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright: a quarter turn to the right makes it so
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 42.6), 3: "E", 4: (105.0, 51.0, 7.9)})
    return exif


def bytes_of(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def two_halves(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), BLUE)
    return image


def photo(data: bytes, name: str, size: tuple[int, int], **more: Any) -> Photo:
    digest = blake2b(data, digest_size=16).hexdigest()
    return Photo(name, name, f"/photos/{name}", *size, digest, **more)


def developed(data: bytes, shown: Photo, pictures: Path | None = None) -> dict[str, tuple[Rendition, bytes]]:
    """Every rendition of a cover, by its address."""
    files, size = Drawer(pictures, **{shown.file: data}), (shown.width, shown.height)
    return {
        each.url: (each, rendition(files, shown.file, shown.digest, size, each))
        for each in shown.renditions(cover=True)
    }


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def near(pixel: Any, colour: tuple[int, int, int], by: int = 24) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, colour, strict=True))


def test_where_a_photo_was_taken_is_in_none_of_its_files() -> None:
    comment = {"comment": SECRET, "exif": told(), "xmp": b"<x>" + SECRET + b"</x>"}
    data = bytes_of(two_halves(), "JPEG", **comment)
    assert data.count(SECRET) == 3
    shown = photo(data, "ho.jpg", (300, 400))
    files = [found for _, found in developed(data, shown).values()]
    files.append(original(Drawer(**{"ho.jpg": data}), "ho.jpg", shown.digest, (300, 400)))
    assert len(files) == 8
    for found in files:
        assert SECRET not in found
        assert b"Exif" not in found
        with Image.open(BytesIO(found)) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile"} & set(image.info)


def test_a_photo_that_was_taken_upright_is_upright_in_every_file() -> None:
    data = bytes_of(two_halves(), "JPEG", exif=told())
    shown = photo(data, "ho.jpg", (300, 400))
    for each, found in developed(data, shown).values():
        image = opened(found)
        assert image.size == (each.width, each.height)
        if each.top == 0 and each.bottom == 400:  # whole: red, which was on the left, has come up
            assert near(image.getpixel((each.width // 2, 4)), RED)
            assert near(image.getpixel((each.width // 2, each.height - 4)), BLUE)


@pytest.mark.parametrize("size", [(1600, 1067), (3000, 2000), (1001, 333), (300, 1200), (640, 427), (1, 1)])
def test_every_file_has_exactly_the_size_that_its_name_says(size: tuple[int, int]) -> None:
    data = bytes_of(two_halves(size), "PNG")
    shown = photo(data, "a.png", published(*size))
    for url, (each, found) in developed(data, shown).items():
        assert opened(found).size == (each.width, each.height)
        assert url.rpartition(".")[0].endswith(f"-{each.width}")
        assert each.width <= shown.width
    own = opened(original(Drawer(**{"a.png": data}), "a.png", shown.digest, (shown.width, shown.height)))
    assert own.size == published(*size)


@pytest.mark.parametrize("across", [0, 10, 50, 95, 100])
@pytest.mark.parametrize("down", [0, 25, 100])
@pytest.mark.parametrize("size", [(1200, 400), (400, 1200), (900, 600)])
def test_no_cut_loses_the_focal_point(size: tuple[int, int], across: int, down: int) -> None:
    image = Image.new("RGB", size, BLUE)
    at = (round(size[0] * across / 100), round(size[1] * down / 100))
    ImageDraw.Draw(image).rectangle((at[0] - 30, at[1] - 30, at[0] + 30, at[1] + 30), RED)
    data = bytes_of(image, "PNG")
    shown = photo(data, "a.png", size, across=across, down=down)
    files = Drawer(**{"a.png": data})
    for each in shown.renditions(cover=True):
        if each.kind != "avif":
            found = opened(rendition(files, "a.png", shown.digest, size, each))
            scale = each.width / (each.right - each.left)
            point = [round((at[0] - each.left) * scale), round((at[1] - each.top) * scale)]
            held = (min(max(2, point[0]), each.width - 3), min(max(2, point[1]), each.height - 3))
            assert abs(point[0] - held[0]) <= 3
            assert abs(point[1] - held[1]) <= 3
            assert near(found.getpixel(held), RED, 60), (each, held)


def test_large_renditions_are_avif_and_small_ones_webp_but_of_covers() -> None:
    shown = photo(b"", "a.jpg", (1600, 1067))
    for cover in (False, True):
        made = {(each.kind, each.right - each.left == 1600) for each in shown.renditions(cover)}
        kinds = {kind for kind, _ in made}
        assert kinds == {"avif", "webp", "jpeg"}
    small = [each for each in shown.renditions(cover=False) if "3x2" in each.url]
    assert {each.kind for each in small} == {"webp", "jpeg"}


def test_no_rendition_is_made_that_is_hardly_narrower_than_the_widest() -> None:
    widths = [
        each.width for each in photo(b"", "a.jpg", (1000, 700)).renditions(cover=False) if each.kind == "webp"
    ]
    assert widths == [320, 640, 960]
    assert [
        each.width for each in photo(b"", "a.jpg", (800, 500)).renditions(cover=False) if each.kind == "avif"
    ] == [800]


def test_a_picture_that_is_transparent_stays_so_and_has_png_beside_webp() -> None:
    data = bytes_of(Image.new("RGBA", (200, 100), (200, 30, 30, 128)), "PNG")
    shown = photo(data, "a.png", (200, 100), transparent=True)
    for each, found in developed(data, shown).values():
        assert each.kind in ("avif", "webp", "png")
        assert Image.open(BytesIO(found)).convert("RGBA").getpixel((9, 9))[3] == pytest.approx(128, abs=3)


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG"),
        (Image.new("P", (64, 64), 0), "PNG"),
        (Image.new("RGBA", (64, 64), (255, 0, 0, 255)), "PNG"),
        (Image.new("RGB", (64, 64), (255, 0, 0)), "AVIF"),
    ],
    ids=["printer's colours", "palette", "alpha that hides nothing", "AVIF"],
)
def test_whatever_a_photo_is_saved_in_it_comes_out_in_the_colours_of_the_web(
    image: Image.Image, kind: str
) -> None:
    if image.mode == "P":
        image.putpalette([255, 0, 0])
    found = develop.negative(bytes_of(image, kind), (64, 64))
    assert found.mode == "RGB"
    assert near(found.getpixel((30, 30)), (255, 0, 0), 8)


def test_sixteen_bits_of_grey_become_eight() -> None:
    found = develop.negative(bytes_of(Image.new("I;16", (8, 8), 0x8000), "PNG"), (8, 8))
    assert found.getpixel((4, 4)) == (128, 128, 128)


def test_colours_are_brought_from_a_profile_to_srgb() -> None:
    """The same numbers mean other colours in Lab, which every colour library carries the profile of."""
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    there = ImageCms.profileToProfile(Image.new("RGB", (8, 8), RED), srgb, lab, outputMode="LAB")
    profile = ImageCms.ImageCmsProfile(lab).tobytes()
    there.info["icc_profile"] = profile
    assert near(develop._srgb(there).getpixel((4, 4)), RED, 3)


@pytest.mark.parametrize("kind", ["gif", "webp", "png"])
def test_a_picture_that_moves_goes_on_moving_and_loses_what_was_told_in_it(kind: str) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in (RED, BLUE)]
    own = {"gif": {"comment": SECRET}, "webp": {"exif": told()}, "png": {"exif": told()}}[kind]
    data = bytes_of(
        frames[0], kind, save_all=True, append_images=frames[1:], duration=[100, 300], loop=0, **own
    )
    assert SECRET in data
    found = original(Drawer(**{f"a.{kind}": data}), f"a.{kind}", "d", (40, 30))
    image = Image.open(BytesIO(found))
    assert SECRET not in found
    assert (image.n_frames, image.info["loop"]) == (2, 0)
    image.seek(1)
    image.load()
    assert image.info["duration"] == 300
    assert near(image.convert("RGB").getpixel((9, 9)), BLUE)


def test_a_photo_is_decoded_once_for_all_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytes_of(two_halves(), "JPEG")
    monkeypatch.setattr(develop, "NEGATIVES", develop.Negatives())
    files, shown = Drawer(**{"a.jpg": data}), photo(data, "a.jpg", (400, 300))
    for each in shown.renditions(cover=True):
        rendition(files, "a.jpg", shown.digest, (400, 300), each)
    assert files.reads == 1


def test_what_is_in_the_cache_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytes_of(two_halves(), "JPEG")
    shown = photo(data, "a.jpg", (400, 300))
    first = developed(data, shown, tmp_path)
    monkeypatch.setattr(develop, "NEGATIVES", develop.Negatives())
    files = Drawer(tmp_path)
    again = {
        each.url: (each, rendition(files, "a.jpg", shown.digest, (400, 300), each))
        for each in shown.renditions(cover=True)
    }
    assert again == first
    assert files.reads == 0


def test_the_same_photo_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    data = bytes_of(Image.effect_noise((500, 400), 60).convert("RGB"), "PNG")
    (tmp_path / "a.png").write_bytes(data)
    code = (
        "import sys; from hashlib import sha256\n"
        "from tests.pictures.test_develop import *\n"
        "data = open(sys.argv[1], 'rb').read(); shown = photo(data, 'a.png', (500, 400))\n"
        "print([sha256(found).hexdigest() for _, found in developed(data, shown).values()])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "a.png")],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
