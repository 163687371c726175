"""What a street wears on a holiday: the national flag, paper pennants, lanterns, fireworks."""

from __future__ import annotations

from math import cos, pi, radians, sin

from .canvas import Canvas
from .palettes import FLAG_GOLD, FLAG_RED, Colour, mix
from .shapes import Point, Points, box, moved, oval, plotted, star


def flag(art: Canvas, x: float, y: float, length: float, *, wind: float = 1.0, folds: float = 1.3) -> None:
    """The flag of Viet Nam flying from its upper left corner (x, y), `length` long.

    Two to three, the star in the middle, its points at a fifth of the length (Guidance 3420/HD-BVHTTDL of 2012);
    `wind` is how high the folds go.
    """
    phase = art.chance.uniform(0, 2 * pi)

    def flown(u: float, v: float) -> Point:
        lift = sin(u / length * 2 * pi * folds + phase) - sin(phase)
        return x + u, y + v + wind * length * 0.032 * lift * (0.3 + u / length)

    def cloth(outline: Points) -> Points:
        return [flown(u, v) for u, v in outline]

    height = length * 2 / 3
    whole = cloth(_edges(box(0, 0, length, height)))
    art.shape(whole, FLAG_RED)
    art.shape(cloth(_edges(star(length / 2, height / 2, length / 5))), FLAG_GOLD)
    for i in range(24):
        slope = cos((i + 0.5) / 24 * 2 * pi * folds + phase)
        if slope > 0:
            strip = cloth(_edges(box(length * i / 24, 0, length / 24, height), 3))
            art.shape(strip, (90, 0, 10), 0.16 * slope)


def _edges(corners: Points, count: int = 16) -> Points:
    """The same outline with `count` points on each edge, so that it can bend."""
    ends = [*corners[1:], corners[0]]
    return [
        (a + (c - a) * i / count, b + (d - b) * i / count)
        for (a, b), (c, d) in zip(corners, ends, strict=True)
        for i in range(count)
    ]


def hanging_flag(art: Canvas, x: float, y: float, length: float, side: int = 1) -> None:
    """A flag on a slanting pole over a shop door, leaning to the right (1) or to the left (-1)."""
    tip = (x + side * length * 0.95, y - length * 0.75)
    art.stroke([(x, y), tip], mix(art.tone.dark, (150, 110, 70), 0.5), 6, 4)
    art.disc(*tip, 5, FLAG_GOLD)
    left = tip[0] if side > 0 else tip[0] - length
    flag(art, left, tip[1] + 6, length, wind=0.8)


def pennants(
    art: Canvas, start: Point, end: Point, sag: float, inks: tuple[Colour, ...], size: float = 34
) -> None:
    """A string of triangular paper flags from `start` to `end`, hanging `sag` below the straight line."""

    def hang(t: float) -> Point:
        return start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + 4 * sag * t * (1 - t)

    length = abs(end[0] - start[0])
    count = max(4, int(length / (size * 1.35)))
    art.stroke([hang(i / 20) for i in range(21)], art.tone.layer(0.8), 2)
    for i in range(count):
        a, b = hang((i + 0.1) / count), hang((i + 0.9) / count)
        middle = ((a[0] + b[0]) / 2 + art.chance.uniform(-6, 6), (a[1] + b[1]) / 2 + size * 1.25)
        paper = inks[i % len(inks)]
        art.shape([a, b, middle], paper)
        art.shape([((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b, middle], mix(paper, art.tone.dark, 0.22))


def lantern(art: Canvas, x: float, y: float, size: float, ink: Colour, kind: str = "round") -> None:
    """A silk lantern hung from (x, y): `round`, `long` (a gourd of light) or `drop`; it glows after dusk."""
    wide, tall = {"round": (1.0, 0.86), "long": (0.66, 1.35), "drop": (0.86, 1.1)}[kind]
    rx, ry, cy = size * wide / 2, size * tall / 2, y + size * (0.2 + tall / 2)
    glowing = art.tone.hour in ("night", "dusk")
    art.stroke([(x, y), (x, cy - ry)], art.tone.dark, 2.4)
    if glowing:
        art.glow(x, cy, size * 1.5, mix(ink, art.tone.lamp, 0.55), 0.5)
    silk = _silk(x, cy, rx, ry, kind)
    art.shape(silk, mix(ink, art.tone.lamp, 0.18 if glowing else 0))
    for share in (0.78, 0.52, 0.22):
        inner = _silk(x, cy, rx * share, ry * 0.985, kind)
        art.shape(inner, mix(ink, art.tone.lamp, 0.75 if glowing else 0.3), 0.24)
    art.stipple(silk, mix(ink, art.tone.dark, 0.55), "bottom", 0.6)
    _fittings(art, x, cy, ry, size)


def _silk(x: float, cy: float, rx: float, ry: float, kind: str) -> Points:
    if kind != "drop":
        return oval(x, cy, rx, ry)
    return [
        (px, py) if py < cy else (x + (px - x) * (1 - 0.34 * ((py - cy) / ry) ** 2), py)
        for px, py in oval(x, cy, rx, ry)
    ]


def _fittings(art: Canvas, x: float, cy: float, ry: float, size: float) -> None:
    brass = mix((196, 146, 66), art.tone.dark, 0.25)
    for edge in (cy - ry, cy + ry):
        art.shape(box(x - size * 0.17, edge - size * 0.035, size * 0.34, size * 0.07), brass)
    for dx in (-0.05, 0, 0.05):
        low = cy + ry + size * (0.42 - abs(dx) * 1.2)
        art.stroke(
            [(x + dx * size * 0.6, cy + ry), (x + dx * size, low)], mix(art.tone.accent, brass, 0.4), 3, 2
        )


def burst(art: Canvas, x: float, y: float, radius: float, ink: Colour) -> None:
    """One firework, fully open, sparks bending down at their ends."""
    art.glow(x, y, radius * 1.25, ink, 0.42)
    for ring, share in ((40, 1.0), (26, 0.66), (16, 0.36)):
        for i in range(ring):
            angle = radians(360 * i / ring + art.chance.uniform(-3, 3))
            far = radius * share * art.chance.uniform(0.88, 1.04)
            arc = [_spark(x, y, angle, far, t) for t in (0.34, 0.6, 0.85, 1.0)]
            art.stroke(arc, mix(ink, art.tone.lamp, 0.5 - 0.4 * share), 1.4, 4.2, 0.9)
            art.disc(*arc[-1], 3.6, mix(ink, (255, 255, 255), 0.65))
    art.disc(x, y, radius * 0.04, (255, 250, 230))


def _spark(x: float, y: float, angle: float, far: float, t: float) -> Point:
    return x + cos(angle) * far * t, y + sin(angle) * far * t + far * 0.16 * t * t


def petals_in_air(art: Canvas, inks: tuple[Colour, ...], count: int, size: float = 9) -> None:
    """Loose petals or confetti drifting over the whole picture."""
    for _ in range(count):
        x, y = art.chance.uniform(0, 1600), art.chance.uniform(0, 1067)
        scrap = moved(oval(0, 0, size, size * 0.5), x, y, turn=art.chance.uniform(0, 180))
        art.shape(scrap, art.chance.choice(inks), 0.9)


def garland(art: Canvas, start: Point, end: Point, sag: float) -> None:
    """A string of small lamps."""
    span = end[0] - start[0]

    def hang(x: float) -> float:
        t = (x - start[0]) / span
        return start[1] + (end[1] - start[1]) * t + 4 * sag * t * (1 - t)

    cord = plotted(hang, start[0], end[0], max(8, int(abs(span) / 46)))
    art.stroke(cord, art.tone.dark, 2)
    for x, y in cord[1:-1]:
        art.glow(x, y + 6, 26, art.tone.lamp, 0.5)
        art.disc(x, y + 6, 5, mix(art.tone.lamp, (255, 255, 255), 0.5))
