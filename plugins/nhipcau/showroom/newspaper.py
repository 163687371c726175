"""The example newspaper, made of values, and every page that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from nhipcau.files.redirects import RedirectPage
from nhipcau.model import Content, Edition, Link, Page, Problem, Refused, Site, outputs, path_of
from nhipcau.model.output import Bundle, Bundling, Make
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
from nhipcau.search import search_page, volumes
from nhipcau.showroom import occasions, prose, registry, reports
from nhipcau.showroom.occasions import ANNIVERSARIES, EVENTS
from nhipcau.showroom.publication import NOW, PUBLICATION, at

PAGES = tuple(
    Page(
        key=key,
        order=order,
        shows=("weather", "venues", "holidays", "letterbox") if key == "tham-ha-noi" else (),
        terms=key == "noi-quy",
        digest=key,
        photo_terms=key == "noi-quy",
        editions=tuple(
            Edition(
                lang=lang,
                title=title,
                slug=key,
                url=PUBLICATION.language(lang).at("pages", key),
                file=f"pages/{key}/index.{lang}.md",
                body=prose.short(lang),
                digest=key + lang,
                summary=summary,
                cover=reports.cover("long-bien", lang) if order == 1 else None,
            )
            for lang, title, summary in words
        ),
    )
    for order, (key, words) in enumerate(
        (
            (
                "gioi-thieu",
                (
                    ("vi", "Giới thiệu", "Tờ báo của những nhịp cầu."),
                    ("en", "About us", "A paper about bridges."),
                ),
            ),
            ("lien-he", (("vi", "Liên hệ", ""), ("en", "Contact", ""))),
            ("noi-quy", (("vi", "Bản quyền và trích dẫn", ""),)),
            ("tham-ha-noi", (("vi", "Thăm Hà Nội", ""), ("en", "Visiting Hanoi", ""))),
        ),
        1,
    )
)


def content() -> Content:
    return Content(
        stories=tuple(reports.stories(PUBLICATION, at)),
        events=EVENTS,
        anniversaries=ANNIVERSARIES,
        pages=PAGES,
        sections=registry.SECTIONS,
        topics=registry.TOPICS,
        people=registry.PEOPLE,
        organisations=registry.ORGANISATIONS,
        countries=registry.COUNTRIES,
        documents=registry.DOCUMENTS,
        venues=registry.VENUES,
        series=registry.SERIES,
        most_read=occasions.MOST_READ,
        weather=occasions.WEATHER,
        notices=registry.NOTICES,
        press=registry.PRESS,
    )


def site() -> Site:
    return Site(PUBLICATION, content(), NOW)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PageMake(Make):
    """A make that says which template draws the page, and in which language. It draws nothing itself."""

    template: str
    lang: str


class Catcher:
    """Stands in for the press's renderer: an Output then says which template draws it."""

    def page(self, template: str, lang: str, *others: str) -> PageMake:
        return PageMake(template, _undrawn, template=template, lang=lang)

    def words(self, function: Callable[..., bytes], lang: str) -> Make:
        return Make(function.__name__, _undrawn)

    def file(self, root: str) -> Make:
        return Make(root, _undrawn)

    def pictures(self, function: Callable[..., bytes], lang: str = "") -> Make:
        return Make(function.__name__, _undrawn)

    def prose(self, function: Callable[..., bytes], lang: str) -> Make:
        return Make(function.__name__, _undrawn)

    def state(self, site: object, function: Callable[..., object], *values: object) -> str:
        return ""

    def bundles(
        self, function: Callable[..., Sequence[bytes]], lang: str, wanted: Sequence[Bundling]
    ) -> tuple[Bundle, ...]:
        return ()

    def parts(self, function: Callable[..., bytes]) -> Make:
        return Make(function.__name__, _undrawn)

    def warn(self, problem: Problem) -> None:
        raise Refused((problem,))

    def static(self) -> tuple[tuple[str, str], ...]:
        return ()


def _undrawn(*inputs: object) -> NoReturn:
    raise AssertionError("whoever asked for the page draws it")


def drawn(shown: Site) -> Iterator[tuple[str, str, str, Any]]:
    """Every page of the site as (path, template, language, page)."""
    for plugin in (
        front,
        stories,
        side_by_side,
        sections,
        events,
        anniversaries,
        outlook,
        people,
        venues,
        organisations,
        countries,
        press_room,
        documents,
        series,
        gallery,
        archive,
        calendars,
        pages,
        visiting,
        missing,
        offline,
    ):
        for output in outputs(plugin.draw(shown, Catcher()), shown, Catcher()):
            if isinstance(make := output.make, PageMake):
                yield output.path, make.template, make.lang, output.inputs[0]
    for lang in (language.code for language in shown.languages):
        index = {each.code: volumes.cut(shown, each.code) for each in shown.languages}
        search = search_page.page(shown, lang, index)
        yield path_of(search.frame.url), "search.html", lang, search
    for story in shown.stories[:1]:
        for edition in story.editions:
            page = RedirectPage(edition.lang, Link(edition.title, edition.url, edition.lang))
            yield f"old-{edition.lang}/index.html", "redirect.html", edition.lang, page


def empty_site() -> Site:
    """A site on its first day: registries, and not a word written."""
    return Site(PUBLICATION, Content(sections=registry.SECTIONS[:1], topics=registry.TOPICS[:1]), NOW)


def nothing_at_all() -> Site:
    return Site(PUBLICATION, Content(), NOW)
