"""Small built sites, as the press would leave them: every file of one edition says which edition it is of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from nhipcau.publish.facts import Base
from nhipcau.publish.forms import facts
from nhipcau.publish.manifest import FileEntry
from nhipcau.publish.publishing import Ready

BASE = Base("https://nhipcau.example")
DAY = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
NAMED = re.compile(rb'(?:href|src)="(/[^"#]*)')

STORY = '<meta property="article:published_time" content="2026-11-28T09:00+07:00">'
PAGE = """<!doctype html>
<html lang="{lang}">
<head>
{kind}
<link rel="stylesheet" href="/theme/site.css">
{alternates}
</head>
<body>
<main id="main"><article><h1>{title}</h1><p>Ấn bản {number}</p>{body}</article></main>
</body>
</html>
"""


@dataclass(frozen=True)
class Story:
    """A story in two languages, with a photo of its own for each edition."""

    key: str
    text: str = "Một nhịp cầu mới. " * 40


@dataclass(frozen=True)
class Paper:
    """What an edition holds."""

    number: int
    stories: tuple[Story, ...] = tuple(Story(f"bai-{n}") for n in range(4))
    more: dict[str, bytes] = field(default_factory=dict)

    def files(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        found = {
            f"{lang}tin/{story.key}/index.html": self._story(story, lang)
            for story in self.stories
            for lang in ("", "en/")
        }
        photos = {
            f"photos/{story.key}.{self.number}.jpg": _noise(f"{story.key}{self.number}")
            for story in self.stories
        }
        lists = {
            "index.html": self._front(""),
            "en/index.html": self._front("en/"),
            "theme/site.css": f"body {{ order: {self.number}; background: url(icon.svg) }}".encode(),
            "theme/icon.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "feed.json": f'{{"version": "{self.number}", "items": []}}'.encode(),
            "sitemap.xml": f"<urlset><!-- {self.number} --></urlset>".encode(),
            "sw.js": f"// {self.number}".encode(),
            "_headers": b"/*\n  X-Content-Type-Options: nosniff\n",
            "nginx/maps.conf": b"",
            "nginx/redirects.conf": b'map $uri $moved {\n    default "";\n    "/cu.aspx" "/";\n}\n',
            "nginx/server.conf": f"# {self.number}\n".encode(),
        }
        return found | photos | lists | self.more

    def _story(self, story: Story, lang: str) -> bytes:
        other = f"/tin/{story.key}/" if lang else f"/en/tin/{story.key}/"
        body = f'<img src="/photos/{story.key}.{self.number}.jpg" alt=""><p>{story.text}</p><a href="{other}">↔</a>'
        alternates = _alternates(f"tin/{story.key}/")
        return _page(self.number, lang, STORY, story.key, body, alternates)

    def _front(self, lang: str) -> bytes:
        body = "".join(f'<a href="/{lang}tin/{story.key}/">{story.key}</a>' for story in self.stories)
        return _page(self.number, lang, "", "Nhịp Cầu", body, _alternates(""))


def _page(number: int, lang: str, kind: str, title: str, body: str, alternates: str) -> bytes:
    code = "en" if lang else "vi"
    return PAGE.format(
        lang=code, kind=kind, number=number, title=title, body=body, alternates=alternates
    ).encode()


def _alternates(address: str) -> str:
    return "".join(
        f'<link rel="alternate" hreflang="{code}" href="{BASE.url}/{prefix}{address}">\n'
        for code, prefix in (("vi", ""), ("en", "en/"), ("x-default", ""))
    )


def _noise(seed: str) -> bytes:
    return b"".join(blake2b(f"{seed}{n}".encode()).digest() for n in range(40))


def edition(folder: Path, paper: Paper, withdrawn: Iterable[str] = ()) -> Ready:
    """Write a paper into a folder, in the place of what is there; gives it as an edition that can be published."""
    wanted = paper.files()
    for old in [path for path in folder.rglob("*") if path.is_file()]:
        if old.relative_to(folder).as_posix() not in wanted:
            old.unlink()
    for path, data in wanted.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_bytes() != data:
            fresh = file.with_name(f"{file.name}.fresh")
            fresh.write_bytes(data)
            fresh.replace(file)
    return Ready(folder, {path: _entry(path, data) for path, data in wanted.items()}, tuple(withdrawn))


def _entry(path: str, data: bytes) -> FileEntry:
    return FileEntry(blake2b(data, digest_size=20).hexdigest(), len(data), 0, facts(path, data, BASE).story)


def moments() -> Callable[[], datetime]:
    """A clock that goes on by a minute each time."""
    passed = iter(range(10_000))
    return lambda: DAY + timedelta(minutes=next(passed))


def named_by(page: bytes) -> set[str]:
    """The paths of files that a page names."""
    addresses = {match.decode() for match in NAMED.findall(page)}
    return {(each + "index.html" if each.endswith("/") else each).lstrip("/") for each in addresses}


def site_of(folder: Path) -> dict[str, bytes]:
    """Every file of a site that is served from a folder, but for compressed forms."""
    root = folder.resolve()
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
