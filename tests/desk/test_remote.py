"""A remote that others push to as well: pulled, joined, pushed; and what is told where that cannot be."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from nhipcau.desk.declined import Declined
from nhipcau.desk.newsroom import Newsroom
from nhipcau.desk.remote import Remote
from nhipcau.desk.states import PieceStanding, new_note, read_standing, write_standing
from tests.conftest import Site
from tests.desk.conftest import Browser, git, kept

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
TEXT = f"content/{STORY}/index.vi.md"
PARAGRAPHS = "\nĐoạn hai.\n\nĐoạn ba.\n"


def append(path: Path, words: str) -> None:
    path.write_text(path.read_text() + words)


@pytest.fixture
def others(desk_site: Site, tmp_path: Path) -> Path:
    """A clone in which somebody else works; both know one bare repository."""
    append(desk_site.root / TEXT, PARAGRAPHS)
    git(desk_site.root, "commit", "--quiet", "--all", "--message", "Thêm đoạn")
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", tmp_path / "bare"], check=True
    )
    git(desk_site.root, "remote", "add", "origin", str(tmp_path / "bare"))
    git(desk_site.root, "push", "--quiet", "origin", "main")
    subprocess.run(["git", "clone", "--quiet", tmp_path / "bare", tmp_path / "others"], check=True)
    for name, value in (("user.name", "Hoa"), ("user.email", "hoa@example.vn")):
        git(tmp_path / "others", "config", name, value)
    return tmp_path / "others"


@pytest.fixture
def remote(others: Path, room: Newsroom) -> Remote:
    return Remote(room.content, "origin", room.history, room.records)


def elsewhere(others: Path, before: str, after: str, path: str = TEXT) -> None:
    """Somebody else changes a file and pushes it."""
    file = others / path
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, after))
    git(others, "commit", "--quiet", "--all", "--message", "Sửa ở nơi khác")
    git(others, "push", "--quiet")


def here(browser: Browser, number: int, words: str) -> None:
    """A paragraph is changed and saved at the desk; the last ones are counted from behind."""
    edition = browser.open(STORY)["editions"]["vi"]
    parts = kept(edition)
    parts[number] = {"html": f"<p>{words}</p>"}
    assert browser.save(STORY, "vi", edition, parts).status_code == 200


def test_what_is_saved_goes_there_and_what_others_pushed_comes_here(
    remote: Remote, browser: Browser, others: Path, desk_site: Site
) -> None:
    here(browser, -1, "Đoạn ba của tôi.")
    remote.agree()
    git(others, "pull", "--quiet")
    assert "Đoạn ba của tôi." in (others / TEXT).read_text()
    elsewhere(others, "Đoạn hai.", "Đoạn hai của chị.")
    remote.agree()
    assert "Đoạn hai của chị.\n\nĐoạn ba của tôi.\n" in (desk_site.root / TEXT).read_text()
    assert git(desk_site.root, "status", "--porcelain", "content").strip() == ""


def test_different_paragraphs_are_joined_and_both_have_them(
    remote: Remote, browser: Browser, others: Path, desk_site: Site
) -> None:
    here(browser, -1, "Đoạn ba của tôi.")
    elsewhere(others, "Đoạn hai.", "Đoạn hai của chị.")
    remote.agree()
    git(others, "pull", "--quiet")
    for root in (desk_site.root, others):
        assert "Đoạn hai của chị.\n\nĐoạn ba của tôi.\n" in (root / TEXT).read_text()


def test_of_one_paragraph_theirs_stands_and_ours_is_a_draft_that_asks_which(
    remote: Remote, browser: Browser, others: Path, desk_site: Site
) -> None:
    here(browser, -1, "Đoạn ba của tôi.")
    elsewhere(others, "Đoạn ba.", "Đoạn ba của chị.")
    remote.agree()
    assert (desk_site.root / TEXT).read_text().endswith("Đoạn ba của chị.\n")
    browser.tab = "trang0002"
    edition = browser.open(STORY)["editions"]["vi"]
    assert edition["draft"]
    assert edition["source"].endswith("Đoạn ba của tôi.\n")
    answer = browser.save(STORY, "vi", edition, kept(edition))
    (conflict,) = answer.json()["conflicts"]["vi"]
    assert (conflict["mine"], conflict["theirs"]) == ("Đoạn ba của tôi.", "Đoạn ba của chị.")
    assert browser.save(STORY, "vi", edition, kept(edition), choices={"vi": ["both"]}).status_code == 200
    remote.agree()
    git(others, "pull", "--quiet")
    assert "của chị.\n\nĐoạn ba của tôi." in (others / TEXT).read_text()


def test_notes_of_two_desks_stand_together(
    remote: Remote, browser: Browser, others: Path, desk_site: Site
) -> None:
    browser.post(f"/-desk/api/note/{STORY}", {"text": "Của tôi."})
    browser.post(f"/-desk/api/standing/{STORY}", {"due": "2026-12-01"})
    note = new_note("hoa", "2026-11-28T08:00:00+07:00", "Của chị.")
    write_standing(others / "content" / STORY, PieceStanding("editing", {"editor": "hoa"}, notes=(note,)))
    git(others, "add", "content")
    git(others, "commit", "--quiet", "--message", "Ghi chú")
    git(others, "push", "--quiet")
    remote.agree()
    found = read_standing(desk_site.content / STORY)
    assert (found.state, found.who, found.due) == ("editing", {"editor": "hoa"}, "2026-12-01")
    assert {each.text for each in found.notes} == {"Của tôi.", "Của chị."}


def test_what_only_a_person_can_join_is_told_and_nothing_is_touched(
    remote: Remote, browser: Browser, others: Path, desk_site: Site
) -> None:
    topics = "content/registry/topics.toml"
    browser.post("/-desk/api/add/topic", {"names": {"vi": "Cầu", "en": "Bridges"}})
    append(others / topics, '\n[duong]\nvi = "Đường"\nen = "Roads"\n')
    git(others, "commit", "--quiet", "--all", "--message", "Thêm")
    git(others, "push", "--quiet")
    before = (desk_site.root / topics).read_bytes()
    with pytest.raises(Declined, match="join it by hand"):
        remote.agree()
    assert (desk_site.root / topics).read_bytes() == before
    assert git(desk_site.root, "status", "--porcelain", "content").strip() == ""


def test_a_remote_that_was_rewritten_or_is_gone_is_told(
    remote: Remote, others: Path, desk_site: Site
) -> None:
    remote.agree()
    git(others, "commit", "--quiet", "--amend", "--message", "Viết lại lịch sử")
    git(others, "push", "--quiet", "--force")
    with pytest.raises(Declined, match="rewritten"):
        remote.agree()
    git(desk_site.root, "remote", "set-url", "origin", "/khong/co")
    with pytest.raises(Declined):
        remote.agree()


def test_what_stops_it_stands_on_the_board(room: Newsroom, browser: Browser) -> None:
    room.remote.trouble = Declined(
        "{path} was changed here and at the remote: join it by hand.", path="a.toml"
    )
    assert "a.toml was changed here" in browser.get("/-desk/").text
