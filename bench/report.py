"""The report: the table of ratios and the chart, for docs/performance.md or the terminal."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measure import Row

SAID = {
    "cold": "from nothing",
    "nothing": "nothing changed",
    "edit": "one edit",
    "story": "one new story",
    "template": "the story template",
    "photo": "one photo",
}
DEFAULT, BARE, SEARCHED, HUGO = "Nhịp Cầu", "Nhịp Cầu, bare", "Hugo and Pagefind", "Hugo"
GOALS = {"nothing": 1.1, "edit": 1.3, "story": 1.3, "cold": 1.8}
"""What the default may take of processor time, where bare is 1."""
OURS, GREY = "#c4474b", "#868b94"
"""Colours that show on white and on black: the pictures stand on pages of either."""


def write(rows: Sequence[Row], rounds: int, docs: Path | None) -> None:
    """Print the table; with a folder, put it and the chart into its performance.md."""
    text = "\n".join(table(rows, rounds))
    print(text)
    if docs:
        put(docs, "bench", text)
        put(docs, "goals", "\n".join(goals(rows)))
        chart(rows, docs / "pictures" / "speed.svg")


def put(docs: Path, mark: str, text: str) -> None:
    """Replace what stands between two marks in performance.md."""
    page = docs / "performance.md"
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    old = page.read_text(encoding="utf-8")
    new = re.sub(f"{begin}.*{end}", lambda _: f"{begin}\n{text}\n{end}", old, flags=re.S)
    page.write_text(new, encoding="utf-8")


def table(rows: Sequence[Row], rounds: int) -> Iterator[str]:
    """Markdown: every row, with its wall and processor time against a full build of Hugo's at the same size: the
    default's against Hugo with a search."""
    yield f"Measured on {datetime.now(UTC):%d %B %Y}, on {machine()}; medians of {rounds}.\n"
    yield "| Pages | Build | Wall | CPU | Peak memory | Wall, Hugo = 1 | CPU, Hugo = 1 | Files changed | To upload |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|"
    full = {(row.site, row.pages): row.cost for row in rows if row.mode == "cold"}
    for row in rows:
        cost, hugo = row.cost, full.get((HUGO, row.pages))
        peer = full.get((SEARCHED, row.pages), hugo) if row.site in (DEFAULT, SEARCHED) else hugo
        ratios = (f"{cost.wall / peer.wall:.2f}", f"{cost.cpu / peer.cpu:.2f}") if peer else ("", "")
        size = f"{row.bytes / 1e6:.1f} MB" if row.files else ""
        cells = (
            f"{row.pages:,}",
            label(row),
            f"{cost.wall:.1f} s",
            f"{cost.cpu:.1f} s",
            f"{cost.memory:.0f} MB",
            *ratios,
            f"{row.files:,}" if row.files else "",
            size,
        )
        yield f"| {' | '.join(cells)} |"


def goals(rows: Sequence[Row]) -> Iterator[str]:
    """Markdown: what the default takes where bare is 1, beside what it may."""
    known = {(row.site, row.pages, row.mode): row.cost for row in rows}
    sizes = sorted({row.pages for row in rows if row.site == DEFAULT})
    yield f"| Default, bare = 1 | Goal, CPU | {' | '.join(f'CPU, wall at {pages:,} pages' for pages in sizes)} |"
    yield f"|---|---:|{'---:|' * len(sizes)}"
    for mode, goal in GOALS.items():
        cells = []
        for pages in sizes:
            ours, bare = known.get((DEFAULT, pages, mode)), known.get((BARE, pages, mode))
            cells.append(f"{ours.cpu / bare.cpu:.2f}, {ours.wall / bare.wall:.2f}" if ours and bare else "")
        yield f"| {SAID[mode]} | {goal} | {' | '.join(cells)} |"


def label(row: Row) -> str:
    return f"{row.site}: {SAID[row.mode] if row.site.startswith('Nhịp Cầu') else 'always everything'}"


def machine() -> str:
    """The machine in a few words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def plotting() -> Any:
    """The plotting library, set so that the same rows give the same bytes, and so that pictures show on any ground."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    words = dict.fromkeys(
        ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color"), GREY
    )
    fixed = {"svg.hashsalt": "nhipcau", "svg.fonttype": "none", "font.family": "sans-serif"}
    matplotlib.rcParams.update({**words, **fixed, "axes.spines.top": False, "axes.spines.right": False})
    return pyplot


def save(figure: Any, file: Path) -> None:
    figure.tight_layout()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})


def chart(rows: Sequence[Row], file: Path) -> None:
    """Bars of wall time at the largest size, as SVG; the same bytes for the same rows."""
    pyplot = plotting()
    largest = [row for row in rows if row.pages == max(row.pages for row in rows)][::-1]
    figure, axes = pyplot.subplots(figsize=(8, 0.45 * len(largest) + 1))
    colours = [OURS if row.site.startswith("Nhịp Cầu") else GREY for row in largest]
    bars = axes.barh([label(row) for row in largest], [row.cost.wall for row in largest], color=colours)
    axes.bar_label(bars, fmt="%.1f s", padding=3)
    axes.set_xlabel(f"seconds for {largest[0].pages:,} pages (less is better)")
    save(figure, file)
