"""The photos of the example newspaper: a sun above a river, in any size."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

SKY, SUN, RIVER = "#d9c7a4", "#b5493a", "#7f9c96"


def picture(width: int, height: int, kind: str) -> bytes:
    """The picture in a format of Pillow: "jpeg", "webp", "avif" or "png"."""
    image = Image.new("RGB", (width, height), SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, height * 0.6, width, height), fill=RIVER)
    pen.ellipse((width * 0.6, height * 0.15, width * 0.75, height * 0.15 + width * 0.15), fill=SUN)
    data = BytesIO()
    image.save(data, kind)
    return data.getvalue()
