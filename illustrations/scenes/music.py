"""What sounds: a stage with two instruments, and the face of the bronze drum."""

from __future__ import annotations

import itertools
from math import cos, pi, radians, sin

from ..canvas import HEIGHT, WIDTH, Canvas
from ..palettes import Colour, mix
from ..plants import lotus, lotus_pad
from ..shapes import Point, box, lens, mirrored, moved, oval, ribbon, smooth

LACQUER: Colour = (128, 44, 36)
BRASS: Colour = (206, 158, 76)


def am_nhac(art: Canvas) -> None:
    """A small stage before the concert: đàn tranh on its stand, đàn bầu, a moon of light behind."""
    deep = mix(art.tone.dark, art.tone.accent, 0.16)
    art.wash(box(0, 0, WIDTH, HEIGHT), mix(deep, art.tone.dark, 0.3), mix(deep, art.tone.sky[1], 0.35))
    moon = (art.chance.uniform(700, 900), 430)
    art.glow(*moon, 640, art.tone.lamp, 0.45)
    art.disc(*moon, 300, mix(art.tone.lamp, art.tone.sky[2], 0.3))
    _curtains(art, mix(art.tone.accent, art.tone.dark, 0.4))
    art.wash(box(0, 800, WIDTH, 270), mix(LACQUER, art.tone.lamp, 0.35), mix(LACQUER, art.tone.dark, 0.5))
    for i in range(1, 7):
        art.stroke(
            [(800 + (i - 3.5) * 190, 800), (800 + (i - 3.5) * 420, HEIGHT)],
            mix(LACQUER, art.tone.dark, 0.4),
            2,
            4,
        )
    for x, lean in ((120, 240), (1480, -240)):
        art.shape(
            [(x - 20, 0), (x + 20, 0), (x + lean + 260, 830), (x + lean - 160, 830)], art.tone.lamp, 0.12
        )
    art.shape(lens(800, 930, 1350, 66), art.tone.dark, 0.4)
    _dan_bau(art)
    _dan_tranh(art)
    for x, size in ((1440, 120), (170, 110)):
        lotus_pad(art, x, 975, size * 1.2, 0.26, mix(art.tone.leaf, art.tone.dark, 0.1))
        lotus(art, x, 965, size)


def _curtains(art: Canvas, red: Colour) -> None:
    for side in (0, 1):
        for i in range(6):
            x = 56 * i if side == 0 else WIDTH - 56 * (i + 1)
            fall = box(x, -10, 58, 812 - 18 * i)
            art.wash(fall, mix(red, art.tone.lamp, 0.08), mix(red, art.tone.dark, 0.3))
            art.stipple(fall, mix(red, art.tone.dark, 0.75), "right", 0.8)
    for i in range(8):
        x = 100 + 200 * i
        art.shape(oval(x, -20, 120, 120, 0, 180), mix(red, art.tone.dark, 0.12))
        art.stipple(oval(x, -20, 120, 120, 0, 180), mix(red, art.tone.dark, 0.7), "right", 0.7)
        art.stroke(oval(x, -20, 116, 116, 8, 172), mix(BRASS, red, 0.2), 7)


def _dan_tranh(art: Canvas) -> None:
    """The sixteen-string zither: a long arched board seen from above its near side, bridges in a slant."""
    wood, ends = art.tone.lit((202, 148, 88), 0.08), art.tone.lit((110, 58, 38), 0.1)
    top = smooth([(330, 690), (600, 640), (900, 628), (1290, 664)])
    low = smooth([(1330, 764), (900, 752), (600, 770), (310, 830)])
    art.shape(top + low, wood)
    art.stipple(top + low, mix(wood, (90, 50, 30), 0.6), "bottom", 0.7)
    side = low + [(x, y + 34) for x, y in reversed(low)]
    art.shape(side, ends)
    art.shape([(330, 690), (392, 678), (374, 818), (310, 830)], ends)
    art.shape([(1236, 659), (1290, 664), (1330, 764), (1270, 760)], ends)
    for i in range(16):
        t = (i + 0.5) / 16
        start, end = (388 - 16 * t, 684 + 128 * t), (1240 + 32 * t, 662 + 94 * t)
        peak = (560 + 520 * t, 640 + 102 * t)
        art.stroke([start, peak], art.tone.wall, 1.6)
        art.stroke([peak, end], art.tone.wall, 1.6)
        art.shape([(peak[0] - 7, peak[1] + 17), peak, (peak[0] + 9, peak[1] + 17)], ends)
    for x in (430, 1180):
        for dx in (-44, 44):
            art.stroke([(x - dx * 0.3, 790), (x + dx, 925)], ends, 17, 13)


def _dan_bau(art: Canvas) -> None:
    """The monochord behind it: a slim box, one string, the gourd and its curved reed."""
    wood = art.tone.lit((86, 48, 36), 0.1)
    board = [(360, 520), (1180, 500), (1196, 556), (352, 584)]
    art.shape(board, wood)
    art.stipple(board, mix(wood, BRASS, 0.5), "top", 0.5)
    for i in range(7):
        spot = (520 + 86 * i, 548 - 2 * i)
        art.shape(oval(*spot, 15, 6), mix(BRASS, wood, 0.2))
    reed = smooth([(410, 520), (420, 400), (402, 290), (340, 212), (292, 200)])
    art.shape(ribbon(reed, 15, 5), mix(BRASS, wood, 0.35))
    gourd = mirrored(smooth([(412, 396), (434, 416), (428, 446), (452, 482), (434, 516), (412, 520)]), 412)
    art.shape(gourd, art.tone.lit((196, 110, 56), 0.08))
    art.stipple(gourd, mix(LACQUER, art.tone.dark, 0.4), "right", 0.8)
    art.stroke([(409, 430), (1150, 516)], mix(art.tone.wall, art.tone.lamp, 0.4), 3)
    for x in (460, 1090):
        art.stroke([(x, 575), (x - 30, 700)], mix(wood, art.tone.dark, 0.3), 14)
        art.stroke([(x, 575), (x + 30, 700)], mix(wood, art.tone.dark, 0.3), 14)


def trong_dong(art: Canvas) -> None:
    """The face of a Đông Sơn drum: the sun of fourteen rays, rings of pattern, birds in flight."""
    ground = mix(art.tone.dark, LACQUER, art.chance.choice((0.35, 0.75)))
    art.wash(box(0, 0, WIDTH, HEIGHT), mix(ground, art.tone.lamp, 0.12), mix(ground, art.tone.dark, 0.3))
    x, y = art.chance.choice((560, 800, 1040)), 534.0
    art.glow(x, y, 860, mix(BRASS, ground, 0.3), 0.6)
    bronze, dark = mix((208, 150, 78), (90, 128, 104), 0.1), mix((62, 44, 34), ground, 0.3)
    art.disc(x + 12, y + 16, 500, mix(ground, (0, 0, 0), 0.5), 0.6)
    art.disc(x, y, 496, bronze)
    for radius in (488, 470, 432, 396, 384, 300, 288, 252, 240, 176, 164, 132):
        art.stroke(oval(x, y, radius, radius, 0, 359.9), dark, 4)
    _teeth(art, (x, y), (434, 468), 84, dark)
    _circlets(art, (x, y), 414, 60, dark)
    _birds(art, (x, y), 342, 18, dark)
    _circlets(art, (x, y), 270, 40, dark)
    _meander(art, (x, y), 208, 22, dark)
    _teeth(art, (x, y), (134, 162), 40, dark)
    _sun(art, x, y, 124, mix(bronze, art.tone.lamp, 0.55), dark)
    art.wash(oval(x, y, 496, 496), art.tone.lamp, mix((40, 100, 86), art.tone.dark, 0.4), 0.22)


def _around(centre: Point, radius: float, degrees: float) -> Point:
    return centre[0] + radius * cos(radians(degrees)), centre[1] + radius * sin(radians(degrees))


def _sun(art: Canvas, x: float, y: float, radius: float, light: Colour, dark: Colour) -> None:
    """Fourteen rays, and feathered chevrons between them, as on the Ngọc Lũ drum."""
    step = 360 / 14
    for i in range(14):
        turn = i * step - 90
        for far in (0.66, 0.8, 0.94):
            chevron = [
                _around((x, y), radius * far, turn + step * 0.28),
                _around((x, y), radius * (far - 0.2), turn + step / 2),
                _around((x, y), radius * far, turn + step * 0.72),
            ]
            art.stroke(chevron[:2], dark, 3)
            art.stroke(chevron[1:], dark, 3)
    for i in range(14):
        turn = i * step - 90
        art.shape(
            [
                _around((x, y), radius * 0.36, turn - 13),
                _around((x, y), radius, turn),
                _around((x, y), radius * 0.36, turn + 13),
            ],
            light,
        )
    art.disc(x, y, radius * 0.38, light)


def _teeth(art: Canvas, centre: Point, band: tuple[float, float], count: int, dark: Colour) -> None:
    for i in range(count):
        a = 360 * i / count
        art.shape(
            [
                _around(centre, band[0], a),
                _around(centre, band[1], a + 180 / count),
                _around(centre, band[0], a + 360 / count),
            ],
            dark,
        )


def _circlets(art: Canvas, centre: Point, radius: float, count: int, dark: Colour) -> None:
    """Circles with a dot, joined by slanting tangents."""
    size = radius * pi / count * 0.62
    for i in range(count):
        a = 360 * i / count
        spot = _around(centre, radius, a)
        art.stroke(oval(*spot, size, size, 0, 359.9), dark, 2.6)
        art.disc(*spot, size * 0.3, dark)
        art.stroke(
            [_around(centre, radius + size, a + 60 / count), _around(centre, radius - size, a + 300 / count)],
            dark,
            2.4,
        )


def _meander(art: Canvas, centre: Point, radius: float, count: int, dark: Colour) -> None:
    for i in range(count):
        a, s = 360 * i / count, 360 / count
        hook = [
            (radius - 22, a),
            (radius + 22, a + s * 0.2),
            (radius + 22, a + s * 0.75),
            (radius - 8, a + s * 0.7),
            (radius - 4, a + s * 0.42),
        ]
        for start, end in itertools.pairwise(hook):
            art.stroke([_around(centre, *start), _around(centre, *end)], dark, 5)


def _birds(art: Canvas, centre: Point, radius: float, count: int, dark: Colour) -> None:
    """Lạc birds flying one after the other against the clock."""
    bird = [
        (-56, -6),
        (-26, -2),
        (-6, -9),
        (-30, -36),
        (-2, -30),
        (16, -11),
        (34, -15),
        (74, -9),
        (36, -6),
        (22, 3),
        (4, 6),
    ]
    bird += [(-14, 30), (-10, 8), (-28, 7), (-60, 14)]
    for i in range(count):
        a = 360 * i / count
        x, y = _around(centre, radius, a)
        art.shape(moved(bird, x, y, turn=a - 90, scale=0.86), dark)
