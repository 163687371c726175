"""Scenes on the water: Hoàn Kiếm and West lakes, boats, fireworks."""

from __future__ import annotations

from math import pi, sin

from ..canvas import WIDTH, Canvas
from ..festive import burst
from ..landmarks import islet, pagoda_tower, turtle_tower
from ..landscape import hills, open_sky, skyline, streaks, treeline, water
from ..palettes import Colour, mix
from ..people import boat, passer_by
from ..plants import lotus_bud, lotus_pad, willow
from ..shapes import lens, smooth

VERMILION: Colour = (206, 58, 40)


def hoan_kiem(art: Canvas) -> None:
    """Turtle Tower on its islet, The Huc bridge to the right, a willow hanging in."""
    horizon = art.chance.uniform(590, 640)
    tower = art.chance.uniform(430, 620)
    open_sky(art, horizon, (tower + art.chance.uniform(180, 420), horizon - art.chance.uniform(250, 400), 62))
    skyline(art, horizon, 110, art.tone.layer(0.12), art.tone.is_night)
    treeline(art, horizon, 130, mix(art.tone.layer(0.3), art.tone.leaf, 0.3))
    islet(art, tower, horizon + 8)
    turtle_tower(art, tower, horizon - 14, 300)
    _huc_bridge(art, horizon)
    water(art, horizon + 8, share=0.4)
    willow(art, -40 if tower > 520 else 0, -30, 330, 470)


def _huc_bridge(art: Canvas, horizon: float) -> None:
    """The arched wooden bridge, red, running out of the picture to the wooded island at the right."""
    red = art.tone.lit(VERMILION, 0.12)
    left, right = 930, 1640
    treeline(art, horizon + 6, 290, mix(art.tone.leaf, art.tone.dark, 0.25), 1330, 1680)

    def deck(x: float) -> float:
        return horizon - 34 - 62 * sin(pi * (x - left) / (right + 60 - left))

    xs = [left + (right - left) * i / 38 for i in range(39)]
    for x in xs[1::3]:
        art.stroke([(x, deck(x)), (x, horizon + 12)], mix(red, art.tone.dark, 0.35), 8)
    art.stroke([(x, deck(x)) for x in xs], red, 15)
    art.stroke([(x, deck(x) + 10) for x in xs], mix(red, art.tone.dark, 0.45), 7)
    for lift in (18, 36):
        art.stroke([(x, deck(x) - lift) for x in xs], mix(red, art.tone.lamp, 0.12), 5)
    for x in xs[::2]:
        art.stroke([(x, deck(x)), (x, deck(x) - 42)], red, 6)
    for x in xs[4::9]:
        passer_by(art, x, deck(x) - 4, 62, art.chance.choice((art.tone.wall, art.tone.lamp, art.tone.dark)))


def ho_tay(art: Canvas) -> None:
    """West Lake at sunset: the sun low over the water, Trấn Quốc pagoda tower, lotus close by."""
    horizon = 560.0
    sun = art.chance.uniform(620, 1080)
    open_sky(art, horizon, (sun, horizon - art.chance.uniform(70, 130), 96))
    streaks(art, horizon)
    hills(art, horizon, 110, art.tone.layer(0.18))
    skyline(art, horizon, 90, art.tone.layer(0.32), True)
    left = sun > 850
    shore = 60 if left else 1120
    treeline(art, horizon + 4, 130, art.tone.layer(0.62), shore - 120, shore + 540)
    pagoda_tower(art, shore + (240 if left else 190), horizon - 30, 390)
    water(art, horizon, share=0.3, glint=sun)
    boat(art, sun + (260 if left else -300), 740, 210, art.tone.dark)
    for _ in range(10):
        x, y = art.chance.uniform(-40, WIDTH + 40), art.chance.uniform(930, 1060)
        lotus_pad(art, x, y, art.chance.uniform(80, 150), 0.3, mix(art.tone.leaf, art.tone.dark, 0.35))
    for x in (art.chance.uniform(120, 420), art.chance.uniform(1150, 1480)):
        art.stroke([(x + 16, 1067), (x, 880)], mix(art.tone.leaf, art.tone.dark, 0.2), 9, 7)
        lotus_bud(art, x, 890, 110)


def thuyen(art: Canvas) -> None:
    """Boats between limestone hills, the nearest with its sail up."""
    horizon = 600.0
    sun = art.chance.uniform(500, 1150)
    open_sky(art, horizon, (sun, art.chance.uniform(200, 330), 74))
    for nearness in (0.08, 0.24, 0.42):
        _karst(art, horizon, nearness)
        art.veil(horizon - 130, horizon + 6, art.tone.sky[2], 0.55)
    water(art, horizon, share=0.4, glint=sun)
    for _ in range(3):
        boat(
            art,
            art.chance.uniform(150, 1450),
            art.chance.uniform(660, 740),
            art.chance.uniform(90, 150),
            art.tone.layer(0.75),
        )
    x = art.chance.uniform(560, 1000)
    for dx, size in ((170, 0.78), (-150, 1.0)):
        _sail(art, x + dx, 905, 560 * size)
    boat(art, x, 910, 820, mix(art.tone.dark, (120, 66, 44), 0.35), rower=False)
    for i in range(5):
        art.shape(
            lens(x + art.chance.uniform(-160, 160), 938 + i * 17, 620 - i * 60, 7),
            mix(art.tone.water, art.tone.dark, 0.5),
            0.45,
        )


def _karst(art: Canvas, horizon: float, nearness: float) -> None:
    colour = mix(art.tone.layer(nearness), art.tone.leaf, 0.18)
    for _ in range(4):
        x, wide = art.chance.uniform(-60, WIDTH), art.chance.uniform(90, 190)
        tall = art.chance.uniform(150, 360) * (0.7 + nearness)
        rock = smooth(
            [
                (x - wide, horizon + 4),
                (x - wide * 0.72, horizon - tall * 0.5),
                (x - wide * 0.3, horizon - tall * 0.93),
                (x + wide * 0.1, horizon - tall),
                (x + wide * 0.5, horizon - tall * 0.72),
                (x + wide * 0.8, horizon - tall * 0.3),
                (x + wide * 1.02, horizon + 4),
            ]
        )
        art.shape(rock, colour)
        art.stipple(rock, mix(colour, art.tone.dark, 0.4), "right", 0.5)


def _sail(art: Canvas, x: float, base: float, height: float) -> None:
    """A battened junk sail, the brown-red of cloth steeped in tannin."""
    cloth = art.tone.lit((190, 92, 54), 0.1)
    art.stroke([(x, base), (x + 6, base - height * 1.04)], art.tone.dark, 9, 5)
    edge = smooth(
        [
            (x + 4, base - height),
            (x + height * 0.34, base - height * 0.78),
            (x + height * 0.44, base - height * 0.4),
            (x + height * 0.38, base - height * 0.12),
        ]
    )
    back = smooth(
        [
            (x - height * 0.16, base - height * 0.1),
            (x - height * 0.15, base - height * 0.45),
            (x + 4, base - height),
        ]
    )
    art.shape(edge + back, cloth)
    art.stipple(edge + back, mix(cloth, art.tone.dark, 0.7), "left", 0.65)
    for i in range(1, 6):
        t = i / 6
        y = base - height * (0.94 - 0.82 * t)
        art.stroke(
            [(x - height * 0.16 * t**0.5, y + 10), (x + height * (0.1 + 0.33 * t**0.6), y - 6)],
            mix(cloth, art.tone.dark, 0.45),
            4,
        )


def phao_hoa(art: Canvas) -> None:
    """Fireworks over the lake on a holiday night, the crowd small on the bank."""
    horizon = 690.0
    open_sky(art, horizon)
    inks = [(255, 196, 84), (255, 110, 96), (126, 214, 220), (255, 150, 190), (180, 226, 130)]
    art.chance.shuffle(inks)
    spots = (
        (330, 290, 210),
        (1210, 250, 230),
        (790, 190, 170),
        (560, 440, 110),
        (1010, 470, 120),
        (1450, 480, 90),
    )
    for (left, top, radius), ink in zip(spots, [*inks, inks[0]], strict=True):
        x, y = left + art.chance.uniform(-60, 60), top + art.chance.uniform(-30, 30)
        art.stroke(
            [(x + 24, horizon), (x + 10, (y + horizon) / 2), (x, y)],
            mix(ink, art.tone.sky[1], 0.6),
            1,
            3,
            0.7,
        )
        burst(art, x, y, radius, ink)
    skyline(art, horizon, 90, art.tone.layer(0.5), True)
    treeline(art, horizon + 4, 90, art.tone.layer(0.85))
    islet(art, 800, horizon + 8)
    turtle_tower(art, 800, horizon - 14, 210)
    water(art, horizon + 6, share=0.3)
    for i in range(46):
        x = 18 + i * 35 + art.chance.uniform(-12, 12)
        passer_by(art, x, 1150 + art.chance.uniform(-14, 40), 210, mix(art.tone.dark, art.tone.sky[2], 0.08))
