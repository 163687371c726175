"""People, offices and bodies in prose, held against a registry; names without a registry are let be."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.model import NOTE, WARNING, Problem, Venue
from nhipcau.rules import run
from nhipcau.rules.names import rules
from nhipcau.rules.register import NO_REGISTER, Register
from tests.conftest import Site
from tests.rules.registers import REGISTER
from tests.rules.texts import text


def told(
    body: str, lang: str = "en", day: date | None = date(2024, 5, 13), register: Register = REGISTER
) -> list[Problem]:
    return run(rules(register), (text(body, lang, day),))


def test_a_name_is_told_where_it_stands_with_the_right_one() -> None:
    (problem,) = told("Hôm ấy bà Nguyen  Lan Huong đến.", "vi")
    assert (problem.rule, problem.level, problem.fix) == ("name", WARNING, "Nguyễn Lan Hương")
    assert (problem.column, problem.end) == (11, (10, 28))


def test_other_marks_may_be_another_person() -> None:
    assert [each.level for each in told("Ông Nguyễn Lân Hương đến.", "vi")] == [NOTE]


@pytest.mark.parametrize("day", [date(2023, 5, 1), None])
def test_a_title_is_right_on_its_day(day: date | None) -> None:
    assert told("Chủ tịch Liên hiệp Hữu nghị Hà Nội Nguyễn Lan Hương đến.", "vi", day) == []


@pytest.mark.parametrize(
    "said",
    [
        "President Nguyen Lan Huong came.",
        "She met the President of HAUFO, Ms Nguyen Lan Huong.",
        "Mr Binh spoke. HAUFO President Nguyen Lan Huong came.",
        "Ms Nguyen Lan Huong, President of HAUFO, came.",
        "Ms Nguyen Lan Huong (President) came.",
        "In 2025, President Nguyen Lan Huong will come.",
    ],
)
def test_a_title_of_another_time_is_told(said: str) -> None:
    (problem,) = [each for each in told(said) if each.rule == "office"]
    assert "not “President” on 2024-05-13. On that day: Vice President." in problem.text()


@pytest.mark.parametrize(
    "said",
    [
        "The then President Nguyen Lan Huong came.",
        "In 2022, President Nguyen Lan Huong came.",
        "On 3 May 2023, Ms Nguyen Lan Huong, President of HAUFO, came.",
        "Ms Nguyen Lan Huong, former President of HAUFO, came.",
        "Ms Nguyen Lan Huong, Vice President of HAUFO, came.",
        "With Ms Nguyen Lan Huong, President Le Binh came.",
        "Vice President Nguyen Lan Huong came.",
        "He thanked the President. Nguyen Lan Huong came.",
        "President Tran An came.",
        "President Le Binh and Nguyen Lan Huong came.",
    ],
)
def test_what_is_no_title_of_hers_is_let_be(said: str) -> None:
    assert "office" not in [each.rule for each in told(said)]


@pytest.mark.parametrize(
    ("said", "lang", "level"),
    [
        ("HAUFO's Director Nguyen Lan Huong came.", "en", WARNING),
        ("The Chairwoman of HAUFO Nguyen Lan Huong came.", "en", WARNING),
        ("Ms Nguyen Lan Huong, Vice Chair of HAUFO, came.", "en", WARNING),
        ("Director Nguyen Lan Huong of HAUFO came.", "en", WARNING),
        ("Trưởng phòng Liên hiệp Hữu nghị Hà Nội Nguyễn Lan Hương đến.", "vi", WARNING),
        ("Director Nguyen Lan Huong came.", "en", NOTE),
        ("“Yes,” said Ms Nguyen Lan Huong, Director of the City Library.", "en", NOTE),
        ("Ms Nguyen Lan Huong, President of another union, came.", "en", NOTE),
        ("Trưởng phòng Nguyễn Lan Hương đến.", "vi", NOTE),
        ("Bà Nguyễn Lan Hương, Giám đốc Sở Ngoại vụ, phát biểu.", "vi", NOTE),
    ],
)
def test_a_title_that_is_not_the_houses_is_told(said: str, lang: str, level: str) -> None:
    (problem,) = [each for each in told(said, lang) if each.rule == "office"]
    right = {"en": "Vice President", "vi": "Phó Chủ tịch"}[lang]
    assert (problem.level, problem.fix) == (level, right if level == WARNING else "")
    assert right in problem.text()


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Vice-President Nguyen Lan Huong came.", "en"),
        ("Dr Nguyen Lan Huong came, and Ambassador Nguyen Lan Huong spoke.", "en"),
        ("Ms Nguyen Lan Huong, head of the delegation, came.", "en"),
        ("Ms Nguyen Lan Huong, the Director, and the Mayor came.", "en"),
        ("With Ms Nguyen Lan Huong, Director Le Binh came.", "en"),
        ("Former Director Nguyen Lan Huong came.", "en"),
        ("Ms Nguyen Lan Huong, Director of the Library and Vice President of HAUFO, came.", "en"),
        ("On behalf of the Director, Ms Nguyen Lan Huong spoke.", "en"),
        ("Director Tran An of HAUFO came.", "en"),
        ("Dự lễ có bà Nguyễn Lan Hương, Giám đốc Sở Ngoại vụ Lê Bình, và ông Tám.", "vi"),
        ("Phó Chủ tịch kiêm Tổng Thư ký Nguyễn Lan Hương đến.", "vi"),
        ("Trợ lý Bộ trưởng Nguyễn Lan Hương đến.", "vi"),
        ("Thay mặt Chủ tịch, bà Nguyễn Lan Hương phát biểu.", "vi"),
        ("Giám đốc gặp bà Nguyễn Lan Hương.", "vi"),
    ],
)
def test_what_is_no_other_title_of_hers_is_let_be(said: str, lang: str) -> None:
    assert "office" not in [each.rule for each in told(said, lang)]


def test_a_title_is_asked_for_only_where_the_registry_has_one_that_day() -> None:
    long_ago = [each.rule for each in told("Director Nguyen Lan Huong of HAUFO came.", day=None)]
    assert "office" not in long_ago


def test_a_body_that_is_gone_is_told_with_its_successor() -> None:
    (problem,) = told("Tổng cục Du lịch mời báo chí.", "vi")
    assert problem.text() == "“Tổng cục Du lịch” was there until 2023-06-01. Its successor is “Cục Du lịch”."
    assert told("Tổng cục Du lịch mời báo chí.", "vi", date(2023, 6, 1)) == []


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Nghị quyết 15-NQ/TW ngày 6/5/2022 nói rõ.", "vi"),
        ("Resolution No. 15-NQ/TW of 5 June 2022 says so.", "en"),
    ],
)
def test_a_document_of_another_day_is_told(said: str, lang: str) -> None:
    (problem,) = told(said, lang)
    assert problem.rule == "document.date"
    assert "15-NQ/TW is of 2022-05-05" in problem.text()


@pytest.mark.parametrize(
    "said",
    [
        "Nghị quyết 15-NQ/TW, ban hành ngày 5/5/2022, nói rõ.",
        "Nghị quyết 15-NQ/TW ngày 5/5 nói rõ.",
        "Nghị quyết 15-NQ/TW được đọc ngày 6/6/2023.",
        "Nghị quyết 16-NQ/TW ngày 6/5/2022 nói rõ.",
    ],
)
def test_a_document_of_its_day_is_let_be(said: str) -> None:
    assert told(said, "vi") == []


def test_without_registries_nothing_is_told() -> None:
    assert told("President Nguyen Lan Huong of HAUFO came.", register=NO_REGISTER) == []


def test_check_tells_of_names_and_follows_the_registry(site: Site) -> None:
    story = "content/stories/2024/2024-05-01-x/index.vi.md"
    site.write(story, "---\ntitle: Bài\nsection: hoat-dong\n---\nBà Tran Thu Ha đến.\n")
    first = site.nhipcau("check", "--only", "name")
    assert f"{story}:5:4" in first.stderr + first.stdout
    people = site.root / "content/registry/people.toml"
    people.write_text(people.read_text("utf-8").replace("Trần Thu Hà", "Trần Thu Hạ"), "utf-8")
    again = site.nhipcau("check", "--only", "name")
    assert "Trần Thu Hạ" in again.stderr + again.stdout


def test_another_place_in_the_other_edition_is_told() -> None:
    halls = (
        Venue(key="ho-guom", names=(("vi", "Nhà hát Hồ Gươm"), ("en", "Ho Guom Opera House"))),
        Venue(key="huu-nghi", names=(("vi", "Cung Văn hóa Hữu nghị"), ("en", "Friendship Cultural Palace"))),
    )
    vietnamese = text("Lễ kỷ niệm diễn ra tại Nhà hát Hồ Gươm.", "vi")

    def in_english(said: str) -> list[str]:
        found = run(rules(Register(venues=halls)), (vietnamese, text(said, "en")))
        return [problem.rule for problem in found]

    assert in_english("The ceremony took place at the Ho Guom Opera House.") == []
    assert "parity.name" in in_english("The ceremony took place at the Friendship Cultural Palace.")
    assert in_english("The ceremony took place in the centre.") == []


@pytest.mark.parametrize(
    ("vietnamese", "english", "level"),
    [
        ("Hội thảo Nhịp cầu mở ngày mai.", "The Bridges seminar opens tomorrow.", ""),
        ("Hội thảo Nhịp cầu mở ngày mai.", "Photographs of Long Bien Bridge opens tomorrow.", WARNING),
        (
            "[Hội thảo]({event}hoi-thao) và Triển lãm ảnh Cầu Long Biên mở ngày mai.",
            "The Bridges Seminar and an exhibition open tomorrow.",
            "",
        ),
        ("Hội thảo Nhịp cầu mở ngày mai.", "The seminar opens tomorrow.", ""),
        ("Hội thảo nhịp câu mở ngày mai.", "Photographs of Long Bien Bridge opens tomorrow.", ""),
        ("Dạ tiệc Hữu nghị mở ngày mai.", "The Friendship Gala of 2023 opens tomorrow.", ""),
        ("Dạ tiệc Hữu nghị mở ngày mai.", "The Bridges Seminar opens tomorrow.", ""),
    ],
)
def test_another_event_in_the_other_edition_is_told(vietnamese: str, english: str, level: str) -> None:
    found = run(rules(REGISTER), (text(vietnamese, "vi"), text(english)))
    assert [each.level for each in found if each.rule == "parity.name"] == [level] * bool(level)


WISH = (
    "“Chúng tôi sẽ trồng thêm nhiều cây xanh ở khắp các phố.”",
    "“We shall plant many trees in all the streets.”",
)
BOTH_NAMED = (
    "\n\nCó bà Nguyễn Lan Hương và ông Trần An dự.",
    "\n\nMs Nguyen Lan Huong and Mr Tran An attended.",
)


@pytest.mark.parametrize(
    ("vietnamese", "english", "level"),
    [
        ("Bà Nguyễn Lan Hương nói: {}", "Mr Tran An said: {}", WARNING),
        ("{}, ông Trần An khẳng định.", "Ms Nguyen Lan Huong noted, {}", WARNING),
        ("Bà Hương nói: {}", "Mr Tran An said: {}", NOTE),
        ("Bà Nguyễn Lan Hương cùng ông Trần An chia sẻ: {}", "Mr Tran An said: {}", ""),
        ("Bà Nguyễn Lan Hương nói: {}", "Ms Nguyen said: {}", ""),
        ("Bà Nguyễn Lan Hương nói: {}", "Mr Le Binh said: {}", ""),
        (
            "{} Ông Trần An vỗ tay, nói lời cảm ơn.",
            "Ms Nguyen Lan Huong said: {}",
            "",
        ),
        ("Bà Nguyễn Lan Hương nói: {}", "Mr Tran An came. Then she said: {}", ""),
        ("Bà Nguyễn Lan Hương nói: {}", "Mr Tran An came, with a board of his: {}", ""),
    ],
)
def test_a_quotation_of_somebody_else_in_the_other_edition_is_told(
    vietnamese: str, english: str, level: str
) -> None:
    bodies = [
        said.format(wish) + both
        for said, wish, both in zip((vietnamese, english), WISH, BOTH_NAMED, strict=True)
    ]
    found = run(rules(REGISTER), (text(bodies[0], "vi"), text(bodies[1])))
    assert [each.level for each in found if each.rule == "parity.speaker"] == [level] * bool(level)
