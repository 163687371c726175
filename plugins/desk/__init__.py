"""The desk: what writers and editors meet: the `nhipcau` command, reports of problems, and the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pelican import signals


@contextmanager
def listening(read: Callable[[list[Any]], None], printed: Callable[[object], None]) -> Iterator[None]:
    """During one run of Pelican, call `read(generators)` when everything is read, and `printed(pelican)` at the end."""
    with signals.all_generators_finalized.connected_to(read), signals.finalized.connected_to(printed):
        yield
