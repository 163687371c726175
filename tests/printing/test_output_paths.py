"""Paths: which can name a file of the site, and which can stand side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Problem
from nhipcau.printing.output_paths import OutputPaths, unfit


def problems(*claimed: tuple[str, str]) -> list[Problem]:
    claims = OutputPaths()
    for path, origin in claimed:
        claims.claim(path, origin)
    return claims.problems


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "empty"),
        ("/etc/passwd", "does not start"),
        ("C:/x.html", "does not start"),
        ("../x.html", "empty"),
        ("a/../../x.html", "empty"),
        ("a//x.html", "empty"),
        ("a/./x.html", "empty"),
        ("a/", "empty"),
        ("a\\x.html", "backslash"),
        ("a\0.html", "control"),
        ("a\n.html", "control"),
        (".nhipcau", "keeps"),
        (".nhipcau-x/a", "keeps"),
        ("\ud800.html", "Unicode"),
        (f"{'ă' * 128}/index.html", "255"),
    ],
)
def test_a_path_that_leads_astray_is_refused(path: str, reason: str) -> None:
    (problem,) = problems((path, "content/a.md"))
    assert problem.file == "content/a.md"
    assert reason in problem.text()


@pytest.mark.parametrize(
    "path", ["index.html", "en/2024/10/a/index.html", "a..b/...", "Hà Nội.html", ".well-known/x"]
)
def test_an_honest_path_is_taken(path: str) -> None:
    assert problems((path, "")) == []


@given(st.text())
def test_no_fit_path_leads_out_of_the_folder(path: str) -> None:
    if not unfit(path):
        assert all(part not in ("", ".", "..") for part in path.split("/"))


def test_two_outputs_with_one_path_are_named_both() -> None:
    (problem,) = problems(("a.html", "content/one.md"), ("a.html", "content/two.md"))
    assert problem.text().startswith("“a.html” is claimed twice: by content/one.md and by content/two.md.")


def test_a_file_cannot_be_the_folder_of_another() -> None:
    for claimed in ((("a", "one"), ("a/b", "two")), (("a/b/c", "one"), ("a/b", "two"))):
        (problem,) = problems(*claimed)
        assert "cannot stand side by side" in problem.text()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.html", "a.html"),
        ("Tin/a.html", "tin/b.html"),
        ("HÀ.html", "hà.html"),
        ("A", "a/b"),
        ("h\u00e0.html", "ha\u0300.html"),
    ],
)
def test_paths_that_differ_in_capitals_or_in_how_their_letters_are_composed_are_refused(
    one: str, other: str
) -> None:
    (problem,) = problems((one, "content/one.md"), (other, "content/two.md"))
    assert "content/one.md" in problem.text()
    assert "content/two.md" in problem.text()


def test_the_complaint_does_not_depend_on_who_came_first() -> None:
    pair = (("a.html", "one"), ("a.html", "two"))
    assert problems(*pair) == problems(*reversed(pair))


def test_who_has_no_origin_is_named_by_the_path() -> None:
    (problem,) = problems(("a.html", ""), ("a.html", ""))
    assert problem.file == "a.html"
