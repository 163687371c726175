"""What becomes of a painted sheet: grained paper, a photograph, an old print on a scanner, a newspaper cutting.

Each finish takes the sheet in its printed size and the picture's source of chance, and gives the picture.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from .palettes import Colour, mix

Finish = Callable[[Image.Image, Random], Image.Image]
PAPER: Colour = (233, 224, 202)
SCANNER: Colour = (176, 177, 174)
DOT = 5.4
"""Pixels between the dots of a newspaper's screen."""


def on_paper(picture: Image.Image, chance: Random) -> Image.Image:
    """Uneven ink at the scale of a hand, tooth of the paper at the scale of a pen."""
    for cell, force in ((120, 22), (3, 12)):
        size = (picture.width // cell + 2, picture.height // cell + 2)
        noise = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
        noise = noise.point(lambda v, force=force: round(128 + (v - 128) * force / 128))
        tooth = noise.resize(picture.size, Image.Resampling.BICUBIC).convert("RGB")
        picture = ImageChops.soft_light(picture, tooth)
    return picture


def photographed(
    cast: Colour = (255, 255, 255),
    *,
    noise: float = 5,
    fall: float = 0.45,
    bloom: float = 0.3,
    tilt: float = 0.0,
) -> Finish:
    """As a camera gives it: light that spills over (`bloom`), the colour of the lamps (`cast`), corners that `fall`
    dark, `noise` of the sensor; held `tilt` degrees aslant."""
    return partial(_photographed, cast=cast, noise=noise, fall=fall, bloom=bloom, tilt=tilt)


def _photographed(
    picture: Image.Image,
    chance: Random,
    *,
    cast: Colour,
    noise: float,
    fall: float,
    bloom: float,
    tilt: float,
) -> Image.Image:
    size = picture.size
    if tilt:
        turned = picture.rotate(tilt, Image.Resampling.BICUBIC)
        edge = round(size[0] * abs(sin(tilt * pi / 180)))
        picture = ImageOps.fit(turned.crop((edge, edge, size[0] - edge, size[1] - edge)), size)
    bright = picture.point(lambda v: max(0, v - 120) * 2).filter(ImageFilter.GaussianBlur(size[0] / 45))
    picture = ImageChops.screen(picture, bright.point(lambda v: round(v * bloom)))
    picture = ImageChops.multiply(picture, Image.new("RGB", size, cast))
    picture = ImageChops.multiply(picture, _corners(size, fall))
    return _noisy(picture, chance, noise)


def _corners(size: tuple[int, int], fall: float) -> Image.Image:
    fade = Image.radial_gradient("L").resize((round(size[0] * 1.3), round(size[1] * 1.3)))
    left, top = (fade.width - size[0]) // 2, (fade.height - size[1]) // 2
    fade = fade.crop((left, top, left + size[0], top + size[1]))
    return fade.point(lambda v: round(255 * (1 - fall * (v / 255) ** 2))).convert("RGB")


def _noisy(picture: Image.Image, chance: Random, force: float) -> Image.Image:
    """Noise as strong everywhere, and so most to be seen where it is dark: fine in brightness, coarse in colour."""

    def layer(cell: float, strength: float) -> Image.Image:
        size = (round(picture.width / cell), round(picture.height / cell))
        raw = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
        calm = raw.filter(ImageFilter.GaussianBlur(0.5)).point(
            lambda v: max(0, min(255, round(128 + (v - 128) * strength / 40)))
        )
        return calm.resize(picture.size, Image.Resampling.BICUBIC)

    fine = layer(1.4, force)
    picture = ImageChops.add(picture, Image.merge("RGB", [fine] * 3), 1, -128)
    return ImageChops.add(picture, Image.merge("RGB", [layer(5, force * 0.4) for _ in range(3)]), 1, -128)


def scanned(picture: Image.Image, chance: Random, *, ink: Colour = (52, 38, 30)) -> Image.Image:
    """An old print on a scanner: faded, with its white border, dust, scratches and a crease, a little aslant."""
    grey = ImageOps.autocontrast(picture.convert("L").filter(ImageFilter.GaussianBlur(1.1)), cutoff=1)
    grey = _noisy(grey.convert("RGB"), chance, 7).convert("L")
    faded = ImageOps.colorize(grey, ink, PAPER, mid=mix(ink, PAPER, 0.46))
    faded = ImageChops.multiply(faded, _stains(faded.size, chance))
    border = 26
    size = picture.size
    faded = faded.resize((size[0] - 4 * border, size[1] - 4 * border), Image.Resampling.LANCZOS)
    print_ = Image.new("RGB", (faded.width + 2 * border, faded.height + 2 * border), (238, 231, 214))
    print_.paste(faded, (border, border))
    _worn(print_, chance)
    glass = Image.new("RGB", size, SCANNER)
    shade = Image.new("L", size)
    aslant = partial(Image.Image.rotate, angle=chance.uniform(0.5, 1.1), resample=Image.Resampling.BICUBIC)
    mask = aslant(_padded(Image.new("L", print_.size, 255), size, border), fillcolor=0)
    shade.paste(mask.filter(ImageFilter.GaussianBlur(5)), (5, 6))
    glass.paste((96, 96, 94), (0, 0), shade)
    glass.paste(aslant(_padded(print_, size, border), fillcolor=SCANNER), (0, 0), mask)
    return glass


def _padded(picture: Image.Image, size: tuple[int, int], edge: int) -> Image.Image:
    sheet = Image.new(picture.mode, size)
    sheet.paste(picture, (edge, edge))
    return sheet


def _stains(size: tuple[int, int], chance: Random) -> Image.Image:
    """Light that came in from the left, and damp."""
    spots = Image.frombytes("L", (7, 5), bytes(chance.randint(214, 255) for _ in range(35)))
    return spots.resize(size, Image.Resampling.BICUBIC).convert("RGB")


def _worn(print_: Image.Image, chance: Random) -> None:
    """Dust and hairs in white, scratches, and one corner that was folded."""
    pen = ImageDraw.Draw(print_)
    wide, tall = print_.size
    for _ in range(130):
        x, y, r = chance.uniform(0, wide), chance.uniform(0, tall), chance.choice((0.4, 0.6, 0.8, 1.3))
        pen.ellipse((x - r, y - r, x + r, y + r), fill=chance.choice(((246, 240, 226), (70, 56, 46))))
    for _ in range(7):
        x, y, turn = chance.uniform(0, wide), chance.uniform(0, tall), chance.uniform(0, 2 * pi)
        hair = [
            (x + i * 3 * cos(turn + i * 0.11), y + i * 3 * sin(turn + i * 0.11))
            for i in range(chance.randint(3, 11))
        ]
        pen.line(hair, fill=(240, 232, 214))
    for _ in range(2):
        x = chance.uniform(0.2, 0.9) * wide
        pen.line([(x, 0), (x + chance.uniform(-8, 8), tall)], fill=(216, 204, 180))
    corner = chance.uniform(44, 70)
    pen.line([(wide - corner, tall), (wide, tall - corner * 0.8)], fill=(248, 243, 230), width=2)
    pen.line([(wide - corner + 2, tall), (wide, tall - corner * 0.8 + 2)], fill=(150, 136, 116))


def cutting(picture: Image.Image, chance: Random) -> Image.Image:
    """A picture in a newspaper, scanned: dots on yellowed paper, and the rule of its column."""
    size = picture.size
    grey = ImageOps.autocontrast(picture.convert("L"), cutoff=2).filter(ImageFilter.GaussianBlur(1.5))
    sheet = Image.new("L", (size[0] * 2, size[1] * 2), 255)
    _dots(ImageDraw.Draw(sheet), grey, 2)
    dots = sheet.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(0.6))
    paper = _noisy(ImageChops.multiply(Image.new("RGB", size, PAPER), _stains(size, chance)), chance, 4)
    printed = ImageChops.multiply(paper, ImageOps.colorize(dots, (46, 42, 40), (255, 255, 255)))
    edge = 34
    paper.paste(printed.crop((edge, edge, size[0] - edge, size[1] - edge)), (edge, edge))
    ImageDraw.Draw(paper).line([(13, 0), (10, size[1])], fill=(92, 84, 74), width=2)
    return paper.rotate(-0.6, Image.Resampling.BICUBIC, fillcolor=PAPER).filter(ImageFilter.GaussianBlur(0.4))


def _dots(pen: ImageDraw.ImageDraw, grey: Image.Image, scale: int) -> None:
    """A screen of dots at 45 degrees, each as large as the picture is dark there."""
    tone = grey.load()
    assert tone is not None
    reach = grey.width + grey.height
    step = DOT / 2**0.5
    for i in range(round(reach / step)):
        for j in range(round(-reach / step), round(reach / step)):
            x, y = (i + j) * step, (i - j) * step
            if 0 <= x < grey.width and 0 <= y < grey.height:
                value = tone[int(x), int(y)]
                dark = 1 - (value if isinstance(value, (int, float)) else value[0]) / 255
                r = DOT * 0.74 * dark**0.5 * scale
                pen.ellipse((x * scale - r, y * scale - r, x * scale + r, y * scale + r), fill=0)
