"""The host: Pelican, made to fail loudly."""

from __future__ import annotations

from pelican import Pelican

from plugins.desk.report import report
from plugins.newsroom import Refused, error
from plugins.reading.source import N_


class Newspaper(Pelican):  # type: ignore[misc]
    """Pelican as this site needs it: every plugin there, and problems told in one list instead of a traceback.

    Stock Pelican logs a plugin that cannot register, prints "Done" and exits with 0.
    """

    def init_plugins(self) -> None:
        wanted = [name for name in self.settings["PLUGINS"] if isinstance(name, str)]
        super().init_plugins()
        missing = sorted(set(wanted) - set(self.settings["PLUGINS"]))
        if missing:
            message = N_("The plugin “{plugin}” could not be loaded; the reason stands above.")
            self._stop(Refused(tuple(error("pelicanconf.py", 0, "PLUGINS", message, plugin=name) for name in missing)))

    def run(self) -> None:
        """Build the site once; SystemExit with status 1, and the output untouched, where there are errors."""
        try:
            self.build()
        except Refused as refused:
            self._stop(refused)

    def build(self) -> None:
        """Build the site once; raises Refused where there are errors. For those who stay when a build fails."""
        super().run()

    def _stop(self, refused: Refused) -> None:
        report(refused.problems, self.settings.get("DESK_LANGUAGE", "vi"))
        raise SystemExit(refused.exitcode) from None
