"""`nhipcau status`, `nhipcau check` and the command line itself."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from nhipcau.commands.cli import main
from nhipcau.commands.status import decimal
from nhipcau.host.project import Stopped, open_project
from nhipcau.languages.voice import voice
from tests.conftest import Site
from tests.sites.mistakes import make


@pytest.fixture(autouse=True)
def on_a_vietnamese_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "vi")


def test_status_tells_what_the_last_build_did(site: Site) -> None:
    assert "chưa dựng lần nào" in site.nhipcau("status").stdout
    assert site.build().returncode == 0
    first = site.nhipcau("status").stdout
    count = len([path for path in site.printed() if not path.rpartition("/")[2].startswith(".")])
    assert "Đọc: 11 thư mục; 0 thư mục không đổi" in first
    assert f"Tệp của trang: {count}" in first
    assert f"Dựng: {count}; giữ nguyên: 0; ghi: {count}; bỏ: 0" in first
    assert site.build().returncode == 0
    assert f"Dựng: 0; giữ nguyên: {count}; ghi: 0; bỏ: 0" in site.nhipcau("status").stdout


def test_status_finds_the_record_where_the_settings_put_it(site: Site, tmp_path: Path) -> None:
    place = f'CACHE_PATH="{tmp_path}/elsewhere"'
    assert site.build("-e", place).returncode == 0
    assert "Lần dựng gần nhất" in site.nhipcau("status", "-e", place).stdout
    assert "chưa dựng lần nào" in site.nhipcau("status").stdout


@pytest.mark.parametrize(("language", "said"), [("vi", "0,42"), ("en", "0.42")])
def test_a_number_is_written_as_the_language_does(language: str, said: str) -> None:
    assert decimal(0.4231, language) == said


def test_check_ends_with_status_0_where_there_are_only_warnings(site: Site) -> None:
    make(site, "look-alike")
    done = site.nhipcau("check")
    assert done.returncode == 0
    assert "index.vi.md:5:1: cảnh báo: Một chữ nước ngoài đứng thay Đ" in done.stderr
    assert not site.printed()


def test_check_ends_with_status_1_where_there_is_an_error(site: Site) -> None:
    make(site, "missing-title")
    done = site.nhipcau("check")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "1 lỗi."


def test_check_says_so_when_everything_is_in_order(site: Site) -> None:
    for story in ("2024-03-01-tieng-dan-bau", "2024-03-05-a-letter-home", "2024-10-12-ban-nhap"):
        for file in (site.content / "stories" / "2024" / story).iterdir():
            file.unlink()
        (site.content / "stories" / "2024" / story).rmdir()
    english = site.content / "stories/2024/2024-10-10-70-nam-giai-phong-thu-do/index.en.md"
    english.write_text(
        english.read_text().replace("[a story in Vietnamese]({story}2024-03-01-tieng-dan-bau)", "x")
    )
    done = site.nhipcau("check")
    assert (done.returncode, done.stderr) == (0, "Mọi thứ đều ổn.\n")


def test_check_speaks_the_language_of_the_setting(site: Site) -> None:
    make(site, "tone-mark")
    assert "Our way is “khỏe”." in site.nhipcau("check", "-e", 'DESK_LANGUAGE="en"').stderr


def test_a_command_works_from_any_folder_of_the_project(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.content / "stories" / "2024")
    assert open_project().root == site.root


def test_outside_a_project_the_desk_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Stopped, match=r"không có pelicanconf\.py: trước hết hãy vào thư mục"):
        open_project()
    assert main(["status"]) == 1


def test_in_a_folder_that_was_deleted_meanwhile_it_says_so_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["status"]) == 1


def test_settings_that_are_no_python_are_named(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("pelicanconf.py", "PAGE_SIZE = (\n")
    monkeypatch.chdir(site.root)
    with pytest.raises(Stopped, match=r"Không đọc được thiết lập trong pelicanconf\.py: SyntaxError"):
        open_project()


def test_a_settings_file_that_is_not_there_is_named(site: Site) -> None:
    done = site.nhipcau("check", "-s", "live.py")
    assert done.returncode == 1
    assert "Không có tệp thiết lập live.py" in done.stderr


@pytest.mark.parametrize("wrong", ["CACHE_PATH=7", "SITEURL=7"])
def test_a_setting_that_pelican_itself_stumbles_over_is_no_traceback(site: Site, wrong: str) -> None:
    done = site.nhipcau("check", "-e", wrong)
    assert done.returncode == 1
    assert "Không đọc được thiết lập trong pelicanconf.py" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_build_with_nothing_new_loads_neither_the_reader_nor_a_rule(site: Site) -> None:
    """They are half of the package, and each start would wait for them."""
    arguments = ["content", "-s", "pelicanconf.py", "-o", "output"]
    build = (
        f"from nhipcau.machine import tree; tree.SETTLED = 0; import pelican, sys; pelican.main({arguments})"
    )
    loaded = "print({'nhipcau.reading.reader', 'nhipcau.rules'} & sys.modules.keys())"
    done = [
        subprocess.run(
            [sys.executable, "-c", f"{build}; {loaded}"],
            cwd=site.root,
            text=True,
            capture_output=True,
            check=True,
        )
        for _ in range(2)
    ]
    assert [each.stdout.splitlines()[-1] == "set()" for each in done] == [False, True]


def test_settings_are_told_in_a_sentence_also_after_a_build_in_the_same_process(site: Site) -> None:
    arguments = ["content", "-s", "pelicanconf.py", "-o", "output"]
    twice = f"import pelican; pelican.main({arguments}); pelican.main({[*arguments, '-e', 'SITEURL=7']})"
    done = subprocess.run(
        [sys.executable, "-c", twice], cwd=site.root, text=True, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "Không đọc được thiết lập trong pelicanconf.py" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("wrong", ['LANGUAGES={"vi": 7}', "PAGE_SIZE=0", 'TIMEZONE="Asia/Hanoi"'])
def test_a_wrong_setting_is_a_sentence_for_every_command(site: Site, wrong: str) -> None:
    done = site.nhipcau("check", "-e", wrong)
    assert done.returncode == 1
    assert re.search(r"^pelicanconf\.py(?::\d+)?: lỗi: Thiết lập ", done.stderr, re.M)
    assert "Traceback" not in done.stderr


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Nhịp Cầu ")


def test_help_is_in_the_writers_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("cách dùng: nhipcau")
    assert "dựng trang, cho xem thử, và dựng lại sau mỗi lần sửa" in said
    assert "usage" not in said
    assert "arguments" not in said
    assert "show this" not in said


def test_a_wrong_command_line_is_told_in_the_writers_language(capsys: pytest.CaptureFixture[str]) -> None:
    for given, told in (
        (["--sai"], "còn thiếu: lệnh"),
        (["ready"], "còn thiếu: KEY"),
        (["check", "--format", "x"], "không có lựa chọn 'x'"),
    ):
        with pytest.raises(SystemExit):
            main(given)
        assert told in capsys.readouterr().err


def test_a_setting_on_the_command_line_that_cannot_be_read_is_told_in_a_sentence(site: Site) -> None:
    found = site.nhipcau("check", "-e", "SITENAME='x'")
    assert found.returncode == 2
    assert "JSON" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("HOLIDAYS = 'x'", "Thiết lập HOLIDAYS"),
        ("LANGUAGES['fr'] = 3", "Thiết lập LANGUAGES"),
        ("x = (", "SyntaxError"),
        ("x = 1 / 0", "ZeroDivisionError"),
    ],
)
def test_what_is_wrong_in_the_settings_is_told_with_its_line(site: Site, wrong: str, told: str) -> None:
    file = site.root / "pelicanconf.py"
    text = file.read_text("utf-8")
    file.write_text(f"{text}\n{wrong}\n", encoding="utf-8")
    done = site.nhipcau("check")
    line = text.count("\n") + 2
    assert re.search(rf"^pelicanconf\.py:{line}: .*{told}", done.stderr, re.M)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("language", ["x" * 5000, "../../etc", "a\x00b", ""])
def test_a_language_of_the_desk_that_is_none_is_no_place_on_the_disk(language: str) -> None:
    assert voice({"DESK_LANGUAGE": language}).say("{n} errors", n=3)
