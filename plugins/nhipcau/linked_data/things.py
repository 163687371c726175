"""What every kind of thing is made of. Addresses are absolute; what has no value is left out."""

from __future__ import annotations

from typing import Any

from nhipcau.model import Billing, Coordinates, Figure, Link, Publication

Thing = dict[str, Any]
"""A thing of schema.org, its properties in the order in which they are said."""

LOGO, LOGO_SIZE = "/theme/icons/icon-512.png", 512
"""The mark as a picture, as plugins/nhipcau/files/icons.py draws it; Google asks for 112 pixels a side at least."""
CONTEXT = "https://schema.org"
NOTHING: tuple[object, ...] = (None, "", [], ())
"""Values that are not told."""


def thing(kind: str, **properties: object) -> Thing:
    """A thing of that type. Properties that are None or empty are left out; `id` is what others know it by ("@id")."""
    said: Thing = {"@type": kind}
    for name, value in properties.items():
        if value or value not in NOTHING:
            said["@id" if name == "id" else name] = value
    return said


def known_as(url: str, part: str, publication: Publication) -> str:
    """What a thing is known by on every page: the address of its own page and a word that no heading has."""
    return f"{publication.absolute(url)}#{part}" if url else ""


def image(figure: Figure, publication: Publication) -> Thing:
    """A photo, as large as it is kept, with its words in the page's language."""
    photo = figure.photo
    return thing(
        "ImageObject",
        url=publication.absolute(photo.url),
        width=photo.width or None,
        height=photo.height or None,
        caption=figure.caption or figure.alt,
        creditText=figure.credit,
    )


def person(link: Link, publication: Publication, title: str = "") -> Thing:
    return thing(
        "Person",
        id=known_as(link.url, "person", publication),
        name=link.text,
        jobTitle=title,
        url=publication.absolute(link.url),
    )


def official(billing: Billing, publication: Publication) -> Thing:
    """A person with the office held on the day of the piece."""
    return person(billing.person, publication, billing.title)


def organisation(link: Link, publication: Publication) -> Thing:
    return thing(
        "Organization",
        id=known_as(link.url, "organisation", publication),
        name=link.text,
        url=publication.absolute(link.url),
    )


def place(name: str, address: str, point: Coordinates | None, url: str, publication: Publication) -> Thing:
    """A place; `url` is the page of it, "" where it has none."""
    return thing(
        "Place",
        id=known_as(url, "place", publication),
        name=name,
        address=address,
        geo=point and thing("GeoCoordinates", latitude=point.latitude, longitude=point.longitude),
        url=publication.absolute(url),
    )


def publisher(lang: str, publication: Publication) -> Thing:
    """The newspaper: one organisation, whose name is told in the page's language."""
    return thing(
        "NewsMediaOrganization",
        id=f"{publication.url}/#publisher",
        name=publication.language(lang).site_name,
        url=publication.absolute("/"),
        logo=thing("ImageObject", url=publication.absolute(LOGO), width=LOGO_SIZE, height=LOGO_SIZE),
    )
