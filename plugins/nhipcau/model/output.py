"""An Output: one file of the site, as a value that says what it is made of; and a Drawing, which puts it off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import unquote

from nhipcau.model.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Make:
    """A way to make outputs; `digest` stands for all that it draws on besides its inputs. `slow` is one that takes
    longer than to start another process."""

    digest: str
    call: Callable[..., bytes]
    slow: bool = False

    def __call__(self, *inputs: object) -> bytes:
        return self.call(*inputs)


@dataclass(frozen=True, slots=True)
class BundlePart:
    """What outputs are joined of. It counts by its digest, wherever it is kept: `place` is the path of its bundle and
    its number in that."""

    place: tuple[str, int]
    digest: str


Bundle = tuple[BundlePart, ...]
"""Parts that are made together."""


@dataclass(frozen=True, slots=True)
class Bundling:
    """How a bundle comes about: what it is called, what stands for all that it follows from (`Renderer.state`), and
    what gives the inputs of those who make it, in case that must be done. Where the state is the same, so are they."""

    name: str
    state: str
    inputs: Callable[[], tuple[Any, ...]]


class Renderer(Protocol):
    """Gives pages and files their makes. What each does is told where it is done, in the room `rendering`."""

    def page(self, template: str, lang: str, *others: str) -> Make: ...

    def words(self, function: Callable[..., bytes], lang: str) -> Make: ...

    def file(self, root: str) -> Make: ...

    def pictures(self, function: Callable[..., bytes], lang: str = "") -> Make: ...

    def prose(self, function: Callable[..., bytes], lang: str) -> Make: ...

    def state(self, site: Any, function: Callable[..., object], *values: object) -> str: ...

    def bundles(
        self, function: Callable[..., Sequence[bytes]], lang: str, wanted: Sequence[Bundling]
    ) -> tuple[Bundle, ...]: ...

    def parts(self, function: Callable[..., bytes]) -> Make: ...

    def warn(self, problem: Problem) -> None: ...

    def static(self) -> tuple[tuple[str, str], ...]: ...


@dataclass(frozen=True, slots=True)
class Output:
    """One file.

    The file's bytes are `make(*inputs)` and nothing else: a page is a pure function of values. `path` is relative
    to the output folder. `inputs` may hold None, strings, numbers, dates, tuples and frozen dataclasses.
    `origin` names the content file it comes from, for messages.
    """

    path: str
    inputs: tuple[object, ...]
    make: Callable[..., bytes]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Outputs not yet drawn: `draw(site, renderer, *values)` gives them.

    The press draws only where it must: what the site and the renderer were asked, and what they answered, is
    remembered, and while the values and all those answers are the same, so are the outputs. `draw` is a function of a
    module; it may look at nothing else. `values` are of the kinds that inputs may have.
    """

    draw: Callable[..., Iterable[Output]]
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Reserved:
    """A path at which no file may be, since servers are told to answer there otherwise. `origin` is as an Output's."""

    path: str
    origin: str = ""


Offered = Output | Drawing | Reserved
"""What plugins draw."""


def outputs(offered: Iterable[Offered], site: Any, renderer: Renderer) -> Iterator[Output]:
    """All outputs, with every drawing drawn."""
    for each in offered:
        if isinstance(each, Drawing):
            yield from each.draw(site, renderer, *each.values)
        elif isinstance(each, Output):
            yield each


def path_of(url: str) -> str:
    """The file behind an address: "/en/2024/" is "en/2024/index.html", "/a%20b.jpg" is "a b.jpg"."""
    path = unquote(url).lstrip("/")
    return path + "index.html" if url.endswith("/") else path
