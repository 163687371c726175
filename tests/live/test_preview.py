"""The preview answers as a good web server would, and adds what makes pages follow the site only in what it sends."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from nhipcau.live.preview import LIVE, PreviewServer, live

PAGE = "<!doctype html><html><head><title>{0}</title></head><body><p>{0}</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE.format("Trang chủ"),
        "404.html": PAGE.format("Không tìm thấy"),
        "en/index.html": PAGE.format("Front page"),
        "en/404.html": PAGE.format("Not found"),
        "atom.xml": "<feed/>",
        "calendar.ics": "BEGIN:VCALENDAR",
        "theme/site.css": "p{}",
        "theme/search.js": "1",
        "theme/serif.woff2": "x",
        "robots.txt": "Sitemap:",
        "photos/hồ.jpg": "x",
    }
    for name, text in files.items():
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "output"


@pytest.fixture
def preview(folder: Path) -> Iterator[PreviewServer]:
    with PreviewServer("127.0.0.1", 8400) as server:
        server.serve(folder)
        yield server
        server.shutdown()


def ask(preview: PreviewServer, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    with closing(HTTPConnection("127.0.0.1", preview.port, timeout=60)) as connection:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/theme/site.css", "text/css; charset=utf-8"),
        ("/theme/search.js", "text/javascript; charset=utf-8"),
        ("/theme/serif.woff2", "font/woff2"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/photos/h%E1%BB%93.jpg", "image/jpeg"),
    ],
)
def test_a_file_has_its_type_and_is_never_cached(preview: PreviewServer, path: str, kind: str) -> None:
    answer, _ = ask(preview, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_folder_without_its_slash_is_sent_to_its_address(preview: PreviewServer) -> None:
    answer, _ = ask(preview, "/en?page=2")
    assert (answer.status, answer.headers["Location"]) == (301, "/en/?page=2")


def test_a_redirect_never_leaves_the_site(preview: PreviewServer) -> None:
    answer, _ = ask(preview, "//en")
    assert answer.headers["Location"] == "/en/"


@pytest.mark.parametrize(
    ("path", "words"), [("/nope/", "Không tìm thấy"), ("/en/nope/", "Not found"), ("/fr/x", "Không tìm thấy")]
)
def test_a_missing_page_is_answered_in_the_language_of_its_address(
    preview: PreviewServer, path: str, words: str
) -> None:
    answer, text = ask(preview, path)
    assert answer.status == 404
    assert words in text


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/a%00b",
        "/index.html/",
    ],
)
def test_nothing_outside_the_output_can_be_asked_for(preview: PreviewServer, path: str) -> None:
    answer, text = ask(preview, path)
    assert answer.status == 404
    assert "secret" not in text


def test_what_a_browser_looked_at_last_is_known(preview: PreviewServer) -> None:
    for path in ("/en/", "/", "/atom.xml", "/theme/site.css", "/none/", "/"):
        ask(preview, path)
    assert preview.viewed[:2] == ("index.html", "theme/site.css")


def test_a_head_request_has_the_length_and_no_body(preview: PreviewServer) -> None:
    full, text = ask(preview, "/")
    bare, nothing = ask(preview, "/", "HEAD")
    assert nothing == ""
    assert bare.headers["Content-Length"] == full.headers["Content-Length"] == str(len(text.encode()))


def test_a_part_of_a_file_can_be_had(preview: PreviewServer) -> None:
    answer, text = ask(preview, "/calendar.ics", Range="bytes=6-8")
    assert (answer.status, text) == (206, "VCA")
    assert answer.headers["Content-Range"] == "bytes 6-8/15"
    assert answer.headers["Content-Length"] == "3"
    for path, status in (("/calendar.ics", 200), ("/nirgends", 404)):
        answer, text = ask(preview, path, Range="bytes=99-")
        assert (answer.status, "Content-Range" in answer.headers) == (status, False)
        assert text


def test_pages_get_the_script_on_their_way_and_files_keep_none_of_it(
    preview: PreviewServer, folder: Path
) -> None:
    _, text = ask(preview, "/")
    assert f'data-printing="{preview.stand.state.printing}"' in text
    assert "nhipcau" not in (folder / "index.html").read_text()
    assert "nhipcau" not in ask(preview, "/atom.xml")[1]


def test_the_script_and_the_style_are_files_so_that_the_security_policy_lets_them_in(
    preview: PreviewServer,
) -> None:
    _, text = ask(preview, "/")
    assert "<style" not in text
    for name in ("live.js", "live.css"):
        answer, source = ask(preview, f"/-nhipcau/{name}")
        assert answer.status == 200
        assert source == (LIVE / name).read_text(encoding="utf-8")


def test_the_showroom_may_frame_its_own_pages_which_keep_no_connection_open(
    preview: PreviewServer, folder: Path
) -> None:
    for below in ("_components/card/", "_components/card/alone/", "_components-of-ours/"):
        (folder / below).mkdir(parents=True)
        (folder / below / "index.html").write_text("<head></head><p>card", encoding="utf-8")
    around, page = ask(preview, "/_components/card/")
    framed, alone = ask(preview, "/_components/card/alone/")
    other, _ = ask(preview, "/_components-of-ours/")
    policies = [answer.getheader("Content-Security-Policy") or "" for answer in (around, framed, other)]
    assert ["frame-src 'self'" in policy for policy in policies] == [True, True, False]
    assert ["frame-ancestors 'self'" in policy for policy in policies] == [True, True, False]
    assert ("live.js" in page, "live.js" in alone) == (True, False)


def test_a_page_without_a_head_gets_the_script_too() -> None:
    assert live(b"<p>Ch\xe1\xbb\xaf", "7").startswith(b"<p>Ch\xe1\xbb\xaf<link")


def test_before_anything_was_printed_there_is_still_a_page_that_can_tell_why(tmp_path: Path) -> None:
    with PreviewServer("127.0.0.1", 8400) as server:
        server.serve(tmp_path / "output")
        answer, text = ask(server, "/")
        server.shutdown()
    assert answer.status == 404
    assert "live.js" in text


def events(preview: PreviewServer) -> Iterator[dict[str, object]]:
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=60)
    connection.request("GET", "/-nhipcau/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    for line in answer:
        if line.startswith(b"data: "):
            yield json.loads(line[6:])


def test_an_open_page_hears_of_failures_of_mending_and_of_a_new_printing(preview: PreviewServer) -> None:
    heard = events(preview)
    first = next(heard)
    preview.stand.failed("Chưa in được", ["a.md:1: lỗi: <script>"])
    failed = next(heard)
    preview.stand.mended()
    mended = next(heard)
    preview.stand.printed()
    printed = next(heard)
    assert failed == first | {"title": "Chưa in được", "problems": ["a.md:1: lỗi: <script>"]}
    assert mended == first
    assert printed["problems"] == []
    assert printed["printing"] != first["printing"]


def test_a_page_that_comes_late_hears_the_present_state(preview: PreviewServer) -> None:
    preview.stand.failed("Chưa in được", ["a.md:1: lỗi"])
    assert next(events(preview))["problems"] == ["a.md:1: lỗi"]


def test_a_port_that_is_taken_is_passed_over(preview: PreviewServer, folder: Path) -> None:
    with PreviewServer("127.0.0.1", preview.port) as second:
        assert second.port > preview.port


def test_problems_reach_the_page_as_text_and_not_as_markup() -> None:
    script = (LIVE / "live.js").read_text(encoding="utf-8")
    assert "textContent = problem" in script
    assert "innerHTML" not in script


def test_who_asks_for_a_picture_that_is_still_being_made_waits_for_it(
    preview: PreviewServer, folder: Path
) -> None:
    assert ask(preview, "/photos/nui.jpg")[0].status == 404
    preview.waits = True
    maker = threading.Timer(0.3, (folder / "photos" / "nui.jpg").write_text, ["núi"])
    maker.start()
    answer, text = ask(preview, "/photos/nui.jpg")
    maker.join()
    assert (answer.status, text) == (200, "núi")
    assert ask(preview, "/khong-co.html")[0].status == 404
