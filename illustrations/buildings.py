"""Walls, roofs and windows: the temple roof with lifted corners, and the tube house."""

from __future__ import annotations

from .canvas import Canvas
from .palettes import Colour, mix
from .shapes import Points, box, mirrored, oval, smooth

LIMEWASH: tuple[Colour, ...] = (
    (240, 206, 130),
    (236, 184, 108),
    (226, 200, 160),
    (176, 196, 170),
    (222, 158, 122),
    (150, 182, 190),
    (240, 226, 196),
)
"""Ochre, cream, celadon and brick: what old Hanoi walls are painted with."""
SHUTTERS: tuple[Colour, ...] = ((58, 106, 92), (44, 92, 112), (112, 72, 52), (70, 120, 84))
TILE: Colour = (148, 68, 50)


def temple_roof(art: Canvas, x: float, eave: float, width: float, height: float, colour: Colour) -> Points:
    """A tiled roof centred on `x`, its eaves at `eave`, the corners swept up; returns its outline."""
    half, ridge = width / 2, width * 0.3
    lift = height * 0.42
    right = [
        (x + ridge, eave - height),
        (x + ridge + (half - ridge) * 0.5, eave - height * 0.42),
        (x + half * 0.86, eave - height * 0.16),
        (x + half * 1.04, eave - lift),
    ]
    under = [
        (x + half * 1.04, eave - lift),
        (x + half * 0.84, eave + height * 0.04),
        (x + half * 0.5, eave + height * 0.1),
        (x, eave + height * 0.1),
    ]
    outline = mirrored(smooth(right, steps=8) + smooth(under, steps=8), x)
    art.shape(outline, colour)
    _tiles(art, x, eave, width, height, colour)
    art.stipple(outline, mix(colour, art.tone.dark, 0.7), "right", 0.65)
    rim = mix(colour, art.tone.lamp, 0.35)
    for side in (-1, 1):
        art.stroke([(x + side * (px - x), py) for px, py in right], rim, height * 0.05, height * 0.03)
    art.stroke([(x - ridge, eave - height), (x + ridge, eave - height)], rim, height * 0.09)
    return outline


def _tiles(art: Canvas, x: float, eave: float, width: float, height: float, colour: Colour) -> None:
    """Rows of tiles as lines that fan out from the ridge to the eave."""
    line, count = mix(colour, art.tone.dark, 0.32), max(8, int(width / 16))
    for i in range(1, count):
        u = -1 + 2 * i / count
        top, low = (x + u * width * 0.3, eave - height * 0.94), (x + u * width * 0.42, eave + height * 0.06)
        art.stroke([top, ((top[0] * 0.62 + low[0] * 0.38), eave - height * 0.42), low], line, 1.4, 2.2)


def arch(x: float, base: float, width: float, height: float) -> Points:
    """A doorway with a round head, centred on `x`."""
    r = width / 2
    return [(x - r, base), *oval(x, base - height + r, r, r, 180, 360), (x + r, base)]


def shutters(art: Canvas, x: float, y: float, wide: float, tall: float, colour: Colour) -> None:
    """A window with two louvred leaves, open or shut, or lit from inside."""
    pane = (
        art.tone.lamp
        if art.tone.hour in ("night", "dusk") and art.chance.random() < 0.65
        else mix(art.tone.dark, art.tone.water, 0.3)
    )
    art.shape(box(x - 4, y - 4, wide + 8, tall + 8), mix(art.tone.wall, colour, 0.2))
    art.shape(box(x, y, wide, tall), pane)
    open_wide = art.chance.random() < 0.5
    leaf_width = wide * (0.26 if open_wide else 0.49)
    for left in (x, x + wide - leaf_width):
        art.shape(box(left, y, leaf_width, tall), colour)
        for i in range(1, int(tall / 9)):
            art.shape(box(left + 2, y + i * 9, leaf_width - 4, 2.4), mix(colour, art.tone.dark, 0.4))


def balcony(art: Canvas, x: float, y: float, wide: float) -> None:
    """A slab with an iron rail, and sometimes a row of potted green."""
    iron = mix(art.tone.dark, art.tone.leaf, 0.2)
    if art.chance.random() < 0.6:
        for i in range(int(wide / 16)):
            art.disc(
                x + 8 + i * 16,
                y - 24 + art.chance.uniform(-6, 4),
                art.chance.uniform(9, 15),
                mix(art.tone.leaf, art.tone.lamp, art.chance.random() * 0.3),
            )
    art.shape(box(x - 6, y, wide + 12, 8), mix(art.tone.wall, art.tone.dark, 0.3))
    art.shape(box(x - 4, y - 32, wide + 8, 3.5), iron)
    for i in range(int(wide / 9) + 1):
        art.shape(box(x - 3 + i * 9, y - 30, 2, 30), iron)


def tube_house(art: Canvas, x: float, base: float, width: float, floors: int, wall: Colour) -> float:
    """A narrow old house seen from the front; returns the y of its eave."""
    storey = width * art.chance.uniform(0.86, 1.02)
    eave = base - storey * (floors + 0.9)
    front = box(x, eave, width, base - eave)
    lit = art.tone.lit(wall, 0.45 if art.tone.is_night else 0.16)
    art.shape(front, lit)
    art.stipple(front, mix(lit, art.tone.dark, 0.45), "bottom", 0.5)
    art.stipple(
        box(x + width * 0.7, eave, width * 0.3, base - eave), mix(lit, art.tone.dark, 0.35), "right", 0.5
    )
    colour = art.tone.lit(art.chance.choice(SHUTTERS), 0.25)
    for floor in range(floors):
        _storey(art, x, eave + storey * floor, width, storey, colour)
    _shop(art, x, base, width, storey * 0.9, colour)
    _crown(art, x, eave, width, storey, lit)
    return eave


def _storey(art: Canvas, x: float, top: float, width: float, storey: float, colour: Colour) -> None:
    count = 3 if width > 200 else 2
    wide = width * 0.62 / count
    gap = (width - wide * count) / (count + 1)
    has_balcony = art.chance.random() < 0.5
    tall = storey * (0.66 if has_balcony else 0.5)
    for i in range(count):
        shutters(art, x + gap + i * (wide + gap), top + storey * 0.22, wide, tall, colour)
    if has_balcony:
        balcony(art, x + width * 0.06, top + storey * 0.22 + tall, width * 0.88)
    art.shape(box(x, top + storey * 0.98, width, 5), mix(art.tone.wall, colour, 0.25))


def _shop(art: Canvas, x: float, base: float, width: float, height: float, colour: Colour) -> None:
    """The open ground floor: dark or lit inside, goods on shelves, an awning over it."""
    inside = mix(art.tone.dark, art.tone.lamp, 0.8 if art.tone.hour in ("night", "dusk") else 0.22)
    left, top, wide = x + width * 0.07, base - height * 0.86, width * 0.86
    art.shape(box(left, top, wide, height * 0.86), inside)
    for shelf in range(3):
        y = top + height * (0.36 + 0.17 * shelf)
        art.shape(box(left + 6, y, wide - 12, 3), mix(inside, art.tone.dark, 0.5))
        spot = left + 10
        while spot < left + wide - 20:
            size = art.chance.uniform(7, 16)
            ink = art.chance.choice((art.tone.accent, art.tone.lamp, art.tone.leaf, art.tone.wall))
            art.shape(box(spot, y - size, size, size), mix(ink, inside, 0.35))
            spot += size + art.chance.uniform(3, 12)
    _awning(art, x, top, width, art.chance.choice((art.tone.accent, colour, (204, 140, 70))))


def _awning(art: Canvas, x: float, top: float, width: float, ink: Colour) -> None:
    stripes = 8
    for i in range(stripes):
        a, b = x + width * i / stripes, x + width * (i + 1) / stripes
        cloth = art.tone.lit(ink, 0.2) if i % 2 == 0 else art.tone.lit(art.tone.wall, 0.12)
        flare = width * 0.05
        low = top + width * 0.2
        spread = [
            (a, top - 6),
            (b, top - 6),
            (b + flare * (2 * (i + 1) / stripes - 1), low),
            (a + flare * (2 * i / stripes - 1), low),
        ]
        art.shape(spread, cloth)
        art.stipple(spread, mix(cloth, art.tone.dark, 0.5), "bottom", 0.35)


def _crown(art: Canvas, x: float, eave: float, width: float, storey: float, wall: Colour) -> None:
    """What the house ends in: a tiled slope, or a parapet with a small pediment."""
    if art.chance.random() < 0.6:
        _tiled_slope(art, x, eave, width, storey)
    else:
        _parapet(art, x, eave, width, storey, wall)


def _tiled_slope(art: Canvas, x: float, eave: float, width: float, storey: float) -> None:
    tile = art.tone.lit(TILE, 0.22)
    slope = [
        (x - 10, eave + 8),
        (x + width + 10, eave + 8),
        (x + width - 14, eave - storey * 0.36),
        (x + 14, eave - storey * 0.36),
    ]
    art.shape(slope, tile)
    for i in range(1, 14):
        t = i / 14
        art.stroke(
            [(x + 14 + (width - 28) * t, eave - storey * 0.36), (x - 10 + (width + 20) * t, eave + 8)],
            mix(tile, art.tone.dark, 0.3),
            2,
        )
    art.stipple(slope, mix(tile, art.tone.dark, 0.6), "bottom", 0.6)


def _parapet(art: Canvas, x: float, eave: float, width: float, storey: float, wall: Colour) -> None:
    art.shape(box(x - 5, eave - 10, width + 10, 16), mix(wall, art.tone.wall, 0.5))
    middle = x + width / 2
    hump = mirrored(
        smooth(
            [
                (middle, eave - storey * 0.42),
                (middle + width * 0.2, eave - storey * 0.34),
                (middle + width * 0.28, eave - storey * 0.1),
                (middle + width * 0.46, eave - 8),
            ]
        ),
        middle,
    )
    art.shape(hump, wall)
    art.disc(middle, eave - storey * 0.2, storey * 0.08, mix(wall, art.tone.dark, 0.4))
