"""Locks: one publisher at a place at a time, and a sentence for the other that says who is there and since when."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

from nhipcau.problems import N_
from nhipcau.publish.trouble import Trouble

HELD = N_("{who} has been publishing to {place} since {since}. Wait until that has ended.")


def publisher(name: str = "") -> str:
    """Who publishes, as "name@machine": under that name, or else the user of this machine."""
    try:
        name = " ".join(name.split()) or getuser()
    except (KeyError, OSError):  # a container may run as a number that has no name
        name = str(os.getuid())
    return f"{name}@{socket.gethostname()}"


def held_by(told: str, place: str) -> Trouble:
    """The sentence for what a lock says of its holder: JSON with `who` and `since`."""
    try:
        found = json.loads(told)
        who, since = str(found["who"]), str(found["since"])
    except (ValueError, KeyError, TypeError):
        who = since = "?"
    return Trouble(HELD, who=who, since=since, place=place)


def holder(who: str) -> str:
    """What a lock says of its holder, this process, on one line."""
    since = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    told = {"who": who, "since": since, "machine": _machine(), "pid": os.getpid()}
    return json.dumps(told, ensure_ascii=False)


def is_dead(told: str) -> bool:
    """Whether the holder of whom a lock tells was a process of this machine, and is no more."""
    try:
        found = json.loads(told)
        machine, pid = found["machine"], int(found["pid"])
    except (ValueError, KeyError, TypeError):
        return False
    if machine != _machine():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's, and alive
        return False
    return False


def _machine() -> str:
    """What tells one machine's numbers of processes from another's: two containers may have one name."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip() + os.readlink(
            "/proc/self/ns/pid"
        )
    except OSError:
        return socket.gethostname()


@contextmanager
def alone(file: Path, place: str) -> Iterator[None]:
    """Hold a file of this machine, made where it is not there. Trouble where another process holds it, or where nothing
    can be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError as fault:
        raise Trouble(
            N_("{place} cannot be written to: {reason}"), place=file.parent, reason=fault
        ) from fault
    with flocked(file, publisher(), place):
        yield


@contextmanager
def flocked(file: Path, who: str, place: str) -> Iterator[None]:
    """Hold a file that says who holds it. The system lets go of it when the process ends, however it ends."""
    with file.open("r+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise held_by(lock.read(), place) from None
        lock.truncate()
        lock.write(holder(who))
        lock.flush()
        yield
