"""The wrong sites: `wrong/<mistake>/` holds what is laid over the small site, and the exact words that answer it.

What Git does not carry well (links, five megabytes, bytes that are no text) is described in `steps.toml`.
"""

from __future__ import annotations

import shutil
import tomllib
import unicodedata
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from nhipcau.commands.notes import proofs
from nhipcau.host.report import lines
from nhipcau.languages.voice import Voice
from nhipcau.model import (Problem, Refused)
from nhipcau.reading.settings import publication
from tests.conftest import Site

WRONG = Path(__file__).parent / "wrong"
MISTAKES = sorted(path.name for path in WRONG.iterdir())
NOTES = ("expected.txt", "steps.toml")


def make(site: Site, mistake: str) -> dict[str, Any]:
    """Lay a mistake over a site; the answer is its steps: "settings", "now", the "command" that tells."""
    shutil.copytree(WRONG / mistake, site.root, dirs_exist_ok=True, ignore=lambda *_: NOTES)
    notes = WRONG / mistake / "steps.toml"
    steps = tomllib.loads(notes.read_text(encoding="utf-8")) if notes.exists() else {}
    for name, step in STEPS.items():
        for table in steps.get(name, ()):
            path = site.root / table["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            step(site, path, table)
    return steps


def _copy(site: Site, path: Path, table: dict[str, Any]) -> None:
    shutil.copy(site.root / table["from"], path)


def _bytes(site: Site, path: Path, table: dict[str, Any]) -> None:
    path.write_bytes(table["latin1"].encode("latin-1"))


def _repeat(site: Site, path: Path, table: dict[str, Any]) -> None:
    text = table["text"].encode()
    path.write_bytes(text * (table["bytes"] // len(text) + 1))


def _link(site: Site, path: Path, table: dict[str, Any]) -> None:
    path.symlink_to(table["to"])


def _nfd(site: Site, path: Path, table: dict[str, Any]) -> None:
    path.write_text(unicodedata.normalize("NFD", path.read_text(encoding="utf-8")), encoding="utf-8")


def _picture(site: Site, path: Path, table: dict[str, Any]) -> None:
    """A picture of one colour, of which the file may hold no more than its beginning."""
    out = BytesIO()
    Image.new(table.get("mode", "RGB"), table["size"]).save(out, table["format"])
    path.write_bytes(out.getvalue()[: int(len(out.getvalue()) * table.get("keep", 1))])


STEPS: dict[str, Callable[[Site, Path, dict[str, Any]], None]] = {
    "copy": _copy,
    "bytes": _bytes,
    "repeat": _repeat,
    "link": _link,
    "nfd": _nfd,
    "picture": _picture,
}


def answer(site: Site, steps: dict[str, Any]) -> str:
    """What the desk says of a site, in English and then in Vietnamese."""
    problems = _problems(site, steps)
    reports = (lines(problems, Voice(code)) for code in ("en", "vi"))
    return "\n".join("".join(f"{line.plain}\n" for line in report) for report in reports)


def _problems(site: Site, steps: dict[str, Any]) -> list[Problem]:
    changes = steps.get("settings", {})
    try:
        reading = site.read(**changes)
    except Refused as refused:
        return list(refused.problems)
    found = list(reading.problems)
    if "now" in steps:
        found += reading.untimely(datetime.fromisoformat(steps["now"]))
    if steps.get("command") == "check":
        told = proofs(site.content, publication(site.settings(**changes)), reading.content, site.root / ".cache" / "check")
        found += [problem for problem in told if "bai-sai" in problem.file]
    return found
