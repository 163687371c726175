"""`nhipcau translation`: what is confirmed and what is stale; from Git where the file that remembers is gone."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from nhipcau.commands.cli import main
from nhipcau.rules.pairs import read_pairs
from tests.conftest import Site

KEY = "2024-05-01-x"
FOLDER = f"content/stories/2024/{KEY}"
FILE = f"{FOLDER}/translations.tsv"
VIETNAMESE = ["Hơn 300 đại biểu dự hội nghị.", "Hội nghị kết thúc lúc 17 giờ."]
ENGLISH = ["Over 300 delegates attended.", "The conference ended at 5 pm."]
NEW = "Thành phố góp 20 tỷ đồng cho các trường học ở ngoại thành."


def write(site: Site, lang: str, paragraphs: list[str]) -> None:
    section = "section: hoat-dong\n" if lang == "vi" else ""
    title = "Hội nghị" if lang == "vi" else "A conference"
    body = "\n\n".join(paragraphs)
    site.write(f"{FOLDER}/index.{lang}.md", f"---\ntitle: {title}\n{section}---\n{body}\n")


def git(site: Site, *words: str) -> None:
    who = ["-c", "user.name=An", "-c", "user.email=an@x.vn", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *who, *words], cwd=site.root, check=True, capture_output=True)


def commit(site: Site) -> None:
    git(site, "add", "content")
    git(site, "commit", "-qm", "x")


@pytest.fixture
def here(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The small site with a story in both languages, as the current folder, which is in Git."""
    monkeypatch.setenv("LANGUAGE", "vi")
    monkeypatch.chdir(site.root)
    write(site, "vi", VIETNAMESE)
    write(site, "en", ENGLISH)
    git(site, "init", "-q")
    return site


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> object:
    def states() -> dict[str, str]:
        capsys.readouterr()
        assert main(["translation", "status", KEY, "--format", "json"]) == 0
        return {each["paragraph"]: each["state"] for each in json.loads(capsys.readouterr().out)}

    return states


def test_a_confirmed_translation_is_stale_just_where_its_source_changes(here: Site, told) -> None:  # type: ignore[no-untyped-def]
    assert set(told().values()) == {"unconfirmed"}
    assert main(["translation", "confirm", KEY, "en"]) == 0
    assert told() == {"title": "confirmed", "1": "confirmed", "2": "confirmed"}
    write(here, "vi", [VIETNAMESE[0].replace("300", "400"), VIETNAMESE[1]])
    assert told() == {"title": "confirmed", "1": "stale", "2": "confirmed"}
    assert [each.rule for each in here.problems() if each.rule] == ["stale", "parity.number"]
    write(here, "en", [ENGLISH[0].replace("300", "400"), ENGLISH[1]])
    assert told()["1"] == "unconfirmed"
    assert main(["translation", "confirm", KEY, "en", "1"]) == 0
    assert told()["1"] == "confirmed"
    assert len((here.root / FILE).read_text("utf-8").splitlines()) == 6


def test_the_main_language_may_be_the_translation(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translation", "confirm", KEY, "vi"]) == 0
    write(here, "en", [ENGLISH[0].replace("300", "400"), ENGLISH[1]])
    capsys.readouterr()
    assert main(["translation", "status", KEY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "cũ hơn" in line] == [
        f"{FOLDER}/index.vi.md:5: [1] cũ hơn bản gốc: {VIETNAMESE[0]}"
    ]


def test_coverage_counts_editions_by_language_section_and_month(
    here: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["translation", "confirm", KEY, "en"])
    write(here, "vi", [VIETNAMESE[0].replace("300", "400"), VIETNAMESE[1]])
    capsys.readouterr()
    assert main(["translation", "status", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["month"]["2024-05"]["en"] == {
        "original": 0, "confirmed": 0, "unconfirmed": 0, "stale": 1, "missing": 0,
    }  # fmt: skip
    (edition,) = [each for each in found["pieces"] if each["key"] == KEY and each["lang"] == "en"]
    assert edition["paragraphs"] == {"confirmed": 2, "stale": 1}
    english = [each["state"] for each in found["pieces"] if each["lang"] == "en"]
    assert found["language"]["en"]["en"] == {
        state: english.count(state) for state in found["language"]["en"]["en"]
    }
    assert main(["translation", "status"]) == 0
    assert f"{FOLDER}/index.en.md: cũ hơn bản gốc" in capsys.readouterr().out


def test_what_was_confirmed_is_found_again_in_git(here: Site, told) -> None:  # type: ignore[no-untyped-def]
    main(["translation", "confirm", KEY, "en", "1"])
    commit(here)
    (here.root / FILE).unlink()
    assert told() == {"title": "unconfirmed", "1": "confirmed", "2": "unconfirmed"}
    (here.root / FILE).write_text("vi>en\t12", "utf-8")
    assert any(each.rule == "stale" and each.file == FILE for each in here.problems())
    assert told()["1"] == "confirmed"
    assert main(["translation", "rebuild", KEY]) == 0
    assert [pair.translation for pair in read_pairs((here.root / FILE).read_text("utf-8")).known] == ENGLISH[
        :1
    ]


def test_a_pipe_in_its_place_holds_up_nobody(here: Site) -> None:
    os.mkfifo(here.root / FILE)
    assert any("no plain file" in each.text() for each in here.problems())


def test_without_git_nothing_is_confirmed_that_the_file_does_not_say(here: Site, told) -> None:  # type: ignore[no-untyped-def]
    main(["translation", "confirm", KEY, "en"])
    whole = (here.root / FILE).read_text("utf-8")
    (here.root / FILE).write_text(whole[: whole.index("17 giờ")], "utf-8")
    assert told() == {"title": "confirmed", "1": "confirmed", "2": "unconfirmed"}


def test_what_was_written_together_is_known_and_what_one_side_got_later_is_not(here: Site, told) -> None:  # type: ignore[no-untyped-def]
    commit(here)
    write(here, "vi", [VIETNAMESE[0].replace("300", "400"), VIETNAMESE[1]])
    commit(here)
    write(here, "en", [ENGLISH[0], ENGLISH[1].replace("ended", "closed")])
    commit(here)
    assert told() == {"title": "confirmed", "1": "stale", "2": "confirmed"}
    write(here, "vi", [VIETNAMESE[0].replace("300", "400"), VIETNAMESE[1], NEW])
    commit(here)
    write(here, "en", [ENGLISH[0], ENGLISH[1], "The city gave VND20 billion to suburban schools."])
    commit(here)
    assert told()["3"] == "unconfirmed"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["confirm", "no-such", "en"], "Không có bài “no-such”."),
        (["confirm", KEY, "fr"], f"Bài “{KEY}” không có bản “fr”."),
        (["confirm", KEY, "en", "--from", "en"], f"Bài “{KEY}” không có bản “en”."),
        (
            ["confirm", KEY, "en", "7"],
            f"Không có đoạn “7” trong {FOLDER}/index.en.md. Có các đoạn: title, 1, 2.",
        ),
    ],
)
def test_what_cannot_be_confirmed_is_a_sentence(
    here: Site, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["translation", *words]) == 1
    assert capsys.readouterr().err.strip().endswith(sentence)
