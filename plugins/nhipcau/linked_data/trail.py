"""The trail: the way from the front page down to a page, for readers and, as a BreadcrumbList, for machines."""

from __future__ import annotations

from nhipcau.languages import Words
from nhipcau.languages.catalogues import pgettext
from nhipcau.linked_data.things import Thing, thing
from nhipcau.model import Crumb, Frame, Link, Publication

# Translators: the first step of the trail above a page, such as "Home › Topics".
HOME = pgettext("trail", "Home")
# Translators: these are the lists of the site, as steps of the trail above a page.
LISTS = {
    "topics": pgettext("trail", "Topics"),
    "people": pgettext("trail", "People"),
    "venues": pgettext("trail", "Venues"),
    "organisations": pgettext("trail", "Organisations"),
    "countries": pgettext("trail", "Partner countries"),
    "press": pgettext("trail", "For the press"),
    "documents": pgettext("trail", "Official documents"),
    "gallery": pgettext("trail", "Photos"),
    "series": pgettext("trail", "Series"),
    "events": pgettext("trail", "Events"),
    "anniversaries": pgettext("trail", "Anniversaries"),
    "calendar": pgettext("trail", "Calendar"),
    "archive": pgettext("trail", "Archive"),
    "search": pgettext("trail", "Search"),
}
"""By the path word of each list: a field of `Paths`."""


def trail(publication: Publication, lang: str, listed: str = "", *pages: Link) -> tuple[Crumb, ...]:
    """From the front page over one of the site's lists, if `listed` names it, and over `pages`.

    The last may be the page itself. Raises KeyError for a list that has no name.
    """
    language = publication.language(lang)
    crumbs = [Crumb(Link("", language.home, language.code), HOME)]
    if listed:
        crumbs.append(Crumb(Link("", language.at(listed), language.code), LISTS[listed]))
    return (*crumbs, *map(Crumb, pages))


def named(crumb: Crumb, words: Words) -> str:
    """What a step is called."""
    return words.pgettext(*crumb.message) if crumb.message else crumb.link.text


def breadcrumbs(frame: Frame, words: Words, publication: Publication) -> list[Thing]:
    """The trail as a BreadcrumbList; none where it is one step, which Google takes for a mistake."""
    steps = [
        thing(
            "ListItem", position=number, name=named(crumb, words), item=publication.absolute(crumb.link.url)
        )
        for number, crumb in enumerate(frame.trail, 1)
    ]
    return [thing("BreadcrumbList", itemListElement=steps)] if len(steps) > 1 else []
