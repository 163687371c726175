"""The model of the site. Imports the standard library and itself, nothing else."""

from nhipcau.model.alignment import Bead, Block, align
from nhipcau.model.anniversary import Anniversary, AnniversaryEdition, LunarDay
from nhipcau.model.content import Content
from nhipcau.model.event import Coordinates, Event, EventEdition, Period, ProgrammeItem
from nhipcau.model.fast_pickling import LazyField, fast_pickling
from nhipcau.model.frames import About
from nhipcau.model.index import Index
from nhipcau.model.kinds import KINDS, Kind, Kinds
from nhipcau.model.lists import Sheet, sheets
from nhipcau.model.output import Drawing, Output, outputs, path_of
from nhipcau.model.photos import Photo, Rendition
from nhipcau.model.pieces import Body, Correction, Edition, Figure, Page, Piece, Reference, Strip, StripAround
from nhipcau.model.previews import (
    CARD,
    CARD_SIZE,
    Preview,
    photo_preview,
    site_preview,
    story_preview,
)
from nhipcau.model.problem import ERROR, NOTE, WARNING, Problem, Refused, error, note, warning
from nhipcau.model.publication import Language, Paths, Publication
from nhipcau.model.registry import Document, Entry, Office, Organisation, Person, Section, Topic, Venue
from nhipcau.model.site import Site
from nhipcau.model.story import Story, StoryEdition
from nhipcau.model.views import (
    Alternate,
    AnniversaryLine,
    Billing,
    Card,
    Crumb,
    EventLine,
    FeedLink,
    Frame,
    Group,
    Indexes,
    Link,
    Masthead,
    Roll,
    StripEntry,
    Subscription,
    Switch,
)
from nhipcau.model.wording import Wording, said

__all__ = [
    "CARD",
    "CARD_SIZE",
    "ERROR",
    "KINDS",
    "NOTE",
    "WARNING",
    "About",
    "Alternate",
    "Anniversary",
    "AnniversaryEdition",
    "AnniversaryLine",
    "Bead",
    "Billing",
    "Block",
    "Body",
    "Card",
    "Content",
    "Coordinates",
    "Correction",
    "Crumb",
    "Document",
    "Drawing",
    "Edition",
    "Entry",
    "Event",
    "EventEdition",
    "EventLine",
    "FeedLink",
    "Figure",
    "Frame",
    "Group",
    "Index",
    "Indexes",
    "Kind",
    "Kinds",
    "Language",
    "LazyField",
    "Link",
    "LunarDay",
    "Masthead",
    "Office",
    "Organisation",
    "Output",
    "Page",
    "Paths",
    "Period",
    "Person",
    "Photo",
    "Piece",
    "Preview",
    "Problem",
    "ProgrammeItem",
    "Publication",
    "Reference",
    "Refused",
    "Rendition",
    "Roll",
    "Section",
    "Sheet",
    "Site",
    "Story",
    "StoryEdition",
    "Strip",
    "StripAround",
    "StripEntry",
    "Subscription",
    "Switch",
    "Topic",
    "Venue",
    "Wording",
    "align",
    "error",
    "fast_pickling",
    "note",
    "outputs",
    "path_of",
    "photo_preview",
    "said",
    "sheets",
    "site_preview",
    "story_preview",
    "warning",
]  # fmt: skip
