"""The showroom: a small newspaper with every case that a page must show, for the tests and for designers.

As a plugin it draws the page of components; the settings do not name it, `nhipcau serve --components` adds it.
"""

from blinker import signal

FOLDER = "_components/"
"""Where it stands, below the front page of each language."""
FRAMED = "alone/"
"""Below the address of a component: what is framed on its page."""


def register() -> None:
    from nhipcau.showroom import components

    signal("nhipcau.draw").connect(components.draw)
