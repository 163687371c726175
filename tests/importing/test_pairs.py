"""Two languages of one story, one text twice, one event told by several: found, joined, listed, never thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.importing.pairing import Head, paired
from nhipcau.importing.pairs_file import Decisions, written
from tests.importing.conftest import Desk
from tests.importing.test_pages import page

VIETNAMESE = (
    "<p>Sáng 12/5/2024, bà Nguyễn Thị Lan Hương và ông Pierre Durand trồng 45 cây anh đào ở vườn Lý Thái"
    " Tổ. Lễ trồng cây có"
    " 320 học sinh trường Trần Phú, và ca sĩ Đặng Thu Hà hát tặng đoàn bài ca về sông Hồng.</p><p>Ông"
    " Durand cho biết cây được"
    " đưa về từ Toulouse và sẽ nở hoa vào năm 2027.</p>"
)
ENGLISH = (
    "<p>On the morning of 12 May 2024 Nguyen Thi Lan Huong and Pierre Durand planted 45 cherry trees in the"
    " Ly Thai To garden."
    " The planting was watched by 320 pupils of Tran Phu school, and the singer Dang Thu Ha sang for the guests.</p>"
    "<p>Mr Durand said that the trees came from Toulouse and that they will flower in 2027.</p>"
)
OTHER = (
    "<p>The library of the Dong Da district opened on Monday with 9,000 books given by Maria Lopez of"
    " Sevilla, and it is open"
    " to all who live in the district and to their guests.</p><p>It was the 3rd to open in 2024, said Tran"
    " Minh Duc.</p>"
)


@pytest.fixture
def imported(desk: Desk) -> Desk:
    desk.save("vi.example/cay.html", page("Trồng cây anh đào trong vườn", "12/5/2024", VIETNAMESE))
    desk.save("en.example/trees.html", page("Cherry trees in the garden", "13/5/2024", ENGLISH))
    desk.save("en.example/books.html", page("A library opens in the district", "13/5/2024", OTHER))
    assert desk.run(desk.old) == 0
    return desk


def test_one_story_in_two_languages_is_found_without_a_link_between_the_two(imported: Desk) -> None:
    folder = imported.file("trong-cay-anh-dao-trong-vuon/index.vi.md").parent
    assert {path.name for path in folder.iterdir()} == {"index.vi.md", "index.en.md"}
    assert folder.name.startswith("2024-05-12-")
    assert imported.file("a-library-opens-in-the-district/index.en.md").exists()
    pairs = (imported.site.root / "import" / "pairs.toml").read_text("utf-8")
    assert 'found = "sure"' in pairs
    assert "n:nguyen-thi-lan-huong" in pairs


def test_a_person_parts_what_was_joined_and_joins_it_again(
    imported: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    key = "2024-05-12-trong-cay-anh-dao-trong-vuon"
    assert imported.run("--split", "old/vi.example/cay.html", "old/en.example/trees.html") == 0
    assert imported.file("cherry-trees-in-the-garden/index.en.md").exists()
    assert [path.name for path in imported.file(f"{key}/index.vi.md").parent.iterdir()] == ["index.vi.md"]
    assert imported.run("--join", key, "2024-05-13-cherry-trees-in-the-garden") == 0
    assert imported.file(f"{key}/index.en.md").exists()
    assert not list(imported.site.content.rglob("*cherry-trees*"))
    assert imported.run("--join", key, "nowhere") == 1
    assert "No imported source is called “nowhere”." in capsys.readouterr().err


def test_the_pairs_are_shown(imported: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert imported.run("--pairs") == 0
    said = capsys.readouterr().out
    assert "Sure, and joined:" in said
    assert "old/vi.example/cay.html" in said


def test_what_a_person_joined_by_hand_in_the_content_stays(imported: Desk) -> None:
    file = imported.file("trong-cay-anh-dao-trong-vuon/index.en.md")
    file.write_text(file.read_text("utf-8").replace("Cherry", "Young cherry"), "utf-8")
    assert imported.run("--split", "old/vi.example/cay.html", "old/en.example/trees.html") == 0
    assert "Young cherry" in file.read_text("utf-8")


def test_one_text_at_two_addresses_is_one_story_with_both(desk: Desk) -> None:
    desk.save("vi.example/cay.html", page("Trồng cây anh đào trong vườn", "12/5/2024", VIETNAMESE))
    desk.save("vi.example/in/cay.html", page("Trồng cây anh đào trong vườn", "12/5/2024", VIETNAMESE))
    assert desk.run(desk.old) == 0
    assert desk.fields("trong-vuon/index.vi.md")["aliases"] == ["/cay.html", "/in/cay.html"]
    assert desk.state("in/cay.html") == "duplicate"
    assert desk.is_exact()


def test_an_event_that_several_portals_tell_of_is_proposed_once_and_no_story_is_lost(desk: Desk) -> None:
    for portal in ("mot", "hai", "ba"):
        text = VIETNAMESE.replace("Sáng", f"Theo {portal}, sáng")
        desk.save(f"{portal}.example/cay.html", page(f"Trồng cây: báo thứ {portal}", "12/5/2024", text))
    assert desk.run(desk.old) == 0
    assert len(list(desk.site.content.rglob("2024-05-12-trong-cay-*/index.vi.md"))) == 3
    proposal = desk.file("undecided/events/trong-cay-bao-thu-ba/index.vi.md")
    text = proposal.read_text("utf-8")
    assert text.count("# {story}2024-05-12-trong-cay-bao-thu-") == 3
    assert "# start: ? (2024-05-12)" in text
    event = desk.site.content / "events" / "trong-cay-bao-thu-ba"
    event.mkdir()
    (event / "index.vi.md").write_text('---\ntitle: "Trồng cây"\nstart: 2024-05-12\n---\n')
    assert desk.run(desk.old) == 0
    assert desk.fields("trong-cay-bao-thu-mot/index.vi.md")["events"] == ["trong-cay-bao-thu-ba"]
    assert not proposal.exists()


HEAD = Head("a", "x", "story", "vi", "t", date(2024, 5, 12), (), (), frozenset(), "")


def heads(number: int, common: int) -> list[Head]:
    """Pairs of heads, each with traits of its own and some that all have."""
    shared = {f"n:chung-{each}" for each in range(common)}
    found = []
    for each in range(number):
        own = {f"n:rieng-{each}-{at}" for at in range(6)} | {f"#:{each}{at}" for at in range(3)}
        for lang in ("vi", "en"):
            day = HEAD.day and HEAD.day + timedelta(days=each)
            more = frozenset(own | shared | {f"n:{lang}-{each}"})
            found.append(
                replace(HEAD, name=f"{lang}-{each}", lang=lang, day=day, traits=more, digest=f"{lang}{each}")
            )
    return found


@given(st.permutations(heads(6, 4)), st.integers(0, 5))
def test_pairs_do_not_depend_on_the_order_and_no_article_is_lost(found: list[Head], parted: int) -> None:
    pair = (f"vi-{parted}", f"en-{parted}")
    answer = paired(found, parted=[pair])
    groups = {frozenset(group) for group in answer.groups}
    assert sum(map(len, groups)) == len(found)
    assert groups == {frozenset((f"vi-{each}", f"en-{each}")) for each in range(6) if each != parted} | {
        frozenset((name,)) for name in pair
    }


def test_translations_of_the_old_system_count_before_any_measure() -> None:
    one, other = heads(1, 0)
    lone = replace(other, traits=frozenset(), translations=("g1",))
    assert paired([replace(one, translations=("g1",)), lone]).groups == (("vi-0", "en-0"),)
    linked = replace(lone, translations=("http://x.example/vi/1",))
    assert paired([replace(one, addresses=("https://www.x.example/vi/1/",)), linked]).groups == (
        ("en-0", "vi-0"),
    )


def test_what_people_said_stays_in_the_file() -> None:
    answer = paired(heads(3, 0))
    text = written(Decisions.read(""), answer, {}, "head")
    said = Decisions.with_answer(text, "vi-1", "en-1", "no")
    decisions = Decisions.read(said)
    assert decisions.those("no") == (("en-1", "vi-1"),)
    again = paired(heads(3, 0), parted=decisions.those("no"))
    assert Decisions.read(written(decisions, again, {}, "head")).said == decisions.said
