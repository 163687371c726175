"""Comments are held until an editor approves them, and then stand in files and on pages, whatever becomes of Isso."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from socket import create_connection
from urllib.parse import urlencode

import pytest

from nhipcau.comments.isso import held
from nhipcau.live.beside import BESIDE
from nhipcau.live.preview import PreviewServer
from tests.conftest import Site
from tests.forked import OURS
from tests.publish.servers import free_port, wait_for

pytest.importorskip("isso")
STORY = "2024-10-10-70-nam-giai-phong-thu-do"
ROW = {"server": "x", "number": 1, "lang": "en", "name": "A", "at": "2024-10-11T00:00:00+00:00", "text": "b"}
"""A comment as it is kept."""
ON = "COMMENTS=true"


@contextmanager
def counter(site: Site) -> Iterator[int]:
    """The port of a server that takes comments, with Isso behind it."""
    port = free_port(beside=1)
    command = [sys.executable, "-m", "nhipcau.commands.cli", "comments", "--serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=site.root, env=os.environ | OURS) as server:
        try:
            wait_for(port, server)
            wait_for(port + 1, server)
            yield port
        finally:
            server.kill()
    assert has_ended(port + 1), "Isso goes on without who started it"


def has_ended(port: int) -> bool:
    """Whether nobody answers at a port any more, within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            return True
        time.sleep(0.05)
    return False


def send(port: int, page: str, text: str, name: str = "Lan Anh", **more: str) -> tuple[int, str]:
    told = {"story": page, "title": "Bài", "lang": "vi", "text": text, "name": name} | more
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/-comments/", urlencode(told), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def decide(site: Site, query: str) -> None:
    """What an editor does in Isso's own pages."""
    with closing(sqlite3.connect(site.root / ".comments" / "comments.db", isolation_level=None)) as kept:
        kept.execute(query)


def edition(site: Site) -> str:
    return next(
        each.url
        for story in site.read().content.stories
        if story.key == STORY
        for each in story.editions
        if each.lang == "vi"
    )


def page(site: Site, address: str) -> str:
    done = site.build("-e", ON)
    assert done.returncode == 0, done.stderr
    return (site.output / address.strip("/") / "index.html").read_text("utf-8")


def test_a_comment_is_held_until_it_is_approved_and_outlives_the_server(site: Site) -> None:
    address, files = edition(site), site.content / "gathered" / "comments"
    with counter(site) as port:
        status, said = send(port, address, "Bài hay quá!\n\nCầu còn <đẹp> hơn. & thế")
        assert status == 200, said
        assert "Cảm ơn bạn đã bình luận" in said
        assert [each.approved for each in held(site.root)] == [False]
        assert site.nhipcau("comments", "-e", ON).returncode == 0
        assert list(files.glob("*")) == []
        decide(site, "UPDATE comments SET mode = 1")
        assert site.nhipcau("comments", "-e", ON).returncode == 0
        with closing(HTTPConnection("127.0.0.1", port + 1, timeout=60)) as connection:
            connection.request("GET", "/admin/")
            assert connection.getresponse().status < 400
    (row,) = json.loads((files / f"{STORY}.json").read_text("utf-8"))
    assert (row["name"], row["lang"]) == ("Lan Anh", "vi")
    shown = page(site, address)
    assert "Cầu còn &lt;đẹp&gt; hơn. &amp; thế" in shown
    assert '<form class="comments__form" method="post" action="/-comments/">' in shown
    assert 'id="comments"' in shown
    shutil.rmtree(site.root / ".comments")  # the disk of the server is gone, and another one begins
    with counter(site) as port:
        assert send(port, address, "Tôi đã đến đó.", "Bình & con")[0] == 200
        decide(site, "UPDATE comments SET mode = 1")
        assert site.nhipcau("comments", "-e", ON).returncode == 0
        both = json.loads((files / f"{STORY}.json").read_text("utf-8"))
        assert [each["name"] for each in both] == ["Lan Anh", "Bình & con"]
        decide(site, "DELETE FROM comments")
        assert site.nhipcau("comments", "-e", ON).returncode == 0
    assert site.build().returncode == 0
    assert "comments" not in (site.output / address.strip("/") / "index.html").read_text("utf-8")


def test_a_form_of_the_preview_reaches_the_server_beside_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = edition(site)
    server = PreviewServer("127.0.0.1", free_port())
    server.serve(site.root)
    try:
        with counter(site) as port:
            monkeypatch.setitem(BESIDE, "/-comments/", port)
            status, said = send(server.port, address, "Chào cả nhà!")
            assert (status, "Cảm ơn bạn" in said) == (200, True)
            assert len(held(site.root)) == 1
        assert send(server.port, address, "Chào cả nhà!")[0] == 502
    finally:
        server.shutdown()
        server.server_close()


def test_floods_links_html_and_what_is_too_long_are_refused_with_a_sentence(site: Site) -> None:
    address = edition(site)
    with counter(site) as port:
        for text, status, sentence in (
            ("x" * 100_000, 413, "quá dài"),
            ("x" * 4001, 422, "4.000 ký tự"),
            ("<script>alert(1)</script> hay", 422, "không dùng mã HTML"),
            ("[url=https://a.example]x[/url]", 422, "không dùng mã HTML"),
            ("https://a.vn https://b.vn www.c.vn", 422, "nhiều nhất là hai"),
            ("a", 422, "3 đến 4.000"),
        ):
            got, said = send(port, address, text)
            assert (got, sentence in said) == (status, True), said
            assert "<script" not in said
        assert send(port, "https://evil.example/", "Chào các bạn")[0] == 422
        assert send(port, address, "Chào các bạn", "")[0] == 422
        assert send(port, address, "Chào các bạn", website="https://spam.example")[0] == 200
        assert held(site.root) == []
        answers = [send(port, address, f"Bình luận số {n}")[0] for n in range(6)]
        assert answers[0] == 200
        assert answers[-1] == 429
        assert all(not each.approved for each in held(site.root))


def test_where_the_database_is_dead_a_reader_is_told_and_keeps_the_words(site: Site) -> None:
    address = edition(site)
    with counter(site) as port:
        (site.root / ".comments" / "comments.db").write_bytes(b"no database" * 1000)
        status, said = send(port, address, "Bài viết rất đáng đọc")
        assert status == 503
        assert "Bài viết rất đáng đọc" in said
        assert "thử lại sau" in said
        told = site.nhipcau("comments", "-e", ON)
        assert told.returncode == 1
        assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"at": "hôm qua"}, 10),
        ({"at": "0001-01-01T00:00:00+14:00"}, 10),
        ({"text": 5}, 10),
        ({"name": "\x07"}, 10),
        (None, 3),
    ],
)
def test_comments_that_cannot_be_read_stop_the_build_with_their_file_and_line(
    site: Site, change: dict[str, object] | None, line: int
) -> None:
    rows = [ROW, ROW | (change or {})]
    text = json.dumps(rows, indent=1) if change else '[\n {\n  "server": }\n]'
    site.write(f"content/gathered/comments/{STORY}.json", text)
    (problem,) = site.problems(COMMENTS=True)
    assert (problem.file, problem.line) == (f"content/gathered/comments/{STORY}.json", line)
    assert site.problems() == ()


def test_a_page_without_comments_is_what_it_was(site: Site) -> None:
    assert site.build().returncode == 0
    before = site.printed()
    site.write(f"content/gathered/comments/{STORY}.json", json.dumps([ROW]))
    assert site.build().returncode == 0
    assert site.printed() == before
    shown = page(site, edition(site))
    assert re.search(r'<p class="comments__words" lang="en">b</p>', shown)
