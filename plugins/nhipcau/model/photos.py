"""Photos, and the renditions in which they go out: which there are, and at which addresses, follows from the photo.

So pages can name files that are yet to be developed, and templates build no address. All sizes are in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from nhipcau.model.fast_pickling import fast_pickling

RASTER = frozenset((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"))
"""The endings of files made of pixels, of which renditions are made."""
CONVERTED = frozenset((".jfif", ".tif", ".tiff", ".bmp", ".heic", ".heif"))
"""The endings of files made of pixels that not every browser shows: they go out as JPEG, or PNG where transparent."""
LONGEST = 2560
"""The longer side of what goes out at a photo's own address, at most."""


CLOSE = 0.85
"""Of the widest rendition: one that is wider than so much of it would hardly ever be the better one."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A shape in which photos are shown: `across` to `down`, or whole; and in which widths, by format: `plain` is the
    one for browsers that know neither of the others. Of a smaller photo, the widest is its own width."""

    name: str
    across: int
    down: int
    avif: tuple[int, ...]
    webp: tuple[int, ...]
    plain: tuple[int, ...]

    def widths(self, kind: str) -> tuple[int, ...]:
        return {"avif": self.avif, "webp": self.webp}.get(kind, self.plain)


WHOLE = Cut("", 0, 0, (720, 1200), (), (800, 1200))
WIDE = Cut("16x9", 16, 9, (1200,), (), (1200,))
SOCIAL = Cut("social", 408, 630, (), (), ())
"""As it stands on a social card, of which it is a part: there is no file of it alone."""
CARD = Cut("3x2", 3, 2, (720, 960), (320, 640, 960), (640,))


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file made of a photo: the box from `left`, `top` to `right`, `bottom`, at `width` times `height`.

    `kind` is "avif", "webp", "jpeg" or "png". Its address changes with its pixels, so browsers may keep it for ever.
    """

    url: str
    kind: str
    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class PictureSource:
    """Renditions in one format for a `<source>`; those that are `wide` are for wide windows only."""

    type: str
    srcset: str
    width: int
    height: int
    wide: bool


@dataclass(frozen=True, slots=True)
class PhotoSet:
    """The files from which a browser takes the one that fits: `sources` in order, then `src` and `srcset`."""

    src: str
    srcset: str
    width: int
    height: int
    sources: tuple[PictureSource, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """What a film, a sound or the words of one say of themselves: pixels, seconds, whether nothing is to be heard, and
    paragraphs of who says what."""

    width: int = 0
    height: int = 0
    seconds: int = 0
    silent: bool = False
    strange: str = ""
    """The way in which a film is kept, where not every browser plays it."""
    fault: str = ""
    """Why it is not what its name says: a msgid."""
    said: tuple[tuple[str, str], ...] = ()


@fast_pickling
@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file beside a piece's words, shared by its languages; or another file that they lead to.

    `width` and `height` are those of the picture at its own address, upright; 0 where there are none. `digest` is that
    of the file. The focal point, which no cut may lose, lies `across` and `down`, in percent from the top left.
    """

    name: str
    """The file's name as texts write it, in NFC."""
    file: str
    """Where it lies, relative to the content folder."""
    url: str
    """Its address, percent-encoded."""
    width: int
    height: int
    digest: str
    across: int = 50
    down: int = 50
    animated: bool = False
    transparent: bool = False
    size: int = 0
    """Of another file than a picture, in bytes."""
    media: Media | None = None
    """While its folder is read: what is known of a film, a sound, or the words of one."""

    @property
    def ending(self) -> str:
        """The end of its address: what it goes out as."""
        return self.url[self.url.rfind(".") :].lower()

    @property
    def converted(self) -> bool:
        """Whether it goes out as something else than it is."""
        return self.name[self.name.rfind(".") :].lower() in CONVERTED

    @property
    def developed(self) -> bool:
        """Whether there are renditions of it."""
        return self.width > 0 and self.ending in RASTER

    @property
    def upright(self) -> bool:
        return self.height > self.width

    @property
    def whole(self) -> PhotoSet:
        """As it stands in a text."""
        return _set(self, WHOLE, ("avif",))

    @property
    def cover(self) -> PhotoSet:
        """As it stands at the head of a page: whole, but cut to a broad shape in wide windows."""
        if not self.developed or self.animated:
            return self.whole
        wide = tuple(_sources(self, WIDE, ("avif", self.plain), wide=True))
        whole = self.whole
        return PhotoSet(whole.src, whole.srcset, whole.width, whole.height, wide + whole.sources)

    @property
    def card(self) -> PhotoSet:
        """As it stands in a list."""
        return _set(self, CARD, ("webp",))

    @property
    def lead(self) -> PhotoSet:
        """As it stands in the first place of all; only of covers."""
        return _set(self, CARD, ("avif", "webp"))

    @property
    def plain(self) -> str:
        """The format that every browser knows."""
        return "png" if self.transparent else "jpeg"

    def renditions(self, cover: bool) -> Iterator[Rendition]:
        """Every rendition of it that a page may name; of a `cover`, those too that only covers have.

        Large ones are AVIF, by more than a fifth smaller than WebP; small ones, of which there are many, are WebP, for
        which a machine needs a third of the time; and each is JPEG too, for browsers that know neither.
        """
        kinds = {CARD: (*("avif",) * cover, "webp", self.plain), WHOLE: ("avif", self.plain)}
        kinds |= {WIDE: ("avif", self.plain)} if cover else {}
        for cut, each in kinds.items():
            if self.developed and (cut is CARD or not self.animated):
                for kind in each:
                    yield from _renditions(self, cut, kind)


def published(width: int, height: int) -> tuple[int, int]:
    """The size in which a picture of that size goes out at its own address."""
    longest = max(width, height)
    if longest <= LONGEST:
        return width, height
    return max(1, round(width * LONGEST / longest)), max(1, round(height * LONGEST / longest))


def _set(photo: Photo, cut: Cut, kinds: tuple[str, ...]) -> PhotoSet:
    if not photo.developed or (photo.animated and cut is WHOLE):
        return PhotoSet(photo.url, "", photo.width, photo.height, ())
    plain = tuple(_renditions(photo, cut, photo.plain))
    largest = list(_renditions(photo, cut, kinds[-1]))[-1]
    sources = tuple(_sources(photo, cut, kinds))
    return PhotoSet(plain[0].url, _srcset(plain), largest.width, largest.height, sources)


def _sources(photo: Photo, cut: Cut, kinds: tuple[str, ...], wide: bool = False) -> Iterator[PictureSource]:
    for kind in kinds:
        found = tuple(_renditions(photo, cut, kind))
        yield PictureSource(f"image/{kind}", _srcset(found), found[-1].width, found[-1].height, wide)


def _srcset(renditions: tuple[Rendition, ...]) -> str:
    return ", ".join(f"{each.url} {each.width}w" for each in renditions)


def _renditions(photo: Photo, cut: Cut, kind: str) -> Iterator[Rendition]:
    """The renditions of one cut in one format, the narrowest first."""
    left, top, right, bottom = box = box_of(photo, cut)
    widths, own = cut.widths(kind), right - left
    stem, ending = photo.url[: photo.url.rfind(".")], "jpg" if kind == "jpeg" else kind
    mark = blake2b(f"{photo.name} {photo.digest} {box}".encode(), digest_size=4).hexdigest()
    shape = f"-{cut.name}" if cut.name else ""
    widest = min(own, widths[-1])
    for width in (*(each for each in widths if each < CLOSE * widest), widest):
        height = max(1, round(width * (bottom - top) / own))
        yield Rendition(f"{stem}.{mark}{shape}-{width}.{ending}", kind, width, height, *box)


def box_of(photo: Photo, cut: Cut) -> tuple[int, int, int, int]:
    """The largest box of a cut's shape in a photo, with the focal point as near to its middle as can be."""
    if not cut.name:
        return 0, 0, photo.width, photo.height
    width = max(1, min(photo.width, round(photo.height * cut.across / cut.down)))
    height = max(1, min(photo.height, round(width * cut.down / cut.across)))
    left = _held(photo.width * photo.across / 100 - width / 2, photo.width - width)
    top = _held(photo.height * photo.down / 100 - height / 2, photo.height - height)
    return left, top, left + width, top + height


def _held(start: float, room: int) -> int:
    return min(max(0, round(start)), room)
