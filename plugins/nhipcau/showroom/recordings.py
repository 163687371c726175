"""The films and sound of the example newspaper: of its own and of others, which it shows and to which it only leads."""

from __future__ import annotations

from nhipcau.model import Photo
from nhipcau.model.recordings import SERVICES, Captions, Recording
from nhipcau.showroom.prose import BRIDGE

BESIDE = "/photos/stories/phim"


def _beside(name: str, size: int) -> Photo:
    return Photo(name, f"stories/{name}", f"{BESIDE}/{name}", 0, 0, name, size=size)


WORDS = {
    "vi": ("Qua cầu Long Biên lúc bình minh", "Một phút trên cầu.", "Phim: Nhịp Cầu"),
    "en": ("Across Long Bien Bridge at dawn", "A minute on the bridge.", "Film: Nhịp Cầu"),
}
TRACKS = tuple(Captions(lang, _beside(f"cau.{lang}.vtt", 900)) for lang in WORDS)


def recordings(lang: str) -> tuple[Recording, ...]:
    """A film, a sound, a film of others that plays here, and one to which a link leads."""
    film, sound = _beside("cau.mp4", 4_200_000), _beside("loi.mp3", 310_000)
    told, elsewhere = WORDS[lang], "https://www.youtube.com/watch?v=nhipcau0000"
    player = SERVICES["youtube"].player.format(name="nhipcau0000")
    own = Recording(film.url, *told, "", film, BRIDGE, TRACKS, width=1280, height=720, seconds=62)
    return (
        own,
        Recording(sound.url, told[0], file=sound, seconds=19),
        Recording(elsewhere, *told, poster=BRIDGE, service="youtube", player=player),
        Recording(elsewhere, told[0], service="youtube"),
    )
