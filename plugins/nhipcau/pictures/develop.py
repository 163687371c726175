"""Developing photos: upright, in sRGB, in the sizes and formats of their renditions, and with no metadata.

Where and when a photo was taken (Exif, XMP, GPS) is people's own business, and the thumbnail inside a file may show
what was cut away. So pixels go out and nothing else.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import PurePath
from typing import Any

from PIL import Image, ImageCms, ImageOps

from nhipcau.model import Rendition
from nhipcau.pictures.cache import Cache, key, recipe
from nhipcau.pictures.files import Files

RECIPE = recipe(__file__)
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF", "BMP")
"""What is opened at all, besides HEIF: the fewer decoders a foreign file meets, the better."""
MOVING = frozenset(("PNG", "WEBP", "GIF", "AVIF"))
"""Formats whose further pictures are frames: those of a TIFF are pages, those of a JPEG or HEIF come from a camera."""
HEIF_BRANDS = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))
SAVING: dict[str, dict[str, Any]] = {
    "avif": {"quality": 50, "speed": 9, "max_threads": 1},
    "webp": {"quality": 78, "method": 2},
    "jpeg": {"quality": 78, "optimize": True, "progressive": True},
    "png": {"optimize": True},
    "gif": {},
}
"""How each format is written. One thread each: the press has all cores at work already."""
ENDINGS = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".webp": "webp",
    ".gif": "gif",
    ".avif": "avif",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".bmp": "bmp",
    ".heic": "heif",
    ".heif": "heif",
}
"""What a file should be by the end of its name."""

Size = tuple[int, int]


def rendition(files: Files, file: str, digest: str, size: Size, wanted: Rendition) -> bytes:
    """One rendition of the photo in a file below the content folder; `size` is that of the photo as published."""
    box = (wanted.left, wanted.top, wanted.right, wanted.bottom)
    own = key(RECIPE, digest, *size, wanted.kind, wanted.width, wanted.height, *box)

    def make() -> bytes:
        photo = NEGATIVES.get(files, file, digest, size)
        cut = photo.resize((wanted.width, wanted.height), Image.Resampling.LANCZOS, box)
        return _saved(cut, wanted.kind)

    return Cache(files.pictures).once(own, make)


def opened(data: bytes) -> Image.Image:
    """A picture of a format that is taken, not yet decoded; raises what Pillow raises."""
    if is_heif(data):
        _learn_heif()
        return Image.open(BytesIO(data), formats=("HEIF",))
    return Image.open(BytesIO(data), formats=FORMATS)


def is_heif(data: bytes) -> bool:
    """Whether that is a photo as telephones save it (ISO 23008-12). AVIF is kept in the same kind of box."""
    return data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS and b"avif" not in data[16:64]


@cache
def _learn_heif() -> None:
    """Have Pillow open HEIF. Only now: it takes 40 ms, and most sites have none."""
    import pillow_heif

    pillow_heif.options.DECODE_THREADS = 1  # the press has all cores at work already
    pillow_heif.register_heif_opener(thumbnails=False)


def original(files: Files, file: str, digest: str, size: Size, kind: str = "") -> bytes:
    """The photo for its own address, whole: in the format `kind`, "" being the one that its name says. One that moves
    goes on moving."""
    kind = kind or ENDINGS[PurePath(file).suffix.lower()]

    def make() -> bytes:
        data = files.read("content", file, digest)
        return _moving(data, kind) or _saved(NEGATIVES.get(files, file, digest, size), kind)

    return Cache(files.pictures).once(key(RECIPE, digest, *size, kind), make)


class Negatives:
    """The photo that was decoded last, since its renditions are asked for one after the other."""

    def __init__(self) -> None:
        self._key: tuple[str, Size] = ("", (0, 0))
        self._photo = Image.new("RGB", (1, 1))

    def get(self, files: Files, file: str, digest: str, size: Size) -> Image.Image:
        if self._key != (digest, size):
            self._photo = negative(files.read("content", file, digest), size)
            self._key = digest, size
        return self._photo


NEGATIVES = Negatives()


def negative(data: bytes, size: Size) -> Image.Image:
    """A photo's pixels: upright, in sRGB, 8 bits deep, RGB or where anything is transparent RGBA, in the size given.

    Raises what Pillow raises (OSError, SyntaxError, ValueError and others) of what is no picture, or is damaged.
    """
    upright = _upright(data, max(size))
    return upright if upright.size == size else upright.resize(size, Image.Resampling.LANCZOS)


def cut(data: bytes, size: Size, box: tuple[int, int, int, int], wanted: Size) -> Image.Image:
    """What lies in a box of a photo of that size, in as many pixels as are wanted; raises as `negative` does."""
    scale = max(wanted[0] / (box[2] - box[0]), wanted[1] / (box[3] - box[1]))
    upright = _upright(data, min(max(size), round(max(size) * scale)))
    across, down = upright.width / size[0], upright.height / size[1]
    there = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    return upright.resize(wanted, Image.Resampling.LANCZOS, there)


def _upright(data: bytes, side: int) -> Image.Image:
    """A photo's pixels; the longer side has at least so many where the file does."""
    with opened(data) as image:
        image.draft(None, (side, side))  # of a JPEG, a half or a quarter can be had for less
        upright = _srgb(ImageOps.exif_transpose(image))
    if upright.mode == "RGBA" and upright.getchannel("A").getextrema() == (255, 255):
        upright = upright.convert("RGB")
    return upright


def moves(image: Image.Image) -> bool:
    """Whether a picture is animated."""
    return image.format in MOVING and bool(getattr(image, "is_animated", False))


def look_through(data: bytes) -> None:
    """Decode every picture of an animation; raises whatever a decoder does where one is damaged."""
    with opened(data) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            image.load()


def _srgb(image: Image.Image) -> Image.Image:
    """The pixels in sRGB, and nothing else that the file holds."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda value: value / 256).convert("L")
    found = _from_profile(image, mode) or image.convert(mode)
    return Image.frombytes(mode, found.size, found.tobytes())


def _from_profile(image: Image.Image, mode: str) -> Image.Image | None:
    """A picture brought from its colour profile to sRGB; None where there is no need, or the profile is broken."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        if "sRGB" in ImageCms.getProfileDescription(profile):
            return None
        colours = image.convert(mode) if image.mode in ("P", "PA", "LA") else image
        return ImageCms.profileToProfile(colours, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (KeyError, ImageCms.PyCMSError, OSError):
        return None


def _moving(data: bytes, kind: str) -> bytes:
    """A moving picture without its metadata; b"" where it does not move, or the format cannot."""
    with opened(data) as image:
        if not moves(image) or kind == "jpeg":
            return b""
        times = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            image.load()  # only then do WebP and AVIF know how long a frame stands
            times.append(image.info.get("duration", 0))
        image.seek(0)
        out, bare = BytesIO(), {"exif": b"", "xmp": b"", "comment": b"", "icc_profile": b""}
        options = {**SAVING[kind], **bare, "loop": image.info.get("loop", 1), "duration": times}
        image.save(out, kind.upper(), save_all=True, **options)
    return out.getvalue()


def _saved(image: Image.Image, kind: str) -> bytes:
    if kind == "jpeg" and image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    out = BytesIO()
    image.save(out, kind.upper(), **SAVING[kind])
    return out.getvalue()
