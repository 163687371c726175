"""Official documents: a page for each with all that cites it, lists that links narrow, and no page keeps what was."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from nhipcau.model import Refused
from tests.exact.workshop import Workshop, changed

DIRECTIVE = """[chi-thi-12]
vi = "Về công tác đối ngoại nhân dân"
en = "On people-to-people diplomacy"
number = "12-CT/TW"
kind = {vi = "Chỉ thị", en = "Directive"}
date = 2022-01-05
issuer = "ban-bi-thu"
url = "https://vanban.example.org/12"
file = "12-ct-tw.pdf"
"""
CIRCULARS = """
[thong-tri-5]
vi = "Về thành phố"
en = "On the city"
number = "05-TT/TU"
kind = {vi = "Thông tri", en = "Circular"}
date = 2023-05-23

[thong-tu-7]
vi = "Về hội"
en = "On associations"
number = "7/2023/TT-BNV"
kind = {vi = "Thông tư", en = "Circular"}
date = 2023-06-01
"""
TEXT = b"%PDF-1.4 " + b"x" * 1_200_000
PAGE, ENGLISH = "van-ban/chi-thi-12/index.html", "en/documents/on-people-to-people-diplomacy/index.html"
LIST = "van-ban/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    made.registries()
    registry = made.content / "registry"
    (registry / "organisations.toml").write_text(
        '[ban-bi-thu]\nvi = "Ban Bí thư"\nen = "Secretariat"\n', encoding="utf-8"
    )
    (registry / "files").mkdir()
    (registry / "files/12-ct-tw.pdf").write_bytes(TEXT)
    told(made, DIRECTIVE + CIRCULARS)
    made.story("2024-10-01-neu-ten", documents=["chi-thi-12"])
    made.story("2024-10-02-lien-ket", body="Theo []({document}chi-thi-12).")
    made.story("2024-10-03-khac")
    return made


def told(site: Workshop, text: str) -> None:
    (site.content / "registry/documents.toml").write_text(text, encoding="utf-8")


def page(site: Workshop, path: str) -> str:
    return (site.folder / "output" / path).read_text(encoding="utf-8")


def main(site: Workshop, path: str) -> str:
    return page(site, path).partition("<main")[2].partition("</main>")[0]


def said_to_machines(site: Workshop, path: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(site, path), re.S)
    assert found
    told = json.loads(found[1])
    return next(each for each in told.get("@graph", [told]) if each["@type"] == "Legislation")


def test_a_document_tells_what_it_is_and_leads_to_its_text(site: Workshop) -> None:
    site.build()
    shown = main(site, PAGE)
    for words in (
        "12-CT/TW",
        "Chỉ thị",
        "Ngày 5 tháng 1 năm 2022",
        "Ban Bí thư",
        "(PDF, 1,2",
        'href="https://vanban.example.org/12"',
    ):
        assert words in shown.replace("\u00a0", " ")
    assert "(PDF, 1.2" in main(site, ENGLISH)
    assert (site.folder / "output/files/12-ct-tw.pdf").read_bytes() == TEXT
    thing = said_to_machines(site, PAGE)
    assert thing["legislationIdentifier"] == "12-CT/TW"
    assert thing["legislationDate"] == "2022-01-05"
    assert thing["legislationPassedBy"]["name"] == "Ban Bí thư"
    assert thing["encoding"]["encodingFormat"] == "application/pdf"


def test_a_document_lists_stories_that_name_it_and_those_with_a_text_that_leads_to_it(site: Workshop) -> None:
    site.build()
    shown = main(site, PAGE)
    assert "2024-10-01-neu-ten vi" in shown
    assert "2024-10-02-lien-ket vi" in shown
    assert "2024-10-03-khac vi" not in shown


def test_a_document_lists_other_pieces_with_a_text_that_leads_to_it(site: Workshop) -> None:
    site.piece("events", "hoi-nghi", start="2024-11-02")
    path = site.content / "events/hoi-nghi/index.en.md"
    path.write_text(path.read_text("utf-8") + "\nSee []({document}chi-thi-12).\n", encoding="utf-8")
    site.build()
    assert 'href="/su-kien/hoi-nghi-vi/"' in main(site, PAGE)


def test_a_story_leads_to_the_documents_it_cites(site: Workshop) -> None:
    site.build()
    for story in ("2024/10/neu-ten", "2024/10/lien-ket"):
        assert 'href="/van-ban/chi-thi-12/"' in main(site, f"{story}/index.html")
    assert "citation" in page(site, "2024/10/neu-ten/index.html")


def test_the_list_is_newest_first_under_years_and_links_narrow_it(site: Workshop) -> None:
    site.build()
    shown = main(site, LIST)
    at = [
        shown.index(words)
        for words in ('id="year-2023"', "Về hội", "Về thành phố", 'id="year-2022"', "Về công tác")
    ]
    assert at == sorted(at)
    for path in ("/van-ban/chi-thi/", "/van-ban/2022/"):
        assert f'href="{path}"' in shown
        narrowed = main(site, f"{path[1:]}index.html")
        assert "Về công tác" in narrowed
        assert "Về hội" not in narrowed
    assert "/van-ban/2022/" in page(site, "sitemap-pages.xml")


def test_a_kind_is_the_same_page_in_another_language_only_where_it_lists_the_same(site: Workshop) -> None:
    site.build()
    assert 'hreflang="en" href="http' in page(site, "van-ban/chi-thi/index.html")
    assert 'rel="alternate" hreflang="en" href="http' not in page(site, "van-ban/thong-tu/index.html")
    both = main(site, "en/documents/circular/index.html")
    assert "On the city" in both
    assert "On associations" in both


def test_a_document_that_changes_changes_what_tells_of_it_and_nothing_else(site: Workshop) -> None:
    before = site.build()
    told(site, DIRECTIVE.replace("12-CT/TW", "13-CT/TW") + CIRCULARS)
    after = site.build()
    assert after == site.cold()
    assert changed(before, after) == {
        PAGE,
        ENGLISH,
        "to-chuc/ban-bi-thu/index.html",
        "en/organisations/secretariat/index.html",
        LIST,
        "en/documents/index.html",
        "van-ban/chi-thi/index.html",
        "en/documents/directive/index.html",
        "van-ban/2022/index.html",
        "en/documents/2022/index.html",
        "2024/10/neu-ten/index.html",
        "en/2024/10/bai-2024-10-01-neu-ten-en/index.html",
    }


def test_what_only_its_own_page_tells_changes_no_other(site: Workshop) -> None:
    before = site.build()
    told(site, DIRECTIVE + 'description = {vi = "Một câu.", en = "A sentence."}\n' + CIRCULARS)
    (site.content / "registry/files/12-ct-tw.pdf").write_bytes(TEXT + b"more")
    after = site.build()
    assert after == site.cold()
    assert changed(before, after) == {PAGE, ENGLISH, "files/12-ct-tw.pdf"}


def test_a_story_that_begins_to_cite_a_document_enters_its_page_and_no_other_document_changes(
    site: Workshop,
) -> None:
    before = site.build()
    site.story("2024-10-03-khac", body="Xem [thông tri]({document}thong-tri-5).")
    after = site.build()
    assert after == site.cold()
    documents = {path for path in changed(before, after) if path.startswith(("van-ban/", "en/documents/"))}
    assert documents == {"van-ban/thong-tri-5/index.html", "en/documents/on-the-city/index.html"}
    site.story("2024-10-03-khac")
    assert site.build() == before


def test_an_event_that_begins_to_lead_to_a_document_enters_its_page(site: Workshop) -> None:
    site.piece("events", "hoi-nghi", start="2024-11-02")
    before = site.build()
    path = site.content / "events/hoi-nghi/index.vi.md"
    path.write_text(path.read_text("utf-8") + "\nXem []({document}thong-tri-5).\n", encoding="utf-8")
    after = site.build()
    assert after == site.cold()
    assert "van-ban/thong-tri-5/index.html" in changed(before, after)
    assert PAGE not in changed(before, after)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("12-ct.pdf", "“12-ct.pdf” is not in content/registry/files/"),
        ("../sections.toml", "must be a file in the same folder"),
        ("12.exe", "is no kind of file"),
        ("rong.pdf", "is empty"),
    ],
)
def test_a_file_that_is_not_there_or_not_fit_is_an_error_at_its_document(
    site: Workshop, name: str, message: str
) -> None:
    (site.content / "registry/files/rong.pdf").touch()
    told(site, CIRCULARS + DIRECTIVE.replace("12-ct-tw.pdf", name))
    with pytest.raises(Refused) as refused:
        site.build()
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.field) == ("content/registry/documents.toml", 15, "file")
    assert message in problem.message.format(**dict(problem.values))


def test_a_document_whose_address_is_that_of_a_list_is_an_error(site: Workshop) -> None:
    told(site, DIRECTIVE.replace("[chi-thi-12]", "[chi-thi]"))
    with pytest.raises(Refused) as refused:
        site.build()
    assert any("is taken" in problem.message for problem in refused.value.problems)
