"""A bicycle with flowers before an old wall."""

from __future__ import annotations

from ..canvas import WIDTH, Canvas
from ..palettes import Colour, mix
from ..people import bicycle
from ..plants import PINK_LOTUS, lotus
from ..shapes import box, lens, oval
from .streets import pavement


def xe_dap(art: Canvas) -> None:
    """A bicycle with a basket of lotus against an ochre wall."""
    base = 900.0
    wall = art.tone.lit((232, 184, 92), 0.1)
    art.wash(box(0, 0, WIDTH, base), mix(wall, art.tone.wall, 0.2), wall)
    art.stipple(box(0, base - 260, WIDTH, 260), mix(wall, art.tone.dark, 0.4), "bottom", 0.5)
    for _ in range(10):
        art.shape(
            lens(art.chance.uniform(0, WIDTH), art.chance.uniform(80, 820), art.chance.uniform(60, 240), 18),
            mix(wall, art.tone.wall, 0.5),
            0.4,
        )
    _window(art, art.chance.choice((170.0, 1080.0)), 150)
    _tree_shadow(art, wall)
    art.shape(box(0, base - 62, WIDTH, 62), mix(wall, art.tone.dark, 0.42))
    pavement(art, base)
    x = art.chance.uniform(500, 620)
    art.shape(lens(x + 230, base + 92, 760, 34), mix(art.tone.dark, wall, 0.35), 0.5)
    bicycle(art, x, base + 90, 460, mix(art.tone.leaf, art.tone.dark, 0.25))
    _flower_basket(art, x + 452, base - 300)


def _window(art: Canvas, x: float, y: float) -> None:
    green = art.tone.lit((52, 104, 88), 0.15)
    art.shape(box(x - 16, y - 16, 352, 492), mix(art.tone.wall, green, 0.12))
    art.shape(box(x, y, 320, 460), mix(art.tone.dark, green, 0.3))
    for left in (x, x + 162):
        art.shape(box(left, y, 158, 460), green)
        for i in range(26):
            art.shape(box(left + 14, y + 14 + i * 17, 130, 7), mix(green, art.tone.dark, 0.45))
    art.shape(box(x - 34, y + 476, 388, 20), mix(art.tone.wall, art.tone.dark, 0.15))


def _tree_shadow(art: Canvas, wall: Colour) -> None:
    """The shadow of leaves that are out of the picture."""
    shade = mix(wall, art.tone.dark, 0.35)
    for cx, cy in ((800, 120), (1000, 260), (620, 60), (1250, 90), (420, 200)):
        for _ in range(26):
            art.shape(
                oval(
                    cx + art.chance.gauss(0, 110),
                    cy + art.chance.gauss(0, 80),
                    art.chance.uniform(12, 34),
                    art.chance.uniform(8, 18),
                ),
                shade,
                0.4,
            )


def _flower_basket(art: Canvas, x: float, y: float) -> None:
    straw = art.tone.lit((196, 150, 90), 0.08)
    for dx, dy, size in ((-70, 10, 96), (74, 14, 92), (0, -34, 116), (-34, 24, 86), (40, 26, 86)):
        art.stroke([(x + dx * 0.3, y + 90), (x + dx, y + dy)], mix(art.tone.leaf, art.tone.dark, 0.2), 8)
        art.shape(oval(x + dx * 1.3, y + dy + 34, 64, 28), mix(art.tone.leaf, art.tone.dark, 0.1))
        lotus(art, x + dx, y + dy, size)
    art.disc(x - 96, y + 30, 8, PINK_LOTUS[0])
    basket = [(x - 92, y + 38), (x + 92, y + 38), (x + 68, y + 150), (x - 68, y + 150)]
    art.shape(basket, straw)
    for i in range(6):
        art.stroke(
            [(x - 90 + i * 3, y + 48 + i * 18), (x + 90 - i * 3, y + 48 + i * 18)],
            mix(straw, (90, 56, 30), 0.45),
            5,
        )
    for i in range(9):
        art.stroke(
            [(x - 84 + i * 21, y + 40), (x - 62 + i * 15.5, y + 150)], mix(straw, (90, 56, 30), 0.35), 4
        )
    art.stipple(basket, (80, 50, 30), "right", 0.7)
