"""Trees, blossom, lotus and bamboo."""

from __future__ import annotations

from math import cos, radians, sin

from .canvas import Canvas
from .palettes import Colour, mix
from .shapes import Point, Points, leaf, moved, oval, smooth

PEACH = ((232, 92, 124), (248, 160, 176), (255, 214, 214))
"""Petals of Nhật Tân peach blossom, from the shade to the light."""
CHERRY = ((230, 150, 170), (248, 196, 208), (255, 232, 234))
PINK_LOTUS = ((214, 74, 122), (240, 132, 164), (255, 206, 212))
STAMEN: Colour = (244, 190, 72)


def crown(art: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """A leafy crown: a dark mass, a lit mass up and to the left, and dabs of leaves on both."""
    lit, shade = mix(colour, art.tone.lamp, 0.28), mix(colour, art.tone.dark, 0.4)
    for mass, share, spread in ((shade, 1.0, 1.0), (colour, 0.86, 0.8), (lit, 0.5, 0.62)):
        for _ in range(16):
            angle, far = art.chance.uniform(0, 360), art.chance.random() ** 0.6 * radius * spread
            dx, dy = cos(radians(angle)) * far, sin(radians(angle)) * far * 0.66
            lift = radius * (1 - share) * 0.5
            size = radius * art.chance.uniform(0.16, 0.32) * share
            art.shape(oval(x + dx - lift, y + dy - lift, size * 1.2, size), mass)
    _dabs(art, x, y, radius, (lit, colour, shade))


def _dabs(art: Canvas, x: float, y: float, radius: float, inks: tuple[Colour, ...]) -> None:
    for _ in range(int(70 + radius / 2)):
        angle, far = art.chance.uniform(0, 360), art.chance.random() ** 0.45 * radius * 1.15
        spot = (x + cos(radians(angle)) * far * 1.1, y + sin(radians(angle)) * far * 0.74)
        dab = leaf(art.chance.uniform(9, 20), art.chance.uniform(5, 9))
        art.shape(moved(dab, *spot, turn=art.chance.uniform(0, 360)), art.chance.choice(inks))


def tree(art: Canvas, x: float, base: float, height: float, colour: Colour) -> None:
    """A broad street tree: trunk, three boughs, three crowns."""
    bark = mix(art.tone.dark, colour, 0.2)
    lean = art.chance.uniform(-0.06, 0.06) * height
    fork = (x + lean, base - height * 0.52)
    art.stroke([(x, base), (x + lean * 0.3, base - height * 0.3), fork], bark, height * 0.085, height * 0.05)
    for dx, dy in ((-0.26, -0.7), (0.24, -0.74), (0.02, -0.88)):
        tip = (x + dx * height + lean, base + dy * height)
        art.stroke([fork, ((fork[0] + tip[0]) / 2, fork[1] - 0.06 * height), tip], bark, height * 0.04, 4)
        crown(art, *tip, height * 0.27, colour)


def willow(art: Canvas, x: float, y: float, spread: float, fall: float) -> None:
    """Hanging branches from above, the picture's near frame: `spread` wide, up to `fall` long."""
    dark = mix(art.tone.leaf, art.tone.dark, 0.55)
    for i in range(22):
        start = x + spread * i / 22 + art.chance.uniform(-14, 14)
        length = fall * art.chance.uniform(0.35, 1.0)
        sway = art.chance.uniform(-26, 26)
        spine = smooth(
            [(start, y), (start + sway, y + length * 0.5), (start + sway * 0.4, y + length)], steps=14
        )
        shade = mix(dark, art.tone.leaf, art.chance.random() * 0.6)
        art.stroke(spine, shade, 2.6, 1.2)
        for px, py in spine[4:]:
            for side in (55, 125):
                blade = leaf(art.chance.uniform(18, 30), 5.5)
                art.shape(moved(blade, px, py, turn=side + art.chance.uniform(-12, 12)), shade)


def bough(art: Canvas, start: Point, angle: float, length: float, width: float, depth: int = 4) -> Points:
    """A gnarled bough growing at `angle` degrees; returns where blossom may sit, all along its twigs."""
    bark = mix(art.tone.dark, (92, 60, 50), 0.45)
    spots: Points = [start]
    turn = angle
    for _ in range(5):
        turn += art.chance.uniform(-20, 20)
        x, y = spots[-1]
        spots.append((x + cos(radians(turn)) * length / 5, y + sin(radians(turn)) * length / 5))
    art.stroke(spots, bark, width, width * 0.55)
    blossoming = spots[2:] if depth < 4 else []
    if depth:
        for spot in (spots[2], spots[3], spots[5]):
            side = art.chance.choice((-1, 1)) * art.chance.uniform(22, 48)
            blossoming += bough(
                art, spot, turn + side, length * art.chance.uniform(0.5, 0.68), width * 0.5, depth - 1
            )
    return blossoming


def blossom(art: Canvas, x: float, y: float, radius: float, inks: tuple[Colour, Colour, Colour]) -> None:
    """A flower of five petals, seen a little from the side, with its stamens."""
    shade, body, light = inks
    turn, tilt = art.chance.uniform(0, 72), art.chance.uniform(0.62, 1)
    for ring, ink, size in ((0, body, 1.0), (0, light, 0.68)):
        for i in range(5):
            petal = moved(_petal(radius * size), 0, 0, turn=turn + ring + 72 * i)
            art.shape([(x + px, y + py * tilt) for px, py in petal], ink)
    art.disc(x, y, radius * 0.22, shade)
    for i in range(7):
        px, py = moved([(radius * 0.42, 0)], 0, 0, turn=turn + 51 * i)[0]
        art.disc(x + px, y + py * tilt, max(1.4, radius * 0.055), STAMEN)


def bud(art: Canvas, x: float, y: float, radius: float, inks: tuple[Colour, Colour, Colour]) -> None:
    """A bud about to open."""
    turn = art.chance.uniform(-150, -30)
    art.shape(moved(leaf(radius * 1.5, radius * 1.1), x, y, turn=turn), inks[0])
    art.shape(moved(leaf(radius * 1.2, radius * 0.6), x, y, turn=turn - 8), inks[1])


def _petal(radius: float) -> Points:
    spine = [(0, 0), (0.45, -0.42), (0.9, -0.34), (0.94, 0), (0.9, 0.34), (0.45, 0.42)]
    return smooth([(px * radius, py * radius) for px, py in spine], closed=True, steps=5)


def lotus(art: Canvas, x: float, y: float, size: float) -> None:
    """An open lotus, `size` from its base to its tips: back petals, heart, front petals."""
    shade, body, light = PINK_LOTUS
    for turn, long in ((-128, 0.86), (-52, 0.86), (-112, 1), (-68, 1), (-90, 1.06)):
        _lotus_petal(art, x, y, size * long, turn, (shade, body))
    art.shape(oval(x, y - size * 0.34, size * 0.2, size * 0.13), STAMEN)
    art.shape(oval(x, y - size * 0.37, size * 0.13, size * 0.06), (176, 186, 96))
    for turn, long in ((-162, 0.9), (-18, 0.9), (-142, 0.84), (-38, 0.84)):
        _lotus_petal(art, x, y, size * long, turn, (body, light))
    for turn, long in ((-118, 0.66), (-62, 0.66), (-90, 0.6)):
        _lotus_petal(art, x, y + size * 0.04, size * long, turn, (body, light))


def _lotus_petal(
    art: Canvas, x: float, y: float, length: float, turn: float, inks: tuple[Colour, Colour]
) -> None:
    outline = moved(leaf(length, length * 0.52), x, y, turn=turn)
    art.shape(outline, inks[1])
    art.shape(moved(leaf(length * 0.72, length * 0.34), x, y, turn=turn), mix(inks[1], inks[0], 0.22))
    art.stipple(outline, inks[0], "top", 0.75)


def lotus_bud(art: Canvas, x: float, y: float, size: float) -> None:
    """A closed lotus, pointed like a brush."""
    shade, body, light = PINK_LOTUS
    for turn, wide, ink in ((-96, 0.46, body), (-84, 0.46, mix(body, light, 0.5)), (-90, 0.3, light)):
        art.shape(moved(leaf(size, size * wide), x, y, turn=turn), ink)
    art.stipple(moved(leaf(size, size * 0.5), x, y, turn=-90), shade, "top", 0.8)


def lotus_pad(art: Canvas, x: float, y: float, radius: float, flat: float, colour: Colour) -> None:
    """A floating or standing leaf seen at a slant: `flat` is its height over its width."""
    wave = art.chance.uniform(0, 6)
    rim = []
    for i in range(72):
        angle = radians(i * 5)
        r = radius * (1 + 0.035 * sin(6 * angle + wave))
        rim.append((x + cos(angle) * r, y + sin(angle) * r * flat))
    art.shape(rim, colour)
    art.stipple(rim, mix(colour, art.tone.dark, 0.5), "bottom", 0.7)
    vein = mix(colour, art.tone.wall, 0.35)
    for i in range(14):
        angle = radians(i * 360 / 14 + 8)
        tip = (x + cos(angle) * radius * 0.88, y + sin(angle) * radius * 0.88 * flat)
        art.stroke([(x, y - radius * flat * 0.06), tip], vein, max(1.5, radius * 0.018), 1)


def culm(art: Canvas, x: float, base: float, top: float, width: float, colour: Colour) -> None:
    """A stalk of bamboo from `base` up to `top`, in joints, light on its left."""
    sway = art.chance.uniform(-50, 50)
    joints = 9
    for i in range(joints):
        low, high = base + (top - base) * i / joints, base + (top - base) * (i + 1) / joints
        x0, x1 = x + sway * (i / joints) ** 2, x + sway * ((i + 1) / joints) ** 2
        half = width / 2
        joint = [(x0 - half, low), (x1 - half, high + 3), (x1 + half, high + 3), (x0 + half, low)]
        art.shape(joint, colour)
        art.stipple(joint, mix(colour, art.tone.dark, 0.6), "right", 0.8)
        art.shape(oval(x1, high + 2, half * 1.18, max(2, width * 0.09)), mix(colour, art.tone.wall, 0.4))


def bamboo_spray(art: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A twig with its fan of hanging leaves."""
    lean = art.chance.choice((-1, 1))
    tip = (x + lean * size, y + size * 0.25)
    art.stroke(
        [(x, y), (x + lean * size * 0.5, y - size * 0.08), tip], mix(colour, art.tone.dark, 0.3), 3, 1.2
    )
    for i in range(9):
        t = 0.3 + 0.7 * i / 8
        px, py = x + (tip[0] - x) * t, y + (tip[1] - y) * t - size * 0.06
        turn = 90 - lean * art.chance.uniform(8, 70)
        blade = leaf(size * art.chance.uniform(0.35, 0.62), size * 0.085, bend=lean * 0.0004)
        art.shape(moved(blade, px, py, turn=turn), mix(colour, art.tone.lamp, art.chance.random() * 0.25))
