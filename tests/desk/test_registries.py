"""The screens of the registries: looked at, edited, and never broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Site
from tests.desk.conftest import Browser, git

PEOPLE = "registry/people.toml"


def sent(browser: Browser, path: str, **told: str) -> Any:
    data = {"token": browser.token, "what": "save"} | told
    return browser.client.post(f"/-desk/registry/{path}", data=data, follow_redirects=False)


def told_by(browser: Browser, path: str) -> dict[str, str]:
    """The fields of a form as a browser would send them back."""
    page = BeautifulSoup(browser.get(f"/-desk/registry/{path}").text, "html.parser")
    form = page.select_one("form.entry")
    assert form
    found = {}
    for field in form.select("input[name], textarea, select"):
        name = str(field["name"])
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            found[name] = str(chosen.get("value", chosen.text)) if chosen else ""
        elif field.name == "textarea":
            found[name] = field.text
        elif field.get("type") != "checkbox":
            found[name] = str(field.get("value", ""))
    return found


@pytest.mark.parametrize("kind", ["section", "topic", "person", "organisation", "document", "venue", "term"])
def test_every_registry_has_its_screen(browser: Browser, kind: str) -> None:
    assert browser.get(f"/-desk/registry/{kind}").status_code == 200
    assert browser.get(f"/-desk/registry/{kind}/+").status_code == 200


def test_people_are_found_and_one_gets_another_office(browser: Browser, desk_site: Site) -> None:
    assert "tran-thu-ha" in browser.get("/-desk/registry/person?q=thu+ha").text
    assert "tran-thu-ha" not in browser.get("/-desk/registry/person?q=khong+ai").text
    path = desk_site.content / PEOPLE
    before = path.read_bytes()
    told = told_by(browser, "person/tran-thu-ha")
    assert sent(browser, "person/tran-thu-ha", **told).status_code == 303
    assert path.read_bytes() == before
    assert git(desk_site.root, "log", "-1", "--format=%s").strip() == "Bài mẫu"

    row = max(int(name.split(".")[1]) for name in told if name.startswith("offices."))
    new = {"organisation": "haufo", "vi": "Ủy viên", "en": "Member", "from": "2025", "until": ""}
    told |= {f"offices.{row}.{name}": words for name, words in new.items()}
    assert sent(browser, "person/tran-thu-ha", **told).status_code == 303
    assert b'vi = "\xe1\xbb\xa6y vi\xc3\xaan"\nen = "Member"\nfrom = 2025' in path.read_bytes()
    told = desk_site.read(PREVIEWS=True).problems  # that two offices overlap is no more than a note
    assert [each for each in told if each.level != "note"] == []
    assert git(desk_site.root, "log", "-1", "--format=%s").strip() == "people.toml: tran-thu-ha"


def test_what_would_break_the_registry_is_refused_and_what_was_typed_stays(
    browser: Browser, desk_site: Site
) -> None:
    before = (desk_site.content / PEOPLE).read_bytes()
    told = told_by(browser, "person/tran-thu-ha") | {"en": "", "vi": "Tên mới"}
    answer = sent(browser, "person/tran-thu-ha", **told)
    assert answer.status_code == 400
    assert "Tên mới" in answer.text
    assert (desk_site.content / PEOPLE).read_bytes() == before


def test_an_entry_that_pieces_name_is_not_deleted_and_they_are_told(
    browser: Browser, desk_site: Site
) -> None:
    answer = sent(browser, "topic/hoa-binh", what="delete")
    assert answer.status_code == 409
    assert "Ngày Giải phóng Thủ đô" in answer.text or "Liberation" in answer.text
    assert sent(browser, "topic/+", vi="Cầu đường", en="Bridges").status_code == 303
    assert sent(browser, "topic/+", vi="Cầu đường", en="Bridges").status_code == 409
    assert b"[cau-duong]" in (desk_site.content / "registry/topics.toml").read_bytes()
    assert sent(browser, "topic/cau-duong", what="delete").status_code == 303
    assert b"[cau-duong]" not in (desk_site.content / "registry/topics.toml").read_bytes()


def test_a_term_is_added_and_told_in_the_next_draft(browser: Browser) -> None:
    told = {"vi": "đối ngoại nhân dân", "en": "people-to-people diplomacy", "forbidden.en": "folk diplomacy"}
    assert sent(browser, "term/+", **told).status_code == 303
    story = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
    opened = browser.open(story)["editions"]["en"]
    given = {
        "base": opened["base"],
        "shown": opened["shown"],
        "parts": [{"html": "<p>It is folk diplomacy.</p>"}],
    }
    answer = browser.post(f"/-desk/api/draft/{story}", {"tab": browser.tab, "editions": {"en": given}}).json()
    assert [each["mend"]["fix"] for each in answer["problems"] if each["mend"]] == [
        "people-to-people diplomacy"
    ]


def test_a_writer_looks_and_does_not_touch(staffed: Callable[[str], Browser]) -> None:
    writer = staffed("writer")
    assert "Delete the entry" not in writer.get("/-desk/registry/topic/hoa-binh").text
    assert sent(writer, "topic/hoa-binh", vi="x", en="y").status_code == 403
