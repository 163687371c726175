"""The files for servers do what docs/server.md says: each is tried by the program it is for, where that is here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

import tests.nginx
from nhipcau.commands.cli import parser
from nhipcau.files import hosting, redirects
from nhipcau.languages.voice import Voice
from nhipcau.model import Content, Output, Site
from nhipcau.tracking.forecast import Dummy
from nhipcau.web.serving import headers, media_type
from tests.conftest import PROJECT
from tests.model import making
from tests.nginx import free_port, running, wait_for
from tools.provision import CADDY, SHELLCHECK, find

DEPLOY = PROJECT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
WWW = "/srv/www/nhipcau"
PAGE = b"<!doctype html><title>x</title>"
FILES = {
    "index.html": PAGE,
    "404.html": b"khong co",
    "en/404.html": b"not here",
    "calendar.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "atom.xml": b"<feed/>",
    "feed.json": b"{}",
    "data/events.json": b"[]",
    "theme/css/site.css": b"body {}",
    "theme/fonts/serif.woff2": b"x",
    "theme/site.js": b"//",
    "photos/a/b.jpg": b"x",
    "search/vi/recent/x.pf_index": b"x",
    "manifest.webmanifest": b"{}",
}


def told_servers() -> dict[str, bytes]:
    """What a site with one old address has for servers."""
    written = making.story("2024-10-10", "moi")
    (edition, *others) = written.editions
    moved = replace(written, editions=(replace(edition, aliases=("/cu.aspx",)), *others))
    site = Site(
        making.publication(url="https://nhipcau.example"), Content(stories=(moved,)), making.at("2025-01-01")
    )
    drawn = [*hosting.draw(site, Dummy()), *redirects.draw(site, Dummy())]
    found = (each for each in drawn if isinstance(each, Output) and each.path.startswith(("nginx/", "_")))
    return {each.path: each.make(*each.inputs) for each in found}


FILES |= told_servers()


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """A place with one release, as publishing leaves it."""
    for path, data in FILES.items():
        file = tmp_path / "www" / "releases" / "r" / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (tmp_path / "www" / "current").symlink_to("releases/r/site")
    return tmp_path / "www"


# Shell and systemd


def test_the_shell_finds_nothing_wrong_with_the_scripts() -> None:
    program = find(SHELLCHECK)
    if program is None:
        pytest.skip("no shellcheck on this machine: the scripts are not looked through")
    for script in (DEPLOY / "install.sh", PROJECT / "plugins/nhipcau/publish/server.sh"):
        done = subprocess.run([program, "-s", "sh", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say --domain"),
        (["--domain", "Nhịp Cầu"], "is no name of a site"),
        (["--domain", "a..b"], "is no name of a site"),
        (["--domain", "a.example"], "There is no package"),
        (["--domain", "a.example", "--wheel", "khong-co.whl"], "There is no package “khong-co.whl”"),
        (["--domain", "a.example", "--desk", "b..c"], "is no name of a desk"),
        (["--domain", "a.example", "--desk", "b.example"], "say --mail"),
        (["--domain"], "--domain needs a value."),
        (["--wat"], "What is --wat?"),
    ],
)
def test_what_the_script_is_not_told_rightly_it_says_before_it_changes_anything(
    words: list[str], said: str
) -> None:
    done = subprocess.run(["sh", DEPLOY / "install.sh", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stdout == ""


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze on this machine: the units are not tried")
    there = shutil.which("true")
    for unit in UNITS:
        text = re.sub(r"^(ExecStart=)\S+", rf"\1{there}", unit.read_text("utf-8"), flags=re.M)
        (tmp_path / unit.name).write_text(text)
    units = [tmp_path / unit.name for unit in UNITS]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "nhipcau" in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.parametrize("unit", ["nhipcau-publish.service", "nhipcau-pull.service", "nhipcau-desk.service"])
def test_a_service_may_do_no_more_than_it_must(unit: str) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze on this machine: the units are not tried")
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", DEPLOY / "systemd" / unit]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "unrecognized option" in done.stderr:
        pytest.skip("this systemd does not judge units that are not installed")
    assert done.returncode == 0, done.stdout[-200:]


def test_every_unit_is_installed_and_every_command_of_a_unit_is_one_of_ours() -> None:
    script = (DEPLOY / "install.sh").read_text("utf-8")
    timers = {unit.name for unit in UNITS} - {
        "nhipcau-pull.service",
        "nhipcau-nginx.service",
        "nhipcau-counts.service",
        "nhipcau-weather.service",
        "nhipcau-approved.service",
    }
    assert all(name in script for name in timers)
    commands = [
        line.partition("/nhipcau ")[2].split()
        for unit in UNITS
        for line in unit.read_text("utf-8").splitlines()
        if line.startswith("ExecStart=") and "/nhipcau " in line
    ]
    assert commands
    for words in commands:
        parser(Voice("en")).parse_args(words)


# nginx


def nginx(folder: Path, www: Path) -> AbstractContextManager[int]:
    """nginx with our site file, its folders and ports put elsewhere; gives the port."""
    folder.mkdir()
    site = (DEPLOY / "nginx.conf").read_text("utf-8").replace(WWW, str(www))
    site = site.replace("/var/log/nginx", str(folder))
    return running(
        folder, site.replace("listen 80;", "listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
    )


def ask(port: int, path: str, host: str = "nhipcau.example") -> tuple[int, HTTPMessage, bytes]:
    return tests.nginx.ask(port, path, Host=host)


def test_nginx_starts_before_anything_was_published(tmp_path: Path) -> None:
    with nginx(tmp_path / "nginx", tmp_path / "www") as port:
        assert ask(port, "/")[0] == 404


def test_nginx_serves_a_release_with_all_that_it_says_of_itself(www: Path, tmp_path: Path) -> None:
    with nginx(tmp_path / "nginx", www) as port:
        assert "\n".join(served(port)) == ""
        status, told, _ = ask(port, "/cu.aspx")
        assert (status, told["Location"]) == (301, "/2024/10/moi/")


class Upstream(BaseHTTPRequestHandler):
    """Answers with the headers that it was asked with."""

    def do_GET(self) -> None:
        data = "\n".join(f"{name}: {value}" for name, value in self.headers.items()).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def told_back() -> Iterator[ThreadingHTTPServer]:
    """A server that tells what it was asked with."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Upstream) as upstream:
        threading.Thread(target=upstream.serve_forever, daemon=True).start()
        yield upstream
        upstream.shutdown()


def test_the_desk_is_told_by_nginx_who_asks_for_which_name(tmp_path: Path) -> None:
    with told_back() as upstream:
        site = (DEPLOY / "nginx-desk.conf").read_text("utf-8")
        site = site.replace("127.0.0.1:8000", f"127.0.0.1:{upstream.server_port}")
        site = site.replace("listen 80;", "listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
        (tmp_path / "nginx").mkdir()
        with running(tmp_path / "nginx", site) as port:
            name = {
                "Host": "desk.nhipcau.example",
                "X-Forwarded-For": "6.6.6.6",
                "X-Forwarded-Proto": "https",
            }
            _, _, body = tests.nginx.ask(port, "/-desk/", **name)
    told = body.decode().splitlines()
    assert {"Host: desk.nhipcau.example", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Proto: http"} <= set(
        told
    )
    assert "6.6.6.6" not in body.decode()


def test_the_letter_box_takes_a_dozen_letters_at_once_from_one_place_and_no_flood(tmp_path: Path) -> None:
    zone = next(
        line for line in (DEPLOY / "nginx.conf").read_text("utf-8").splitlines() if "limit_req_zone" in line
    )
    box = (DEPLOY / "nginx-letterbox.conf").read_text("utf-8")
    with told_back() as upstream:
        box = box.replace("127.0.0.1:8000", f"127.0.0.1:{upstream.server_port}")
        server = f"{zone}\nserver {{ listen 127.0.0.1:{{port}}; root {tmp_path};\n{box}\n}}"
        with running(tmp_path, server) as port:
            answers = [
                tests.nginx.ask(port, "/-letterbox/", **{"X-Forwarded-For": "6.6.6.6"}) for _ in range(20)
            ]
            assert tests.nginx.ask(port, "/-letterbox/../-desk/")[0] == 404
    assert [status for status, _, _ in answers].count(200) in range(12, 15)
    assert answers[-1][0] == 429
    assert b"X-Forwarded-For: 127.0.0.1" in answers[0][2]


# Caddy


@contextmanager
def caddy(folder: Path, www: Path) -> Iterator[int]:
    """Caddy with our Caddyfile, without a certificate; gives the port."""
    program = find(CADDY)
    if program is None:
        pytest.skip("no Caddy on this machine: the file for it is not tried")
    folder.mkdir()
    port = free_port()
    text = (DEPLOY / "Caddyfile").read_text("utf-8").replace(WWW, str(www))
    text = "{\n\tadmin off\n}\n" + text.replace("nhipcau.example {", f"http://:{port} {{")
    (folder / "Caddyfile").write_text(text)
    homes = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    command = [str(program), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, env=os.environ | homes, stdout=log, stderr=log)
    with server:
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()


def test_caddy_serves_a_release_as_nginx_would(www: Path, tmp_path: Path) -> None:
    with caddy(tmp_path / "caddy", www) as port:
        assert "\n".join(served(port)) == ""


def served(port: int) -> list[str]:
    """What a server does otherwise than `nhipcau.web.serving` says, and what it shows that is not for readers."""
    wrong = []
    for path, data in FILES.items():
        address = "/" if path == "index.html" else f"/{path}"
        status, told, body = ask(port, address)
        if path.startswith(("_", "nginx/")):
            if (status, body) != (404, FILES["404.html"]):
                wrong.append(f"{address}: {status}")
            continue
        wanted = {"Cache-Control": "public, max-age=0, must-revalidate", **headers(address, secure=True)}
        wrong += [f"{address} {name}: {told[name]}" for name, value in wanted.items() if told[name] != value]
        kind = media_type(path).partition(";")[0]
        if kind != "application/octet-stream" and told.get_content_type() != kind:
            wrong.append(f"{address}: {told.get_content_type()}, not {kind}")
        if (status, body) != (200, data):
            wrong.append(f"{address}: {status} {body!r}")
    for address, page in (
        ("/khong-co/", "404.html"),
        ("/en/nothing/", "en/404.html"),
        ("/.git/config", "404.html"),
    ):
        status, told, body = ask(port, address)
        if (status, body) != (404, FILES[page]) or told["X-Content-Type-Options"] != "nosniff":
            wrong.append(f"{address}: {status} {body!r}")
    return wrong


# Containers and forges


def test_what_a_container_is_made_of_is_in_the_repository_and_not_left_out() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    kept = [
        line[1:]
        for line in (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    ]
    assert [path for path in kept if not (PROJECT / path).exists()] == []
    assert "requirements.txt" in kept
    for needed in (
        "hatch_build.py",
        "tools/fonts.py",
        "plugins/nhipcau",
        "theme",
        "pyproject.toml",
        "README.md",
    ):
        assert needed in kept
    assert "ENTRYPOINT" in text


def test_the_containers_run_what_there_is() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert set(services) == {"publish", "web"}
    for words in (services["publish"]["command"], services["publish"]["healthcheck"]["test"][2:]):
        parser(Voice("en")).parse_args(words)
    mounted = [each.split(":")[0] for each in services["web"]["volumes"] if each.startswith("./")]
    assert [each for each in mounted if not (DEPLOY / each).exists()] == []


@pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"])
def test_what_a_forge_runs_is_a_command_of_ours(forge: str) -> None:
    text = (DEPLOY / "ci" / f"{forge}.yml").read_text("utf-8")
    assert yaml.safe_load(text)["publish" if forge == "gitlab" else "jobs"]
    commands = re.findall(r"^\s*- (?:run: )?nhipcau (.+)$", text, re.M)
    assert commands == ["publish server"]
    for words in commands:
        parser(Voice("en")).parse_args(words.split())
