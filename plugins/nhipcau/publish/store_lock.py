"""A lock in a store, as good as a store has it: an object that says who publishes, written and read again.

A store keeps no two writers apart. So who holds the lock looks again before each lot of files whether it still does.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nhipcau.problems import N_
from nhipcau.publish.locks import held_by, holder, is_dead
from nhipcau.publish.rclone import Rclone
from nhipcau.publish.trouble import Trouble

BEAT = 60
"""Seconds between two signs of life."""
STALE = 600
"""Seconds without one after which a lock is nobody's, clocks that differ a little included."""
LOST = N_("Another publisher has taken over {place}, since this one had given no sign of life.")


@contextmanager
def locked(rclone: Rclone, name: str, who: str, place: str) -> Iterator[Callable[[], None]]:
    """Hold the lock of that name. Gives what raises Trouble when it is held no more."""
    told = json.loads(holder(who)) | {"token": secrets.token_hex(8)}
    other = rclone.read(name)
    if other is not None and not _is_nobodys(other):
        raise held_by(other.decode("utf-8", "replace"), place)
    _sign(rclone, name, told)

    def still_mine() -> None:
        found = rclone.read(name)
        if found is None or _read(found).get("token") != told["token"]:
            raise Trouble(LOST, place=place)

    still_mine()
    ended = threading.Event()
    beat = threading.Thread(target=_beat, args=(rclone, name, told, still_mine, ended), daemon=True)
    beat.start()
    try:
        yield still_mine
    finally:
        ended.set()
        beat.join()
        _let_go(rclone, name, still_mine)


def _beat(
    rclone: Rclone, name: str, told: dict[str, Any], still_mine: Callable[[], None], ended: threading.Event
) -> None:
    while not ended.wait(BEAT):
        try:
            still_mine()
            _sign(rclone, name, told)
        except Trouble:  # who publishes will meet it, too
            return


def _let_go(rclone: Rclone, name: str, still_mine: Callable[[], None]) -> None:
    try:
        still_mine()
        rclone.delete(name)
    except Trouble:
        """It is another's, or out of reach, and will be nobody's before long."""


def _sign(rclone: Rclone, name: str, told: dict[str, Any]) -> None:
    rclone.write(name, json.dumps(told | {"seen": time.time()}, ensure_ascii=False).encode())


def _is_nobodys(lock: bytes) -> bool:
    seen = _read(lock).get("seen")
    fresh = isinstance(seen, float | int) and time.time() - seen < STALE
    return not fresh or is_dead(lock.decode("utf-8", "replace"))


def _read(lock: bytes) -> dict[str, Any]:
    try:
        found = json.loads(lock)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
