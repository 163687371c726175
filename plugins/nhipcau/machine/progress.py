"""Progress, while much is being done: a moving line on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

PATIENCE = 1.0
"""Seconds of work before anything is shown."""
PAUSE = 10.0
"""Seconds between two plain lines."""


@contextmanager
def telling(console: Console, said: Callable[[int], str]) -> Iterator[Callable[[int], None]]:
    """Gives a function to call with how many more things were done; `said` says how many it is now, as
    in "1,234 pages printed"."""
    if not console.is_terminal:
        yield _plain(console, said)
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # 20 ms of every build

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    # Refreshed by hand: a thread would be running when children are forked.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)
        made = 0

        def tell(more: int) -> None:
            nonlocal made
            made += more
            if made % 20 == 0:
                bar.update(task, description=said(made), refresh=True)

        yield tell


def _plain(console: Console, said: Callable[[int], str]) -> Callable[[int], None]:
    made, shown = 0, time.monotonic() - PAUSE + PATIENCE

    def tell(more: int) -> None:
        nonlocal made, shown
        made += more
        if time.monotonic() - shown >= PAUSE:
            shown = time.monotonic()
            console.print(f"{said(made)} …", highlight=False)

    return tell
