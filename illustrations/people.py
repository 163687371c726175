"""Figures seen from behind or as silhouettes: there are no faces in these pictures."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

from .canvas import Canvas
from .palettes import Colour, mix
from .shapes import Point, Points, mirrored, moved, oval, smooth

SKIN: Colour = (214, 160, 122)
HAIR: Colour = (34, 26, 30)
STRAW: Colour = (236, 208, 146)


def _at(points: Sequence[Point], x: float, base: float, size: float) -> Points:
    """Figure outlines are drawn 100 high, standing on the origin."""
    return moved(points, x, base, scale=size / 100)


def conical_hat(art: Canvas, x: float, y: float, width: float, *, tilt: float = 0, flat: float = 0.5) -> None:
    """A nón lá, its rim centred on (x, y); `flat` is its height over its width."""
    height, rim = width * flat, width * 0.09
    straw = art.tone.lit(STRAW, 0.14)
    cone = [(0, -height), (width / 2, 0), *oval(0, 0, width / 2, rim, 0, 180), (-width / 2, 0)]
    art.shape(moved(cone, x, y, turn=tilt), straw)
    for i in range(1, 15):
        t = i / 15
        side = t * width / 2
        hoop = [(a, b - height * (1 - t)) for a, b in oval(0, 0, side, rim * t, 8, 172)]
        art.stroke(moved(hoop, x, y, turn=tilt), mix(straw, (150, 100, 50), 0.4), max(1.2, width * 0.008))
    shade = [(0, -height), (width / 2, 0), *oval(0, 0, width / 2, rim, 0, 70)]
    art.stipple(moved(shade, x, y, turn=tilt), mix(straw, (90, 56, 30), 0.7), "right", 0.75)


def ao_dai_lady(
    art: Canvas, x: float, base: float, size: float, ink: Colour, *, hat: bool = False, sway: float = 1.0
) -> None:
    """A woman in áo dài from behind, `size` tall; the back panel swings by `sway` (to either side)."""
    trousers = mix(art.tone.wall, ink, 0.1)
    for dx in (-4.6, 4.2):
        leg = [(dx - 3, -42), (dx + 3.6, -42), (dx + 4.8, -1), (dx - 4.6, -1)]
        art.shape(_at(leg, x, base, size), trousers)
        art.stipple(_at(leg, x, base, size), mix(trousers, art.tone.dark, 0.4), "bottom", 0.5)
        art.shape(_at(oval(dx, -0.4, 4.2, 1.5), x, base, size), mix(art.tone.dark, ink, 0.3))
    _arms(art, x, base, size, ink)
    half = [(2.4, -86), (3.4, -83.5), (8.8, -81), (9.2, -74), (6.6, -63), (6.2, -58), (9.4, -50), (9.8, -44)]
    torso = mirrored(smooth(half, steps=8), 0)
    art.shape(_at(torso, x, base, size), ink)
    panel = smooth([(-9.7, -46), (-11.5 + sway * 2, -26), (-12 + sway * 6, -11)], steps=8) + smooth(
        [(9.2 + sway * 7, -10), (10.5 + sway * 3, -26), (9.7, -46)], steps=8
    )
    art.shape(_at(panel, x, base, size), ink)
    shade = mix(ink, art.tone.dark, 0.55)
    art.stipple(_at(torso, x, base, size), shade, "right", 0.6)
    art.stipple(_at(panel, x, base, size), shade, "right", 0.6)
    for fold in (-4, 1.5, 6):
        art.stroke(
            _at([(fold * 0.7, -50), (fold + sway * 2.5, -28), (fold + sway * 6, -13)], x, base, size),
            mix(ink, art.tone.dark, 0.22),
            size * 0.003,
            size * 0.009,
        )
    _head(art, x, base, size, hat)


def _arms(art: Canvas, x: float, base: float, size: float, ink: Colour) -> None:
    sleeve = mix(ink, art.tone.dark, 0.16)
    for side in (-1, 1):
        arm = [(side * 7.6, -79), (side * 11.4, -66), (side * 11.6, -54), (side * 9.6, -47)]
        art.stroke(_at(arm, x, base, size), sleeve, size * 0.052, size * 0.036)
        hand = _at([(side * 9.4, -46)], x, base, size)[0]
        art.disc(*hand, size * 0.015, art.tone.lit(SKIN, 0.15))


def _head(art: Canvas, x: float, base: float, size: float, hat: bool) -> None:
    """Neck, head and a fall of black hair down the back, or a hat over it."""
    hair = mix(HAIR, art.tone.dark, 0.4)
    art.shape(_at([(-2, -89), (2, -89), (2.6, -84), (-2.6, -84)], x, base, size), art.tone.lit(SKIN, 0.15))
    art.shape(_at(oval(0, -93, 4.7, 5.6), x, base, size), hair)
    fall = mirrored(
        smooth(
            [
                (0, -98.4),
                (3.6, -96.6),
                (4.7, -92.5),
                (4.1, -88),
                (3.5, -84),
                (4.1, -78),
                (3.9, -71),
                (2.6, -66.4),
                (0, -65),
            ]
        ),
        0,
    )
    art.shape(_at(fall, x, base, size), hair)
    for dx in (-2.2, 0.4, 2.4):
        art.stroke(
            _at([(dx * 0.5, -97), (dx, -86), (dx * 0.9, -69)], x, base, size),
            mix(hair, art.tone.sky[1], 0.22),
            size * 0.003,
        )
    if hat:
        spot = _at([(0, -93)], x, base, size)[0]
        conical_hat(art, *spot, size * 0.27, tilt=art.chance.uniform(-5, 5))


def passer_by(art: Canvas, x: float, base: float, size: float, ink: Colour) -> None:
    """A small walking figure for streets and banks, a few touches of the brush."""
    trousers = mix(ink, art.tone.dark, 0.6)
    step = art.chance.uniform(3, 8)
    for dx in (-step, step):
        art.stroke(
            _at([(0, -48), (dx * 0.7, -24), (dx, 0)], x, base, size), trousers, size * 0.085, size * 0.05
        )
    body = mirrored([(3, -86), (9.5, -80), (8, -60), (7, -44)], 0)
    art.shape(_at(body, x, base, size), ink)
    for side in (-1, 1):
        art.stroke(
            _at([(side * 8, -80), (side * 11, -64), (side * (9 + step * 0.3), -48)], x, base, size),
            mix(ink, art.tone.dark, 0.18),
            size * 0.05,
            size * 0.04,
        )
    art.shape(_at(oval(0, -92, 5.4, 6.6), x, base, size), mix(HAIR, art.tone.dark, 0.3))


def bicycle(art: Canvas, x: float, base: float, size: float, ink: Colour) -> None:
    """A town bicycle heading right; `size` is the distance between its hubs."""
    r = size * 0.34
    hub_back, hub_front = (x, base - r), (x + size, base - r)
    tyre = mix(art.tone.dark, ink, 0.1)
    for cx, cy in (hub_back, hub_front):
        _wheel(art, cx, cy, r, tyre)
    seat, crank = (x + size * 0.28, base - size * 0.78), (x + size * 0.42, base - r * 0.92)
    head, bar = (x + size * 0.8, base - size * 0.76), (x + size * 0.76, base - size * 0.92)
    for path in (
        [hub_back, crank],
        [hub_back, seat],
        [crank, seat],
        [crank, head],
        [seat, head],
        [hub_front, head, bar],
    ):
        art.stroke(path, ink, size * 0.028)
    art.stroke(
        [(bar[0] - size * 0.14, bar[1] + size * 0.03), (bar[0] - size * 0.02, bar[1]), bar], tyre, size * 0.03
    )
    saddle = [(-0.1, -0.02), (0, -0.045), (0.12, -0.01), (0, 0.02)]
    art.shape(moved(smooth(saddle, closed=True), seat[0], seat[1] - size * 0.02, scale=size), tyre)
    art.stroke(oval(*hub_back, r * 1.14, r * 1.14, 185, 300), ink, size * 0.022)
    art.stroke(oval(*hub_front, r * 1.14, r * 1.14, 215, 320), ink, size * 0.022)
    art.disc(*crank, size * 0.055, tyre)
    art.stroke(
        [(crank[0] - size * 0.05, crank[1] + size * 0.1), (crank[0] + size * 0.05, crank[1] - size * 0.1)],
        tyre,
        size * 0.02,
    )


def _wheel(art: Canvas, x: float, y: float, radius: float, ink: Colour) -> None:
    for i in range(14):
        angle = radians(360 * i / 14)
        art.stroke(
            [(x, y), (x + cos(angle) * radius, y + sin(angle) * radius)],
            mix(ink, art.tone.wall, 0.4),
            max(1.0, radius * 0.012),
        )
    art.stroke([*oval(x, y, radius, radius), (x + radius, y + 0.5)], ink, radius * 0.085)
    art.disc(x, y, radius * 0.07, ink)


def boat(art: Canvas, x: float, y: float, length: float, ink: Colour, *, rower: bool = True) -> None:
    """A sampan with a low hull, seen from the side, its waterline at `y`; a rower stands or sits in it."""
    hull = smooth(
        [(-0.5, -0.095), (-0.3, -0.048), (0, -0.036), (0.3, -0.05), (0.5, -0.11)], steps=8
    ) + smooth([(0.5, -0.11), (0.36, 0.0), (0, 0.028), (-0.36, 0.005), (-0.5, -0.095)], steps=8)
    if rower:
        _rower(art, x - length * 0.12, y - length * 0.03, length * 0.34)
    art.shape(moved(hull, x, y, scale=length), ink)
    art.stipple(moved(hull, x, y, scale=length), mix(ink, art.tone.lamp, 0.5), "left", 0.3)
    art.stroke(
        moved([(-0.49, -0.092), (0, -0.033), (0.49, -0.106)], x, y, scale=length),
        mix(ink, art.tone.wall, 0.4),
        length * 0.008,
    )


def _rower(art: Canvas, x: float, base: float, size: float) -> None:
    shirt = mix(art.tone.accent, art.tone.dark, 0.35)
    body = smooth([(-0.2, 0), (-0.16, -0.4), (0.02, -0.62), (0.16, -0.5), (0.2, 0)], steps=6)
    art.shape(moved(body, x, base, scale=size), shirt)
    art.stroke(
        moved([(0.08, -0.5), (0.3, -0.38), (0.46, -0.42)], x, base, scale=size),
        shirt,
        size * 0.1,
        size * 0.07,
    )
    art.stroke(
        moved([(0.3, -0.62), (0.62, -0.1), (0.98, 0.26)], x, base, scale=size),
        mix(art.tone.dark, STRAW, 0.25),
        size * 0.035,
        size * 0.05,
    )
    conical_hat(art, x + size * 0.06, base - size * 0.68, size * 0.6, tilt=4, flat=0.46)
