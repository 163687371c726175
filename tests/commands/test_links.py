"""`nhipcau links`: what other sites have taken away is told with file and line, and what was answered is remembered."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from subprocess import CompletedProcess

import pytest

from nhipcau.commands.outward import outward
from tests.conftest import Site

ANSWERS = {
    "/con": 200,
    "/mat": 404,
    "/bo": 410,
    "/hong": 503,
    "/doi": 301,
    "/tam": 302,
    "/kin": 405,
    "/nhieu": 429,
}
"""What the server answers to a path; to "/kin" only where the head alone is asked for."""


@dataclass
class Elsewhere:
    """Another site: where it is, what it was asked for, and how many of its questions stood open at once at most."""

    root: str
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer("HEAD")

        def do_GET(self) -> None:
            self.answer("GET")

        def answer(self, method: str) -> None:
            with there.lock:
                there.asked[f"{method} {self.path}"] += 1
                there.agents.add(self.headers["User-Agent"])
                there.at_once += 1
                there.most = max(there.most, there.at_once)
            status = ANSWERS.get(self.path, 200)
            self.send_response(200 if self.path == "/kin" and method == "GET" else status)
            if 300 <= status < 400:
                self.send_header("Location", "/con")
            self.send_header("Content-Length", "0")
            with there.lock:
                there.at_once -= 1  # before the answer goes out, upon which the next question may come
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    there = Elsewhere(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield there
    server.shutdown()
    server.server_close()
    thread.join()


STORY = "content/stories/2024/2024-10-14-ngoai/index.vi.md"


def write(site: Site, body: str) -> None:
    site.write(STORY, f"---\ntitle: Ngoài\nsection: van-hoa\n---\n{body}\n")


def look(site: Site, *options: str, today: str = "2024-10-20") -> CompletedProcess[str]:
    return site.nhipcau(
        "links", "--pause", "0", *options, "-e", f'NOW="{today}T12:00+07:00"', 'DESK_LANGUAGE="en"'
    )


def test_what_is_dead_is_told_with_file_and_line_and_what_is_there_is_not(
    site: Site, elsewhere: Elsewhere
) -> None:
    paths = ("con", "mat", "bo", "hong", "doi", "tam", "kin")
    write(site, "\n".join(f"[x]({elsewhere.root}/{path}) và" for path in paths))
    found = look(site)
    assert found.returncode == 1
    told = found.stderr
    assert f"{STORY}:6: warning: The link to {elsewhere.root}/mat is dead: its server answers 404." in told
    assert f"{STORY}:7: warning: The link to {elsewhere.root}/bo is dead: its server answers 410." in told
    assert (
        f"{STORY}:8: note: The link to {elsewhere.root}/hong has had no good answer since 2024-10-20: 503."
        in told
    )
    assert f"{STORY}:9: note: {elsewhere.root}/doi has moved to {elsewhere.root}/con for good." in told
    assert told.count(STORY) == 4
    assert "7 addresses of other sites, 7 asked for now: 2 dead, 1 without a good answer." in told
    assert all(agent.startswith("NhipCau-links (+") for agent in elsewhere.agents)
    assert elsewhere.most == 1, "a host is asked one thing at a time"


def test_what_was_there_is_asked_for_again_after_a_month_and_what_was_not_each_time(
    site: Site, elsewhere: Elsewhere
) -> None:
    write(site, f"{elsewhere.root}/con và {elsewhere.root}/hong")
    look(site)
    look(site, today="2024-10-22")
    assert (elsewhere.asked["HEAD /con"], elsewhere.asked["HEAD /hong"]) == (1, 2)
    later = look(site, today="2024-10-28")
    assert "warning: The link" in later.stderr, "a week without an answer is no note any more"
    assert "since 2024-10-20: 503" in later.stderr
    look(site, today="2024-11-30")
    assert elsewhere.asked["HEAD /con"] == 2
    look(site, "--again", today="2024-11-30")
    assert elsewhere.asked["HEAD /con"] == 3


def test_a_memory_that_is_damaged_is_none(site: Site, elsewhere: Elsewhere) -> None:
    write(site, f"{elsewhere.root}/con")
    assert look(site).returncode == 0
    memory = site.root / ".cache" / "links.json"
    for damaged in (b"", b"[1]", b'{"a": 1}', b"\xff", memory.read_bytes()[:-9]):
        memory.write_bytes(damaged)
        assert look(site).returncode == 0
        assert json.loads(memory.read_bytes())[f"{elsewhere.root}/con"][0] == 200


def test_a_host_that_wants_to_be_left_in_peace_is(site: Site, elsewhere: Elsewhere) -> None:
    write(site, f"{elsewhere.root}/nhieu\n\n{elsewhere.root}/con")
    assert "2 addresses of other sites, 2 asked for now: 0 dead, 2 without" in look(site).stderr
    assert elsewhere.asked["HEAD /con"] == 0


def test_where_nobody_answers_nothing_is_believed(site: Site, elsewhere: Elsewhere) -> None:
    write(site, "http://127.0.0.1:1/a")
    found = look(site)
    assert (found.returncode, "on the network" in found.stderr) == (1, True)
    assert not (site.root / ".cache" / "links.json").exists()


def test_addresses_are_found_wherever_the_content_names_them(site: Site) -> None:
    for old in site.content.rglob("*"):
        if old.suffix in (".md", ".toml"):
            old.unlink()
    site.write("content/registry/documents.toml", '[a]\nurl = "https://a.vn/x"\n')
    body = (
        "---\nsource: https://b.vn\n---\n[x](https://c.vn/d_(e)) (https://f.vn/g), www.h.vn. <https://i.vn/#k>\n"
        "`https://no.vn`\n\n```\nhttps://no.vn\n```\n<!-- https://no.vn -->\n[x](https://our.vn/a) https://Hà.vn/đ\n"
    )
    site.write("content/pages/x/index.vi.md", body)
    site.write(
        "content/pages/y/index.vi.md",
        "Ở https://f.vn/g và http://y.vn/. <!-- sic: đã mất, giữ làm chứng -->\n",
    )
    found = outward(site.content, "our.vn")
    assert [each.file for each in found["https://f.vn/g"]] == ["content/pages/x/index.vi.md"]
    assert {address: each[0].line for address, each in found.items()} == {
        "https://a.vn/x": 2,
        "https://b.vn/": 2,
        "https://c.vn/d_(e)": 4,
        "https://f.vn/g": 4,
        "http://www.h.vn/": 4,
        "https://i.vn/": 4,
        "https://xn--h-sfa.vn/%C4%91": 11,
    }
