"""The newspaper, its lists, and the people and anniversaries in it, as machines are told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nhipcau.languages import Catalogue, Words
from nhipcau.linked_data import commemorated
from nhipcau.model import AnniversaryEdition
from nhipcau.showroom.occasions import ANNIVERSARIES
from nhipcau.showroom.publication import PUBLICATION
from tests.linked_data.pages import ROOT, graphs, things, within


@pytest.mark.parametrize(("path", "lang"), [("index.html", "vi"), ("en/index.html", "en")])
def test_the_front_page_says_how_to_search_in_its_language(path: str, lang: str) -> None:
    """developers.google.com no longer shows a search box for it; other programs still read it."""
    site = things("WebSite")[path]
    action = site["potentialAction"]
    search = PUBLICATION.language(lang).at("search")
    assert action["target"]["urlTemplate"] == f"{ROOT}{search}?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"
    assert site["inLanguage"] == lang


def test_the_publisher_is_one_organisation_on_every_page() -> None:
    known = {
        each["@id"]
        for _, graph in graphs().values()
        for thing in graph
        for each in within(thing)
        if each.get("@type") == "NewsMediaOrganization"
    }
    assert known == {f"{ROOT}/#publisher"}


def test_an_id_names_one_kind_of_thing_wherever_it_stands() -> None:
    """But a thing that another page knows only as such: the occasion of a story, say."""
    kinds: dict[str, set[str]] = {}
    for _, graph in graphs().values():
        for thing in graph:
            for each in within(thing):
                if "@id" in each and "@type" in each:
                    kinds.setdefault(each["@id"], set()).add(each["@type"])
    assert all(len(found - {"Thing"}) <= 1 for found in kinds.values())


def test_what_is_named_by_its_id_alone_is_told_in_full_somewhere() -> None:
    told, named = set(), set()
    for _, graph in graphs().values():
        for thing in graph:
            for each in within(thing):
                if "@id" in each:
                    (told if "@type" in each else named).add(each["@id"])
    assert named <= told


def test_a_person_has_the_offices_that_are_held_now() -> None:
    person = things("ProfilePage")["nhan-vat/nguyen-ngoc-ky/index.html"]["mainEntity"]
    assert person["jobTitle"] == ["Chủ tịch"]
    assert [each["name"] for each in person["affiliation"]] == [
        "Liên hiệp các tổ chức hữu nghị thành phố Hà Nội"
    ]


def test_a_year_of_an_anniversary_says_its_day_and_what_it_commemorates() -> None:
    page = things("CollectionPage")["en/anniversaries/giai-phong-thu-do/2024/index.html"]
    assert page["name"] == "70th anniversary of Hanoi’s Liberation Day"
    assert page["temporalCoverage"] == "2024-10-10"
    own = things("CollectionPage")["en/anniversaries/giai-phong-thu-do/index.html"]
    assert page["about"]["@id"] == own["about"]["@id"]


def test_only_an_organisation_is_founded() -> None:
    one = ANNIVERSARIES[0]
    edition = one.editions[0]
    assert isinstance(edition, AnniversaryEdition)
    words = Words("vi", Catalogue("vi"), PUBLICATION.clock)
    assert commemorated(one, edition, words, PUBLICATION)["@type"] == "Thing"
    founded = replace(one, kind="organisation", founded=date(1967, 8, 8))
    told = commemorated(founded, replace(edition, phrase="ASEAN"), words, PUBLICATION)
    assert (told["@type"], told["name"], told["foundingDate"]) == ("Organization", "ASEAN", "1967-08-08")
