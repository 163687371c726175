"""The newspaper itself, and the lists and portraits in it."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.languages import Words
from nhipcau.linked_data.things import Thing, image, known_as, organisation, person, publisher, thing
from nhipcau.model import Anniversary, AnniversaryEdition, Figure, Frame, Link, Publication

QUERY = "search_term_string"
"""The name that Google's documents give to the place for a reader's words."""


def newspaper(frame: Frame, publication: Publication) -> list[Thing]:
    """The site in one language, with the way to search it, and who publishes it: for the front page."""
    masthead = frame.masthead
    search = thing("EntryPoint", urlTemplate=f"{publication.absolute(masthead.indexes.search)}?q={{{QUERY}}}")
    action = thing("SearchAction", target=search) | {"query-input": f"required name={QUERY}"}
    paper = publisher(frame.lang, publication)
    site = thing(
        "WebSite",
        id=website(frame.lang, publication),
        url=publication.absolute(masthead.home),
        name=masthead.site_name,
        description=masthead.tagline,
        inLanguage=frame.lang,
        publisher={"@id": paper["@id"]},
        potentialAction=action,
    )
    return [site, paper]


def website(lang: str, publication: Publication) -> str:
    """What the site in one language is known by."""
    return known_as(publication.language(lang).home, "website", publication)


def collection(frame: Frame, name: str, description: str, publication: Publication, **more: object) -> Thing:
    """A page that lists stories; its numbered pages are parts of it under their own addresses."""
    return thing(
        "CollectionPage",
        url=publication.absolute(frame.url),
        name=name,
        description=description,
        inLanguage=frame.lang,
        isPartOf={"@id": website(frame.lang, publication)},
        **more,
    )


def photographs(
    frame: Frame, name: str, figures: Iterable[Figure], terms: Link, publication: Publication
) -> Thing:
    """A page of photos, each with the terms on which it may be used again
    (https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata)."""
    license = publication.absolute(terms.url)
    images = [
        image(each, publication) | {"license": license, "acquireLicensePage": license} for each in figures
    ]
    for each in images:
        each["contentUrl"] = each["url"]
    return thing(
        "ImageGallery",
        url=publication.absolute(frame.url),
        name=name,
        inLanguage=frame.lang,
        isPartOf={"@id": website(frame.lang, publication)},
        image=images,
    )


def portrait(
    frame: Frame,
    link: Link,
    description: str,
    offices: Iterable[tuple[str, Link]],
    publication: Publication,
) -> Thing:
    """The page of a person, who is called and found as `link` says; with the offices held now, each a title and an
    organisation."""
    held = tuple(offices)
    subject = person(link, publication) | thing(
        "Person",
        description=description,
        jobTitle=[title for title, _ in held],
        affiliation=[organisation(each, publication) for _, each in held],
    )
    return thing(
        "ProfilePage",
        url=publication.absolute(frame.url),
        inLanguage=frame.lang,
        isPartOf={"@id": website(frame.lang, publication)},
        mainEntity=subject,
    )


def commemorated(
    anniversary: Anniversary, edition: AnniversaryEdition, words: Words, publication: Publication
) -> Thing:
    """What an anniversary commemorates. An Event of schema.org is something to go to, with a place and a programme:
    a day in history, or relations between two states, is a Thing, and only an organisation has a better name."""
    founding = anniversary.kind == "organisation" and (anniversary.founded or anniversary.since)
    return thing(
        "Organization" if founding else "Thing",
        id=known_as(edition.url, "anniversary", publication),
        name=(edition.phrase if founding else "") or edition.title,
        description=edition.summary,
        foundingDate=_founding(anniversary) if founding else None,
        url=publication.absolute(edition.url),
        sameAs=[publication.absolute(each.url) for each in anniversary.editions if each is not edition],
    )


def _founding(anniversary: Anniversary) -> str:
    """The day of founding, or the month or the year where no more is known (ISO 8601)."""
    if anniversary.founded:
        return anniversary.founded.isoformat()
    return (
        f"{anniversary.since:04}-{anniversary.month:02}" if anniversary.month else f"{anniversary.since:04}"
    )
