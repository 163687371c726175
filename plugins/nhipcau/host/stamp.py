"""The stamp: set on a site that was built, and found whole while nothing can have changed, so that nothing is built.

A build is a function of the settings, the code, the files of the content and of the theme, the time, and what stands in
the output folder. The stamp keeps what stands for each. Whether it is whole is seen by looking at files' sizes and
times of change alone: no value is loaded, and no page thought of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from blinker import ANY, signal

from nhipcau.host.printing import DRAW, BuildReport, OutputFolder, Record, last_report, template_folders
from nhipcau.machine.kept import drop, keep
from nhipcau.machine.site_code import own_code
from nhipcau.model import Content, Problem, Publication
from nhipcau.model.changes import Instant, instants, midnight
from nhipcau.model.plain_pickling import dumps, loads
from nhipcau.printing.clock import now
from nhipcau.reading.places import TREE, look
from nhipcau.reading.settings import publication
from nhipcau.themes import theme_folders
from nhipcau.tracking.digest import SIZE, Digester, digest_of
from nhipcau.tracking.fingerprint import fingerprint_of

FILE = "stamp"
TOOLS = "nhipcau.tools"
"""The signal by which plugins are asked for a value that stands for the programs they use."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a stamp shows. It is whole from `since` (aware) to just before `until`, and no longer."""

    version: bytes
    """Stands for the settings, the code, and where things lie."""
    sources: tuple[tuple[str, bytes], ...]
    """The folders of the content, the theme and the templates, with digests of their files."""
    since: datetime
    until: Instant
    problems: tuple[Problem, ...]
    """The warnings of that build, which are as true now."""


class Stamp:
    """The stamp of a site, beside the other records in its cache. Made before a build reads anything."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._publication = publication(
            settings
        )  # Refused where a setting is of another type than it must be
        self._cache = Path(settings["CACHE_PATH"])
        self.output = OutputFolder.of(settings)
        """The output folder, which is looked at beside the rest."""
        self.output.look_ahead()
        self._version = version_of(settings, self._publication)
        self.content = look(Path(settings["PATH"]), self._cache / TREE)
        """How things are in the content folder, for the reading of a build that follows."""
        layers = [each for each in theme_folders(settings) if each.is_dir()]
        theme = [look(each, self._cache / f"theme-{number}.tree") for number, each in enumerate(layers)]
        self._overseen, more = _templates(settings, layers)
        self._sources = [self.content, *theme, *(look(each) for each in more)]
        self.until: Instant | None = None
        """The first instant at which a page may change by itself, once a build has found the stamp whole or renewed it;
        midnight at the latest."""

    def whole(self) -> tuple[BuildReport, tuple[Problem, ...]] | None:
        """The report of a build that has nothing to do, and its warnings; None where a build must see for itself."""
        began = perf_counter()
        stamped, last = self._stored(), last_report(self._cache)
        if stamped is None or last is None or not self._holds(stamped, last):
            return None
        self.until = stamped.until
        finished = datetime.now(self._publication.clock).isoformat(timespec="seconds")
        read = {"read": 0, "kept": sum(int(str(count)) for count in last.read.values())}
        nothing = replace(last, rendered=0, written=0, removed=0, finished=finished, read=read)
        report = replace(nothing, seconds=perf_counter() - began)
        Record(self._cache, self.output.root).save_report(report)
        return report, stamped.problems

    def renew(self, content: Content, moment: datetime, problems: tuple[Problem, ...]) -> None:
        """Set the stamp on what was printed of that content, as it is at that moment; none where there is doubt."""
        last, self.until = last_report(self._cache), _until(content, moment)
        file = self._cache / FILE
        drop(file)
        whole = self._overseen and all(tree.settled and not tree.odd for tree in self._sources)
        if last and last.standing and whole:
            stamped = Stamped(self._version, self._seen(), moment, self.until, problems)
            data = dumps(stamped)
            keep(file, digest_of(data) + data)
        for tree in self._sources:
            tree.save()

    def _holds(self, stamped: Stamped, last: BuildReport) -> bool:
        moment = now(self._settings.get("NOW"), self._publication.clock)
        return (
            self._overseen
            and stamped.version == self._version
            and stamped.since <= moment < stamped.until.at
            and stamped.sources == self._seen()
            and self.output.root.is_dir()
            and self.output.standing().digest().hex() == last.standing
        )

    def _seen(self) -> tuple[tuple[str, bytes], ...]:
        return tuple((str(tree.root), tree.digest()) for tree in self._sources)

    def _stored(self) -> Stamped | None:
        try:
            stored = (self._cache / FILE).read_bytes()
            found = loads(stored[SIZE:]) if stored[:SIZE] == digest_of(stored[SIZE:]) else None
            return found if isinstance(found, Stamped) else None
        except Exception:  # whatever a damaged pickle raises: the site is built
            return None


def version_of(settings: Mapping[str, Any], publication: Publication) -> bytes:
    """A digest of what a build depends on besides the files that it reads and the time: settings, code, and programs
    that are none of ours, of which the plugins that use them tell."""
    places = [str(settings[name]) for name in ("PATH", "THEME", "OUTPUT_PATH")]
    more = [repr(settings.get(name)) for name in ("PLUGINS", "OUTPUT_RETENTION", "PREVIEWS", "RULES")]
    tools = sorted((answer.__module__, repr(tool)) for answer, tool in signal(TOOLS).send(publication))
    artists = sorted(map(_code_behind, signal(DRAW).receivers_for(ANY)))
    fingerprint = fingerprint_of(settings, publication).hex()
    return Digester().value((fingerprint, *places, *more, tuple(tools), tuple(artists)))


def _code_behind(receiver: Any) -> str:
    """What stands for the source of a receiver; where nobody can see that, what is another in every process."""
    with suppress(LookupError):
        return f"{receiver.__module__} {own_code(receiver.__module__)}"
    return repr(receiver)


def _templates(settings: Mapping[str, Any], layers: Sequence[Path]) -> tuple[bool, list[Path]]:
    """Whether every template comes from a folder, and the folders that there are of them outside the theme's layers."""
    try:
        folders = [each for each in template_folders(settings) if each.is_dir()]
    except LookupError:
        return False, []
    return True, [each for each in folders if not any(each.is_relative_to(layer) for layer in layers)]


def _until(content: Content, moment: datetime) -> Instant:
    """The first instant at which a page may change by itself; midnight at the latest, when most such things happen."""
    assert moment.tzinfo
    end = midnight(moment.date() + timedelta(days=1), moment.tzinfo)
    return next(iter(instants(content, moment, end)), Instant(end, ()))
