"""The trail above a page, for readers and for machines."""

from __future__ import annotations

import pytest

from nhipcau.linked_data.trail import HOME, LISTS, trail
from nhipcau.model import Link
from nhipcau.showroom.publication import PUBLICATION
from tests.linked_data.pages import ROOT, things
from tests.theme.drawing import drawn_by, pages, renderer, soup

SHOWN = set(pages()).difference(drawn_by("redirect.html"))
LISTED = SHOWN.difference(drawn_by("front.html", "404.html", "offline.html"))
"""The pages that machines find in a list; the front page is where all lists begin, and the others are errors."""


def above(path: str) -> list[tuple[str, str]]:
    """What machines are told of the pages that lead to one."""
    steps = [(each["name"], each["item"]) for each in things("BreadcrumbList")[path]["itemListElement"]]
    return [step for step in steps if step[1] != f"{ROOT}/{path.removesuffix('index.html')}"]


def test_a_page_shows_where_it_belongs_unless_that_is_the_front_page_alone() -> None:
    with_trail = {path for path in SHOWN if soup(path).find(class_="breadcrumbs")}
    assert {path for path in LISTED if len(above(path)) > 1} == with_trail & LISTED
    assert len(with_trail) > len(SHOWN) / 2
    assert not with_trail & {"index.html", "en/index.html"}


def test_machines_are_told_where_every_page_belongs_that_is_in_a_list() -> None:
    assert things("BreadcrumbList").keys() == LISTED


@pytest.mark.parametrize("path", sorted(LISTED))
def test_readers_and_machines_are_told_the_same_trail(path: str) -> None:
    shown = soup(path).find(class_="breadcrumbs")
    told = [(link.get_text(), ROOT + link["href"]) for link in shown.find_all("a")] if shown else []
    assert told in ([], above(path))


@pytest.mark.parametrize("path", sorted(LISTED))
def test_a_trail_has_what_google_requires(path: str) -> None:
    """developers.google.com/search/docs/appearance/structured-data/breadcrumb: two steps at least, each with its
    position, its name and its address."""
    steps = things("BreadcrumbList")[path]["itemListElement"]
    assert len(steps) >= 2
    assert [each["position"] for each in steps] == list(range(1, len(steps) + 1))
    assert all(each["name"] and each["item"].startswith(ROOT) for each in steps)


def test_the_steps_are_named_in_the_language_of_the_page() -> None:
    listed = things("BreadcrumbList")
    assert [each["name"] for each in listed["chu-de/hoa-binh/index.html"]["itemListElement"]] == [
        "Trang chủ",
        "Chủ đề",
        "Hòa bình",
    ]
    year = listed["en/anniversaries/giai-phong-thu-do/2024/index.html"]["itemListElement"]
    assert [each["name"] for each in year] == ["Home", "Anniversaries", "Hanoi’s Liberation Day", "2024"]


def test_every_list_has_a_name_in_every_language() -> None:
    for language in PUBLICATION.languages:
        words = renderer()._spoken(language.code)
        for message in (HOME, *LISTS.values()):
            assert words.catalogue.has(message)


def test_a_list_without_a_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        trail(PUBLICATION, "vi", "numbered", Link("x", "/x/", "vi"))
