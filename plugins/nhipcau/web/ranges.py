"""Parts of files, as the script of the search asks for them: the one form it has of the header Range (RFC 9110)."""

from __future__ import annotations

import re

_ONE = re.compile(r"bytes=(\d{1,12})-(\d{1,12})$", re.ASCII)


def asked(header: str, size: int) -> slice | None:
    """The part of so many bytes that a header asks for; None where it asks for none, or in a form that may be passed
    over: then all is sent."""
    found = _ONE.match(header)
    if not found:
        return None
    first, last = int(found[1]), int(found[2])
    return slice(first, min(last + 1, size)) if first <= last and first < size else None


def content_range(part: slice, size: int) -> str:
    """The header Content-Range of a part."""
    return f"bytes {part.start}-{part.stop - 1}/{size}"
