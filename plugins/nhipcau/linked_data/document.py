"""An official document as Legislation. https://schema.org/Legislation"""

from __future__ import annotations

from typing import Protocol

from nhipcau.languages import Words
from nhipcau.linked_data.things import Thing, known_as, organisation, thing
from nhipcau.model import Attachment, Document, DocumentLine, Link, Publication
from nhipcau.model.media_types import TYPES

PART = "document"


class DocumentShown(Protocol):
    """The page of a document in one language."""

    @property
    def line(self) -> DocumentLine: ...
    @property
    def document(self) -> Document: ...
    @property
    def description(self) -> str: ...
    @property
    def issuer(self) -> Link | None: ...


def legislation(page: DocumentShown, words: Words, publication: Publication) -> Thing:
    """The document itself, known by the address of its page here; `sameAs` is its text elsewhere."""
    document = page.document
    return cited(page.line, words, publication) | thing(
        "Legislation",
        description=page.description,
        legislationType=page.line.kind,
        legislationPassedBy=organisation(page.issuer, publication) if page.issuer else None,
        sameAs=document.url,
        encoding=_file(document.file, publication) if document.file else None,
    )


def cited(line: DocumentLine, words: Words, publication: Publication) -> Thing:
    """The document as what cites it says."""
    return thing(
        "Legislation",
        id=known_as(line.link.url, PART, publication),
        name=line.link.text,
        legislationIdentifier=line.number,
        legislationDate=words.iso(line.date),
        url=publication.absolute(line.link.url),
    )


def _file(file: Attachment, publication: Publication) -> Thing:
    return thing(
        "MediaObject",
        contentUrl=publication.absolute(file.url),
        encodingFormat=TYPES.get(file.ending),
        contentSize=str(file.size),
    )
