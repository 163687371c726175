"""Bodies of the example newspaper, as reading would have stored them."""

from __future__ import annotations

import re
from pathlib import Path

from nhipcau.model import Body, Figure, Photo, Reference

BRIDGE = Photo("long-bien.jpg", "stories/long-bien.jpg", "/photos/long-bien.jpg", 1600, 1000, "long-bien")
PORTRAIT = Photo("ao-dai.jpg", "stories/ao-dai.jpg", "/photos/ao-dai.jpg", 1000, 1500, "ao-dai")

FIGURES = {
    "vi": (
        Figure(
            BRIDGE,
            "Minh họa cầu Long Biên lúc bình minh",
            "Cầu Long Biên, nhịp cầu cũ nhất bắc qua sông Hồng.",
            "Minh họa: Nhịp Cầu",
        ),
        Figure(PORTRAIT, "Minh họa một người mặc áo dài", "", "Ảnh: Quang Thái"),
    ),
    "en": (
        Figure(
            BRIDGE,
            "Illustration of Long Bien Bridge at dawn",
            "Long Bien, the oldest span across the Red River.",
            "Illustration: Nhịp Cầu",
        ),
        Figure(PORTRAIT, "Illustration of a figure in an ao dai", "", "Photo: Quang Thái"),
    ),
}
REFERENCES = (
    Reference("event", "ngay-hoi-van-hoa"),
    Reference("person", "nguyen-ngoc-ky"),
    Reference("organisation", "haufo"),
    Reference("organisation", "vufo"),
    Reference("story", "2024-03-26-mau-ao-xanh"),
    Reference("document", "chi-thi-12"),
)


def _stored(path: Path) -> str:
    """A body as reading stores it: its holes are private-use characters, which no editor shows."""
    return re.sub(r"\[(?:figure|link|note) (\w+)\]", "\ue000\\1\ue001", path.read_text(encoding="utf-8"))


BODIES = {path.stem: _stored(path) for path in (Path(__file__).parent / "bodies").glob("*.html")}
"""HTML by the digest of the body: "long.vi", "short.en"."""


def long(lang: str) -> Body:
    return Body(f"long.{lang}", 640, REFERENCES, FIGURES[lang])


def short(lang: str) -> Body:
    return Body(f"short.{lang}", 60)
