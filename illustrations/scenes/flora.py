"""What grows: lotus, peach blossom, cherry trees, bamboo."""

from __future__ import annotations

from ..canvas import HEIGHT, WIDTH, Canvas
from ..festive import petals_in_air
from ..landscape import hills, open_sky, skyline, treeline, water
from ..palettes import Colour, mix
from ..people import bicycle, passer_by
from ..plants import (
    CHERRY,
    PEACH,
    bamboo_spray,
    blossom,
    bough,
    bud,
    culm,
    lotus,
    lotus_bud,
    lotus_pad,
)
from ..shapes import box, leaf, lens, moved, oval, smooth


def sen(art: Canvas) -> None:
    """A lotus pond close to: one great flower, buds, leaves in three distances."""
    horizon = 380.0
    sun = art.chance.uniform(420, 1180)
    open_sky(art, horizon, (sun, art.chance.uniform(190, 270), 92))
    hills(art, horizon, 120, art.tone.layer(0.16))
    treeline(art, horizon + 4, 90, mix(art.tone.layer(0.34), art.tone.leaf, 0.4))
    water(art, horizon, share=0.45, glint=sun)
    for row in range(7):
        t = row / 6
        for _ in range(8 - row // 2):
            shade = mix(mix(art.tone.water, art.tone.leaf, 0.45 + 0.5 * t), art.tone.dark, 0.3 * t)
            lotus_pad(
                art,
                art.chance.uniform(-60, WIDTH + 60),
                440 + 560 * t + art.chance.uniform(-24, 24),
                50 + 150 * t,
                0.26 + 0.1 * t,
                shade,
            )
    for x, y, size in ((250, 560, 70), (1400, 540, 64), (980, 500, 44), (540, 500, 46)):
        _stalk(art, x, y, 140)
        lotus(art, x + art.chance.uniform(-30, 30), y, size)
    main = art.chance.uniform(640, 900)
    for dx, y, size in ((-430, 690, 190), (480, 610, 170)):
        _stalk(art, main + dx, y, 600)
        lotus_bud(art, main + dx, y + 12, size)
    _stalk(art, main, 760, 500)
    lotus(art, main, 780, 340)
    for edge in (60, 1510):
        lotus_pad(art, edge, art.chance.uniform(900, 990), 290, 0.42, mix(art.tone.leaf, art.tone.dark, 0.4))


def _stalk(art: Canvas, x: float, y: float, length: float) -> None:
    green = mix(art.tone.leaf, art.tone.dark, 0.3)
    art.stroke(
        [
            (x, y),
            (x + art.chance.uniform(-14, 14), y + length * 0.5),
            (x + art.chance.uniform(-24, 24), y + length),
        ],
        green,
        9 + length / 90,
    )


def hoa_dao(art: Canvas) -> None:
    """A branch of Nhật Tân peach in flower before the morning sun."""
    art.sky()
    sun = (art.chance.uniform(900, 1200), art.chance.uniform(360, 520))
    art.glow(*sun, 620, art.tone.sun, 0.35)
    art.disc(*sun, 250, mix(art.tone.sun, art.tone.sky[1], 0.35))
    hills(art, 1060, 240, art.tone.layer(0.1))
    hills(art, 1090, 150, art.tone.layer(0.2))
    _in_flower(art, _peach_boughs(art), PEACH, 32, 230)
    petals_in_air(art, PEACH[1:], 26)


def _peach_boughs(art: Canvas) -> list[tuple[float, float]]:
    """One old bough across the picture, younger ones rising from it; returns where flowers may sit."""
    lift = art.chance.uniform(-60, 60)
    old = smooth(
        [
            (-40, 980),
            (190, 900 + lift),
            (400, 770 + lift),
            (640, 730 + lift),
            (900, 600 + lift),
            (1180, 540 + lift),
        ]
    )
    art.stroke(old[::4], mix(art.tone.dark, (92, 60, 50), 0.45), 58, 12)
    spots = []
    for place, angle, length in (
        (12, -78, 380),
        (19, -62, 430),
        (26, -82, 400),
        (31, 24, 330),
        (37, -70, 360),
        (42, 10, 300),
        (47, -48, 330),
        (50, -14, 300),
    ):
        spots += bough(art, old[place], angle + art.chance.uniform(-8, 8), length, 24, 3)
    return spots


def _in_flower(
    art: Canvas, spots: list[tuple[float, float]], inks: tuple[Colour, Colour, Colour], size: float, most: int
) -> None:
    """Blossom, buds and the first leaves on a bough's twigs, at most so many."""
    art.chance.shuffle(spots)
    for i, (x, y) in enumerate(spots[:most]):
        x, y = x + art.chance.uniform(-9, 9), y + art.chance.uniform(-9, 9)
        if i % 6 == 0:
            green = mix(art.tone.leaf, art.tone.lamp, 0.3)
            art.shape(moved(leaf(size * 1.3, size * 0.36), x, y, turn=art.chance.uniform(-120, 0)), green)
        elif i % 4 == 0:
            bud(art, x, y, size * 0.72, inks)
        else:
            blossom(art, x, y, size * art.chance.uniform(0.75, 1.2), inks)


def hoa_anh_dao(art: Canvas) -> None:
    """Cherry trees along a park way, in clouds of pale flower."""
    horizon = 690.0
    open_sky(art, horizon + 60, (art.chance.uniform(620, 980), 300, 76))
    hills(art, horizon, 190, art.tone.layer(0.14))
    skyline(art, horizon, 90, art.tone.layer(0.24))
    grass = mix(art.tone.leaf, art.tone.lamp, 0.3)
    art.wash(
        box(0, horizon, WIDTH, HEIGHT - horizon),
        mix(grass, art.tone.haze, 0.4),
        mix(grass, art.tone.dark, 0.2),
    )
    way = mix(art.tone.wall, art.tone.layer(0.3), 0.15)
    art.shape(
        smooth([(790, horizon), (760, 780), (560, 930), (330, 1080)])
        + smooth([(1290, 1080), (1040, 930), (860, 780), (820, horizon)]),
        way,
    )
    for t in (0.0, 0.3, 0.62, 1.0):
        size = 170 + 420 * t
        for side in (-1, 1):
            _cherry(art, 805 + side * (120 + 560 * t), horizon + 20 + 250 * t, size)
    for x, y, tall in ((770, 800, 90), (812, 804, 94), (900, 900, 150)):
        passer_by(art, x, y, tall, art.chance.choice((art.tone.accent, art.tone.wall, art.tone.dark)))
    bicycle(art, 560, 960, 130, mix(art.tone.accent, art.tone.dark, 0.2))
    for _ in range(150):
        low = art.chance.uniform(horizon + 30, HEIGHT)
        art.shape(
            lens(art.chance.uniform(0, WIDTH), low, 8 + low / 90, 5), art.chance.choice(CHERRY[1:]), 0.85
        )
    petals_in_air(art, CHERRY[1:], 40, 7)


def _cherry(art: Canvas, x: float, base: float, height: float) -> None:
    bark = mix(art.tone.dark, (96, 60, 56), 0.45)
    for dx, top in ((-0.3, 0.68), (0.28, 0.72), (0.0, 0.85)):
        art.stroke(
            [
                (x, base),
                (x + dx * 0.15 * height, base - height * 0.34),
                (x + dx * height, base - height * top),
            ],
            bark,
            height * 0.075,
            height * 0.016,
        )
    masses = (
        (-0.34, -0.7, 0.2),
        (0.34, -0.72, 0.2),
        (-0.14, -0.88, 0.21),
        (0.16, -0.92, 0.2),
        (0.0, -0.7, 0.2),
        (-0.5, -0.58, 0.13),
        (0.5, -0.6, 0.13),
    )
    for ink, lift, share in zip(CHERRY, (0.0, 0.03, 0.07), (1.0, 0.86, 0.55), strict=True):
        tone = art.tone.lit(ink, 0.1)
        for dx, dy, r in masses:
            for _ in range(16):
                px, py = art.chance.uniform(-r, r) * 0.85, art.chance.uniform(-r, r) * 0.6
                size = r * share * art.chance.uniform(0.26, 0.46) * height
                art.shape(
                    oval(x + (dx + px - lift) * height, base + (dy + py - lift) * height, size * 1.1, size),
                    tone,
                )


def tre(art: Canvas) -> None:
    """A bamboo grove in three depths, light coming through."""
    art.sky()
    sun = (art.chance.uniform(500, 1100), art.chance.uniform(280, 460))
    art.glow(*sun, 620, art.tone.sun, 0.6)
    art.disc(*sun, 110, art.tone.sun)
    green = mix(art.tone.leaf, (120, 160, 70), 0.45)
    for depth, count, width in ((0.2, 15, 20), (0.5, 9, 36), (1.0, 5, 64)):
        tone = mix(mix(art.tone.sky[1], art.tone.haze, 0.5), green, 0.15 + 0.8 * depth)
        _stand_of_bamboo(art, depth, count, width, tone)
        art.veil(500, 1240, mix(art.tone.sky[2], art.tone.haze, 0.3), 0.5 * (1 - depth))
    ground = mix(art.tone.leaf, art.tone.dark, 0.55)
    bank = smooth([(-10, 1000), (400, 965), (800, 1010), (1200, 975), (1610, 1010)])
    art.shape([*bank, (1610, 1080), (-10, 1080)], ground)
    for _ in range(60):
        blade = leaf(art.chance.uniform(24, 54), 9)
        x, y = art.chance.uniform(0, WIDTH), art.chance.uniform(975, 1060)
        blade = moved(blade, x, y, turn=art.chance.uniform(-150, -30))
        art.shape(blade, mix(ground, green, art.chance.random() * 0.6))


def _stand_of_bamboo(art: Canvas, depth: float, count: int, width: float, tone: Colour) -> None:
    """One row of the grove, from far (0) to near (1); the nearest leaves the middle open."""
    for i in range(count):
        x = WIDTH * (i + art.chance.uniform(0.1, 0.9)) / count
        if depth == 1.0 and abs(x - 800) < 260:
            x += 520 if x >= 800 else -520
        culm(art, x, 1090, -30, width * art.chance.uniform(0.75, 1.15), tone)
    for _ in range(int(10 + 8 * depth)):
        x, y = art.chance.uniform(0, WIDTH), art.chance.random() ** (1 + depth) * 760
        bamboo_spray(art, x, y, 90 + 110 * depth, tone)
