"""From a painted sheet to a JPEG: reduced, on grained paper, small enough for a repository."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from .canvas import Canvas
from .palettes import palettes_of
from .scenes import SCENES

LARGEST = 128_000
"""Bytes a picture should not exceed; quality is lowered step by step until it fits."""
QUALITIES = (82, 78, 74, 70, 66, 62, 58, 54, 48, 42)


def painted(scene: str, seed: str) -> Image.Image:
    """The picture of `scene` as RGB, in the scene's size. The same `seed` always gives the same picture."""
    chance, asked = Random(seed), SCENES[scene]
    canvas = Canvas(chance.choice(palettes_of(asked.hours)), chance, asked.size)
    asked.draw(canvas)
    return asked.finish(canvas.sheet.resize(asked.size, Image.Resampling.BOX), chance)


def printed(picture: Image.Image) -> bytes:
    """`picture` as a JPEG without metadata, of the best quality whose file is small enough."""
    for quality in QUALITIES:
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


def contact_sheet(columns: int = 5) -> Image.Image:
    """Every scene once, small, with its name under it."""
    wide, tall, label = 384, 256, 30
    rows = -(-len(SCENES) // columns)
    sheet = Image.new("RGB", (columns * wide, rows * (tall + label)), "white")
    pen = ImageDraw.Draw(sheet)
    for i, scene in enumerate(SCENES):
        x, y = i % columns * wide, i // columns * (tall + label)
        small = painted(scene, f"sheet/{scene}")
        small.thumbnail((wide - 8, tall))
        sheet.paste(small, (x + 4, y))
        pen.text((x + 8, y + tall + 6), scene, fill="black", font_size=16)
    return sheet
