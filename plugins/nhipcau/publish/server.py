"""A folder on another machine as a place, over ssh: releases there are as those in a folder here, and rsync brings what
changed."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from nhipcau.problems import N_
from nhipcau.publish import manifest as manifests
from nhipcau.publish import release as records
from nhipcau.publish.compressed import FORMS
from nhipcau.publish.destinations import Destination
from nhipcau.publish.local import MANIFEST, PART, RECORD, RELEASES, SITE
from nhipcau.publish.locks import held_by, holder, is_dead
from nhipcau.publish.manifest import Manifest
from nhipcau.publish.place import Shipment, Standing
from nhipcau.publish.release import NAME, Release
from nhipcau.publish.ssh import STOPPED, Connection
from nhipcau.publish.trouble import Trouble

SCRIPT = "server.sh"
BEAT = 10
"""Seconds between two signs of life of who holds the place."""
GONE = "gone"
"""The file in a release's folder that names, quoted for xargs, what the release no longer has."""
TAKEN = "taken"
"""The file beside it that names, a line each, what the release takes from the one that readers see."""

FOREIGN, HELD, DAMAGED, LOST, NOWHERE, NO_RSYNC = range(3, 9)
STATUSES = {
    FOREIGN: N_("{place} holds files that Nhịp Cầu did not put there. Choose an empty folder."),
    DAMAGED: N_("What is at {place} is not what was sent, or was changed there by somebody."),
    LOST: N_("Another publisher has taken over {place}, since this one had given no sign of life."),
    NOWHERE: N_("There is no folder for {place} to be in."),
    NO_RSYNC: N_("The program rsync is not on the machine of {place}. Install it there."),
}
"""What server.sh says by its status."""


class Server:
    """The place ssh://deploy@host/srv/www/nhipcau. What is shared between releases is never written to again: rsync
    puts a new file in the place of an old one."""

    def __init__(self, destination: Destination, cache: Path) -> None:
        self._destination, self._cache = destination, cache
        self._root = destination.path
        self._connection = Connection(destination)
        self._script = files(__package__).joinpath(SCRIPT).read_text("utf-8")
        self._token = ""

    @contextmanager
    def held(self, who: str) -> Iterator[None]:
        with self._connection.opened():
            token = secrets.token_hex(8)
            holding = self._hold(holder(who), token)
            ended = threading.Event()
            beat = threading.Thread(target=_beat, args=(holding, ended), daemon=True)
            beat.start()
            self._token = token
            try:
                yield
            finally:
                self._token = ""
                ended.set()
                beat.join()
                holding.communicate()

    def standing(self) -> Standing:
        return _standing(self._do("standing"))

    def manifest(self, name: str) -> Manifest:
        """It never changes, so one that was here before is the one that is there."""
        file = self._cache / name
        if not file.is_file():
            self._remember(name, self._do("manifest", name).encode())
        return manifests.decode(file.read_bytes())

    def ship(self, shipment: Shipment) -> None:
        try:
            self._bring(shipment.release, shipment.manifest, shipment.base, shipment)
        except _Damaged:
            # Somebody changed the release that readers see: this one shares nothing with it.
            lone = Shipment(shipment.release, _of_the_site(shipment.manifest), "", {}, shipment.files)
            self._bring(lone.release, lone.manifest, "", lone)

    def show(self, release: Release, manifest: Manifest, base: Release, target: Release) -> None:
        if release != target:
            whole = self.manifest(target.name)
            taken = {
                path for path, e in manifest.items() if path not in whole or whole[path].digest != e.digest
            }
            self._do("begin", self._token, release.name, target.name)
            self._send(release, manifest, {}, _with_forms(whole.keys() - (manifest.keys() - taken)), taken)
            self._do("finish", self._token, release.name, "-", base.name)
        else:
            self._do("switch", self._token, release.name)

    def prune(self, keep: int) -> None:
        kept = {release.name for release in _standing(self._do("prune", self._token, str(keep))).releases}
        for file in self._cache.iterdir():
            if NAME.fullmatch(file.name) and file.name not in kept:
                file.unlink()

    def missing(self, shipment: Shipment) -> list[str]:
        """None: before readers saw it, what is there was held against what was sent (server.sh, `end`)."""
        return []

    # Sending

    def _bring(self, release: Release, manifest: Manifest, base: str, shipment: Shipment) -> None:
        """Lay a release out there, and once it is whole, have readers see it."""
        changed = shipment.difference
        self._do("begin", self._token, release.name, base)
        sent = {name: file for path in changed.sent for name, file in shipment.files(path).items()}
        self._send(release, manifest, sent, _with_forms((*changed.gone, *changed.changed)) - sent.keys())
        names = sorted(f"./{name}\n".encode() for path in manifest for name in shipment.files.names(path))
        self._do("finish", self._token, release.name, sha256(b"".join(names)).hexdigest())
        self._remember(release.name, manifests.encode(manifest))

    def _send(
        self,
        release: Release,
        manifest: Manifest,
        sent: dict[str, Path],
        gone: Iterable[str],
        taken: Iterable[str] = (),
    ) -> None:
        """Send files of a release, its record, and the names of what it no longer has, and of what it takes from what
        readers see now."""
        with tempfile.TemporaryDirectory(prefix="nhipcau-", dir=self._stage()) as folder:
            parcel = Path(folder)
            for name, file in sent.items():
                target = parcel / SITE / name
                target.parent.mkdir(parents=True, exist_ok=True)
                _link(file, target)
            (parcel / MANIFEST).write_bytes(manifests.encode(manifest))
            (parcel / RECORD).write_bytes(records.encode(release))
            (parcel / GONE).write_text("".join(f"{_quoted(name)}\n" for name in sorted(gone)), "utf-8")
            names = sorted(_with_forms(taken))
            (parcel / TAKEN).write_text("".join(f"{name}\n" for name in names), "utf-8")
            self._connection.send(parcel, f"{self._root}/{RELEASES}/{release.name}{PART}")

    def _stage(self) -> Path:
        stage = self._cache.with_name(f"{self._cache.name}.stage")
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        return stage

    def _remember(self, name: str, data: bytes) -> None:
        self._cache.mkdir(parents=True, exist_ok=True)
        fresh = self._cache / f"{name}{PART}"
        fresh.write_bytes(data)
        fresh.replace(self._cache / name)

    # Talking to the script there

    def _do(self, action: str, *arguments: str) -> str:
        """Run an action of server.sh there, and give what it prints. Trouble where it cannot."""
        with self._connection.opened():
            done = self._connection.run("sh", "-c", self._script, "sh", action, self._root, *arguments)
        if done.returncode:
            raise self._trouble(done.returncode, done.stderr)
        return done.stdout

    def _hold(self, line: str, token: str, dead: str = "") -> subprocess.Popen[str]:
        """Start what holds the place for as long as it hears from us; `dead` is a holder that is no more."""
        words = ("hold", self._root, line, token, dead)
        holding = self._connection.start("sh", "-c", self._script, "sh", *words)
        assert holding.stdout
        first = holding.stdout.readline()
        if first == "held\n":
            return holding
        out, said = holding.communicate()
        if holding.returncode == HELD and not dead and is_dead(first):
            return self._hold(line, token, first.rstrip("\n"))
        raise self._trouble(holding.returncode, said, first + out)

    def _trouble(self, status: int, said: str, out: str = "") -> Trouble:
        place = self._destination.told
        if status == HELD:
            return held_by(out, place)
        if status == DAMAGED:
            return _Damaged(STATUSES[DAMAGED], place=place)
        if status in STATUSES and status != STOPPED:
            return Trouble(STATUSES[status], place=place)
        return self._connection.trouble(said)


class _Damaged(Trouble):
    """What is there is not what was sent."""


def _standing(told: str) -> Standing:
    """What server.sh tells of a place."""
    live, _, rest = told.partition("\n")
    return Standing(tuple(map(records.decode, rest.splitlines())), live)


def _beat(holding: subprocess.Popen[str], ended: threading.Event) -> None:
    """Give signs of life until it is ended; where nobody hears them, the next action says so."""
    assert holding.stdin
    while not ended.wait(BEAT):
        with suppress(OSError):
            holding.stdin.write("\n")
            holding.stdin.flush()


def _of_the_site(manifest: Manifest) -> Manifest:
    """Without what only lingers, whose bytes are there and no longer here."""
    return {path: entry for path, entry in manifest.items() if not entry.dropped}


def _with_forms(paths: Iterable[str]) -> set[str]:
    """Paths, and those of their compressed forms, whether there are any or not."""
    return {f"{path}{end}" for path in paths for end in ("", *FORMS)}


def _quoted(name: str) -> str:
    """A path as xargs reads it."""
    return "./" + re.sub(r"([\s\"'\\])", r"\\\1", name)


def _link(file: Path, target: Path) -> None:
    """Have a file at another place, too, for a short while."""
    try:
        os.link(file, target)
    except OSError:  # on another disk, or of somebody else
        shutil.copy2(file, target)
