"""A small site for the press: leaves drawn by a theme of six templates, without Pelican and without reading.

    python -m tests.printing.pressroom FOLDER EDITION

prints 300 leaves of an edition, for the tests that need a process to kill.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from nhipcau.model import Body, Figure, Language, Link, Output, Paths, Photo, Publication
from nhipcau.printing.folder import TREE, OutputFolder
from nhipcau.printing.printing import print_outputs
from nhipcau.printing.report import BuildReport
from nhipcau.rendering.renderer import JinjaRenderer
from nhipcau.tracking.fingerprint import fingerprint_of

PATHS = Paths(
    "muc",
    "chu-de",
    "su-kien",
    "ky-niem",
    "nguoi",
    "luu-tru",
    "lich",
    "toi",
    "trang-tin",
    "tim",
    "trang",
    "song-ngu",
    "du-lieu",
)
PUBLICATION = Publication(
    url="https://example.org",
    zone="Asia/Ho_Chi_Minh",
    languages=(
        Language("vi", "Tiếng Việt", "", "Nhịp Cầu", "", PATHS),
        Language("en", "English", "en", "Nhịp Cầu", "", PATHS),
    ),
)
TEMPLATES = {
    "base.html": "<!doctype html>\n<title>{% block title %}{% endblock %}</title>\n"
    "<main>{% block main %}{% endblock %}</main>\n",
    "leaf.html": '{% extends "base.html" %}{% block title %}{{ page.title }}{% endblock %}'
    '{% block main %}{% include "partials/words.html" %}{% endblock %}',
    "list.html": '{% extends "base.html" %}{% block main %}{% trans %}Latest news{% endtrans %}: '
    "{{ page.words|join(', ') }}{% endblock %}",
    "partials/words.html": '{% from "parts/word.html" import word with context %}'
    "{% for each in page.words %}{{ word(text=each) }}{% endfor %}",
    "parts/word.html": '{% macro word(text) %}<p title="{{ _("Latest news") }}">{{ text }}</p>{% endmacro %}',
}
CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Latest news"
msgstr "Tin mới nhất"
"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the templates see."""

    title: str
    words: tuple[str, ...] = ()


@dataclass
class Pressroom:
    """A folder with a theme, an output folder and a cache. `leaves` are what to print, by path."""

    root: Path
    leaves: dict[str, Leaf] = field(default_factory=dict)
    lang: str = "vi"

    def __post_init__(self) -> None:
        for name, text in TEMPLATES.items():
            self.template(name, text)
        self.write("theme/translations/vi/LC_MESSAGES/messages.po", CATALOGUE)

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def template(self, name: str, text: str) -> None:
        self.write(f"theme/templates/{name}", text)

    def renderer(self, html: dict[str, str] | None = None) -> JinjaRenderer:
        env = Environment(loader=FileSystemLoader(self.root / "theme" / "templates"))
        bodies = html or {}
        return JinjaRenderer(
            env, PUBLICATION, bodies.__getitem__, self.root / "content", (self.root / "theme",)
        )

    def outputs(self) -> Iterable[Output]:
        """A page for each leaf, and a list of their titles."""
        renderer = self.renderer()
        for path, leaf in self.leaves.items():
            yield Output(path, (leaf,), renderer.page("leaf.html", self.lang), f"content/{path}.md")
        titles = tuple(leaf.title for _, leaf in sorted(self.leaves.items()))
        yield Output("index.html", (Leaf("", titles),), renderer.page("list.html", self.lang))

    def print(self, outputs: Iterable[Output] | None = None, **options: Any) -> BuildReport:
        """Print, warm where something was printed before."""
        options = {"fingerprint": fingerprint_of({}, PUBLICATION), "hands": 1} | options
        folder = OutputFolder(self.output, options.pop("retained", ()), self.cache / TREE)
        return print_outputs(self.outputs() if outputs is None else outputs, folder, self.cache, **options)

    def cold(self, outputs: Iterable[Output] | None = None) -> dict[str, bytes]:
        """What a cold build gives: printed to an empty folder, remembering nothing."""
        folder, cache = self.root / "cold", self.root / "cold-cache"
        for each in (folder, cache):
            shutil.rmtree(each, ignore_errors=True)
        print_outputs(
            self.outputs() if outputs is None else outputs,
            OutputFolder(folder),
            cache,
            fingerprint_of({}, PUBLICATION),
            hands=1,
        )
        return tree(folder)

    def printed(self) -> dict[str, bytes]:
        return tree(self.output)


def tree(folder: Path) -> dict[str, bytes]:
    """Everything below a folder: files with their bytes, empty folders with None."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = b"a link"
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name] = b"an empty folder"
    return found


def times(folder: Path) -> dict[str, int]:
    """When each file was last written, in nanoseconds."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def leaves(count: int, edition: int = 0) -> dict[str, Leaf]:
    """Leaves of an edition; half of them are the same in the next edition, some come and some go."""
    numbers = range(edition * 5, edition * 5 + count)
    return {
        f"{number % 12:02d}/bai-{number}/index.html": Leaf(
            f"Bài {number}", tuple(f"{word} {edition if number % 2 else 0}" for word in range(40))
        )
        for number in numbers
    }


def photo(name: str = "ho.jpg") -> Figure:
    return Figure(Photo(name, f"a/{name}", f"/a/{name}", 600, 400, "d"), "Hồ Gươm", "Chú thích.", "Ảnh: An")


def body(*figures: Figure) -> Body:
    return Body("body", figures=figures)


def link(text: str = "Hồ Gươm", url: str = "/ho/", lang: str = "vi") -> Link:
    return Link(text, url, lang)


def main(folder: str, edition: str) -> None:
    room = Pressroom(Path(folder), leaves(300, int(edition)))
    print("ready", flush=True)
    report = room.print(hands=2, fingerprint=b"the same in every process")
    print(report.rendered, report.written, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
