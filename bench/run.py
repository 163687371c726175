"""Measure ours beside the peers, alternating, on one corpus: `make bench`, `make bench-quick`.

python -m bench.run --pages 2000 20000 --rounds 3 --write docs
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from bench.measure import Cost, Row, changed, files, middle, run
from bench.report import write
from bench.sites import ROOT, SITES, HugoSearched, Ours, Site, StockPelican

WORK = ROOT / ".cache" / "bench"
PATIENCE = 5_000
"""Pages above which stock Pelican and Pagefind are run once."""

Touched = dict[tuple[str, str], tuple[int, int]]
"""Files changed and bytes to upload, by the name of a site and a mode."""


def measure(pages: int, names: list[str], rounds: int) -> Iterator[Row]:
    """Every generator at one size. The peers know one kind of build; what they need for it stands as "cold"."""
    kinds = [SITES[name] for name in names]
    sites = [kind(WORK / f"{kind.generator}-{kind.__name__}-{pages}", pages // 2) for kind in kinds]
    costs: dict[tuple[str, str], list[Cost]] = {}
    touched: Touched = {}
    for number in range(1, rounds + 1):
        for site in sites:
            if number == 1 or not patient(site, pages):
                for mode, cost in one_round(site, number, touched):
                    costs.setdefault((site.name, mode), []).append(cost)
                    told = f"{cost.wall:7.2f} s {cost.cpu:7.2f} s{cost.memory:6.0f} MB"
                    print(f"{pages:>7,} {site.name:16} {mode:9} {told}", flush=True)
    for (name, mode), found in costs.items():
        yield Row(name, pages, mode, middle(found), *touched.get((name, mode), (0, 0)))
    for site in sites:
        shutil.rmtree(site.folder)


def patient(site: Site, pages: int) -> bool:
    """Whether one round is enough: of what takes minutes."""
    return isinstance(site, StockPelican | HugoSearched) and pages > PATIENCE


def one_round(site: Site, number: int, touched: Touched) -> Iterator[tuple[str, Cost]]:
    """All modes of ours; of a peer a build from nothing and, the first time, one after a new story."""
    command, folder = site.command()
    site.clear()
    yield "cold", run(command, folder)
    before = files(site.built)
    for mode, do in steps(site):
        if not isinstance(site, Ours) and number > 1:
            return
        do(number)
        cost = run(command, folder)
        after = files(site.built)
        # A peer builds everything each time: what its new story changes stands beside its one build.
        touched[site.name, mode if isinstance(site, Ours) else "cold"] = changed(before, after)
        before = after
        if isinstance(site, Ours):
            yield mode, cost


def steps(site: Site) -> tuple[tuple[str, Callable[[int], object]], ...]:
    """What happens to a site after it was first built, by the name of the mode."""
    story: tuple[str, Callable[[int], object]] = ("story", site.publish)
    if not isinstance(site, Ours):
        return (story,)
    return (
        ("nothing", lambda number: None),
        ("edit", site.edit),
        story,
        ("template", site.retouch),
        ("photo", site.illustrate),
    )


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
