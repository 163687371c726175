"""The site's mark, drawn from its SVG: for icons, which not every program takes as SVG, and for social cards.

A mark is a small drawing: a `<rect>` as its ground, and `<path>`s that are stroked. Anything else in the file is an
error, so that a new mark is never drawn with something missing. A site whose mark is more has a picture of
it beside it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree import ElementTree

from PIL import Image, ImageDraw

from nhipcau.pictures.files import Files
from nhipcau.problems import refuse, unfit_mark

MARK = "icons/favicon.svg"
PICTURE = "icons/icon-512.png"
"""Where the theme has the mark, and may have a picture of it."""
SVG = "{http://www.w3.org/2000/svg}"
FINER = 4
"""How many times larger it is drawn than wanted, and then made smaller: that is how its edges get smooth."""
STEPS = 24
"""Straight pieces that stand for one curve."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines through points, in the units of the drawing."""

    lines: tuple[tuple[Point, ...], ...]
    width: float
    colour: str
    round: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawing of `side` by `side` units on a ground with round corners."""

    side: float
    ground: str
    corner: float
    strokes: tuple[Stroke, ...]


def found_mark(static: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """What the mark is drawn from, among a theme's static files (path and digest): a picture before a drawing."""
    known = dict(static)
    return next(((path, known[path]) for path in (PICTURE, MARK) if path in known), None)


def badge(files: Files, at: tuple[str, str], paint: Callable[[str], str], size: int) -> Image.Image:
    """The mark as a picture of `size` pixels, from the file of the theme that `at` names, with its digest; `paint`
    fills in the theme's colours. Raises Refused where it cannot be drawn."""
    data = files.read("theme", *at)
    if at[0] == PICTURE:
        try:
            shown = Image.open(io.BytesIO(data)).convert("RGBA")
        except (OSError, ValueError) as bad:
            raise refuse(unfit_mark(f"theme/static/{PICTURE}", str(bad))) from None
        return shown.resize((size, size), Image.Resampling.LANCZOS)
    return picture(drawn_mark(data, paint), size)


def drawn_mark(data: bytes, paint: Callable[[str], str]) -> Mark:
    """The mark in the bytes of its SVG; raises Refused where it cannot be drawn."""
    try:
        return mark(paint(data.decode()))
    except ValueError as bad:
        raise refuse(unfit_mark(f"theme/static/{MARK}", str(bad))) from None


@cache
def mark(svg: str) -> Mark:
    """The mark in a file. Raises ValueError for what it cannot draw."""
    try:
        return _mark(svg)
    except KeyError as missing:
        raise ValueError(f"it needs the attribute {missing}") from None
    except ElementTree.ParseError as bad:
        raise ValueError(f"it is no XML: {bad}") from None


def _mark(svg: str) -> Mark:
    root = ElementTree.fromstring(svg)
    _, _, side, height = map(float, root.attrib["viewBox"].split())
    ground, *shapes = root
    if side != height or ground.tag != f"{SVG}rect" or {shape.tag for shape in shapes} != {f"{SVG}path"}:
        raise ValueError("a mark is a square: one <rect> with <path>s on it")
    if any(shape.attrib.get("fill") != "none" for shape in shapes):
        raise ValueError('the paths of a mark are stroked: fill="none"')
    return Mark(side, ground.attrib["fill"], float(ground.attrib.get("rx", 0)), tuple(map(_stroke, shapes)))


def icon(drawing: Mark, size: int, whole: bool) -> bytes:
    """The mark as a PNG of `size` pixels. `whole`: the ground fills the square, and the drawing keeps to the circle
    of 80 % within it, so that a system may cut any shape out of it (W3C, Web Application Manifest, maskable icons)."""
    written = io.BytesIO()
    picture(drawing, size, whole).save(written, "PNG", optimize=True)
    return written.getvalue()


def favicon(pictures: Iterable[Image.Image]) -> bytes:
    """Pictures of the mark, the largest first, as an ICO, which is what browsers ask for unasked."""
    first, *others = pictures
    sizes = [each.size for each in (first, *others)]
    written = io.BytesIO()
    first.save(written, "ICO", sizes=sizes, append_images=others)
    return written.getvalue()


def picture(drawing: Mark, size: int, whole: bool = False) -> Image.Image:
    """The mark as a picture with a transparent outside."""
    large = size * FINER
    image = Image.new("RGBA", (large, large), drawing.ground if whole else (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    unit = large / drawing.side
    if not whole:
        draw.rounded_rectangle((0, 0, large - 1, large - 1), drawing.corner * unit, drawing.ground)
    strokes(draw, drawing, unit * 0.8 if whole else unit, large * 0.1 if whole else 0.0)
    return image.resize((size, size), Image.Resampling.BOX)


def strokes(
    draw: ImageDraw.ImageDraw, drawing: Mark, unit: float, offset: float, colour: str | None = None
) -> None:
    """Draw the strokes of a mark, `unit` pixels to a unit, `offset` pixels from the corner, in another colour."""
    for stroke in drawing.strokes:
        ink, width = colour or stroke.colour, stroke.width * unit
        for line in stroke.lines:
            points = [(offset + x * unit, offset + y * unit) for x, y in line]
            draw.line(points, ink, round(width), joint="curve")
            for x, y in (points[0], points[-1]) if stroke.round else ():
                draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), ink)


def _stroke(path: ElementTree.Element) -> Stroke:
    given = path.attrib
    lines = tuple(map(tuple, _lines(given["d"])))
    return Stroke(
        lines, float(given["stroke-width"]), given["stroke"], given.get("stroke-linecap") == "round"
    )


def _lines(path: str) -> Iterator[list[Point]]:
    """The lines of a path, its curves in straight pieces."""
    from fontTools.pens.recordingPen import RecordingPen  # slow to import, and most builds draw no icon
    from fontTools.svgLib.path import parse_path

    pen: Any = RecordingPen()
    parse_path(path, pen)
    line: list[Point] = []
    for operation, points in pen.value:
        if operation == "moveTo":
            line = list(points)
        elif operation == "lineTo":
            line += points
        elif operation == "curveTo":
            line += _curve(line[-1], *points)
        else:  # the end of a line that is left open, or drawn back to its start
            yield [*line, line[0]] if operation == "closePath" else line


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    """A cubic Bézier curve after its start."""
    for step in range(1, STEPS + 1):
        t = step / STEPS
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        x, y = (
            sum(w * p[axis] for w, p in zip(weights, (start, first, second, end), strict=True))
            for axis in (0, 1)
        )
        yield x, y
