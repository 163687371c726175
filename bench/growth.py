"""What one more story costs at every size of the archive, with everything on: `make bench-growth`.

python -m bench.growth --pages 2000 20000 100000 --write docs
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import Cost, changed, files, run
from bench.report import OURS, machine, plotting, put, save
from bench.run import WORK
from bench.sites import Default, Ours


@dataclass(frozen=True)
class Point:
    """One size: what builds cost there, and what one new story in two languages changes."""

    pages: int
    cold: Cost
    nothing: Cost
    story: Cost
    files: int
    bytes: int


def measure(kind: type[Ours], pages: int) -> Point:
    """Build from nothing, then with nothing changed, then with one more story."""
    site = kind(WORK / f"growth-{pages}", pages // 2)
    command, folder = site.command()
    cold = run(command, folder)
    nothing = run(command, folder)
    before = files(site.built)
    site.publish(1)
    story = run(command, folder)
    point = Point(pages, cold, nothing, story, *changed(before, files(site.built)))
    shutil.rmtree(site.folder)
    print(point, flush=True)
    return point


def table(points: Sequence[Point], start: Cost) -> Iterator[str]:
    """Markdown: a row for each size. `start` is what a build costs that has nothing to do on a site of two pages."""
    day = f"{datetime.now(UTC):%d %B %Y}"
    yield f"Measured on {day}, on {machine()}, once. The start alone takes {start.cpu:.1f} s of CPU.\n"
    yield "| Pages | Files | To upload | CPU of one new story | of no change | From nothing, CPU | wall | memory |"
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|"
    for point in points:
        cells = (
            f"{point.pages:,}",
            f"{point.files:,}",
            f"{point.bytes / 1e6:.2f} MB",
            f"{point.story.cpu - start.cpu:.1f} s",
            f"{point.nothing.cpu - start.cpu:.1f} s",
            f"{point.cold.cpu:.0f} s",
            f"{point.cold.wall:.0f} s",
            f"{point.cold.memory:,.0f} MB",
        )
        yield f"| {' | '.join(cells)} |"


def chart(points: Sequence[Point], start: Cost, file: Path) -> None:
    """Three curves over the size of the archive: files, bytes and seconds of one new story."""
    pyplot = plotting()
    pages = [point.pages for point in points]
    curves = (
        ("files changed", [point.files for point in points]),
        ("MB to upload", [point.bytes / 1e6 for point in points]),
        ("s of CPU beyond the start", [point.story.cpu - start.cpu for point in points]),
    )
    figure, all_axes = pyplot.subplots(1, len(curves), figsize=(9, 2.8))
    for axes, (name, values) in zip(all_axes, curves, strict=True):
        axes.plot(pages, values, marker="o", color=OURS)
        axes.set_xscale("log")
        axes.set_ylim(0, max(values) * 1.25)
        axes.set_xlabel("pages")
        axes.set_title(name, fontsize=10)
    save(figure, file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[2_000, 20_000])
    parser.add_argument(
        "--write", type=Path, help="the folder of performance.md; without it nothing is written"
    )
    parser.add_argument(
        "--bare", action="store_true", help="without the search, pages side by side and cards"
    )
    options = parser.parse_args()
    kind = Ours if options.bare else Default
    start = measure(kind, 2).nothing
    points = [measure(kind, pages) for pages in options.pages]
    text = "\n".join(table(points, start))
    print(text)
    if options.write:
        put(options.write, "growth", text)
        chart(points, start, options.write / "pictures" / "growth.svg")


if __name__ == "__main__":
    main()
