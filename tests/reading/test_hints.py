"""Mistakes that writers make with the head of a file, and what they are told to do."""

from __future__ import annotations

from datetime import datetime

import pytest

from nhipcau.model import Problem
from nhipcau.model import Site as ModelSite
from nhipcau.pages.people import index
from tests.conftest import Site
from tests.model.making import HANOI, publication

FOLDER = "content/stories/2024/2024-10-09-bai-thu"
HEAD = "---\ntitle: Bài\nsection: hoat-dong\n"


def told(site: Site, text: str, name: str = "index.vi.md") -> list[Problem]:
    site.write(f"{FOLDER}/{name}", text)
    return [problem for problem in site.problems() if "bai-thu" in problem.file]


@pytest.mark.parametrize("typed", ["hoa-binh, hoat-dong", '["hoa-binh, hoat-dong"]'])
def test_several_keys_with_commas_are_told_to_stand_in_brackets(site: Site, typed: str) -> None:
    (problem,) = told(site, HEAD + f"topics: {typed}\n---\nMột đoạn.\n")
    assert "[hoa-binh, " in problem.text()


def test_a_name_in_the_place_of_a_key_is_known_by_its_slug(site: Site) -> None:
    (problem,) = told(site, HEAD.replace("hoat-dong", "Hoạt động") + "---\nMột đoạn.\n")
    assert problem.text().endswith("Did you mean “hoat-dong”?")


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("tags", "topics"),
        ("category", "section"),
        ("image", "cover"),
        ("description", "summary"),
        ("Tags", "topics"),
    ],
)
def test_a_field_of_another_program_is_led_to_ours(site: Site, name: str, ours: str) -> None:
    (problem,) = told(site, HEAD + f"{name}: a\n---\nMột đoạn.\n")
    assert problem.text().endswith(f"Did you mean “{ours}”?")


def test_a_tab_is_told_of_as_a_tab(site: Site) -> None:
    (problem,) = told(site, HEAD + "topics:\n\t- hoa-binh\n---\nMột đoạn.\n")
    assert (problem.line, "Tab key" in problem.text()) == (5, True)


def test_a_quotation_mark_that_is_not_closed_is_told_where_it_opens(site: Site) -> None:
    (problem,) = told(site, '---\ntitle: "Bài\nsection: hoat-dong\nsummary: Tóm\n---\nMột đoạn.\n')
    assert problem.line == 2
    assert "not closed" in problem.text()


def test_a_title_in_quotation_marks_of_word_is_told_of(site: Site) -> None:
    (problem,) = told(site, "---\ntitle: “Bài”\nsection: hoat-dong\n---\nMột đoạn.\n")
    assert (problem.level, problem.line) == ("warning", 2)
    assert not told(site, "---\ntitle: “Một” và “hai”\nsection: hoat-dong\n---\nMột đoạn.\n")


def test_what_yaml_takes_for_a_comment_behind_a_value_is_told_of(site: Site) -> None:
    (problem,) = told(site, HEAD + "source: Theo TTXVN #1\n---\nMột đoạn.\n")
    assert problem.text().startswith("“#1” is not read")
    assert problem.line == 4
    assert not told(site, HEAD + "source: 'Theo TTXVN #1' # nguồn\n---\nMột đoạn.\n")


def test_a_desk_of_the_newsroom_is_no_person_from_a_to_z(site: Site) -> None:
    people = (site.root / "content/registry/people.toml").read_text("utf-8")
    marked = people.replace("[to-dich]\n", "[to-dich]\ndesk = true\n")
    site.write("content/registry/people.toml", marked)
    content = site.read().content
    assert [person.key for person in content.people if person.desk] == ["to-dich"]
    page = index(ModelSite(publication(), content, datetime.now(HANOI)), "vi")
    assert [link.text for link in page.desks] == [
        dict(person.names)["vi"] for person in content.people if person.desk
    ]
    listed = {each.link.text for group in page.groups for each in group.names}
    assert listed.isdisjoint(link.text for link in page.desks)
    assert listed


def test_a_text_with_another_name_is_to_be_renamed(site: Site) -> None:
    found = told(site, HEAD + "---\nMột đoạn.\n", "bai.vi.md")
    assert "Rename bai.vi.md to index.vi.md." in " ".join(problem.text() for problem in found)
