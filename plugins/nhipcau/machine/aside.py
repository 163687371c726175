"""Work done beside this: a forked child does it while this process goes on."""

from __future__ import annotations

import marshal
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from nhipcau.machine.cores import cores, deaf_children, hear_parent
from nhipcau.machine.memory import uncollected


def aside(work: Callable[[], Any]) -> Callable[[], Any]:
    """Begin some work in another process; gives what waits for its answer, which is as plain as marshal writes it.

    Where there is one core only, or the child does not come to its end, the work is done when the answer is asked for.
    """
    if cores() == 1:
        return work
    context = multiprocessing.get_context("fork")
    pipe, other = context.Pipe(duplex=False)
    with deaf_children():
        context.Process(target=_do, args=(work, other, pipe), daemon=True).start()
    other.close()

    def answer() -> Any:
        try:
            return marshal.loads(pipe.recv_bytes())
        except (EOFError, OSError):  # it said nothing, or broke off
            return work()
        finally:
            pipe.close()

    return answer


def _do(work: Callable[[], Any], pipe: Connection, other: Connection) -> None:
    """What the child does. Why it failed, if it does, its parent will see for itself."""
    hear_parent()
    other.close()  # or else the child would wait for itself to read, where its parent has ended
    try:
        with uncollected():
            pipe.send_bytes(marshal.dumps(work(), 2))
    except Exception:
        os._exit(1)
