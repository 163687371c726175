"""What a small machine carries: a whole site published on one core with a gigabyte of memory. As root, on Linux.

python -m bench.small --pages 2000 --memory 1024
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.measure import Cost, run
from bench.publish import SLUG
from bench.run import WORK
from bench.sites import PYTHON, ROOT, Default

GROUPS = Path("/sys/fs/cgroup")
MB = 1 << 20


class Small:
    """A control group that has so much memory, what the kernel keeps of files counted in, and no swap."""

    def __init__(self, megabytes: int) -> None:
        old = GROUPS / "memory"
        self._folder = (old if old.is_dir() else GROUPS) / "nhipcau-bench"
        self._folder.mkdir(exist_ok=True)
        limits = ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes") if old.is_dir() else ("memory.max",)
        for name in limits:
            if (self._folder / name).exists():
                (self._folder / name).write_text(str(megabytes * MB))

    def command(self, words: Sequence[str]) -> list[str]:
        """The same command within, on the first core."""
        enter = f'echo $$ >"{self._folder}/cgroup.procs" && exec taskset -c 0 "$@"'
        return ["sh", "-c", enter, "sh", *words]

    def close(self) -> None:
        self._folder.rmdir()


@contextmanager
def small(megabytes: int) -> Iterator[Small]:
    if os.geteuid() or not GROUPS.is_dir():
        raise SystemExit("Only root on Linux can make a machine small.")
    found = Small(megabytes)
    try:
        yield found
    finally:
        found.close()


def measure(pages: int, megabytes: int) -> Iterator[tuple[str, Cost]]:
    """A site with all that it can have, published from nothing, with no change, and with one new story."""
    folder = WORK / "small"
    shutil.rmtree(folder, ignore_errors=True)
    site = Default(folder / "site", pages // 2)
    given = site.settings | {"SITEURL": "https://nhipcau.example", "PATH": str(site.folder / "content")}
    given |= {"PLACES": {"site": f"file://{folder}/www"}, "OUTPUT_PATH": str(site.built)}
    lines = "".join(f"{name} = {value!r}\n" for name, value in given.items())
    for name in ("pelicanconf.py", "publishconf.py"):
        (site.folder / name).write_text((ROOT / "pelicanconf.py").read_text("utf-8") + lines, "utf-8")
    with small(megabytes) as machine:
        command = machine.command([PYTHON, "-m", "nhipcau.commands.cli", "publish", "site"])
        yield "from nothing", run(command, site.folder)
        yield "nothing changed", run(command, site.folder)
        site.publish(1)
        yield "one new story", run(command, site.folder)
        slug = SLUG.search(next((site.folder / "extra" / "1").rglob("index.vi.md")).read_text("utf-8"))
        assert slug
        assert any((folder / "www" / "current").resolve().glob(f"**/{slug[1]}/index.html"))
    shutil.rmtree(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--memory", type=int, default=1_024, help="in megabytes")
    options = parser.parse_args()
    for what, cost in measure(options.pages, options.memory):
        print(f"{what}: {cost.wall:.0f} s, {cost.cpu:.0f} s of CPU, {cost.memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
