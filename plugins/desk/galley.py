"""The galley: the pages of a piece that someone is writing, drawn at once, before the site is built anew.

To build a site of 20,000 pages takes seconds even where one text changed; to read that text and draw its own pages
takes half of one. What is drawn here is what the build behind it would draw, of the content that the last build had,
with this one piece in its new words. It weakens nothing: the press finds files that it did not put there, and makes
sure of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.newsroom import Content, Output, Piece, Publication, Site
from plugins.press import Compositor, drawn_of
from plugins.press.claims import RESERVED
from plugins.reading.folder import LANGUAGE_FILE
from plugins.reading.places import Place
from plugins.reading.reader import Shelf
from plugins.reading.schema import FOLDERS


@dataclass(frozen=True, slots=True)
class Galley:
    """What the last build leaves for it: what Pelican's generators shared, and the settings."""

    settings: Mapping[str, Any]
    context: Mapping[str, Any]

    def pull(self, changed: set[Path]) -> bool:
        """Write the pages of the piece whose text changed; whether any is other than it was.

        False, and nothing written, where something else changed too, or the text has a mistake: that is for the build.
        """
        texts = {path for path in changed if LANGUAGE_FILE.fullmatch(path.name)}
        folders = {path.parent for path in texts}
        if len(folders) != 1 or texts != {path for path in changed if not path.name.startswith(".")}:
            return False
        found = [self._write(output) for output in self._outputs(folders.pop())]
        return any(found)

    def _outputs(self, folder: Path) -> Iterator[Output]:
        place = self._place(folder)
        if place is None:
            return
        publication: Publication = self.context["publication"]
        compositor: Compositor = self.context["compositor"]
        _, _, finding, bodies = Shelf(publication, dict(self.settings)).read(place)
        if finding.piece is not None:
            self.context["bodies"].lend(bodies)
            shelf = next(name for name, kind in FOLDERS.items() if kind == finding.kind)
            content = with_piece(self.context["content"], shelf, finding.piece)
            site = Site(publication, content, self.context["now"])
            yield from drawn_of(site, compositor, finding.piece, f"plugins.{shelf}")

    def _place(self, folder: Path) -> Place | None:
        root = Path(self.settings["PATH"])
        if not folder.is_relative_to(root):
            return None
        below = folder.relative_to(root)
        kind = FOLDERS.get(below.parts[0]) if below.parts else None
        return Place(kind, folder, f"{root.name}/{below.as_posix()}", ()) if kind else None

    def _write(self, output: Output) -> bool:
        root = Path(self.settings["OUTPUT_PATH"])
        data = output.make(*output.inputs)
        path = root / output.path
        if (
            not path.is_file() or path.read_bytes() == data
        ):  # what is not there yet is the build's to put there
            return False
        fresh = root / f"{RESERVED}-galley"
        fresh.write_bytes(data)
        os.replace(fresh, path)
        return True


def with_piece(content: Content, shelf: str, piece: Piece[Any]) -> Content:
    """The content with a piece in the place of the one on that shelf ("stories") that has its key."""
    pieces = tuple(piece if each.key == piece.key else each for each in getattr(content, shelf))
    return replace(content, **{shelf: pieces})
