"""The instant preview: the pages that someone is writing or designing, drawn at once, before the site is built anew.

To build a site of 20,000 pages takes seconds where one text changed, and most of a minute where a template did; to draw
the few pages that somebody looks at takes half a second. What is drawn here is what the build behind it would draw, of
the content that the last build had, with this one piece in its new words. It weakens nothing: the press finds files
that it did not put there, and makes sure of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nhipcau.host.build import Build
from nhipcau.host.printing import renderer_of
from nhipcau.model import Content, Edition, Output, Piece, Site, path_of
from nhipcau.printing.output_paths import RESERVED
from nhipcau.reading.places import Place
from nhipcau.reading.plain_files import LANGUAGE_FILE
from nhipcau.reading.reader import Shelf
from nhipcau.reading.venues import settled
from nhipcau.themes import theme_folders


@dataclass(frozen=True, slots=True)
class InstantPreview:
    """It draws by what the last build left, and by the settings."""

    settings: Mapping[str, Any]
    build: Build

    def pull(self, changed: set[Path], viewed: Iterable[str] = ()) -> bool:
        """Write what changed files make of the pages that someone looks at; whether any is other than it was.

        `viewed` are paths in the output, and are drawn in their order; where a text changed, its own pages come before
        them. False, and nothing written, where other files changed than the texts of one piece and those of the theme,
        or a text has a mistake: that is for the build.
        """
        changed = {path for path in changed if not path.name.startswith(".")}
        texts = {path for path in changed if LANGUAGE_FILE.fullmatch(path.name)}
        folders = {path.parent for path in texts}
        theme = theme_folders(self.settings)
        themed = all(any(map(path.is_relative_to, theme)) for path in changed - texts)
        if not changed or len(folders) > 1 or not themed:
            return False
        found = [self._write(output) for output in self._outputs(folders, viewed)]
        return any(found)

    def draw(self, place: Place) -> dict[str, bytes]:
        """The pages of the piece in a folder that lies apart from the content, as the site would have them.

        By language. Nothing is written. Empty where the text has a mistake, or the last build had no such page.
        """
        taken = self._taken(place)
        if taken is None:
            return {}
        old, new, content = taken
        languages = {path_of(edition.url): edition.lang for edition in new.editions}
        paths = {path_of(edition.url) for edition in old.editions}
        drawn = self._drawn(content, {id(old): new}, paths, {*paths, *languages})
        return {
            languages[output.path]: output.make(*output.inputs)
            for output in drawn
            if output.path in languages
        }

    def _outputs(self, folders: set[Path], viewed: Iterable[str]) -> Iterator[Output]:
        content = self.build.reading.content
        new: dict[int, Piece[Edition]] = {}  # by the identity of the piece that it takes the place of
        paths = list(viewed)
        for folder in folders:
            place = self._place(folder)
            taken = self._taken(place) if place else None
            if taken is None:
                return
            old, piece, content = taken
            new = {id(old): piece}
            paths = [*(path_of(edition.url) for edition in piece.editions), *paths]
        for path in dict.fromkeys(paths):
            yield from self._drawn(content, new, [path], {path})

    def _taken(self, place: Place) -> tuple[Piece[Any], Piece[Any], Content] | None:
        """The piece that the last build had of that key, the one that the place holds now, and the content with it in
        the other's place; None where either is not there."""
        reading = self.build.reading
        _, _, finding, bodies = Shelf(reading.publication, dict(self.settings)).read(place)
        if finding.piece is None:
            return None
        reading.bodies.lend(bodies)
        shelf = next(kind.plural for kind in reading.publication.kinds if kind.name == finding.kind)
        piece = settled(finding.piece, reading.content.venues)
        old = next((each for each in reading.content.shelf(shelf) if each.key == piece.key), None)
        return (old, piece, with_piece(reading.content, shelf, piece)) if old else None

    def _drawn(
        self, content: Content, new: Mapping[int, Piece[Any]], paths: Iterable[str], wanted: set[str]
    ) -> Iterator[Output]:
        """What the drawings behind those paths give of the wanted ones."""
        reading = self.build.reading
        site = Site(reading.publication, content, self.build.now, bool(self.settings.get("PREVIEWS")))
        renderer = renderer_of(reading, self.settings)
        for path in paths:
            if drawing := self.build.places.get(path):
                drawn = drawing.draw(site, renderer, *(new.get(id(value), value) for value in drawing.values))
                yield from (output for output in drawn if output.path in wanted)

    def _place(self, folder: Path) -> Place | None:
        root = Path(self.settings["PATH"])
        if not folder.is_relative_to(root):
            return None
        below = folder.relative_to(root)
        known = self.build.reading.publication.kinds
        kinds = [kind.name for kind in known if kind.piece and kind.plural in below.parts[:1]]
        return Place(kinds[0], root, f"{root.name}/{below.as_posix()}", ()) if kinds else None

    def _write(self, output: Output) -> bool:
        root = Path(self.settings["OUTPUT_PATH"])
        data = output.make(*output.inputs)
        path = root / output.path
        if not path.is_file() or path.read_bytes() == data:  # what is not there yet is for the build
            return False
        fresh = root / f"{RESERVED}-instant preview"
        fresh.write_bytes(data)
        os.replace(fresh, path)
        return True


def with_piece(content: Content, shelf: str, piece: Piece[Any]) -> Content:
    """The content with a piece in the place of the one on that shelf ("stories") that has its key."""
    pieces = tuple(piece if each.key == piece.key else each for each in content.shelf(shelf))
    return content.with_shelf(shelf, pieces)
