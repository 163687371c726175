"""The capital letters of Latin scripts, for patterns: small and capital letters take turns in Unicode, so that a range
such as À-Ỹ holds both."""

from __future__ import annotations

CAPITAL = "A-Z" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))))
"""What stands between the brackets of a pattern for one capital letter."""
