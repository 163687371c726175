"""A bucket of an object store as a place, through rclone: the files at their addresses, and aside what earlier releases
had.

Nothing there can be changed in one instant, so it is changed in an order in which no page ever names a file that is not
there: first what is new, then pages that changed, then lists and feeds, and at last what is gone. What a file was is
copied aside before anything changes, so that every release that is kept can come back. A note says which releases were
begun: so the next publisher, after one was killed, knows what it cannot know.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from nhipcau.problems import N_
from nhipcau.publish import manifest as manifests
from nhipcau.publish import release as records
from nhipcau.publish.destinations import Destination
from nhipcau.publish.manifest import LISTS, FileEntry, Manifest
from nhipcau.publish.place import Shipment, Standing
from nhipcau.publish.rclone import Rclone
from nhipcau.publish.release import Release
from nhipcau.publish.store_lock import locked
from nhipcau.publish.trouble import Trouble
from nhipcau.web.serving import REVALIDATE, HeaderRule, headers, media_type

OWN = ".nhipcau"
"""The folder in a bucket that is ours and not the site's: `place`, `lock`, `note`, `files/` and `objects/`."""
WORKER = "sw.js"

Put = Callable[[str, FileEntry], None]
"""Puts the bytes of a path at its address."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a store: its releases, the name of the one whose files it has, and the names of those that were
    begun since and not ended."""

    releases: tuple[Release, ...] = ()
    live: str = ""
    begun: tuple[str, ...] = ()


class Store:
    """The place s3://bucket/prefix."""

    def __init__(self, destination: Destination, cache: Path) -> None:
        self._options, self._told, self._cache = destination.options, destination.told, cache
        self._prefix = f"{destination.path.strip('/')}/" if destination.path.strip("/") else ""
        self._own = f"{self._prefix}{OWN}/"
        self._rclone = Rclone(_remote(destination), destination.told)
        self._mine: Callable[[], None] | None = None

    @contextmanager
    def held(self, who: str) -> Iterator[None]:
        with self._rclone.running():
            self._make_ours()
            with locked(self._rclone, f"{self._own}lock", who, self._told) as self._mine:
                yield

    def standing(self) -> Standing:
        with self._rclone.running():
            note = self._note()
            return Standing(note.releases, note.live)

    def manifest(self, name: str) -> Manifest:
        """It never changes, so one that was here before is the one that is there."""
        file = self._cache / name
        if not file.is_file():
            with self._rclone.running():
                data = self._rclone.read(f"{self._own}files/{name}")
            if data is None:
                raise Trouble(N_("The list of files that a release keeps beside it cannot be read."))
            self._remember(name, data)
        return manifests.decode(gzip.decompress(file.read_bytes()))

    def ship(self, shipment: Shipment) -> None:
        def put(path: str, entry: FileEntry) -> None:
            file = shipment.files(path)[path]
            self._rclone.upload(file.parent, file.name, self._prefix + path, self._headers(path))

        self._change(shipment.release, shipment.before, shipment.manifest, put)

    def show(self, release: Release, manifest: Manifest, base: Release, target: Release) -> None:
        def put(path: str, entry: FileEntry) -> None:
            self._rclone.copy(self._object(entry), self._prefix + path)

        self._change(release, self.manifest(base.name), manifest, put)

    def prune(self, keep: int) -> None:
        note = self._note()
        old = [release for release in note.releases[:-keep] if release.name != note.live]
        if not old:
            return
        kept = tuple(release for release in note.releases if release not in old)
        entries = {entry.digest: entry for release in old for entry in self.manifest(release.name).values()}
        for release in kept:
            for entry in self.manifest(release.name).values():
                entries.pop(entry.digest, None)
        self._write(replace(note, releases=kept))
        self._rclone.each(self._rclone.delete, map(self._object, entries.values()))
        for release in old:
            self._rclone.delete(f"{self._own}files/{release.name}")
            (self._cache / release.name).unlink(missing_ok=True)

    def missing(self, shipment: Shipment) -> list[str]:
        gone: list[str] = []

        def look(path: str) -> None:
            if self._rclone.size(self._prefix + path) != shipment.manifest[path].size:
                gone.append(path)

        self._rclone.each(look, shipment.difference.sent)
        return sorted(gone)

    # Changing what is there

    def _change(self, release: Release, before: Manifest, after: Manifest, put: Put) -> None:
        note = self._note()
        begun = [self.manifest(name) for name in note.begun]
        unsure = _unsure(before, begun)
        self._keep(before, after, unsure)
        self._send_list(release.name, after)
        self._write(replace(note, begun=(*note.begun, release.name)))
        new = [path for path, e in after.items() if path in unsure or _differs(before.get(path), e)]
        for lot in _in_order(new, before):
            self._still_mine()
            self._rclone.each(lambda path: put(path, after[path]), lot)
        self._still_mine()
        gone = {path for manifest in (before, *begun) for path in manifest} - after.keys()
        self._rclone.each(self._rclone.delete, (self._prefix + path for path in sorted(gone)))
        others = tuple(each for each in note.releases if each.name != release.name)
        releases = tuple(sorted((*others, release), key=lambda each: each.name))
        self._write(Note(releases, release.name))

    def _keep(self, before: Manifest, after: Manifest, unsure: set[str]) -> None:
        """Copy aside what will be other, or gone. Of what is unsure, the publisher that began to change it has done so,
        before it began."""
        lost = [path for path, e in before.items() if path not in unsure and _differs(after.get(path), e)]
        self._rclone.each(
            lambda path: self._rclone.copy(self._prefix + path, self._object(before[path])), lost
        )

    def _send_list(self, name: str, manifest: Manifest) -> None:
        data = gzip.compress(manifests.encode(manifest), 6, mtime=0)
        self._rclone.write(f"{self._own}files/{name}", data)
        self._remember(name, data)

    def _object(self, entry: FileEntry) -> str:
        return f"{self._own}objects/{entry.digest[:2]}/{entry.digest}"

    def _headers(self, path: str) -> dict[str, str]:
        """What readers are told of a file: its type, how long it keeps, and what the place says of it."""
        given = {"Content-Type": media_type(path), "Cache-Control": REVALIDATE}
        cache = {name: value for name, value in headers(f"/{path}", secure=True).items() if name in given}
        own = {
            name: value
            for pattern, pairs in self._options.headers
            if HeaderRule(pattern, pairs).covers(f"/{path}")
            for name, value in pairs
        }
        return given | cache | own

    # Notes

    def _make_ours(self) -> None:
        if self._rclone.size(f"{self._own}place") is None:
            if not self._rclone.is_empty(self._prefix.rstrip("/")):
                message = N_("{place} holds files that Nhịp Cầu did not put there. Choose an empty folder.")
                raise Trouble(message, place=self._told)
            self._rclone.write(f"{self._own}place", b"Nhip Cau\n")

    def _still_mine(self) -> None:
        assert self._mine
        self._mine()

    def _note(self) -> Note:
        data = self._rclone.read(f"{self._own}note")
        if data is None:
            return Note()
        try:
            found = json.loads(data)
            releases = tuple(records.decode(json.dumps(each)) for each in found["releases"])
            return Note(releases, str(found["live"]), tuple(map(str, found["begun"])))
        except (ValueError, KeyError, TypeError):
            raise Trouble(N_("The record of a release cannot be read.")) from None

    def _write(self, note: Note) -> None:
        self._rclone.write(f"{self._own}note", json.dumps(asdict(note), ensure_ascii=False).encode())

    def _remember(self, name: str, data: bytes) -> None:
        self._cache.mkdir(parents=True, exist_ok=True)
        fresh = self._cache / f"{name}.new"
        fresh.write_bytes(data)
        fresh.replace(self._cache / name)


def _unsure(before: Manifest, begun: Iterable[Manifest]) -> set[str]:
    """Paths of which nobody knows what is there: releases that were begun would have changed them."""
    return {
        path
        for manifest in begun
        for path in before.keys() | manifest.keys()
        if _differs(before.get(path), manifest.get(path))
    }


def _differs(one: FileEntry | None, other: FileEntry | None) -> bool:
    return (one and one.digest) != (other and other.digest)


def _in_order(paths: Iterable[str], before: Mapping[str, FileEntry]) -> Iterator[list[str]]:
    """Lots of paths, of which each names nothing but what lies in itself and in those before it, or is there already:
    new files, and those that name none; new pages; pages that changed; and lists that changed."""
    lots: tuple[list[str], ...] = ([], [], [], [])
    for path in sorted(paths):
        page, known = path.endswith(".html"), path in before
        late = path == WORKER or (known and path.endswith(LISTS))
        lots[1 + known if page else 3 * late].append(path)
    return iter(lots)


def _remote(destination: Destination) -> str:
    """The bucket as rclone names it, by its own configuration or else by what the environment says."""
    options, bucket = destination.options, destination.host
    if options.remote:
        return f"{options.remote},no_check_bucket=true:{bucket}"
    given = {"provider": options.provider, "endpoint": options.endpoint, "region": options.region}
    told = ",".join(f"{key}={_quoted(value)}" for key, value in given.items() if value)
    return f":s3,env_auth=true,no_check_bucket=true,{told}:{bucket}"


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
