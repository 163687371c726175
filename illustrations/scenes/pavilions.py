"""Pavilions in wood: the One Pillar Pagoda and Khuê Văn Các."""

from __future__ import annotations

from math import cos, radians, sin

from ..buildings import TILE, temple_roof
from ..canvas import WIDTH, Canvas
from ..landscape import open_sky, treeline, water
from ..palettes import Colour, mix
from ..people import ao_dai_lady
from ..plants import lotus, lotus_bud, lotus_pad, tree
from ..shapes import box, smooth
from .heritage import lawn, path


def chua_mot_cot(art: Canvas) -> None:
    """The One Pillar Pagoda, a lotus of wood on its pillar in a square pond."""
    horizon = 700.0
    open_sky(art, horizon, (art.chance.choice((360, 1230)), 240, 78))
    treeline(art, horizon, 420, mix(art.tone.layer(0.2), art.tone.leaf, 0.3))
    treeline(art, horizon + 4, 250, mix(art.tone.layer(0.45), art.tone.leaf, 0.5))
    x = art.chance.uniform(740, 860)
    art.shape(box(0, horizon - 26, WIDTH, 40), mix(art.tone.wall, art.tone.layer(0.5), 0.3))
    for i in range(27):
        art.shape(box(i * 62, horizon - 62, 26, 40), art.tone.lit((176, 190, 150), 0.25))
    art.shape(box(0, horizon - 70, WIDTH, 12), art.tone.lit((176, 190, 150), 0.3))
    _shrine(art, x, 520)
    _stair(art, x, 520, horizon)
    water(art, horizon + 22, share=0.45)
    for _ in range(16):
        lotus_pad(
            art,
            art.chance.uniform(-40, WIDTH + 40),
            art.chance.uniform(860, 1060),
            art.chance.uniform(60, 120),
            0.32,
            mix(art.tone.leaf, art.tone.dark, art.chance.uniform(0.05, 0.3)),
        )
    for dx, size in ((-560, 130), (470, 150), (-330, 100)):
        art.stroke([(x + dx, 1067), (x + dx, 900)], mix(art.tone.leaf, art.tone.dark, 0.2), 9)
        lotus(art, x + dx, 920, size)
    lotus_bud(art, x + 640, 960, 120)


def _shrine(art: Canvas, x: float, floor: float) -> None:
    """The square wooden shrine, its brackets spreading from the pillar as a lotus does from its stem."""
    wood, stone = art.tone.lit((132, 72, 44), 0.2), art.tone.lit((190, 184, 168), 0.25)
    pillar = box(x - 54, floor, 108, 205)
    art.shape(pillar, stone)
    art.stipple(pillar, mix(stone, art.tone.dark, 0.75), "right", 0.9)
    for side in (-1, 1):
        for reach in (70, 125, 185):
            brace = smooth(
                [
                    (x + side * 48, floor + 120),
                    (x + side * reach * 0.66, floor + 70),
                    (x + side * reach, floor + 6),
                ]
            )
            art.stroke(brace, mix(wood, art.tone.dark, 0.2), 17, 13)
    _shrine_hall(art, x, floor, wood)
    temple_roof(art, x, floor - 150, 560, 150, art.tone.lit(TILE, 0.2))
    art.disc(x, floor - 318, 19, art.tone.lit((230, 170, 80), 0.15))
    for side in (-1, 1):
        art.stroke(
            [(x + side * 120, floor - 304), (x + side * 70, floor - 330), (x + side * 24, floor - 308)],
            art.tone.lit((222, 150, 80), 0.2),
            16,
            5,
        )


def _shrine_hall(art: Canvas, x: float, floor: float, wood: Colour) -> None:
    """Floor, walls, the lit door, the balustrade and the corner posts."""
    art.shape(box(x - 222, floor - 16, 444, 26), wood)
    walls = box(x - 148, floor - 150, 296, 138)
    art.shape(walls, mix(wood, art.tone.dark, 0.12))
    for dx in (-96, -48, 0, 48, 96):
        art.shape(box(x + dx - 20, floor - 132, 40, 112), mix(wood, art.tone.lamp, 0.75 if dx == 0 else 0.22))
    art.shape(box(x - 212, floor - 56, 424, 7), wood)
    for i in range(13):
        art.shape(box(x - 212 + i * 35, floor - 56, 6, 44), wood)
    for dx in (-190, 190):
        art.shape(box(x + dx - 7, floor - 165, 14, 155), mix(wood, art.tone.dark, 0.3))


def _stair(art: Canvas, x: float, floor: float, horizon: float) -> None:
    """The brick steps that come up from the left, so that the pillar stays in sight."""
    stone = art.tone.lit((206, 196, 172), 0.25)
    for i in range(14):
        t = i / 13
        left, y = x - 214 - 250 * t, floor + 4 + (horizon - 10 - floor) * t
        tread = [(left, y), (left + 118, y), (left + 118, horizon + 22), (left, horizon + 22)]
        art.shape(tread, mix(stone, art.tone.dark, 0.1 + 0.14 * (i % 2)))
        art.shape(box(left, y, 118, 6), mix(stone, art.tone.wall, 0.5))
    for dx in (0, 108):
        rail = [
            (x - 214 + dx, floor - 44),
            (x - 204 + dx, floor - 44),
            (x - 462 + dx, horizon - 44),
            (x - 472 + dx, horizon - 44),
        ]
        art.shape(
            [*rail[:2], (x - 196 + dx, floor - 12), (x - 454 + dx, horizon - 12), *rail[2:]],
            mix(stone, art.tone.wall, 0.2),
        )


def van_mieu(art: Canvas) -> None:
    """Khuê Văn Các: the pavilion of the constellation of letters, its round windows as suns."""
    horizon = 800.0
    open_sky(art, horizon, (art.chance.choice((300, 1320)), 230, 74))
    treeline(art, horizon, 480, mix(art.tone.layer(0.16), art.tone.leaf, 0.35))
    treeline(art, horizon, 300, mix(art.tone.layer(0.4), art.tone.leaf, 0.5))
    x = 800.0
    wall = art.tone.lit((214, 176, 130), 0.2)
    art.shape(box(0, horizon - 120, WIDTH, 140), wall)
    art.stipple(box(0, horizon - 120, WIDTH, 140), mix(wall, art.tone.dark, 0.6), "bottom", 0.7)
    art.shape(box(0, horizon - 136, WIDTH, 22), art.tone.lit(TILE, 0.3))
    lawn(art, horizon + 16)
    path(art, x, horizon + 10, 620, 260)
    _khue_van_cac(art, x, horizon + 16)
    ao_dai_lady(art, x - 130, 1030, 250, art.tone.wall, sway=-0.8)
    ao_dai_lady(art, x - 44, 1042, 258, mix(art.tone.accent, art.tone.wall, 0.15), sway=0.6)
    for dx in (-690, 700):
        tree(art, x + dx, 1000, 620, art.tone.leaf)


def _khue_van_cac(art: Canvas, x: float, base: float) -> None:
    stone, red = art.tone.lit((222, 196, 158), 0.2), art.tone.lit((178, 48, 38), 0.15)
    art.shape(box(x - 250, base - 18, 500, 26), mix(stone, art.tone.dark, 0.2))
    for dx in (-168, 168):
        pier = box(x + dx - 44, base - 250, 88, 236)
        art.shape(pier, stone)
        art.stipple(pier, mix(stone, art.tone.dark, 0.65), "right", 0.75)
    for dx in (-78, 78):
        art.shape(box(x + dx - 22, base - 250, 44, 236), mix(stone, art.tone.dark, 0.28))
    art.shape(box(x - 226, base - 268, 452, 24), mix(stone, art.tone.wall, 0.4))
    art.shape(box(x - 190, base - 292, 380, 26), red)
    hall = box(x - 150, base - 440, 300, 150)
    art.shape(hall, red)
    art.stipple(hall, mix(red, art.tone.dark, 0.7), "right", 0.55)
    _sun_window(art, x, base - 364, 56)
    for i in range(15):
        art.shape(box(x - 186 + i * 26, base - 322, 6, 34), mix(red, art.tone.lamp, 0.35))
    art.shape(box(x - 188, base - 326, 376, 7), mix(red, art.tone.lamp, 0.35))
    for dx in (-142, -100, 100, 142):
        art.shape(box(x + dx - 7, base - 440, 14, 150), mix(red, art.tone.dark, 0.35))
    tile = art.tone.lit(TILE, 0.2)
    temple_roof(art, x, base - 432, 520, 84, tile)
    art.shape(box(x - 116, base - 556, 232, 46), red)
    temple_roof(art, x, base - 548, 400, 92, tile)
    art.disc(x, base - 660, 17, art.tone.lamp)


def _sun_window(art: Canvas, x: float, y: float, radius: float) -> None:
    """The round window whose spokes are a star's rays."""
    gold = mix(art.tone.lamp, (230, 170, 60), 0.4)
    art.disc(x, y, radius + 8, gold)
    art.disc(x, y, radius, mix(art.tone.sky[1], art.tone.wall, 0.5))
    for i in range(12):
        a = radians(30 * i)
        art.stroke(
            [(x + cos(a) * 15, y + sin(a) * 15), (x + cos(a) * radius, y + sin(a) * radius)], gold, 8, 4
        )
    art.disc(x, y, 17, art.tone.accent)
