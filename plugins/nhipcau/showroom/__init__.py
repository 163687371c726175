"""The showroom: a small newspaper with every case that a page must show, for the tests and for designers.

As a plugin it draws the page of components; the settings do not name it, `nhipcau serve --components` adds it.
"""

from blinker import signal


def register() -> None:
    from nhipcau.showroom import components

    signal("nhipcau.draw").connect(components.draw)
