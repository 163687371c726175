"""The darkroom: develops pictures. Photos in the sizes that browsers want, social cards, icons.

Bytes in, bytes out: what comes out is a pure function of what goes in, and the cache only saves the time.
"""

from __future__ import annotations

from plugins.darkroom.cache import Cache, key, recipe
from plugins.darkroom.develop import original, rendition
from plugins.darkroom.files import Files
from plugins.darkroom.svg import drawing

__all__ = ["Cache", "Files", "drawing", "key", "original", "recipe", "rendition"]
