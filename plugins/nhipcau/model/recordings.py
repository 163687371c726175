"""Films and sound within a text: the newspaper's own, which lie beside it, and those of others, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nhipcau.model.fast_pickling import fast_pickling
from nhipcau.model.media_types import TYPES
from nhipcau.model.photos import Photo

FILMS = frozenset((".mp4", ".m4v", ".webm"))
SOUNDS = frozenset((".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac"))
"""The endings of what every browser of today plays."""


@dataclass(frozen=True, slots=True)
class FilmService:
    """A site that shows films of others: its name, `whole` with that of its owner, and the origin that a page of ours
    frames. `page` is the address where people see a film there, `player` the one within that frame; both are made with
    the film's own name, which stands in each address that the pattern `films` fits.
    """

    key: str
    name: str
    whole: str
    origin: str
    page: str
    player: str
    films: str


SERVICES = {
    each.key: each
    for each in (
        FilmService(
            "youtube",
            "YouTube",
            "YouTube (Google)",
            "https://www.youtube-nocookie.com",
            "https://www.youtube.com/watch?v={name}",
            "https://www.youtube-nocookie.com/embed/{name}?rel=0",
            r"(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|(?:embed|v|shorts|live)/)|youtu\.be/)"
            r"(?!videoseries|live_stream)([\w-]{6,20})(?![\w-])",
        ),
        FilmService(
            "vimeo",
            "Vimeo",
            "Vimeo",
            "https://player.vimeo.com",
            "https://vimeo.com/{name}",
            "https://player.vimeo.com/video/{name}?dnt=1",
            r"(?:www\.)?(?:player\.)?vimeo\.com/(?:video/)?(\d{4,14})(?!\w)",
        ),
        FilmService(
            "dailymotion",
            "Dailymotion",
            "Dailymotion",
            "https://geo.dailymotion.com",
            "https://www.dailymotion.com/video/{name}",
            "https://geo.dailymotion.com/player.html?video={name}",
            r"(?:(?:www\.)?dailymotion\.com/(?:embed/)?video/|geo\.dailymotion\.com/player\.html\?video=|dai\.ly/)"
            r"(\w{4,14})(?!\w)",
        ),
    )
}
"""The services that a site may allow (the setting FILM_SERVICES), by the words that name them."""


def origins(keys: Iterable[str]) -> tuple[str, ...]:
    """The origins of the services that a site allows."""
    return tuple(SERVICES[key].origin for key in keys if key in SERVICES)


def film_at(address: str) -> tuple[str, str]:
    """The service that has a film at that address, and the name by which it knows it; ("", "") for none."""
    if "//" in address[:8]:
        for service in SERVICES.values():
            found = re.match(rf"(?:https?:)?//{service.films}", address, re.I)
            if found:
                return service.key, found[1]
    return "", ""


@fast_pickling
@dataclass(frozen=True, slots=True)
class Captions:
    """What is said in a recording, in one language, as a file of WebVTT that plays with it."""

    lang: str
    file: Photo


@fast_pickling
@dataclass(frozen=True, slots=True)
class Recording:
    """A film or a sound as one language shows it.

    `url` is the address of the file, or of the page elsewhere where a film is to be seen. Of a file, `width` and
    `height` are in pixels and `seconds` how long it is, each 0 where it does not say.
    """

    url: str
    alt: str
    caption: str = ""
    credit: str = ""
    html: str = ""
    """The caption as clean HTML, as that of a figure."""
    file: Photo | None = None
    poster: Photo | None = None
    captions: tuple[Captions, ...] = ()
    service: str = ""
    """The key of the service that has it, where it lies elsewhere."""
    player: str = ""
    """What a frame would show; "" where the site does not allow the service: then it is a link."""
    width: int = 0
    height: int = 0
    seconds: int = 0

    @property
    def sound(self) -> bool:
        """Whether there is nothing to be seen."""
        return self.file is not None and self.file.ending in SOUNDS

    @property
    def type(self) -> str:
        """The media type of the file."""
        return TYPES[self.file.ending[1:]] if self.file else ""

    @property
    def clock(self) -> str:
        """How long it is, as players say it: "2:31", "1:02:31"."""
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    @property
    def owner(self) -> FilmService | None:
        """Who has it, where it lies elsewhere."""
        return SERVICES.get(self.service)

    @property
    def files(self) -> tuple[Photo, ...]:
        """All that lies beside the text for it."""
        own = (self.file, self.poster, *(each.file for each in self.captions))
        return tuple(each for each in own if each)


def framed(recordings: Iterable[Recording]) -> tuple[str, ...]:
    """The origins that a page with these recordings frames, once a reader asks for it."""
    return tuple(sorted({each.owner.origin for each in recordings if each.owner and each.player}))
