"""A key that this user alone has, by which a cache that holds code is known for their own."""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path

SIZE = 32
"""Bytes of the key."""


@cache
def own_key() -> bytes | None:
    """The key, made when it is first asked for; None where there is no place that is this user's alone."""
    try:
        folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "nhipcau"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _kept(folder / "key")
    except (OSError, RuntimeError):  # a full disk, a folder of somebody else's, a user without a home
        return None


def _kept(file: Path) -> bytes | None:
    if not file.exists():
        fresh = file.with_name(f"key.{os.getpid()}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "wb") as out:
            out.write(secrets.token_bytes(SIZE))
        try:
            os.link(fresh, file)  # whoever is first: two builds shall not have two keys
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    status = file.lstat()
    mine = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o077)
    key = file.read_bytes() if mine else b""
    return key if len(key) == SIZE else None
