"""Photos in the formats of telephones, scanners and old programs: taken, and shown as what every browser knows."""

from __future__ import annotations

import os
import socket
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from nhipcau.model import NOTE
from nhipcau.reading.photos import FRAMES, PICTURE_BYTES
from tests.conftest import Site
from tests.exact.workshop import Workshop

FOLDER = "content/stories/2024/2024-10-14-anh"
FORMATS = [
    ("IMG_0412.HEIC", "HEIF"),
    ("a.heif", "HEIF"),
    ("t.tif", "TIFF"),
    ("t.tiff", "TIFF"),
    ("f.bmp", "BMP"),
    ("x.jfif", "JPEG"),
]


def picture(format: str, mode: str = "RGB", size: tuple[int, int] = (600, 400)) -> bytes:
    pillow_heif.register_heif_opener()
    held, colour = BytesIO(), (200, 30, 30, 90)[: len(mode)]
    Image.new(mode, size, colour).save(held, format)
    return held.getvalue()


def told(site: Site, body: str) -> list[str]:
    words = f"---\ntitle: Ảnh\ndate: 2024-10-14\nsection: van-hoa\n---\n\n{body}\n"
    site.write(f"{FOLDER}/index.vi.md", words)
    found = (problem for problem in site.problems() if problem.file.startswith(FOLDER))
    return [problem.text() for problem in found if problem.level != NOTE and problem.rule != "credit"]


@pytest.mark.parametrize(("name", "format"), FORMATS)
def test_a_photo_that_browsers_do_not_show_is_taken_and_goes_out_as_jpeg(
    tmp_path: Path, name: str, format: str
) -> None:
    site = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    site.registries()
    folder = site.story("2024-10-14-anh", "vi", f"![Một con mèo]({name})")
    (folder / name).write_bytes(picture(format))
    files = site.build()
    base = f"photos/stories/2024/2024-10-14-anh/{name}"
    with Image.open(site.folder / "output" / f"{base}.jpg") as image:
        assert (image.format, image.size) == ("JPEG", (600, 400))
        assert max(abs(a - b) for a, b in zip(image.getpixel((9, 9)), (200, 30, 30), strict=True)) < 12
    page = (site.folder / "output/2024/10/anh/index.html").read_text("utf-8")
    assert f"/{base}." in page
    assert not [
        path for path in files if path.lower().endswith((".heic", ".heif", ".tif", ".tiff", ".bmp", ".jfif"))
    ]
    assert f'"/{base}"' not in page


def test_a_transparent_scan_stays_transparent(site: Site) -> None:
    site.write(f"{FOLDER}/t.tif", picture("TIFF", "RGBA"))
    assert told(site, "![Một dấu](t.tif)") == []
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-anh")
    assert story.photos[0].url.endswith("/t.tif.png")


def test_two_photos_of_one_name_in_two_formats_do_not_collide(site: Site) -> None:
    site.write(f"{FOLDER}/IMG_1.HEIC", picture("HEIF"))
    site.write(f"{FOLDER}/IMG_1.jpg", picture("JPEG"))
    assert told(site, "![Một](IMG_1.HEIC)\n\n![Hai](IMG_1.jpg)") == []
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-anh")
    assert len({photo.url for photo in story.photos}) == 2


def test_a_telephones_photo_lies_as_it_was_held(site: Site) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    held = BytesIO()
    pillow_heif.register_heif_opener()
    Image.new("RGB", (60, 40)).save(held, "HEIF", exif=exif.tobytes())
    site.write(f"{FOLDER}/a.heic", held.getvalue())
    told(site, "![Một](a.heic)")
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-anh")
    with Image.open(BytesIO(held.getvalue())) as image:
        upright = image.size
    assert (story.photos[0].width, story.photos[0].height) == upright == (40, 60)


def test_a_photo_may_be_named_from_here_on(site: Site) -> None:
    site.write(f"{FOLDER}/a.jpg", picture("JPEG"))
    assert told(site, "![Mô tả](./a.jpg)") == []
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-anh")
    assert [figure.photo.name for figure in story.editions[0].body.figures] == ["a.jpg"]


@pytest.mark.parametrize("name", ["hong.heic", "hong.tif", "hong.bmp"])
def test_a_file_that_is_none_of_them_is_told(site: Site, name: str) -> None:
    site.write(f"{FOLDER}/{name}", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    assert told(site, f"![Một]({name})")[0].startswith(f"“{name}” cannot be read as a picture.")


def gif(frames: int) -> bytes:
    """A moving picture of one pixel."""
    size = (1).to_bytes(2, "little") * 2
    head = b"GIF89a" + size + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\x04\x00\x01\x00\x00\x00," + bytes(4) + size + b"\0\x02\x02\x44\x01\0"
    return head + frame * frames + b";"


def test_a_picture_that_moves_for_hours_is_an_error_and_one_that_moves_a_minute_is_none(site: Site) -> None:
    site.write(f"{FOLDER}/a.gif", gif(200_000))
    assert told(site, "![Một](a.gif)")[0].startswith("“a.gif” moves too long: 200000 frames")
    site.write(f"{FOLDER}/a.gif", gif(FRAMES))
    assert told(site, "![Một](a.gif)") == []


def test_a_file_of_a_size_that_nothing_could_hold_is_told_and_not_read(site: Site) -> None:
    for name, size in (("to.jpg", PICTURE_BYTES + 1), ("phim.mp4", 10**13)):
        site.write(f"{FOLDER}/{name}", b"")
        os.truncate(site.root / FOLDER / name, size)
        assert f"“{name}” is too large" in " ".join(told(site, "Một."))
        (site.root / FOLDER / name).unlink()


@pytest.mark.parametrize("name", ["index.en.md", "a.jpg", "giay.pdf"])
def test_a_pipe_or_a_socket_in_the_content_is_refused_and_never_opened(site: Site, name: str) -> None:
    told(site, "Một.")
    os.mkfifo(site.root / FOLDER / name)
    assert told(site, "Một.")[0].startswith(f"“{name}” is no plain file")
    (site.root / FOLDER / name).unlink()
    (site.root / FOLDER / name).symlink_to("/dev/zero")
    assert told(site, "Một.")[0].startswith(f"“{name}” is a link to a file outside")
    (site.root / FOLDER / name).unlink()
    with socket.socket(socket.AF_UNIX) as held:
        before = Path.cwd()
        os.chdir(site.root / FOLDER)  # the name of a socket may have 100 bytes
        held.bind(name)
        os.chdir(before)
        assert told(site, "Một.")[0].startswith(f"“{name}” is no plain file")


def test_a_pipe_in_place_of_a_registry_is_refused(site: Site) -> None:
    (site.content / "registry/topics.toml").unlink()
    os.mkfifo(site.content / "registry/topics.toml")
    assert any(problem.text().startswith("“topics.toml” is no plain file") for problem in site.problems())
