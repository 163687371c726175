"""An organisation as its own page tells of it. https://schema.org/Organization"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from nhipcau.linked_data.things import Thing, organisation, thing
from nhipcau.model import Link, Publication


class Profile(Protocol):
    """What is known of an organisation."""

    @property
    def short(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def until(self) -> date | None: ...


def body(link: Link, description: str, profile: Profile, publication: Publication) -> Thing:
    """The organisation that is called and found as `link` says; `sameAs` is its own site."""
    return organisation(link, publication) | thing(
        "Organization",
        alternateName=profile.short,
        description=description,
        dissolutionDate=profile.until.isoformat() if profile.until else None,
        sameAs=profile.url,
    )
