"""Organisations and partner countries: pages made of what names them, exact, and absent where nobody is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.exact.workshop import Workshop, changed

BODIES = """[hoi]
vi = "Hội Hữu nghị"
en = "Friendship Association"
short = {vi = "Hội HN", en = "FA"}
url = "https://hoi.example.org/"
country = "nhat"

[hoi-cu]
vi = "Hội Ái hữu"
en = "Old Association"
until = 1990
successor = "hoi"
"""
COUNTRIES = '[nhat]\nvi = "Nhật Bản"\nen = "Japan"\n\n[lao]\nvi = "Lào"\nen = "Laos"\n'
PEOPLE = """[lan]
vi = "Nguyễn Thị Lan"
en = "Nguyen Thi Lan"

[[lan.offices]]
organisation = "hoi"
vi = "Chủ tịch"
en = "President"
from = 2020
head = true

[an]
vi = "Trần An"
en = "Tran An"

[[an.offices]]
organisation = "hoi"
vi = "Chủ tịch"
en = "President"
from = 2010
until = 2019
head = true

[[an.offices]]
organisation = "hoi"
vi = "Thư ký"
en = "Secretary"
until = 2009
"""
DOCUMENT = (
    '[qd]\nvi = "Về đường phố"\nen = "On streets"\nnumber = "1/QĐ"\ndate = 2024-01-02\nissuer = "hoi"\n'
)
BODY, OTHER, INDEX = "to-chuc/hoi/index.html", "to-chuc/hoi-cu/index.html", "to-chuc/index.html"
COUNTRY, LAOS = "quoc-gia/nhat/index.html", "quoc-gia/lao/index.html"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    made.registries()
    told(made, organisations=BODIES, countries=COUNTRIES, people=PEOPLE, documents=DOCUMENT)
    told(made, topics='[tre]\nvi = "Thiếu nhi"\nen = "Children"\ncountry = "nhat"\n')
    made.story("2024-10-01-ten", organisations=["hoi"])
    made.story("2024-10-02-noi", body="Gặp []({organisation}hoi).")
    made.story("2024-10-03-tre", topics=["tre"])
    made.story("2024-10-04-nuoc", body="Sang []({country}lao).")
    made.story("2024-10-05-khac")
    made.piece("events", "le-hoi", start="2024-11-02", end="2024-11-03", organisers=["hoi"])
    made.piece("events", "hop-cu", start="2024-05-02", organisers=["hoi"])
    made.piece("pages", "ve-hoi")
    return made


def told(shop: Workshop, **registries: str) -> None:
    for name, text in registries.items():
        (shop.content / f"registry/{name}.toml").write_text(text, encoding="utf-8")


def main(shop: Workshop, path: str) -> Tag:
    html = (shop.folder / "output" / path).read_text(encoding="utf-8")
    return BeautifulSoup(html, "lxml").main


def links(part: Tag) -> set[str]:
    return {each["href"] for each in part.find_all("a")}


def test_an_organisation_has_its_people_events_documents_and_stories(shop: Workshop) -> None:
    shop.build()
    shown = main(shop, BODY)
    heads = [
        each.get_text(" ", strip=True) for each in shown.select("[aria-labelledby=heads] .offices__office")
    ]
    assert heads == ["Nguyễn Thị Lan , Chủ tịch từ năm 2020", "Trần An , Chủ tịch 2010–2019"]
    assert [each.get_text(" ", strip=True) for each in shown.select("[aria-labelledby=holders] dt")] == [
        "Trần An , Thư ký"
    ]
    assert links(shown.select_one("[aria-labelledby=upcoming]")) == {"/su-kien/le-hoi-vi/"}
    assert "/su-kien/hop-cu-vi/" in links(shown.select_one("[aria-labelledby=past]"))
    assert "/van-ban/qd/" in links(shown.select_one("[aria-labelledby=documents]"))
    stories = links(shown.select_one("[aria-labelledby=stories]"))
    assert {"/2024/10/ten/", "/2024/10/noi/"} <= stories
    assert "/2024/10/khac/" not in stories
    assert {"/to-chuc/hoi-cu/", "https://hoi.example.org/", "/quoc-gia/nhat/"} <= links(shown)
    assert "/to-chuc/hoi/" in links(main(shop, OTHER))


def test_who_names_an_organisation_leads_to_it(shop: Workshop) -> None:
    shop.build()
    for path in (
        "2024/10/ten/index.html",
        "2024/10/noi/index.html",
        "su-kien/le-hoi-vi/index.html",
        "van-ban/qd/index.html",
        "nhan-vat/lan/index.html",
        INDEX,
    ):
        assert "/to-chuc/hoi/" in links(main(shop, path)), path


def test_a_country_has_what_its_topics_and_organisations_have(shop: Workshop) -> None:
    shop.build()
    japan = links(main(shop, COUNTRY))
    assert {"/2024/10/ten/", "/2024/10/noi/", "/2024/10/tre/", "/su-kien/le-hoi-vi/"} <= japan
    assert {"/to-chuc/hoi/", "/chu-de/tre/"} <= japan
    assert not {"/2024/10/nuoc/", "/2024/10/khac/"} & japan
    assert {"/2024/10/nuoc/"} == {each for each in links(main(shop, LAOS)) if each.startswith("/2024")}
    assert {"/quoc-gia/nhat/", "/quoc-gia/lao/"} <= links(main(shop, "quoc-gia/index.html"))


def test_who_takes_office_changes_the_body_and_nobody_else_s_page(shop: Workshop) -> None:
    before = shop.build()
    told(shop, people=PEOPLE.replace("until = 2009", "until = 2008"))
    after = shop.build()
    assert after == shop.cold()
    found = changed(before, after)
    assert {BODY, "nhan-vat/an/index.html"} <= found
    assert not found & {OTHER, INDEX, COUNTRY, "2024/10/ten/index.html"}


def test_a_new_story_of_a_body_changes_its_page_and_its_country_s(shop: Workshop) -> None:
    before = shop.build()
    shop.story("2024-10-06-moi", organisations=["hoi"])
    after = shop.build()
    assert after == shop.cold()
    assert {BODY, INDEX, COUNTRY} <= changed(before, after)
    assert not changed(before, after) & {OTHER, LAOS}


def test_the_numbered_pages_of_a_body_stay_when_its_facts_change(shop: Workshop) -> None:
    shop.settings["PAGE_SIZE"] = 1
    before = shop.build()
    numbered = "to-chuc/hoi/trang/1/index.html"
    assert numbered in before
    told(shop, organisations=BODIES.replace("Hội HN", "Hội"), documents="")
    assert BODY in changed(before, shop.build())
    assert numbered not in changed(before, shop.build())


def test_a_site_without_organisations_and_countries_has_no_page_and_no_link_for_them(shop: Workshop) -> None:
    for name in ("organisations", "countries", "people", "documents"):
        (shop.content / f"registry/{name}.toml").unlink()
    told(shop, people='[lan]\nvi = "Lan"\nen = "Lan"\n', topics='[tre]\nvi = "Trẻ"\nen = "Children"\n')
    for key in ("2024-10-01-ten", "2024-10-02-noi", "2024-10-04-nuoc"):
        shop.story(key)
    for key in ("le-hoi", "hop-cu"):
        shop.piece("events", key, start="2024-11-02")
    files = shop.build()
    assert not [path for path in files if path.startswith(("to-chuc", "quoc-gia", "en/organ", "en/countr"))]
    for path in ("index.html", "sitemap-pages.xml", "en/index.html"):
        text = (shop.folder / "output" / path).read_text(encoding="utf-8")
        assert "/to-chuc/" not in text
        assert "/quoc-gia/" not in text
