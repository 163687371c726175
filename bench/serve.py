"""How long an edit takes to reach the browser while the site is served: `python -m bench.serve --pages 20000`."""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from bench.run import WORK
from bench.sites import PYTHON, ROOT, Ours

PATIENCE = 600.0
"""Seconds after which nothing more is waited for."""
TRIES = 5
REST = 8.0
"""Seconds between two edits, in which the build behind the first comes to its end."""
ADDRESS = re.compile(r"http://\S+?(?=/? )")


def until(true: Callable[[], bool]) -> float:
    """Seconds until something is true, seen every 20 ms."""
    began = time.perf_counter()
    while not true():
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError
        time.sleep(0.02)
    return time.perf_counter() - began


class Served:
    """A site of the benchmark with a server that follows its edits."""

    def __init__(self, pages: int) -> None:
        self.site = Ours(WORK / f"serve-{pages}", pages // 2)
        conf = self.site.folder / "pelicanconf.py"
        given = "".join(f"{name} = {value!r}\n" for name, value in self.site.settings.items())
        conf.write_text((ROOT / "pelicanconf.py").read_text(encoding="utf-8") + given, encoding="utf-8")
        command = [PYTHON, "-u", "-m", "nhipcau.commands.cli", "serve", "--port", "8790"]
        self.process = subprocess.Popen(command, cwd=self.site.folder, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        lines = (ADDRESS.search(line) for line in self.process.stdout)
        self.address = next(found[0] for found in lines if found)

    def page(self, story: Path) -> str:
        """The address of a story's page in Vietnamese."""
        day, slug = story.parent.name[:7], re.search(r"^slug: (\S+)", story.read_text(encoding="utf-8"), re.M)
        assert slug
        return f"{self.address}/{day.replace('-', '/')}/{slug[1]}/"

    def edit(self, number: int) -> float:
        """Seconds from an edit of a story's text to the page that shows it."""
        story = sorted(self.site.folder.glob("content/stories/*/*/index.vi.md"))[number]
        page, words = self.page(story), f"Sửa lần {time.time_ns()}."
        time.sleep(REST)
        urlopen(page).read()
        with story.open("a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")
        return until(lambda: words.encode() in urlopen(page).read())

    def retouch(self, number: int) -> float:
        """Seconds from an edit of the template of all stories to the page that was looked at last, which shows it."""
        page = self.page(sorted(self.site.folder.glob("content/stories/*/*/index.vi.md"))[number])
        urlopen(page).read()
        self.site.retouch(number)
        return until(lambda: f'data-n="{number}"'.encode() in urlopen(page).read())

    def close(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)
        shutil.rmtree(self.site.folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    options = parser.parse_args()
    served = Served(options.pages)
    try:
        seconds = [served.edit(number) for number in range(TRIES)]
        time.sleep(REST)
        template = served.retouch(TRIES)
    finally:
        served.close()
    print(f"{options.pages:,} pages, an edit in the browser: {median(seconds):.2f} s ({sorted(seconds)})")
    print(f"an edit of the template of all stories, on the page looked at last: {template:.2f} s")


if __name__ == "__main__":
    main()
