"""Two languages beside each other at the desk: what is stale, why, and one click that says it is right again; what was
said before of the like, and files for translators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nhipcau.desk.newsroom import Newsroom
from nhipcau.rules.pairs import read_pairs
from tests.conftest import Site
from tests.desk.conference import ENGLISH, HEADS, STORY, VIETNAMESE, write
from tests.desk.conftest import Browser, git

OTHER = "stories/2024/2024-05-02-hop-bao"


@pytest.fixture
def story(desk_site: Site) -> Site:
    """A site with a story in both languages, which `room` then looks at."""
    write(desk_site, "vi", VIETNAMESE)
    write(desk_site, "en", ENGLISH)
    return desk_site


@pytest.fixture
def desk(story: Site, browser: Browser) -> Browser:
    """The desk of that site."""
    return browser


def beside(browser: Browser, id: str = STORY) -> list[dict[str, Any]]:
    told = browser.get(f"/-desk/api/beside/{id}?tab={browser.tab}&lang=en").json()
    return list(told["rows"])


def states(browser: Browser) -> list[str]:
    return [each["state"] for each in beside(browser)]


def confirm(browser: Browser, *rows: dict[str, Any]) -> Any:
    meant = [{"name": p["name"], "words": p["words"]} for row in rows for p in row["translation"]]
    return browser.post(f"/-desk/api/confirm/{STORY}", {"lang": "en", "paragraphs": meant})


def draft(browser: Browser, lang: str, *paragraphs: str) -> dict[str, Any]:
    edition = browser.open(STORY)["editions"][lang]
    given = {"base": edition["base"], "shown": edition["shown"], "fields": {}}
    given["parts"] = [{"html": f"<p>{each}</p>"} for each in paragraphs]
    answer = browser.post(f"/-desk/api/draft/{STORY}", {"tab": browser.tab, "editions": {lang: given}})
    return dict(answer.json())


def test_nobody_has_confirmed_what_was_never_looked_at(desk: Browser) -> None:
    rows = beside(desk)
    assert [(row["source"][0]["words"], row["translation"][0]["words"]) for row in rows] == [
        ("Hội nghị", "A conference"),
        *zip(VIETNAMESE, ENGLISH, strict=True),
    ]
    assert [row["translation"][0]["block"] for row in rows] == [-1, 0, 1, 2]
    assert set(states(desk)) == {"unconfirmed"}


def test_one_click_confirms_a_paragraph_and_its_author_commits_it(desk: Browser, story: Site) -> None:
    assert confirm(desk, beside(desk)[1]).json() == {"confirmed": 1}
    assert states(desk) == ["unconfirmed", "confirmed", "unconfirmed", "unconfirmed"]
    file = story.content / STORY / "translations.tsv"
    (pair,) = read_pairs(file.read_text(encoding="utf-8")).known
    assert (pair.said, pair.translation) == (VIETNAMESE[0], ENGLISH[0])
    told = git(story.root, "log", "-1", "--format=%an %s", "--name-only").split("\n")
    assert told[0] == "Lan Anh Hội nghị: 1 paragraph confirmed (en)"
    assert f"content/{STORY}/translations.tsv" in told


def test_a_changed_source_marks_its_twin_and_shows_what_changed(desk: Browser) -> None:
    assert confirm(desk).json() == {"confirmed": 4}
    assert set(states(desk)) == {"confirmed"}
    told = draft(desk, "vi", VIETNAMESE[0].replace("300", "400"), *VIETNAMESE[1:])
    assert states(desk) == ["confirmed", "stale", "confirmed", "confirmed"]
    changes = [tuple(each) for each in beside(desk)[1]["changes"]]
    assert ("del", "300") in changes
    assert ("ins", "400") in changes
    (stale,) = [each for each in told["problems"] if each["rule"] == "stale"]
    assert (stale["lang"], stale["block"]) == ("en", 0)
    assert stale["confirm"] == {"lang": "en", "name": "1", "words": ENGLISH[0]}
    assert "“Hơn 400 đại biểu …”" in stale["text"]
    assert "nhipcau" not in stale["text"]


def test_what_was_mended_and_confirmed_is_stale_no_more(desk: Browser, story: Site) -> None:
    confirm(desk)
    write(story, "vi", (VIETNAMESE[0].replace("300", "400"), *VIETNAMESE[1:]))
    write(story, "en", (ENGLISH[0].replace("300", "400"), *ENGLISH[1:]))
    assert states(desk)[1] == "unconfirmed"
    assert confirm(desk, beside(desk)[1]).status_code == 200
    assert set(states(desk)) == {"confirmed"}
    answer = desk.post(f"/-desk/api/draft/{STORY}", {"tab": desk.tab, "editions": {}}).json()
    assert [each for each in answer["problems"] if each["rule"] == "stale"] == []


def test_what_git_saw_written_together_needs_no_confirming(desk: Browser, story: Site) -> None:
    git(story.root, "add", "content")
    git(story.root, "commit", "--quiet", "--message", "Hội nghị")
    assert set(states(desk)) == {"confirmed"}


def test_a_paragraph_that_changed_meanwhile_is_not_confirmed_unseen(desk: Browser, story: Site) -> None:
    row = beside(desk)[1]
    write(story, "en", ("Over 3,000 delegates attended.", *ENGLISH[1:]))
    assert confirm(desk, row).status_code == 409
    assert not (story.content / STORY / "translations.tsv").exists()


def test_a_translator_confirms_in_their_own_language_alone(staffed: Callable[[str], Browser]) -> None:
    id = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
    for lang, status in (("vi", 403), ("en", 200)):
        browser = staffed("translator")
        answer = browser.post(f"/-desk/api/confirm/{id}", {"lang": lang, "source": "", "paragraphs": []})
        assert answer.status_code == status


def test_a_text_that_is_missing_and_one_that_stands_alone_are_told(desk: Browser, story: Site) -> None:
    write(story, "en", (*ENGLISH, "| A table |\n|---|\n| of our own |"))
    assert states(desk)[-1] == "added"
    (story.content / STORY / "index.en.md").unlink()
    told = desk.get(f"/-desk/api/beside/{STORY}?tab={desk.tab}&lang=en").json()
    assert (told["there"], told["rows"]) == (False, [])


def test_what_was_said_before_is_suggested_and_put_in_its_place(
    desk: Browser, room: Newsroom, story: Site
) -> None:
    confirm(desk)
    write(story, "vi", ("Hơn 300 đại biểu dự hội nghị sáng nay.", "Không ai vắng."), OTHER)
    write(story, "en", ("To be done.", "Nobody was away."), OTHER)
    room.shelf.load()
    asked = f"/-desk/api/suggest/{OTHER}?tab={desk.tab}&lang=en"
    found = {each["ident"]: each for each in desk.get(asked).json()["found"]}
    (one,) = [each for each in found.values() if each["blocks"] == [0]]
    assert one["matches"][0] == {
        "said": VIETNAMESE[0],
        "words": ENGLISH[0],
        "alike": one["matches"][0]["alike"],
    }
    told = {"tab": desk.tab, "editions": {}, "lang": "en", "ident": one["ident"], "words": ENGLISH[0]}
    answer = desk.post(f"/-desk/api/put/{OTHER}", told).json()
    assert [each["source"] for each in answer["edition"]["blocks"]] == [ENGLISH[0], "Nobody was away."]
    assert "To be done." in (story.content / OTHER / "index.en.md").read_text(
        encoding="utf-8"
    )  # a draft as yet
    assert (
        desk.post(f"/-desk/api/put/{OTHER}", told | {"words": "<b>", "tab": "trang0002"}).status_code == 400
    )


def test_a_piece_is_not_suggested_to_itself(desk: Browser) -> None:
    confirm(desk)
    draft(desk, "vi", VIETNAMESE[0].replace("300", "400"), *VIETNAMESE[1:])
    assert desk.get(f"/-desk/api/suggest/{STORY}?tab={desk.tab}&lang=en").json() == {"found": []}


@pytest.mark.parametrize("form", ["xliff", "po"])
def test_a_file_for_a_translator_comes_back_into_the_text(desk: Browser, story: Site, form: str) -> None:
    asked = f"/-desk/api/exchange/{STORY}"
    out = desk.get(f"{asked}?lang=en&format={form}")
    name = out.headers["content-disposition"].partition('"')[2].rstrip('"')
    data = out.content.decode().replace("It rained all afternoon.", "It rained until evening.")
    answer = desk.post(f"{asked}?name={name}", content=data.encode()).json()
    assert (answer["taken"], answer["left"], answer["warning"]) == (1, [], "")
    text = (story.content / STORY / "index.en.md").read_text(encoding="utf-8")
    assert (
        text == f"---\n{HEADS['en']}---\n\n" + "\n\n".join((*ENGLISH[:2], "It rained until evening.")) + "\n"
    )
    assert git(story.root, "status", "--porcelain", "content") == ""


def test_a_file_of_another_piece_or_of_none_is_refused_in_a_sentence(desk: Browser, story: Site) -> None:
    asked = f"/-desk/api/exchange/{STORY}"
    data = desk.get(f"{asked}?lang=en").content
    other = data.replace(b"2024-05-01-hoi-nghi", b"2024-05-02-hop-bao")
    before = (story.content / STORY / "index.en.md").read_bytes()
    for sent in (other, b"not XML", b"<a/>", b""):
        answer = desk.post(f"{asked}?name=x.xlf", content=sent)
        assert answer.status_code in (400, 415)
        assert answer.json()["trouble"]
    assert (story.content / STORY / "index.en.md").read_bytes() == before
