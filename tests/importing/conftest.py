"""A site into which things are imported, in this process, and old sites as folders."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nhipcau.commands.cli import main
from nhipcau.importing.counting import counted, plain
from nhipcau.reading.source import read_source
from tests.conftest import Site, lay_out

JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300" + "08" * 64 + "ffc0000b080001000101011100"
    "ffc40014000100000000000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f0054"
    "ffd9"
)


@dataclass(frozen=True)
class Desk:
    """Somebody who imports into the small site, and looks at what became of it."""

    site: Site
    old: Path

    def save(self, path: str, text: str | bytes) -> Path:
        """Save a page of the old site; gives its path."""
        file = self.old / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def run(self, *arguments: str | Path) -> int:
        """`nhipcau import` with these arguments."""
        here = os.getcwd()
        try:
            os.chdir(self.site.root)
            return main(["import", *map(str, arguments)])
        finally:
            os.chdir(here)

    @property
    def ledger(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.site.root / "import" / "ledger.json").read_text("utf-8"))
        return found

    def parts(self, source: str) -> dict[str, list[str]]:
        """The words that the ledger has of the source whose name ends so, by what they became."""
        found: dict[str, list[str]] = {}
        for account in self.ledger["sources"]:
            if account["source"].endswith(source):
                for part in account["parts"]:
                    words = part.get("words") or self.ledger["texts"].get(part.get("same"), "")
                    found.setdefault(part["became"], []).append(words)
        return found

    def state(self, source: str) -> str:
        return next(str(each["state"]) for each in self.ledger["sources"] if each["source"].endswith(source))

    def file(self, ending: str) -> Path:
        """The one file of the content, or of the undecided, whose path ends so."""
        roots = (self.site.content, self.site.root / "import" / "undecided")
        (found,) = [path for root in roots for path in root.rglob("*") if path.as_posix().endswith(ending)]
        return found

    def fields(self, ending: str) -> dict[str, Any]:
        """The fields of a file as they are written."""
        source, problems = read_source(self.file(ending).read_bytes(), ending)
        assert not problems
        return {name: field.raw for name, field in source.fields.items()}

    def body(self, ending: str) -> str:
        source, _ = read_source(self.file(ending).read_bytes(), ending)
        return source.body

    def files(self) -> dict[str, bytes]:
        """Every file of the site that an import can have to do with."""
        roots = (self.site.content, self.site.root / "import")
        return {
            path.relative_to(self.site.root).as_posix(): path.read_bytes()
            for root in roots
            for path in sorted(root.rglob("*"))
            if path.is_file() and path.name != "record.sqlite"
        }

    def is_exact(self) -> bool:
        """Whether the sums of the ledger are as many as the words of its sources, and none is lost."""
        total = self.ledger["total"]
        by_source = sum(account["words"] for account in self.ledger["sources"])
        by_part = sum(part["count"] for account in self.ledger["sources"] for part in account["parts"])
        return total["words"] == by_source == by_part and "lost" not in total["sums"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("LANGUAGE", "en")
    site = lay_out(tmp_path / "site")
    settings = site.root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + '\nDESK_LANGUAGE = "en"\nSEARCH = False\n', "utf-8")
    return Desk(site, tmp_path / "old")


def unaccounted(source: str, markdown: str, told: list[str]) -> list[str]:
    """The words of a source that stand neither in a text nor in lines of a ledger."""
    rest = counted(source) - counted(plain(markdown)) - counted(" ".join(told))
    return sorted(rest.elements())
