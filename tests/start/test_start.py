"""`nhipcau start`: what is asked, what is written, and that it builds as it stands."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from nhipcau.commands.answers import zone_here
from nhipcau.commands.cli import main
from tests.conftest import Site

SEARCHLESS = ("-e", "SEARCH=false")
"""That the index is made is tried elsewhere, where the program is here."""


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    before = os.getcwd()
    yield
    os.chdir(before)


def answering(monkeypatch: pytest.MonkeyPatch, answers: Iterable[str]) -> list[str]:
    """Sit at the terminal and give these answers; what was asked stands in the list."""
    asked, ahead = [], iter(answers)

    def ask(question: str) -> str:
        asked.append(question)
        return next(ahead)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", ask)
    return asked


def built(name: str, *arguments: str) -> Site:
    site = Site(Path(name).resolve())
    done = site.build(*SEARCHLESS, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert site.nhipcau("check").returncode == 0
    return site


def test_a_newspaper_of_which_nothing_is_asked_builds_without_a_warning() -> None:
    assert main(["start", "my-paper", "--yes"]) == 0
    site = built("my-paper")
    assert site.nhipcau("check").stderr == "Everything is in order.\n"
    for page in ("index.html", "vi/index.html"):
        assert '<span class="masthead__name">my-paper</span>' in site.printed()[page].decode()
    assert "A word of welcome" in site.printed()["index.html"].decode()
    assert "Lời chào bạn đọc" in site.printed()["vi/index.html"].decode()
    assert {"pages/about/index.html", "vi/trang-tin/gioi-thieu/index.html"} <= set(site.printed())


def test_every_answer_stands_where_it_belongs() -> None:
    names = [
        "--name",
        'vi=Đông "Phong"',
        "--name",
        "East Wind",
        "--tagline",
        "en=News",
        "--tagline",
        "vi=Tin",
    ]
    sections = ["--sections", "vi=Tin nhanh, Sách", "--sections", "en=In brief, Books"]
    more = [
        "--languages",
        "vi,en",
        "--address",
        "https://Dong.Example/",
        "--zone",
        "Asia/Ho_Chi_Minh",
        "--yes",
    ]
    assert main(["start", "paper", *names, *sections, *more]) == 0
    site = built("paper")
    settings = site.settings()
    assert [table["site_name"] for table in settings["LANGUAGES"].values()] == ['Đông "Phong"', "East Wind"]
    assert [table["tagline"] for table in settings["LANGUAGES"].values()] == ["Tin", "News"]
    assert (settings["TIMEZONE"], settings["DESK_LANGUAGE"]) == ("Asia/Ho_Chi_Minh", "vi")
    assert 'SITEURL = "https://dong.example"' in (site.root / "publishconf.py").read_text()
    registry = tomllib.loads((site.root / "content/registry/sections.toml").read_text())
    assert registry == {
        "tin-nhanh": {"vi": "Tin nhanh", "en": "In brief"},
        "sach": {"vi": "Sách", "en": "Books"},
    }


def test_a_wrong_answer_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [
        *("klingon", "en vi"),
        *("Bridge", "Nhịp cầu"),
        *("", ""),
        *("News, Art", "Tin", "Tin, Nghệ thuật"),
        *("bridge", "https://bridge.example/paper/", "https://bridge.example"),
        *("Asia/Hanoi", "Asia/Ho_Chi_Minh"),
    ]
    asked = answering(monkeypatch, answers)
    assert main(["start", "paper"]) == 0
    assert len(asked) == len(answers)
    said = capsys.readouterr().out
    assert "“klingon” is no code of a language, such as vi, en or pt-BR." in said
    assert "“Tin”: name as many sections as in the main language." in said
    assert "“https://bridge.example/paper/” is no address of a site" in said
    assert "There is no time zone “Asia/Hanoi”" in said
    assert asked[3] == "Name of the newspaper (Tiếng Việt) [Bridge]: "
    assert built("paper").settings()["LANGUAGES"]["vi"]["site_name"] == "Nhịp cầu"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--languages", "xx"], "“xx” is no code of a language"),
        (["--languages", ","], "It needs a word or two."),
        (["--address", "ftp://x.example"], "“ftp://x.example” is no address of a site"),
        (["--zone", "../etc/passwd"], "There is no time zone “../etc/passwd”"),
        (["--name", "fr=Pont"], "The newspaper has no language “fr”."),
        (["--sections", "en=A, B", "--sections", "vi=A"], "“A”: name as many sections"),
        (["--name", " \t"], "It needs a word or two."),
    ],
)
def test_a_wrong_option_is_a_sentence_and_writes_nothing(
    option: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["start", "paper", "--yes", *option]) == 1
    assert said in capsys.readouterr().err
    assert not Path("paper").exists()


def test_without_a_terminal_it_says_how_to_be_asked_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start", "paper"]) == 1
    assert "say --yes to take what is proposed" in capsys.readouterr().err
    assert not Path("paper").exists()


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("paper").mkdir()
    Path("paper/Makefile").write_text("mine")
    assert main(["start", "paper", "--yes"]) == 1
    assert "paper/Makefile is there already; nothing was written." in capsys.readouterr().err
    assert [path.name for path in Path("paper").iterdir()] == ["Makefile"]
    Path("paper/Makefile").rename("paper/LICENCE")
    assert main(["start", "paper", "--yes"]) == 0
    assert Path("paper/LICENCE").read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("")
    assert main(["start", "file/paper", "--yes"]) == 1
    assert "file/paper cannot be written: " in capsys.readouterr().err


def test_an_empty_newspaper_has_no_story_and_builds() -> None:
    assert main(["start", "paper", "--yes", "--empty"]) == 0
    assert not Path("paper/content/stories").exists()
    built("paper")


def test_a_language_that_we_have_no_texts_in_gets_none_and_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (
        main(["start", "paper", "--yes", "--languages", "ja,en,vi", "--name", "ja=東風", "--name", "Wind"])
        == 0
    )
    said = capsys.readouterr().out
    assert "日本語: the theme has no catalogue of it yet, so its own words appear in English." in said
    assert "日本語: Nhịp Cầu brings no texts in it" in said
    assert sorted(path.name for path in Path("paper/content").rglob("*.md")) == [
        *("index.en.md", "index.en.md", "index.vi.md", "index.vi.md")
    ]
    site = Site(Path("paper").resolve())
    done = site.build(*SEARCHLESS)
    assert done.returncode == 0
    assert "theme/translations/ja/LC_MESSAGES/messages.po: warning: The theme has no catalogue" in done.stderr
    assert "東風" in site.printed()["index.html"].decode()
    assert '<html lang="ja">' in site.printed()["index.html"].decode()


def test_two_languages_of_which_we_have_no_texts_build_too() -> None:
    assert main(["start", "paper", "--yes", "--languages", "fr,lo"]) == 0
    assert not list(Path("paper/content").rglob("*.md"))
    site = Site(Path("paper").resolve())
    assert site.build(*SEARCHLESS).returncode == 0
    assert {"index.html", "lo/index.html", "sections/news/index.html"} <= set(site.printed())


def test_a_catalogue_can_be_begun_and_then_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["start", "paper", "--yes", "--languages", "en,ja"])
    os.chdir("paper")
    assert main(["catalogue", "ja"]) == 0
    file = Path("theme/translations/ja/LC_MESSAGES/messages.po")
    assert f"Translate here: {file}" in capsys.readouterr().out
    text = file.read_text()
    assert 'msgid "Skip to the content"\nmsgstr ""\n' in text
    file.write_text(
        text.replace('"Skip to the content"\nmsgstr ""', '"Skip to the content"\nmsgstr "本文へ"')
    )
    page = built(".", "SOCIAL_CARDS=false").printed()["ja/index.html"].decode()
    assert "本文へ" in page
    assert "Search" in page
    assert main(["catalogue", "ja"]) == 1
    assert "is there already; nothing was written." in capsys.readouterr().err


def test_a_catalogue_of_a_language_that_we_have_is_begun_empty() -> None:
    main(["start", "paper", "--yes"])
    os.chdir("paper")
    assert main(["catalogue", "vi"]) == 0
    assert "Skip to the content" not in Path("theme/translations/vi/LC_MESSAGES/messages.po").read_text()
    built(".")


def test_a_build_says_which_language_has_no_font_for_cards_and_which_file_is_none() -> None:
    main(["start", "paper", "--yes", "--languages", "en,ja,ru"])
    settings = Path("paper/pelicanconf.py")
    settings.write_text(
        settings.read_text(encoding="utf-8") + 'CARD_FONTS = ["Makefile"]\n', encoding="utf-8"
    )
    site = Site(Path("paper").resolve())
    done = site.build(*SEARCHLESS, environment={"PATH": ""})
    assert done.returncode == 0
    assert "Makefile, which CARD_FONTS names, is no font that can be read." in done.stderr
    assert "Cards in 日本語 show no words: no font on this machine has its letters." in done.stderr
    assert "Cards in Русский" not in done.stderr
    assert {"card.jpg", "ja/card.jpg", "ru/card.jpg"} <= set(site.printed())


def test_lunar_days_and_holidays_of_vietnam_are_told_only_where_they_are_asked_for() -> None:
    main(["start", "paper", "--yes"])
    site = built("paper")
    months = [path for path in site.printed() if path.startswith("calendar/")]
    assert len(months) > 12
    assert not [path for path in months if "lunar" in site.printed()[path].decode()]
    settings = site.root / "pelicanconf.py"
    settings.write_text(settings.read_text(encoding="utf-8") + 'HOLIDAYS = "vn"\n', encoding="utf-8")
    again = built("paper").printed()
    assert all("lunar" in again[path].decode() for path in months)
    assert "National Day" in "".join(again[path].decode() for path in months)


@pytest.mark.parametrize(
    ("environment", "link", "zone"),
    [
        ({"TZ": ":Europe/Paris"}, "", "Europe/Paris"),
        ({"TZ": "nonsense"}, "", "UTC"),
        ({}, "/usr/share/zoneinfo/Asia/Vientiane", "Asia/Vientiane"),
        ({}, "", "UTC"),
    ],
)
def test_the_zone_that_is_proposed_is_the_machines(
    environment: dict[str, str], link: str, zone: str, tmp_path: Path
) -> None:
    localtime = tmp_path / "localtime"
    if link:
        localtime.symlink_to(link)
    assert zone_here(environment, localtime) == zone
