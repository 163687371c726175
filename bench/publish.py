"""A new story, from save to served on another machine: ours, ours by rsync of the whole folder, and Hugo by rsync.

python -m bench.publish --pages 2000 20000 --rounds 3 --write docs
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.measure import Cost, run
from bench.report import machine, put
from bench.run import WORK
from bench.sites import PYTHON, ROOT, Hugo, Ours, Site
from bench.ssh import NAME, Wire, ssh_server

SLUG = re.compile(r'^slug: "?([^"\n]+)', re.M)


@dataclass(frozen=True)
class Sent:
    """What a publication cost, and how many bytes went over the wire, both ways together."""

    cost: Cost
    bytes: int


class Way:
    """A way from a site to what readers get of it. `root` is what a web server shows."""

    name = ""

    def __init__(self, site: Site, www: Path) -> None:
        self.site, self.root, self._www = site, www, www

    def commands(self) -> Iterator[tuple[list[str], Path]]:
        """What builds and what sends, and in which folder."""
        yield self.site.command()
        sent = ["rsync", "-az", "--delete", f"{self.site.built}/", f"{NAME}:{self._www}/"]
        yield sent, self.site.folder


class Published(Way):
    """`nhipcau publish`: with proof, compressed forms, and releases to go back to."""

    name = "Nhịp Cầu: publish"

    def __init__(self, site: Ours, www: Path) -> None:
        super().__init__(site, www)
        self.root = www / "current"
        given = site.settings | {"SITEURL": "https://nhipcau.example", "PATH": str(site.folder / "content")}
        given |= {"PLACES": {"server": f"ssh://{NAME}{www}"}, "OUTPUT_PATH": str(site.built)}
        lines = "".join(f"{name} = {value!r}\n" for name, value in given.items())
        for name in ("pelicanconf.py", "publishconf.py"):
            (site.folder / name).write_text((ROOT / "pelicanconf.py").read_text("utf-8") + lines, "utf-8")

    def commands(self) -> Iterator[tuple[list[str], Path]]:
        yield [PYTHON, "-m", "nhipcau.commands.cli", "publish", "server"], self.site.folder


class Whole(Way):
    name = "Nhịp Cầu, then rsync of the whole folder"


class HugoSent(Way):
    name = "Hugo, then rsync of the whole folder"


def ways(pages: int) -> Iterator[Way]:
    www = WORK / "publish" / "www"
    www.mkdir(parents=True)
    for number, (way, kind) in enumerate(((Published, Ours), (Whole, Ours), (HugoSent, Hugo))):
        site = kind(WORK / "publish" / f"site-{number}", pages // 2)
        yield way(site, www / str(number))  # type: ignore[arg-type]


def sent(way: Way, wire: Wire) -> Sent:
    """Build and send once."""
    before = wire.count
    costs = [run(command, folder) for command, folder in way.commands()]
    wall, cpu = (sum(getattr(cost, name) for cost in costs) for name in ("wall", "cpu"))
    return Sent(Cost(wall, cpu, max(cost.memory for cost in costs)), wire.count - before)


def is_served(way: Way, number: int) -> bool:
    """Whether a web server would show the new story, in both languages."""
    texts = [file.read_text("utf-8") for file in (way.site.folder / "extra" / str(number)).rglob("*.md")]
    slugs = [found[1] for found in map(SLUG.search, texts) if found]
    root = way.root.resolve()
    return bool(slugs) and all(any(root.glob(f"**/{slug}/index.html")) for slug in slugs)


def measure(pages: int, rounds: int) -> Iterator[tuple[int, str, Sent, list[Sent]]]:
    """For each way: the first publication, and those of one new story each, in turns."""
    shutil.rmtree(WORK / "publish", ignore_errors=True)
    with ssh_server(WORK / "publish" / "ssh") as (wire, bin):
        os.environ["PATH"] = f"{bin}{os.pathsep}{os.environ['PATH']}"
        found = list(ways(pages))
        first = [sent(way, wire) for way in found]
        later: list[list[Sent]] = [[] for _ in found]
        for number in range(1, rounds + 1):
            for way, costs in zip(found, later, strict=True):
                way.site.publish(number)
                costs.append(sent(way, wire))
                print(f"{pages:>7,} {way.name}: {costs[-1]}", flush=True)
                assert is_served(way, number), shlex.join(next(way.commands())[0])
    yield from ((pages, way.name, one, costs) for way, one, costs in zip(found, first, later, strict=True))
    shutil.rmtree(WORK / "publish")


def table(rows: Sequence[tuple[int, str, Sent, list[Sent]]], rounds: int) -> Iterator[str]:
    """Markdown: a row for each way at each size."""
    yield f"Measured on {datetime.now(UTC):%d %B %Y}, on {machine()}; medians of {rounds}, over loopback.\n"
    yield "| Pages | Way | From save to served | CPU here | Over the wire | First time | Over the wire |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for pages, name, first, later in rows:
        cells = (
            f"{pages:,}",
            name,
            f"{median(each.cost.wall for each in later):.1f} s",
            f"{median(each.cost.cpu for each in later):.1f} s",
            f"{median(each.bytes for each in later) / 1e6:.2f} MB",
            f"{first.cost.wall:.0f} s",
            f"{first.bytes / 1e6:.1f} MB",
        )
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[2_000])
    parser.add_argument("--rounds", type=int, default=1, choices=range(1, 6))
    parser.add_argument("--write", type=Path, help="the folder of performance.md")
    options = parser.parse_args()
    rows = [row for pages in options.pages for row in measure(pages, options.rounds)]
    text = "\n".join(table(rows, options.rounds))
    print(text)
    if options.write:
        put(options.write, "publish", text)


if __name__ == "__main__":
    main()
