"""Pickling of plain values, so that to load them never runs anything: what caches keep may come from elsewhere.

A pickle is a program that may call whatever it names. Here it can name nothing but frozen dataclasses and named tuples
of modules that are loaded already, days and times, and zones: with these it can be wrong, and do no harm. It takes no
longer than pickle's own loading.
"""

from __future__ import annotations

import copyreg
import pickle
import sys
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

PLAIN: frozenset[object] = frozenset(
    (date, datetime, time, timedelta, timezone, frozenset, set, bytearray, complex)
)


def zone(key: str) -> ZoneInfo:
    """A zone of the IANA database by its name. Pickle's own way names `getattr`, by which anything can be had."""
    return ZoneInfo(key)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table | {ZoneInfo: lambda there: (zone, (there.key,))}


@cache
def _known(module: str, name: str) -> Any:
    found = getattr(sys.modules.get(module), name, None)
    if found is zone or (isinstance(found, type) and (found in PLAIN or _is_value(found))):
        return found
    raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def _is_value(kind: type[Any]) -> bool:
    """Whether a class is a frozen dataclass, or a named tuple."""
    if is_dataclass(kind):
        return bool(kind.__dataclass_params__.frozen)  # type: ignore[attr-defined]
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


class _Unpickler(pickle.Unpickler):
    find_class: Callable[[str, str], Any] = staticmethod(_known)


def dumps(value: object) -> bytes:
    """A plain value as bytes."""
    out = BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


def loads(data: bytes) -> Any:
    """The value of those bytes; raises whatever damaged ones raise, and UnpicklingError where they name what is no
    plain value."""
    return _Unpickler(BytesIO(data)).load()
