"""`nhipcau new` lays out a folder that reads without an error, and never overwrites one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.commands.cli import main
from nhipcau.commands.new import spelt_out
from nhipcau.languages import slugify
from nhipcau.model import ERROR
from nhipcau.reading.source import read_source
from tests.conftest import Site


@pytest.fixture(autouse=True)
def at_home(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = os.getcwd()
    monkeypatch.chdir(site.root)
    yield
    os.chdir(before)


STORY = ["new", "--title-vi", "Chợ hoa Quảng Bá", "--date", "2024-11-02", "--section", "van-hoa"]
FOLDER = "content/stories/2024/2024-11-02-cho-hoa-quang-ba"


def errors(site: Site) -> list[str]:
    return [problem.text() for problem in site.problems() if problem.level == ERROR]


def test_a_new_story_is_read_as_it_stands(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*STORY, "--title-en", 'The "Quảng Bá" flower market: an evening']) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[:2] == [f"{FOLDER}/index.vi.md", f"{FOLDER}/index.en.md"]
    assert "make serve" in said
    assert errors(site) == []
    story = next(story for story in site.read().content.stories if story.key == "2024-11-02-cho-hoa-quang-ba")
    assert [edition.title for edition in story.editions] == [
        "Chợ hoa Quảng Bá",
        "The “Quảng Bá” flower market: an evening",  # set as print has it
    ]
    assert story.section == "van-hoa"


def test_facts_stand_in_the_first_file_only(site: Site) -> None:
    main([*STORY, "--title-en", "The flower market"])
    assert "\nsection: van-hoa\n" in (site.root / FOLDER / "index.vi.md").read_text()
    assert "\nsection:" not in (site.root / FOLDER / "index.en.md").read_text()


def test_the_keys_that_exist_stand_in_the_comments(site: Site) -> None:
    main(STORY)
    text = (site.root / FOLDER / "index.vi.md").read_text()
    assert "# Chuyên mục: hoat-dong (Hoạt động), van-hoa (Văn hóa)\n" in text
    assert "hoa-binh (Hòa bình)" in text
    assert '# cover_caption: "Chú thích. Ảnh: tên"' in text


def test_a_caption_is_shown_in_the_language_of_its_file(site: Site) -> None:
    main([*STORY, "--title-en", "The flower market"])
    assert '# cover_caption: "Caption. Photo: name"' in (site.root / FOLDER / "index.en.md").read_text()


def test_nothing_is_overwritten(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(STORY) == 0
    site.write(f"{FOLDER}/index.vi.md", "mine")
    assert main(STORY) == 1
    assert (site.root / FOLDER / "index.vi.md").read_text() == "mine"
    assert f"Đã có {FOLDER}; chưa ghi gì cả." in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["event", "anniversary", "page"])
def test_every_kind_of_piece_can_be_started(site: Site, kind: str) -> None:
    assert (
        main(
            [
                "new",
                "--kind",
                kind,
                "--title-vi",
                "Việc mới",
                "--title-en",
                "A new one",
                "--date",
                "2024-12-01",
            ]
        )
        == 0
    )
    assert errors(site) == []


@pytest.mark.parametrize("told", ["2/11/2024", "ngày 2 tháng 11 năm 2024", "2 November 2024"])
def test_the_day_may_be_told_as_people_write_it(site: Site, told: str) -> None:
    arguments = ["new", "--title-vi", "Chợ hoa", "--date", told, "--section", "van-hoa"]
    assert main(arguments) == 0
    assert (site.content / "stories/2024/2024-11-02-cho-hoa").is_dir()


def test_an_english_story_can_stand_alone(site: Site) -> None:
    assert main(["new", "--title-en", "Autumn", "--date", "2024-11-03", "--section", "van-hoa"]) == 0
    assert errors(site) == []
    assert [path.name for path in (site.content / "stories/2024/2024-11-03-autumn").iterdir()] == [
        "index.en.md"
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new"], "Hãy cho tên bài bằng --title-vi"),
        (["new", "--title-vi", "A"], "Hãy cho chuyên mục bằng --section, một trong: hoat-dong, van-hoa."),
        (["new", "--title-fr", "A"], "Trang không có ngôn ngữ “fr”."),
        (["new", "--title-vi", "A", "--section", "x"], "Không có chuyên mục “x”."),
        (
            ["new", "--title-vi", "A", "--section", "van-hoa", "--date", "1/2/24"],
            "Năm trong “1/2/24” không đủ bốn chữ số",
        ),
        (["new", "--title-vi", "…", "--section", "van-hoa"], "Tên thư mục chỉ gồm a-z"),
        (["new", "--title-vi", "A", "--section", "van-hoa", "--name", "../x"], "Tên thư mục chỉ gồm a-z"),
    ],
)
def test_without_a_terminal_what_is_missing_is_said(
    site: Site, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = sorted(site.content.rglob("*"))
    assert main(arguments) == 1
    assert said in capsys.readouterr().err
    assert sorted(site.content.rglob("*")) == before


def test_at_a_terminal_it_asks(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter(["", "Chợ hoa Quảng Bá", "", "ngày mai", "2024-11-02", "9", "2"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: [asked.append(question), next(answers)][1])
    assert main(["new"]) == 0
    begun = (site.root / FOLDER / "index.vi.md").read_text()
    assert "section: van-hoa" in begun
    assert "\nstatus: draft" in begun
    assert asked[0] == "Bạn muốn tạo gì? [story]: "
    assert asked[2].startswith("Tên bài, English (bỏ trống")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Cf"]), min_size=1, max_size=20
    ).filter(lambda title: title.strip())
)
def test_any_title_survives_the_way_through_yaml(site: Site, title: str) -> None:
    name = f"bai-{title.encode('utf-8', 'surrogatepass').hex()}"
    arguments = ["new", f"--title=vi={title}", "--date", "2024-11-04", "--section", "van-hoa", "--name", name]
    if main(arguments) == 0:
        data = (site.content / "stories/2024" / f"2024-11-04-{name}" / "index.vi.md").read_bytes()
        source, problems = read_source(data, "index.vi.md")
        assert problems == ()
        told = source.fields["title"].raw if "title" in source.fields else ""
        assert isinstance(told, str)
        assert slugify(told) == slugify(title)


def test_a_title_by_language_is_one_option_for_every_language() -> None:
    assert spelt_out(["new", "--title-vi", "A", "--title-pt-BR=B"]) == [
        "new",
        "--title",
        "vi=A",
        "--title",
        "pt-BR=B",
    ]
