"""A folder on this machine as a place: releases beside each other, and a link to the one that readers see."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from nhipcau.problems import N_
from nhipcau.publish import manifest as manifests
from nhipcau.publish import release as records
from nhipcau.publish.destinations import Destination
from nhipcau.publish.locks import flocked
from nhipcau.publish.manifest import Manifest
from nhipcau.publish.place import Shipment, Standing
from nhipcau.publish.release import NAME, Release
from nhipcau.publish.trouble import Trouble

MARK = ".nhipcau"
"""The file that says whose folder it is. It is locked while somebody publishes, and says who."""
RELEASES, CURRENT, PART = "releases", "current", ".part"
SITE, MANIFEST, RECORD = "site", "manifest", "release.json"
"""What a release's folder holds: the site, the list of its files, and who made it when."""

FAULTS = {
    errno.ENOSPC: N_("There is no room left on the disk of {place}."),
    errno.EDQUOT: N_("There is no room left on the disk of {place}."),
    errno.EACCES: N_("Nothing may be written at {place}: who publishes needs the right to."),
    errno.EPERM: N_("Nothing may be written at {place}: who publishes needs the right to."),
    errno.EROFS: N_("Nothing may be written at {place}: who publishes needs the right to."),
    errno.ENOTDIR: N_("{place} is no folder."),
}


Source = tuple[str, str, Callable[[], Path]]
"""A file of a release by its path; the file of an earlier release that it is, too, or ""; and whose bytes it has else:
asked for only then, since there are tens of thousands."""


class Folder:
    """The place file:///srv/www/nhipcau. A web server's root is the link `current` in it.

    A release is made in a folder of another name, and given its own when it is whole; what did not change is the same
    file as in the release before, so no file of a release is ever written to again.
    """

    def __init__(self, destination: Destination, cache: Path) -> None:
        self._told = destination.told
        self._root = Path(destination.path)
        self._releases = self._root / RELEASES

    @contextmanager
    def held(self, who: str) -> Iterator[None]:
        with self._sentences():
            self._make_ours()
            with flocked(self._root / MARK, who, self._told):
                for left in (*self._releases.glob(f"*{PART}"), *self._root.glob(f"{CURRENT}{PART}")):
                    left.unlink() if left.is_symlink() else shutil.rmtree(left)
                yield

    def standing(self) -> Standing:
        with self._sentences():
            names = sorted(filter(NAME.fullmatch, self._names(self._releases)))
            releases = [records.decode((self._releases / name / RECORD).read_bytes()) for name in names]
            return Standing(tuple(releases), self._live())

    def manifest(self, name: str) -> Manifest:
        with self._sentences():
            return manifests.decode((self._releases / name / MANIFEST).read_bytes())

    def ship(self, shipment: Shipment) -> None:
        with self._sentences():
            self._compose(shipment.release, shipment.manifest, self._sources(shipment))
            self._switch(shipment.release.name)

    def show(self, release: Release, manifest: Manifest, base: Release, target: Release) -> None:
        with self._sentences():
            if release != target:
                self._compose(release, manifest, self._kept(manifest, base, target))
            self._switch(release.name)

    def prune(self, keep: int) -> None:
        with self._sentences():
            names = sorted(filter(NAME.fullmatch, self._names(self._releases)))
            for name in set(names[:-keep]) - {self._live()}:
                # Renamed first: what is half removed is no release.
                gone = self._releases / f"{name}{PART}"
                (self._releases / name).rename(gone)
                shutil.rmtree(gone)

    def missing(self, shipment: Shipment) -> list[str]:
        site = f"{self._root / CURRENT}/"
        return [path for path, entry in shipment.manifest.items() if _size(site + path) != entry.size]

    # Making a release

    def _sources(self, shipment: Shipment) -> Iterator[Source]:
        """Every file of a shipment, and where its bytes are: in the release before, or else on this machine."""
        before = f"{self._releases / shipment.base / SITE}/"
        changed = set(shipment.difference.sent)
        for path in shipment.manifest:
            for name in shipment.files.names(path):
                yield name, "" if path in changed else before + name, partial(_file, shipment, path, name)

    def _kept(self, manifest: Manifest, base: Release, target: Release) -> Iterator[Source]:
        """Every file of the manifest: of a kept release where that has the same, or else of what readers see now."""
        kept, now = (self._releases / release.name / SITE for release in (target, base))
        whole = self.manifest(target.name)
        for path, entry in manifest.items():
            source = kept if path in whole and whole[path].digest == entry.digest else now
            for name in (path, f"{path}.gz", f"{path}.br"):
                if (source / name).is_file():
                    yield name, str(source / name), partial(Path, source / name)

    def _compose(self, release: Release, manifest: Manifest, files: Iterator[Source]) -> None:
        """Lay a release out whole, and only then give it its name."""
        part = self._releases / f"{release.name}{PART}"
        site, folders = part / SITE, {""}
        site.mkdir(parents=True)
        for name, kept, file in files:
            _open(site, name.rpartition("/")[0], folders)
            if not (kept and _linked(kept, f"{site}/{name}")):
                _copy(file(), site / name)
        (part / MANIFEST).write_bytes(manifests.encode(manifest))
        (part / RECORD).write_bytes(records.encode(release))
        part.rename(self._releases / release.name)

    def _switch(self, name: str) -> None:
        """Have readers see a release, from one instant to the next."""
        fresh = self._root / f"{CURRENT}{PART}"
        fresh.symlink_to(Path(RELEASES) / name / SITE)
        os.replace(fresh, self._root / CURRENT)

    def _live(self) -> str:
        try:
            return Path(os.readlink(self._root / CURRENT)).parent.name
        except FileNotFoundError:
            return ""

    # The folder

    def _make_ours(self) -> None:
        if not self._root.parent.is_dir():
            raise Trouble(
                N_("There is no folder {folder} for {place} to be in."),
                folder=self._root.parent,
                place=self._told,
            )
        with suppress(FileExistsError):
            self._root.mkdir()
        if not (self._root / MARK).is_file() and self._names(self._root):
            raise Trouble(
                N_("{place} holds files that Nhịp Cầu did not put there. Choose an empty folder."),
                place=self._told,
            )
        (self._root / MARK).touch()
        self._releases.mkdir(exist_ok=True)

    def _names(self, folder: Path) -> list[str]:
        try:
            return os.listdir(folder)
        except FileNotFoundError:
            return []

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """What the disk complains of, as Trouble."""
        try:
            yield
        except OSError as fault:
            other = N_("{place} cannot be written to: {reason}")
            message = FAULTS.get(fault.errno or 0, other)
            raise Trouble(message, place=self._told, reason=fault) from fault


def _file(shipment: Shipment, path: str, name: str) -> Path:
    """Where the bytes of a path, or of one of its forms, lie on this machine."""
    return shipment.files(path)[name]


def _size(file: str) -> int:
    """How many bytes a file has; -1 where there is none."""
    try:
        return os.stat(file).st_size
    except OSError:
        return -1


def _open(root: Path, folder: str, folders: set[str]) -> None:
    """Make a folder, and those that it lies in, unless they are among the folders."""
    if folder not in folders:
        _open(root, folder.rpartition("/")[0], folders)
        os.mkdir(f"{root}/{folder}")
        folders.add(folder)


def _linked(kept: str, target: str) -> bool:
    """Have a file of an earlier release be one of this, too; false where it is not there, or can have no more names."""
    try:
        os.link(kept, target)
    except OSError as fault:
        if fault.errno not in (errno.ENOENT, errno.EMLINK):
            raise
        return False
    return True


def _copy(source: Path, target: Path) -> None:
    """Copy bytes and time of change, which browsers are told; readable whatever the umask."""
    shutil.copyfile(source, target)
    status = os.stat(source)
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.chmod(target, 0o644)
