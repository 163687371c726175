"""A place: where releases are published. A site's plugin may bring places of its own (`offer`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from blinker import signal

from nhipcau.publish.destinations import Destination
from nhipcau.publish.manifest import Difference, Manifest, difference
from nhipcau.publish.release import Release


@dataclass(frozen=True, slots=True)
class Standing:
    """What is at a place: the releases it keeps, the oldest first, and the name of the one that readers see ("" where
    there is none)."""

    releases: tuple[Release, ...]
    live: str

    @property
    def now(self) -> Release | None:
        """The release that readers see."""
        return self.named(self.live)

    def named(self, name: str) -> Release | None:
        return next((release for release in self.releases if release.name == name), None)


class Bytes(Protocol):
    """Where the bytes of a site's files lie on this machine."""

    def names(self, path: str) -> tuple[str, ...]:
        """A path, and those of the compressed forms that lie beside it at a place."""

    def __call__(self, path: str) -> Mapping[str, Path]:
        """The same with the file that has the bytes of each."""


@dataclass(frozen=True, slots=True)
class Shipment:
    """A release on its way: its files, those of the release that readers see now (`base`; "" and none where there is
    none), and where on this machine the bytes of each path lie, with those of its compressed forms."""

    release: Release
    manifest: Manifest
    base: str
    before: Manifest
    files: Bytes

    @property
    def difference(self) -> Difference:
        return difference(self.before, self.manifest)


class ReleasePlace(Protocol):
    """A place takes files and a list of what changed, and keeps releases; it never reads content.

    Whatever goes wrong is Trouble, and readers see what they saw before; or the next shipment completes it, where a
    place cannot change everything in one instant.
    """

    def held(self, who: str) -> AbstractContextManager[None]:
        """Have the place for oneself. Trouble where another publisher has it, or it cannot be reached."""

    def standing(self) -> Standing:
        """What is there."""

    def manifest(self, name: str) -> Manifest:
        """The files of a release that is kept there."""

    def ship(self, shipment: Shipment) -> None:
        """Make it what readers see, while the place is held."""

    def show(self, release: Release, manifest: Manifest, base: Release, target: Release) -> None:
        """Have readers see again what a kept release, `target`, has of the manifest, while the place is held; `base` is
        what they see now. `release` is the target itself, or else a new one that is kept like others."""

    def prune(self, keep: int) -> None:
        """Forget all but the last `keep` releases and the one that readers see, while the place is held."""

    def missing(self, shipment: Shipment) -> list[str]:
        """Look whether a shipment is there: paths of files that are not."""


Maker = Callable[[Destination, Path], ReleasePlace]
"""Makes a place of where it is, and of a folder for what is worth keeping on this machine."""

PLACE = "nhipcau.place"


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A kind of place that a plugin adds: the scheme of its addresses, and what makes one.

    A plugin offers them by the signal "nhipcau.place":

        def places(sender: object) -> Iterable[OwnPlace]
    """

    scheme: str
    maker: Maker


_OURS: dict[str, Maker] = {}


def offer(scheme: str, maker: Maker) -> None:
    """Have addresses that begin with this scheme be places that `maker` makes, unless a plugin has others for it."""
    _OURS[scheme] = maker


def schemes() -> frozenset[str]:
    """The beginnings of addresses that somebody knows how to reach."""
    return frozenset(_makers())


def place(destination: Destination, cache: Path) -> ReleasePlace:
    """The place of a destination whose scheme is known."""
    return _makers()[destination.scheme](destination, cache / destination.name)


def _makers() -> dict[str, Maker]:
    offered = [each for _, places in signal(PLACE).send(None) for each in places]
    return _OURS | {each.scheme: each.maker for each in sorted(offered, key=lambda each: each.scheme)}
