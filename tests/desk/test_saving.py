"""Saving at the desk: drafts, commits, two writers, files changed outside, and what goes wrong around it."""

from __future__ import annotations

import subprocess
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from nhipcau.desk.declined import Declined
from nhipcau.desk.newsroom import Newsroom, OneDesk
from nhipcau.desk.records import Records
from tests.conftest import Site
from tests.desk.conftest import TAB, Browser, browser_at, git, kept

TONES = "\u0300\u0301\u0303\u0309\u0323"
STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"


def file(site: Site, lang: str = "vi") -> Path:
    return site.content / STORY / f"index.{lang}.md"


def test_opening_and_saving_changes_no_byte(browser: Browser, desk_site: Site) -> None:
    before = file(desk_site).read_bytes()
    edition = browser.open(STORY)["editions"]["vi"]
    done = browser.save(STORY, "vi", edition, kept(edition))
    assert done.status_code == 200
    assert file(desk_site).read_bytes() == before
    assert done.json()["commit"] == ""


def test_an_edited_paragraph_is_a_commit_by_its_author_that_changes_one_line(
    browser: Browser, desk_site: Site
) -> None:
    edition = browser.open(STORY)["editions"]["vi"]
    parts = kept(edition)
    parts[0] = {"html": "<p>Hơn <strong>hai nghìn</strong> người.</p>"}
    done = browser.save(STORY, "vi", edition, parts).json()
    assert done["commit"]
    assert git(desk_site.root, "show", "--numstat", "--format=%an <%ae>|%s", "HEAD").split("\n")[0] == (
        "Lan Anh <lan@example.vn>|Ngày hội Văn hóa: nghìn nụ cười bên hồ: 1 paragraph (vi)"
    )
    changed = git(desk_site.root, "show", "--format=", "--unified=0", "HEAD").split("\n")
    assert [line for line in changed if line.startswith("+") and not line.startswith("+++")] == [
        "+Hơn **hai nghìn** người."
    ]


def test_a_field_is_saved_and_all_others_keep_their_bytes(browser: Browser, desk_site: Site) -> None:
    before = file(desk_site).read_text()
    edition = browser.open(STORY)["editions"]["vi"]
    browser.save(STORY, "vi", edition, kept(edition), {"summary": 'Một "tóm tắt": mới.'})
    after = file(desk_site).read_text()
    lines = before.splitlines()
    changed = [line for line in after.splitlines() if line not in lines]
    assert len(changed) == 1
    assert changed[0].startswith("summary: ")


def test_what_two_did_in_different_paragraphs_is_joined(room: Newsroom, desk_site: Site) -> None:
    file(desk_site).write_text(file(desk_site).read_text() + "\nĐoạn hai.\n\nĐoạn ba.\n")
    first, second = browser_at(room).page(), browser_at(room).page()
    second.tab = "trang0002"
    mine, theirs = first.open(STORY)["editions"]["vi"], second.open(STORY)["editions"]["vi"]
    parts = kept(mine)
    first.save(STORY, "vi", mine, [parts[0], {"html": "<p>Hai của tôi.</p>"}, parts[2]])
    done = second.save(STORY, "vi", theirs, [*parts[:2], {"html": "<p>Ba của chị.</p>"}])
    assert done.status_code == 200
    assert done.json()["joined"]
    assert file(desk_site).read_text().endswith("Hai của tôi.\n\nBa của chị.\n")


def test_of_one_paragraph_both_versions_are_shown_and_the_choice_is_kept(
    room: Newsroom, desk_site: Site
) -> None:
    first, second = browser_at(room).page(), browser_at(room).page()
    second.tab = "trang0002"
    mine, theirs = first.open(STORY)["editions"]["vi"], second.open(STORY)["editions"]["vi"]
    first.save(STORY, "vi", mine, [{"html": "<p>Bản A.</p>"}])
    done = second.save(STORY, "vi", theirs, [{"html": "<p>Bản B.</p>"}])
    assert done.status_code == 409
    (conflict,) = done.json()["conflicts"]["vi"]
    assert (conflict["mine"], conflict["theirs"]) == ("Bản B.", "Bản A.")
    assert "Bản B" not in file(desk_site).read_text()
    second.save(STORY, "vi", theirs, [{"html": "<p>Bản B.</p>"}], choices={"vi": ["both"]})
    assert file(desk_site).read_text().endswith("Bản A.\n\nBản B.\n")


def test_what_an_editor_or_a_pull_changed_on_the_disk_is_joined_too(
    browser: Browser, desk_site: Site
) -> None:
    edition = browser.open(STORY)["editions"]["vi"]
    file(desk_site).write_text(file(desk_site).read_text().replace("[hoa-binh]", "[hoa-binh, am-nhac]"))
    browser.save(STORY, "vi", edition, [{"html": "<p>Mới.</p>"}])
    assert "topics: [hoa-binh, am-nhac]" in file(desk_site).read_text()
    assert file(desk_site).read_text().endswith("Mới.\n")


def test_a_draft_outlives_the_desk_and_its_page_and_is_given_to_the_next(
    browser: Browser, room: Newsroom, desk_site: Site
) -> None:
    edition = browser.open(STORY)["editions"]["vi"]
    told = {"base": edition["base"], "shown": edition["shown"], "parts": [{"html": "<p>Đang gõ …</p>"}]}
    done = browser.post(f"/-desk/api/draft/{STORY}", {"tab": browser.tab, "editions": {"vi": told}})
    assert done.status_code == 200
    assert "Đang gõ" not in file(desk_site).read_text()
    room.records.write("DELETE FROM presence")  # the lid was closed, the server killed
    later = browser_at(room).page()
    later.tab = "trang0009"
    found = later.open(STORY)["editions"]["vi"]
    assert found["draft"]
    assert found["blocks"][-1]["source"] == "Đang gõ …"
    later.save(STORY, "vi", found, kept(found))
    assert file(desk_site).read_text().endswith("Đang gõ …\n")
    assert not later.open(STORY)["editions"]["vi"]["draft"]


def test_a_clock_that_jumps_takes_no_draft_away(
    room: Newsroom, desk_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = browser_at(room).page()
    edition = browser.open(STORY)["editions"]["vi"]
    told = {"base": edition["base"], "shown": edition["shown"], "parts": [{"html": "<p>Đang viết.</p>"}]}
    browser.post(f"/-desk/api/draft/{STORY}", {"tab": TAB, "editions": {"vi": told}})
    now = time.time()
    for jump in (-1800, 400 * 24 * 3600):
        clock = SimpleNamespace(time=lambda jump=jump: now + jump)
        for module in ("saving", "records"):
            monkeypatch.setattr(f"nhipcau.desk.{module}.time", clock)
        Records(desk_site.root / ".desk" / "desk.sqlite").close()  # a desk that is opened then
        browser.tab = f"trang{abs(jump)}"
        opened = browser.open(STORY)["editions"]["vi"]
        assert (opened["draft"], opened["blocks"][0]["source"]) == (True, "Đang viết.")
        assert room.records.text(opened["base"]) is not None
    assert browser.save(STORY, "vi", opened, kept(opened)).status_code == 200
    assert (desk_site.content / STORY / "index.vi.md").read_text().endswith("Đang viết.\n")


def test_two_tabs_of_one_person_do_not_overwrite_each_other(room: Newsroom) -> None:
    first, second = browser_at(room).page(), browser_at(room).page()
    second.tab = "trang0002"
    for each, words in ((first, "Một."), (second, "Hai.")):
        edition = each.open(STORY)["editions"]["vi"]
        told = {"base": edition["base"], "shown": edition["shown"], "parts": [{"html": f"<p>{words}</p>"}]}
        each.post(f"/-desk/api/draft/{STORY}", {"tab": each.tab, "editions": {"vi": told}})
    assert first.open(STORY)["editions"]["vi"]["blocks"][-1]["source"] == "Một."
    assert second.open(STORY)["editions"]["vi"]["blocks"][-1]["source"] == "Hai."


def test_problems_are_told_with_their_field_and_block(browser: Browser) -> None:
    edition = browser.open(STORY)["editions"]["vi"]
    parts = [*kept(edition), {"source": "[Đây]({story}khong-co-bai-nay)"}]
    told = {"base": edition["base"], "shown": edition["shown"], "parts": parts, "fields": {"date": "hôm qua"}}
    found = browser.post(f"/-desk/api/draft/{STORY}", {"tab": browser.tab, "editions": {"vi": told}}).json()
    assert ("vi", "date", -1) in [(each["lang"], each["field"], each["block"]) for each in found["problems"]]
    assert ("vi", "", 1) in [(each["lang"], each["field"], each["block"]) for each in found["problems"]]


def test_a_piece_that_cannot_be_read_opens_as_its_source_and_is_mended_there(
    browser: Browser, desk_site: Site
) -> None:
    file(desk_site).write_text("---\ntitle: [Lễ\n---\n\nThân.\n")
    edition = browser.open(STORY)["editions"]["vi"]
    assert not edition["readable"]
    told = {"base": edition["base"], "shown": edition["shown"], "source": "---\ntitle: Lễ\n---\n\nThân.\n"}
    done = browser.post(f"/-desk/api/save/{STORY}", {"tab": browser.tab, "editions": {"vi": told}})
    assert done.json()["editions"]["vi"]["fields"] == {"title": "Lễ"}


def test_a_fact_that_is_changed_beside_a_source_view_is_saved_with_it(
    browser: Browser, desk_site: Site
) -> None:
    edition = browser.open(STORY)["editions"]["vi"]
    source = edition["source"].replace("Hơn một nghìn người cùng", "Hai nghìn người cùng")
    told = {"base": edition["base"], "shown": edition["shown"], "source": source, "fields": {"topics": []}}
    browser.post(f"/-desk/api/save/{STORY}", {"tab": TAB, "editions": {"vi": told}})
    assert file(desk_site).read_text() == source.replace("topics: [hoa-binh]\n", "")


def set_apart(text: str) -> bytes:
    """In windows-1258, which has tones by themselves."""
    found = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(each for each in parts if each in TONES)
        bare = unicodedata.normalize("NFC", "".join(each for each in parts if each not in TONES))
        found += f"{bare}{tones}".encode("cp1258")
    return found


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (lambda text: text.encode("utf-16"), "UTF-16-LE"),
        (set_apart, "windows-1258"),
        (lambda text: text.encode().replace("ầ".encode(), b"\xff"), "UTF-8"),
    ],
)
def test_a_file_that_is_not_utf_8_opens_as_its_source_and_is_utf_8_once_it_is_saved(
    browser: Browser, desk_site: Site, written: Callable[[str], bytes], name: str
) -> None:
    before = "---\ntitle: Lễ khai mạc\ndate: 2024-10-06\nsection: van-hoa\n---\n\nHơn một nghìn người cùng múa. Cầu.\n"
    data = written(before)
    file(desk_site).write_bytes(data)
    edition = browser.open(STORY)["editions"]["vi"]
    assert (edition["readable"], edition["foreign"], edition["blocks"]) == (False, True, [])
    assert (name if name != "UTF-8" else "�") in edition["why"]
    assert edition["source"] == before.replace("ầ", "�" if name == "UTF-8" else "ầ")

    drafted = {"base": edition["base"], "shown": edition["shown"], "source": edition["source"]}
    told = browser.post(f"/-desk/api/draft/{STORY}", {"tab": TAB, "editions": {}}).json()
    assert any(each["line"] and "UTF-8" in each["text"] for each in told["problems"])
    assert file(desk_site).read_bytes() == data
    done = browser.post(f"/-desk/api/save/{STORY}", {"tab": TAB, "editions": {"vi": drafted}}).json()
    assert file(desk_site).read_text(encoding="utf-8") == edition["source"]
    assert done["editions"]["vi"]["readable"]
    assert "UTF-8" not in str(browser.open(STORY)["editions"]["vi"]["why"])
    whole = subprocess.run(
        ["git", "show", f"HEAD~1:content/{STORY}/index.vi.md"], cwd=desk_site.root, capture_output=True
    )
    assert whole.stdout == data
    assert browser.get(f"/-desk/history/{STORY}").status_code == 200


def test_a_file_that_is_too_large_opens_as_its_source_and_is_saved_once_it_is_shorter(
    browser: Browser, desk_site: Site
) -> None:
    before = file(desk_site).read_text()
    file(desk_site).write_text(before + "\nThừa.\n" * 160_000)
    edition = browser.open(STORY)["editions"]["vi"]
    assert (edition["readable"], edition["mine"]) == (False, True)
    assert "1.4 MB" in edition["why"]
    told = {"base": edition["base"], "shown": edition["shown"], "source": edition["source"] + "Nữa."}
    sent = {"tab": TAB, "editions": {"vi": told}}
    found = browser.post(f"/-desk/api/draft/{STORY}", sent)
    assert any("too large" in each["text"] for each in found.json()["problems"])
    assert browser.post(f"/-desk/api/save/{STORY}", sent).status_code == 413
    told["source"] = before
    assert browser.post(f"/-desk/api/save/{STORY}", sent).json()["editions"]["vi"]["readable"]
    assert file(desk_site).read_text() == before


def test_of_a_file_that_no_page_can_hold_the_beginning_is_shown_and_nothing_is_written(
    browser: Browser, desk_site: Site
) -> None:
    data = file(desk_site).read_bytes() + "\nThừa.\n".encode() * 400_000
    file(desk_site).write_bytes(data)
    edition = browser.open(STORY)["editions"]["vi"]
    assert (edition["readable"], edition["mine"]) == (False, False)
    assert edition["source"].startswith("---\ntitle:")
    told = {"base": edition["base"], "shown": edition["shown"], "source": "---\ntitle: X\n---\n"}
    refused = browser.post(f"/-desk/api/save/{STORY}", {"tab": TAB, "editions": {"vi": told}})
    assert refused.status_code == 413
    assert file(desk_site).read_bytes() == data


def without_git(room: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def with_a_held_lock(room: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (room.root / ".git" / "index.lock").touch()
    monkeypatch.setattr("nhipcau.desk.history.LOCKED", 1)


def with_a_hook_that_refuses(room: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hook = room.root / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho 'Chưa được phép' >&2\nexit 1\n")
    hook.chmod(0o755)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (without_git, "Git is not installed"),
        (with_a_held_lock, "Another Git is at work"),
        (with_a_hook_that_refuses, "Chưa được phép"),
    ],
)
def test_where_git_fails_the_text_is_saved_and_a_sentence_says_why(
    browser: Browser,
    room: Newsroom,
    desk_site: Site,
    trouble: Any,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    edition = browser.open(STORY)["editions"]["vi"]
    trouble(room, monkeypatch, tmp_path)
    done = browser.save(STORY, "vi", edition, [{"html": "<p>Vẫn lưu.</p>"}])
    assert done.status_code == 200
    assert said in done.json()["warning"]
    assert file(desk_site).read_text().endswith("Vẫn lưu.\n")


def test_a_full_disk_is_a_sentence_and_the_file_stays(
    browser: Browser, desk_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file(desk_site).read_bytes()
    edition = browser.open(STORY)["editions"]["vi"]

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nhipcau.desk.saving.os.fsync", full)
    done = browser.save(STORY, "vi", edition, [{"html": "<p>Không chỗ.</p>"}])
    assert done.status_code == 507
    assert "No space left" in done.json()["trouble"]
    assert file(desk_site).read_bytes() == before


def test_a_version_is_had_again_as_a_new_save(browser: Browser, room: Newsroom, desk_site: Site) -> None:
    before = file(desk_site).read_text()
    first = git(desk_site.root, "rev-parse", "HEAD").strip()
    edition = browser.open(STORY)["editions"]["vi"]
    browser.save(STORY, "vi", edition, [{"html": "<p>Sửa hỏng.</p>"}])
    page = browser.get(f"/-desk/history/{STORY}?left={first}")
    assert "Sửa hỏng." in page.text
    done = browser.client.post(
        f"/-desk/history/{STORY}", data={"token": browser.token, "version": first}, follow_redirects=False
    )
    assert done.status_code == 303
    assert file(desk_site).read_text() == before
    assert len(git(desk_site.root, "log", "--oneline").splitlines()) == 3


def test_a_second_desk_says_where_the_first_is(tmp_path: Path) -> None:
    first = OneDesk(tmp_path)
    first.take("http://localhost:8000/-desk/")
    with pytest.raises(Declined) as met:
        OneDesk(tmp_path).take("http://localhost:8001/-desk/")
    assert met.value.values["address"] == "http://localhost:8000/-desk/"
    first.close()
