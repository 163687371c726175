"""What must hold whatever comes in: of what is said, and of every file that goes out."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from icalendar import Calendar
from lxml import etree, html

from nhipcau.host.report import line
from nhipcau.languages.voice import Voice
from nhipcau.model import ERROR, Problem
from nhipcau.reading.address_record import FILE as ADDRESSES
from nhipcau.reading.unforeseen import FAILED
from tools.fuzz.hostile import CANARY

SECRET = b"bi-mat-5c1f"
"""Stands in everything outside `content/` that a link may lead to."""
TEXTS = ("index.vi.md", "index.en.md")
LINED = frozenset((".toml", ".tsv", ".json"))
"""The endings of other files of which an error names the line."""
NGINX = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {site}/nginx/redirects.conf;
    include {site}/nginx/maps.conf;
    server {{ listen 127.0.0.1:1; root {site}; include {site}/nginx/server.conf; }}
}}
"""


class Broken(Exception):
    """A rule that does not hold."""


def sound_problems(problems: Iterable[Problem], root: Path) -> None:
    """Every problem names a file, an error in a text its line, and is told on one line in each language."""
    for problem in problems:
        if problem.message == FAILED:
            raise Broken(f"reading fails: {problem.text()}")
        if not problem.file:
            raise Broken(f"no file: {problem}")
        path = root / problem.file
        lined = path.suffix in LINED or path.name in (*TEXTS, ADDRESSES)
        plain = lined and path.is_file() and not path.is_symlink()
        if problem.level == ERROR and plain and not problem.line and path.stat().st_size < 1_000_000:
            raise Broken(f"no line: {problem}")
        for language in ("en", "vi"):
            told = line(problem, Voice(language)).plain
            if len(told.splitlines()) != 1 or not told.isprintable():
                raise Broken(f"more than a line: {told!r}")
            if len(told) > 2500:
                raise Broken(f"a sentence of {len(told)} characters: {told[:200]!r}")


def sound_answer(status: int, told: str, wrong: bool) -> None:
    """What a command said when it ended with that status."""
    if "Traceback" in told:
        raise Broken(f"a traceback: {told[-1500:]}")
    if ours := re.search(r"^.*(?:cannot be made|fails at this text|cannot tell when).*$", told, re.M):
        raise Broken(ours[0])
    if wrong and status == 0:
        raise Broken("a build that should have been refused")
    if status not in (0, 1):
        raise Broken(f"status {status}: {told[-500:]}")
    if status and not re.search(r"^\S.*?: (?:error|lỗi): \S", told, re.M) and "pelicanconf.py" not in told:
        raise Broken(f"no sentence with a file: {told[-500:]!r}")


def sound_command(status: int, told: str) -> None:
    """What a command said of a file that it was handed."""
    if "Traceback" in told:
        raise Broken(f"a traceback: {told[-1500:]}")
    if status not in (0, 1, 2) or (status and not told.strip()):
        raise Broken(f"status {status}: {told[-500:]}")


def sound_files(output: Path, names: Iterable[str]) -> None:
    """Every file is well-formed, and holds nothing from outside."""
    for name in names:
        data = (output / name).read_bytes()
        if SECRET in data:
            raise Broken(f"{name} holds bytes from outside content/")
        check = CHECKS.get(Path(name).suffix)
        given = name.startswith(("photos/", "files/")) and not name.endswith(".svg")  # as it was brought
        if check and not given:
            try:
                check(data)
            except Broken as bad:
                raise Broken(f"{name}: {bad}") from None
            except Exception as bad:
                raise Broken(f"{name} is malformed: {type(bad).__name__}: {bad}") from bad


def _xml(data: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    for element in etree.fromstring(data, parser).iter():
        _harmless(element)


def _json(data: bytes) -> None:
    def no(word: str) -> Any:
        raise Broken(f"{word} is no JSON")

    found = json.loads(data.decode("utf-8"), parse_constant=no)
    json.dumps(found, ensure_ascii=False).encode()


def _calendar(data: bytes) -> None:
    if not data.endswith(b"END:VCALENDAR\r\n") or b"\n" in data.replace(b"\r\n", b""):
        raise Broken("a calendar ends its lines with CRLF")
    if any(len(each) > 75 for each in data.split(b"\r\n")):
        raise Broken("a line of a calendar is longer than 75 bytes")
    Calendar.from_ical(data).to_ical()


def _page(data: bytes) -> None:
    tree = html.document_fromstring(data.decode("utf-8"))
    for element in tree.iter():
        _harmless(element)
    for script in tree.xpath("//script[@type='application/ld+json']"):
        _json((script.text or "").encode())


def _harmless(element: Any) -> None:
    if not isinstance(element.tag, str):
        return
    script = element.tag.rpartition("}")[2] == "script" and element.get("type") != "application/ld+json"
    if script and CANARY in (element.text or ""):
        raise Broken("a script of a writer's")
    words = element.tag == "meta" and not element.get("http-equiv")  # its content is what a text says
    for name, value in element.attrib.items():
        runs = value.strip().lower().startswith("javascript:") and not (words and name == "content")
        if runs or name.startswith("on"):
            raise Broken(f"an attribute that runs: {name}={value[:80]!r}")


CHECKS = {
    ".xml": _xml,
    ".svg": _xml,
    ".json": _json,
    ".webmanifest": _json,
    ".ics": _calendar,
    ".html": _page,
}


def sound_nginx(output: Path, folder: Path, program: Path | None) -> None:
    """The files for nginx are such as it starts with."""
    if program is None:
        return
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, site=output))
    command = [str(program), "-p", str(folder), "-c", str(configuration), "-t"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    if tried.returncode:
        raise Broken(f"nginx -t: {tried.stderr}")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> Iterator[str]:
    """The paths whose bytes differ."""
    return (path for path in sorted({*one, *other}) if one.get(path) != other.get(path))
