"""A case of the fuzz: what it lays over a small sound site."""

from __future__ import annotations

from dataclasses import dataclass

OUTSIDE = "mat"
"""The folder beside `content/` of which nothing may reach the output."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Something put at a path of the site: bytes, or a `link` to somewhere, or a `pipe`."""

    path: bytes
    data: bytes = b""
    link: str = ""
    pipe: bool = False

    @property
    def added(self) -> bool:
        """Whether it stands behind what the file holds already: lines of a registry."""
        return self.path.startswith(b"content/registry/") and self.path.endswith((b".toml", b".txt"))


@dataclass(frozen=True, slots=True)
class Case:
    """What is laid over the site. `settings` are lines of Python, `command` is what is run, where it is no build and no
    check; with `wrong`, a build must refuse it."""

    number: int
    door: str
    edits: tuple[Edit, ...] = ()
    settings: tuple[str, ...] = ()
    wrong: bool = False
    command: tuple[str, ...] = ()

    @property
    def read(self) -> bool:
        """Whether it is content: what is read, and built where it is taken."""
        return not (self.settings or self.command)
