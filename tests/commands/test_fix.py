"""`nhipcau check --fix` mends what is mechanical, shows it first, and leaves all else as it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.commands.cli import main
from nhipcau.reading.translations import text_of
from nhipcau.rules.mending import mended
from tests.conftest import Site

FILE = "content/stories/2024/2024-05-01-x/index.vi.md"
HEAD = '---\ntitle: "Hội nghị hòa bình"\nsection: hoat-dong\n---\n'
RIGHT = f"{HEAD}Đại biểu dự hội nghị, rồi ra về vì hòa bình! Xem `hoà ,x` và [ảnh](/hoà-,.html).\n"
SLIPS = {
    "nfd": unicodedata.normalize("NFD", RIGHT),
    "look-alike": RIGHT.replace("Đ", "Ð"),
    "zero-width": RIGHT.replace("hội nghị", "hội\u200b nghị"),
    "tone": RIGHT.replace("vì hòa bình", "vì hoà bình").replace("nghị hòa", "nghị hoà"),
    "space": RIGHT.replace("nghị,", "nghị ,"),
    "twice": RIGHT.replace("bình!", "bình!!"),
    "crlf": RIGHT.replace("\n", "\r\n"),
}


@pytest.fixture
def here(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setenv("LANGUAGE", "vi")
    monkeypatch.chdir(site.root)
    return site


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_mended_and_nothing_else(here: Site, slip: str) -> None:
    path = here.write(FILE, SLIPS[slip])
    before = {each: each.read_bytes() for each in here.content.rglob("*") if each.is_file() and each != path}
    assert main(["check", "--fix", "--yes"]) == 0
    assert path.read_text("utf-8").replace("\r\n", "\n") == RIGHT
    assert {each: each.read_bytes() for each in before} == before


def windows(words: str) -> bytes:
    """In Windows-1258: letters with their shape, and the tone after them."""
    data = b""
    for letter in words:
        letters = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in letters if mark in "\u0300\u0301\u0303\u0309\u0323")
        shape = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in tones))
        data += f"{shape}{tones}".encode("cp1258")
    return data


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_a_file_in_another_encoding_becomes_utf_8(here: Site, encoding: str) -> None:
    path = here.write(FILE, windows(RIGHT) if encoding == "cp1258" else RIGHT.encode(encoding))
    assert main(["check", "--fix", "--yes", "content/stories/2024/2024-05-01-x"]) == 0
    assert path.read_text("utf-8") == RIGHT


def test_the_change_is_shown_and_not_written_unless_it_is_agreed_to(
    here: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here.write(FILE, SLIPS["tone"])
    assert main(["check", "--fix"]) == 0
    shown = capsys.readouterr()
    assert "-Đại biểu dự hội nghị, rồi ra về vì hoà bình!" in shown.out
    assert "+Đại biểu dự hội nghị, rồi ra về vì hòa bình!" in shown.out
    assert "Chưa ghi gì" in shown.err
    assert path.read_text("utf-8") == SLIPS["tone"]


def test_only_the_rules_and_files_that_are_named(here: Site) -> None:
    path = here.write(FILE, SLIPS["tone"])
    for words in (["--only", "typography"], ["content/events"]):
        main(["check", "--fix", "--yes", *words])
        assert path.read_text("utf-8") == SLIPS["tone"]


def test_what_is_let_pass_is_not_mended(here: Site) -> None:
    sic = "Biển hiệu ghi “hoà bình”. <!-- giữ nguyên tone: chữ trên biển -->"
    path = here.write(FILE, f"{HEAD}Vì hoà bình. {sic}\n")
    main(["check", "--fix", "--yes"])
    assert path.read_text("utf-8") == f"{HEAD}Vì hòa bình. {sic}\n"


def test_a_rule_that_is_named_gives_its_own_mends(here: Site) -> None:
    path = here.write(FILE, f"{HEAD}Theo Chỉ thị 15-NQ/TW, mọi người đến.\n")
    main(["check", "--fix", "--yes"])
    assert "Chỉ thị" in path.read_text("utf-8")
    main(["check", "--fix", "--yes", "--only", "document.kind"])
    assert "Theo Nghị quyết 15-NQ/TW, mọi" in path.read_text("utf-8")


@given(st.text("hoàòa thuý ,.!?()“”`[]*_|#-\n", max_size=80))
def test_what_is_mended_once_is_mended(body: str) -> None:
    def mend(whole: str) -> str:
        return mended(text_of(whole.encode(), "x/index.vi.md", "", "vi"), whole)

    once = mend(f"---\ntitle: x\n---\n{body}x")
    while once != (again := mend(once)):
        assert len(again) <= len(once) + body.count(",") + body.count("!") + body.count("?")
        once = again
