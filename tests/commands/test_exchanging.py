"""`nhipcau translation export` and `import`: what goes to a translator and comes back, in XLIFF and in PO."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from nhipcau.commands.cli import main
from tests.conftest import Site

KEY = "2024-05-01-x"
FOLDER = f"content/stories/2024/{KEY}"
VIETNAMESE = """---
title: Hội nghị "năm nay"
section: hoat-dong
standfirst: Mở đầu # lời
---

## Khai mạc

Hơn **300** đại biểu dự [hội nghị](https://example.org/a_b "Trang của hội nghị").



- một
- hai

```
mã & <b>
```
Hội nghị kết thúc lúc 17 giờ.
"""
ENGLISH = (
    "---\r\ntitle: 'A conference'   # ours\r\nsummary: It met.\r\n---\r\n\r\n## Opening\r\n\r\n"
    'Over **300** delegates went to the\r\n[conference](https://example.org/a_b "Its page").\r\n'
    "\r\n\r\n\r\n- one\r\n- two\r\n\r\n```\r\nmã & <b>\r\n```\r\nThe conference ended at 5 pm.\r\n"
)
FORMATS = [("xliff", "back.xlf"), ("po", "back.po")]


@pytest.fixture
def here(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    site.write(
        "pelicanconf.py", (site.root / "pelicanconf.py").read_text("utf-8") + "\nDESK_LANGUAGE = 'en'\n"
    )
    monkeypatch.chdir(site.root)
    site.write(f"{FOLDER}/index.vi.md", VIETNAMESE)
    (site.root / FOLDER / "index.en.md").write_bytes(ENGLISH.encode())
    return site


def english(site: Site) -> str:
    return (site.root / FOLDER / "index.en.md").read_bytes().decode()


def files(site: Site) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((site.root / FOLDER).iterdir())}


def exported(site: Site, form: str, file: str) -> str:
    assert main(["translation", "export", KEY, "en", "--format", form, "-o", file]) == 0
    return (site.root / file).read_text("utf-8")


def changed(site: Site, file: str, *replaced: tuple[str, str]) -> int:
    """What is exported, with other words in it, and imported again: the exit status."""
    words = exported(site, "po" if file.endswith("po") else "xliff", file)
    for old, new in replaced:
        assert old in words, old
        words = words.replace(old, new)
    (site.root / file).write_text(words, "utf-8")
    return main(["translation", "import", file])


def states(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    capsys.readouterr()
    main(["translation", "status", KEY, "--format", "json"])
    return {each["paragraph"]: each["state"] for each in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize(("form", "file"), FORMATS)
@pytest.mark.parametrize("confirmed", [False, True])
def test_what_comes_back_unchanged_changes_no_byte(here: Site, form: str, file: str, confirmed: bool) -> None:
    if confirmed:
        main(["translation", "confirm", KEY, "en"])
    exported(here, form, file)
    before = files(here)
    assert main(["translation", "import", file]) == 0
    assert files(here) == before


@pytest.mark.parametrize(("form", "file"), FORMATS)
def test_a_translated_paragraph_changes_alone_and_is_known_as_made_from_its_source(
    here: Site, capsys: pytest.CaptureFixture[str], form: str, file: str
) -> None:
    assert changed(here, file, ("ended at 5 pm", "closed at 17:00")) == 0
    assert english(here) == ENGLISH.replace("ended at 5 pm", "closed at 17:00")
    (pair,) = (here.root / FOLDER / "translations.tsv").read_text("utf-8").splitlines()[2:]
    assert pair.startswith("vi>en?\t")
    assert pair.endswith("\tHội nghị kết thúc lúc 17 giờ.\tThe conference closed at 17:00.")
    assert set(states(capsys).values()) == {"unconfirmed"}
    here.write(f"{FOLDER}/index.vi.md", VIETNAMESE.replace("17 giờ", "18 giờ"))
    assert [state for state in states(capsys).values() if state == "stale"] == ["stale"]


def test_a_state_in_the_file_confirms(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert changed(here, "a.xlf", ("ended at 5 pm", "closed"), ('state="translated"', 'state="final"')) == 0
    found = states(capsys)
    assert found.pop("summary") == "unconfirmed"
    assert set(found.values()) == {"confirmed"}


def test_in_a_po_file_fuzzy_is_not_confirmed(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    words = exported(here, "po", "a.po")
    at = words.index("Hội nghị kết thúc")
    flag = words.rindex("#, fuzzy\n", 0, at)
    (here.root / "a.po").write_text(words[:flag] + words[flag + 9 :], "utf-8")
    assert main(["translation", "import", "a.po"]) == 0
    assert english(here) == ENGLISH
    assert [name for name, state in states(capsys).items() if state == "confirmed"] == ["4"]


@pytest.mark.parametrize(("form", "file"), FORMATS)
def test_an_edition_begins_with_what_was_translated_and_waits_as_a_draft(
    here: Site, form: str, file: str
) -> None:
    (here.root / FOLDER / "index.en.md").unlink()
    words = exported(here, form, file)
    done = {"năm nay": "A conference", "Khai mạc": "Opening", "17 giờ": "It ended at 5 pm."}
    for source, target in done.items():
        if form == "po":
            words = re.sub(
                rf'(msgid "[^\n]*{source}[^\n]*"\n(?:"[^\n]*"\n)*msgstr )""', rf'\1"{target}"', words
            )
        else:
            words = re.sub(rf"({source}[^<]*</source>)", rf"\1<target>{target}</target>", words)
    if form == "po":
        words = words.replace('msgstr "Opening"', 'msgstr "## Opening"')
    else:
        words = words.replace("<target>Opening", '<target><ph id="1" dataRef="d1"/>Opening')
    (here.root / file).write_text(words, "utf-8")
    assert main(["translation", "import", file]) == 0
    assert english(here) == (
        "---\ntitle: A conference\nstatus: draft\n---\n\n## Opening\n\n```\nmã & <b>\n```\n\nIt ended at 5 pm.\n"
    )
    assert not [each for each in here.problems() if each.level == "error"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            '<ph id="2" dataRef="d2" disp="**"/> delegates',
            " delegates",
            "must stay is missing or was changed: **",
        ),
        ("delegates went to the\n", 'delegates went to the\n<ph id="99"/>', "a code in it is unknown"),
        ("ended at 5 pm.", "ended.\n\n&lt;div&gt;", "does not have: <div>"),
        ("ended at 5 pm.", "ended.\n\n## And then", "paragraph and would become a heading"),
        ("ended at 5 pm.", "ended.\n```", "does not have: ```"),
    ],
)
def test_what_does_not_fit_is_told_and_the_rest_is_taken(
    here: Site, capsys: pytest.CaptureFixture[str], old: str, new: str, why: str
) -> None:
    assert changed(here, "a.xlf", (old, new), (">A conference<", ">Our conference<")) == 1
    assert why in capsys.readouterr().err
    assert english(here) == ENGLISH.replace("'A conference'", '"Our conference"')


def test_nothing_is_overwritten_that_somebody_changed_since(
    here: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    words = exported(here, "po", "a.po")
    path = here.root / FOLDER / "index.en.md"
    now = ENGLISH.replace("ended at 5 pm", "was over at 5 pm").encode()
    path.write_bytes(now)
    (here.root / "a.po").write_text(words.replace("ended at 5 pm", "closed at 5 pm"), "utf-8")
    assert main(["translation", "import", "a.po"]) == 1
    assert "Somebody changed the translation" in capsys.readouterr().err
    assert path.read_bytes() == now


def test_what_was_made_from_an_older_text_is_left_out(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    words = exported(here, "xliff", "a.xlf")
    here.write(f"{FOLDER}/index.vi.md", VIETNAMESE.replace("17 giờ", "18 giờ"))
    (here.root / "a.xlf").write_text(words.replace("ended at 5 pm", "closed at 5 pm"), "utf-8")
    assert main(["translation", "import", "a.xlf"]) == 1
    assert "[p4] The source is no longer what it was" in capsys.readouterr().err
    assert english(here) == ENGLISH


def test_a_moved_paragraph_of_the_source_is_found_again(here: Site) -> None:
    words = exported(here, "xliff", "a.xlf")
    here.write(f"{FOLDER}/index.vi.md", VIETNAMESE.replace("## Khai mạc\n\n", "## Khai mạc\n\nLời chào.\n\n"))
    (here.root / "a.xlf").write_text(words.replace("ended at 5 pm", "closed at 5 pm"), "utf-8")
    assert main(["translation", "import", "a.xlf"]) == 0
    assert english(here) == ENGLISH.replace("ended at 5 pm", "closed at 5 pm")


def test_terms_of_the_house_go_along(here: Site) -> None:
    here.write(
        "content/registry/terms.toml",
        '[conference]\nvi = "hội nghị"\nen = "conference"\nnote = {en = "Never “congress”."}\n',
    )
    told = "hội nghị = conference. Never “congress”."
    assert f'<note category="term">{told}</note>' in exported(here, "xliff", "a.xlf")
    assert "<gls:definition>Never “congress”.</gls:definition>" in exported(here, "xliff", "a.xlf")
    assert f"#. {told}" in exported(here, "po", "a.po")


WHOLE = (
    '<xliff version="{}" xmlns="urn:oasis:names:tc:xliff:document:{}" srcLang="vi" trgLang="en">{}</xliff>'
)
OF_THIS = f'<file id="f" original="story/{KEY}">{{}}</file>'
UNIT = '<unit id="{}"><segment state="final"><source>{}</source><target>New</target></segment></unit>'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlf", "", "is no XLIFF"),
        ("a.xlf", "<xliff", "a.xlf:1: The file is no XLIFF"),
        ("a.xlf", "<html/>", "is no XLIFF"),
        (
            "a.xlf",
            '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>' + WHOLE.format("2.1", "2.0", ""),
            "is no XLIFF",
        ),
        ("a.xlf", WHOLE.format("1.2", "1.2", ""), "is XLIFF 1.2"),
        ("a.xlf", WHOLE.format("2.1", "2.0", ""), "of which piece"),
        (
            "a.xlf",
            WHOLE.format("2.1", "2.0", '<file id="f" original="story/no"/>'),
            "There is no piece “story/no”",
        ),
        ("a.po", 'msgid "a"\nmsgstr "b"\n', "of which piece"),
        ("a.po", 'msgid "a\n', "is no PO"),
        ("a.po", b"\xff\xfe\x00", "PO file"),
        ("a.po", 'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n', "of which piece"),
        ("none.xlf", None, "cannot be read"),
    ],
)
def test_a_file_that_is_none_gets_a_sentence(
    here: Site, capsys: pytest.CaptureFixture[str], name: str, data: str | bytes | None, said: str
) -> None:
    before = files(here)
    if data is not None:
        here.write(name, data)
    assert main(["translation", "import", name]) == 1
    assert said in capsys.readouterr().err
    assert files(here) == before


def test_units_of_another_piece_are_left_out(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    units = "".join(
        [
            UNIT.format("title-0", "Chuyện khác"),
            UNIT.format("x", ""),
            UNIT.format("p2-zz", "Hội nghị kết thúc lúc 17 giờ."),
        ]
    )
    here.write("a.xlf", WHOLE.format("2.1", "2.0", OF_THIS.format(units)))
    assert main(["translation", "import", "a.xlf"]) == 1
    told = capsys.readouterr().err
    assert "0 paragraphs were taken, 3 were left out." in told
    assert "[title] The source is no longer" in told
    assert english(here) == ENGLISH


def test_what_a_translators_program_cut_into_sentences_is_joined(here: Site) -> None:
    words = exported(here, "xliff", "a.xlf")
    cut = re.sub(
        r'<segment id="s1"( state="\w+")>(\s*)<source>Hội nghị kết thúc lúc 17 giờ.</source>.*?</segment>',
        r'<segment id="a"\1><source>Hội nghị kết thúc</source><target>It ended</target></segment>'
        r"<ignorable><source> </source></ignorable>"
        r'<segment id="b"\1><source>lúc 17 giờ.</source><target>at five.</target></segment>',
        words,
        flags=re.S,
    )
    (here.root / "a.xlf").write_text(cut, "utf-8")
    assert main(["translation", "import", "a.xlf"]) == 0
    assert english(here) == ENGLISH.replace("The conference ended at 5 pm.", "It ended at five.")


def test_a_language_that_the_site_has_not_gets_a_sentence(
    here: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["translation", "export", KEY, "fr"]) == 1
    assert "The site has no language “fr”." in capsys.readouterr().err
    (here.root / FOLDER / "index.vi.md").write_text("---\ntitle: [a\n---\n\nx\n", "utf-8")
    assert main(["translation", "export", KEY, "en"]) == 1
    assert "index.vi.md" in capsys.readouterr().err
