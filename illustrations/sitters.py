"""People as a camera across a room sees them: clothes, a stance, and a face of a few touches. They are nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from .canvas import Canvas
from .palettes import Colour, mix
from .shapes import Point, Points, mirrored, moved, oval, smooth

BLACK: Colour = (26, 22, 23)
SKINS: tuple[Colour, ...] = ((226, 178, 142), (214, 162, 126), (233, 190, 158), (198, 146, 110))
SUITS: tuple[Colour, ...] = ((34, 38, 52), (46, 46, 50), (28, 30, 36), (62, 64, 74), (40, 52, 78))
SILKS: tuple[Colour, ...] = (
    (176, 32, 44),
    (26, 92, 138),
    (214, 92, 128),
    (236, 226, 208),
    (30, 110, 92),
    (206, 160, 60),
)


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody wears. A `lady` wears áo dài or a dress; a `tie` comes with a suit, otherwise a shirt."""

    cloth: Colour
    skin: Colour
    hair: Colour
    lady: bool = False
    tie: Colour | None = None


def dressed(chance: Random, *, lady: bool, formal: bool = True) -> Look:
    """Somebody, by lot."""
    hair = mix(BLACK, (168, 164, 160), chance.choice((0, 0, 0.1, 0.2 if lady else 0.7)))
    skin = chance.choice(SKINS)
    if lady:
        return Look(chance.choice(SILKS), skin, hair, lady=True)
    tie = chance.choice(((150, 24, 32), (30, 54, 110), (120, 30, 60)))
    return Look(chance.choice(SUITS), skin, hair, tie=tie) if formal else Look((238, 238, 236), skin, hair)


def stand(art: Canvas, x: float, base: float, size: float, look: Look) -> None:
    """Somebody who stands and looks at the camera, hands before or beside the body; `size` from feet to crown."""

    def at(points: Sequence[Point]) -> Points:
        return moved(points, x, base, scale=size / 100)

    low = mix(look.cloth, BLACK, 0.35) if look.tie or look.lady else (44, 46, 56)
    legs = [(-8, -46), (8, -46), (7.4, -2), (1.2, -2), (0, -38), (-1.2, -2), (-7.4, -2)]
    art.shape(at(legs), (232, 226, 216) if look.lady else low)
    if look.lady:
        art.shape(at([(-8, -50), (8, -50), (9.4, -10), (-9.4, -10)]), look.cloth)
    for side in (-1, 1):
        art.shape(at(oval(side * 4.6, -1.2, 3.8, 1.5)), (20, 18, 20))
    bust(art, x, base, size, look)
    clasped = art.chance.random() < 0.4
    for side in (-1, 1):
        reach = 8.4 if look.lady else 10.0
        sleeve = [(side * reach, -79), (side * (reach + 1.6), -66), (side * (reach + 1.0), -58)]
        art.stroke(at(sleeve), mix(look.cloth, BLACK, 0.14), size * 0.05, size * 0.044)
        bare = not look.tie and not look.lady
        hand = (side * 1.8, -48) if clasped else (side * (reach + 0.4), -44)
        arm = [(side * (reach + 1.0), -58), (side * (7 if clasped else reach + 1.2), -51), hand]
        art.stroke(at(arm), look.skin if bare else mix(look.cloth, BLACK, 0.22), size * 0.036, size * 0.03)
        art.shape(at(oval(*hand, 1.9, 2.3)), look.skin)


def bust(art: Canvas, x: float, base: float, size: float, look: Look) -> None:
    """The upper half of somebody of that `size` who would stand at `base`: shoulders, collar, head."""

    def at(points: Sequence[Point]) -> Points:
        return moved(points, x, base, scale=size / 100)

    wide = 9.0 if look.lady else 11.2
    half = smooth(
        [(2.2, -86), (wide - 3, -83.2), (wide, -79), (wide + 0.6, -66), (wide - 2, -52), (wide - 1.4, -43)]
    )
    torso = at(mirrored(half, 0))
    art.shape(torso, look.cloth)
    for share in (0.25, 0.5):
        side = [(wide * (1 - share), -82), (wide + 0.4, -78), (wide, -44), (wide * (1 - share), -44)]
        art.shape(at(side), mix(look.cloth, BLACK, 0.5), 0.3)
    if look.tie:
        art.shape(at([(-3.4, -85.6), (3.4, -85.6), (0.4, -64), (-0.4, -64)]), (240, 240, 240))
        art.shape(at([(-0.9, -84), (0.9, -84), (1.2, -68), (0, -64.6), (-1.2, -68)]), look.tie)
        for side in (-1, 1):
            lapel = [(side * 3.4, -85.8), (side * 6.4, -77), (side * 0.5, -63)]
            art.shape(at(lapel), mix(look.cloth, (120, 120, 130), 0.14))
    elif not look.lady:
        for side in (-1, 1):
            art.shape(at([(side * 0.3, -84.6), (side * 3.4, -86), (side * 3.6, -82.4)]), (214, 216, 220))
        art.stroke(at([(0, -84), (0, -46)]), (206, 208, 214), size * 0.006)
    head(art, x, base - size * 0.92, size * 0.115, look)


def head(art: Canvas, x: float, y: float, tall: float, look: Look) -> None:
    """A face towards the camera, its middle at (x, y), `tall` from chin to crown."""

    def at(points: Sequence[Point]) -> Points:
        return moved(points, x, y, scale=tall / 10)

    shade = mix(look.skin, (92, 44, 30), 0.42)
    if look.lady:
        art.shape(at(oval(0, -0.4, 4.5, 5.4)), look.hair)
        art.shape(at([(-4.4, 0), (4.4, 0), (4.9, 6.8), (-4.9, 6.8)]), look.hair)
    art.shape(at([(-1.9, 2.4), (1.9, 2.4), (2.5, 7.2), (-2.5, 7.2)]), shade)
    face = smooth([(0, -4.8), (2.7, -3.9), (3.5, -0.8), (3.0, 2.4), (1.5, 4.5), (0, 4.9)])
    art.shape(at(mirrored(face, 0)), look.skin)
    if not look.lady:
        for side in (-1, 1):
            art.shape(at(oval(side * 3.6, 0.2, 0.6, 1.2)), shade)
    art.shape(at([*smooth([(1.0, -4.4), (3.4, -1), (2.9, 2.4), (0.8, 4.7)]), (2.0, 1.0)]), shade, 0.3)
    art.shape(at(oval(-1.2, -1.9, 1.6, 1.2)), mix(look.skin, (255, 244, 230), 0.6), 0.4)
    _features(art, at, tall, shade, look)
    crown = smooth(
        [(-3.9, -0.8), (-3.8, -3.6), (-2, -5.5), (0.4, -5.8), (2.8, -5.0), (3.9, -2.8), (3.8, -0.6)]
    )
    fringe = smooth([(3.3, -1.6), (2.4, -3.1), (0.2, -3.6), (-2.2, -3.1), (-3.3, -1.6)])
    art.shape(at([*crown, *fringe]), look.hair)


def _features(
    art: Canvas, at: Callable[[Sequence[Point]], Points], tall: float, shade: Colour, look: Look
) -> None:
    """Brows, eyes, the shade of the nose, a mouth."""
    for side in (-1, 1):
        art.stroke(
            at([(side * 0.8, -1.2), (side * 2.4, -1.3)]),
            mix(look.hair, shade, 0.3),
            tall * 0.045,
            tall * 0.03,
        )
        art.shape(at(oval(side * 1.55, -0.3, 0.75, 0.36)), mix(shade, BLACK, 0.75))
    art.shape(at([(0.1, -0.4), (0.8, 1.5), (-0.1, 1.7)]), shade, 0.6)
    art.stroke(
        at([(-1.2, 2.9), (0, 3.1), (1.2, 2.9)]), (160, 70, 66) if look.lady else (146, 84, 70), tall * 0.06
    )
