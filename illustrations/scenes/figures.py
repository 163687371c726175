"""People and birds: áo dài, hats, doves over the city."""

from __future__ import annotations

from ..canvas import HEIGHT, WIDTH, Canvas
from ..landmarks import turtle_tower
from ..landscape import clouds, hills, open_sky, skyline, treeline
from ..palettes import Colour, mix
from ..people import ao_dai_lady, conical_hat
from ..plants import crown, lotus, lotus_bud
from ..shapes import Points, box, lens, moved, smooth

SILKS: tuple[Colour, ...] = (
    (196, 52, 58),
    (246, 236, 214),
    (64, 128, 130),
    (232, 160, 70),
    (120, 82, 140),
    (228, 140, 150),
    (70, 104, 160),
)


def ao_dai(art: Canvas) -> None:
    """Women in áo dài walking away along a lake, under a flame of trees."""
    horizon = 640.0
    open_sky(art, horizon + 100, (art.chance.choice((200, 1470)), 420, 84))
    treeline(art, horizon, 170, mix(art.tone.layer(0.18), art.tone.leaf, 0.25))
    lake = mix(art.tone.water, art.tone.sky[2], 0.4)
    art.wash(box(0, horizon, WIDTH, 200), lake, art.tone.water)
    for _ in range(40):
        art.shape(
            lens(art.chance.uniform(0, WIDTH), art.chance.uniform(horizon + 8, 830), 150, 4),
            mix(lake, art.tone.wall, 0.6),
            0.5,
        )
    paving = mix(art.tone.wall, art.tone.layer(0.4), 0.22)
    art.wash(
        [*smooth([(-10, 850), (600, 815), (1200, 812), (1610, 840)]), (1610, 1080), (-10, 1080)],
        paving,
        mix(paving, art.tone.dark, 0.25),
    )
    _boughs(art)
    inks = [art.tone.lit(silk, 0.08) for silk in SILKS]
    art.chance.shuffle(inks)
    places = ((430, 690), (640, 740), (870, 715), (1110, 750), (1330, 690))
    for i, (x, size) in enumerate(places[art.chance.choice((0, 1)) :]):
        base = 1000 + (size - 690) * 0.5
        art.shape(lens(x + 90, base, 330, 26), mix(paving, art.tone.dark, 0.55), 0.55)
        ao_dai_lady(art, x, base, size, inks[i], hat=i % 2 == 1, sway=art.chance.choice((-1, 0.7, 1.1)))


def _boughs(art: Canvas) -> None:
    for x, y, radius in ((60, 60, 230), (330, -10, 190), (1540, 80, 240), (1290, -20, 180)):
        crown(art, x, y, radius, mix(art.tone.leaf, art.tone.accent, 0.1))
        for _ in range(16):
            art.disc(
                x + art.chance.gauss(0, radius * 0.5),
                y + art.chance.gauss(0, radius * 0.34),
                art.chance.uniform(6, 13),
                art.tone.lit(art.chance.choice(((228, 84, 54), (240, 120, 66))), 0.08),
            )


def non_la(art: Canvas) -> None:
    """Conical hats large and small, laid out as a weaver's stall would, with lotus between."""
    ground = mix(art.tone.sky[1], art.tone.wall, 0.3)
    art.wash(box(0, 0, WIDTH, HEIGHT), mix(ground, art.tone.wall, 0.4), mix(ground, art.tone.water, 0.35))
    sun = (art.chance.uniform(650, 950), 430)
    art.disc(*sun, 330, mix(art.tone.sun, ground, 0.25))
    art.shape(
        [*smooth([(-10, 760), (420, 700), (900, 740), (1610, 690)]), (1610, 1080), (-10, 1080)],
        mix(art.tone.leaf, ground, 0.25),
    )
    art.shape(
        [*smooth([(-10, 880), (500, 850), (1100, 880), (1610, 830)]), (1610, 1080), (-10, 1080)],
        mix(art.tone.leaf, art.tone.dark, 0.25),
    )
    for x, y, width, tilt in (
        (300, 690, 420, -12),
        (1310, 660, 440, 11),
        (800, 780, 720, art.chance.uniform(-5, 5)),
        (350, 980, 520, 8),
        (1270, 985, 540, -9),
    ):
        art.shape(lens(x, y + width * 0.08, width * 1.08, width * 0.13), art.tone.dark, 0.28)
        conical_hat(art, x, y, width, tilt=tilt, flat=0.48)
    for x, y, size in ((90, 960, 150), (800, 1040, 190), (1530, 950, 150)):
        art.stroke([(x, 1080), (x, y - 20)], mix(art.tone.leaf, art.tone.dark, 0.1), 10)
        lotus(art, x, y, size)
    lotus_bud(art, 590, 1020, 130)
    lotus_bud(art, 1010, 1010, 130)


def bo_cau(art: Canvas) -> None:
    """Doves rising over the lake and roofs of the city."""
    horizon = 860.0
    open_sky(art, horizon, (art.chance.uniform(400, 1200), 420, 150))
    clouds(art, art.chance.uniform(150, 500), 560, 420, 0.6)
    clouds(art, art.chance.uniform(1050, 1450), 640, 380, 0.6)
    hills(art, horizon, 130, art.tone.layer(0.12))
    skyline(art, horizon, 150, art.tone.layer(0.26), art.tone.is_night)
    treeline(art, horizon + 30, 120, mix(art.tone.layer(0.46), art.tone.leaf, 0.4))
    turtle_tower(art, art.chance.uniform(300, 1300), horizon + 50, 240)
    treeline(art, horizon + 130, 130, mix(art.tone.leaf, art.tone.dark, 0.3))
    art.shape(box(0, horizon + 100, WIDTH, 200), mix(art.tone.leaf, art.tone.dark, 0.3))
    flock = (
        (780, 400, 330, -16),
        (380, 300, 190, -22),
        (1220, 260, 210, -10),
        (1260, 560, 150, -24),
        (470, 590, 140, -8),
        (960, 110, 100, -20),
        (560, 130, 90, -14),
        (190, 480, 90, -20),
        (1430, 400, 90, -16),
    )
    for x, y, size, tilt in flock:
        dove(
            art,
            x + art.chance.uniform(-18, 18),
            y + art.chance.uniform(-16, 16),
            size,
            tilt + art.chance.uniform(-6, 6),
        )


def dove(art: Canvas, x: float, y: float, size: float, tilt: float) -> None:
    """A white dove flying to the right, wings raised; `size` is its length from beak to tail."""
    white = mix((253, 251, 246), art.tone.sky[2], 0.08)
    shade = mix(white, art.tone.layer(0.45), 0.45)

    def at(points: Points) -> Points:
        return moved(points, x, y, scale=size, turn=tilt)

    _wing(art, at(moved(WING, 0.14, -0.05, turn=24, scale=0.92)), mix(white, shade, 0.55), shade)
    art.shape(at(TAIL), mix(white, shade, 0.3))
    art.shape(at(BODY), white)
    art.stipple(at(BODY), shade, "bottom", 0.8)
    art.shape(at([(0.487, -0.085), (0.56, -0.06), (0.482, -0.047)]), art.tone.lit((226, 140, 84), 0.1))
    art.disc(*at([(0.432, -0.082)])[0], max(1.6, size * 0.013), art.tone.dark)
    _wing(art, at(moved(WING, 0.08, -0.02, turn=-6)), white, shade)


TAIL: Points = [
    (-0.16, -0.03),
    (-0.5, -0.07),
    (-0.47, -0.02),
    (-0.54, 0.02),
    (-0.47, 0.05),
    (-0.5, 0.11),
    (-0.41, 0.1),
    (-0.14, 0.06),
]
BODY = smooth(
    [
        (0.5, -0.06),
        (0.45, -0.125),
        (0.36, -0.13),
        (0.27, -0.09),
        (0.08, -0.1),
        (-0.14, -0.06),
        (-0.3, 0.01),
        (-0.14, 0.075),
        (0.08, 0.1),
        (0.27, 0.06),
        (0.4, -0.01),
    ],
    closed=True,
)
WING: Points = [
    *smooth([(0.1, 0.04), (0.13, -0.2), (0.06, -0.44), (-0.1, -0.66), (-0.3, -0.82)], steps=6),
    *smooth([(-0.3, -0.82), (-0.33, -0.7), (-0.29, -0.66)], steps=4),
    *smooth([(-0.29, -0.66), (-0.37, -0.56), (-0.31, -0.52)], steps=4),
    *smooth([(-0.31, -0.52), (-0.38, -0.42), (-0.31, -0.37)], steps=4),
    *smooth([(-0.31, -0.37), (-0.37, -0.28), (-0.28, -0.23)], steps=4),
    *smooth([(-0.28, -0.23), (-0.33, -0.15), (-0.22, -0.1)], steps=4),
    *smooth([(-0.22, -0.1), (-0.26, -0.03), (-0.14, 0.03)], steps=4),
]
"""A raised wing, its shoulder at the origin: smooth in front, feathers at the back, in lengths of the bird."""


def _wing(art: Canvas, outline: Points, ink: Colour, shade: Colour) -> None:
    art.shape(outline, ink)
    art.stipple(outline, shade, "left", 0.6)
    shoulder = outline[0]
    for tip in (outline[34], outline[39], outline[44], outline[49]):
        path = [
            (tip[0] + (shoulder[0] - tip[0]) * t, tip[1] + (shoulder[1] - tip[1]) * t * 0.9)
            for t in (0.0, 0.25, 0.5)
        ]
        art.stroke(path, mix(ink, shade, 0.7), 2.2, 1)
