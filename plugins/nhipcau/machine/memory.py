"""Memory: the collector of cycles rests while a build loads what it will need to the end anyway, and who makes many
pictures keeps the memory of one for the next."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

if hasattr(os, "register_at_fork"):
    # A child converts or draws thousands of pages, each with cycles of its own: there the collector has work to do. It
    # passes over what the parent had, or else each search would write to that, and the child get a copy of it all.
    os.register_at_fork(before=gc.freeze, after_in_parent=gc.unfreeze, after_in_child=gc.enable)

M_MMAP_THRESHOLD, M_TRIM_THRESHOLD = -3, -1
KEPT = 32 << 20
"""Bytes: four times what a social card takes while it is drawn and encoded."""


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles in this process meanwhile: with 100,000 values alive, each search is long and finds none."""
    was_on = gc.isenabled()
    gc.disable()
    gc.unfreeze()  # where the process goes on after all, as under Pelican's --autoreload
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_to_the_end() -> None:
    """Keep what is alive until the process ends, which it will do soon: nobody is to look for cycles in it any more."""
    gc.freeze()


def keep_freed() -> None:
    """Have this process keep up to 32 MB of what it frees. Of 13 ms for a social card, 3.5 were the kernel's:
    it was given 7 MB back after each, and had to clear as much for the next.

    For a child that makes pictures, and ends. Only glibc is told so (mallopt(3)); others do as they do.
    """
    import ctypes

    with suppress(AttributeError, OSError, TypeError):  # another C library, or none that can be asked
        tell = ctypes.CDLL(None).mallopt
        tell(M_MMAP_THRESHOLD, KEPT // 4)
        tell(M_TRIM_THRESHOLD, KEPT)
