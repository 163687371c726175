"""What a conversion gives, as values."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from nhipcau.languages.marking import N_ as N_

REASONS = MappingProxyType(
    {
        "head": N_("The head of the document: no reader sees it on the page."),
        "script": N_("Code, or what stands there for browsers without it."),
        "style": N_("A style sheet."),
        "form": N_("A form, or a part of one."),
        "navigation": N_("Navigation."),
        "boilerplate": N_("What the old site put around every text."),
        "hidden": N_("Hidden from readers."),
        "instead": N_("What browsers show only where they cannot play a film."),
        "mark": N_("A number or arrow that our Markdown makes by itself."),
        "tracking": N_("A picture or frame that counts readers."),
        "picture": N_("A picture that is not there."),
        "embed": N_("A frame from a place that is not known."),
        "film": N_("The address of a film or a page, which stands in the text as what lies there."),
        "unreadable": N_("Nothing that can be made text."),
        "address": N_("An address that leads nowhere outside the old document."),
    }
)
"""Why a part can be left, with the sentence for people."""


@dataclass(frozen=True, slots=True)
class Left:
    """A part of the source that is not in the Markdown: why, which one (`div.share`), and its words.

    `kind` is a key of `REASONS`. For a link whose address was left, `part` is that address, and its words stand in
    the text.
    """

    kind: str
    part: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the text. `name` is what the Markdown calls it, `source` its address in the source.

    `data` are its bytes where the source held them (`data:`), to be written under `name`; then `source` is "".
    """

    name: str
    source: str
    alt: str
    caption: str = ""
    credit: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Film:
    """A film or a sound of the text, which our pages play.

    `source` is the address of its file, and `name` what the Markdown calls it; or, where `service` names one of whose
    films we know how to play them, both are the page where it is to be seen. `tracks` are the addresses of its captions
    with their languages, "" where the source does not say.
    """

    name: str
    source: str
    alt: str
    service: str = ""
    caption: str = ""
    credit: str = ""
    poster: str = ""
    tracks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Embed:
    """A film, post or map that lies elsewhere, of which a page of ours can show no more than a link: the page where it
    can be seen, who has it, and its title."""

    provider: str
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """How letters were written: "UTF-8", "windows-1258", "VISCII", "TCVN3", "VNI", "UTF-8 twice", …

    `sure` goes from 0 to 1; `because` says on what it rests: "bom", "declared", "valid", "syllables" or "fonts".
    """

    name: str
    sure: float
    because: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """A foreign text in our Markdown, with all that belongs to it and all that was left."""

    markdown: str
    pictures: tuple[Picture, ...] = ()
    recordings: tuple[Film, ...] = ()
    embeds: tuple[Embed, ...] = ()
    ledger: tuple[Left, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    said: str = ""
    """All that the source says, in its order, and after it what was left; its letters as they were meant."""
