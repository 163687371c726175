"""What lies on a table: the cakes of Tết, an open book."""

from __future__ import annotations

from math import cos, pi, radians, sin

from ..canvas import WIDTH, Canvas
from ..landscape import hills
from ..palettes import Colour, mix
from ..plants import PEACH, blossom, bough, bud
from ..shapes import Point, Points, box, leaf, lens, mirrored, moved, oval, smooth

LACQUER: Colour = (128, 44, 36)
BRASS: Colour = (206, 158, 76)


def banh_chung(art: Canvas) -> None:
    """A Tết table: bánh chưng tied with bamboo string, one opened, kumquats, a branch of peach."""
    wall = mix(art.tone.accent, art.tone.dark, art.chance.choice((0.1, 0.25)))
    art.wash(box(0, 0, WIDTH, 760), mix(wall, art.tone.dark, 0.28), wall)
    art.disc(800, 420, 330, mix(wall, art.tone.lamp, 0.28))
    art.disc(800, 420, 296, mix(wall, art.tone.lamp, 0.5))
    wood = art.tone.lit((136, 78, 48), 0.1)
    art.wash(box(0, 740, WIDTH, 330), mix(wood, art.tone.lamp, 0.25), mix(wood, art.tone.dark, 0.35))
    for y in (800, 868, 950, 1040):
        art.shape(lens(art.chance.uniform(300, 1300), y, 1500, 7), mix(wood, art.tone.dark, 0.4), 0.6)
    _vase(art, 1270, 800)
    for x, y, size in ((470, 800, 330), (760, 850, 380)):
        art.shape(lens(x + 20, y + 70, size * 1.75, 90), art.tone.dark, 0.3)
        _cake(art, x, y, size)
    _cake(art, 600, 640, 300)
    _plate_of_slices(art, 1080, 960)
    for x, y in (
        (150, 960),
        (212, 950),
        (276, 962),
        (182, 918),
        (244, 914),
        (132, 1002),
        (196, 1004),
        (262, 1006),
        (326, 1000),
    ):
        _kumquat(art, x + art.chance.uniform(-6, 6), y, 31)


def _cake(art: Canvas, x: float, y: float, size: float) -> None:
    """One square cake in dong leaves, seen from a little above, tied in a grid of strings."""
    green, cord = art.tone.lit((74, 122, 62), 0.06), art.tone.lit((226, 206, 142), 0.05)
    h = size / 2

    def top(u: float, v: float) -> Point:
        return x + (u - 0.5) * size * (1.0 + 0.2 * v), y - h * 0.62 + h * 0.72 * v

    face = [top(0, 0), top(1, 0), top(1, 1), top(0, 1)]
    front = [top(0, 1), top(1, 1), (top(1, 1)[0] - 5, y + h * 0.56), (top(0, 1)[0] + 5, y + h * 0.56)]
    art.shape(front, mix(green, art.tone.dark, 0.38))
    art.shape(face, green)
    for i in range(13):
        u = (i + 0.5) / 13
        art.stroke(
            [top(u, 0.02), top(u + art.chance.uniform(-0.03, 0.03), 0.98)],
            mix(green, art.tone.lamp, art.chance.random() * 0.3),
            4,
        )
    art.shape([top(0, 0), top(0.5, 0), top(0.36, 1), top(0, 1)], mix(green, art.tone.dark, 0.16), 0.7)
    art.stipple(face, mix(green, art.tone.dark, 0.6), "right", 0.6)
    art.stipple(front, art.tone.dark, "bottom", 0.6)
    for t in (0.22, 0.41, 0.6, 0.79):
        art.stroke([top(t, 0), top(t, 1), (top(t, 1)[0], y + h * 0.56)], cord, 5.5)
        art.stroke([top(0, t), top(1, t)], cord, 5.5)
    art.stroke([(front[0][0], y + h * 0.34), (front[1][0], y + h * 0.34)], cord, 5.5)


def _plate_of_slices(art: Canvas, x: float, y: float) -> None:
    """A porcelain plate with a cake cut in eight: green rim, white rice, the yellow bean heart."""
    art.shape(lens(x + 14, y + 34, 560, 90), art.tone.dark, 0.3)
    for rx, ry, ink in (
        (250, 78, (238, 236, 226)),
        (236, 71, (84, 116, 168)),
        (226, 67, (246, 244, 236)),
        (186, 52, (224, 226, 224)),
    ):
        art.shape(oval(x, y, rx, ry), art.tone.lit(ink, 0.05))
    for i in range(8):
        a, b = radians(45 * i + 4), radians(45 * i + 41)
        lift = 30 if i in (1, 2) else 18
        outer = [(x + cos(t) * 158, y - lift + sin(t) * 44) for t in (a, (a + b) / 2, b)]
        low = [(px, py + 34) for px, py in outer]
        art.shape([*outer, *reversed(low)], art.tone.lit((86, 126, 62), 0.06))
        art.shape([(x, y - lift), *outer], art.tone.lit((214, 222, 160), 0.03))
        heart = [(x + (px - x) * 0.66, y - lift + (py - y + lift) * 0.66) for px, py in outer]
        art.shape([(x, y - lift), *heart], art.tone.lit((240, 204, 96), 0.03))
        core = [(x + (px - x) * 0.34, y - lift + (py - y + lift) * 0.34) for px, py in outer]
        art.shape([(x, y - lift), *core], art.tone.lit((196, 128, 104), 0.03))


def _kumquat(art: Canvas, x: float, y: float, radius: float) -> None:
    fruit = art.tone.lit((240, 148, 44), 0.03)
    art.shape(oval(x, y, radius, radius * 1.06), fruit)
    art.stipple(oval(x, y, radius, radius * 1.06), (176, 76, 24), "bottom", 0.7)
    art.disc(x - radius * 0.32, y - radius * 0.36, radius * 0.2, (255, 214, 140))
    art.shape(
        moved(leaf(radius * 1.3, radius * 0.5), x, y - radius, turn=art.chance.uniform(-60, -10)),
        mix(art.tone.leaf, art.tone.dark, 0.1),
    )


def _vase(art: Canvas, x: float, base: float) -> None:
    """A blue and white vase with peach in flower."""
    spots: Points = []
    for angle, length in ((-112, 420), (-84, 460), (-62, 380), (-136, 330)):
        spots += bough(art, (x, base - 330), angle, length, 22, 3)
    white, blue = art.tone.lit((238, 238, 230), 0.08), art.tone.lit((54, 92, 154), 0.08)
    art.shape(lens(x + 26, base + 18, 330, 62), art.tone.dark, 0.32)
    body = mirrored(
        smooth(
            [
                (x, base - 356),
                (x + 52, base - 352),
                (x + 40, base - 290),
                (x + 110, base - 190),
                (x + 104, base - 80),
                (x + 60, base + 20),
                (x, base + 26),
            ]
        ),
        x,
    )
    art.shape(body, white)
    for y, wide in ((base - 300, 40), (base - 240, 74), (base - 34, 82), (base + 2, 68)):
        art.stroke([(x - wide, y), (x, y + 9), (x + wide, y)], blue, 6)
    for dx in (-52, 0, 52):
        blossom(art, x + dx, base - 138, 27, (blue, mix(blue, white, 0.4), mix(blue, white, 0.7)))
    art.stipple(body, mix(blue, art.tone.dark, 0.5), "right", 0.7)
    art.chance.shuffle(spots)
    for i, (px, py) in enumerate(spots[:120]):
        (bud if i % 4 == 0 else blossom)(art, px, py, art.chance.uniform(17, 26), PEACH)


def sach(art: Canvas) -> None:
    """An open book from which a landscape of paper hills rises, books stacked beside it."""
    art.sky()
    sun = (art.chance.uniform(680, 920), 400)
    art.glow(*sun, 520, art.tone.sun, 0.5)
    art.disc(*sun, 150, art.tone.sun)
    hills(art, 830, 360, art.tone.layer(0.12))
    hills(art, 850, 260, mix(art.tone.layer(0.26), art.tone.leaf, 0.3))
    hills(art, 860, 150, mix(art.tone.layer(0.45), art.tone.leaf, 0.5))
    wood = art.tone.lit((128, 76, 52), 0.15)
    art.wash(box(0, 850, WIDTH, 220), wood, mix(wood, art.tone.dark, 0.4))
    art.shape(lens(800, 990, 1240, 70), art.tone.dark, 0.35)
    _open_book(art, 800, 950)
    _stack(art, 190, 940, 5)
    _stack(art, 1410, 940, 4)
    for i in range(9):
        t = i / 8
        page = moved(
            [(0, 0), (46, -10), (50, 24), (4, 34)],
            500 + 640 * t,
            620 - 380 * sin(pi * t) + art.chance.uniform(-30, 30),
            turn=art.chance.uniform(-40, 40),
            scale=0.7 + 0.6 * sin(pi * t),
        )
        art.shape(page, mix(art.tone.wall, art.tone.sky[2], 0.2))
        art.stipple(page, art.tone.layer(0.5), "bottom", 0.4)


def _open_book(art: Canvas, x: float, y: float) -> None:
    paper, cover = mix((252, 246, 230), art.tone.wall, 0.4), mix(art.tone.accent, art.tone.dark, 0.15)
    for side in (-1, 1):
        art.shape([(x, y + 52), (x + side * 470, y + 40), (x + side * 500, y - 128), (x, y - 60)], cover)
        for i in range(5):
            lift = i * 9
            leaf_edge = smooth(
                [
                    (x, y + 38 - lift),
                    (x + side * 150, y + 2 - lift),
                    (x + side * 320, y + 8 - lift),
                    (x + side * (462 - i * 4), y + 26 - lift),
                ]
            )
            back = smooth(
                [
                    (x + side * (480 - i * 6), y - 130 - lift),
                    (x + side * 320, y - 150 - lift),
                    (x + side * 150, y - 150 - lift),
                    (x, y - 96 - lift),
                ]
            )
            art.shape(leaf_edge + back, mix(paper, art.tone.dark, 0.18 if i % 2 else 0.05))
        art.stipple(leaf_edge + back, mix(paper, art.tone.dark, 0.55), "left" if side > 0 else "right", 0.55)
        for row in range(7):
            t = row / 7
            a, b = x + side * (70 - 14 * t), x + side * art.chance.uniform(390, 430)
            yy = y - 158 + 132 * t
            art.stroke([(a, yy + 12), ((a + b) / 2, yy - 8), (b, yy + 8)], mix(paper, art.tone.dark, 0.5), 4)


def _stack(art: Canvas, x: float, base: float, count: int) -> None:
    y = base
    inks = [art.tone.accent, art.tone.leaf, art.tone.water, (214, 158, 76), (96, 74, 120)]
    art.chance.shuffle(inks)
    for i in range(count):
        wide, tall = art.chance.uniform(230, 320), art.chance.uniform(44, 66)
        left, ink = x - wide / 2 + art.chance.uniform(-20, 20), art.tone.lit(inks[i], 0.2)
        art.shape(box(left, y - tall, wide, tall), ink)
        art.shape(box(left + wide - 14, y - tall + 7, 16, tall - 14), mix(art.tone.wall, ink, 0.1))
        for dx in (26, 40, wide - 60):
            art.shape(box(left + dx, y - tall, 6, tall), mix(ink, art.tone.lamp, 0.5))
        art.stipple(box(left, y - tall, wide, tall), mix(ink, art.tone.dark, 0.7), "bottom", 0.7)
        y -= tall
