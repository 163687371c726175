"""The citadel in brick: the Flag Tower and Đoan Môn; and the ground that monuments stand on."""

from __future__ import annotations

from collections.abc import Sequence

from ..buildings import TILE, arch, temple_roof
from ..canvas import HEIGHT, WIDTH, Canvas
from ..festive import flag
from ..landscape import clouds, open_sky, skyline, treeline
from ..palettes import Colour, mix
from ..people import passer_by
from ..plants import crown, tree
from ..shapes import Point, box, lens, oval

BRICK: Colour = (196, 132, 96)


def lawn(art: Canvas, horizon: float) -> None:
    """Grass from the `horizon` down, striped as a mower leaves it."""
    grass = mix(art.tone.leaf, art.tone.lamp, 0.22)
    art.wash(box(0, horizon, WIDTH, HEIGHT - horizon), grass, mix(grass, art.tone.dark, 0.4))
    for _ in range(60):
        t = art.chance.random()
        art.shape(
            lens(art.chance.uniform(0, WIDTH), horizon + (HEIGHT - horizon) * t, 90 + 260 * t, 2 + 6 * t),
            mix(grass, art.tone.dark, art.chance.uniform(0, 0.35)),
            0.5,
        )


def path(art: Canvas, x: float, horizon: float, near: float, far: float) -> None:
    """A paved way that leads from the viewer to (x, horizon), `near` and `far` wide at its ends."""
    paving = mix(art.tone.wall, art.tone.layer(0.4), 0.2)
    art.wash(
        [(x - far / 2, horizon), (x + far / 2, horizon), (x + near / 2, HEIGHT), (x - near / 2, HEIGHT)],
        mix(paving, art.tone.dark, 0.12),
        paving,
    )
    for i in range(1, 10):
        t = (i / 10) ** 1.7
        half = (far + (near - far) * t) / 2
        y = horizon + (HEIGHT - horizon) * t
        art.stroke([(x - half, y), (x + half, y)], mix(paving, art.tone.dark, 0.22), 1 + 3 * t)


def brickwork(art: Canvas, wall: Sequence[Point], colour: Colour, courses: int) -> None:
    """A wall with courses of brick picked out here and there, shaded at its right."""
    art.shape(wall, colour)
    xs, ys = [x for x, _ in wall], [y for _, y in wall]
    left, right, top, low = min(xs), max(xs), min(ys), max(ys)
    for i in range(1, courses):
        y = top + (low - top) * i / courses
        inset = (right - left) * 0.03
        for _ in range(int((right - left) / 70)):
            x = art.chance.uniform(left + inset, right - inset - 26)
            art.shape(
                box(x, y, 26, (low - top) / courses * 0.6),
                mix(colour, art.chance.choice((art.tone.dark, art.tone.wall)), 0.16),
            )
    art.stipple(wall, mix(colour, art.tone.dark, 0.65), "right", 0.6)


def cot_co(art: Canvas) -> None:
    """Hà Nội Flag Tower: three stepped terraces, the tapering tower, the flag above."""
    horizon = 880.0
    open_sky(art, horizon, (art.chance.choice((330, 1270)), art.chance.uniform(220, 420), 84))
    clouds(art, art.chance.uniform(150, 450), 420, 360, 0.6)
    clouds(art, art.chance.uniform(1150, 1450), 560, 300, 0.6)
    skyline(art, horizon, 110, art.tone.layer(0.1), art.tone.is_night)
    treeline(art, horizon + 4, 170, mix(art.tone.layer(0.4), art.tone.leaf, 0.5))
    lawn(art, horizon)
    x = 800.0
    path(art, x, horizon, 520, 150)
    brick = art.tone.lit(BRICK, 0.2)
    _terraces(art, x, brick)
    _flag_tower(art, x, 582, brick)
    strollers(art, 7, x, 170, 965)
    for dx in (-700, 690):
        tree(art, x + dx, 1010, 480, art.tone.leaf)


def _terraces(art: Canvas, x: float, brick: Colour) -> None:
    for wide, low, high in ((860, 930, 800), (640, 802, 690), (430, 692, 590)):
        terrace = [
            (x - wide / 2, low),
            (x - wide / 2 + 22, high),
            (x + wide / 2 - 22, high),
            (x + wide / 2, low),
        ]
        brickwork(art, terrace, brick, 9)
        art.shape(box(x - wide / 2 + 10, high - 14, wide - 20, 16), mix(brick, art.tone.wall, 0.35))
    for dx in (-250, 0, 250):
        art.shape(
            arch(x + dx * 0.72, 800, 66, 90) if dx else arch(x, 930, 92, 106), mix(art.tone.dark, brick, 0.2)
        )


def strollers(art: Canvas, count: int, x: float, spread: float, top: float) -> None:
    """So many people on the way to (x, horizon), between the line `top` and the lower edge."""
    for _ in range(count):
        passer_by(
            art,
            x + art.chance.uniform(-spread, spread),
            art.chance.uniform(top, 1040),
            art.chance.uniform(80, 112),
            art.chance.choice((art.tone.accent, art.tone.wall, art.tone.dark, art.tone.lamp)),
        )


def _flag_tower(art: Canvas, x: float, base: float, brick: Colour) -> None:
    tower = [(x - 72, base), (x - 50, base - 260), (x + 50, base - 260), (x + 72, base)]
    brickwork(art, tower, mix(brick, art.tone.wall, 0.12), 20)
    for edge in (-24, 24):
        art.stroke([(x + edge * 1.3, base), (x + edge * 0.85, base - 260)], mix(brick, art.tone.dark, 0.3), 3)
    for i in range(5):
        art.shape(oval(x - 4, base - 40 - i * 46, 7, 7), mix(art.tone.dark, brick, 0.15))
    art.shape(box(x - 62, base - 274, 124, 18), mix(brick, art.tone.wall, 0.4))
    lodge = box(x - 34, base - 330, 68, 58)
    brickwork(art, lodge, brick, 5)
    art.shape(arch(x, base - 272, 26, 42), mix(art.tone.dark, brick, 0.15))
    art.shape(
        [(x - 46, base - 328), (x + 46, base - 328), (x + 24, base - 352), (x - 24, base - 352)],
        mix(brick, art.tone.dark, 0.4),
    )
    art.stroke([(x, base - 350), (x, base - 560)], art.tone.lit((150, 150, 150), 0.3), 7, 4)
    flag(art, x + 3, base - 556, 252)


def hoang_thanh(art: Canvas) -> None:
    """Đoan Môn: the citadel's south gate with its five arches and the pavilion above."""
    horizon = 850.0
    open_sky(art, horizon, (art.chance.choice((360, 1240)), 250, 82))
    clouds(art, art.chance.uniform(150, 420), 300, 320, 0.6)
    treeline(art, horizon, 330, mix(art.tone.layer(0.2), art.tone.leaf, 0.4))
    art.wash(
        box(0, horizon, WIDTH, 300),
        mix(art.tone.wall, art.tone.layer(0.4), 0.25),
        mix(art.tone.wall, art.tone.dark, 0.25),
    )
    x, brick = 800.0, art.tone.lit((206, 150, 108), 0.18)
    _gate(art, x, horizon, brick)
    _gate_pavilion(art, x, 498)
    path(art, x, horizon + 8, 700, 150)
    strollers(art, 9, x, 300, 930)
    crown(art, 60, 640, 190, art.tone.leaf)
    crown(art, 1560, 660, 180, art.tone.leaf)


def _gate(art: Canvas, x: float, horizon: float, brick: Colour) -> None:
    """The wall with its battlements and five vaulted ways."""
    gate = [(x - 620, horizon + 8), (x - 600, 540), (x + 600, 540), (x + 620, horizon + 8)]
    brickwork(art, gate, brick, 18)
    art.shape(box(x - 612, 520, 1224, 26), mix(brick, art.tone.wall, 0.45))
    for i in range(26):
        art.shape(box(x - 604 + i * 47, 494, 30, 28), mix(brick, art.tone.wall, 0.2))
    for dx, wide, tall in ((0, 130, 236), (-230, 108, 196), (230, 108, 196), (-450, 96, 170), (450, 96, 170)):
        art.shape(arch(x + dx, horizon + 8, wide + 40, tall + 24), mix(brick, art.tone.wall, 0.45))
        inside = arch(x + dx, horizon + 8, wide, tall)
        art.shape(inside, mix(art.tone.dark, art.tone.lamp, 0.12))
        art.stipple(inside, mix(art.tone.lamp, brick, 0.4), "bottom", 0.35)


def _gate_pavilion(art: Canvas, x: float, base: float) -> None:
    wall, tile = art.tone.lit((236, 208, 150), 0.15), art.tone.lit(TILE, 0.2)
    for dx in (-440, 440):
        art.shape(box(x + dx - 62, base - 84, 124, 88), wall)
        art.shape(arch(x + dx, base + 4, 50, 66), mix(art.tone.dark, wall, 0.2))
        temple_roof(art, x + dx, base - 80, 210, 62, tile)
    hall = box(x - 190, base - 120, 380, 124)
    art.shape(hall, wall)
    art.stipple(hall, mix(wall, art.tone.dark, 0.5), "right", 0.5)
    for dx in (-120, -60, 0, 60, 120):
        art.shape(arch(x + dx, base + 4, 38, 88), mix(art.tone.accent, art.tone.dark, 0.45))
    temple_roof(art, x, base - 112, 520, 86, tile)
    art.shape(box(x - 110, base - 232, 220, 46), wall)
    temple_roof(art, x, base - 222, 340, 78, tile)
