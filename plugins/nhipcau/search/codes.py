"""Codes: how the numbers of the index are written. `theme/static/js/search/codes.js` reads them.

A code is a text of zeros and ones; what is usual has a short one. No code is the beginning of another.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

USUAL_WEIGHTS = (1, 2, 3, 4, 8, 5, 7, 9, 96, 6, 10, 32, 97, 11, 15, 33)
"""The weights that are most frequent in real texts, the first of them in more than half of all cases."""


def varint(number: int) -> bytes:
    """A number as bytes: seven bits in each, the lowest first; a higher bit says that there are more."""
    data = bytearray()
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*data, number))


@lru_cache(10_000)
def gamma(number: int) -> str:
    """A number from 1 on: how many bits it has beyond the first, in ones, and these (Elias, "Universal codeword sets
    and representations of the integers", 1975)."""
    bits = f"{number:b}"
    return "1" * (len(bits) - 1) + "0" + bits[1:]


@lru_cache(100_000)
def rice(number: int, usual: int) -> str:
    """A number from 0 on, where most are near the `usual`: how often 2**n goes into it, in ones, and the n bits of what
    is left (Rice, "Some practical universal noiseless coding techniques", 1979)."""
    low = max(0, usual.bit_length() - 1)
    return "1" * (number >> low) + "0" + (f"{number & (1 << low) - 1:0{low}b}" if low else "")


def _follows(byte: int) -> str:
    """A byte that mostly has one bit."""
    return f"0{byte.bit_length() - 1:03b}" if byte.bit_count() == 1 else f"1{byte:08b}"


WEIGHTS = {
    weight: gamma(rank) for rank, weight in enumerate(dict.fromkeys((*USUAL_WEIGHTS, *range(128))), start=1)
}
FOLLOWS = tuple(map(_follows, range(256)))


def packed(codes: Iterable[str]) -> bytes:
    """Codes one after the other as bytes, the first bit the highest; the last byte is filled up with zeros."""
    bits = "".join(codes)
    size = -(-len(bits) // 8)
    return int(bits.ljust(8 * size, "0") or "0", 2).to_bytes(size, "big")
