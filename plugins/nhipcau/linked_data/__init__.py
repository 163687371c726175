"""Linked data: what a page says to machines, in the vocabulary of schema.org, and the trail that leads to the page.

Pure functions from values to *things*: dicts that JSON can say. They are made when a page is drawn and are no inputs.
"""

from nhipcau.linked_data.article import article
from nhipcau.linked_data.document import legislation
from nhipcau.linked_data.event import occasion
from nhipcau.linked_data.organisation import body
from nhipcau.linked_data.script import Described, script
from nhipcau.linked_data.site import collection, commemorated, newspaper, photographs, portrait
from nhipcau.linked_data.things import Thing
from nhipcau.linked_data.trail import trail
from nhipcau.linked_data.venue import venue_place

__all__ = [
    "Described",
    "Thing",
    "article",
    "body",
    "collection",
    "commemorated",
    "legislation",
    "newspaper",
    "occasion",
    "photographs",
    "portrait",
    "script",
    "trail",
    "venue_place",
]
