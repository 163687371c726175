"""One word for one thing: docs/glossary.md says which, and no name of earlier is left."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GONE = (
    r"\bwitness|\bportfolio|\bcompositor|\bgalley|\bdarkroom|\bhaste\b|\bswift\b|\bimprint|\bseal(?:s|ed)?\b"
    r"|(?<!importlib\.)(?<!importlib )\bmachinery\b"
    r"|\bplugins\.(?!nhipcau|_utils|(?:md|py)\b|append|add|remove|rglob|glob)[a-z_]+\b"
    r"|plugins/(?:press|desk|newsroom|reading|languages|search|almanac|machine|syndication|showroom|linked_data)\b"
)
HISTORY = ("docs/decisions/", "CHANGELOG.md", "tests/architecture/test_names.py", "content/", "bench/words")
"""What was decided and released keeps the words of its day."""
BUNDLED = ("desk/static/prosemirror.js", "desk/static/codemirror.js")
"""What others wrote, each in one file."""
NUMBERED = re.compile(r"decisions/\d{4}-[\w-]+")


def written() -> list[str]:
    """The project's own texts, by their paths."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    endings = (".py", ".md", ".html", ".js", ".css", ".toml", ".cfg", ".po", "Makefile")
    return [
        name
        for name in done.stdout.splitlines()
        if name.endswith(endings) and not name.startswith(HISTORY) and not name.endswith(BUNDLED)
    ]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_no_name_of_earlier_is_left() -> None:
    found = []
    for name in written():
        path = ROOT / name
        if path.is_file():
            text = NUMBERED.sub("", path.read_text(encoding="utf-8"))
            found += [f"{name}: {match[0]}" for match in re.finditer(GONE, text, re.I)]
    assert found == []


def test_the_search_for_old_names_finds_them() -> None:
    for old in (
        "class Witness:",
        "the portfolio",
        "from plugins.press import x",
        "`plugins/desk/serve.py`",
        "sealed",
    ):
        assert re.search(GONE, old, re.I), old
    for fine in ("importlib.machinery", "PLUGINS.append", "plugins/nhipcau/printing", "plugins.append(x)"):
        assert not re.search(GONE, fine, re.I), fine
