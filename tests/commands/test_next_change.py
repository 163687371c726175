"""The command `nhipcau next-change`: one line, for programs."""

from __future__ import annotations

import re
from pathlib import Path

from nhipcau.commands.cli import main
from tests.conftest import PROJECT, Site


def test_the_command_prints_the_instant_and_the_reason(site: Site) -> None:
    """The small site's festival stands in the strip from 20 September."""
    done = site.nhipcau("next-change", "--now", "2024-09-15T08:00+07:00")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"2024-09-\d\dT\d\d:\d\d\+07:00 \w+: [\w-]+(, \w+: [\w-]+)*\n", done.stdout)


def test_the_setting_now_is_where_it_looks_from(site: Site) -> None:
    now = "2024-09-19T08:00+07:00"
    by_setting = site.nhipcau("next-change", "-e", f'NOW="{now}"')
    assert by_setting.stdout == site.nhipcau("next-change", "--now", now).stdout
    assert "strip: ngay-hoi-van-hoa" in site.nhipcau("next-change", "--now", "2024-09-19T23:59+07:00").stdout


def test_a_time_without_an_offset_is_refused(site: Site) -> None:
    done = site.nhipcau("next-change", "--now", "2024-09-15")
    assert done.returncode == 1
    assert "2024-02-16T12:00+07:00" in done.stderr


def test_mistakes_in_the_content_are_told_and_nothing_else(site: Site) -> None:
    site.write("content/stories/2024/2024-05-01-sai/index.vi.md", "---\ntitle: Sai\n---\nChữ.\n")
    done = site.nhipcau("next-change", "--now", "2024-09-15T08:00+07:00")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "index.vi.md:1: " in done.stderr


def test_the_example_of_the_document_is_what_the_sample_site_answers(
    capsys, monkeypatch, tmp_path: Path
) -> None:
    text = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    found = re.search(r"^\$ \S+ (next-change .*)\n(.*)$", text, re.M)
    assert found
    monkeypatch.chdir(PROJECT)
    assert main([*found[1].split(), "-e", f'CACHE_PATH="{tmp_path}"']) == 0
    assert capsys.readouterr().out.strip() == found[2]
