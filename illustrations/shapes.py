"""Plain geometry: lists of points in, lists of points out. No colour, no canvas.

Lengths are in picture units: a picture is 1600 units wide and 1067 high, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, hypot, pi, radians, sin

Point = tuple[float, float]
Points = list[Point]

INNER_RADIUS = 0.381966
"""Inner radius of a five-pointed star whose edges are straight lines, for an outer radius of 1."""


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 10) -> Points:
    """A curve (Catmull-Rom) that goes through every one of `points`."""
    count = len(points)
    spans = count if closed else count - 1

    def at(index: int) -> Point:
        return points[index % count] if closed else points[max(0, min(count - 1, index))]

    curve = [
        _between(at(i - 1), at(i), at(i + 1), at(i + 2), step / steps)
        for i in range(spans)
        for step in range(steps)
    ]
    return curve if closed else [*curve, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def axis(k: int) -> float:
        return 0.5 * (
            2 * b[k]
            + (c[k] - a[k]) * t
            + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t
            + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t**3
        )

    return axis(0), axis(1)


def ribbon(points: Sequence[Point], start: float, end: float, *, belly: float = 0.0) -> Points:
    """The outline of a brush stroke along `points`, from width `start` to `end`, `belly` wider midway."""
    left: Points = []
    right: Points = []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[max(0, i - 1)], points[min(last, i + 1)]
        length = hypot(x1 - x0, y1 - y0) or 1.0
        t = i / last
        half = (start + (end - start) * t + belly * sin(pi * t)) / 2
        nx, ny = (y0 - y1) / length * half, (x1 - x0) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def oval(x: float, y: float, rx: float, ry: float, start: float = 0, end: float = 360) -> Points:
    """Points of an ellipse, or of its arc from `start` to `end` degrees (0 is east, 90 is south)."""
    count = max(12, int(abs(end - start) / 360 * (24 + max(rx, ry) / 3)))
    angles = (radians(start + (end - start) * i / count) for i in range(count + 1))
    return [(x + rx * cos(a), y + ry * sin(a)) for a in angles]


def box(x: float, y: float, width: float, height: float) -> Points:
    """A rectangle with its top left corner at (x, y)."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def star(x: float, y: float, radius: float) -> Points:
    """A five-pointed star standing on two points, one point straight up."""
    corners: Points = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * INNER_RADIUS
        angle = radians(-90 + 36 * i)
        corners.append((x + r * cos(angle), y + r * sin(angle)))
    return corners


def moved(points: Sequence[Point], x: float, y: float, *, scale: float = 1, turn: float = 0) -> Points:
    """`points` scaled and turned (degrees, clockwise) about the origin, then carried to (x, y)."""
    c, s = cos(radians(turn)) * scale, sin(radians(turn)) * scale
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]


def mirrored(half: Sequence[Point], axis: float) -> Points:
    """A closed outline from its right half (top to bottom), reflected at x = `axis`."""
    return [*half, *((2 * axis - x, y) for x, y in reversed(half))]


def lens(x: float, y: float, length: float, thickness: float) -> Points:
    """A horizontal stroke, pointed at both ends: a ripple, a streak of cloud."""
    rx, ry = length / 2, thickness / 2
    top = [(x - rx + 2 * rx * i / 16, y - ry * sin(pi * i / 16) ** 1.5) for i in range(17)]
    return top + [(px, 2 * y - py) for px, py in reversed(top)]


def leaf(length: float, width: float, *, bend: float = 0.0) -> Points:
    """A leaf or petal from the origin along +x, pointed at its end."""
    back = [(0, 0), (0.3, -0.5), (0.65, -0.38), (1, 0), (0.65, 0.38), (0.3, 0.5)]
    spine = [(px * length, py * width + bend * px * px * length) for px, py in back]
    return smooth(spine, closed=True, steps=5)


def plotted(function: Callable[[float], float], start: float, end: float, count: int = 60) -> Points:
    """The graph of `function` from x = `start` to x = `end`."""
    xs = [start + (end - start) * i / count for i in range(count + 1)]
    return [(x, function(x)) for x in xs]
