"""The sheet an illustration is painted on: flat shapes, washes, stipple, glow and reflections.

Painted at twice the printed size and reduced at the end, which is what smooths the edges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from math import sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from .palettes import Colour, Palette, mix
from .shapes import Point, Points, oval, ribbon, smooth

WIDTH, HEIGHT = 1600, 1067
"""A drawing's size in its own units, and in pixels when printed: three to two."""
OVERSAMPLING = 2
SPECKLE_OPACITY = 150
"""Of 255. Opaque speckles would look no better, and double the size of the file."""


class Canvas:
    """One sheet, its palette, and the one source of chance that its scene may use."""

    def __init__(self, palette: Palette, chance: Random, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        self.tone = palette
        self.chance = chance
        self.width, self.height = size
        size = (self.width * OVERSAMPLING, self.height * OVERSAMPLING)
        self.sheet = Image.new("RGB", size, palette.sky[2])
        self._pen = ImageDraw.Draw(self.sheet)
        tooth = (self.width * 2 // 3, self.height * 2 // 3)
        coarse = Image.frombytes("L", tooth, chance.randbytes(tooth[0] * tooth[1]))
        self._speckle = coarse.resize(size, Image.Resampling.NEAREST)

    def shape(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """Fill a closed outline with one ink; below an `alpha` of 1 what lies beneath shows through."""
        if alpha >= 1:
            self._pen.polygon(_scaled(points), fill=colour)
            return
        mask, corner = self._mask(points)
        if mask:
            opacity = round(255 * alpha)
            self.sheet.paste(colour, corner, mask.point(lambda v: opacity if v else 0))

    def wash(self, points: Sequence[Point], top: Colour, low: Colour, alpha: float = 1.0) -> None:
        """Fill a closed outline with ink that runs from `top` to `low`."""
        mask, corner = self._mask(points)
        if mask:
            opacity = round(255 * alpha)
            inked = _graded((top, low), mask.size)
            self.sheet.paste(inked, corner, mask.point(lambda v: opacity if v else 0))

    def stipple(self, points: Sequence[Point], colour: Colour, side: str, strength: float = 0.7) -> None:
        """Speckle an outline with ink, thickest at one `side` (top, bottom, left, right): a form turns."""
        mask, corner = self._mask(points)
        if not mask:
            return
        slope = Image.linear_gradient("L").rotate({"bottom": 0, "right": 90, "top": 180, "left": 270}[side])
        slope = slope.resize(mask.size).point(lambda v: round((v / 255) ** 1.6 * 255 * strength))
        x, y = corner
        speckle = self._speckle.crop((x, y, x + mask.width, y + mask.height))
        dots = ImageChops.subtract(slope, speckle).point(lambda v: SPECKLE_OPACITY if v else 0)
        self.sheet.paste(colour, corner, ImageChops.multiply(mask, dots))

    def stroke(
        self,
        points: Sequence[Point],
        colour: Colour,
        start: float,
        end: float | None = None,
        alpha: float = 1.0,
    ) -> None:
        """A brush stroke through `points`, from width `start` to `end` (the same when not given)."""
        path = smooth(points) if len(points) > 2 else points
        self.shape(ribbon(path, start, start if end is None else end), colour, alpha)

    def disc(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0) -> None:
        """A round spot."""
        self.shape(oval(x, y, radius, radius), colour, alpha)

    def glow(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 0.6) -> None:
        """Light that fades outwards from (x, y)."""
        side = round(radius * 2 * OVERSAMPLING)
        fade = Image.radial_gradient("L").resize((side, side))
        fade = fade.point(lambda v: round(max(0.0, 1 - v / 181) ** 2 * 255 * alpha))
        self.sheet.paste(
            colour, (round((x - radius) * OVERSAMPLING), round((y - radius) * OVERSAMPLING)), fade
        )

    def sky(self, horizon: float = HEIGHT) -> None:
        """The hour's sky, from the top edge down to the `horizon`."""
        size = (self.sheet.width, round(horizon * OVERSAMPLING))
        self.sheet.paste(_graded(self.tone.sky, size), (0, 0))

    def reflect(self, horizon: float, tint: Colour, *, share: float = 0.45, ripple: float = 5) -> None:
        """Mirror what stands above the `horizon` in the water below it, rippled, with `share` of `tint`."""
        line = round(horizon * OVERSAMPLING)
        depth = min(self.sheet.height - line, line)
        mirror = self.sheet.crop((0, line - depth, self.sheet.width, line))
        mirror = mirror.transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(ImageFilter.BoxBlur(2))
        mirror = Image.blend(mirror, Image.new("RGB", mirror.size, tint), share)
        band, row, phase = 6, 0, self.chance.random() * 6
        while row < depth:
            nearness = row / depth
            shift = round(
                ripple * OVERSAMPLING * (0.2 + 2 * nearness) * sin(phase + row / (14 + 30 * nearness))
            )
            strip = mirror.crop((0, row, mirror.width, min(depth, row + band)))
            self.sheet.paste(ImageChops.offset(strip, shift, 0), (0, line + row))
            row += band

    def veil(self, top: float, bottom: float, colour: Colour, alpha: float) -> None:
        """Mist: ink that is thickest midway between `top` and `bottom`, and fades to both."""
        rows = max(2, round((bottom - top) * OVERSAMPLING))
        fade = Image.new("L", (1, rows))
        fade.putdata([round(255 * alpha * sin(3.1416 * i / rows) ** 1.5) for i in range(rows)])
        mask = fade.resize((self.sheet.width, rows))
        self.sheet.paste(colour, (0, round(top * OVERSAMPLING)), mask)

    def words(self, text: str, x: float, y: float, size: float, colour: Colour, alpha: float = 1.0) -> None:
        """A line of bold letters, its middle at (x, y), `size` units high."""
        font = _face(round(size * OVERSAMPLING))
        mask = Image.new("L", self.sheet.size)
        middle = (x * OVERSAMPLING, y * OVERSAMPLING)
        ImageDraw.Draw(mask).text(middle, text, fill=round(255 * alpha), font=font, anchor="mm")
        self.sheet.paste(colour, (0, 0), mask)

    def soften(self, radius: float) -> None:
        """Put what is painted so far out of focus."""
        self.sheet = self.sheet.filter(ImageFilter.GaussianBlur(radius * OVERSAMPLING))
        self._pen = ImageDraw.Draw(self.sheet)

    def unfocused(self, radius: float, paint: Callable[[Canvas], None]) -> None:
        """What `paint` paints, out of focus before what is there. Painting it on black and on white tells how much of
        the ground shows through."""
        ground, state, veils = self.sheet, self.chance.getstate(), []
        for colour in ("black", "white"):
            self.chance.setstate(state)
            self.sheet = Image.new("RGB", ground.size, colour)
            self._pen = ImageDraw.Draw(self.sheet)
            paint(self)
            self.soften(radius)
            veils.append(self.sheet)
        through = ImageChops.subtract(veils[1], veils[0])
        self.sheet = ImageChops.add(veils[0], ImageChops.multiply(ground, through))
        self._pen = ImageDraw.Draw(self.sheet)

    def _mask(self, points: Sequence[Point]) -> tuple[Image.Image | None, tuple[int, int]]:
        """The part of an outline on the sheet as a mask, and where its top left corner lies in pixels."""
        corners = _scaled(points)
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right, low = min(self.sheet.width, int(max(xs)) + 2), min(self.sheet.height, int(max(ys)) + 2)
        if right <= left or low <= top:
            return None, (left, top)
        mask = Image.new("L", (right - left, low - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in corners], fill=255)
        return mask, (left, top)


@cache
def _face(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(files("fontpkg_source_sans_3") / "files" / "SourceSans3[wght].ttf"), size)
    font.set_variation_by_axes([700])
    return font


def _scaled(points: Sequence[Point]) -> Points:
    return [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points]


def _graded(stops: Sequence[Colour], size: tuple[int, int]) -> Image.Image:
    """A sheet of `size` that runs through `stops` from top to bottom."""
    rows = size[1]
    column = Image.new("RGB", (1, rows))
    spans = len(stops) - 1
    tones = []
    for row in range(rows):
        place = row / rows * spans
        index = int(place)
        tones.append(mix(stops[index], stops[index + 1], place - index))
    column.putdata(tones)
    return column.resize(size, Image.Resampling.NEAREST)
