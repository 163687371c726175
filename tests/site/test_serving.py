"""The files for servers: the sample site behind a real nginx, and the rules for static hosts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from nhipcau.files import redirects
from nhipcau.web.serving import headers, rules
from tests.nginx import ask, program, serving
from tests.site.conftest import Built


@pytest.fixture(scope="module")
def nginx(public: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an nginx that serves the public site."""
    with serving(public.folder, tmp_path_factory.mktemp("nginx")) as port:
        yield port


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/en/",
        "/en/calendar/2024-10/",
        "/tim-kiem/",
        "/atom.xml",
        "/calendar.ics",
        "/theme/site.css",
        "/theme/fonts/source-serif-4.woff2",
    ],
)
def test_nginx_sends_every_header_of_the_policy(nginx: int, path: str) -> None:
    status, sent, _ = ask(nginx, path)
    assert status == 200
    for name, value in headers(path, secure=True).items():
        assert sent.get_all(name) == [value]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/en/", "text/html; charset=utf-8"),
        ("/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/theme/js/today.js", "text/javascript; charset=utf-8"),
        ("/theme/icons/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/theme/fonts/source-sans-3.woff2", "font/woff2"),
    ],
)
def test_nginx_calls_every_file_what_it_is(nginx: int, path: str, kind: str) -> None:
    assert ask(nginx, path)[1]["Content-Type"] == kind


def test_nginx_leads_from_an_old_address_to_the_new_one(nginx: int) -> None:
    status, sent, _ = ask(nginx, "/70-nam-giai-phong-thu-do/")
    assert (status, sent["Location"]) == (301, "/2024/10/70-nam-giai-phong-thu-do/")


def test_nginx_takes_addresses_of_any_length(tmp_path: Path) -> None:
    (tmp_path / "redirects.conf").write_bytes(redirects.nginx((("/" + "đường-" * 200, "/2024/10/x/"),)))
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(f"pid {tmp_path}/pid; events {{}} http {{ include {tmp_path}/redirects.conf; }}")
    command = [program(), "-p", str(tmp_path), "-e", "stderr", "-c", str(configuration), "-t"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr


def test_nginx_leads_from_a_folder_without_its_slash_to_its_address(nginx: int) -> None:
    status, sent, _ = ask(nginx, "/en/calendar")
    assert (status, sent["Location"]) == (301, "/en/calendar/")


@pytest.mark.parametrize(("path", "lang"), [("/nope/", "vi"), ("/en/nope/", "en"), ("/english", "vi")])
def test_nginx_answers_for_a_missing_page_in_the_language_of_its_address(
    nginx: int, path: str, lang: str
) -> None:
    status, sent, page = ask(nginx, path)
    assert status == 404
    assert f'<html lang="{lang}">'.encode() in page
    assert sent["Content-Security-Policy"] == headers("/", secure=True)["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/nginx/server.conf", "/_headers", "/.nhipcau"])
def test_nginx_keeps_to_itself_what_is_not_for_readers(nginx: int, public: Built, path: str) -> None:
    assert (public.folder / path.lstrip("/")).exists()
    assert ask(nginx, path)[0] == 404


def test_nginx_sends_text_compressed_and_photos_as_they_are(nginx: int, public: Built) -> None:
    photo = next(path for path in sorted(public.folder.rglob("*.jpg")))
    wanted = {"Accept-Encoding": "gzip"}
    for path in ("/", "/theme/site.css", "/atom.xml", "/calendar.ics"):
        assert ask(nginx, path, **wanted)[1]["Content-Encoding"] == "gzip"
    assert (
        ask(nginx, "/" + photo.relative_to(public.folder).as_posix(), **wanted)[1]["Content-Encoding"] is None
    )


def test_nginx_gives_parts_of_the_index_of_the_search(nginx: int, public: Built) -> None:
    file = next(path for path in sorted(public.folder.glob("search/vi/*/pages.bin")))
    path = "/" + file.relative_to(public.folder).as_posix()
    _, told, part = ask(nginx, path, **{"Accept-Encoding": "gzip, br", "Range": "bytes=100-163"})
    assert told["Content-Range"] == f"bytes 100-163/{file.stat().st_size}"
    assert told["Content-Encoding"] is None
    assert part == file.read_bytes()[100:164]


def blocks(folder: Path) -> dict[str, list[str]]:
    """The rules of a `_headers` file: the names of the headers, by pattern."""
    found: dict[str, list[str]] = {}
    for line in (folder / "_headers").read_text().splitlines():
        if line.startswith("/"):
            pattern = line
        elif line:
            found.setdefault(pattern, []).append(line.strip().partition(": ")[0])
    return found


def test_the_headers_file_keeps_to_the_limits_of_static_hosts(public: Built) -> None:
    """Cloudflare's: 100 rules of one splat, 2,000 characters a line."""
    lines = (public.folder / "_headers").read_text().splitlines()
    assert len(blocks(public.folder)) <= 100
    assert max(map(len, lines)) <= 2000
    assert all(pattern.count("*") <= 1 for pattern in blocks(public.folder))


def test_no_file_is_given_one_header_by_two_rules(public: Built) -> None:
    """Hosts join the two values by a comma, which makes another policy, or nonsense."""
    paths = [
        "/" + path.relative_to(public.folder).as_posix()
        for path in public.folder.rglob("*")
        if path.is_file()
    ]
    for path in paths:
        given = [name for rule in rules(True) if rule.covers(path) for name, _ in rule.headers]
        assert len(given) == len(set(given)), path


def test_only_a_site_with_https_asks_for_it(public: Built, sample: Built) -> None:
    named = [
        (site.folder / "_headers").read_text().count("Strict-Transport-Security") for site in (public, sample)
    ]
    assert named == [1, 0]


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    policy = headers("/", secure=True)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy.replace("upgrade-insecure-requests", "")
