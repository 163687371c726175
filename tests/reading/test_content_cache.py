"""The cache saves work, and never answers for what has changed."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nhipcau.machine import Tree
from nhipcau.model import Refused
from nhipcau.reading import content_cache
from nhipcau.reading.content_cache import SETTLED, body_digest
from nhipcau.reading.reader import Reading
from tests.conftest import Site

STORY = "content/stories/2024/2024-03-01-tieng-dan-bau/index.vi.md"
KEY = "2024-03-01-tieng-dan-bau"
FOLDERS = 11


def title(reading: Reading) -> str:
    return next(story for story in reading.content.stories if story.key == KEY).editions[0].title


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file be old enough for its time of change to prove something."""
    later = time.time_ns() + 60 * SETTLED
    monkeypatch.setattr("nhipcau.reading.reader.now", lambda: later)


def edit(site: Site, old: str, new: str) -> None:
    path = site.root / STORY
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.usefixtures("settled")
def test_a_second_reading_reads_nothing_and_finds_the_same(site: Site) -> None:
    first, second = site.read(), site.read()
    assert (first.report.read, second.report.read, second.report.kept) == (FOLDERS, 0, FOLDERS)
    assert first.content == second.content


@pytest.mark.usefixtures("settled")
def test_a_settled_folder_is_not_opened_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.read()
    monkeypatch.setattr(content_cache, "contents", _fail)
    assert site.read().report.read == 0


def test_a_fresh_folder_is_compared_by_its_bytes_until_it_has_settled(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.read()
    later = time.time_ns() + 2 * SETTLED
    monkeypatch.setattr("nhipcau.reading.reader.now", lambda: later)
    assert site.read().report.read == 0
    monkeypatch.setattr(content_cache, "contents", _fail)
    assert site.read().report.read == 0


def _fail(place: object) -> str:
    raise AssertionError(f"{place} was opened")


@pytest.mark.usefixtures("settled")
def test_an_edit_is_read_alone(site: Site) -> None:
    site.read()
    edit(site, "Tiếng đàn bầu", "Tiếng đàn tranh")
    second = site.read()
    assert second.report.read == 1
    assert title(second) == "Tiếng đàn tranh trong phố"


def test_an_edit_of_the_same_size_within_one_tick_of_the_clock_is_seen(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Tree.look

    def still(tree: Tree) -> None:
        """A disk whose clock stands still."""
        look(tree)
        tree.files = {path: (size, 1_000) for path, (size, _) in tree.files.items()}

    monkeypatch.setattr(Tree, "look", still)
    monkeypatch.setattr("nhipcau.reading.reader.now", lambda: 2_000)
    site.read()
    size = (site.root / STORY).stat().st_size
    edit(site, "trong", "xuong")
    assert (site.root / STORY).stat().st_size == size
    assert title(site.read()) == "Tiếng đàn bầu xuong phố"


@pytest.mark.usefixtures("settled")
def test_a_file_that_was_put_in_place_with_the_old_times_is_seen(site: Site) -> None:
    site.read()
    path = site.root / STORY
    before = path.stat()
    edit(site, "trong", "xuong")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert title(site.read()) == "Tiếng đàn bầu xuong phố"


def test_an_edit_between_reading_and_keeping_is_seen_the_next_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The digest is taken before the words are read: taken after, the old words would pass for the new bytes."""
    keep = content_cache.ContentCache.keep

    def slow(self: content_cache.ContentCache, *arguments: object) -> None:
        edit(site, "trong phố", "bên hồ")
        monkeypatch.undo()
        keep(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(content_cache.ContentCache, "keep", slow)
    assert title(site.read()) == "Tiếng đàn bầu trong phố"
    assert title(site.read()) == "Tiếng đàn bầu bên hồ"


@pytest.mark.usefixtures("settled")
def test_a_folder_that_only_looks_younger_is_not_read_again(site: Site) -> None:
    site.read()
    os.utime(site.root / STORY)
    assert site.read().report.read == 0


def test_a_folder_that_is_gone_is_forgotten_with_its_body(site: Site) -> None:
    first = site.read()
    digest = next(story for story in first.content.stories if story.key == KEY).editions[0].body.digest
    assert first.bodies(digest)
    english = site.content / "stories/2024/2024-10-10-70-nam-giai-phong-thu-do/index.en.md"
    english.write_text(
        english.read_text().replace("[a story in Vietnamese]({story}2024-03-01-tieng-dan-bau)", "x")
    )
    (site.root / STORY).unlink()
    (site.root / STORY).parent.rmdir()
    second = site.read()
    assert KEY not in {story.key for story in second.content.stories}
    with pytest.raises(KeyError):
        second.bodies(digest)


def test_a_mistake_is_told_every_time_until_it_is_mended(site: Site) -> None:
    edit(site, "section: van-hoa", "")
    told = site.problems()
    assert told
    assert site.problems() == told


@pytest.mark.usefixtures("settled")
def test_a_key_that_vanishes_is_missed_though_no_story_changed(site: Site) -> None:
    site.read()
    registry = site.content / "registry/topics.toml"
    registry.write_text(registry.read_text().replace("[am-nhac]", "[nhac]"))
    assert [problem.text() for problem in site.problems()] == [
        "There is no topic “am-nhac”. Did you mean “nhac”?"
    ]


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:700])


def _scribble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : len(data) : 7] = b"\xff" * len(data[4096 : len(data) : 7])
    path.write_bytes(data)


def _age(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE name = 'version'")
    connection.close()


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (something)")
    connection.close()


def _unpickle(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE folder SET finding = x'80'")
    connection.close()


def _lose_bodies(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM body")
    connection.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "no database": lambda path: path.write_bytes(b"no database"),
    "empty": lambda path: path.write_bytes(b""),
    "truncated": _truncate,
    "scribbled over": _scribble,
    "of an older version": _age,
    "of another program": _foreign,
    "no pickle": _unpickle,
    "without bodies": _lose_bodies,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_cache_is_begun_anew(site: Site, damage: Callable[[Path], object]) -> None:
    first = site.read()
    damage(Path(site.settings()["CACHE_PATH"]) / "reading.sqlite")
    second = site.read()
    assert second.report.read == FOLDERS
    assert second.content == first.content
    for story in second.content.stories:
        for edition in story.editions:
            assert body_digest(second.bodies(edition.body.digest)) == edition.body.digest


def test_a_body_that_rotted_is_refused_and_the_next_reading_has_it_right(site: Site) -> None:
    first = site.read()
    digest = first.content.stories[0].editions[0].body.digest
    path = Path(site.settings()["CACHE_PATH"]) / "reading.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE body SET html = 'something else'")
    connection.close()
    with pytest.raises(Refused, match="damaged"):
        first.bodies(digest)
    assert site.read().bodies(digest)


def test_settings_that_change_what_is_read_are_heeded(site: Site) -> None:
    site.read()
    languages = site.settings()["LANGUAGES"]
    changed = languages | {"en": languages["en"] | {"prefix": "english"}}
    second = site.read(LANGUAGES=changed)
    assert second.report.read == FOLDERS
    assert any(
        edition.url.startswith("/english/") for story in second.content.stories for edition in story.editions
    )
