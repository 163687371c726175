"""From a painted sheet to a JPEG: reduced, on grained paper, small enough for a repository."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .canvas import HEIGHT, WIDTH, Canvas
from .palettes import palettes_of
from .scenes import SCENES

LARGEST = 128_000
"""Bytes a picture should not exceed; quality is lowered step by step until it fits."""
QUALITIES = (82, 78, 74, 70, 66, 62, 58, 54, 48, 42)


def painted(scene: str, seed: str) -> Image.Image:
    """The picture of `scene`, 1600 by 1067 RGB. The same `seed` always gives the same picture."""
    chance = Random(seed)
    canvas = Canvas(chance.choice(palettes_of(SCENES[scene].hours)), chance)
    SCENES[scene].draw(canvas)
    return _on_paper(canvas.sheet.resize((WIDTH, HEIGHT), Image.Resampling.BOX), chance)


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
        sheet.paste(painted(scene, f"sheet/{scene}").resize((wide - 8, tall)), (x + 4, y))
        pen.text((x + 8, y + tall + 6), scene, fill="black", font_size=16)
    return sheet


def _on_paper(picture: Image.Image, chance: Random) -> Image.Image:
    """Uneven ink at the scale of a hand, tooth of the paper at the scale of a pen."""
    for cell, force in ((120, 22), (3, 12)):
        size = (WIDTH // cell + 2, HEIGHT // cell + 2)
        noise = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
        noise = noise.point(lambda v, force=force: round(128 + (v - 128) * force / 128))
        tooth = noise.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC).convert("RGB")
        picture = ImageChops.soft_light(picture, tooth)
    return picture
