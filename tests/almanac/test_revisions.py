"""An event that changes: its SEQUENCE in every language's file, and the word of `check` where `modified` stayed."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from icalendar import Calendar, Component

from tests.conftest import Site

EVENT = "content/events/ngay-hoi-van-hoa"
UID = "event-ngay-hoi-van-hoa@localhost"


def edit(site: Site, lang: str, old: str, new: str) -> None:
    path = site.root / EVENT / f"index.{lang}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def entry(site: Site, file: str) -> Component:
    found = Calendar.from_ical((site.output / file).read_bytes())
    return next(event for event in found.walk("VEVENT") if event["uid"] == UID)


def test_a_change_of_place_that_says_so_raises_sequence_in_every_file(site: Site) -> None:
    files = [
        "calendar.ics",
        "en/calendar.ics",
        "su-kien/ngay-hoi-van-hoa/calendar.ics",
        "chu-de/hoa-binh/calendar.ics",
        "en/topics/peace/calendar.ics",
        "ky-niem/giai-phong-thu-do/calendar.ics",
    ]
    done = site.build()
    assert done.returncode == 0, done.stderr
    before = {file: entry(site, file) for file in files}
    edit(site, "vi", "place: Hồ Hoàn Kiếm", "place: Hoàng thành Thăng Long\nmodified: 2024-10-05 18:00")
    assert site.build().returncode == 0
    for file in files:
        after = entry(site, file)
        assert after["sequence"] > before[file]["sequence"], file
        assert after["uid"] == before[file]["uid"]
        assert after["dtstamp"].to_ical() == b"20241005T110000Z"
    assert entry(site, files[0])["location"] == "Hoàng thành Thăng Long"


@pytest.mark.parametrize(
    ("status", "told", "title"),
    [
        ("status: cancelled", "CANCELLED", "Đã hủy: Ngày hội Văn hóa vì hòa bình"),
        ("status: postponed", "CANCELLED", "Tạm hoãn: Ngày hội Văn hóa vì hòa bình"),
        ("status: postponed\npreviously: 2024-10-01", "CONFIRMED", "Ngày hội Văn hóa vì hòa bình"),
        ("status: online\nonline: https://bao.example/hop", "CONFIRMED", "Ngày hội Văn hóa vì hòa bình"),
    ],
)
def test_status_is_told_to_programs_and_to_people(site: Site, status: str, told: str, title: str) -> None:
    """What is put off and has no new time yet does not take place at the old one: in a calendar that is CANCELLED."""
    edit(site, "vi", "place:", f"{status}\nplace:")
    assert site.build().returncode == 0
    event = entry(site, "calendar.ics")
    assert (event["status"], event["summary"]) == (told, title)
    if "previously" in status:
        assert "Thời gian dự kiến ban đầu: ngày 1 tháng 10 năm 2024." in event["description"]
    if "online" in status:
        assert "https://bao.example/hop" in event["description"]


def git(site: Site, *command: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *command], cwd=site.root, check=True, capture_output=True)


def told(site: Site) -> list[str]:
    done = site.nhipcau("check", "-e", 'DESK_LANGUAGE="en"')
    return [line for line in (done.stdout + done.stderr).splitlines() if "Changed in Git" in line]


@pytest.mark.skipif(shutil.which("git") is None, reason="no Git here")
def test_check_says_when_facts_changed_in_git_and_modified_did_not(site: Site) -> None:
    git(site, "init")
    assert told(site) == []  # no history yet
    git(site, "add", "content")
    git(site, "commit", "-m", "1")
    edit(site, "vi", "Một ngày múa hát", "Một ngày hội múa hát")
    assert told(site) == []  # words move nobody
    edit(site, "vi", "place: Hồ Hoàn Kiếm", "place: Hồ Tây")
    (line,) = told(site)
    assert "since “modified” was set: place." in line
    git(site, "commit", "-am", "2")
    assert told(site) == [line]  # committed or not
    edit(site, "vi", "place:", "modified: 2024-10-05 18:00\nplace:")
    assert told(site) == []
    git(site, "commit", "-am", "3")
    edit(site, "vi", "start: 2024-10-06 08:00", "start: 2024-10-06 07:30")
    (line,) = told(site)
    assert line.startswith(f"{EVENT}/index.vi.md:")
    assert "set: start." in line


def test_check_is_silent_about_revisions_where_there_is_no_git(site: Site) -> None:
    assert told(site) == []
