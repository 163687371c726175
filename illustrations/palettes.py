"""Ten limited palettes, two for each hour of the day, as a poster printer would mix them."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]

FLAG_RED: Colour = (218, 37, 29)
FLAG_GOLD: Colour = (255, 255, 0)


def ink(code: str) -> Colour:
    """The colour written as six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `other` mixed in."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(one, other, strict=True))
    return a, b, c


@dataclass(frozen=True, slots=True)
class Palette:
    """The inks of one picture. `haze` is the farthest layer of a landscape, `dark` the nearest."""

    hour: str
    sky: tuple[Colour, Colour, Colour]
    """From the top of the sky to the horizon."""
    sun: Colour
    """The disc in the sky: sun or moon."""
    haze: Colour
    dark: Colour
    leaf: Colour
    water: Colour
    wall: Colour
    """Lime-washed and paper things in this light."""
    accent: Colour
    lamp: Colour

    def layer(self, nearness: float) -> Colour:
        """The tone of a layer of the landscape: 0 at the horizon, 1 at the viewer's feet."""
        return mix(self.haze, self.dark, nearness)

    def lit(self, colour: Colour, share: float = 0.3) -> Colour:
        """`colour` as it looks in this hour's air."""
        return mix(colour, self.layer(0.5), share)

    @property
    def is_night(self) -> bool:
        return self.hour == "night"


def _palette(hour: str, sky: str, rest: str) -> Palette:
    top, middle, low = (ink(code) for code in sky.split())
    return Palette(hour, (top, middle, low), *(ink(code) for code in rest.split()))


# sun, haze, dark, leaf, water, wall, accent, lamp
PALETTES = (
    _palette("dawn", "7fa6b8 f2c9a5 fbe6c4", "f0694c d9b9a6 2c3b4c 4f6f5b a9bdb8 f6e3c0 c8402f ffd98a"),
    _palette("dawn", "b98aa0 f4b79b fce3bd", "fbf1d3 dda79c 43304a 6f7358 d6aba0 f8e0c2 bf3b3b ffdc93"),
    _palette("noon", "5fa9b8 a7d3cc f1ebcf", "fff6d8 a9cdbf 1f4248 2f7a5b 6db3ae f7e7c1 d2452f ffdf8c"),
    _palette("noon", "efc76a f5dc9a fbf0d0", "fffaea e2cf9b 264653 2a7f6b 8fbfa6 fdf3d9 cf4a30 ffe9a6"),
    _palette("dusk", "3c3b6e c5586a f7a35c", "ffd27a c9727a 2a1f3f 4b4a62 b2586d f3b98a d93f3c ffd072"),
    _palette("dusk", "2b6a76 e7a46b f9d48b", "f4633a c99a77 16303b 2f5b55 6f9489 f6d7a0 cf3f2c ffd579"),
    _palette("night", "0f1c3f 1e3a66 41709a", "f8ebc0 35597f 0a1128 1d4a52 1b3558 8fa3b8 c93a35 ffcb67"),
    _palette("night", "1b1436 3d2a5e 7a4a78", "fbe3b5 57426f 120c26 33405f 2f2450 b19bb5 d1403d ffc45e"),
    _palette("mist", "c3d2cf dbe3db efede0", "f1987a c7d2cc 33494e 6c8b7d bccbc6 f5f0e2 c9503f fbe0a0"),
    _palette("mist", "d6ccbf e7dfd2 f5efe3", "e9836b d0c6b8 4a4a55 84907a cdc6bc f8f2e6 bd4a3e f9dfa3"),
)


def palettes_of(hours: str) -> tuple[Palette, ...]:
    """The palettes of the `hours` named, space between them."""
    wanted = hours.split()
    return tuple(palette for palette in PALETTES if palette.hour in wanted)
