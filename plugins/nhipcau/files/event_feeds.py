"""The feed of events in each language, as they are announced, as Atom and as JSON Feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from blinker import signal

from nhipcau.almanac.entries import EventItem, event_item, title_in_lists
from nhipcau.languages import Words
from nhipcau.model import Drawing, Event, FeedLink, Output, Publication, Site, path_of
from nhipcau.model.output import Renderer
from nhipcau.syndication import ANNOUNCED, ICON, TAGS, Author, Feed, FeedEntry, Translation, atom, json_feed


def as_atom(words: Words, link: FeedLink, items: tuple[EventItem, ...], publication: Publication) -> bytes:
    """The feed of these events, the latest announcement first, as Atom."""
    return atom(feed(words, link, items, publication))


def as_json(words: Words, link: FeedLink, items: tuple[EventItem, ...], publication: Publication) -> bytes:
    """The feed of these events, the latest announcement first, as JSON Feed."""
    return json_feed(feed(words, link, items, publication))


def feed(words: Words, link: FeedLink, items: tuple[EventItem, ...], publication: Publication) -> Feed:
    """A feed of events, each with the moment of its announcement, that are written in the language of the words."""
    language, absolute = publication.language(words.code), publication.absolute
    entries = tuple(_entry(words, item, publication) for item in items)
    return Feed(
        lang=words.code,
        title=f"{words.pgettext(*ANNOUNCED)} – {link.name}",
        subtitle="",
        page=absolute(link.atom.removesuffix("atom.xml")),
        atom=absolute(link.atom),
        json=absolute(link.json),
        icon=absolute(ICON),
        author=Author(publication.author, absolute(language.home)),
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def _entry(words: Words, item: EventItem, publication: Publication) -> FeedEntry:
    event, edition, absolute = item.event, item.edition, publication.absolute
    assert event.announced
    place = "" if event.status == "online" else edition.place
    return FeedEntry(
        id=f"tag:{publication.id_domain},{TAGS}:event/{event.key}/{edition.lang}",
        url=absolute(edition.url),
        lang=edition.lang,
        title=title_in_lists(words, event, edition),
        summary=" · ".join(filter(None, (_when(words, event), place, edition.summary))),
        published=event.announced,
        updated=max(event.announced, event.modified or event.announced),
        authors=(),
        topics=item.topics,
        image=absolute(edition.cover.photo.url) if edition.cover else "",
        translations=tuple(
            Translation(each.lang, absolute(each.url)) for each in event.editions if each is not edition
        ),
    )


def _when(words: Words, event: Event) -> str:
    """Its first time; nothing where that does not hold and no other is known."""
    period = event.period
    if event.undated:
        return ""
    if period.vague:
        return words.some_day(period.start, period.vague)
    return words.occasion(period.start, period.end, period.all_day)


def files(site: Site, renderer: Renderer, lang: str) -> Iterator[Output]:
    """The feed of a language in both formats, if any event was announced in it."""
    made: tuple[tuple[str, Callable[..., bytes]], ...] = (("atom", as_atom), ("json", as_json))
    for link in site.feeds(lang, "event"):
        items = tuple(event_item(site, event, lang) for event in site.announced(lang))
        for name, function in made:
            yield Output(
                path_of(getattr(link, name)), (link, items, site.publication), renderer.words(function, lang)
            )


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    yield from (Drawing(files, (language.code,)) for language in site.languages)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
