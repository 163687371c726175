"""The sites that are measured: ours, Hugo's and stock Pelican's, of one corpus, and what a newsroom does to them."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from bench.corpus import make

ROOT = Path(__file__).parents[1]
PEERS = Path(__file__).parent / "peers"
PAGEFIND = PEERS / "pagefind" / "node_modules"
EXTRAS = ("SEARCH", "SIDE_BY_SIDE", "SOCIAL_CARDS")
"""Settings of ours for what the peers' sites have nothing of: an index for searching, a page with both languages beside
each other, a picture of each story for social networks."""
PYTHON = str(Path(sys.prefix).parent / "bin" / "python")
"""The Python of the site, in whose environment that of the benchmark lies: what measures must not add to what is
measured, since the press counts every library installed among its fingerprint."""


class Site:
    """One generator's site in a folder of its own."""

    name = ""
    generator = ""
    template = ""
    """The template of a story's page."""
    output = "output"

    def __init__(self, folder: Path, stories: int) -> None:
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        make(stories, self.generator, folder)
        self.furnish()

    def furnish(self) -> None:
        """Bring the templates and the settings."""
        shutil.copytree(PEERS / self.generator, self.folder, dirs_exist_ok=True)

    def command(self) -> tuple[list[str], Path]:
        """What builds the site, and in which folder."""
        raise NotImplementedError

    @property
    def built(self) -> Path:
        return self.folder / self.output

    def clear(self) -> None:
        """Forget every build."""
        shutil.rmtree(self.built, ignore_errors=True)

    # What a newsroom does

    def edit(self, number: int) -> None:
        """A sentence more in a story of the archive."""
        file = self._stories()[7 + number]
        file.write_text(file.read_text(encoding="utf-8") + f"\nThêm câu thứ {number}.\n", encoding="utf-8")

    def publish(self, number: int) -> None:
        """A new story, in both languages."""
        shutil.copytree(self.folder / "extra" / str(number), self.folder / "content", dirs_exist_ok=True)

    def retouch(self, number: int) -> None:
        """Another attribute in the template of stories."""
        file = self.folder / self.template
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(r"<article[^>]*?( data-n=\"\d+\")?>", f'<article data-n="{number}">', text, count=1)
        )

    def illustrate(self, number: int) -> None:
        """A photo beside a story of the archive, and in its text."""
        file = self._stories()[27 + number]
        source = self.photograph(file, f"photo-{number}.jpg")
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}\n![Một cây cầu]({source})\n", encoding="utf-8")

    def photograph(self, story: Path, name: str) -> str:
        """Put a photo where the generator wants it; gives how the text names it."""
        target = self.folder / "static" / "img" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        Image.radial_gradient("L").resize((1200, 800)).save(target)
        return f"/img/{name}"

    def _stories(self) -> list[Path]:
        return sorted(self._found())

    def _found(self) -> Iterator[Path]:
        return (self.folder / "content" / "vi").rglob("story-*.md")


class Ours(Site):
    """Without what no peer's site has."""

    name, generator = "Nhịp Cầu, bare", "nhipcau"
    template = "theme/templates/story.html"
    left_out: tuple[str, ...] = EXTRAS

    def furnish(self) -> None:
        shutil.copytree(ROOT / "theme", self.folder / "theme")

    @property
    def settings(self) -> dict[str, object]:
        """What is set otherwise than in the project: where things are kept, and what is left out."""
        cache = self.folder / "cache"
        kept = {"CACHE_PATH": cache, "PICTURE_CACHE": cache / "pictures", "BUNDLE_CACHE": cache / "bundles"}
        return {name: str(path) for name, path in kept.items()} | dict.fromkeys(self.left_out, False)

    def command(self) -> tuple[list[str], Path]:
        given = [f"{name}={json.dumps(value)}" for name, value in self.settings.items()]
        paths = [str(self.folder / "content"), "-o", str(self.built), "-t", str(self.folder / "theme")]
        return [
            PYTHON,
            "-m",
            "pelican",
            *paths,
            "-s",
            str(ROOT / "pelicanconf.py"),
            "-e",
            *given,
        ], ROOT

    def clear(self) -> None:
        super().clear()
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def photograph(self, story: Path, name: str) -> str:
        Image.radial_gradient("L").resize((1200, 800)).save(story.with_name(name))
        return name

    def _found(self) -> Iterator[Path]:
        return (self.folder / "content" / "stories").rglob("index.vi.md")


class Default(Ours):
    """As people have it."""

    name, left_out = "Nhịp Cầu", ()


class Hugo(Site):
    name, generator, output = "Hugo", "hugo", "public"
    template = "layouts/_default/single.html"

    def command(self) -> tuple[list[str], Path]:
        return [str(Path(sys.executable).with_name("hugo")), "--quiet"], self.folder


class HugoSearched(Hugo):
    """Hugo, and Pagefind run on its output, which is how its users have a search."""

    name = "Hugo and Pagefind"

    def command(self) -> tuple[list[str], Path]:
        hugo, folder = super().command()
        pagefind = next(PAGEFIND.glob("@pagefind/*/bin/pagefind_extended"))
        index = f"{shlex.quote(str(pagefind))} --silent --site {self.output}"
        return ["sh", "-c", f"rm -rf {self.output}/pagefind && {shlex.join(hugo)} && {index}"], folder


class StockPelican(Site):
    name, generator, output = "Pelican", "pelican", "out"
    template = "theme/templates/article.html"

    def command(self) -> tuple[list[str], Path]:
        return [PYTHON, "-m", "pelican", "-s", "stock.py", "-q"], self.folder


SITES = {
    "default": Default,
    "bare": Ours,
    "pagefind": HugoSearched,
    "hugo": Hugo,
    "pelican": StockPelican,
}
