"""Streets: flags and bunting, lanterns, the old quarter."""

from __future__ import annotations

from ..buildings import LIMEWASH, tube_house
from ..canvas import HEIGHT, WIDTH, Canvas
from ..festive import flag, garland, hanging_flag, lantern, pennants
from ..landscape import clouds, open_sky, skyline
from ..palettes import FLAG_GOLD, Colour, mix
from ..people import bicycle, conical_hat, passer_by
from ..plants import crown, tree
from ..shapes import box, lens, oval

PAPER: tuple[Colour, ...] = (
    (214, 62, 48),
    (244, 190, 72),
    (62, 142, 128),
    (238, 226, 196),
    (232, 132, 112),
    (74, 118, 164),
)
SILK: tuple[Colour, ...] = (
    (208, 52, 44),
    (240, 168, 52),
    (58, 132, 120),
    (222, 98, 62),
    (196, 74, 120),
    (82, 106, 168),
)


def _row(
    art: Canvas, base: float, left: float, right: float, wide: tuple[float, float], floors: tuple[int, int]
) -> None:
    """Houses shoulder to shoulder from `left` to `right`."""
    x, last = left, None
    while x < right:
        width = art.chance.uniform(*wide)
        wall = art.chance.choice([colour for colour in LIMEWASH if colour != last])
        tube_house(art, x, base, width, art.chance.randint(*floors), wall)
        x, last = x + width + 2, wall


def pavement(art: Canvas, base: float) -> None:
    """Kerb and street from `base` down."""
    paving = mix(art.tone.layer(0.45), art.tone.wall, 0.3)
    art.wash(
        box(0, base, WIDTH, HEIGHT - base), mix(paving, art.tone.wall, 0.2), mix(paving, art.tone.dark, 0.45)
    )
    art.shape(box(0, base, WIDTH, 26), mix(paving, art.tone.wall, 0.5))
    art.shape(box(0, base + 26, WIDTH, 8), mix(paving, art.tone.dark, 0.4))
    for _ in range(34):
        t = art.chance.random()
        art.shape(
            lens(
                art.chance.uniform(0, WIDTH), base + 44 + (HEIGHT - base - 44) * t, 160 + 260 * t, 4 + 5 * t
            ),
            mix(paving, art.chance.choice((art.tone.dark, art.tone.wall)), 0.22),
            0.5,
        )


def _walkers(art: Canvas, count: int, base: float, size: float) -> None:
    for _ in range(count):
        x, nearness = art.chance.uniform(40, WIDTH - 40), art.chance.uniform(-10, 60)
        tall = size + nearness
        ink = art.tone.lit(art.chance.choice(PAPER), 0.15)
        passer_by(art, x, base + nearness, tall, ink)
        if art.chance.random() < 0.35:
            conical_hat(art, x, base + nearness - tall * 0.93, tall * 0.3)


def pho_co(art: Canvas) -> None:
    """A street of the old quarter, its tube houses and their awnings, a vendor with her pole."""
    base = 880.0
    open_sky(art, 700, (art.chance.uniform(200, 1400), 150, 60))
    skyline(art, 500, 160, art.tone.layer(0.1), art.tone.is_night)
    _row(art, base, art.chance.uniform(-90, -20), WIDTH, (168, 236), (2, 3))
    pavement(art, base)
    tree(art, art.chance.choice((120.0, 1490.0)), base + 46, 640, art.tone.leaf)
    _walkers(art, 5, base + 30, 150)
    bicycle(art, art.chance.uniform(950, 1150), base + 110, 150, mix(art.tone.accent, art.tone.dark, 0.25))
    _vendor(art, art.chance.uniform(420, 640), base + 130, 260)


def _vendor(art: Canvas, x: float, base: float, size: float) -> None:
    """A street seller walking, two baskets of flowers and fruit on a shoulder pole."""
    passer_by(art, x, base, size, mix(art.tone.accent, (120, 70, 110), 0.5))
    y = base - size * 0.8
    art.stroke(
        [(x - size * 0.62, y + 16), (x, y - 6), (x + size * 0.62, y + 16)],
        mix(art.tone.dark, (170, 120, 70), 0.6),
        9,
    )
    for side in (-1, 1):
        bx, by = x + side * size * 0.6, base - size * 0.14
        for dx in (-1, 1):
            art.stroke(
                [(bx, y + 14), (bx + dx * size * 0.17, by - 8)], mix(art.tone.dark, (170, 120, 70), 0.4), 2.4
            )
        for _ in range(26):
            fruit = art.chance.choice(((236, 148, 52), (226, 92, 110), (246, 204, 88), art.tone.leaf))
            art.disc(
                bx + art.chance.uniform(-0.16, 0.16) * size,
                by - 8 - art.chance.random() * size * 0.1,
                size * 0.042,
                fruit,
            )
        basket = [*oval(bx, by, size * 0.21, size * 0.13, 0, 180)]
        art.shape(basket, art.tone.lit((188, 138, 78), 0.1))
        art.stipple(basket, (96, 60, 34), "bottom", 0.8)
    conical_hat(art, x, base - size * 0.93, size * 0.36)


def co(art: Canvas) -> None:
    """A street dressed for a holiday: flags at every door, paper pennants overhead."""
    base = 930.0
    open_sky(art, 700)
    clouds(art, art.chance.uniform(300, 1200), 190, 420, 0.6)
    _row(art, base, -40, WIDTH, (200, 250), (1, 2))
    for door in range(60, WIDTH, 410):
        hanging_flag(art, door + art.chance.uniform(-10, 10), 640, 150)
    pavement(art, base)
    _walkers(art, 9, base + 40, 150)
    crown(art, -10, 360, 190, art.tone.leaf)
    crown(art, 1610, 330, 200, art.tone.leaf)
    inks = tuple(art.tone.lit(paper, 0.05) for paper in PAPER)
    for left, right, sag, size in ((180, 90, 70, 26), (60, 210, 90, 36), (-30, 40, 120, 44)):
        pennants(art, (-20, left), (WIDTH + 20, right), sag, inks, size)
    x = art.chance.uniform(520, 640)
    art.stroke([(x, base + 60), (x, 232)], mix(art.tone.wall, art.tone.dark, 0.35), 12, 8)
    art.disc(x, 230, 10, FLAG_GOLD)
    art.shape(box(x - 34, base + 48, 68, 24), mix(art.tone.wall, art.tone.dark, 0.3))
    flag(art, x + 4, 250, 420)


def den_long(art: Canvas) -> None:
    """Lanterns of silk strung across a street at nightfall."""
    base = 960.0
    open_sky(art, 760, (art.chance.uniform(600, 1000), 210, 64))
    _far_street(art, base)
    for left, right in ((-60, 250), (1240, WIDTH)):
        _row(art, base, left, right, (176, 200), (2, 3))
    pavement(art, base)
    for y in (170, 300):
        garland(art, (-10, y), (WIDTH + 10, y + art.chance.uniform(-50, 50)), 90)
    _lanterns(art)
    for i in range(6):
        passer_by(
            art,
            520 + 110 * i + art.chance.uniform(-30, 30),
            1000 + art.chance.uniform(-10, 40),
            190,
            mix(art.tone.dark, art.chance.choice(SILK), 0.35),
        )


def _lanterns(art: Canvas) -> None:
    """Three rows, the nearest the largest."""
    inks = list(SILK)
    for row, size, y in ((0, 84, 120), (1, 130, 60), (2, 200, -10)):
        art.chance.shuffle(inks)
        count = (11, 7, 5)[row]
        for i in range(count):
            x = WIDTH * (i + 0.5 + art.chance.uniform(-0.2, 0.2)) / count
            drop = y + art.chance.uniform(0, 130) + (160 if row == 0 else 0)
            art.stroke([(x, -5), (x, drop)], art.tone.dark, 1.6)
            lantern(
                art,
                x,
                drop,
                size * art.chance.uniform(0.85, 1.1),
                inks[i % 6],
                art.chance.choice(("round", "long", "drop")),
            )


def _far_street(art: Canvas, base: float) -> None:
    """The street going away between the nearest houses, lamp-lit."""
    for i in range(5):
        tone = mix(art.tone.layer(0.3 + 0.1 * i), art.tone.lamp, 0.16 - 0.03 * i)
        reach, top = 120 + 96 * i, 700 - 64 * i + art.chance.uniform(-20, 20)
        for side in (-1, 1):
            left = 800 + side * reach - 55
            art.shape(box(left, top, 110, base - top), tone)
            art.shape(
                [(left - 10, top + 4), (left + 24, top - 42), (left + 86, top - 42), (left + 120, top + 4)],
                mix(tone, art.tone.dark, 0.4),
            )
            for row in range(2):
                for dx in (24, 66):
                    art.shape(box(left + dx, top + 30 + row * 90, 22, 46), mix(tone, art.tone.lamp, 0.7))
    art.glow(800, base - 90, 330, art.tone.lamp, 0.5)
