"""The showroom: a page for every part of the theme in all its states, drawn from the example newspaper.

It stands at `/_components/` of the site that `nhipcau serve --components` shows, and of no other. Each component has an
address, where it is framed in three widths, light and dark; what is framed stands below that, by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.model import About, Card, Figure, Frame, Link, Output, Photo, Site, path_of, said
from nhipcau.model.output import Renderer
from nhipcau.model.recordings import Recording
from nhipcau.pages.anniversaries import AnniversaryPage, AnniversaryYearPage
from nhipcau.pages.calendars import MonthPage
from nhipcau.pages.documents import DocumentPage, DocumentsPage
from nhipcau.pages.events import EventPage, EventsPage
from nhipcau.pages.front import FrontPage
from nhipcau.pages.organisations import OrganisationPage
from nhipcau.pages.people import PeoplePage, PersonPage
from nhipcau.pages.press_room import PressPage
from nhipcau.pages.sections import SectionPage
from nhipcau.pages.side_by_side import SideBySidePage
from nhipcau.pages.stories import StoryPage
from nhipcau.pages.venues import VenuePage
from nhipcau.search.search_page import SearchPage
from nhipcau.showroom import registry
from nhipcau.showroom.names import NAMES
from nhipcau.showroom.newspaper import drawn, site
from nhipcau.showroom.pictures import picture
from nhipcau.showroom.prose import FIGURES
from nhipcau.showroom.publication import PUBLICATION
from nhipcau.showroom.recordings import recordings
from nhipcau.web.serving import FRAMED, SHOWROOM

SHOWN_ONLY_HERE = About(indexed=False, framed=("'self'",))
ALONE = {"vi": "2024-10-08-nha-hat-xam", "en": "2024-10-02-diplomats-cycle"}
"""The story of the example newspaper that is only there in that language."""


@dataclass(frozen=True, slots=True)
class ComponentsPage:
    """What components.html sees: pages of the example newspaper, for components to be taken from.

    `only` is the one component that is shown, "" on the list of all `names`, which are links; `home` leads to that
    list.
    `story` has all that a story can have, `plain` little; `lonely` is in one language, and `elsewhere` the card of a
    story in another than the page's. `foreign` leads to one, `unlinked` nowhere.
    """

    frame: Frame
    only: str
    names: tuple[Link, ...]
    home: str
    front: FrontPage
    story: StoryPage
    plain: StoryPage
    lonely: StoryPage
    elsewhere: Card
    foreign: Link
    unlinked: Link
    upright: Figure
    recordings: tuple[Recording, ...]
    side_by_side: SideBySidePage
    events: EventsPage
    event: EventPage
    series: EventPage
    moved: EventPage
    past: EventPage
    lunar: AnniversaryPage
    year: AnniversaryYearPage
    month: MonthPage
    quiet_month: MonthPage
    person: PersonPage
    people: PeoplePage
    venue: VenuePage
    organisation: OrganisationPage
    former: OrganisationPage
    press: PressPage
    document: DocumentPage
    documents: DocumentsPage
    directives: DocumentsPage
    section: SectionPage
    empty: SectionPage
    topic: SectionPage
    second: SectionPage
    search: SearchPage


SHOWN = {
    "events": ("events",),
    "event": ("events", "ngay-hoi-van-hoa"),
    "series": ("events", "pho-di-bo"),
    "moved": ("events", "chieu-phim-nhat"),
    "past": ("events", "trong-cay"),
    "lunar": ("anniversaries", "gio-to-hung-vuong"),
    "year": ("anniversaries", "giai-phong-thu-do/2024"),
    "month": ("calendar", "2024-10"),
    "quiet_month": ("calendar", "2023-04"),
    "person": ("people", "nguyen-ngoc-ky"),
    "people": ("people",),
    "venue": ("venues", "ho-hoan-kiem"),
    "organisation": ("organisations", "haufo"),
    "former": ("organisations", "ubnd-quan"),
    "press": ("press",),
    "document": ("documents", "nghi-quyet-15"),
    "documents": ("documents",),
    "section": ("sections", "hoat-dong"),
    "empty": ("topics", "my-thuat"),
    "topic": ("topics", "hoa-binh"),
    "search": ("search",),
}
"""Pages of the example newspaper that show a state each: their kind, and their slug under its path word."""


@cache
def exhibits(lang: str) -> dict[str, Any]:
    """The pages of the example newspaper in a language, by the path of their file."""
    return {path: page for path, _, each, page in drawn(site()) if each == lang}


def page(shown: Site, lang: str) -> ComponentsPage:
    """The page in a language, in the frame of the site that is being built."""
    example, language = site(), PUBLICATION.language(lang)
    alone, foreign = ALONE[lang], next(ALONE[other] for other in ALONE if other != lang)
    found = exhibits(lang)

    def story(key: str) -> Any:
        edition = example.piece("story", key).edition(lang)
        assert edition
        return found[path_of(edition.url)]

    def at(kind: str, slug: str = "") -> Any:
        return found[path_of(language.at(kind, slug))]

    full = story("2024-10-10-70-nam-giai-phong-thu-do")
    return ComponentsPage(
        frame=shown.frame(lang, urls(shown), SHOWN_ONLY_HERE),
        only="",
        names=tuple(Link(name, dict(urls(shown, name))[lang], lang) for name in NAMES),
        home=dict(urls(shown))[lang],
        front=found[path_of(language.home)],
        story=full,
        plain=story("2024-10-07-ngay-hoi"),
        lonely=story(alone),
        elsewhere=example.cards((piece for piece in example.stories if piece.key == foreign), lang)[0],
        foreign=example.link("story", foreign, lang),
        unlinked=Link(example.link("topic", "di-san", lang).text, "", lang),
        upright=FIGURES[lang][1],
        recordings=recordings(lang),
        side_by_side=found[path_of(full.side_by_side[0].url)],
        second=at("topics", f"hoa-binh/{language.paths.numbered}/1"),
        directives=at("documents", said(registry.DOCUMENTS[0].kind_slugs, lang)),
        **{name: at(*place) for name, place in SHOWN.items()},
    )


def urls(shown: Site, name: str = "") -> list[tuple[str, str]]:
    """Where the list stands, or a component, in each language that the example newspaper has too."""
    below = f"{SHOWROOM}{name}/" if name else SHOWROOM
    return [(each.code, f"{each.home}{below}") for each in shown.languages if each.code in ALONE]


def photos(value: Any) -> Iterator[Photo]:
    """Every photo that a value holds, somewhere; files of other kinds are none."""
    if isinstance(value, Photo):
        yield from (value,) if value.width else ()
    elif isinstance(value, tuple):
        for each in value:
            yield from photos(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from photos(getattr(value, field.name))


def draw(shown: Site, renderer: Renderer) -> Iterator[Output]:
    """The list, each component, and what is framed, in each language; and a file for each address of a photo."""
    drawn_for = [page(shown, lang) for lang, _ in urls(shown)]
    for each in drawn_for:
        make = renderer.page("components.html", each.frame.lang)
        yield Output(path_of(each.frame.url), (each,), make)
        for name in NAMES:
            yield from component(shown, renderer, each, name)
    yield Output(f"{SHOWROOM}showroom.css", (), stylesheet)
    for photo in sorted({photo.url: photo for each in drawn_for for photo in photos(each)}.items()):
        yield from pictures(photo[1])


def component(shown: Site, renderer: Renderer, every: ComponentsPage, name: str) -> Iterator[Output]:
    """The page of one component, and that which is framed on it."""
    lang, places = every.frame.lang, urls(shown, name)
    one = replace(every, frame=shown.frame(lang, places, SHOWN_ONLY_HERE), only=name)
    yield Output(path_of(one.frame.url), (one,), renderer.page("components.html", lang))
    yield Output(path_of(one.frame.url + FRAMED), (one,), renderer.page("exhibits/alone.html", lang))


def stylesheet() -> bytes:
    """What only the showroom needs."""
    return (Path(__file__).parent / "showroom.css").read_bytes()


def pictures(photo: Photo) -> Iterator[Output]:
    yield Output(path_of(photo.url), (photo.width, photo.height, "jpeg"), picture)
    for each in photo.renditions(True):
        yield Output(path_of(each.url), (each.width, each.height, each.kind), picture)
