"""The example newspaper, made of values, and every page that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nhipcau.files.redirects import RedirectPage
from nhipcau.model import Content, Edition, Link, Page, Site, outputs, path_of
from nhipcau.pages import (
    anniversaries,
    archive,
    calendars,
    events,
    front,
    missing,
    offline,
    outlook,
    pages,
    people,
    sections,
    side_by_side,
    stories,
)
from nhipcau.search import search_page
from nhipcau.showroom import prose, registry, reports
from nhipcau.showroom.occasions import ANNIVERSARIES, EVENTS
from nhipcau.showroom.publication import NOW, PUBLICATION, at

PAGES = tuple(
    Page(
        key=key,
        order=order,
        digest=key,
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
        documents=registry.DOCUMENTS,
    )


def site() -> Site:
    return Site(PUBLICATION, content(), NOW)


class Catcher:
    """Stands in for the press's renderer: an Output then says which template draws it."""

    def page(self, template: str, lang: str, *others: str) -> Any:
        def make(page: object) -> bytes:
            raise AssertionError(f"{template} is drawn by the test itself")

        make.template, make.lang, make.digest = template, lang, template  # type: ignore[attr-defined]
        return make

    def words(self, function: Any, lang: str) -> Any:
        """What is no page is no template's."""
        return function

    def static(self) -> tuple[tuple[str, str], ...]:
        return ()


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
        archive,
        calendars,
        pages,
        missing,
        offline,
    ):
        for output in outputs(plugin.draw(shown, Catcher()), shown, Catcher()):
            make: Any = output.make
            if hasattr(make, "template"):
                yield output.path, make.template, make.lang, output.inputs[0]
    for lang in (language.code for language in shown.languages):
        search = search_page.page(shown, lang, indexed=True)
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
