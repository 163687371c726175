"""The host fails loudly where stock Pelican prints "Done"."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import Site


def plugins(site: Site, *more: str) -> str:
    return f"PLUGINS={json.dumps([*site.settings()['PLUGINS'], *more])}"


def test_a_plugin_that_is_not_there_stops_the_build(site: Site) -> None:
    done = site.build("-e", plugins(site, "nhipcau.crosswords"))
    assert done.returncode == 1
    assert re.search(
        r"^pelicanconf\.py(?::\d+)?: lỗi: Không nạp được phần bổ trợ “nhipcau.crosswords”", done.stderr, re.M
    )
    assert not site.printed()


def test_a_plugin_whose_register_raises_stops_the_build(site: Site) -> None:
    site.write("raising.py", "def register():\n    raise RuntimeError('no ink')\n")
    done = site.build("-e", plugins(site, "raising"), environment={"PYTHONWARNINGS": "ignore"})
    assert done.returncode == 1
    assert "“raising”" in done.stderr
    assert "no ink" in done.stdout + done.stderr
    assert not site.printed()


@pytest.mark.parametrize("needed", ["nhipcau.reading", "nhipcau.host.printing"])
def test_a_site_without_its_reader_or_its_press_is_not_called_built(site: Site, needed: str) -> None:
    rest = [name for name in site.settings()["PLUGINS"] if name != needed]
    done = site.build("-e", f"PLUGINS={json.dumps(rest)}")
    assert done.returncode == 1
    assert f"Phần bổ trợ “{needed}” không có trong PLUGINS" in done.stderr


@pytest.mark.parametrize("value", ["'nhipcau.reading'", "['nhipcau.reading', object()]", "[None]"])
def test_plugins_of_the_wrong_type_are_a_problem_and_no_traceback(site: Site, value: str) -> None:
    settings = site.root / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}\nPLUGINS = {value}\n", "utf-8")
    done = site.build()
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert re.match(
        r"pelicanconf\.py(?::\d+)?: lỗi: Thiết lập PLUGINS phải là danh sách các phần bổ trợ\.", done.stderr
    )


@pytest.mark.parametrize("name", ["CACHE_PATH", "PLUGIN_PATHS"])
@pytest.mark.parametrize("value", ["a\0b", "\ud800"])
def test_a_folder_with_a_name_that_no_disk_has_is_a_problem_and_no_traceback(
    site: Site, name: str, value: str
) -> None:
    settings = site.root / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}\n{name} = {value!r}\n", "utf-8")
    done = site.build()
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert re.match(rf"pelicanconf\.py:\d+: lỗi: Thiết lập {name} có ký tự điều khiển", done.stderr)


def test_a_reason_that_holds_what_is_no_letter_is_told(site: Site) -> None:
    settings = site.root / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}\nTHEME = '\\ud800'\n", "utf-8")
    done = site.nhipcau("check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Could not find the theme" in done.stderr


def test_the_closing_line_counts_what_was_read(site: Site) -> None:
    done = site.build()
    assert "Processed 8 articles, 1 draft, 0 hidden articles, 2 pages" in " ".join(done.stdout.split())


def test_a_good_build_says_on_standard_error_only_what_it_holds_back(site: Site) -> None:
    assert site.build().stderr == "content/stories: lưu ý: 1 bản nháp.\n1 lưu ý.\n"
