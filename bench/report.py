"""The report: the table of ratios and the chart, for docs/performance.md or the terminal."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.run import Row

SAID = {
    "cold": "from nothing",
    "nothing": "nothing changed",
    "edit": "one edit",
    "story": "one new story",
    "template": "the story template",
    "photo": "one photo",
}
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def write(rows: Sequence[Row], rounds: int, docs: Path | None) -> None:
    """Print the table; with a folder, put it and the chart into its performance.md."""
    text = "\n".join(table(rows, rounds))
    print(text)
    if docs:
        page = docs / "performance.md"
        old = page.read_text(encoding="utf-8")
        new = re.sub(f"{BEGIN}.*{END}", lambda _: f"{BEGIN}\n{text}\n{END}", old, flags=re.S)
        page.write_text(new, encoding="utf-8")
        chart(rows, docs / "pictures" / "speed.svg")


def table(rows: Sequence[Row], rounds: int) -> Iterator[str]:
    """Markdown: every row, with its wall and processor time against Hugo's full build at the same size."""
    yield f"Measured on {datetime.now(UTC):%d %B %Y}, on {machine()}; medians of {rounds}.\n"
    yield "| Pages | Build | Wall | CPU | Peak memory | Wall, Hugo = 1 | CPU, Hugo = 1 | Files changed | To upload |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|"
    full = {row.pages: row.cost for row in rows if row.site == "Hugo"}
    for row in rows:
        cost, peer = row.cost, full.get(row.pages)
        ratios = (f"{cost.wall / peer.wall:.2f}", f"{cost.cpu / peer.cpu:.2f}") if peer else ("", "")
        told = SAID[row.mode] if row.site == "Nhịp Cầu" else "always everything"
        size = f"{row.bytes / 1e6:.1f} MB" if row.files else ""
        cells = (
            f"{row.pages:,}",
            f"{row.site}: {told}",
            f"{cost.wall:.1f} s",
            f"{cost.cpu:.1f} s",
            f"{cost.memory:.0f} MB",
            *ratios,
            f"{row.files:,}" if row.files else "",
            size,
        )
        yield f"| {' | '.join(cells)} |"


def machine() -> str:
    """The machine in a few words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def chart(rows: Sequence[Row], file: Path) -> None:
    """Bars of wall time at the largest size, as SVG; the same bytes for the same rows."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update(
        {"svg.hashsalt": "nhipcau", "svg.fonttype": "none", "font.family": "sans-serif"}
    )
    from matplotlib import pyplot

    largest = [row for row in rows if row.pages == max(row.pages for row in rows)][::-1]
    labels = [
        f"{row.site}: {SAID[row.mode] if row.site == 'Nhịp Cầu' else 'always everything'}" for row in largest
    ]
    walls = [row.cost.wall for row in largest]
    figure, axes = pyplot.subplots(figsize=(8, 0.45 * len(largest) + 1))
    colours = ["#a3262a" if row.site == "Nhịp Cầu" else "#8a8f98" for row in largest]
    axes.bar_label(axes.barh(labels, walls, color=colours), fmt="%.1f s", padding=3)
    axes.set_xlabel(f"seconds for {largest[0].pages:,} pages (less is better)")
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
