"""An old address that no server could be asked for: told with file and line, and what to do."""

from __future__ import annotations

import pytest

from nhipcau.model import ERROR
from tests.conftest import Site

BAD = [
    "/tin%00",
    "/tin%0Acu",
    "/" + "a" * 300,
    "/a/../b",
    "/%2e%2e/b",
    "/a%2Fb",
    "https://evil.example/a",
    "//evil.example",
]
STORY = "content/stories/2024/2024-10-14-tin/index.vi.md"
TOPIC = '\n[tim]\nvi = "Tim"\nen = "Heart"\naliases = ["%s"]\n'


@pytest.mark.parametrize("path", BAD)
def test_an_old_address_that_cannot_be_is_told_with_its_line_wherever_it_stands(
    site: Site, path: str
) -> None:
    site.write(STORY, f'---\ntitle: Tin\nsection: van-hoa\naliases: ["/cu", "{path}"]\n---\n\nLời.\n')
    topics = site.content / "registry/topics.toml"
    lines = topics.read_text("utf-8").count("\n")
    topics.write_text(topics.read_text("utf-8") + TOPIC % path, "utf-8")
    site.write("content/registry/addresses.txt", f"# x\nstory 2024-10-14-tin vi {path}\n")
    errors = {each.file: each for each in site.problems() if each.level == ERROR}
    assert {file: each.line for file, each in errors.items()} == {
        STORY: 4,
        "content/registry/topics.toml": lines + 2,
        "content/registry/addresses.txt": 2,
    }
    assert all(each.hint for each in errors.values())
