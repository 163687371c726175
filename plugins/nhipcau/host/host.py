"""The host: Pelican, made to fail loudly."""

from __future__ import annotations

import logging
from pathlib import Path
from traceback import walk_tb
from typing import Any, NoReturn

from pelican import Pelican, signals

from nhipcau.host.alone import a_path, alone
from nhipcau.host.build import Build
from nhipcau.host.hooks import console
from nhipcau.host.printing import PressGenerator
from nhipcau.host.project import SETTINGS, line_at_fault
from nhipcau.host.report import report
from nhipcau.host.stamp import Stamp
from nhipcau.languages.voice import spoken_here, tell_in_utf8, voice
from nhipcau.machine import keep_to_the_end, uncollected
from nhipcau.machine.site_code import plugin_code
from nhipcau.model import Problem, Refused, error
from nhipcau.model.changes import Instant
from nhipcau.printing.printing import unkept
from nhipcau.reading import ReadingGenerator
from nhipcau.reading.source import N_

NEEDED = ("nhipcau.reading", "nhipcau.host.printing")
"""Without these a run would read nothing, or print nothing, and call that a success."""


class Newspaper(Pelican):  # type: ignore[misc]
    """Pelican as this site needs it: every plugin there, and problems told in one list instead of a traceback.

    Stock Pelican logs a plugin that cannot register, prints "Done" and exits with 0.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        tell_in_utf8()
        self.last: Build | None = None
        """The last build that was made, for who stays and builds again."""
        self.until: Instant | None = None
        """After a build, the first instant at which a page may change by itself; midnight at the latest."""
        super().__init__(settings)

    def init_plugins(self) -> None:
        wanted = self.settings.get("PLUGINS")
        if not isinstance(wanted, (list, tuple)) or not all(map(_may_be_plugin, wanted)):
            message = N_("The setting PLUGINS must be a list of plugins.")
            self._stop(Refused((error(SETTINGS, 0, "PLUGINS", message),)))
        if not all(map(a_path, self.settings["PLUGIN_PATHS"])):
            message = N_("The setting {name} holds a control character, which no text may have.")
            self._stop(Refused((error(SETTINGS, 0, "PLUGIN_PATHS", message, name="PLUGIN_PATHS"),)))
        with uncollected():
            super().init_plugins()
        problems = _absent([name for name in wanted if isinstance(name, str)], self.settings["PLUGINS"])
        if problems:
            self._stop(Refused(problems))
        plugin_code(self.settings)  # now, as it was loaded, whatever becomes of the files

    def run(self) -> None:
        """Build the site once; SystemExit with status 1, and the output untouched, where there are errors."""
        try:
            with uncollected():
                report(self.build(), voice(self.settings).language)
                keep_to_the_end()
        except Refused as refused:
            self._stop(refused)

    def build(
        self, *, anew: bool = False, slow: int | None = None, patience: float = 1.0
    ) -> tuple[Problem, ...]:
        """Build the site once, and give the warnings; raises Refused where there are errors, or another build is still
        at work after `patience` (seconds).

        For those who stay when a build fails, and may build again. With `anew`, everything is read even where the stamp
        says that nothing changed: then `last` is there afterwards. `slow` is how many pictures and the like are made at
        most; the next build goes on with them.
        """
        self.delete_outputdir = False  # the press removes what is stale, and only after a build that succeeds
        with alone(self.settings, patience), uncollected():
            stamp = Stamp(self.settings)
            if not anew and (whole := stamp.whole()):
                done, problems = whole
                console.print(done.line(voice(self.settings)), highlight=False)
            else:
                build = self.last = self._build(stamp, slow)
                problems = build.problems
                late: list[Problem] = []
                with unkept(late.append, Path(self.settings["CACHE_PATH"])):
                    stamp.renew(build.reading.content, build.now, problems)
                problems += tuple(late)
            self.until = stamp.until
        return problems

    def _build(self, stamp: Stamp, slow: int | None) -> Build:
        """Have Pelican build by what the stamp saw of the folders."""
        press: list[PressGenerator] = []

        def give(generator: object) -> None:
            if isinstance(generator, ReadingGenerator):
                generator.tree = stamp.content
            elif isinstance(generator, PressGenerator):
                generator.folder, generator.slow = stamp.output, slow
                press.append(generator)

        with signals.generator_init.connected_to(give):
            super().run()
        assert press[0].build
        return press[0].build

    def _stop(self, refused: Refused) -> NoReturn:
        report(refused.problems, voice(self.settings).language)
        raise SystemExit(refused.exitcode) from None


def _may_be_plugin(given: object) -> bool:
    """Whether it names a plugin, or is one."""
    return isinstance(given, str) or hasattr(given, "register")


def _absent(wanted: list[str], loaded: list[str]) -> tuple[Problem, ...]:
    failed = N_("The plugin “{plugin}” could not be loaded; the reason stands above.")
    left_out = N_("The plugin “{plugin}” is not in PLUGINS, and nothing can be built without it.")
    return tuple(
        error(SETTINGS, 0, "PLUGINS", failed if name in wanted else left_out, plugin=name)
        for name in sorted({*wanted, *NEEDED} - set(loaded))
    )


class _SettingsTold(logging.Filter):
    """Has settings that Pelican cannot read told in a sentence, in the place of its traceback.

    They are what it fails at as long as no Newspaper has come of them.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info[1] if record.exc_info else None
        if fault is None or record.levelno < logging.CRITICAL or _in_newspaper(fault):
            return True
        message = N_("The settings in {file} cannot be read: {reason}")
        reason = f"{type(fault).__name__}: {fault}"
        line = line_at_fault(fault, SETTINGS)
        report((error(SETTINGS, line, "", message, file=SETTINGS, reason=reason),), spoken_here())
        return False


def _in_newspaper(fault: BaseException) -> bool:
    return any(frame.f_code.co_filename == __file__ for frame, _ in walk_tb(fault.__traceback__))


logging.getLogger("pelican").addFilter(_SettingsTold())
