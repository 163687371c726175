"""The five pages that the new site begins with, as somebody copied them: what each must become, by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.importing.conftest import Desk

SEEDS = PROJECT.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the repository")
PORTAL = "2022-07-16-hanoi-continues-to-promote-people-to-people-diplomacy/index.en.md"
PEOPLE = (
    "2023-08-20-peoples-foreign-affairs-contribute-to-the-construction-and-development-of-hanoi/index.en.md"
)
TIMES = "2024-02-16-hanoi-to-promote-people-to-people-diplomacy-in-2024/index.en.md"
QUALITY = "2024-05-13-enhancing-quality-and-effectiveness-of-foreign-affairs-and-people-to-people/index.en.md"
UNDECIDED = "undecided/003-7abc018a3d5cd21e/index.en.md"
FRAME = (
    "Latest news", "Other news", "view Search", "Write your comment", "Full name", "Phone number", "Capcha",
    "Lấy lại mã bảo mật", "Ha Noi Info", "For Visitors", "Hải Phòng", "Đà Nẵng", "TP Hồ Chí Minh", "View count",
    "Publish date", "Smart City Summit", "Covid-19 Pandemic 2", "By Hai Nam", "Hoang Duong", "Huong Ly",
)  # fmt: skip
CAPTIONS = {
    "000_dd49c9822e6e31cd.txt": [
        "Chairwoman of the Hanoi’s Vietnam Fatherland Front, and the City Union of Friendship Organizations"
        " Nguyen Lan Huong"
    ],
    "001_00976e7dc8136d44.txt": [
        "Mr. Nguyen Ngoc Ky, Chairman of the Hanoi Union of Friendship Organizations delivers a speech"
        " during the working"
        " session Photo: Quang Thai"
    ],
    "002_a8d93fda1862dfa1.txt": [
        "The music program Welcoming the New Year. Photos: The Hanoi Times",
        "The 11th Latin music night in Hanoi.",
        'Delegates take part in the "For a Green Hanoi" cycling event.',
    ],
    "003_7abc018a3d5cd21e.txt": [
        "Chairman of the Hanoi People's Committee Tran Sy Thanh at the conference. Photos: The Hanoi Times"
    ],
    "004_3d011db0ac874d64.txt": [],
}


@pytest.fixture
def seeds(desk: Desk) -> Desk:
    assert desk.run(*sorted(SEEDS.glob("*.txt")), "--from", "auto") == 0
    return desk


def test_four_are_stories_with_the_title_and_the_time_that_stood_above_them(seeds: Desk) -> None:
    told = {name: seeds.fields(name) for name in (PORTAL, PEOPLE, TIMES, QUALITY)}
    assert told[PORTAL]["title"] == "Hanoi continues to promote people-to-people diplomacy"
    assert told[PEOPLE]["title"] == (
        "People’s Foreign Affairs Contribute to the Construction and Development of Hanoi as “Civilized - Cultured -"
        " Modern” Capital"
    )
    assert told[TIMES]["title"] == "Hanoi to promote people-to-people diplomacy in 2024"
    assert told[TIMES]["standfirst"].startswith("Such an approach would help promote the image of the city")
    assert [fields["date"] for fields in told.values()] == [
        "2022-07-16 11:00",
        "2023-08-20 09:16",
        "2024-02-16 14:58",
        "2024-05-13 15:28",
    ]


def test_who_wrote_them_and_how_often_they_were_read_is_kept(seeds: Desk) -> None:
    assert seeds.fields(PORTAL)["authors"] == ["hai-nam"]
    assert seeds.fields(PORTAL)["source"] == "HNP"
    assert (seeds.fields(PEOPLE)["authors"], seeds.fields(QUALITY)["authors"]) == (
        ["hoang-duong"],
        ["huong-ly"],
    )
    counts = [seeds.fields(name)["views"][0] for name in (PEOPLE, QUALITY)]
    assert [(each["from"], each["count"]) for each in counts] == [("haufo", "24"), ("haufo", "12")]
    people = (seeds.site.content / "registry" / "people.toml").read_text("utf-8")
    assert people.count("to be confirmed") == 3
    assert '[hoang-duong]\nvi = "Hoang Duong"\nen = "Hoang Duong"' in people


def test_the_one_without_title_and_date_is_undecided_and_nothing_is_invented(seeds: Desk) -> None:
    assert set(seeds.fields(UNDECIDED)) == {"section"}
    (account,) = [each for each in seeds.ledger["sources"] if each["state"] == "undecided"]
    assert account["missing"] == ["title", "date"]
    assert seeds.body(UNDECIDED).startswith(
        "People-to-people diplomacy plays a role in enhancing the perception"
    )
    assert len(seeds.parts("003_7abc018a3d5cd21e.txt")["related"]) == 6
    assert "startup and technology promotion" not in seeds.body(UNDECIDED)


def test_no_word_of_menus_forms_and_captions_is_in_a_text(seeds: Desk) -> None:
    for name in (PORTAL, PEOPLE, TIMES, QUALITY, UNDECIDED):
        body = seeds.body(name)
        assert [words for words in FRAME if words in body] == [], name
        paragraphs = [" ".join(each.split()) for each in body.split("\n\n")]
        captions = [words for found in CAPTIONS.values() for words in found]
        assert [words for words in paragraphs if any(words and words in each for each in captions)] == [], (
            name
        )
        assert "\n\n" in body
        assert "HNP" not in body


def test_captions_and_credits_stand_in_the_ledger_ready_for_the_photo(seeds: Desk) -> None:
    for name, captions in CAPTIONS.items():
        assert seeds.parts(name).get("caption", []) == captions
    notes = [
        part["note"]
        for account in seeds.ledger["sources"]
        for part in account["parts"]
        if part["became"] == "caption" and "Quang Thai" in part["words"]
    ]
    assert notes[0].endswith('during the working session. Photo: Quang Thai")')


def test_every_word_of_a_seed_is_in_its_story_or_in_the_ledger(seeds: Desk) -> None:
    from tests.importing.conftest import unaccounted

    assert seeds.is_exact()
    for name, file in zip(CAPTIONS, (PORTAL, PEOPLE, TIMES, UNDECIDED, QUALITY), strict=True):
        text = (SEEDS / name).read_text("utf-8")
        told = [words for found in seeds.parts(name).values() for words in found]
        written = seeds.file(file).read_text("utf-8")
        assert unaccounted(text, written, told) == []


@pytest.mark.slow
def test_a_site_made_by_start_takes_the_seeds_and_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nhipcau.commands.cli import main
    from tests.conftest import Site

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(["start", "new", "--yes"]) == 0
    site = Site(tmp_path / "new")
    done = Site(tmp_path).nhipcau(
        "import",
        *map(str, sorted(SEEDS.glob("*.txt"))),
        "--from",
        "auto",
        "--into",
        "new/content",
        "--ledger",
        "l.json",
    )
    assert done.returncode == 0, done.stderr
    assert "4 pieces from 4 sources; 1 undecided" in done.stdout
    assert (tmp_path / "l.json").is_file()
    built = site.build("-e", "SEARCH=false")
    assert built.returncode == 0, built.stderr
    pages = [path for path in site.printed() if path.endswith("/index.html") and "/20" in f"/{path}"]
    assert sum("people-to-people" in path or "peoples-foreign" in path for path in pages) >= 4
