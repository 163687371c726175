"""Files of a cache: written whole or not at all, whatever stands in their place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def keep(file: Path, data: bytes) -> None:
    """Put bytes into a file of a cache: aside first, so that nobody finds half of it."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(data)
        if file.is_dir():  # somebody unpacked something here, or a disk was repaired
            drop(file)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def drop(file: Path) -> None:
    """Remove what is at a path of a cache, a folder or a link too."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)


def folder(path: Path) -> Path:
    """The folder of a cache, made where there is none. Others may read it, and not write: what is kept is believed."""
    if path.is_symlink() and not path.exists():
        path.unlink()
    try:
        path.mkdir(mode=0o755, parents=True, exist_ok=True)
    except FileExistsError:
        drop(path)
        path.mkdir(mode=0o755)
    return path
