"""The holes that reading leaves in the HTML of a body, for the press to fill.

While a text is converted and cleaned, a hole is marked by a word that was drawn by lot for this text, so that none can
hold it. Then, as the last step, the marks become U+E000 … U+E001, and whatever else is a private-use or a control
character (such as `&#xE000;` gives) is spelt as an entity: in the HTML that is kept, U+E000 is a hole and nothing else.
"""

from __future__ import annotations

import re
import secrets
from functools import cache

OPEN, CLOSE = "\ue000", "\ue001"
_UNSAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff]")
"""What no page holds as a character: private ones, and those that XML forbids, which are then found and told."""


class Holes:
    """The marks of one text."""

    def __init__(self) -> None:
        self._lot = f"hole-{secrets.token_hex(16)}-"

    def mark(self, what: object) -> str:
        """Stands for a hole until the HTML is clean: the number of a figure or of a link, or the kind of a note."""
        return f"{self._lot}{what}-"

    def settle(self, html: str) -> str:
        """Clean HTML with its holes as they are kept."""
        first, *others = html.split(self._lot)
        settled = [_harmless(first)]
        for part in others:
            what, _, after = part.partition("-")
            settled.append(f"{OPEN}{what}{CLOSE}{_harmless(after)}")
        return "".join(settled)


def unmarked(words: str) -> str:
    """Words without the marks in them: the name of a heading that shows a photo is made of the rest."""
    return _mark().sub("", words) if "hole-" in words else words


@cache
def _mark() -> re.Pattern[str]:
    return re.compile("hole-[0-9a-f]{32}-[^-]*-")


def _harmless(html: str) -> str:
    return html if html.isascii() and html.isprintable() else _UNSAID.sub(_spelt, html)


def _spelt(character: re.Match[str]) -> str:
    return f"&#x{ord(character[0]):x};"
