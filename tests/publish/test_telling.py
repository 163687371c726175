"""After a release: whether readers see it is looked at, and whoever wants to know is told; what fails is a sentence."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from nhipcau.publish.destinations import Destination
from nhipcau.publish.place import place
from nhipcau.publish.publishing import Publisher
from nhipcau.publish.telling import announce
from tests.publish.editions import DAY, Paper, Ready, Story, edition
from tests.publish.servers import destination, free_port, nginx

SITE = "https://nhipcau.example"
KEY = "7f3a-key-of-the-tests"


class Heard(BaseHTTPRequestHandler):
    """Takes what is posted."""

    told: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        self.told.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def webhook() -> Iterator[str]:
    Heard.told.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Heard) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/hook"
        server.shutdown()


def troubles(there: Destination, ready: Ready, folder: Path, key: str = KEY) -> list[str]:
    """Publish, look and tell; what went wrong."""
    publisher = Publisher(place(there, folder / "cache"), there.options, folder / "forms")
    done = publisher.publish(ready, DAY)
    return [str(each) for each in announce(there, done, ready, SITE, key)]


def test_a_webhook_hears_what_changed(webhook: str, tmp_path: Path) -> None:
    there = destination(f"file://{tmp_path}/www", webhook=webhook)
    assert troubles(there, edition(tmp_path / "public", Paper(1)), tmp_path) == []
    (told,) = map(json.loads, Heard.told)
    assert told["counts"]["new"] == 4
    assert f"{SITE}/tin/bai-0/" in told["addresses"]
    assert f"{SITE}/sw.js" in told["addresses"]


def test_commands_are_told_the_release_and_the_addresses(tmp_path: Path) -> None:
    after = ["sh", "-c", f'echo "$NHIPCAU_PLACE $NHIPCAU_RELEASE" >{tmp_path}/after']
    purge = ["sh", "-c", f"cat >{tmp_path}/purge"]
    there = destination(f"file://{tmp_path}/www", after=after, purge=purge)
    assert troubles(there, edition(tmp_path / "public", Paper(1)), tmp_path) == []
    assert (tmp_path / "after").read_text().startswith("here 20261128T090000Z-")
    assert f"{SITE}/en/tin/bai-3/" in (tmp_path / "purge").read_text().splitlines()


def test_what_fails_after_a_release_is_told(tmp_path: Path) -> None:
    nobody = f"http://127.0.0.1:{free_port()}/"
    options = {"after": ["sh", "-c", "echo hỏng >&2; exit 3"], "purge": ["khong-co"], "webhook": nobody}
    there = destination(f"file://{tmp_path}/www", address=nobody, **options)
    after, purge, webhook, look = troubles(there, edition(tmp_path / "public", Paper(1)), tmp_path)
    assert after == "The command “sh” failed after the release: hỏng"
    assert purge.startswith("The command “khong-co” failed after the release: ")
    assert webhook.startswith(f"{nobody} did not take word of the release: ")
    assert look.startswith(f"{nobody} cannot be fetched as readers would: ")


def test_what_readers_get_is_held_against_what_was_sent(tmp_path: Path) -> None:
    ready = edition(tmp_path / "public", Paper(1))
    www = tmp_path / "www"
    with nginx(tmp_path / "nginx", www / "current") as server:
        address = f"http://127.0.0.1:{server.port}"
        there = destination(f"file://{www}", address=address)
        assert troubles(there, ready, tmp_path) == []
        other = edition(tmp_path / "elsewhere", Paper(2))
        elsewhere = destination(f"file://{tmp_path}/other", address=address)
        said = troubles(elsewhere, other, tmp_path / "again")
        assert said[0] == f"Readers do not get at {address}/ what was published: a cache may lie between."


def test_nginx_sends_the_compressed_forms(tmp_path: Path) -> None:
    ready = edition(tmp_path / "public", Paper(1))
    troubles(destination(f"file://{tmp_path}/www"), ready, tmp_path)
    with nginx(tmp_path / "nginx", tmp_path / "www" / "current") as server:
        server.request("GET", "/tin/bai-0/", headers={"Accept-Encoding": "gzip"})
        answer = server.getresponse()
        assert answer.getheader("Content-Encoding") == "gzip"
        assert answer.read() == (tmp_path / "www/current/tin/bai-0/index.html.gz").read_bytes()


def test_search_engines_hear_of_pages_that_are_new_rewritten_or_gone(webhook: str, tmp_path: Path) -> None:
    there = destination(f"file://{tmp_path}/www", indexnow=webhook)
    hidden = b'<html><head><meta name="robots" content="noindex"></head><main>404</main></html>'
    paper = Paper(1, more={"404.html": hidden})
    assert troubles(there, edition(tmp_path / "public", paper), tmp_path) == []
    first = json.loads(Heard.told.pop())
    assert first["host"] == "nhipcau.example"
    assert first["keyLocation"] == f"{SITE}/{first['key']}.txt" == f"{SITE}/{KEY}.txt"
    assert f"{SITE}/tin/bai-0/" in first["urlList"]
    assert f"{SITE}/404.html" not in first["urlList"]

    stories = (Story("bai-0", "Một câu khác. " * 50), *paper.stories[1:3], Story("bai-9"))
    assert troubles(there, edition(tmp_path / "public", Paper(1, stories)), tmp_path) == []
    second = json.loads(Heard.told.pop())["urlList"]
    assert {f"{SITE}/tin/{key}/" for key in ("bai-0", "bai-9", "bai-3")} < set(second)
    assert f"{SITE}/" in second
    assert f"{SITE}/tin/bai-1/" not in second


def test_engines_are_told_nothing_of_stories_whose_pages_only_look_different(
    webhook: str, tmp_path: Path
) -> None:
    there = destination(f"file://{tmp_path}/www", indexnow=webhook)
    ready = edition(tmp_path / "public", Paper(1))
    publisher = Publisher(place(there, tmp_path / "cache"), there.options, tmp_path / "forms")
    publisher.publish(ready, DAY)
    page = ready.folder / "tin/bai-1/index.html"
    page.write_bytes(page.read_bytes().replace(b"</head>", b'<link rel="icon" href="/x.ico"></head>'))
    entry = ready.manifest["tin/bai-1/index.html"]
    digest = blake2b(page.read_bytes(), digest_size=20).hexdigest()
    changed = {
        **ready.manifest,
        "tin/bai-1/index.html": entry._replace(digest=digest, size=page.stat().st_size),
    }
    done = publisher.publish(Ready(ready.folder, changed), DAY)
    assert done.changed.changed == ("tin/bai-1/index.html",)
    assert list(announce(there, done, Ready(ready.folder, changed), SITE, KEY)) == []
    assert Heard.told == []


def test_engines_without_a_key_or_an_answer_are_a_sentence(tmp_path: Path) -> None:
    nobody = f"http://127.0.0.1:{free_port()}/"
    there = destination(f"file://{tmp_path}/www", indexnow=nobody)
    (said,) = troubles(there, edition(tmp_path / "public", Paper(1)), tmp_path, key="")
    assert said.startswith(f"{nobody} is to hear of new pages, which needs a key: ")
    (said,) = troubles(there, edition(tmp_path / "public", Paper(2)), tmp_path)
    assert said.startswith(f"{nobody} did not take word of new pages: ")
