"""The pictures of the documents, made of the screenshots that the tests leave: `make pictures`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
SHOTS = ROOT / "output-screenshots"
PICTURES = ROOT / "docs" / "pictures"
SHOWN = {
    "front": ("front-vi-1280-light", 960, 0.75),
    "front-phone": ("front-en-360-dark", 320, 2.25),
    "story-phone": ("story-vi-360-light", 320, 2.25),
    "month": ("month-vi-1280-light", 640, 0.75),
    "side-by-side": ("side-by-side-vi-1280-light", 640, 1.0),
    "side-by-side-phone": ("side-by-side-vi-360-dark", 320, 2.25),
}
"""By the picture's name: the screenshot, the width of the picture in pixels, and its height for each of them."""


def picture(name: str, width: int, shape: float) -> Image.Image:
    """The top of a screenshot."""
    shot = Image.open(SHOTS / f"{name}.jpg")
    top = shot.crop((0, 0, shot.width, min(shot.height, round(shot.width * shape))))
    return top.resize((width, round(top.height * width / top.width)), Image.Resampling.LANCZOS)


def main() -> None:
    for name, (shot, width, shape) in SHOWN.items():
        picture(shot, width, shape).save(PICTURES / f"{name}.webp", quality=80, method=6)


if __name__ == "__main__":
    main()
