"""What a wheel takes in besides the package: the theme, as `nhipcau/theme/`, with its fonts cut from their packages."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = "nhipcau/theme"


class ThemeHook(BuildHookInterface):
    """An editable install takes nothing in: the theme is used where it lies, and `make` cuts its fonts."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        theme = Path(self.root, "theme")
        self._fonts = TemporaryDirectory(prefix="nhipcau-fonts-")
        cut_fonts(self.root, Path(self._fonts.name))
        static = (each for each in (theme / "static").iterdir() if each.name != "fonts")
        taken = {
            theme / "templates": "templates",
            theme / "translations": "translations",
            **{each: f"static/{each.name}" for each in sorted(static)},
            Path(self._fonts.name): "static/fonts",
        }
        build_data["force_include"].update({str(each): f"{INSIDE}/{name}" for each, name in taken.items()})

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._fonts.cleanup()


def cut_fonts(root: str, folder: Path) -> None:
    """Cut every web font into a folder, by the same program as `make` does."""
    sys.path.insert(0, root)
    try:
        from tools.fonts import main
    finally:
        sys.path.remove(root)
    main(["--to", str(folder)])
