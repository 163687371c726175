"""A story in two languages, paragraph beside paragraph: `/2024/10/<slug>/song-ngu/en/`, for students and translators.

A page for each edition with each other one: its interface and the left column are those of the story that it stands
under. Search engines are sent to that story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blinker import signal

from nhipcau.linked_data import trail
from nhipcau.model import (
    About,
    Drawing,
    Frame,
    Link,
    Output,
    Site,
    Story,
    StoryEdition,
    path_of,
    story_preview,
)
from nhipcau.model.output import Renderer
from nhipcau.model.recordings import framed


@dataclass(frozen=True, slots=True)
class Side:
    """One column. `links` answer the references of the body; the name of the translator is in the page's language."""

    edition: StoryEdition
    links: tuple[Link, ...]
    translator: Link | None


@dataclass(frozen=True, slots=True)
class SideBySidePage:
    """What side-by-side.html sees: two sides, that of the page's language first."""

    frame: Frame
    story: Story
    sides: tuple[Side, Side]


def page(site: Site, story: Story, own: StoryEdition, other: StoryEdition) -> SideBySidePage:
    """One edition beside another. Its switcher leads to each other edition beside this one."""
    lang = own.lang
    urls = {each.lang: url(site, story, each.lang, lang) for each in story.editions if each is not own}
    urls[lang] = url(site, story, lang, other.lang)
    section = site.link("section", story.section, lang)
    way = trail(site.publication, lang, "", section, Link(own.title, own.url, lang))
    return SideBySidePage(
        frame=site.frame(
            lang,
            urls.items(),
            About(
                way,
                preview=story_preview(own, site.publication),
                strip=False,
                canonical=own.url,
                framed=framed((*own.body.recordings, *other.body.recordings)),
            ),
        ),
        story=story,
        sides=(side(site, own, lang), side(site, other, lang)),
    )


def url(site: Site, story: Story, lang: str, other: str) -> str:
    """Where the edition in `lang` stands beside that in `other`."""
    return next(each.url for each in site.side_by_side(story, lang) if each.lang == other)


def side(site: Site, edition: StoryEdition, lang: str) -> Side:
    translator = site.link("person", edition.translator, lang) if edition.translator else None
    return Side(edition, site.resolved(edition.body, edition.lang), translator)


def pages(site: Site, renderer: Renderer, story: Story) -> Iterator[Output]:
    """Each edition beside each other."""
    for own in story.editions:
        make = renderer.page("side-by-side.html", own.lang)
        for other in story.editions:
            if other is not own:
                drawn = page(site, story, own, other)
                yield Output(path_of(drawn.frame.url), (drawn,), make, own.file)


def draw(site: Site, renderer: Renderer) -> Iterator[Drawing]:
    """The pages of all stories that are out, in more than one language."""
    for story in site.stories:
        # Not its editions: those of a whole archive would have to come.
        if site.publication.side_by_side and len(story.outline.languages) > 1:
            yield Drawing(pages, (story,))


def register() -> None:
    signal("nhipcau.draw").connect(draw)
