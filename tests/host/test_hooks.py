"""What Pelican does not promise may go: then something else stands in, and nothing ends in an ImportError."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator
from types import ModuleType

import pelican
import pelican.log
import pytest
from rich.console import Console

from nhipcau.host import hooks


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The hooks as they are beside a Pelican that has none of it."""
    with monkeypatch.context() as gone:
        gone.delattr(pelican.log, "console")
        gone.delattr(pelican.log, "init")
        gone.delattr(pelican, "ParseOverrides")
        yield importlib.reload(hooks)
    importlib.reload(hooks)


def test_what_pelican_has_is_taken_from_it() -> None:
    assert hooks.console is pelican.log.console
    assert hooks.start_log is pelican.log.init
    assert hooks.ParseOverrides is pelican.ParseOverrides


pelican_log = pelican.log.init


def test_without_pelicans_console_and_log_there_are_plain_ones(bare: ModuleType) -> None:
    assert isinstance(bare.console, Console)
    bare.start_log(name="pelican")
    assert bare.start_log is not pelican_log


def test_without_pelicans_own_settings_on_the_command_line_are_read_all_the_same(
    bare: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    command = argparse.ArgumentParser()
    command.add_argument("-e", dest="overrides", nargs="*", action=bare.ParseOverrides, default={})
    given = command.parse_args(["-e", "PAGE_SIZE=3", 'SITENAME="Cầu"'])
    assert given.overrides == {"PAGE_SIZE": 3, "SITENAME": "Cầu"}
    with pytest.raises(SystemExit):
        command.parse_args(["-e", "PAGE_SIZE"])
    assert "-e: " in capsys.readouterr().err
