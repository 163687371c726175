"""Memory: the collector of cycles rests while a build loads what it will need to the end anyway."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

if hasattr(os, "register_at_fork"):
    # A child converts or draws thousands of pages, each with cycles of its own: there the collector has work to do. It
    # passes over what the parent had, or else each search would write to that, and the child get a copy of it all.
    os.register_at_fork(before=gc.freeze, after_in_parent=gc.unfreeze, after_in_child=gc.enable)


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
