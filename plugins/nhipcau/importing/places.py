"""Where an import goes, and the folder of its own that it has there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nhipcau.languages.voice import Voice
from nhipcau.model import Publication

FOLDER = "import"
"""The folder in a project for all that an import writes besides the content."""
MAPPING, PAIRS, RECORD, LEDGER, REPORT = (
    "mapping.toml",
    "pairs.toml",
    "record.sqlite",
    "ledger.json",
    "ledger.html",
)


@dataclass(frozen=True, slots=True)
class ImportSite:
    """Where an import goes: the project, its content, its publication, and the voice in which it is told."""

    root: Path
    content: Path
    publication: Publication
    voice: Voice

    @property
    def below(self) -> str:
        """The path of the content below the project's root."""
        return self.content.relative_to(self.root).as_posix()

    @property
    def order(self) -> tuple[str, ...]:
        """The codes of the site's languages, the main one first."""
        return tuple(language.code for language in self.publication.languages)

    @property
    def folder(self) -> Path:
        return self.root / FOLDER


def text_of_file(path: Path) -> str:
    """The text of a file that people write; "" where it is not there."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""
