"""How a story may be cited and used again, and who answers for the site: by settings, and nowhere without them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from nhipcau.model import Refused
from nhipcau.reading.settings import publication
from tests.conftest import Site
from tests.exact.workshop import Workshop

QUICK = {"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False}
SILENT = {"LEGAL": {}, "CITATION": False}
STORY, ENGLISH = "2024/10/bai/index.html", "en/2024/10/bai-2024-10-01-bai-en/index.html"


def shop(folder: Path, **settings: object) -> Workshop:
    made = Workshop(folder, settings=QUICK | SILENT | settings)
    made.registries()
    made.story("2024-10-01-bai")
    return made


def soup(shop: Workshop, path: str) -> BeautifulSoup:
    return BeautifulSoup((shop.folder / "output" / path).read_text(encoding="utf-8"), "lxml")


def test_a_story_says_how_to_cite_it_and_on_which_terms_to_use_it(tmp_path: Path) -> None:
    made = shop(tmp_path, CITATION=True, SITEURL="https://bao.example")
    made.piece("pages", "quyen", terms=True)
    made.build()
    vietnamese, english = soup(made, STORY), soup(made, ENGLISH)
    cited = vietnamese.select_one(".cite__text").get_text()
    assert cited.startswith("Nguyễn Thị Lan, “Bài 2024-10-01-bai vi”, ")
    assert cited.endswith("https://bao.example/2024/10/bai/")
    assert "1 October 2024" in english.select_one(".cite__text").get_text()
    assert english.select_one(".cite__terms a")["href"] == "/en/pages/quyen-en/"
    assert english.select_one(".cite__terms a")["rel"] == ["license"]
    things = json.loads(vietnamese.find("script", type="application/ld+json").string)["@graph"]
    assert "https://bao.example/trang-tin/quyen-vi/" in [each.get("usageInfo") for each in things]


def test_the_foot_says_who_answers_for_the_site(tmp_path: Path) -> None:
    told = {"editor": "Trần An", "address": {"vi": "Phố Huế", "en": "Hue Street"}, "email": "an@example.org"}
    made = shop(tmp_path, LEGAL=told)
    made.build()
    lines = [
        each.get_text(" ", strip=True) for each in soup(made, "index.html").select(".footer .legal__line")
    ]
    assert lines == ["Chịu trách nhiệm nội dung Trần An", "Địa chỉ Phố Huế", "Thư điện tử an@example.org"]
    assert "Hue Street" in soup(made, ENGLISH).select_one(".legal").get_text()


def test_without_the_settings_none_of_it_is_there(tmp_path: Path) -> None:
    made = shop(tmp_path)
    made.build()
    assert not soup(made, STORY).select(".cite, .legal")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"editr": "An"}, "there is no field “editr”. Did you mean “editor”?"),
        ({"editor": 5}, "“editor” must be a text, or a dict with one for each language."),
        ({"editor": {"vi": "An", "en": 1}}, "“editor” must be a text, or a dict with one for each language."),
        (
            {"address": {"fr": "Rue de Huê"}},
            "“address” has a text for “fr”, which is no language of the site.",
        ),
        ([], "must be of the type dict, not list."),
    ],
)
def test_a_mistake_in_the_legal_foot_is_told(site: Site, told: object, said: str) -> None:
    with pytest.raises(Refused) as refused:
        publication(site.settings(LEGAL=told))
    assert [problem.text().endswith(said) for problem in refused.value.problems] == [True]


def test_a_part_that_a_language_lacks_is_shown_as_the_main_one_has_it(tmp_path: Path) -> None:
    made = shop(tmp_path, LEGAL={"address": {"vi": "Phố Huế"}})
    made.build()
    line = soup(made, "en/index.html").select_one(".legal__line dd")
    assert (line["lang"], line.get_text()) == ("vi", "Phố Huế")
