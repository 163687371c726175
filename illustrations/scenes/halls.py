"""A conference hall, from the back rows."""

from __future__ import annotations

from ..canvas import WIDTH, Canvas
from ..festive import flag
from ..palettes import Colour, mix
from ..people import HAIR, SKIN
from ..plants import lotus
from ..shapes import box, mirrored, oval, smooth
from .figures import SILKS


def hoi_truong(art: Canvas) -> None:
    """A conference hall from the back rows: rows of heads and chairs, the stage, the lectern, the flag."""
    wall = mix(art.tone.wall, art.tone.layer(0.3), 0.3)
    art.wash(box(0, 0, WIDTH, 720), mix(wall, art.tone.dark, 0.35), wall)
    wood = art.tone.lit((150, 92, 60), 0.2)
    for i in range(17):
        panel = box(i * 100 - 20, 90, 84, 560)
        art.shape(panel, mix(wood, art.tone.wall, 0.28 if i % 2 else 0.18))
        art.stipple(panel, mix(wood, art.tone.dark, 0.5), "bottom", 0.6)
    carpet = mix(art.tone.accent, art.tone.dark, 0.62)
    art.wash(box(0, 700, WIDTH, 370), mix(carpet, art.tone.dark, 0.2), mix(carpet, art.tone.dark, 0.6))
    _stage(art, wood)
    for x in (200, 600, 1000, 1400):
        beam = [(x - 24, 0), (x + 24, 0), (x + 250, 640), (x - 250, 640)]
        art.shape(beam, art.tone.lamp, 0.1)
        art.disc(x, 14, 26, mix(art.tone.lamp, (255, 255, 255), 0.5))
    for row in range(4):
        _row_of_seats(art, 760 + row * 92, 92 + row * 36, row)


def _stage(art: Canvas, wood: Colour) -> None:
    screen = mix(art.tone.water, art.tone.dark, 0.4)
    art.shape(box(430, 130, 740, 350), mix(art.tone.wall, wood, 0.25))
    art.wash(box(446, 146, 708, 318), mix(screen, art.tone.dark, 0.2), screen)
    _bridge_emblem(art, 800, 390, 520)
    art.shape(box(0, 620, WIDTH, 110), mix(wood, art.tone.dark, 0.3))
    art.shape(box(0, 610, WIDTH, 22), mix(wood, art.tone.wall, 0.4))
    art.shape(box(143, 180, 9, 432), art.tone.lit((190, 150, 80), 0.2))
    flag(art, 152, 186, 170, wind=0.5, folds=0.8)
    for x in (1010, 1160, 1310):
        art.shape(box(x, 540, 140, 72), mix(art.tone.accent, art.tone.dark, 0.25))
        art.shape(box(x - 5, 532, 150, 14), mix(wood, art.tone.wall, 0.5))
        art.stroke([(x + 70, 532), (x + 62, 500)], art.tone.dark, 4)
    lectern = [(300, 476), (420, 476), (402, 612), (318, 612)]
    art.shape(lectern, mix(wood, art.tone.dark, 0.5))
    art.stipple(lectern, art.tone.dark, "right", 0.6)
    art.shape(box(288, 462, 144, 18), mix(wood, art.tone.wall, 0.35))
    art.stroke([(370, 462), (364, 424), (350, 408)], art.tone.dark, 5, 4)
    lotus(art, 360, 572, 44)
    for i in range(22):
        art.disc(
            20 + i * 19,
            606 + art.chance.uniform(-8, 6),
            art.chance.uniform(12, 20),
            mix(art.tone.leaf, (90, 140, 70), 0.4),
        )
        art.disc(
            1480 + (i % 8) * 19,
            600 + art.chance.uniform(-12, 8),
            15,
            art.chance.choice((mix(art.tone.leaf, (90, 140, 70), 0.4), art.tone.accent, art.tone.lamp)),
        )


def _bridge_emblem(art: Canvas, x: float, y: float, width: float) -> None:
    """A bridge of arcs on the screen, and a rising sun."""
    ink = mix(art.tone.wall, art.tone.lamp, 0.3)
    art.shape(oval(x, y, 92, 92, 180, 360), mix(art.tone.accent, art.tone.lamp, 0.35))
    art.stroke([(x - width / 2, y), (x + width / 2, y)], ink, 7)
    for dx in (-1, 0, 1):
        arc = oval(x + dx * width / 3, y, width / 6, 96 if dx == 0 else 66, 180, 360)
        art.stroke(arc, ink, 6)
        for px, py in arc[4:-3:4]:
            art.stroke([(px, py), (px, y)], ink, 2.5)


def _row_of_seats(art: Canvas, y: float, size: float, row: int) -> None:
    """Backs of chairs with the backs of heads over most of them."""
    gap = size * 1.16
    x = -gap * (0.2 + 0.45 * (row % 2))
    while x < WIDTH + gap:
        if art.chance.random() < 0.8:
            _listener(art, x, y, size)
        seat = mirrored(
            smooth(
                [
                    (x, y + size * 0.2),
                    (x + size * 0.4, y + size * 0.23),
                    (x + size * 0.48, y + size * 0.5),
                    (x + size * 0.46, y + size * 1.7),
                ]
            ),
            x,
        )
        cloth = mix(mix(art.tone.accent, art.tone.dark, 0.5), art.tone.layer(0.7), 0.34 - 0.08 * row)
        art.shape(seat, cloth)
        art.stipple(seat, mix(cloth, art.tone.dark, 0.6), "bottom", 0.7)
        x += gap


def _listener(art: Canvas, x: float, y: float, size: float) -> None:
    shirt = art.tone.lit(art.chance.choice(SILKS), 0.3)
    shoulders = mirrored(
        smooth(
            [
                (x, y - size * 0.16),
                (x + size * 0.17, y - size * 0.1),
                (x + size * 0.44, y + size * 0.12),
                (x + size * 0.48, y + size * 0.6),
            ]
        ),
        x,
    )
    art.shape(shoulders, mix(shirt, art.tone.dark, 0.22))
    art.shape(box(x - size * 0.075, y - size * 0.26, size * 0.15, size * 0.2), art.tone.lit(SKIN, 0.4))
    hair = mix(mix(HAIR, art.tone.dark, 0.3), (110, 100, 100), art.chance.choice((0, 0, 0.12, 0.5)))
    art.shape(oval(x, y - size * 0.32, size * 0.17, size * 0.2), hair)
    if art.chance.random() < 0.45:
        art.shape(oval(x, y - size * 0.18, size * 0.18, size * 0.24), hair)
