"""Feeds of each language, and of each section, topic, event and person in it, as Atom and as JSON Feed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from blinker import signal

from nhipcau.model import Drawing, Output, Site, Story, StoryEdition, path_of
from nhipcau.model.output import Renderer
from nhipcau.syndication import (
    ICON,
    TAGS,
    Author,
    Feed,
    FeedEntry,
    Translation,
    atom,
    json_feed,
)

LENGTH = 20
"""Entries at most: who reads feeds comes at least once a month."""
DATED = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-(?=.)")
MONTH = re.compile(r"/([0-9]{4})/([0-9]{2})/[^/]+/$")


def feeds(site: Site, lang: str, kind: str = "language", key: str = "") -> Iterator[Feed]:
    """The feed of the newest stories of a thing that are written in `lang`, if there is one."""
    language, absolute = site.publication.language(lang), site.publication.absolute
    for link in site.feeds(lang, kind, key):
        stories = (story for story in reversed(site.of(kind, key or lang)) if story.speaks(lang))
        entries = tuple(_entry(site, story, lang) for story in islice(stories, LENGTH))
        yield Feed(
            lang=lang,
            title=f"{link.name} – {language.site_name}" if key else language.site_name,
            subtitle="" if key else language.tagline,
            page=absolute(link.atom.removesuffix("atom.xml")),
            atom=absolute(link.atom),
            json=absolute(link.json),
            icon=absolute(ICON),
            author=Author(site.publication.author, absolute(language.home)),
            updated=max(entry.updated for entry in entries),
            entries=entries,
        )


def _entry(site: Site, story: Story, lang: str) -> FeedEntry:
    edition, absolute = story.edition(lang), site.publication.absolute
    assert edition is not None
    return FeedEntry(
        id=known_as(story, edition, site.publication.id_domain),
        url=absolute(edition.url),
        lang=lang,
        title=edition.title,
        summary=edition.summary,
        published=story.appeared,
        updated=story.updated,
        authors=tuple(
            Author(each.text, absolute(each.url)) for each in site.links("person", story.authors, lang)
        ),
        topics=tuple(link.text for link in site.links("topic", story.topics, lang)),
        image=absolute(edition.cover.photo.url) if edition.cover else "",
        translations=tuple(
            Translation(each.lang, absolute(each.url)) for each in story.editions if each is not edition
        ),
        body=edition.body if site.publication.full_text_feeds else None,
        links=site.resolved(edition.body, lang) if site.publication.full_text_feeds else (),
    )


def known_as(story: Story, edition: StoryEdition, domain: str) -> str:
    """What feeds know a story by for ever (RFC 4151): its name, and the month in which it was first at home.

    So it stays when a day is corrected, the folder renamed, a headline or a slug mended. Where the month was wrong, the
    address of before stands among the aliases.
    """
    name = DATED.sub("", story.key)
    first = next((found for alias in edition.aliases if (found := MONTH.search(alias))), None)
    year, month = (int(first[1]), int(first[2])) if first else (story.date.year, story.date.month)
    return f"tag:{domain},{TAGS}:{year:04}/{month:02}/{name}/{edition.lang}"


def files(site: Site, renderer: Renderer, lang: str, kind: str, key: str) -> Iterator[Output]:
    """The feed of one thing in one language, in both formats."""
    as_atom, as_json = _makes(renderer, lang, site.publication.full_text_feeds)
    for feed in feeds(site, lang, kind, key):
        for url, make in ((feed.atom, as_atom), (feed.json, as_json)):
            yield Output(path_of(url.removeprefix(site.publication.url)), (feed,), make)


def _makes(renderer: Renderer, lang: str, whole: bool) -> tuple[Callable[..., bytes], Callable[..., bytes]]:
    """What makes Atom, and what makes JSON Feed."""
    if not whole:
        return atom, json_feed
    from nhipcau.syndication import full_text  # which takes what other builds need not load

    return renderer.prose(full_text.whole_atom, lang), renderer.prose(full_text.whole_json, lang)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    content = site.content
    for lang in (language.code for language in site.languages):
        yield Drawing(files, (lang, "language", ""))
        for kind, things in (
            ("section", content.sections),
            ("topic", content.topics),
            ("person", content.people),
            ("event", [event for event in content.events if event.speaks(lang)]),
        ):
            yield from (Drawing(files, (lang, kind, thing.key)) for thing in things)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
