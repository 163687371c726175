"""A page, from bytes to Markdown."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from nhipcau.convert import leftovers
from nhipcau.convert.growing import CONTROL, Growing, parsed
from nhipcau.convert.headings import headed
from nhipcau.convert.images import Gallery
from nhipcau.convert.markdown import Printer
from nhipcau.convert.notes import Notes
from nhipcau.convert.parts import Divider
from nhipcau.convert.shaping import Shaper
from nhipcau.convert.spelling import decode
from nhipcau.convert.values import Conversion


def convert(
    html: str | bytes, *, declared: str = "", base: str = "", place: Callable[[str], str] = str
) -> Conversion:
    """A page or a part of one as Markdown; whatever is given, something comes out.

    `declared` is the encoding that a carrier of the bytes names (an HTTP header), `base` the address of the page, with
    which its links and pictures become absolute. `place` gives for the address of a picture, or of the file of a film,
    what the Markdown is to call it, as when it is saved beside the text.
    """
    text, read = decode(html, declared) if isinstance(html, bytes) else (html, None)
    growing = Growing()
    root = growing.grow(parsed(leftovers.unshortened(text)))
    left, spellings = growing.finish(root)
    said = " ".join((root.words(), *(one.words for one in left)))
    notes = Notes(root)
    shaper = Shaper(notes, Gallery(_absolute(base)), _absolute(base), root)
    blocks = list(headed(shaper.flow(root.children)))
    while notes.said and blocks and isinstance(blocks[-1], Divider):
        blocks.pop()
    printer = Printer(place, frozenset(notes.said))
    markdown = printer.text(blocks, notes.said)
    return Conversion(
        markdown,
        tuple(printer.pictures),
        tuple(printer.recordings),
        tuple(printer.embeds),
        (*left, *shaper.ledger),
        (*((read,) if read else ()), *spellings),
        said,
    )


def written(html: str) -> str:
    """HTML of our own, as reading makes it or the desk's editor, as Markdown that reads as it.

    Nothing is guessed of it, as of foreign HTML: no old spelling, no heading, no picture's place.
    """
    growing = Growing()
    root = growing.grow(parsed(html))
    for text in growing.texts:
        text.words = CONTROL.sub("", text.words)
    shaper = Shaper(Notes(root), Gallery(str), str, root, foreign=False)
    return Printer(str, frozenset()).text(shaper.flow(root.children), {}).rstrip("\n")


def _absolute(base: str) -> Callable[[str], str]:
    def absolute(address: str) -> str:
        try:
            return urljoin(base, address) if base and not address.startswith("{") else address
        except ValueError:
            return address

    return absolute
