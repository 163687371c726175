"""The proof of a site before it is sent: each mistake is found, and told once with the file that has it."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from nhipcau.publish.facts import Base, Facts, attributes, page
from nhipcau.publish.forms import facts
from nhipcau.publish.proof import BuiltSite, known_facts, problems
from tests.conftest import Site as Project
from tests.publish.editions import BASE, Paper, edition

LOCAL = "It names an address of the machine that the site was built on:"
FRONTS = ("index.html", "en/index.html")


def told(folder: Path, more: Mapping[str, bytes] | None = None, last: int = 0, **options: bool) -> list[str]:
    """What is wrong with a sound site to which those files were added, or that lost them (b"")."""
    gone = [path for path, data in (more or {}).items() if not data]
    ready = edition(folder / "public", Paper(1, more=dict(more or {})))
    manifest = {path: entry for path, entry in ready.manifest.items() if path not in gone}
    site = BuiltSite(folder / "public", manifest, BASE, FRONTS)
    found = problems(site, known_facts(site, folder / "memory"), last, **options)
    return [f"{Path(each.file).relative_to(folder / 'public')}: {each.text()}" for each in found]


def test_a_sound_site_has_no_problems(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"theme/icon.svg": b""}, "theme/site.css: It names theme/icon.svg, which is not there."),
        (
            {"x.html": b'<a href="/khong-co/">x</a>'},
            "x.html: It names khong-co/index.html, which is not there.",
        ),
        (
            {"x.html": b"<a href=tin/bai-9/>x</a>"},
            "x.html: It names tin/bai-9/index.html, which is not there.",
        ),
        ({"x.html": b'<img srcset="/a.webp 1x, /sw.js 2x">'}, "x.html: It names a.webp, which is not there."),
        (
            {"x.html": b'<a href="/tin/bai-0/#dau">x</a>'},
            "x.html: It leads to the place tin/bai-0/index.html#dau, ",
        ),
        (
            {"x.html": b'<a href="#day">x</a>'},
            "x.html: It leads to the place x.html#day, which is not there.",
        ),
        ({"x.html": b'<a href="http://localhost:8000/">x</a>'}, f"x.html: {LOCAL} http://localhost"),
        ({"feed.json": b'{"home": "http://127.0.0.1:8000/"}'}, f"feed.json: {LOCAL} http://127.0.0.1"),
        (
            {"x.html": b'<link rel="alternate" hreflang="en" href="/en/tin/bai-0/">'},
            "x.html: It names en/tin/bai-0/index.html (en) as the same",
        ),
        (
            {"x.html": b'<script type="application/ld+json">{"a": }</script>'},
            "x.html: Its linked data is no JSON: ",
        ),
        ({"sitemap.xml": b"<urlset><url></urlset>"}, "sitemap.xml: It is no well-formed XML: mismatched tag"),
        ({"feed.json": b"{"}, "feed.json: It is no JSON: "),
        (
            {"a.ics": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n"},
            "a.ics: It is no well-formed calendar file: 3, END:VCALENDAR",
        ),
        ({"a.ics": b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"}, "a.ics: It is no well-formed calendar file: CRLF"),
        (
            {"a.ics": b"BEGIN:VCALENDAR\r\nX:" + b"a" * 80 + b"\r\nEND:VCALENDAR\r\n"},
            "a.ics: It is no well-formed calendar file: 2",
        ),
        ({"x.html": b"\xff"}, "x.html: It is no text in UTF-8: "),
        (
            {"a.webmanifest": b'{"icons": [{"src": "/icon.png"}]}'},
            "a.webmanifest: It names icon.png, which is not there.",
        ),
        ({"a.js": b'import { a } from "./b.js";'}, "a.js: It names b.js, which is not there."),
        ({"_headers": b""}, "_headers: The file is not there: a server would send no security headers."),
        (
            {"en/index.html": b'<main id="main"><a href="/">vi</a></main>'},
            "en/index.html: The front page is empty: ",
        ),
    ],
)
def test_a_mistake_is_found(more: Mapping[str, bytes], said: str, tmp_path: Path) -> None:
    assert [line for line in told(tmp_path, more) if line.startswith(said)], told(tmp_path, more)


def test_what_is_no_link_of_the_site_is_let_be(tmp_path: Path) -> None:
    html = b"""<!-- <a href="/khong-co/"> --><a href="https://example.org/khong-co/">a</a><a href="mailto:a@b.c">b</a>
    <a href="/tin/bai-0/?q=1#top">c</a><a href="/cu.aspx">d</a><a href="https://nhipcau.example">e</a>
    <script>const a = '<img src="/khong-co.png">';</script><p>http://localhost:8000/ is only spoken of</p>"""
    assert told(tmp_path, {"x.html": html}) == []


def test_a_fault_of_many_files_is_told_once(tmp_path: Path) -> None:
    more = {f"{name}.html": b'<a href="/khong-co/">x</a>' for name in "abc"}
    (said,) = told(tmp_path, more)
    assert (
        said == "a.html: It names khong-co/index.html, which is not there. 2 more files have the same fault."
    )


def test_fewer_than_nine_tenths_of_the_pages_are_too_few_unless_that_is_meant(tmp_path: Path) -> None:
    assert told(tmp_path, last=11) == []
    (said,) = told(tmp_path, last=12)
    assert said.startswith(".: The site has 10 pages, and the last release had 12.")
    assert told(tmp_path, last=12, allow_fewer=True) == []


def test_a_site_for_this_machine_is_not_for_readers(tmp_path: Path) -> None:
    ready = edition(tmp_path, Paper(1))
    site = BuiltSite(tmp_path, ready.manifest, Base("http://localhost:8000"), FRONTS)
    said = [each.text() for each in problems(site, known_facts(site, tmp_path / "memory"), 0)]
    assert any("which readers cannot reach" in line for line in said)


def test_what_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def facts_of(self: BuiltSite, path: str) -> Facts:
        read.append(path)
        return facts(path, (self.folder / path).read_bytes(), self.base)

    monkeypatch.setattr(BuiltSite, "facts", facts_of)
    assert told(tmp_path) == []
    read.clear()
    assert told(tmp_path, {"feed.json": b'{"new": 1}'}) == []
    assert read == ["feed.json"]
    (tmp_path / "memory").write_bytes(b"damaged")
    read.clear()
    assert told(tmp_path) == []
    assert len(read) == len(Paper(1).files())


class Named(HTMLParser):
    """What a real parser finds in a page: its tags with their attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if attrs:
            self.found.append({name: value or "" for name, value in attrs if value})


def test_the_fast_reader_finds_in_every_page_what_a_parser_finds(site: Project) -> None:
    from nhipcau.publish.facts import RAW, TAG

    built = site.build("-e", "SEARCH=false")
    assert built.returncode == 0, built.stderr
    pages = sorted(site.output.rglob("*.html"))
    assert len(pages) > 50
    for path in pages:
        html = path.read_text()
        parser = Named()
        parser.feed(html)
        ours = [
            found for match in TAG.finditer(RAW.sub(r"\1", html)) if (found := attributes(match[2] or ""))
        ]
        theirs = [given for given in parser.found if given]
        assert [{k: v for k, v in each.items() if v} for each in ours] == theirs, path


def test_a_page_names_the_languages_of_its_story_and_what_stands_for_its_words() -> None:
    one = page(Paper(1).files()["tin/bai-0/index.html"].decode(), "tin/bai-0/index.html", BASE)
    other = page(Paper(1).files()["en/tin/bai-0/index.html"].decode(), "en/tin/bai-0/index.html", BASE)
    assert one.story.partition(".")[0] == other.story.partition(".")[0]
    assert dict(one.editions)["en"] == "en/tin/bai-0/index.html"
    front = page(Paper(1).files()["index.html"].decode(), "index.html", BASE)
    assert front.story == ""
