"""Measure ours beside the peers, alternating, on one corpus: `make bench`, `make bench-quick`.

python -m bench.run --pages 2000 20000 --rounds 3 --write docs
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.measure import Cost, changed, files, middle, run
from bench.report import write
from bench.sites import ROOT, SITES, Ours, Site

WORK = ROOT / ".cache" / "bench"
MODES = ("cold", "nothing", "edit", "story", "template", "photo")
PATIENCE = 5_000
"""Pages above which stock Pelican is run once: it takes minutes."""


@dataclass(frozen=True)
class Row:
    """What one generator needs for one thing at one size; `files` and `bytes` are what it changes, for a new story."""

    site: str
    pages: int
    mode: str
    cost: Cost
    files: int = 0
    bytes: int = 0


def measure(pages: int, names: list[str], rounds: int) -> Iterator[Row]:
    """Every generator at one size. The peers know one kind of build; what they need for it stands as "cold"."""
    sites = [SITES[name](WORK / f"{name}-{pages}", pages // 2) for name in names]
    costs: dict[tuple[str, str], list[Cost]] = {}
    touched: dict[str, tuple[int, int]] = {}
    for number in range(1, rounds + 1):
        for site in sites:
            if number == 1 or pages <= PATIENCE or site.name != "Pelican":
                for mode, cost in one_round(site, number, touched):
                    costs.setdefault((site.name, mode), []).append(cost)
                    print(
                        f"{pages:>7,} {site.name:9} {mode:9} {cost.wall:7.2f} s {cost.cpu:7.2f} s{cost.memory:6.0f} MB",
                        flush=True,
                    )
    for (name, mode), found in costs.items():
        count, size = touched[name] if mode == ("story" if name == Ours.name else "cold") else (0, 0)
        yield Row(name, pages, mode, middle(found), count, size)
    for site in sites:
        shutil.rmtree(site.folder)


def one_round(site: Site, number: int, touched: dict[str, tuple[int, int]]) -> Iterator[tuple[str, Cost]]:
    """All modes of ours; of a peer a build from nothing and, the first time, one after a new story."""
    command, folder = site.command()
    site.clear()
    yield "cold", run(command, folder)
    before = files(site.built)
    if not isinstance(site, Ours):
        if number == 1:
            site.publish(1)
            run(command, folder)
            touched[site.name] = changed(before, files(site.built))
        return
    yield "nothing", run(command, folder)
    steps: tuple[tuple[str, Callable[[int], None]], ...] = (
        ("edit", site.edit),
        ("story", site.publish),
        ("template", site.retouch),
        ("photo", site.illustrate),
    )
    for mode, do in steps:
        before = files(site.built) if mode == "story" else before
        do(number)
        yield mode, run(command, folder)
        if mode == "story":
            touched[site.name] = changed(before, files(site.built))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[2_000])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=SITES, default=list(SITES))
    parser.add_argument(
        "--write", type=Path, help="the folder of performance.md; without it the table is printed only"
    )
    options = parser.parse_args()
    rows = [row for pages in options.pages for row in measure(pages, options.only, options.rounds)]
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / "results.json").write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    write(rows, options.rounds, options.write)


if __name__ == "__main__":
    main()
