"""The addresses at which a reader sends a page on, without a script of anybody else's.

Zalo has none that it documents (docs/decisions/0036): a script offers the phone's own sheet, and copies the address.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

FACEBOOK = "https://www.facebook.com/sharer/sharer.php?u={url}"
X = "https://x.com/intent/tweet?url={url}&text={title}"
MAIL = "mailto:?subject={title}&body={title}%0D%0A{url}"
"""RFC 6068: everything percent-encoded as UTF-8, spaces too, lines parted by CRLF."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A page to send on: its absolute address and its title, and the addresses that take them further."""

    url: str
    title: str
    facebook: str
    x: str
    mail: str


def sharing(url: str, title: str) -> Sharing:
    """The ways to send on the page at an absolute address."""
    words = {"url": quote(url, safe=""), "title": quote(title, safe="")}
    return Sharing(url, title, FACEBOOK.format(**words), X.format(**words), MAIL.format(**words))
