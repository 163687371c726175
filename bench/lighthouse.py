"""What Lighthouse says of pages: a telephone on slow 4G, as it simulates it. Installed by `make lighthouse`."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.server import served
from tools.provision import CHROMIUM, find

PROGRAM = Path(__file__).parent / "node" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
ROUNDS = 3
"""A page is asked for again, so often at most, while it has not all points: other work on the machine costs some."""


def best(url: str) -> dict[str, Any]:
    """The report of the round in which the machine stood least in the way.

    Raises CalledProcessError where no round was finished: now and then Lighthouse cannot reach the browser it started.
    """
    found: list[dict[str, Any]] = []
    for left in reversed(range(ROUNDS)):
        try:
            found.append(report(url))
        except subprocess.CalledProcessError:
            if not (found or left):
                raise
            continue
        if points(found[-1], "performance") == 100:
            break
    return max(found, key=lambda said: said["categories"]["performance"]["score"])


def points(said: dict[str, Any], category: str) -> int:
    """Of a hundred, as Lighthouse shows them."""
    return round(said["categories"][category]["score"] * 100)


def report(url: str) -> dict[str, Any]:
    """Lighthouse's own report on one address."""
    command = ["node", str(PROGRAM), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": str(find(CHROMIUM))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def table(folder: Path, pages: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Markdown: the four scores and the times of each page; below a score that is not full, what cost it."""
    yield "| Page | Performance | Accessibility | Best practices | SEO | First paint | Largest paint | Blocked |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    missed = []
    with served(folder) as address:
        for path in (path for paths in pages.values() for path in paths):
            said = best(address + path)
            scores = [str(points(said, name)) for name in CATEGORIES]
            names = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
            times = [said["audits"][name]["displayValue"].replace("\u00a0", " ") for name in names]
            yield f"| {' | '.join((f'`{path}`', *scores, *times))} |"
            missed += [f"- `{path}`: {name}" for name in lost(said)]
    yield from ("", *missed) if missed else ()


def lost(said: dict[str, Any]) -> Iterator[str]:
    """The audits that count and were not passed in full."""
    for category in said["categories"].values():
        for each in category["auditRefs"]:
            audit = said["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{audit['title']} ({audit.get('displayValue', '').strip()})"
