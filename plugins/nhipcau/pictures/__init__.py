"""Pictures, developed: photos in the sizes that browsers want, social cards, icons.

Bytes in, bytes out: what comes out is a pure function of what goes in, and the cache only saves the time.
"""

from __future__ import annotations

from nhipcau.pictures.cache import Cache, key, recipe
from nhipcau.pictures.develop import original, rendition
from nhipcau.pictures.files import Files
from nhipcau.pictures.svg import drawing

__all__ = ["Cache", "Files", "drawing", "key", "original", "recipe", "rendition"]
