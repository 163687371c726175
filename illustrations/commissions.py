"""Which pictures the content asks for: covers and drawings in the text that bear a scene's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .scenes import SCENES

_COVER = re.compile(r"^cover:\s*[\"']?([a-z0-9-]+\.jpg)[\"']?\s*$", re.MULTILINE)
_IN_TEXT = re.compile(r"!\[[^\]]*\]\(([a-z0-9-]+\.jpg)(?:\s[^)]*)?\)")
_VARIATION = re.compile(r"-\d+$")


@dataclass(frozen=True, slots=True, order=True)
class Commission:
    """One picture to draw: where it belongs, and what it shows."""

    path: Path
    scene: str

    @property
    def seed(self) -> str:
        """Folder and file name, so that a scene differs from story to story and never from run to run."""
        return f"{self.path.parent.name}/{self.path.stem}"


def commissions(content: Path) -> list[Commission]:
    """Every picture of a scene that a piece under `content` names, in the order of their paths."""
    asked = {
        Commission(piece.parent / name, scene)
        for piece in content.rglob("index.*.md")
        for name in _pictures(piece.read_text(encoding="utf-8"))
        if (scene := scene_of(name))
    }
    return sorted(asked)


def scene_of(name: str) -> str | None:
    """The scene that a file such as `long-bien-2.jpg` shows; None when it is not one of ours."""
    stem = name.removesuffix(".jpg")
    scene = stem if stem in SCENES else _VARIATION.sub("", stem)
    return scene if scene in SCENES else None


def _pictures(text: str) -> Iterator[str]:
    yield from _COVER.findall(text)
    yield from _IN_TEXT.findall(text)
