"""The registries: every name once, in every language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nhipcau.model import NOTE, WARNING, Document, Person, Publication
from nhipcau.reading.kinds import FORMS, of_entries
from nhipcau.reading.registry import Registry, read_registry
from nhipcau.reading.settings import publication
from nhipcau.reading.source import Unreadable
from tests.conftest import Site

FORM = {form.kind.plural: form for form in of_entries(FORMS).values()}


@pytest.fixture
def languages(site: Site) -> Publication:
    return publication(site.settings())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, languages: Publication, name: str, text: str) -> Registry:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return read_registry(FORM[name], folder / f"{name}.toml", f"content/registry/{name}.toml", languages)


def told(registry: Registry) -> list[str]:
    return [f"{problem.line}: {problem.text()}" for problem in registry.problems]


def test_entries_stand_in_the_order_of_the_file(folder: Path, languages: Publication) -> None:
    text = '[b]\nvi = "B"\nen = "B"\n\n[a]\nvi = "A"\nen = "A"\n'
    assert [entry.key for entry in read(folder, languages, "sections", text).entries] == ["b", "a"]


def test_the_key_is_the_slug_of_the_main_language_and_the_name_that_of_the_others(
    folder: Path, languages: Publication
) -> None:
    text = '[hoa-binh]\nvi = "Hòa bình"\nen = "Peace"\n[do-thi]\nvi = "Đô thị"\nen = "Towns"\nslug = {en = "cities"}\n'
    peace, cities = read(folder, languages, "topics", text).entries
    assert (peace.slug("vi"), peace.slug("en")) == ("hoa-binh", "peace")
    assert (cities.slug("vi"), cities.slug("en")) == ("do-thi", "cities")


def test_an_office_runs_from_the_first_to_the_last_day_of_its_years(
    folder: Path, languages: Publication
) -> None:
    office = '[[ha.offices]]\norganisation = "x"\nvi = "A"\nen = "A"\nfrom = 2020\nuntil = 2023\n'
    text = f'[ha]\nvi = "Hà"\nen = "Ha"\n{office}'
    registry = read(folder, languages, "people", text)
    (person,) = registry.entries
    assert isinstance(person, Person)
    assert (person.offices[0].since, person.offices[0].until) == (date(2020, 1, 1), date(2023, 12, 31))
    assert person.office(date(2023, 12, 31)) == person.offices[0]
    assert person.office(date(2024, 1, 1)) is None


@pytest.mark.parametrize(
    ("until", "second", "since", "level"),
    [
        ("2023-06-01", "A", "2023-06-01", WARNING),
        ("2023-06-01", "B", "2023-06-01", NOTE),
        ("2023-06-01", "A", "2023-06-02", None),
        ("2023-06-01", "B", "2024", None),
        ("2023", "A", "2023", None),
        ("2023", "A", "2023-02-01", WARNING),
    ],
)
def test_terms_of_an_office_that_overlap_are_told(
    folder: Path, languages: Publication, until: str, second: str, since: str, level: str | None
) -> None:
    first = f'[[ha.offices]]\norganisation = "x"\nvi = "A"\nen = "A"\nfrom = 2020\nuntil = {until}\n'
    then = f'[[ha.offices]]\norganisation = "x"\nvi = "{second}"\nen = "{second}"\nfrom = {since}\n'
    registry = read(folder, languages, "people", f'[ha]\nvi = "Hà"\nen = "Ha"\n{first}{then}')
    assert [each.level for each in registry.problems if each.rule == "office"] == [level] * bool(level)


def test_a_document_has_its_number_kind_and_date(folder: Path, languages: Publication) -> None:
    kind = 'kind = {vi = "Chỉ thị", en = "Directive"}'
    text = f'[a]\nvi = "A"\nen = "A"\nnumber = "12-CT/TW"\n{kind}\ndate = 2022-01-05\n'
    (document,) = read(folder, languages, "documents", text).entries
    assert isinstance(document, Document)
    assert (document.number, document.date) == ("12-CT/TW", date(2022, 1, 5))


def test_names_are_normalised(folder: Path, languages: Publication) -> None:
    (entry,) = read(folder, languages, "topics", '[a]\nvi = "  QÐ\u200b  "\nen = "A"\n').entries
    assert entry.name("vi") == "QĐ"


def test_a_registry_that_is_not_there_is_empty(folder: Path, languages: Publication) -> None:
    assert (
        read_registry(
            FORM["topics"], folder / "topics.toml", "content/registry/topics.toml", languages
        ).entries
        == []
    )


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("topics", '[a]\nvi = "A"\n', 1, "“a” has no name in the language “en”."),
        ("topics", 'a = "A"\n', 1, "“a” must be a table: [a], and names below it."),
        ("topics", '\n["Hòa"]\nvi = "A"\nen = "A"\n', 2, "“Hòa” cannot be part of an address"),
        ("topics", '[a]\nvi = "A"\nen = "A"\nfr = "A"\n', 1, "There is no field “fr”."),
        ("topics", '[a]\nvi = "A"\nen = "A"\nslug = "x"\n', 1, "“slug” must be words for each language"),
        (
            "topics",
            '[a]\nvi = "A"\nen = "A"\nslug = {fr = "x"}\n',
            1,
            "“slug” speaks a language the site does not have",
        ),
        ("topics", '[a]\nvi = "A"\nen = "A"\nslug = {en = "X"}\n', 1, "“X” cannot be part of an address"),
        ("people", '[a]\nvi = "A"\nen = "A"\noffices = "x"\n', 1, "“offices” must be tables: [[a.offices]]."),
        (
            "people",
            '[a]\nvi = "A"\nen = "A"\n[[a.offices]]\nvi = "x"\n',
            1,
            "An office needs an organisation",
        ),
        ("documents", '[a]\nvi = "A"\nen = "A"\n', 1, "A document needs a number and a date."),
    ],
)
def test_a_mistake_is_told_at_its_table(
    folder: Path, languages: Publication, name: str, text: str, line: int, words: str
) -> None:
    found = told(read(folder, languages, name, text))
    assert any(each.startswith(f"{line}: {words}") for each in found), found


@pytest.mark.parametrize(
    ("data", "line"), [(b"[a]\nvi = A\n", 2), (b'[a]\nvi = "A\n', 2), (b"[a]\nvi = \xff\n", 2), (b"[a\n", 1)]
)
def test_a_file_that_is_no_toml_says_where(
    folder: Path, languages: Publication, data: bytes, line: int
) -> None:
    (folder / "topics.toml").write_bytes(data)
    with pytest.raises(Unreadable) as bad:
        read_registry(FORM["topics"], folder / "topics.toml", "content/registry/topics.toml", languages)
    assert bad.value.problem.line == line


def test_a_registry_that_cannot_be_read_is_told_once_and_not_by_every_story(site: Site) -> None:
    site.write("content/registry/topics.toml", "[hoa-binh\n")
    assert [problem.file for problem in site.problems()] == ["content/registry/topics.toml"]


def test_an_entry_with_a_mistake_is_told_once_and_not_by_every_story(site: Site) -> None:
    path = site.content / "registry/topics.toml"
    path.write_text(path.read_text().replace('en = "Peace"\n', ""))
    assert [problem.text() for problem in site.problems()] == ["“hoa-binh” has no name in the language “en”."]


def test_a_name_that_is_no_text_is_told_with_its_entry(folder: Path, languages: Publication) -> None:
    registry = read(folder, languages, "topics", '[hoa-binh]\nvi = 3\nen = "Peace"\n')
    assert "“hoa-binh” must be words for each language" in "\n".join(told(registry))
