"""Where the pieces lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.model import Problem
from nhipcau.reading.places import Place, find, look


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for folder in ("stories/2024/2024-05-01-a", "stories/2024/2024-05-02-b", "events/c", "registry"):
        (tmp_path / "content" / folder).mkdir(parents=True)
        if folder != "registry":
            (tmp_path / "content" / folder / "index.vi.md").write_text("x")
    return tmp_path / "content"


def found(content: Path) -> tuple[list[str], list[str]]:
    places, problems = find(content, look(content))
    return [place.file for place in places], [f"{problem.file}: {problem.text()}" for problem in problems]


def places(content: Path) -> list[Place]:
    return find(content, look(content))[0]


def test_every_folder_with_a_language_file_is_a_place_in_order(content: Path) -> None:
    assert found(content) == (
        ["content/stories/2024/2024-05-01-a", "content/stories/2024/2024-05-02-b", "content/events/c"],
        [],
    )


def test_a_place_knows_size_and_time_of_each_of_its_files(content: Path) -> None:
    photo = content / "events/c/ho.jpg"
    photo.write_bytes(b"12345")
    place = places(content)[-1]
    assert [(name, size) for name, size, _ in place.signature] == [("ho.jpg", 5), ("index.vi.md", 1)]
    assert place.newest == max(photo.stat().st_mtime_ns, photo.stat().st_ctime_ns)


def test_hidden_files_are_nobodys(content: Path) -> None:
    (content / ".git").mkdir()
    (content / "events/c/.index.vi.md.swp").write_text("x")
    (content / "events/.trash").mkdir()
    assert found(content)[1] == []
    assert len(places(content)[-1].signature) == 1


def test_a_folder_below_a_piece_is_not_looked_into(content: Path) -> None:
    (content / "events/c/raw").mkdir()
    (content / "events/c/raw/index.vi.md").write_text("x")
    assert found(content)[0][-1] == "content/events/c"


def test_a_folder_with_no_language_file_is_still_a_place_so_that_it_is_missed(content: Path) -> None:
    (content / "events/d").mkdir()
    (content / "events/d/ho.jpg").write_bytes(b"x")
    assert found(content)[0][-1] == "content/events/d"


def test_a_kind_with_no_folder_at_all_has_no_places(tmp_path: Path) -> None:
    assert find(tmp_path, look(tmp_path)) == ([], [])


def test_a_folder_that_is_none_of_ours_is_told_with_the_name_that_was_meant(content: Path) -> None:
    (content / "story").mkdir()
    assert found(content)[1] == [
        "content/story: Nothing is read from the folder “story”. Did you mean “stories”?"
    ]


@pytest.mark.parametrize("target", ["..", ".", "../.."])
def test_a_link_that_loops_is_told_once_and_ends(content: Path, target: str) -> None:
    (content / "stories/2024/again").symlink_to(target)
    assert found(content)[1] == [
        "content/stories/2024/again: The link leads back into a folder that it lies in. Delete the link."
    ]


@pytest.mark.parametrize("target", ["again", "nowhere"])
@pytest.mark.parametrize("folder", ["stories/2024", "events/c"])
def test_a_link_to_itself_or_to_nothing_is_told(content: Path, folder: str, target: str) -> None:
    (content / folder / "again").symlink_to(target)
    assert found(content)[1] == [
        f"content/{folder}/again: The link leads nowhere, or to itself. Delete the link."
    ]


def test_a_link_to_a_folder_elsewhere_is_refused_and_one_to_a_folder_of_the_content_followed(
    content: Path, tmp_path: Path
) -> None:
    before = found(content)[0]
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/index.vi.md").write_text("x")
    (content / "events/shared").symlink_to(tmp_path / "shared")
    assert found(content)[1] == [
        "content/events/shared: “shared” is a link to a folder outside the content folder. Put the file itself there."
    ]
    (content / "events/shared").unlink()
    (content / "kho/hoi").mkdir(parents=True)
    (content / "kho/hoi/index.vi.md").write_text("x")
    (content / "events/shared").symlink_to(content / "kho/hoi")
    assert {*found(content)[0]} == {*before, "content/events/shared"}


def test_a_text_outside_a_folder_of_its_own_is_told_as_unread(content: Path) -> None:
    (content / "stories/2024/bai-le.md").write_text("x")
    (problem,) = find(content, look(content))[1]
    assert isinstance(problem, Problem)
    assert (problem.level, problem.file) == ("warning", "content/stories/2024/bai-le.md")
