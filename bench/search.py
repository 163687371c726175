"""What a search costs a reader: `make bench-search`.

python -m bench.search [--pages 20000] [--write docs] [FOLDER]

FOLDER holds a site that was built here before. Without it one is made: the sample site, and stories put together of its
own sentences (so that words are as frequent as in real texts) until it has so many pages, over twelve years. Then every
query of tests/site/queries.py is asked in Chromium, each with nothing kept from before.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.corpus import quoted
from bench.report import machine, put
from bench.server import served
from tests.site.queries import ENGLISH, VIETNAMESE
from tools.provision import CHROMIUM, find

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache" / "bench" / "search"
PHONE = {"width": 412, "height": 823}
LAST, DAYS = datetime(2026, 11, 30, 8), 12 * 365
WORDS = 480
RARE = 5
"""Words of a story that few others have: names of people and places."""

Sentences = dict[str, list[str]]
"""By language, in the order of the texts."""

ASKED = """() => performance.getEntriesByType("resource")
  .map((entry) => [new URL(entry.name).pathname, entry.transferSize])
  .filter(([path]) => path.startsWith("/search/"))"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one query takes until the first results are there: files of the index and of results, or parts of them,
    their bytes with their headers, and seconds. `in_all` are the requests with what comes by itself after that: where
    the last result is in view, what the other edition has."""

    query: str
    requests: int
    bytes: int
    seconds: float
    in_all: int


def sentences(content: Path) -> Sentences:
    """The sentences of the sample site's stories."""
    found: Sentences = {}
    for lang in ("vi", "en"):
        texts = [
            file.read_text("utf-8").split("---", 2)[2] for file in sorted(content.rglob(f"index.{lang}.md"))
        ]
        plain = [re.sub(r"!?\[([^\]^]+)\]\([^)]*\)|\[\^[^\]]*\]:?|\*", r"\1", text) for text in texts]
        parts = (one.strip() for text in plain for one in re.split(r"(?<=[.!?])\s+|\n\n", text))
        found[lang] = [
            one for one in parts if one.count(" ") > 4 and not re.search(r"[\[\]{}<>#*|:`\n]", one)
        ]
    return found


def furnish(content: Path, stories: int) -> None:
    """The sample's content, and stories beside it until there are so many."""
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(ROOT / "content", content)
    known = sentences(ROOT / "content" / "stories")
    chance = Random(2026)
    rare = [_name(chance) for _ in range(30_000)]
    sections = re.findall(r"^\[([\w-]+)\]", (content / "registry" / "sections.toml").read_text("utf-8"), re.M)
    there = len([*content.glob("stories/*/*/")])
    for number in range(there, stories):
        day = LAST - timedelta(days=chance.randrange(DAYS), minutes=chance.randrange(600))
        folder = content / "stories" / str(day.year) / f"{day:%Y-%m-%d}-bai-{number}"
        folder.mkdir(parents=True)
        for lang, all_of_them in known.items():
            text = _story(
                chance, all_of_them, rare, f"date: {day:%Y-%m-%d %H:%M}\nsection: {chance.choice(sections)}\n"
            )
            (folder / f"index.{lang}.md").write_text(text if lang == "vi" else _without_facts(text), "utf-8")


def _story(chance: Random, known: Sequence[str], rare: Sequence[str], facts: str) -> str:
    text: list[str] = []
    while sum(each.count(" ") for each in text) < WORDS:
        at = chance.randrange(len(known))
        text += known[at : at + chance.randint(1, 4)]
    names = (rare[min(int(chance.paretovariate(0.6)), len(rare) - 1)] for _ in range(RARE))
    text[-1] += f" {' '.join(names)}."
    title = " ".join(chance.choice(known).split()[:10]).strip(".,:;")
    paragraphs = "\n\n".join(" ".join(text[at : at + 4]) for at in range(0, len(text), 4))
    head = f"title: {quoted(title)}\nslug: bai-{chance.randrange(10**9)}\n"
    return f"---\n{head}standfirst: {quoted(chance.choice(known))}\n{facts}---\n\n{paragraphs}\n"


def _without_facts(text: str) -> str:
    """Facts stand in the first language's file."""
    return re.sub(r"^(?:date|section): .*\n", "", text, flags=re.M)


def _name(chance: Random) -> str:
    return "".join(chance.choice("bcdghklmnprstvx") + chance.choice("aeiou") for _ in range(3)).capitalize()


def build(folder: Path) -> Path:
    """Build the site with its search, and without what is not searched."""
    kept = {"CACHE_PATH": folder / "cache", "BUNDLE_CACHE": folder / "bundles"}
    given = [f"{name}={json.dumps(str(path))}" for name, path in kept.items()]
    switched = ["SIDE_BY_SIDE=false", "SOCIAL_CARDS=false", 'NOW="2026-11-30T23:00+07:00"']
    paths = [str(folder / "content"), "-o", str(folder / "output"), "-s", str(ROOT / "pelicanconf.py")]
    subprocess.run([sys.executable, "-m", "pelican", *paths, "-e", *given, *switched], cwd=ROOT, check=True)
    return folder / "output"


def ask(browser: Browser, address: str, path: str, query: str) -> Asked:
    """Ask one query on a telephone that has never been here."""
    context = browser.new_context(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + path)
    page.evaluate("performance.setResourceTimingBufferSize(1000)")
    began = page.evaluate("performance.now()")
    page.locator("#search").fill(query)
    page.locator("#search").press("Enter")
    page.locator("#search-results[data-state]").wait_for()
    seconds = (page.evaluate("performance.now()") - began) / 1000
    loaded = page.evaluate(ASKED)
    page.wait_for_load_state("networkidle")
    in_all = len(page.evaluate(ASKED))
    context.close()
    return Asked(query, len(loaded), sum(size for _, size in loaded), seconds, in_all)


def asked(folder: Path) -> list[Asked]:
    """All queries of the table."""
    rows = [("/tim-kiem/", query) for query, _ in VIETNAMESE] + [
        ("/en/search/", query) for query, _ in ENGLISH
    ]
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find(CHROMIUM)), args=["--no-sandbox"])
        found = [ask(browser, address, path, query) for path, query in rows]
        browser.close()
    return found


def table(pages: int, found: Sequence[Asked]) -> Iterator[str]:
    """Markdown."""
    yield f"| {len(found)} first queries at {pages:,} pages | Median | Nine of ten | Most |"
    yield "|---|---:|---:|---:|"
    for name, values, form in (
        ("requests", [each.requests for each in found], "{:.0f}"),
        ("KB", [each.bytes / 1024 for each in found], "{:.0f}"),
        ("seconds until results are there", [each.seconds for each in found], "{:.2f}"),
        ("requests, with what comes by itself after that", [each.in_all for each in found], "{:.0f}"),
    ):
        ordered = sorted(values)
        cells = (median(ordered), ordered[int(0.9 * len(ordered))], ordered[-1])
        yield f"| {name} | {' | '.join(form.format(each) for each in cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--write", type=Path, metavar="DOCS")
    options = parser.parse_args()
    if not options.folder:
        furnish(WORK / "content", options.pages // 2)
    found = asked(options.folder or build(WORK))
    for each in found:
        print(
            f"{each.requests:4} {each.in_all:4} {each.bytes / 1024:6.0f} KB {each.seconds:5.2f} s  {each.query}"
        )
    text = "\n".join(
        (f"Measured on {datetime.now(UTC):%d %B %Y}, on {machine()}.\n", *table(options.pages, found))
    )
    print(text)
    if options.write:
        put(options.write, "search", text)


if __name__ == "__main__":
    main()
