"""The theme's files, which go out as they are, but for those that every page wants: one stylesheet, one script."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from blinker import signal
from rcssmin import cssmin

from nhipcau.model import Drawing, Output, Site
from nhipcau.model.output import Renderer
from nhipcau.pictures.mark import MARK
from nhipcau.web.joined import JOINED, folder_of

SHEET = "css/site.css"
FUNCTIONS = ("is", "where", "not", "has")
"""Pseudo-classes that take selectors."""
IMPORT = re.compile(r"@import url\(\"([^\"]+)\"\)(?: layer\(([\w.]+)\))?;\n?")


def stylesheet(sheets: tuple[tuple[str, str], ...], origin: str) -> bytes:
    """The theme's stylesheets as one, from (path, CSS) pairs: each `@import` of the first replaced by what it names,
    and without blanks and comments, which would be a third of what a telephone waits for.

    `origin` is the site's root, which `--origin` gives to the sheet for paper: there an address must be whole.
    """
    texts = dict(sheets)

    def inline(found: re.Match[str]) -> str:
        css = texts[posixpath.join(posixpath.dirname(SHEET), found[1])].strip()
        return f"@layer {found[2]} {{\n{css}\n}}\n" if found[2] else f"{css}\n"

    quoted = origin.replace("\\", "%5C").replace('"', "%22")
    paper = f'@layer tokens {{\n:root {{\n  --origin: "{quoted}";\n}}\n}}\n'
    joined = IMPORT.sub(inline, texts[SHEET]) + paper
    for name in FUNCTIONS:
        # Within a layer, rcssmin takes ".prose :is(" for a declaration, and makes ".prose:is(" of it.
        joined = joined.replace(f" :{name}(", f" *:{name}(")
    packed: str = cssmin(joined)
    return packed.encode()


def script(modules: tuple[tuple[str, str], ...]) -> bytes:
    """The modules of every page as one, from (path, JavaScript) pairs: each in a block, where its names are its own.

    A telephone asks for one file where it would ask for each. (https://tc39.es/ecma262/#sec-block)
    """
    return "".join(f"{{\n{text.strip()}\n}}\n" for _, text in modules).encode()


def files(site: Site, renderer: Renderer) -> Iterator[Output]:
    make = renderer.file("theme")
    texts: dict[str, list[tuple[str, str]]] = {name: [] for name in JOINED.values()}
    for path, digest in renderer.static():
        if path == MARK:  # goes out in the theme's colours (`icons`)
            continue
        if folder := folder_of(path):
            texts[JOINED[folder]].append((path, make(path, digest).decode()))
        else:
            yield Output(f"theme/{path}", (path, digest), make)
    yield Output("theme/site.css", (tuple(texts["site.css"]), site.publication.url), stylesheet)
    yield Output("theme/site.js", (tuple(texts["site.js"]),), script)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield Drawing(files)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
