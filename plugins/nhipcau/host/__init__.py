"""The desk: what writers and editors meet: the `nhipcau` command, reports of problems, and the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pelican import signals


@contextmanager
def listening(read: Callable[[list[Any]], None], **given: object) -> Iterator[None]:
    """During one run of Pelican, call `read(generators)` when everything is read and nothing printed yet.

    What is `given` stands in the context of the generators from their beginning.
    """

    def give(generator: Any) -> None:
        generator.context.update(given)

    with signals.all_generators_finalized.connected_to(read), signals.generator_init.connected_to(give):
        yield
