"""A story as a NewsArticle.

https://schema.org/NewsArticle, and for what Google reads of it
https://developers.google.com/search/docs/appearance/structured-data/article
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from nhipcau.languages import Words
from nhipcau.linked_data.document import cited
from nhipcau.linked_data.things import (
    Thing,
    image,
    known_as,
    official,
    organisation,
    person,
    publisher,
    thing,
)
from nhipcau.model import Billing, Correction, DocumentLine, Frame, Link, Publication, Story, StoryEdition
from nhipcau.model.recordings import Recording

PART = "story"


class PartShown(Protocol):
    """The place of a story in a series."""

    @property
    def series(self) -> Link: ...
    @property
    def number(self) -> int: ...


class StoryShown(Protocol):
    """The page of one edition of a story, with all that the story names, in that edition's language."""

    @property
    def frame(self) -> Frame: ...
    @property
    def story(self) -> Story: ...
    @property
    def edition(self) -> StoryEdition: ...
    @property
    def section(self) -> Link: ...
    @property
    def topics(self) -> tuple[Link, ...]: ...
    @property
    def events(self) -> tuple[Link, ...]: ...
    @property
    def anniversaries(self) -> tuple[Link, ...]: ...
    @property
    def people(self) -> tuple[Billing, ...]: ...
    @property
    def organisations(self) -> tuple[Link, ...]: ...
    @property
    def documents(self) -> tuple[DocumentLine, ...]: ...
    @property
    def authors(self) -> tuple[Link, ...]: ...
    @property
    def translator(self) -> Link | None: ...
    @property
    def series(self) -> Sequence[PartShown]: ...


def article(page: StoryShown, words: Words, publication: Publication) -> Thing:
    """One edition of a story, and how the others relate to it."""
    story, edition = page.story, page.edition
    url, terms = publication.absolute(edition.url), page.frame.masthead.terms
    return thing(
        "LiveBlogPosting" if edition.entries else "NewsArticle",
        id=known_as(edition.url, PART, publication),
        mainEntityOfPage=url,
        url=url,
        headline=edition.title,
        description=edition.summary or edition.standfirst,
        inLanguage=edition.lang,
        datePublished=words.iso(story.appeared),
        dateModified=words.iso(story.updated),
        dateline=edition.dateline,
        author=[person(each, publication) for each in page.authors] or [publisher(edition.lang, publication)],
        translator=person(page.translator, publication) if page.translator else None,
        publisher=publisher(edition.lang, publication),
        image=_images(page, publication),
        **_recordings(page, words, publication),
        **_live(edition, words, publication),
        articleSection=page.section.text,
        keywords=[topic.text for topic in page.topics],
        about=_about(page, publication),
        mentions=[organisation(each, publication) for each in page.organisations],
        citation=[cited(each, words, publication) for each in page.documents],
        isPartOf=[_series(each.series, publication) for each in page.series],
        position=page.series[0].number if page.series else None,
        wordCount=edition.body.words or None,
        isAccessibleForFree=True,
        usageInfo=publication.absolute(terms.url) if terms else None,
        correction=[_correction(each, words) for each in edition.corrections],
        **_translations(story, edition, publication),
    )


def _images(page: StoryShown, publication: Publication) -> list[Thing]:
    """The photos of a story, its cover first; of a story without any, the picture that a link to it is shown with."""
    edition, preview = page.edition, page.frame.preview
    figures = [image(each, publication) for each in (edition.cover, *edition.body.figures) if each]
    if figures or preview is None:
        return figures
    url = publication.absolute(preview.url)
    return [thing("ImageObject", url=url, width=preview.width, height=preview.height, caption=preview.alt)]


def _live(edition: StoryEdition, words: Words, publication: Publication) -> Thing:
    """The entries of live coverage (https://schema.org/LiveBlogPosting)."""
    if not edition.entries:
        return {}
    updates = [
        thing(
            "BlogPosting",
            headline=each.title,
            datePublished=words.iso(each.at),
            articleBody=each.text,
            url=f"{publication.absolute(edition.url)}#{each.name}",
        )
        for each in edition.entries
    ]
    began, last = words.iso(edition.entries[-1].at), words.iso(edition.entries[0].at)
    return {"coverageStartTime": began, "coverageEndTime": last, "liveBlogUpdate": updates}


def _series(link: Link, publication: Publication) -> Thing:
    url = publication.absolute(link.url)
    return thing("CreativeWorkSeries", id=known_as(link.url, "series", publication), name=link.text, url=url)


def _recordings(page: StoryShown, words: Words, publication: Publication) -> Thing:
    """The films and sound of a story; of a film Google wants a picture and a day."""
    stills = [image["url"] for image in _images(page, publication)]
    made = [recorded(each, page, stills, words, publication) for each in page.edition.body.recordings]
    films = [each for each in made if each["@type"] == "VideoObject"]
    return {"video": films, "audio": [each for each in made if each not in films]} if made else {}


def recorded(
    recording: Recording, page: StoryShown, stills: list[str], words: Words, publication: Publication
) -> Thing:
    """A film or a sound; one without a poster has the first picture of its story."""
    poster, seconds = recording.poster, recording.seconds
    own = recording.file is not None
    return thing(
        "AudioObject" if recording.sound else "VideoObject",
        name=recording.alt,
        description=recording.caption or recording.alt,
        thumbnailUrl=publication.absolute(poster.url)
        if poster
        else "".join(stills[:1] if not recording.sound else []),
        uploadDate=words.iso(page.story.appeared),
        duration=f"PT{seconds}S" if seconds else "",
        contentUrl=publication.absolute(recording.url) if own else "",
        encodingFormat=recording.type,
        embedUrl=recording.player,
        url="" if own else recording.url,
        width=recording.width or None,
        height=recording.height or None,
        creditText=recording.credit,
    )


def _about(page: StoryShown, publication: Publication) -> list[Thing]:
    """The occasions and people. An occasion's own page says what kind of event it is; half an Event, without its
    time and place, would count as a faulty one."""
    occasions = (("event", page.events), ("anniversary", page.anniversaries))
    things = [
        thing(
            "Thing",
            id=known_as(link.url, part, publication),
            name=link.text,
            url=publication.absolute(link.url),
        )
        for part, links in occasions
        for link in links
    ]
    return things + [official(each, publication) for each in page.people]


def _correction(correction: Correction, words: Words) -> Thing:
    return thing("CorrectionComment", text=correction.text, datePublished=words.iso(correction.date))


def original(story: Story) -> StoryEdition | None:
    """The edition that the others are translated from: the first, in the order of the site, that names no translator.

    None where all do: what they were translated from is not here.
    """
    return next((edition for edition in story.editions if not edition.translator), None)


def _translations(story: Story, edition: StoryEdition, publication: Publication) -> Thing:
    """`workTranslation` from the original to the others, and `translationOfWork` from each of them back."""
    source = original(story)
    if source is None or len(story.editions) == 1:
        return {}
    if edition is not source:
        return {"translationOfWork": _known(source, publication)}
    others = [each for each in story.editions if each is not source]
    return {"workTranslation": [_known(each, publication) for each in others]}


def _known(edition: StoryEdition, publication: Publication) -> Thing:
    return thing(
        "NewsArticle",
        id=known_as(edition.url, PART, publication),
        headline=edition.title,
        inLanguage=edition.lang,
        url=publication.absolute(edition.url),
    )
