"""Old pictures, as an archive scans them: a print, a group on the steps, a cutting from a newspaper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import sin

from PIL import Image, ImageOps

from ..canvas import Canvas
from ..palettes import Colour, mix
from ..people import bicycle, conical_hat, passer_by
from ..shapes import box, oval, plotted
from ..sitters import Look, stand
from . import heritage, spans


def cau_xua(art: Canvas) -> None:
    """An old print of Long Biên Bridge, scanned: faded, dusty, with its white border."""
    _drawn_large(art, spans.long_bien)


def anh_cu(art: Canvas) -> None:
    """An old print of a delegation before the gate of the citadel: white shirts, one row, scanned with its border."""
    _drawn_large(art, heritage.hoang_thanh)
    art.soften(2.2)
    art.wash(box(0, 420, 800, 180), (196, 196, 190), (150, 150, 146))
    for i in range(11):
        shirt: Colour = art.chance.choice(((236, 236, 232), (224, 224, 220), (120, 122, 122), (70, 72, 76)))
        lady = i in (3, 7)
        look = Look(mix(shirt, (90, 90, 90), 0.1), (190, 160, 136), (34, 30, 30), lady=lady)
        x = 72 + i * 65 + art.chance.uniform(-7, 7)
        art.shape(oval(x + 12, 548, 26, 7), (60, 60, 60), 0.4)
        stand(art, x, 548 + art.chance.uniform(-5, 6), art.chance.uniform(236, 262), look)


def xe_tho(art: Canvas) -> None:
    """A newspaper's picture of porters with loaded bicycles on a hill road, in its dots, cut out and scanned."""
    art.wash(box(0, 0, 800, 600), (240, 240, 236), (206, 206, 200))
    for i, base in enumerate((300, 372)):
        tone = 206 - i * 30
        ridge = plotted(
            lambda x, b=base, i=i: b + 46 * sin(x / (170 - i * 50) + i * 2.1) + 9 * sin(x / 31 + i),
            0,
            800,
            40,
        )
        art.wash([*ridge, (800, 600), (0, 600)], (tone, tone, tone), (tone + 26, tone + 26, tone + 26))
    art.soften(2.4)
    road = plotted(lambda x: 540 - x * 0.14, 0, 800, 12)
    art.wash([*road, (800, 600), (0, 600)], (150, 150, 146), (84, 84, 82))
    for i in range(4):
        x = -20 + i * 214
        _porter(art, x, 548 - (x + 60) * 0.14, 212 - i * 20)
    for _ in range(200):
        x = art.chance.uniform(0, 800)
        y = 592 - x * 0.06 + abs(art.chance.gauss(0, 12))
        art.stroke(
            [(x, y), (x + art.chance.uniform(-9, 9), y - art.chance.uniform(10, 28))], (40, 40, 40), 3, 0.6
        )


def _porter(art: Canvas, x: float, base: float, size: float) -> None:
    """A bicycle with sacks on both sides, a man with a conical hat who pushes it."""
    passer_by(art, x - size * 0.1, base + 4, size * 1.06, (58, 58, 60))
    bicycle(art, x + size * 0.25, base, size * 0.66, (34, 34, 36))
    for dx, rise, wide in ((0.34, 0.5, 0.22), (0.62, 0.52, 0.24), (0.48, 0.78, 0.2)):
        sack = oval(x + size * dx, base - size * rise, size * wide, size * 0.17)
        art.shape(sack, (70, 68, 66))
        art.shape(
            oval(x + size * (dx - 0.03), base - size * (rise + 0.05), size * wide * 0.7, size * 0.08),
            (132, 130, 126),
        )
    art.stroke(
        [(x - size * 0.02, base - size * 0.8), (x + size * 0.3, base - size * 0.86)],
        (40, 40, 42),
        size * 0.05,
    )
    conical_hat(art, x - size * 0.1, base - size * 0.98, size * 0.42, flat=0.42)


def _drawn_large(art: Canvas, scene: Callable[[Canvas], None]) -> None:
    """Another scene on this sheet, as much of its middle as fits."""
    drawn = Canvas(replace(art.tone, sun=art.tone.sky[1]), art.chance)
    scene(drawn)
    fitted = ImageOps.fit(drawn.sheet, art.sheet.size, Image.Resampling.BOX)
    art.sheet.paste(fitted, (0, 0))
