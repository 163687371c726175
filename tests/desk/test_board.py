"""The board, a new piece, how a piece stands, the calendar, pickers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from nhipcau.desk.control import LABELS, OPTIONS, controls
from nhipcau.desk.newsroom import Newsroom
from nhipcau.desk.states import FILE
from nhipcau.reading.kinds import FORMS, of_pieces
from nhipcau.reading.story import FORM as STORY_FORM
from tests.conftest import Site
from tests.desk.conftest import Browser, git

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
EVENT = "events/ngay-hoi-van-hoa"


def test_pieces_are_found_with_marks_and_without(browser: Browser) -> None:
    for words in ("nụ cười", "NU CUOI", "cười ngày hội"):
        found = browser.get("/-desk/", params={"q": words, "part": "rows"}).text
        assert STORY in found
        assert "Tiếng đàn bầu" not in found


def test_the_board_shows_what_has_no_translation(browser: Browser) -> None:
    found = browser.get("/-desk/?view=untranslated&part=rows").text
    assert "Tiếng đàn bầu trong phố" in found
    assert "nghìn nụ cười" not in found


def test_a_draft_is_being_written_and_all_else_is_out(browser: Browser) -> None:
    assert "2024-10-12-ban-nhap" in browser.get("/-desk/?state=writing&part=rows").text
    assert "2024-10-12-ban-nhap" not in browser.get("/-desk/?state=published&part=rows").text


def test_a_new_story_is_begun_with_both_texts_and_a_commit(browser: Browser, desk_site: Site) -> None:
    told = {
        "token": browser.token,
        "kind": "story",
        "title-vi": "Cầu mới: nhịp thứ ba",
        "title-en": "A new bridge",
        "date": "2024-11-20",
        "section": "van-hoa",
    }
    done = browser.client.post("/-desk/new", data=told, follow_redirects=False)
    assert done.headers["location"] == "/-desk/piece/stories/2024/2024-11-20-cau-moi-nhip-thu-ba"
    folder = desk_site.content / "stories/2024/2024-11-20-cau-moi-nhip-thu-ba"
    assert {each.name for each in folder.iterdir()} == {"index.vi.md", "index.en.md", FILE}
    assert "status: draft" in (folder / "index.vi.md").read_text()
    assert git(desk_site.root, "log", "-1", "--format=%s").strip() == "Cầu mới: nhịp thứ ba: begun"
    assert not desk_site.read(PREVIEWS=True).problems
    again = browser.client.post("/-desk/new", data=told, follow_redirects=False)
    assert again.status_code == 409


def test_state_people_and_notes_stand_in_a_file_beside_the_texts(browser: Browser, desk_site: Site) -> None:
    browser.post(
        f"/-desk/api/standing/{STORY}", {"state": "editing", "who": {"editor": "hoa"}, "due": "1/12/2026"}
    )
    told = {"text": "Con số này lấy ở đâu?", "lang": "vi", "passage": "nghìn người"}
    note = browser.post(f"/-desk/api/note/{STORY}", told).json()["standing"]["notes"][0]
    browser.post(f"/-desk/api/note/{STORY}", {"note": note["id"], "text": "Ban tổ chức.", "done": True})
    said = json.loads((desk_site.content / STORY / FILE).read_text())
    assert (said["state"], said["who"], said["due"]) == ("editing", {"editor": "hoa"}, "2026-12-01")
    assert said["notes"][0]["answers"][0]["text"] == "Ban tổ chức."
    assert said["notes"][0]["done"]
    assert "hoa" in browser.get("/-desk/?part=rows&q=nu+cuoi").text
    assert git(desk_site.root, "status", "--porcelain").strip() == ""


def test_letting_a_draft_out_takes_its_status_away(browser: Browser, desk_site: Site) -> None:
    draft = "stories/2024/2024-10-12-ban-nhap"
    browser.post(f"/-desk/api/standing/{draft}", {"state": "published"})
    assert "status: draft" not in (desk_site.content / draft / "index.vi.md").read_text()


def test_an_event_moves_with_its_hours(browser: Browser, desk_site: Site) -> None:
    path = desk_site.content / EVENT / "index.vi.md"
    before = path.read_text()
    start = next(line for line in before.splitlines() if line.startswith("start:"))
    done = browser.post(f"/-desk/api/move/{EVENT}", {"day": "2024-11-02"})
    assert done.status_code == 200
    after = next(line for line in path.read_text().splitlines() if line.startswith("start:"))
    assert after == start.replace("2024-10-05", "2024-11-02").replace("2024-10-06", "2024-11-02")
    assert after != start
    assert len(path.read_text().splitlines()) == len(before.splitlines())


def test_a_story_whose_day_is_in_its_name_is_not_moved(browser: Browser) -> None:
    done = browser.post(f"/-desk/api/move/{STORY}", {"day": "2024-11-02"})
    assert done.status_code == 400


def test_the_calendar_shows_stories_events_and_anniversaries(browser: Browser) -> None:
    found = browser.get("/-desk/calendar?month=2024-10").text
    for id in (STORY, EVENT, "anniversaries/giai-phong-thu-do"):
        assert f"/-desk/piece/{id}" in found


def test_a_picker_finds_people_with_their_office_of_the_day(browser: Browser) -> None:
    found = browser.get("/-desk/api/find?kind=person&q=thu+ha&day=2024-10-10").json()["found"]
    assert [each["key"] for each in found] == ["tran-thu-ha"]
    assert found[0]["beside"] == "President"


def test_a_new_topic_is_made_where_it_is_needed(browser: Browser, room: Newsroom, desk_site: Site) -> None:
    before = (desk_site.content / "registry/topics.toml").read_bytes()
    done = browser.post("/-desk/api/add/topic", {"names": {"vi": "Cầu đường", "en": "Bridges"}})
    assert done.json()["key"] == "cau-duong"
    after = (desk_site.content / "registry/topics.toml").read_bytes()
    assert after.startswith(before)
    assert "cau-duong" in room.registers.known()["topic"]
    assert (
        browser.post("/-desk/api/add/topic", {"names": {"vi": "Cầu đường", "en": "Bridges"}}).status_code
        == 409
    )
    assert browser.post("/-desk/api/add/topic", {"names": {"vi": "Chỉ tiếng Việt"}}).status_code == 400


def test_a_document_is_made_where_it_is_needed_with_what_it_must_have(
    browser: Browser, desk_site: Site
) -> None:
    told = {
        "names": {"vi": "Về cây xanh", "en": "On trees"},
        "facts": {"number": "7/NQ", "date": "2026-03-02"},
    }
    refused = browser.post("/-desk/api/add/document", told | {"facts": {"number": "7/NQ"}})
    assert (refused.status_code, "number and a date" in refused.json()["trouble"]) == (400, True)
    assert browser.post("/-desk/api/add/document", told).json()["key"] == "ve-cay-xanh"
    text = (desk_site.content / "registry/documents.toml").read_text()
    entry = '[ve-cay-xanh]\nvi = "Về cây xanh"\nen = "On trees"\nnumber = "7/NQ"\ndate = 2026-03-02'
    assert entry in text
    assert git(desk_site.root, "log", "-1", "--format=%s").strip() == "documents.toml: ve-cay-xanh"
    assert [each for each in desk_site.read(PREVIEWS=True).problems if each.level == "error"] == []


@pytest.mark.parametrize(
    ("kind", "facts", "line", "wrong"),
    [
        ("event", {"start": "2026-12-01 09:30"}, "start: 2026-12-01 09:30", {"start": "một hôm"}),
        ("anniversary", {"founded": "10/3 âm lịch"}, "founded: 10/3 âm lịch", {"founded": ""}),
    ],
)
def test_an_event_and_an_anniversary_are_begun_where_they_are_needed(
    browser: Browser,
    desk_site: Site,
    kind: str,
    facts: dict[str, str],
    line: str,
    wrong: dict[str, str],
) -> None:
    told = {"names": {"vi": "Ngày hội cây xanh", "en": "Festival of trees"}, "facts": facts}
    assert browser.post(f"/-desk/api/begin/{kind}", told | {"facts": wrong}).status_code == 400
    done = browser.post(f"/-desk/api/begin/{kind}", told).json()
    assert done == {
        "kind": kind,
        "key": "ngay-hoi-cay-xanh",
        "name": "Festival of trees",
        "names": told["names"],
    }
    plural = {"event": "events", "anniversary": "anniversaries"}[kind]
    folder = desk_site.content / plural / "ngay-hoi-cay-xanh"
    assert line in (folder / "index.vi.md").read_text().splitlines()
    assert 'title: "Festival of trees"' in (folder / "index.en.md").read_text()
    assert json.loads((folder / "desk.json").read_text())["state"] == "writing"
    assert [each for each in desk_site.read(PREVIEWS=True).problems if each.level == "error"] == []
    found = browser.get(f"/-desk/api/find?kind={kind}&q=cay+xanh").json()["found"]
    assert [each["key"] for each in found] == ["ngay-hoi-cay-xanh"]
    assert browser.post(f"/-desk/api/begin/{kind}", told).status_code == 409


def test_who_may_add_is_offered_it(staffed: Callable[[str], Browser]) -> None:
    offered = {}
    for role in ("writer", "translator", "editor"):
        page = BeautifulSoup(staffed(role).get(f"/-desk/piece/{STORY}").text, "html.parser")
        offered[role] = set(json.loads(page.select("#told")[0].text)["added"])
    assert offered["writer"] == {"event", "anniversary"}
    assert offered["translator"] == set()
    assert {"event", "document", "person", "topic"} < offered["editor"]
    assert staffed("translator").post("/-desk/api/begin/event", {}).status_code == 403
    assert staffed("writer").post("/-desk/api/add/document", {}).status_code == 403


def test_the_desk_is_set_in_the_letters_of_the_site_before_anything_was_built(browser: Browser) -> None:
    faces = re.findall(r'rel="preload" href="([^"]+)"', browser.get("/-desk/").text)
    assert len(faces) == 2
    for address in faces:
        answer = browser.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "font/woff2")


def test_an_editor_says_by_yes_or_no_that_a_story_stands_out() -> None:
    (featured,) = (each for each in controls(STORY_FORM) if each.name == "featured")
    assert featured.control == "flag"


def test_every_field_and_what_may_be_chosen_in_it_is_told_in_words() -> None:
    every = [each for form in of_pieces(FORMS).values() for each in controls(form)]
    kinds = {each.name: each.control for each in every}
    assert {option for each in every for option in each.options} == set(OPTIONS)
    assert set(kinds) <= set(LABELS)
    assert [kinds[name] for name in ("start", "release", "moved")] == ["moment", "moment", "table"]
    assert [kinds[name] for name in ("shows", "status")] == ["choices", "choice"]
