"""What pages weigh and how they load in Chromium, and what Lighthouse says of them: `make pages`, `make lighthouse`.

python -m bench.pages [--lighthouse] [--write docs] [FOLDER]

FOLDER holds a built site; without it the sample site is built, with the settings of `pelicanconf.py`. It is served as
our files for nginx have it served: compressed by gzip, with the headers of the policy.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from bench import lighthouse
from bench.report import machine, put
from bench.server import served
from tools.provision import CHROMIUM, find

ROOT = Path(__file__).parent.parent
PAGES = {
    "front": ("/", "/en/"),
    "story": ("/2024/10/70-nam-giai-phong-thu-do/", "/en/2024/10/liberation-of-hanoi-70/"),
    "section": ("/chuyen-muc/van-hoa/", "/en/sections/culture/"),
    "event": ("/su-kien/pho-di-bo-ho-hoan-kiem/", "/en/events/hoan-kiem-walking-space/"),
    "calendar": ("/lich/", "/en/calendar/"),
    "search": ("/tim-kiem/", "/en/search/"),
}
"""The kinds of pages that are measured, each in Vietnamese and in English."""

PHONE = {"width": 412, "height": 823}
"""The screen that Lighthouse takes for a telephone, in CSS pixels, of 1.75 dots each."""

OBSERVE = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""

SCROLL = """async () => {
  await document.fonts.ready;
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise((done) => setTimeout(done, 50));
  }
  await document.fonts.ready;
}"""
"""Down to the end: what is loaded on the way must not push anything about either."""

LOADED = """() => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
  .map((entry) => [new URL(entry.name).pathname, entry.encodedBodySize, entry.renderBlockingStatus === "blocking"])"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one page brings over the network, read from top to bottom on a telephone. Sizes in bytes, compressed."""

    path: str
    code: int
    """HTML, CSS and JavaScript."""
    fonts: int
    font_files: int
    photos: int
    requests: int
    blocking: tuple[str, ...]
    """What the first picture of the page waits for, besides the page itself."""
    shift: float
    """Cumulative Layout Shift (web.dev/articles/cls)."""


def weigh(browser: Browser, address: str, path: str) -> Weight:
    """Load a page with nothing kept from before, and go through it."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=1.75, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(OBSERVE)
    page.goto(address + path, wait_until="load")
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate(LOADED)
    shift = page.evaluate("window.shift")
    context.close()
    sizes: dict[str, list[int]] = {"code": [], "fonts": [], "photos": []}
    for name, size, _ in loaded:
        sizes[_sort(name)].append(size)
    blocking = tuple(name for name, _, blocks in loaded if blocks)
    fonts = sizes["fonts"]
    return Weight(
        path,
        sum(sizes["code"]),
        sum(fonts),
        len(fonts),
        sum(sizes["photos"]),
        len(loaded),
        blocking,
        shift,
    )


def _sort(name: str) -> str:
    if name.endswith(".woff2"):
        return "fonts"
    return "photos" if name.endswith((".jpg", ".png", ".webp", ".avif", ".svg")) else "code"


def weights(folder: Path) -> Iterator[Weight]:
    """The weight of every page of `PAGES` of a built site."""
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find(CHROMIUM)), args=["--no-sandbox"])
        for path in (path for paths in PAGES.values() for path in paths):
            yield weigh(browser, address, path)
        browser.close()


def table(found: Sequence[Weight]) -> Iterator[str]:
    """Markdown."""
    yield "| Page | HTML, CSS, JS | Fonts | Photos | Requests | Blocks rendering | CLS |"
    yield "|---|---:|---:|---:|---:|---|---:|"
    for each in found:
        cells = (
            f"`{each.path}`",
            f"{each.code / 1024:.1f} KB",
            f"{each.fonts / 1024:.0f} KB in {each.font_files}",
            f"{each.photos / 1024:.0f} KB",
            f"{each.requests}",
            ", ".join(f"`{name}`" for name in each.blocking),
            f"{each.shift:.2f}",
        )
        yield f"| {' | '.join(cells)} |"


def built(folder: Path) -> Path:
    """The sample site, built into that folder."""
    command = [
        sys.executable,
        "-m",
        "pelican",
        "content",
        "-s",
        "pelicanconf.py",
        "-o",
        str(folder / "output"),
    ]
    subprocess.run([*command, "-e", f'CACHE_PATH="{folder / "cache"}"'], cwd=ROOT, check=True)
    return folder / "output"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.pages", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--lighthouse", action="store_true")
    parser.add_argument("--write", type=Path, metavar="DOCS")
    options = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = options.folder or built(Path(made))
        part = "lighthouse" if options.lighthouse else "pages"
        lines = lighthouse.table(folder, PAGES) if options.lighthouse else table(list(weights(folder)))
        text = "\n".join((f"Measured on {datetime.now(UTC):%d %B %Y}, on {machine()}.\n", *lines))
    print(text)
    if options.write:
        put(options.write, part, text)


if __name__ == "__main__":
    main()
