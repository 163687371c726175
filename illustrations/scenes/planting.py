"""A tree being planted, by two people."""

from __future__ import annotations

from collections.abc import Callable
from math import radians, sin

from ..canvas import Canvas
from ..landscape import hills, open_sky, skyline, treeline
from ..palettes import mix
from ..people import HAIR, SKIN, conical_hat
from ..plants import (
    crown,
)
from ..shapes import Points, leaf, mirrored, moved, oval, smooth


def trong_cay(art: Canvas) -> None:
    """Two people in hats set a young tree in the earth; the park rises behind them."""
    horizon = 720.0
    open_sky(art, horizon + 60, (art.chance.choice((360, 1200)), 260, 84))
    skyline(art, horizon, 140, art.tone.layer(0.1))
    hills(art, horizon + 20, 110, mix(art.tone.layer(0.24), art.tone.leaf, 0.3))
    treeline(art, horizon + 40, 130, mix(art.tone.layer(0.4), art.tone.leaf, 0.5))
    grass = mix(art.tone.leaf, art.tone.lamp, 0.3)
    art.wash(
        [*smooth([(-10, 790), (500, 752), (1000, 745), (1610, 780)]), (1610, 1080), (-10, 1080)],
        grass,
        mix(grass, art.tone.dark, 0.45),
    )
    x = art.chance.uniform(760, 840)
    soil = mix(art.tone.dark, (120, 76, 48), 0.65)
    art.shape(
        smooth(
            [(x - 210, 962), (x - 90, 905), (x, 890), (x + 100, 908), (x + 220, 964), (x, 990)], closed=True
        ),
        soil,
    )
    art.stipple(oval(x, 945, 200, 50), mix(soil, art.tone.dark, 0.6), "bottom", 0.7)
    _sapling(art, x, 905)
    for side in (-1, 1):
        _planter(art, x + side * 250, 985, 400, side)
    _can(art, x + 480, 990)
    for i in range(9):
        _seedling(art, 60 + i * 190 + art.chance.uniform(-30, 30), 1040 + art.chance.uniform(-12, 16))


def _sapling(art: Canvas, x: float, base: float) -> None:
    bark = mix(art.tone.dark, (120, 84, 60), 0.5)
    art.stroke([(x, base + 10), (x + 8, base - 200), (x - 4, base - 420)], bark, 17, 8)
    for dx, y in ((-90, -330), (84, -360), (-56, -440), (60, -480), (0, -540)):
        art.stroke([(x, base + y + 70), (x + dx * 0.6, base + y + 20), (x + dx, base + y)], bark, 7, 3)
        crown(art, x + dx, base + y, 84, mix(art.tone.leaf, art.tone.lamp, 0.22))
    art.stroke([(x - 44, base + 14), (x - 6, base - 190)], mix(bark, art.tone.wall, 0.35), 9)


BENT_BACK = smooth(
    [
        (0.2, -0.42),
        (0.21, -0.58),
        (0.06, -0.76),
        (-0.1, -0.8),
        (-0.14, -0.7),
        (-0.04, -0.52),
        (0.04, -0.4),
    ],
    closed=True,
)
"""From hip to shoulder, in heights of the person, who faces left."""


def _planter(art: Canvas, x: float, base: float, size: float, side: int) -> None:
    """Someone bent over the tree from the right (1) or the left (-1), a spade in hand."""

    def at(points: Points) -> Points:
        return [(x + px * size * side, base + py * size) for px, py in points]

    shirt = art.tone.accent if side > 0 else mix(art.tone.water, art.tone.dark, 0.35)
    cloth = mix(art.tone.dark, art.tone.layer(0.5), 0.2)
    for foot in (0.02, 0.2):
        art.stroke(at([(0.1, -0.44), (foot + 0.05, -0.22), (foot, 0)]), cloth, size * 0.13, size * 0.08)
    art.shape(at(BENT_BACK), shirt)
    art.stipple(at(BENT_BACK), mix(shirt, art.tone.dark, 0.6), "bottom", 0.6)
    _spade(art, at)
    art.stroke(
        at([(-0.06, -0.74), (-0.2, -0.6), (-0.3, -0.56)]),
        mix(shirt, art.tone.dark, 0.2),
        size * 0.085,
        size * 0.06,
    )
    art.disc(*at([(-0.31, -0.56)])[0], size * 0.03, art.tone.lit(SKIN, 0.1))
    art.shape(oval(*at([(-0.15, -0.85)])[0], size * 0.07, size * 0.085), mix(HAIR, art.tone.dark, 0.2))
    conical_hat(art, *at([(-0.16, -0.88)])[0], size * 0.4, tilt=-24 * side, flat=0.46)


def _spade(art: Canvas, at: Callable[[Points], Points]) -> None:
    """The spade in those hands; `at` carries points of the person to the sheet."""
    art.stroke(
        at([(-0.16, -0.88), (-0.4, -0.36), (-0.5, -0.12)]), mix(art.tone.dark, (170, 120, 70), 0.6), 11
    )
    art.shape(
        at([(-0.45, -0.16), (-0.54, -0.14), (-0.58, 0.0), (-0.5, 0.04), (-0.46, -0.02)]),
        mix(art.tone.dark, art.tone.wall, 0.4),
    )


def _can(art: Canvas, x: float, base: float) -> None:
    tin = mix(art.tone.water, art.tone.dark, 0.2)
    art.stroke([(x + 40, base - 40), (x + 110, base - 70), (x + 140, base - 120)], tin, 17, 11)
    art.stroke([(x + 128, base - 126), (x + 158, base - 112)], tin, 12)
    art.stroke(oval(x - 40, base - 70, 44, 46, 90, 290), tin, 9)
    body = mirrored([(x + 44, base - 110), (x + 56, base)], x)
    art.shape(body, mix(tin, art.tone.wall, 0.15))
    art.stipple(body, mix(tin, art.tone.dark, 0.6), "right", 0.7)


def _seedling(art: Canvas, x: float, base: float) -> None:
    green = mix(art.tone.leaf, art.tone.dark, 0.25)
    for i in range(5):
        turn = -90 + (i - 2) * 26
        art.shape(moved(leaf(46 + 12 * sin(radians(turn)), 12), x, base, turn=turn), green)
