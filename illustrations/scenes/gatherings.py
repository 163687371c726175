"""What every union photographs: all who were there in front of the banner, and the banner across the street."""

from __future__ import annotations

from ..canvas import Canvas
from ..festive import flag
from ..palettes import Colour, mix
from ..shapes import box, oval, star
from ..sitters import BLACK, Look, dressed, stand
from .rooms import DRAPE, GILT

YOUTH: Colour = (38, 92, 176)


def tap_the(art: Canvas) -> None:
    """A class in front of its banner, taken with flash: three rows, hard shadows on the wall behind."""
    art.wash(box(0, 0, 1280, 853), (196, 184, 164), (150, 136, 118))
    art.wash(box(0, 640, 1280, 213), (128, 92, 66), (86, 58, 42))
    art.wash(box(70, 26, 1140, 330), mix(DRAPE, (255, 60, 40), 0.15), DRAPE)
    art.words("HỘI NGHỊ TẬP HUẤN", 640, 92, 56, (255, 244, 206))
    art.words("CÔNG TÁC ĐỐI NGOẠI NHÂN DÂN", 640, 166, 46, GILT)
    art.words("Hà Nội, năm 2024", 640, 226, 30, (255, 236, 210))
    art.glow(640, 150, 560, (255, 220, 190), 0.2)
    art.soften(1.1)
    for base, size, first, gap, count in (
        (716, 392, 176, 84, 12),
        (764, 404, 134, 92, 12),
        (822, 416, 106, 98, 12),
    ):
        for i in range(count):
            x, lift = first + gap * i + art.chance.uniform(-9, 9), art.chance.uniform(-9, 9)
            tall = size * art.chance.uniform(0.95, 1.05)
            _shadow(art, x, base + lift, tall)
            stand(art, x, base + lift, tall, _member(art))
    art.glow(640, 560, 620, (255, 250, 240), 0.16)
    art.soften(1.5)


def _member(art: Canvas) -> Look:
    """One of the class: in the blue shirt of the Youth Union, mostly."""
    look = dressed(art.chance, lady=art.chance.random() < 0.36, formal=art.chance.random() < 0.2)
    if art.chance.random() < 0.55:
        return Look(mix(YOUTH, (255, 255, 255), art.chance.uniform(0, 0.16)), look.skin, look.hair)
    return look


def _shadow(art: Canvas, x: float, base: float, size: float) -> None:
    shade = Look((40, 30, 26), (40, 30, 26), (40, 30, 26))
    art.shape(oval(x + 22, base - size * 0.9, size * 0.055, size * 0.07), shade.cloth, 0.3)
    art.shape(box(x - size * 0.09 + 22, base - size * 0.84, size * 0.23, size * 0.4), shade.cloth, 0.22)


def bang_ron(art: Canvas) -> None:
    """A wide picture of a street: a red banner across it with the words of the day, trees, motorbikes, a white sky."""
    art.wash(box(0, 0, 1600, 900), (236, 240, 238), (206, 204, 194))
    for side in (-1, 1):
        _houses(art, side)
    art.wash([(560, 560), (1040, 560), (1600, 900), (0, 900)], (150, 148, 144), (86, 84, 84))
    art.wash(box(560, 330, 480, 250), (196, 206, 200), (150, 154, 146))
    for _ in range(2600):
        side = art.chance.choice((-1, 1))
        x = 800 + side * max(60.0, 830 - abs(art.chance.gauss(0, 260)))
        y = art.chance.gauss(110, 105) - abs(x - 800) * 0.02
        leaf: Colour = art.chance.choice(
            ((44, 66, 34), (62, 88, 42), (84, 112, 56), (30, 48, 28), (120, 146, 84))
        )
        art.shape(oval(x, y, art.chance.uniform(8, 26), art.chance.uniform(6, 17)), leaf)
    for x, wide in ((118, 46), (1490, 50), (330, 24), (1282, 24)):
        art.wash(
            [(x, 160), (x + wide * 0.7, 160), (x + wide, 760), (x - wide * 0.3, 760)],
            (70, 60, 50),
            (46, 38, 32),
        )
    art.soften(4.5)
    for i in range(22):
        y = 590 + i * 9.5
        _rider(art, 800 + art.chance.uniform(-1, 1) * (y - 480) * 1.3, y, (y - 510) * 1.05)
    art.soften(2.6)
    _banner(art, 214, 1400, 250, 116)
    for x in (250, 1350):
        art.stroke([(x, 900), (x, 150)], (84, 86, 90), 13)
        flag(art, x + 8, 396, 120, wind=0.5)


def _houses(art: Canvas, side: int) -> None:
    for i in range(6):
        near = 1 - i / 6
        x = 800 + side * (170 + 640 * near**1.4)
        wide, top = 50 + 130 * near, 330 - 280 * near
        wall: Colour = art.chance.choice(((222, 196, 140), (214, 206, 190), (196, 176, 150), (206, 214, 208)))
        art.wash(box(x - wide / 2, top, wide, 600 - top + 120 * near), wall, mix(wall, BLACK, 0.35))
        for row in range(4):
            art.shape(
                box(x - wide * 0.3, top + (26 + row * 74) * near, wide * 0.22, 40 * near), (72, 70, 66), 0.8
            )
            art.shape(
                box(x + wide * 0.08, top + (26 + row * 74) * near, wide * 0.22, 40 * near), (72, 70, 66), 0.8
            )


def _rider(art: Canvas, x: float, y: float, size: float) -> None:
    """A motorbike from the front, its lamp on, the rider helmeted."""
    shirt: Colour = art.chance.choice(
        ((220, 224, 228), (60, 80, 130), (176, 60, 60), (70, 74, 70), (222, 180, 90))
    )
    art.shape(oval(x, y + size * 0.42, size * 0.3, size * 0.06), BLACK, 0.5)
    art.shape(oval(x, y + size * 0.2, size * 0.07, size * 0.24), (26, 26, 28))
    art.shape(oval(x, y - size * 0.1, size * 0.2, size * 0.26), shirt)
    art.stroke(
        [(x - size * 0.26, y + size * 0.02), (x + size * 0.26, y + size * 0.02)], (40, 40, 42), size * 0.05
    )
    art.shape(oval(x, y - size * 0.42, size * 0.1, size * 0.13), (206, 158, 126))
    helmet: Colour = art.chance.choice(((190, 40, 44), (40, 44, 52), (230, 230, 226), (52, 96, 160)))
    art.shape(oval(x, y - size * 0.47, size * 0.13, size * 0.11), helmet)
    art.disc(x, y + size * 0.06, size * 0.05, (255, 250, 224))


def _banner(art: Canvas, left: float, right: float, top: float, tall: float) -> None:
    """Cloth with two lines of words; it sags a little, and so do they."""
    middle, wide = (left + right) / 2, right - left
    edge = [(left + wide * i / 40, top + 34 * (1 - ((i - 20) / 20) ** 2)) for i in range(41)]
    art.stroke([(left - 20, top - 6), *edge, (right + 20, top - 6)], (70, 66, 62), 3)
    low = [(x, y + tall) for x, y in reversed(edge)]
    art.wash([*edge, *low], (206, 24, 26), (172, 14, 20))
    for i in range(1, 40, 3):
        x, y = edge[i]
        art.shape([(x, y), (x + 9, y), (x + 6, y + tall), (x - 5, y + tall)], (96, 0, 8), 0.16)
    art.words("NHIỆT LIỆT CHÀO MỪNG", middle, top + 62, 42, (255, 250, 232))
    art.words("ĐẠI HỘI THỂ THAO ĐÔNG NAM Á LẦN THỨ 31", middle, top + 112, 44, (255, 226, 84))
    for side in (-1, 1):
        art.shape(star(middle + side * 480, top + 78, 30), (255, 226, 84))
