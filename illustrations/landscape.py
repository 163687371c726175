"""Sky, land and water: the layers that every outdoor scene stands on."""

from __future__ import annotations

from math import pi, sin

from .canvas import HEIGHT, WIDTH, Canvas
from .palettes import Colour, mix
from .shapes import Points, box, lens, oval, plotted


def open_sky(art: Canvas, horizon: float, sun: tuple[float, float, float] | None = None) -> None:
    """The sky down to the `horizon`; `sun` is the x, y and radius of its disc (a moon at night)."""
    art.sky(horizon)
    tone = art.tone
    if tone.is_night:
        stars(art, horizon)
    if sun:
        x, y, radius = sun
        art.glow(x, y, radius * 4.2, mix(tone.sun, tone.sky[2], 0.3), 0.55)
        art.disc(x, y, radius, tone.sun)
    streaks(art, horizon)


def stars(art: Canvas, horizon: float) -> None:
    """Small stars, fewer towards the `horizon`."""
    for _ in range(90):
        x, y = art.chance.uniform(0, WIDTH), art.chance.random() ** 1.8 * horizon * 0.8
        art.disc(x, y, art.chance.choice((1.2, 1.5, 2.2)), art.tone.sun, 0.75)


def streaks(art: Canvas, horizon: float) -> None:
    """Long flat clouds in three families."""
    pale = mix(art.tone.sky[2], art.tone.wall, 0.5)
    for _ in range(3):
        x, y = art.chance.uniform(0, WIDTH), art.chance.uniform(0.12, 0.72) * horizon
        for _ in range(5):
            length = art.chance.uniform(160, 620)
            dx, dy = art.chance.uniform(-220, 220), art.chance.uniform(-26, 26)
            art.shape(lens(x + dx, y + dy, length, length * 0.032), pale, 0.3)


def clouds(art: Canvas, x: float, y: float, size: float, alpha: float = 0.85) -> None:
    """A heap of cloud on a flat base, `size` wide, lit from above."""
    pale = mix(art.tone.sky[2], art.tone.wall, 0.7)
    heap: list[Points] = []
    for i in range(7):
        t = i / 6
        radius = size * (0.06 + 0.13 * sin(pi * t)) * art.chance.uniform(0.8, 1.15)
        heap.append(oval(x - size / 2 + size * t, y, radius, radius, 180, 360))
    for puff in heap:
        art.shape(puff, pale, alpha)
    art.shape(lens(x, y, size * 1.2, size * 0.035), pale, alpha)


def hills(art: Canvas, base: float, height: float, colour: Colour) -> Points:
    """A ridge that rises up to `height` above `base`; its outline is returned, for stippling."""
    a, b, c = (art.chance.uniform(0, 6) for _ in range(3))

    def ridge(x: float) -> float:
        wave = 0.5 * sin(x / 260 + a) + 0.3 * sin(x / 117 + b) + 0.12 * sin(x / 47 + c)
        return base - height * (0.55 + 0.5 * wave)

    outline = [*plotted(ridge, -10, WIDTH + 10, 120), (WIDTH + 10, HEIGHT), (-10, HEIGHT)]
    art.shape(outline, colour)
    return outline


def treeline(
    art: Canvas, base: float, height: float, colour: Colour, left: float = -40, right: float = WIDTH + 40
) -> None:
    """A far bank of trees along `base`, crowns overlapping, the sunny side lighter."""
    x = left
    lit = mix(colour, art.tone.sky[2], 0.16)
    while x < right:
        radius = height * art.chance.uniform(0.28, 0.55)
        y = base - height * art.chance.uniform(0.25, 0.55)
        art.shape(
            [*oval(x, y, radius * 1.25, radius, 180, 360), (x + radius, base + 2), (x - radius, base + 2)],
            colour,
        )
        art.shape(oval(x - radius * 0.3, y - radius * 0.35, radius * 0.62, radius * 0.42), lit, 0.55)
        x += radius * art.chance.uniform(0.7, 1.2)
    art.shape(box(left, base - height * 0.2, right - left, height * 0.22), colour)


def skyline(art: Canvas, base: float, height: float, colour: Colour, lights: bool = False) -> None:
    """A far city: blocks of different heights, a few of them lit when `lights`."""
    x = -10.0
    while x < WIDTH:
        wide, tall = art.chance.uniform(28, 92), height * art.chance.uniform(0.25, 0.8)
        if art.chance.random() < 0.12:
            tall = height
        art.shape(box(x, base - tall, wide, tall + 2), colour)
        if art.chance.random() < 0.3:
            art.shape(box(x + wide * 0.3, base - tall - 16, wide * 0.3, 18), colour)
        if lights:
            _lit_windows(art, x, base - tall, wide, tall)
        x += wide + art.chance.choice((-6, 0, 0, 14))


def _lit_windows(art: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    for column in range(int(wide // 14)):
        for row in range(int(tall // 18)):
            if art.chance.random() < 0.3:
                art.shape(box(x + 5 + column * 14, y + 8 + row * 18, 5, 7), art.tone.lamp, 0.8)


def water(art: Canvas, horizon: float, *, share: float = 0.45, glint: float | None = None) -> None:
    """Water from the `horizon` to the lower edge, with what stands above it mirrored.

    `share` is how much of the water's own colour lies over the mirror; `glint` is the x of the sun's path.
    """
    tone = art.tone
    art.reflect(horizon, tone.water, share=share)
    art.shape(box(0, horizon - 1, WIDTH, 2), mix(tone.water, tone.wall, 0.4), 0.6)
    _ripples(art, horizon)
    if glint is not None:
        _path_of_light(art, horizon, glint)


def _ripples(art: Canvas, horizon: float) -> None:
    pale, deep = mix(art.tone.water, art.tone.sky[2], 0.6), mix(art.tone.water, art.tone.dark, 0.45)
    for _ in range(110):
        nearness = art.chance.random()
        y = horizon + 6 + (HEIGHT - horizon) * nearness
        length = art.chance.uniform(40, 120) * (0.35 + 2.2 * nearness)
        colour = pale if art.chance.random() < 0.55 else deep
        art.shape(lens(art.chance.uniform(0, WIDTH), y, length, 1.6 + 5 * nearness), colour, 0.35)


def _path_of_light(art: Canvas, horizon: float, x: float) -> None:
    light = mix(art.tone.sun, art.tone.wall, 0.15)
    y, step = horizon + 5, 5.0
    while y < HEIGHT:
        nearness = (y - horizon) / (HEIGHT - horizon)
        length = art.chance.uniform(40, 130) * (0.5 + nearness * 1.3)
        drift = art.chance.uniform(-22, 22) * (0.4 + nearness * 2)
        art.shape(lens(x + drift, y, length, step * 0.8), light, 0.75 - 0.4 * nearness)
        y += step
        step *= 1.09
