"""What an import left to decide, at the desk; and the pages of the site, in the order of its menu."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nhipcau.desk.roles import Member
from tests.conftest import Site
from tests.desk.conftest import PASSWORD, Browser, browser_at, git, room_of
from tests.desk.old_site import TREES, import_old_site

LIBRARY = "/-desk/imports/undecided/mot-thu-vien-moi"


@pytest.fixture
def old(desk_site: Site, tmp_path: Path) -> Site:
    """A site into which an old one was imported, and all of it noted."""
    import_old_site(desk_site.root, tmp_path / "old")
    git(desk_site.root, "add", "content", "import")
    git(desk_site.root, "commit", "--quiet", "--message", "Bài cũ")
    return desk_site


@pytest.fixture
def desk(old: Site, browser: Browser) -> Browser:
    return browser


def sent(browser: Browser, path: str, **told: str) -> Any:
    form = {"token": browser.token} | told
    return browser.client.post(path, data=form, follow_redirects=False)


def pair_of(page: str) -> dict[str, str]:
    """The two sources that a page asks about."""
    return dict(re.findall(r'name="(one|other)" value="([^"]+)"', page))


def test_what_lacks_something_is_told_and_taken_in_when_it_is_given(desk: Browser, old: Site) -> None:
    assert "no day" in desk.get("/-desk/imports").text
    page = desk.get(LIBRARY).text
    assert "Sách do nhiều gia đình" in page
    told = {"kind": "story", "lang": "vi", "title": "Một thư viện mới", "section": "van-hoa"}
    refused = sent(desk, LIBRARY, date="hôm nào đó", **told)
    assert (refused.status_code, 'value="hôm nào đó"' in refused.text) == (400, True)
    done = sent(desk, LIBRARY, date="2019-08-03 07:30", **told)
    assert done.headers["location"] == "/-desk/piece/stories/2019/2019-08-03-mot-thu-vien-moi"
    text = (old.content / "stories/2019/2019-08-03-mot-thu-vien-moi/index.vi.md").read_text(encoding="utf-8")
    assert "date: 2019-08-03 07:30" in text
    assert "Sách do nhiều gia đình trong phường góp lại suốt mùa hè." in text
    assert not (old.root / "import/undecided/mot-thu-vien-moi").exists()
    assert git(old.root, "status", "--porcelain") == ""
    assert (
        git(old.root, "log", "-1", "--format=%an %s")
        == "Lan Anh Một thư viện mới: taken in from the import\n"
    )
    assert desk.get(LIBRARY).status_code == 404
    assert old.problems() == ()


def test_a_pair_is_parted_and_the_next_import_does_so(desk: Browser, old: Site) -> None:
    story = old.content / "stories/2024" / TREES
    assert {path.suffixes[0] for path in story.iterdir()} == {".vi", ".en"}
    both = pair_of(desk.get("/-desk/imports").text)
    assert sent(desk, "/-desk/imports/pair", said="no", **both).status_code == 303
    assert git(old.root, "status", "--porcelain") == ""
    again = sent(desk, "/-desk/imports/again")
    assert again.status_code == 200, again.text
    assert [path.name for path in story.iterdir()] == ["index.vi.md"]
    assert (old.content / "stories/2024/2024-05-13-cherry-trees-in-the-garden/index.en.md").is_file()
    assert git(old.root, "status", "--porcelain") == ""
    assert "Take it back" in desk.get("/-desk/imports").text
    assert sent(desk, "/-desk/imports/pair", said="", **both).status_code == 303
    assert "Take it back" not in desk.get("/-desk/imports").text


def test_what_is_no_pair_and_a_file_that_cannot_be_read_are_told(desk: Browser, old: Site) -> None:
    assert sent(desk, "/-desk/imports/pair", said="yes", one="a", other="b").status_code == 404
    (old.root / "import" / "pairs.toml").write_text("[[pair]\n", encoding="utf-8")
    assert "import/pairs.toml cannot be read" in desk.get("/-desk/imports").text


def test_without_an_import_the_screen_says_how_one_is_made(browser: Browser) -> None:
    assert "nhipcau import" in browser.get("/-desk/imports").text
    assert "/-desk/imports" not in browser.get("/-desk/").text
    assert sent(browser, "/-desk/imports/again").status_code == 404


def test_a_writer_looks_at_imports_and_decides_nothing(old: Site, staffed: Callable[[str], Browser]) -> None:
    writer = staffed("writer")
    page = writer.get("/-desk/imports").text
    assert "Một thư viện mới" in page
    assert '<form method="post" action="/-desk/imports' not in page
    assert writer.get(LIBRARY).status_code == 403


def titles(browser: Browser) -> list[str]:
    return re.findall(r'<a href="/-desk/piece/pages/([^"]+)"', browser.get("/-desk/pages").text)


def test_who_has_some_sections_alone_does_not_import(old: Site) -> None:
    first = room_of(old)
    first.accounts.open(Member("lan", "Lan", "editor", sections=("van-hoa",)), PASSWORD)
    first.records.close()
    made = room_of(old)
    made.shelf.load()
    editor = browser_at(made).sign_in("lan")
    assert sent(editor, "/-desk/imports/again").status_code == 403
    told = {"kind": "story", "lang": "vi", "title": "Một thư viện mới", "date": "2019-08-03"}
    assert sent(editor, LIBRARY, section="doi-ngoai", **told).status_code == 403
    assert sent(editor, LIBRARY, section="van-hoa", **told).status_code == 303
    made.records.close()


@pytest.fixture
def contact(desk_site: Site) -> None:
    """A second page, which says nothing of its place."""
    desk_site.write("content/pages/lien-he/index.vi.md", "---\ntitle: Liên hệ\n---\n\nỞ đây.\n")
    git(desk_site.root, "add", "content")
    git(desk_site.root, "commit", "--quiet", "--message", "Liên hệ")


@pytest.mark.usefixtures("contact")
def test_a_page_is_moved_in_the_menu_and_its_author_notes_it(desk_site: Site, browser: Browser) -> None:
    before = titles(browser)
    assert len(before) > 1
    assert sent(browser, f"/-desk/pages/pages/{before[0]}", to="down").status_code == 303
    assert titles(browser) == [before[1], before[0], *before[2:]]
    orders = [
        re.findall(r"order: (\d+)", path.read_text()) for path in desk_site.content.glob("pages/*/*.md")
    ]
    assert sorted(int(each) for found in orders for each in found) == list(range(1, len(before) + 1))
    assert git(desk_site.root, "status", "--porcelain", "content") == ""
    assert git(desk_site.root, "log", "-1", "--format=%s") == "The order of the pages in the menu\n"
    assert desk_site.problems() == ()


@pytest.mark.usefixtures("contact")
def test_the_first_page_stays_the_first(browser: Browser) -> None:
    before = titles(browser)
    assert len(before) > 1
    assert sent(browser, f"/-desk/pages/pages/{before[0]}", to="up").status_code == 303
    assert titles(browser) == before
    assert sent(browser, f"/-desk/pages/pages/{before[0]}", to="away").status_code == 404
