"""The preview shows what nobody has published: it answers to its own names, and no page of another site reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from nhipcau.live.preview import PreviewServer


@pytest.fixture(params=["127.0.0.1", "0.0.0.0"])
def preview(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "index.html").write_text("<title>bí mật</title>", encoding="utf-8")
    (tmp_path / "feed.json").write_text("{}")
    with PreviewServer(request.param, 8450) as server:
        server.serve(tmp_path)
        yield server
        server.shutdown()


def ask(preview: PreviewServer, path: str, host: str) -> tuple[int, dict[str, str], str]:
    with closing(HTTPConnection("127.0.0.1", preview.port, timeout=60)) as connection:
        connection.putrequest("GET", path, skip_host=True)
        if host:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read().decode()


@pytest.mark.parametrize("path", ["/", "/-nhipcau/live.js", "/sw.js", "/feed.json", "/none"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8450", "localhost.evil.example", "", "[::1", "@localhost"]
)
def test_a_name_that_is_none_of_its_own_is_told_nothing(preview: PreviewServer, path: str, host: str) -> None:
    status, _, told = ask(preview, path, host)
    assert status == 421
    assert "bí mật" not in told


def test_it_answers_to_the_names_of_this_machine(preview: PreviewServer) -> None:
    for host in ("localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8450"):
        assert ask(preview, "/", host)[0] == 200


def test_only_who_listens_everywhere_answers_to_any_number(preview: PreviewServer) -> None:
    everywhere = preview.server_address[0] == "0.0.0.0"
    assert ask(preview, "/", "192.0.2.7:8450")[0] == (200 if everywhere else 421)


def test_no_other_site_may_read_its_data(preview: PreviewServer) -> None:
    status, headers, _ = ask(preview, "/feed.json", "localhost")
    assert status == 200
    assert "Access-Control-Allow-Origin" not in headers
