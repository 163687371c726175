"""The newsletter reaches everybody who asked for it and confirmed that, once, and nobody else."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nhipcau.commands.mailing import spoken
from nhipcau.host.project import Project
from nhipcau.model import Refused
from nhipcau.newsletter.addresses import address_of, listed
from nhipcau.newsletter.records import ACTIVE, Subscriber, SubscriberRecords
from nhipcau.newsletter.returned import returned
from nhipcau.newsletter.web import LARGEST, SubscribersDesk, application
from nhipcau.reading.settings import publication
from tests.conftest import Site
from tests.forked import OURS
from tests.newsletter.mail import Postmaster, post_office

NOW = 'NOW="2024-10-11T08:00+07:00"'
FROM = "Báo Thử <tin@bao.example>"
OUT_OF_OFFICE = """From: MAILER-DAEMON@mx.example
To: tin@bao.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; lan@mx.example
Action: failed
Status: 5.1.1

Final-Recipient: rfc822; minh@mx.example
Action: delayed
Status: 4.2.2

--x--
"""


@pytest.fixture
def office() -> Iterator[tuple[Postmaster, str]]:
    with post_office() as running:
        yield running


def newsletter(site: Site, server: str, *words: str) -> subprocess.CompletedProcess[str]:
    setting = "NEWSLETTER=" + json.dumps({"server": server, "from": FROM})
    settings = ("-s", "pelicanconf.py", "-e", setting, NOW, 'SITEURL="https://bao.example"')
    return site.nhipcau("newsletter", *words, "--days", "30", "--pause", "0", *settings)


def subscribed(site: Site, *addresses: str, lang: str = "vi") -> dict[str, str]:
    """Have some addresses asked and confirmed; their tokens."""
    with closing(SubscriberRecords(site.root)) as records:
        for address in addresses:
            records.ask(address, lang, time.time())
            records.become(address, ACTIVE, time.time())
        found = {each: records.subscriber(address=each) for each in addresses}
        return {address: reader.token for address, reader in found.items() if reader}


def states(site: Site) -> dict[str, str]:
    with closing(sqlite3.connect(site.root / ".newsletter" / "newsletter.sqlite")) as kept:
        return dict(kept.execute("SELECT address, state FROM letter"))


def test_an_issue_is_looked_at_before_it_is_sent(site: Site, tmp_path: Path) -> None:
    shown = newsletter(site, "smtp://localhost:1")
    assert shown.returncode == 0, shown.stderr
    assert "Hà Nội kỷ niệm 70 năm Giải phóng Thủ đô" in shown.stdout
    put = newsletter(site, "smtp://localhost:1", "--to", str(tmp_path / "issues"))
    assert put.returncode == 0, put.stderr
    html = (tmp_path / "issues" / "2024-10-11.vi.html").read_text("utf-8")
    assert 'lang="vi"' in html
    assert "https://bao.example/2024/10/" in html
    assert not re.search(r"<script|<img|<link|url\(|src=", html)
    assert (
        (tmp_path / "issues" / "2024-10-11.en.txt")
        .read_text("utf-8")
        .startswith("Nhịp Cầu – People-to-people")
    )
    assert not (site.root / ".newsletter").exists()


def test_each_gets_one_letter_in_their_language_and_can_end_it_by_one_click(
    site: Site, office: tuple[Postmaster, str]
) -> None:
    post, server = office
    tokens = subscribed(site, "lan@mx.example", "minh@mx.example") | subscribed(
        site, "anne@mx.example", lang="en"
    )
    with closing(SubscriberRecords(site.root)) as records:
        records.ask("chua@mx.example", "vi", time.time())
    post.most = 2  # many servers end a connection after some letters
    sent = newsletter(site, server, "--send")
    assert sent.returncode == 0, sent.stderr
    assert sorted(each["To"] for each in post.letters) == sorted(tokens)
    (letter,) = post.to("lan@mx.example")
    leave = f"https://bao.example/-newsletter/leave/{tokens['lan@mx.example']}"
    assert letter["List-Unsubscribe"].strip() == f"<{leave}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["From"] == FROM
    plain, html = (letter.get_body((kind,)) for kind in ("plain", "html"))
    assert plain
    assert html
    assert leave in plain.get_content()
    assert f'href="{leave}"' in html.get_content()
    assert tokens["minh@mx.example"] not in letter.as_string()
    (english,) = post.to("anne@mx.example")
    assert english["Content-Language"] == "en"
    again = newsletter(site, server, "--send")
    assert again.returncode == 0, again.stderr
    assert len(post.letters) == 3


def test_who_cannot_be_reached_is_told_by_address_and_who_greylists_is_asked_again(
    site: Site, office: tuple[Postmaster, str]
) -> None:
    post, server = office
    subscribed(site, "gone@mx.example", "grey@mx.example", "full@mx.example", "lan@mx.example")
    sent = newsletter(site, server, "--send")
    assert sent.returncode == 1
    assert "gone@mx.example" in sent.stderr
    assert "5.1.1 No such user" in sent.stderr
    assert "full@mx.example" in sent.stderr
    assert post.asked["grey@mx.example"] == 2
    assert post.asked["full@mx.example"] == 4
    wanted = {"gone": "refused", "grey": "sent", "full": "due", "lan": "sent"}
    assert states(site) == {f"{name}@mx.example": state for name, state in wanted.items()}
    newsletter(site, server, "--send")
    assert [post.asked[f"{name}@mx.example"] for name in wanted] == [1, 2, 8, 1]


def test_a_letter_of_which_nobody_knows_is_not_sent_twice(site: Site, office: tuple[Postmaster, str]) -> None:
    post, server = office
    subscribed(site, "anh@mx.example", "lan@mx.example", "minh@mx.example")
    post.falls_silent = "lan@mx.example"
    sent = newsletter(site, server, "--send")
    assert sent.returncode == 1
    assert "lan@mx.example" in sent.stderr
    newsletter(site, server, "--send")
    assert {each["To"] for each in post.letters} == {"anh@mx.example", "lan@mx.example", "minh@mx.example"}
    assert len(post.letters) == 3


def test_what_a_kill_breaks_off_goes_on_where_it_was(site: Site, office: tuple[Postmaster, str]) -> None:
    post, server = office
    readers = [f"ban{number:03d}@mx.example" for number in range(60)]
    subscribed(site, *readers)
    setting = "NEWSLETTER=" + json.dumps({"server": server, "from": FROM})
    command = [sys.executable, "-m", "nhipcau.commands.cli", "newsletter", "--send", "--days", "30",
               "-s", "pelicanconf.py", "-e", setting, NOW]  # fmt: skip
    with subprocess.Popen(command, cwd=site.root, env={"PATH": "/usr/bin:/bin"} | OURS) as sending:
        deadline = time.monotonic() + 60
        while len(post.letters) < 5 and time.monotonic() < deadline and sending.poll() is None:
            time.sleep(0.01)
        sending.kill()
    assert 5 <= len(post.letters) < 60
    rest = newsletter(site, server, "--send")
    counted = [len(post.to(each)) for each in readers]
    assert max(counted) == 1
    unknown = sum(state == "unknown" for state in states(site).values())
    assert sum(counted) >= 60 - unknown
    assert unknown <= 1
    assert rest.stderr.count("@mx.example") == unknown


def test_a_server_that_is_away_is_told_and_nothing_is_lost(
    site: Site, office: tuple[Postmaster, str]
) -> None:
    post, server = office
    subscribed(site, "lan@mx.example")
    away = newsletter(site, "smtp://127.0.0.1:1", "--send")
    assert away.returncode == 1
    assert "Traceback" not in away.stderr
    assert newsletter(site, server, "--send").returncode == 0
    assert len(post.letters) == 1
    nothing = site.nhipcau("newsletter", "--send", "-s", "pelicanconf.py")
    assert nothing.returncode == 1
    assert "NEWSLETTER" in nothing.stderr


def test_doubles_and_nonsense_in_a_list_are_told_by_line(site: Site, office: tuple[Postmaster, str]) -> None:
    post, server = office
    lines = (
        "Lan <lan@mx.example>",
        "# ghi chú",
        "LAN@mx.example, en",
        "không phải",
        "anne@mx.example; en",
        "a@b",
    )
    site.write("list.txt", "\n".join(lines))
    asked = newsletter(site, server, "--add", "list.txt")
    assert asked.returncode == 1
    assert [line.partition(": ")[0] for line in asked.stderr.splitlines()] == [
        f"list.txt:{n}" for n in (3, 4, 6)
    ]
    assert sorted(each["To"] for each in post.letters) == ["anne@mx.example", "lan@mx.example"]
    assert "-newsletter/confirm/" in post.letters[0].get_content()
    again = newsletter(site, server, "--add", "list.txt")
    assert len(post.letters) == 2
    assert again.stderr.count("lan@mx.example") == 1
    assert newsletter(site, server, "--send").returncode == 0
    assert len(post.letters) == 2  # nobody has confirmed


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Lan.Anh@Co-Quan.VN ", "Lan.Anh@co-quan.vn"),
        ("a@hà-nội.vn", "a@xn--h-ni-eva6608a.vn"),
        ("a@b", ""),
        ("a b@c.vn", ""),
        ("a@b.vn\nBcc: x@y.vn", ""),
        ("a@@b.vn", ""),
        ("x" * 65 + "@b.vn", ""),
        ("a@" + "b." * 130 + "vn", ""),
        ("<script>@b.vn", ""),
        ("", ""),
    ],
)
def test_an_address_is_one_that_a_letter_can_be_sent_to(text: str, address: str) -> None:
    found = address_of(text)
    assert bool(found) == bool(address)
    assert found == address or address.startswith("a@xn--")


def test_a_list_may_name_languages_and_people() -> None:
    found = [
        (each.address, each.lang)
        for each in listed("Lan, Anh <lan@a.vn>\nb@a.vn\ten\n\ufeff\n", ("vi", "en"))
    ]
    assert found[:2] == [("lan@a.vn", ""), ("b@a.vn", "en")]


def test_letters_that_came_back_take_out_who_cannot_be_reached(site: Site, tmp_path: Path) -> None:
    subscribed(site, "lan@mx.example", "minh@mx.example")
    report = tmp_path / "back.eml"
    report.write_text(OUT_OF_OFFICE)
    assert list(returned(report)) == ["lan@mx.example"]
    taken = newsletter(site, "smtp://localhost:1", "--returned", str(report))
    assert "lan@mx.example" in taken.stdout
    with closing(SubscriberRecords(site.root)) as records:
        assert records.counts() == {("active", "vi"): 1, ("bounced", "vi"): 1}


# Its pages


class Desk:
    """The newsletter's pages, and the letters that they had sent."""

    def __init__(self, site: Site) -> None:
        settings = site.settings(SITEURL="https://bao.example")
        public = publication(settings)
        self.records, self.asked, self.broken = SubscriberRecords(site.root), list[Subscriber](), False
        project = Project(site.root, "pelicanconf.py", settings)
        self.client = TestClient(
            application(SubscribersDesk(public, self.records, spoken(project, public), self._ask))
        )

    def _ask(self, reader: Subscriber) -> None:
        if self.broken:
            raise OSError("450 later")
        self.asked.append(reader)

    def give(self, address: str, **more: str):  # type: ignore[no-untyped-def]
        headers = {"host": "bao.example", "origin": more.pop("origin", "https://bao.example")}
        return self.client.post(
            "/-newsletter/", data={"address": address, "lang": "vi", **more}, headers=headers
        )


@pytest.fixture
def desk(site: Site) -> Iterator[Desk]:
    found = Desk(site)
    with closing(found.records):
        yield found


def state(desk: Desk, address: str) -> str:
    found = desk.records.subscriber(address=address)
    return found.state if found else ""


def test_nobody_is_on_the_list_who_has_not_confirmed_and_one_click_ends_it(desk: Desk) -> None:
    form = desk.client.get("/-newsletter/?lang=en", headers={"host": "bao.example"})
    assert '<html lang="en">' in form.text
    assert "Content-Security-Policy" in form.headers
    assert desk.give("lan@mx.example").status_code == 200
    assert state(desk, "lan@mx.example") == "waiting"
    (asked,) = desk.asked
    here = {"host": "bao.example"}
    page = desk.client.get(f"/-newsletter/confirm/{asked.token}", headers=here)
    assert "lan@mx.example" in page.text
    assert state(desk, "lan@mx.example") == "waiting"  # programs that look into letters follow links
    desk.client.post(f"/-newsletter/confirm/{asked.token}", headers=here)
    assert state(desk, "lan@mx.example") == "active"
    assert desk.give("lan@mx.example").text == desk.give("lan@mx.example").text
    assert state(desk, "lan@mx.example") == "active"  # nobody else can put it off
    assert len(desk.asked) == 1
    left = desk.client.post(
        f"/-newsletter/leave/{asked.token}",
        data={"List-Unsubscribe": "One-Click"},
        headers=here | {"origin": "https://mail.example"},
    )
    assert left.status_code == 200
    assert state(desk, "lan@mx.example") == "left"
    assert desk.client.post("/-newsletter/leave/khong-co", headers=here).status_code == 404


def test_floods_robots_and_other_sites_are_refused_with_a_sentence(desk: Desk) -> None:
    assert desk.give("không phải").status_code == 422
    assert desk.give("lan@mx.example", origin="https://evil.example").status_code == 403
    assert desk.client.get("/-newsletter/", headers={"host": "evil.example"}).status_code == 421
    assert desk.give("x" * LARGEST + "@mx.example").status_code == 413
    assert desk.give("robot@mx.example", website="https://spam.example").status_code == 200
    assert desk.asked == []
    desk.broken = True
    assert desk.give("lan@mx.example").status_code == 503
    desk.broken = False
    assert desk.give("lan@mx.example").status_code == 200
    answers = [desk.give(f"ban{number}@mx.example").status_code for number in range(12)]
    assert answers[-1] == 429
    script = desk.give('<script>alert("x")</script>')
    assert "<script" not in script.text


def test_a_database_that_is_dead_is_told_to_readers(desk: Desk) -> None:
    desk.records.close()
    answer = desk.give("lan@mx.example")
    assert answer.status_code == 503
    assert "Hệ thống đang trục trặc" in answer.text


def test_the_site_names_the_newsletter_where_it_has_one(site: Site) -> None:
    assert site.build().returncode == 0
    assert b"-newsletter" not in b"".join(site.printed().values())
    setting = "NEWSLETTER=" + json.dumps({"server": "smtp://localhost", "from": FROM})
    assert site.build("-e", setting).returncode == 0
    assert b'href="/-newsletter/?lang=en"' in site.printed()["en/index.html"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"from": FROM}, "needs “server”"),
        ({"server": "smtp://localhost"}, "needs “from”"),
        ({"server": "localhost:25", "from": FROM}, "smtp+starttls://"),
        ({"server": 25, "from": FROM}, "needs “server”"),
    ],
)
def test_a_newsletter_that_nobody_could_send_is_told_before_any_page_leads_to_it(
    site: Site, told: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        publication(site.settings(NEWSLETTER=told))
    (problem,) = refused.value.problems
    assert sentence in problem.text()
