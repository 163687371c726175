"""What templates read is what the page's dataclass declares: no more, no less. And how templates are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from jinja2 import nodes

from nhipcau.files import redirects
from nhipcau.model import views
from nhipcau.pages import (
    anniversaries,
    archive,
    calendars,
    countries,
    documents,
    events,
    front,
    gallery,
    missing,
    offline,
    organisations,
    outlook,
    pages,
    people,
    press_room,
    sections,
    series,
    side_by_side,
    stories,
    venues,
    visiting,
)
from nhipcau.search import search_page
from nhipcau.showroom.newspaper import drawn, empty_site, nothing_at_all, site
from tests.theme import drawing
from tests.theme.drawing import TEMPLATES, render, renderer

PAGES = {
    "404.html": missing.MissingPage,
    "all-series.html": series.AllSeriesPage,
    "anniversaries.html": anniversaries.AnniversariesPage,
    "anniversary-year.html": anniversaries.AnniversaryYearPage,
    "anniversary.html": anniversaries.AnniversaryPage,
    "archive-year.html": archive.YearPage,
    "archive.html": archive.ArchivePage,
    "calendar.html": calendars.CalendarPage,
    "document.html": documents.DocumentPage,
    "documents.html": documents.DocumentsPage,
    "event.html": events.EventPage,
    "events.html": events.EventsPage,
    "front.html": front.FrontPage,
    "gallery.html": gallery.GalleryPage,
    "month.html": calendars.MonthPage,
    "offline.html": offline.OfflinePage,
    "outlook.html": outlook.OutlookPage,
    "page.html": pages.StaticPage,
    "people.html": people.PeoplePage,
    "person.html": people.PersonPage,
    "photos.html": gallery.PhotosPage,
    "redirect.html": redirects.RedirectPage,
    "search.html": search_page.SearchPage,
    "section.html": sections.SectionPage,
    "series.html": series.SeriesPage,
    "side-by-side.html": side_by_side.SideBySidePage,
    "story.html": stories.StoryPage,
    "topic.html": sections.SectionPage,
    "topics.html": sections.TopicsPage,
    "venue.html": venues.VenuePage,
    "organisation.html": organisations.OrganisationPage,
    "organisations.html": organisations.OrganisationsPage,
    "country.html": countries.CountryPage,
    "press.html": press_room.PressPage,
    "countries.html": countries.CountriesPage,
    "venues.html": venues.VenuesPage,
    "visiting.html": visiting.VisitingPage,
}


def parts(hint: Any, found: dict[type, None]) -> dict[type, None]:
    """Every dataclass that a type hint leads to, by the hints of its fields."""
    for each in get_args(hint):
        parts(each, found)
    if isinstance(hint, type) and is_dataclass(hint) and hint not in found:
        found[hint] = None
        for told in get_type_hints(hint).values():
            parts(told, found)
    return found


def is_view(kind: type) -> bool:
    """Whether a class is there for templates alone; content has readers besides."""
    return not kind.__module__.startswith("nhipcau.model.") or kind.__module__ == views.__name__


REACHED: dict[type, None] = {}
for page_class in PAGES.values():
    parts(page_class, REACHED)
PREVIEWED = {stories.Embargo}
"""What only previews show: tests/exact/test_drafts.py looks at it."""
PARTS = [kind for kind in REACHED if is_view(kind) and kind not in {*PAGES.values(), *PREVIEWED}]
PARTS += [views.Roll, calendars.AgendaDay, calendars.Day, calendars.Week]
"""What pages hold, and what stands behind properties, which hints do not tell of."""
FILES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
CONTENT_OF_FEEDS = {
    "AnniversaryYear": {"roundness"},
    "CalendarMonth": {"anniversaries", "events"},
    "GalleryPicture": {"day"},
    "Masthead": {"lang"},
    "Side": {"links"},
}
"""Fields that other readers than templates need."""


@pytest.fixture(scope="module")
def read() -> dict[str, set[str]]:
    """All that templates read, by class name, after every example page was drawn."""
    drawing.READ.clear()
    for shown in (site(), empty_site(), nothing_at_all()):
        for _, template, lang, page in drawn(shown):
            render(template, lang, page)
    return {kind.__name__: names for kind, names in drawing.READ.items()}


def names(kind: Any) -> set[str]:
    return {field.name for field in fields(kind)}


def page_attributes(template: str) -> Iterator[str]:
    """What a template, and all that it draws on, asks of `page`, whether or not an example leads there."""
    env = drawing.Noting(extensions=["jinja2.ext.i18n"])
    maker = renderer()
    maker.page(template, "en")
    for name in maker._templates.closure(template):
        if name.startswith("components/") or not name.endswith(".html"):
            continue
        for node in env.parse((TEMPLATES / name).read_text(encoding="utf-8")).find_all(nodes.Getattr):
            if isinstance(node.node, nodes.Name) and node.node.name == "page":
                yield node.attr


def test_there_is_a_page_class_for_every_page_template() -> None:
    assert set(PAGES) | {"base.html", "components.html", "withdrawn.html"} == {
        file for file in FILES if "/" not in file
    }


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_declares(template: str) -> None:
    assert set(page_attributes(template)) <= names(PAGES[template])


@pytest.mark.parametrize("kind", PAGES.values(), ids=PAGES)
def test_templates_read_every_field_that_a_page_declares(kind: Any, read: dict[str, set[str]]) -> None:
    assert read[kind.__name__] == names(kind)


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_templates_read_every_field_that_a_part_declares(kind: Any, read: dict[str, set[str]]) -> None:
    assert read[kind.__name__] | CONTENT_OF_FEEDS.get(kind.__name__, set()) == names(kind)


@pytest.mark.parametrize("file", FILES)
def test_a_macro_is_always_imported_with_context(file: str) -> None:
    """Without it the macro knows neither the page nor its language, and speaks English in silence."""
    imports = re.findall(r"{%-? (?:from|import) .*?%}", (TEMPLATES / file).read_text(encoding="utf-8"))
    assert [line for line in imports if "with context" not in line] == []


@pytest.mark.parametrize("file", FILES)
def test_a_template_is_short_and_begins_by_saying_what_it_is(file: str) -> None:
    text = (TEMPLATES / file).read_text(encoding="utf-8")
    assert text.startswith("{#")
    assert text.count("\n") <= 60


@pytest.mark.parametrize("file", FILES)
def test_a_template_decides_nothing(file: str) -> None:
    """No sorting, filtering or counting of days: that is done where the page is made."""
    text = (TEMPLATES / file).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*(sort|groupby|selectattr|rejectattr|select|reject|unique|safe)\b", text)
    assert not re.search(r"{% for [^%]* if ", text)
    assert "timedelta" not in text
    assert "now(" not in text
