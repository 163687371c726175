"""The instant preview: the page of an edited text, at once and as the build behind it will draw it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pelican.settings import read_settings

from nhipcau.host.host import Newspaper
from nhipcau.host.printing import last_report
from nhipcau.live.instant_preview import InstantPreview
from tests.exact.workshop import ROOT, Workshop

PAGE = "2024/10/mot/index.html"


class Newsdesk:
    """A small site that was built by a host who stays."""

    def __init__(self, folder: Path) -> None:
        self.shop = Workshop(folder, settings={"SEARCH": False, "SOCIAL_CARDS": False})
        self.shop.own_theme()
        self.shop.registries()
        self.shop.story("2024-10-10-mot", body="Lời cũ.", topics=["chu-de-1"])
        self.shop.story("2024-10-11-hai")
        self.shop.piece("events", "le-hoi", start="2024-10-25 09:00")
        self.shop.piece("pages", "gioi-thieu")
        override = {
            "PATH": str(self.shop.content),
            "OUTPUT_PATH": str(folder / "output"),
            "THEME": str(self.shop.theme),
            "CACHE_PATH": str(folder / "cache"),
            "PICTURE_CACHE": str(folder / "cache" / "pictures"),
            "NOW": self.shop.now,
            **self.shop.settings,
        }
        self.host = Newspaper(read_settings(str(ROOT / "pelicanconf.py"), override=override))
        self.host.build()

    def edit(self, file: str, old: str, new: str) -> Path:
        """Edit a file of the content, or one of the theme ("theme/…")."""
        path = (self.shop.folder if file.startswith("theme/") else self.shop.content) / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return path

    def pull(self, *changed: Path, viewed: Sequence[str] = ()) -> bool:
        assert self.host.last
        return InstantPreview(self.host.settings, self.host.last).pull(set(changed), viewed)

    def shown(self, path: str) -> str:
        return (self.shop.folder / "output" / path).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Newsdesk:
    return Newsdesk(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("stories/2024/2024-10-10-mot/index.vi.md", "Lời cũ."),
        ("events/le-hoi/index.vi.md", "Về le-hoi."),
        ("pages/gioi-thieu/index.vi.md", "Về gioi-thieu."),
    ],
)
def test_an_edited_text_is_on_its_page_at_once_and_the_build_behind_it_finds_it_right(
    desk: Newsdesk, file: str, old: str
) -> None:
    before = desk.shop.files()
    assert desk.pull(desk.edit(file, old, "Lời mới."))
    pulled = {path: digest for path, digest in desk.shop.files().items() if before[path] != digest}
    assert len(pulled) == 1
    assert all("Lời mới." in (desk.shop.folder / "output" / path).read_text() for path in pulled)
    desk.host.build()
    after = desk.shop.files()
    assert all(after[path] == digest for path, digest in pulled.items())
    report = last_report(desk.shop.folder / "cache")
    assert report
    assert report.standing


def test_what_has_a_mistake_is_left_to_the_build(desk: Newsdesk) -> None:
    before = desk.shop.files()
    file = "stories/2024/2024-10-11-hai/index.vi.md"
    assert not desk.pull(desk.edit(file, "section: tin", "section: [tin]"))
    desk.edit(file, "section: [tin]", "section: tin")
    assert desk.shop.files() == before


def test_so_is_what_changed_together_with_something_else(desk: Newsdesk) -> None:
    path = desk.edit("stories/2024/2024-10-11-hai/index.vi.md", "Một đoạn văn.", "Một đoạn khác.")
    before = desk.shop.files()
    assert not desk.pull(path, desk.shop.content / "registry" / "topics.toml")
    assert not desk.pull(path, desk.shop.content / "stories/2024/2024-10-10-mot/index.en.md")
    assert desk.shop.files() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "viewed"),
    [
        ("theme/templates/story.html", '<article class="story">', '<article class="thu">', [PAGE]),
        ("theme/templates/front.html", '<div class="front">', '<div class="thu">', ["index.html"]),
        ("theme/static/css/base.css", "html {", ".thu {}\n\nhtml {", [PAGE, "theme/site.css"]),
        ("stories/2024/2024-10-10-mot/index.vi.md", "Bài 2024-10-10-mot vi", "thu", ["index.html"]),
    ],
)
def test_pages_that_someone_looks_at_follow_the_theme_and_the_headlines_at_once(
    desk: Newsdesk, file: str, old: str, new: str, viewed: list[str]
) -> None:
    desk.host.build()
    before = desk.shop.files()
    assert desk.pull(desk.edit(file, old, new), viewed=viewed)
    pulled = {path for path, digest in desk.shop.files().items() if before[path] != digest}
    assert "thu" in desk.shown(viewed[-1])
    desk.host.build()
    after = desk.shop.files()
    assert set(viewed) & pulled
    assert all(after[path] != before[path] for path in pulled)
    assert {path: after[path] for path in viewed} == {path: desk.shop.cold()[path] for path in viewed}
