"""The desk: what writers and editors meet: the `nhipcau` command, reports of problems, and the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pelican import signals


@contextmanager
def listening(read: Callable[[list[Any]], None]) -> Iterator[None]:
    """During one run of Pelican, call `read(generators)` when everything is read and nothing printed yet."""
    with signals.all_generators_finalized.connected_to(read):
        yield
