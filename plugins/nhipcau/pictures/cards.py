"""Social cards: 1200 by 630 pixels with a headline in the site's own faces, and where there is one a photo.

A card is seen small, in a row of others: paper, one red rule, the headline as large as it can be.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from nhipcau.model import CARD_SIZE, Photo
from nhipcau.model.photos import SOCIAL, box_of
from nhipcau.pictures import develop, typesetting
from nhipcau.pictures import mark as mark_drawing
from nhipcau.pictures.cache import Cache, key, recipe
from nhipcau.pictures.develop import cut
from nhipcau.pictures.files import Files
from nhipcau.pictures.fonts import FontFile
from nhipcau.pictures.mark import badge
from nhipcau.pictures.typesetting import (
    FACES,
    LEADING,
    SANS,
    SERIF,
    Setting,
    face_for,
    fitted,
    settable,
    summed,
)
from nhipcau.web.colours import Palette

RECIPE = recipe(__file__, develop.__file__, mark_drawing.__file__, typesetting.__file__)
BAR = 14
MARGIN = 72
PHOTO = SOCIAL.across
"""Pixels: the red bar at the head, the white around, and the width of the photo at the right."""
KICKER = 118
FOOT = 560
"""Pixels from the top to the lines on which the section and the site's name stand."""
HEADLINE = (148, 476)
"""Between which the headline stands."""
MOST = 4
"""Lines of a headline: more would be read by nobody at the size in which cards are seen."""
MARK = 44
WEIGHT = 650
QUALITIES = (86, 78, 70, 60)
LARGEST = 120_000
"""Bytes of a card at most, where the least of the qualities can keep to it: chats give up on pictures that are slow."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says, in one language."""

    kicker: str
    headline: str
    name: str
    note: str


def card(
    files: Files,
    words: CardWords,
    photo: Photo | None,
    mark: tuple[str, str],
    palette: Palette,
    fonts: tuple[FontFile, ...] = (),
) -> bytes:
    """A card as JPEG. `mark` is the path of the site's mark below the theme's static folder, and its digest; `files`
    gives what the press gives those who make pictures."""
    seen = (photo.digest, *box_of(photo, SOCIAL)) if photo else ()
    own = key(RECIPE, *FACES, *astuple(words), *astuple(palette), *map(repr, fonts), *seen, mark[1])

    def make() -> bytes:
        data = photo and files.read("content", photo.file, photo.digest)
        shown = _shown(photo, data, palette) if photo and data else None
        return _saved(draw(words, shown, BADGES.get(files, mark, palette), palette, fonts))

    return Cache(files.pictures).once(own, make)


class Badges:
    """The mark as it was drawn last: every card has it."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._badge = Image.new("RGBA", (1, 1))

    def get(self, files: Files, mark: tuple[str, str], palette: Palette) -> Image.Image:
        if self._key != (mark, palette):
            self._badge = badge(files, mark, palette.paint, MARK)
            self._key = mark, palette
        return self._badge


BADGES = Badges()


def draw(
    words: CardWords,
    photo: Image.Image | None,
    mark: Image.Image,
    palette: Palette,
    fonts: tuple[FontFile, ...] = (),
) -> Image.Image:
    """The card; `photo` and `mark` are in their shapes and sizes already, `fonts` are for what our faces lack."""
    words = CardWords(*(settable(text, fonts) for text in astuple(words)))
    image = Image.new("RGB", CARD_SIZE, palette.paper)
    width = CARD_SIZE[0] - 2 * MARGIN
    if photo:
        image.paste(photo, (CARD_SIZE[0] - PHOTO, 0))
        width = CARD_SIZE[0] - PHOTO - MARGIN - MARGIN * 2 // 3
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, CARD_SIZE[0], BAR - 1), palette.accent)
    pen.text(
        (MARGIN, KICKER),
        words.kicker,
        palette.accent,
        face_for(words.kicker, SANS, 32, 650, fonts),
        anchor="ls",
    )
    _headline(pen, words.headline, (width, bool(photo)), palette.ink, fonts)
    image.paste(mark, (MARGIN, FOOT - MARK + 9), mark)
    _foot(pen, words, width, palette, fonts)
    return image


def set_headline(text: str, width: int, narrow: bool, fonts: tuple[FontFile, ...] = ()) -> Setting:
    """The headline in its size and lines."""
    sizes = range(66, 38, -2) if narrow else range(84, 46, -2)
    height = HEADLINE[1] - HEADLINE[0]
    return fitted(
        text, sizes, width, height, MOST, lambda size: summed(face_for(text, SERIF, size, WEIGHT, fonts))
    )


def _headline(
    pen: ImageDraw.ImageDraw, text: str, room: tuple[int, bool], ink: str, fonts: tuple[FontFile, ...]
) -> None:
    setting = set_headline(text, *room, fonts)
    font, leading = face_for(text, SERIF, setting.size, WEIGHT, fonts), setting.size * LEADING
    first = HEADLINE[0] + setting.size
    for number, line in enumerate(setting.lines):
        pen.text((MARGIN, first + number * leading), line, ink, font, anchor="ls")


def _foot(
    pen: ImageDraw.ImageDraw, words: CardWords, width: int, palette: Palette, fonts: tuple[FontFile, ...]
) -> None:
    """The name of the site after its mark, and at the right a note, above them a rule."""
    pen.line((MARGIN, FOOT - 54, MARGIN + width, FOOT - 54), palette.rule, 2)
    name, note = face_for(words.name, SERIF, 36, 700, fonts), face_for(words.note, SANS, 26, 400, fonts)
    pen.text((MARGIN + MARK + 14, FOOT), words.name, palette.ink, name, anchor="ls")
    pen.text((MARGIN + width, FOOT), words.note, palette.ink_soft, note, anchor="rs")


def _shown(photo: Photo, data: bytes, palette: Palette) -> Image.Image:
    """The photo as it stands at the right of a card, on paper where it is transparent."""
    size = (SOCIAL.across, SOCIAL.down)
    seen = cut(data, (photo.width, photo.height), box_of(photo, SOCIAL), size)
    if seen.mode == "RGB":
        return seen
    return Image.alpha_composite(Image.new("RGBA", size, palette.paper), seen).convert("RGB")


def _saved(image: Image.Image) -> bytes:
    """As JPEG, in the best quality that keeps to the size. Colours in full detail: else the red of letters bleeds.

    Not in passes, which take twice as long to write, since nobody watches a card come.
    """
    for quality in QUALITIES:
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, subsampling=0, optimize=True)
        if out.tell() <= LARGEST:
            break
    return out.getvalue()
