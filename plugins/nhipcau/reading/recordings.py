"""The films and sound that a text shows: written as photos are, `![What it shows](film.mp4 "Caption")`.

What lies beside a film under its name belongs to it: `film.jpg` is its poster, `film.vi.vtt` are its captions in
Vietnamese, of which the page makes a transcript; `talk.vi.txt` is a transcript of what has no captions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from urllib.parse import unquote

from nhipcau.languages import normalise
from nhipcau.model import Photo, error, warning
from nhipcau.model.photos import RASTER, Media
from nhipcau.model.recordings import FILMS, SERVICES, SOUNDS, Captions, Recording, film_at
from nhipcau.reading.findings import Findings
from nhipcau.reading.holes import Holes
from nhipcau.reading.photos import not_beside
from nhipcau.reading.source import N_

TAKEN = N_("Save it as one of these: films as MP4 or WebM, sound as MP3, M4A, AAC, Ogg, Opus, WAV or FLAC.")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
"""The endings of a poster, in the order in which they are looked for."""
UNPLAYED = frozenset(
    (".mov", ".ogv", ".avi", ".mkv", ".wmv", ".flv", ".mpg", ".mpeg", ".3gp", ".ts", ".mts", ".wma", ".aif", ".aiff",
     ".amr", ".mid")
)  # fmt: skip
"""The endings of films and sound that not every browser plays."""


class Recordings:
    """Makes recordings of the images in one text that are none."""

    def __init__(
        self, findings: Findings, holes: Holes, caption: Callable[[str], tuple[str, str, str]]
    ) -> None:
        self._findings = findings
        self._holes = holes
        self._caption = caption
        self._transcripts: dict[str, str] = {}
        """By the mark of a recording, what is said in it, as HTML."""

    def takes(self, source: str) -> bool:
        """Whether an image is a film or a sound; one that no browser plays is too, so that this is told."""
        return _ending(source) in FILMS | SOUNDS | UNPLAYED or bool(film_at(source)[0])

    def shown(self, image: Mapping[str, str], needle: str) -> str:
        """The mark of a recording, of which the attributes of an image tell; "" where it cannot be shown."""
        source, alt = image.get("src", "").strip(), image.get("alt", "").strip()
        if not alt:
            message = N_("The film or sound “{name}” has no description.")
            hint = N_("Say in the square brackets what it shows: ![The speech of …](…).")
            self._findings.complain(error, needle, message, hint, name=source)
        service, name = film_at(source)
        found = self._elsewhere(source, service, name) if service else self._own(source, needle)
        if found is None:
            return ""
        poster = self._poster(source, image.get("poster", ""), needle)
        words, credit, html = self._caption(image.get("title", ""))
        found = replace(found, alt=alt, caption=words, credit=credit, html=html, poster=poster)
        self._findings.recordings.append(found)
        mark = self._holes.mark(f"recording:{len(self._findings.recordings) - 1}")
        if not service:
            self._transcripts[mark] = self._transcript(normalise(unquote(source.removeprefix("./"))), needle)
        return mark

    def with_transcripts(self, html: str) -> str:
        """Clean HTML, in which what is said in a recording that stands by itself follows it."""
        for mark, transcript in self._transcripts.items():
            html = html.replace(f"<p>{mark}</p>", f"<p>{mark}</p>{transcript}", 1)
        return html

    def _elsewhere(self, source: str, service: str, name: str) -> Recording:
        address = source if source.startswith("http") else f"https:{source}"
        return Recording(address, "", service=service, player=SERVICES[service].player.format(name=name))

    def _own(self, source: str, needle: str) -> Recording | None:
        name = normalise(unquote(source.removeprefix("./")))
        if _ending(source) in UNPLAYED:
            message = N_("“{name}” is a film or sound that not every browser plays.")
            hint = TAKEN
            self._findings.complain(error, needle, message, hint, name=name)
            return None
        file = self._findings.photos.get(name)
        if file is None:
            message, hint, near = not_beside(name, self._findings.photos)
            self._findings.complain(error, source, message, hint, name=name, near=near)
            return None
        media = file.media or Media()
        self._look_at(media, name, needle)
        captions = tuple(Captions(lang, bare(each)) for lang, each in self._beside(name, "vtt"))
        return Recording(
            file.url,
            "",
            file=bare(file),
            captions=captions,
            width=media.width,
            height=media.height,
            seconds=media.seconds,
        )

    def _look_at(self, media: Media, name: str, needle: str) -> None:
        if media.fault:
            hint = TAKEN
            self._findings.complain(error, needle, media.fault, hint, name=name)
        elif media.strange:
            message = N_("“{name}” is kept in a way ({kept}) that many browsers do not play.")
            hint = N_("Save it as MP4 with H.264.")
            self._findings.complain(warning, needle, message, hint, name=name, kept=media.strange)

    def _beside(self, name: str, ending: str) -> list[tuple[str, Photo]]:
        """What is said in a recording: the files of an ending under its name, by their languages."""
        stem = re.escape(name.rpartition(".")[0])
        named = re.compile(rf"{stem}\.([a-z]{{2,3}}(?:-[A-Za-z]{{2,4}})*)\.{ending}")
        photos = self._findings.photos
        return [(match[1], photos[each]) for each in sorted(photos) if (match := named.fullmatch(each))]

    def _transcript(self, name: str, needle: str) -> str:
        """What is said in one of the text's own, in its language; that nobody wrote it down is told."""
        own, found = self._findings.lang, ""
        captions, texts = dict(self._beside(name, "vtt")), dict(self._beside(name, "txt"))
        for file in filter(None, (texts.get(own), captions.get(own))):
            media = file.media or Media()
            if media.fault:
                hint = N_(
                    "A captions file begins with the line WEBVTT; many programs save one, and convert .srt to it."
                )
                self._findings.complain(error, needle, media.fault, hint, name=file.name)
            found = found or "\n".join(_paragraph(who, words) for who, words in media.said)
        self._findings.attachments.extend(texts[lang] for lang in texts if lang == own)
        film = _ending(name) in FILMS
        media = self._findings.photos[name].media or Media()
        if own and not (media.silent or media.fault) and not (own in captions if film else found):
            self._untold(name, film, needle)
        if not found:
            return ""
        heading = self._holes.mark("transcript")
        return f'\n<details class="transcript"><summary>{heading}</summary>\n{found}\n</details>'

    def _untold(self, name: str, film: bool, needle: str) -> None:
        stem, lang = name.rpartition(".")[0], self._findings.lang
        if f"{stem}.vtt" in self._findings.photos:
            message = N_("“{file}” does not say its language.")
            hint = N_("Rename it to {better}.")
        elif film:
            message = N_("The film “{name}” has no captions for those who cannot hear it.")
            hint = N_("Put them beside it as {better}.")
        else:
            message = N_("Of “{name}” nobody who cannot hear it is told what is said.")
            hint = N_("Put it beside it as {better}, or with times as {stem}.{lang}.vtt.")
        better = f"{stem}.{lang}.{'vtt' if film or f'{stem}.vtt' in self._findings.photos else 'txt'}"
        values = {"name": name, "file": f"{stem}.vtt", "better": better, "stem": stem, "lang": lang}
        self._findings.complain(warning, needle, message, hint, **values)

    def _poster(self, source: str, told: str, needle: str) -> Photo | None:
        """The still that stands for a film until it plays: the one that is told, or that lies under its name."""
        photos = self._findings.photos
        if told:
            photo = photos.get(normalise(unquote(told)))
            if photo is None:
                message, hint, near = not_beside(told, photos)
                self._findings.complain(error, needle, message, hint, name=told, near=near)
            return photo
        stem = normalise(unquote(source.removeprefix("./"))).rpartition(".")[0]
        names = (f"{stem}{ending}" for ending in PICTURES)
        found = next((photos[name] for name in names if name in photos), None)
        return found if found and found.ending in RASTER else None


def bare(photo: Photo) -> Photo:
    """A file without what was only of use while its folder was read."""
    return replace(photo, media=None) if photo.media else photo


def _ending(source: str) -> str:
    name = source.partition("?")[0].rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 and "/" not in source.removeprefix("./") else ""


def _paragraph(who: str, words: str) -> str:
    said = escape(words, quote=False)
    return f"<p><b>{escape(who, quote=False)}:</b> {said}</p>" if who else f"<p>{said}</p>"
