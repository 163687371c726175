"""Bridges and lines: Long Biên, Nhật Tân, the elevated metro, the linked globe."""

from __future__ import annotations

import itertools
from math import hypot, pi, sin, sqrt

from ..buildings import LIMEWASH
from ..canvas import WIDTH, Canvas
from ..globe import CITIES, HANOI, globe, seen, span
from ..landscape import clouds, hills, open_sky, skyline, treeline, water
from ..palettes import Colour, mix
from ..people import bicycle, boat, passer_by
from ..plants import crown
from ..shapes import Point, Points, box, lens, smooth


def long_bien(art: Canvas) -> None:
    """Long Biên bridge running away over the Red River, cyclists on its deck."""
    horizon = 640.0
    open_sky(art, horizon, (art.chance.uniform(250, 620), art.chance.uniform(330, 470), 80))
    hills(art, horizon, 70, art.tone.layer(0.12))
    skyline(art, horizon, 80, art.tone.layer(0.24), art.tone.is_night)
    treeline(art, horizon + 4, 60, mix(art.tone.layer(0.45), art.tone.leaf, 0.3))
    iron = mix(art.tone.dark, (120, 74, 58), 0.35)
    near, far = 1700.0, 40.0
    spans = [near - (near - far) * (1 - 0.71**i) / (1 - 0.71**7) for i in range(8)]
    for right, left in reversed(list(itertools.pairwise(spans))):
        _truss(art, left, right, iron, horizon)
    water(art, horizon + 60, share=0.5)
    for _ in range(2):
        boat(
            art,
            art.chance.uniform(160, 720),
            art.chance.uniform(820, 960),
            art.chance.uniform(190, 260),
            art.tone.dark,
        )


def _deck(x: float) -> float:
    """The deck's line: high at the viewer's side (right), low far off."""
    along = max(x, 0.0) / 1700
    return 646 - 130 * along * sqrt(along)


def _truss(art: Canvas, left: float, right: float, iron: Colour, horizon: float) -> None:
    """One span with its hump, on its stone pier."""
    scale = (right - left) / 500
    nearness = min(1.0, 0.25 + right / 2200)
    ink, stone = mix(art.tone.haze, iron, nearness), art.tone.lit((196, 176, 150), 0.3)
    pier = [
        (left - 26 * scale, _deck(left) + 26 * scale),
        (left + 26 * scale, _deck(left) + 26 * scale),
        (left + 40 * scale, horizon + 62),
        (left - 40 * scale, horizon + 62),
    ]
    art.shape(pier, stone)
    art.stipple(pier, mix(stone, art.tone.dark, 0.7), "right", 0.8)
    _girders(art, left, right, ink)
    if scale > 0.5:
        x = art.chance.uniform(left + 60, right - 160)
        bicycle(art, x, _deck(x) - 6, 62 * scale, ink)
        passer_by(art, x + 24 * scale, _deck(x) - 20 * scale, 86 * scale, mix(art.tone.accent, ink, 0.25))


def _girders(art: Canvas, left: float, right: float, ink: Colour) -> None:
    """The curved upper chord, uprights, diagonals, deck and rail of one span."""
    scale = (right - left) / 500

    def top(t: float) -> Point:
        x = left + (right - left) * t
        return x, _deck(x) - scale * (70 + 150 * sin(pi * t) ** 0.8)

    thick = 13 * scale
    art.stroke([top(i / 12) for i in range(13)], ink, thick)
    for i in range(13):
        x = left + (right - left) * i / 12
        art.stroke([(x, _deck(x)), top(i / 12)], ink, thick * 0.6)
        if i < 12:
            other = left + (right - left) * (i + 1) / 12
            pair = ((x, _deck(x)), top((i + 1) / 12)) if i < 6 else (top(i / 12), (other, _deck(other)))
            art.stroke(pair, ink, thick * 0.45)
    art.stroke([(left, _deck(left)), (right, _deck(right))], ink, thick * 2)
    art.stroke([(left, _deck(left) - 36 * scale), (right, _deck(right) - 36 * scale)], ink, thick * 0.35)


def nhat_tan(art: Canvas) -> None:
    """Nhật Tân bridge: five rhombic towers, their stays fanned out over the river."""
    horizon = 690.0
    open_sky(art, horizon, (art.chance.choice((330, 800, 1240)), art.chance.uniform(300, 420), 86))
    clouds(art, art.chance.uniform(150, 600), 250, 300, 0.5)
    hills(art, horizon, 90, art.tone.layer(0.14))
    treeline(art, horizon + 4, 46, mix(art.tone.layer(0.4), art.tone.leaf, 0.3))
    deck = 590.0
    ink = mix(art.tone.layer(0.72), art.tone.wall, 0.08)
    for i in range(5):
        _stays(art, 160 + 320 * i, deck, 152, 330)
    art.shape(box(-10, deck, WIDTH + 20, 15), ink)
    art.shape(box(-10, deck + 15, WIDTH + 20, 8), mix(ink, art.tone.dark, 0.6))
    for i in range(5):
        _rhombus(art, 160 + 320 * i, deck, 345, horizon + 14)
    for x in range(20, WIDTH, 64):
        art.stroke([(x, deck), (x, deck - 22)], ink, 2.4)
        if art.tone.hour in ("night", "dusk"):
            art.glow(x, deck - 22, 22, art.tone.lamp, 0.8)
    water(art, horizon + 10, share=0.42)
    boat(art, art.chance.uniform(250, 1300), 880, 240, art.tone.dark)


def _stays(art: Canvas, x: float, deck: float, reach: float, height: float) -> None:
    ink = mix(art.tone.layer(0.55), art.tone.accent, 0.2) if not art.tone.is_night else art.tone.lamp
    for side in (-1, 1):
        for i in range(11):
            t = (i + 1) / 11
            art.stroke(
                [(x, deck - height * (0.58 + 0.38 * t)), (x + side * reach * t, deck)], ink, 1.7, alpha=0.85
            )


def _rhombus(art: Canvas, x: float, deck: float, height: float, foot: float) -> None:
    """An A-shaped tower whose legs part, meet the deck at their widest, and close again on the pier."""
    ink, wide = mix(art.tone.layer(0.62), art.tone.accent, 0.3), height * 0.125
    for side in (-1, 1):
        leg = [
            (x, deck - height),
            (x + side * 3, deck - height * 0.62),
            (x + side * wide, deck + 4),
            (x + side * wide * 0.55, foot),
        ]
        art.shape(_beam(leg, 18), ink)
        art.stipple(_beam(leg, 18), mix(ink, art.tone.dark, 0.7), "right" if side > 0 else "bottom", 0.45)
    art.shape(box(x - 7, deck - height - 8, 14, height * 0.42), ink)
    art.shape(box(x - wide, deck + 20, wide * 2, 12), ink)
    art.shape(box(x - wide * 1.05, foot - 16, wide * 2.1, 26), mix(ink, art.tone.dark, 0.35))


def _beam(spine: Points, width: float) -> Points:
    return [(x - width / 2, y) for x, y in spine] + [(x + width / 2, y) for x, y in reversed(spine)]


def tau_dien(art: Canvas) -> None:
    """The Cát Linh line: a green train on its viaduct above trees and roofs."""
    open_sky(art, 900, (art.chance.uniform(300, 1300), art.chance.uniform(180, 300), 70))
    clouds(art, art.chance.uniform(250, 600), 250, 340, 0.6)
    clouds(art, art.chance.uniform(1000, 1400), 190, 260, 0.6)
    skyline(art, 800, 420, art.tone.layer(0.1), art.tone.is_night)
    skyline(art, 860, 300, art.tone.layer(0.26), True)
    _roofs(art, 960)
    _viaduct(art)
    _train(art, art.chance.uniform(150, 330))
    for i in range(9):
        crown(
            art,
            i * 200 + art.chance.uniform(-50, 50),
            1010 + art.chance.uniform(-20, 40),
            art.chance.uniform(100, 150),
            mix(art.tone.leaf, art.tone.dark, 0.1),
        )


def _roofs(art: Canvas, base: float) -> None:
    x = -30.0
    while x < WIDTH:
        wide, tall = art.chance.uniform(90, 170), art.chance.uniform(120, 260)
        wall = art.tone.lit(art.chance.choice(LIMEWASH), 0.4)
        art.shape(box(x, base - tall, wide, tall + 120), wall)
        for row in range(int(tall // 52)):
            for column in range(3):
                art.shape(
                    box(x + wide * (0.14 + 0.27 * column), base - tall + 20 + row * 52, wide * 0.16, 28),
                    art.tone.lamp if art.chance.random() < 0.3 else mix(wall, art.tone.dark, 0.6),
                )
        art.shape(box(x - 4, base - tall - 8, wide + 8, 12), mix(wall, art.tone.dark, 0.3))
        x += wide


def _viaduct(art: Canvas) -> None:
    concrete = mix(art.tone.wall, art.tone.layer(0.5), 0.28)
    for x in (210, 760, 1310):
        column = [
            (x - 42, 1067),
            (x - 34, 760),
            (x - 130, 700),
            (x + 130, 700),
            (x + 34, 760),
            (x + 42, 1067),
        ]
        art.shape(column, concrete)
        art.stipple(column, mix(concrete, art.tone.dark, 0.7), "right", 0.8)
    beam = box(-10, 640, WIDTH + 20, 70)
    art.shape(beam, mix(concrete, art.tone.wall, 0.3))
    art.stipple(beam, mix(concrete, art.tone.dark, 0.6), "bottom", 0.8)
    art.shape(box(-10, 622, WIDTH + 20, 20), mix(concrete, art.tone.wall, 0.6))


def _train(art: Canvas, left: float) -> None:
    """Four cars, the leading one with its slanting nose at the right."""
    green, pale = art.tone.lit((44, 146, 96), 0.12), mix(art.tone.wall, art.tone.layer(0.3), 0.1)
    glass = art.tone.lamp if art.tone.hour in ("night", "dusk") else mix(art.tone.dark, art.tone.sky[0], 0.3)
    for i in range(-1, 4):
        x, nose = left + i * 300, 46 if i == 3 else 0
        body = (
            smooth([(x, 470), (x + 288 - nose, 470)], steps=2)
            + smooth(
                [(x + 288 - nose, 470), (x + 290, 510), (x + 296 if nose else x + 290, 610), (x + 290, 622)]
            )
            + [(x, 622)]
        )
        art.shape(body, pale)
        art.shape(box(x, 482, 286 - nose, 16), green)
        art.shape(box(x, 578, 292, 30), green)
        for j in range(5 if nose else 6):
            tall = 82 if j in (1, 4) else 48
            art.shape(box(x + 12 + j * 46, 512, 36, tall), glass)
        if nose:
            art.shape(
                [(x + 250, 508), (x + 286, 508), (x + 292, 566), (x + 250, 566)],
                mix(art.tone.dark, glass, 0.25),
            )
        art.stipple(body, mix(art.tone.dark, green, 0.2), "bottom", 0.4)
        art.shape(box(x + 289, 500, 11, 116), art.tone.dark)


def ban_do(art: Canvas) -> None:
    """A globe; arches tie Hà Nội to far cities as the spans of a bridge."""
    art.sky()
    for _ in range(9):
        art.shape(
            lens(art.chance.uniform(0, WIDTH), art.chance.uniform(60, 1000), 560, 22), art.tone.wall, 0.22
        )
    x, y, radius = art.chance.uniform(700, 900), 640.0, 500.0
    globe(art, x, y, radius)
    home = seen(HANOI, x, y, radius)
    for i, city in enumerate(CITIES):
        end = seen(city, x, y, radius)
        arch = span(home, end, 60 + 0.42 * hypot(end[0] - home[0], end[1] - home[1]))
        ink = (art.tone.accent, art.tone.lamp, art.tone.wall)[i % 3]
        art.stroke([(px + 3, py + 7) for px, py in arch], art.tone.dark, 6, alpha=0.25)
        art.stroke(arch, ink, 6)
        art.disc(*end, 15, art.tone.dark)
        art.disc(*end, 11, ink)
    art.disc(*home, 30, art.tone.wall)
    art.disc(*home, 21, art.tone.accent)
