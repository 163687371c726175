"""Buildings of Hà Nội that stand in more than one scene: the Turtle Tower, the stupa of Trấn Quốc."""

from __future__ import annotations

from .buildings import arch, temple_roof
from .canvas import Canvas
from .palettes import Colour, mix
from .shapes import box, mirrored, smooth

STONE: Colour = (196, 184, 156)


def islet(art: Canvas, x: float, y: float) -> None:
    """The grassy islet that the Turtle Tower stands on."""
    grass = mix(art.tone.leaf, art.tone.dark, 0.25)
    art.shape(
        smooth([(x - 230, y + 2), (x - 150, y - 24), (x, y - 34), (x + 160, y - 22), (x + 240, y + 2)]), grass
    )
    for i in range(9):
        art.disc(
            x - 190 + i * 47,
            y - 14 + art.chance.uniform(-6, 6),
            art.chance.uniform(12, 24),
            mix(grass, art.tone.lamp, art.chance.random() * 0.25),
        )


def turtle_tower(art: Canvas, x: float, base: float, height: float) -> None:
    """Tháp Rùa: three diminishing storeys of arches under a small curved roof."""
    stone = art.tone.lit(STONE, 0.25)
    inside = art.tone.lamp if art.tone.hour in ("dusk", "night") else mix(art.tone.dark, stone, 0.2)
    top = base
    for wide, tall, doors in ((0.74, 0.32, 3), (0.58, 0.26, 3), (0.36, 0.2, 1)):
        w, h = wide * height, tall * height
        wall = box(x - w / 2, top - h, w, h)
        art.shape(wall, stone)
        art.stipple(wall, mix(stone, art.tone.dark, 0.6), "right", 0.5)
        for i in range(doors):
            gap = w / doors
            art.shape(arch(x - w / 2 + gap * (i + 0.5), top - h * 0.06, gap * 0.5, h * 0.68), inside)
        art.shape(box(x - w * 0.54, top - h - 7, w * 1.08, 10), mix(stone, art.tone.wall, 0.4))
        top -= h
    temple_roof(art, x, top - 4, height * 0.46, height * 0.15, mix(stone, art.tone.dark, 0.45))
    art.stroke([(x, top - height * 0.15), (x, top - height * 0.25)], mix(stone, art.tone.dark, 0.4), 6, 1.5)


def pagoda_tower(art: Canvas, x: float, base: float, height: float) -> None:
    """The eleven-storey brick stupa of Trấn Quốc."""
    brick = art.tone.lit((176, 84, 62), 0.35)
    storey = height / 12.5
    for i in range(11):
        wide = height * (0.235 - 0.0135 * i)
        y = base - storey * (i + 1)
        wall = box(x - wide / 2, y, wide, storey)
        art.shape(wall, brick)
        art.stipple(wall, mix(brick, art.tone.dark, 0.7), "right", 0.7)
        for dx in (-0.25, 0.25) if wide > 50 else (0,):
            art.shape(arch(x + dx * wide, y + storey * 0.9, wide * 0.2, storey * 0.62), art.tone.wall)
        eave = [
            (x - wide * 0.64, y - storey * 0.12),
            (x - wide * 0.52, y + 3),
            (x + wide * 0.52, y + 3),
            (x + wide * 0.64, y - storey * 0.12),
        ]
        art.shape(eave, mix(brick, art.tone.dark, 0.5))
    top = base - storey * 11
    art.shape(
        mirrored(
            smooth(
                [(x, top - storey * 1.6), (x + 5, top - storey), (x + 16, top - storey * 0.4), (x + 18, top)]
            ),
            x,
        ),
        mix(brick, art.tone.dark, 0.4),
    )
