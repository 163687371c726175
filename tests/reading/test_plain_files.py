"""Only plain files of the content are read: what is anything else is refused, and never opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from nhipcau.model import ERROR
from tests.conftest import Site

STORY = "content/stories/2024/2024-10-14-tep"
TEXT = "---\ntitle: Tệp\ndate: 2024-10-14\nsection: van-hoa\n---\n\nMột.\n"


@pytest.fixture
def folder(site: Site) -> Path:
    return site.write(f"{STORY}/index.vi.md", TEXT).parent


def errors(site: Site) -> list[str]:
    return [f"{each.file}: {each.text()}" for each in site.problems() if each.level == ERROR]


@pytest.mark.parametrize("name", ["a.jpg", "b.pdf", "index.en.md", "khac"])
def test_a_pipe_is_refused_and_nobody_waits_at_it(site: Site, folder: Path, name: str) -> None:
    os.mkfifo(folder / name)
    (told,) = errors(site)
    assert told.startswith(
        f"{STORY}/{name}: “{name}” is no plain file: a pipe, a device or a socket is not read."
    )


def test_a_socket_and_a_device_are_refused(site: Site, folder: Path) -> None:
    (folder / "den.pdf").symlink_to("/dev/zero")
    os.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("o.pdf")
        assert [told.partition(": ")[0] for told in errors(site)] == [f"{STORY}/den.pdf", f"{STORY}/o.pdf"]


def test_a_name_that_is_no_text_is_told(site: Site, folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.jpg")).write_bytes(b"x")
    (told,) = errors(site)
    assert told.endswith("is not UTF-8 text. Give it another name.")


def test_a_registry_and_what_lies_beside_it_are_no_links_out(site: Site) -> None:
    site.write("mat.toml", "[x]\n")
    site.write("mat.pdf", b"%PDF")
    (site.content / "registry/venues.toml").symlink_to(site.root / "mat.toml")
    (site.content / "registry/files").mkdir()
    (site.content / "registry/files/a.pdf").symlink_to(site.root / "mat.pdf")
    with (site.content / "registry/documents.toml").open("a") as file:
        file.write('\n[y]\nvi = "a"\nen = "b"\nnumber = "1"\ndate = 2024\nfile = "a.pdf"\n')
    assert sum("is a link to a file outside the content folder" in told for told in errors(site)) == 2


KEPT = [
    "registry/addresses.txt",
    "gathered/most-read.tsv",
    "gathered/weather.tsv",
    "gathered/comments/2024-10-06-ngay-hoi-van-hoa.json",
]
WEATHER = {
    "source": "https://example.org/",
    "credit": "X",
    "url": "https://example.org/",
    "cities": {"ha-noi": {"vi": "Hà Nội", "en": "Hanoi", "at": "21, 105"}},
}
ALL = {"MOST_READ": 5, "COMMENTS": True, "WEATHER": WEATHER}


@pytest.mark.parametrize("file", KEPT)
def test_what_programs_keep_is_no_link_out_and_no_pipe(site: Site, file: str) -> None:
    (site.root / "mat").write_text("[]", "utf-8")
    path = site.content / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(site.root / "mat")
    (linked,) = site.problems(**ALL)
    path.unlink()
    os.mkfifo(path)
    (pipe,) = site.problems(**ALL)
    assert linked.message == "“{name}” is a link to a file outside the content folder."
    assert pipe.message == "“{name}” is no plain file: a pipe, a device or a socket is not read."
    assert linked.file == pipe.file == f"content/{file}"


def test_a_registry_may_not_be_a_pipe_or_a_folder(site: Site) -> None:
    os.mkfifo(site.content / "registry/venues.toml")
    (site.content / "registry/topics.toml").unlink()
    (site.content / "registry/topics.toml").mkdir()
    told = "\n".join(errors(site))
    assert "venues.toml: “venues.toml” is no plain file" in told
    assert "topics.toml: “topics.toml” is a folder, and not a file." in told


@pytest.mark.parametrize(
    ("value", "line"), [("0000-01-01", 4), ("9" * 5000, 4), ("[" * 3000, 4), ("2024-02-30", 4)]
)
def test_a_value_that_no_registry_can_hold_is_told_at_its_line(site: Site, value: str, line: int) -> None:
    site.write(
        "content/registry/venues.toml", f'[x]\nvi = "a"\nen = "b"\nurl = {value}\n\n[y]\nvi = "c"\nen = "d"\n'
    )
    (told,) = [each for each in site.problems() if each.file.endswith("venues.toml")]
    assert told.line == line


@pytest.mark.parametrize("value", ["[" * 900, "[" * 200_000, "{a: " * 300, "? " * 5000, "- " * 3000])
def test_a_front_matter_without_end_is_a_problem_and_no_end_of_python(
    site: Site, folder: Path, value: str
) -> None:
    site.write(f"{STORY}/index.vi.md", TEXT.replace("section:", f"topics: {value}\nsection:"))
    (told,) = errors(site)
    assert "not valid YAML" in told
