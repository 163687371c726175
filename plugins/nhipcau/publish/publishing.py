"""Publishing: a built and proven site becomes the release that readers see; and an earlier release does again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nhipcau.problems import N_
from nhipcau.publish.compressed import Compressed
from nhipcau.publish.destinations import Options
from nhipcau.publish.locks import publisher
from nhipcau.publish.manifest import (
    Difference,
    Manifest,
    difference,
    digest_of,
    lessened,
    pages,
    with_dropped,
)
from nhipcau.publish.place import ReleasePlace, Shipment, Standing
from nhipcau.publish.release import Counts, Release, name_of
from nhipcau.publish.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Ready:
    """A built site that is proven: its folder, its files, and the addresses that it says are withdrawn."""

    folder: Path
    manifest: Manifest
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a publication: the release that readers see now, and what it changed for them; `anew` is false
    where they saw it already. `rewritten` are the pages of stories that have other words than before."""

    release: Release
    changed: Difference
    anew: bool = True
    rewritten: tuple[str, ...] = ()


class Publisher:
    """Publishes at one place. `cache` is a folder of this machine; `hands` is how many threads may work; `who` is the
    name of whoever has it published, "" for the user of this machine."""

    def __init__(
        self, place: ReleasePlace, options: Options, cache: Path, hands: int = 1, who: str = ""
    ) -> None:
        self._place, self._options, self._cache, self._hands = place, options, cache, hands
        self._who = publisher(who)

    def plan(self, edition: Ready, now: datetime) -> Published:
        """What publishing that edition would change, `now` being aware. Nothing is sent."""
        standing = self._place.standing()
        shipment = self._shipment(edition, standing, self._before(standing), now)
        return Published(shipment.release, shipment.difference, anew=_is_news(shipment, standing))

    def publish(self, edition: Ready, now: datetime) -> Published:
        """Have readers see that edition. Trouble, and they see what they saw before, where that cannot be."""
        with self._place.held(self._who):
            standing = self._place.standing()
            shipment = self._shipment(edition, standing, self._before(standing), now)
            if not _is_news(shipment, standing) and standing.now:
                return Published(standing.now, Difference((), (), ()), anew=False)
            if begun := _begun(standing, shipment.release):
                self._place.show(begun, shipment.manifest, standing.now or begun, begun)
                return Published(begun, shipment.difference, rewritten=_rewritten(shipment))
            self._ship(edition, shipment)
            self._place.prune(self._options.keep)
        return Published(shipment.release, shipment.difference, rewritten=_rewritten(shipment))

    def _ship(self, edition: Ready, shipment: Shipment) -> None:
        forms = Compressed(edition.folder, self._cache)
        if self._options.compress:
            forms.make(shipment.manifest, shipment.difference.sent, self._hands)
        self._place.ship(shipment)
        if missing := self._place.missing(shipment):
            message = N_("{n} files did not arrive at their place, {path} among them. Publish again.")
            raise Trouble(message, n=len(missing), path=missing[0])
        changed = shipment.difference
        still = {entry.digest for entry in shipment.manifest.values()}
        forms.forget({shipment.before[path].digest for path in (*changed.changed, *changed.gone)} - still)

    def _shipment(self, edition: Ready, standing: Standing, before: Manifest, now: datetime) -> Shipment:
        # What is withdrawn shall be gone, and not linger with all that was dropped beside it.
        last = standing.now
        grace = 0 if set(edition.withdrawn) - set(last.withdrawn if last else ()) else self._options.grace
        manifest = with_dropped(edition.manifest, before, int(now.timestamp()), grace)
        release = Release(
            name_of(_after(standing, now), digest_of(manifest)),
            self._who,
            counts(before, manifest),
            edition.withdrawn,
        )
        forms = Compressed(edition.folder, self._cache) if self._options.compress else None
        return Shipment(release, manifest, standing.live, before, Sources(edition.folder, manifest, forms))

    def _before(self, standing: Standing) -> Manifest:
        return self._place.manifest(standing.live) if standing.live else {}

    # Back, and forward again

    def standing(self) -> Standing:
        """The releases that the place keeps."""
        return self._place.standing()

    def roll_back(self, name: str, now: datetime, *, withdrawn_too: bool = False) -> Published:
        """Have readers see a kept release again, "" being the one before what they see. What was withdrawn since stays
        so, unless it is to come back, too."""
        with self._place.held(self._who):
            standing = self._place.standing()
            base, target = standing.now, _wanted(standing, name)
            if base is None or target == base:
                raise Trouble(N_("Readers see the release {name} already."), name=target.name)
            whole, before = self._place.manifest(target.name), self._place.manifest(base.name)
            gone = set() if withdrawn_too else set(base.withdrawn) - set(target.withdrawn)
            manifest = lessened(whole, before, gone) if gone else whole
            release = target
            if gone:
                at = _after(standing, now)
                release = _lessened(target, base, before, manifest, at, self._who)
            self._place.show(release, manifest, base, target)
            return Published(release, difference(before, manifest))


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the bytes of a site's files lie, and those of their compressed forms."""

    folder: Path
    manifest: Manifest
    compressed: Compressed | None

    def names(self, path: str) -> tuple[str, ...]:
        return (path, *self.compressed.names(path, self.manifest[path])) if self.compressed else (path,)

    def __call__(self, path: str) -> Mapping[str, Path]:
        forms = self.compressed.files(path, self.manifest[path]) if self.compressed else {}
        return {path: self.folder / path} | forms


def counts(before: Manifest, after: Manifest) -> Counts:
    """What lies between two releases, in numbers. A story counts once, however many languages it has."""
    changed = difference(before, after)
    old, new = _stories(before), _stories(after)
    return Counts(
        new=len(new.keys() - old.keys()),
        revised=sum(old[key] != new[key] for key in old.keys() & new.keys()),
        gone=len(old.keys() - new.keys()),
        sent=len(changed.sent),
        removed=len(changed.gone),
        files=len(after),
        pages=len(pages(after)),
    )


def _stories(manifest: Manifest) -> dict[str, frozenset[str]]:
    """What stands for the words of each story, in all its languages."""
    found: dict[str, set[str]] = {}
    for entry in manifest.values():
        if entry.story:
            key, _, words = entry.story.partition(".")
            found.setdefault(key, set()).add(words)
    return {key: frozenset(words) for key, words in found.items()}


def _rewritten(shipment: Shipment) -> tuple[str, ...]:
    before, after = shipment.before, shipment.manifest
    changed = shipment.difference.changed
    return tuple(path for path in changed if after[path].story and before[path].story != after[path].story)


def _is_news(shipment: Shipment, standing: Standing) -> bool:
    """Whether readers would see anything else than they do."""
    return standing.now is None or digest_of(shipment.before) != digest_of(shipment.manifest)


def _begun(standing: Standing, release: Release) -> Release | None:
    """The same release, laid out by a publisher that ended before readers saw it."""
    last = standing.releases[-1] if standing.releases else None
    return last if last and last.name != standing.live and last.digest == release.digest else None


def _wanted(standing: Standing, name: str) -> Release:
    """The release of that name, or whose name begins so; Trouble where there is none, or several."""
    if not name:
        earlier = [release for release in standing.releases if release.name < standing.live]
        if not earlier:
            raise Trouble(N_("There is no release before the one that readers see."))
        return earlier[-1]
    found = [release for release in standing.releases if name in (release.name, release.digest)]
    found = found or [release for release in standing.releases if release.name.startswith(name)]
    if len(found) != 1:
        message = N_("There is no release {name} at that place, or more than one: see “nhipcau releases”.")
        raise Trouble(message, name=name)
    return found[0]


def _after(standing: Standing, now: datetime) -> datetime:
    """Now, or just after the last release where the clock has gone back since: releases are in the order of names."""
    last = standing.releases[-1].time if standing.releases else None
    now = now.astimezone(UTC).replace(microsecond=0)
    return max(now, last + timedelta(seconds=1)) if last else now


def _lessened(
    target: Release, base: Release, before: Manifest, manifest: Manifest, now: datetime, who: str
) -> Release:
    """The release that brings back a target but for what was withdrawn since."""
    return Release(
        name_of(now, digest_of(manifest)),
        who,
        counts(before, manifest),
        base.withdrawn,
        returned=target.name,
    )
