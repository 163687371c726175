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
def telling(console: Console, done: str) -> Iterator[Callable[[int], None]]:
    """Gives a function to call with how many more things were done; `done` says what, as in "pages printed"."""
    if not console.is_terminal:
        yield _plain(console, done)
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # 20 ms of every build

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} " + done), TimeElapsedColumn())
    # Refreshed by hand: a thread would be running when children are forked.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)

        def tell(more: int) -> None:
            bar.advance(task, more)
            if bar.tasks[0].completed % 20 == 0:
                bar.refresh()

        yield tell


def _plain(console: Console, done: str) -> Callable[[int], None]:
    made, shown = 0, time.monotonic() - PAUSE + PATIENCE

    def tell(more: int) -> None:
        nonlocal made, shown
        made += more
        if time.monotonic() - shown >= PAUSE:
            shown = time.monotonic()
            console.print(f"{made:,} {done} …", highlight=False)

    return tell
