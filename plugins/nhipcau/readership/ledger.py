"""The files of the counts: one for each month, in `content/gathered/counts/`, which says of itself what it holds.

A file is replaced whole, with the stretches of logs that its counts come from: whoever is killed in between begins
again, and nothing counts twice. Of months that are over, days become one sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from nhipcau.model import Problem, Refused, error
from nhipcau.problems import N_
from nhipcau.readership.views import Row, Stretch, Tally, Viewed, joined

FOLDER = "gathered/counts"
"""In the content folder."""
LOG = "log"
HEAD = N_(
    "# How often pages were read, by day and month. “nhipcau counts” writes this file; keep it, and change nothing."
)


@dataclass(slots=True)
class MonthCounts:
    """The counts of a month, such as "2026-11"."""

    month: str
    views: Counter[Row] = field(default_factory=Counter)
    stretches: list[Stretch] = field(default_factory=list)

    def as_text(self, head: str, by_day: bool) -> str:
        """The file: its stretches, then its rows; by day, or each thing once."""
        views = self.views
        if not by_day:
            views = Counter()
            for (_, viewed), n in self.views.items():
                views[self.month, viewed] += n
        logs = [
            f"{LOG}\t{each.log}\t{_told(each.first)}\t{_told(each.last)}" for each in joined(self.stretches)
        ]
        rows = ["\t".join((day, *viewed, str(n))) for (day, viewed), n in sorted(views.items())]
        return "".join(f"{line}\n" for line in (head, *logs, *rows))


def _told(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


class Ledger:
    """All months of a content folder. Raises Refused where one of its files cannot be read: it would be lost."""

    def __init__(self, content: Path) -> None:
        self._folder, self._name = content / FOLDER, f"{content.name}/{FOLDER}"
        self.months: dict[str, MonthCounts] = {}
        problems: list[Problem] = []
        for file in sorted(self._folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].tsv")):
            self.months[file.stem] = _read(file, f"{self._name}/{file.name}", problems)
        if problems:
            raise Refused(tuple(problems))

    @property
    def stretches(self) -> list[Stretch]:
        return joined(each for month in self.months.values() for each in month.stretches)

    def add(self, tally: Tally, head: str) -> None:
        """Add what was found, and write the months that it touches, and those whose days are no longer kept apart."""
        touched = set()
        for (day, viewed), n in tally.views.items():
            self._month(day[:7]).views[day, viewed] += n
            touched.add(day[:7])
        for each in tally.stretches:
            self._month(f"{each.first:%Y-%m}").stretches.append(each)
            touched.add(f"{each.first:%Y-%m}")
        self._folder.mkdir(parents=True, exist_ok=True)
        for name in sorted(touched | set(self._apart()[:-2])):
            self._write(self.months[name], head)

    def _month(self, name: str) -> MonthCounts:
        return self.months.setdefault(name, MonthCounts(name))

    def _apart(self) -> list[str]:
        """The months whose days are still told."""
        return sorted(n for n, month in self.months.items() if any(len(day) > 7 for day, _ in month.views))

    def _write(self, month: MonthCounts, head: str) -> None:
        text = month.as_text(head, by_day=month.month in sorted(self.months)[-2:])
        replace(self._folder / f"{month.month}.tsv", text)

    def in_days(self, last: date, days: int) -> Counter[Viewed]:
        """What was viewed within so many days up to the last, as far as days are told."""
        wanted = {str(last - timedelta(days=n)) for n in range(days)}
        return _summed(row for row in self._rows() if row[0] in wanted)

    def in_year(self, year: int) -> dict[str, Counter[Viewed]]:
        """What was viewed in each month of a year that has counts."""
        return {
            name: _summed((day, viewed, n) for (day, viewed), n in month.views.items())
            for name, month in sorted(self.months.items())
            if name.startswith(f"{year:04d}-")
        }

    @property
    def last_day(self) -> date | None:
        """The last day of which anything is known."""
        found = max((each.last.isoformat()[:10] for each in self.stretches), default="")
        return date.fromisoformat(found) if found else None

    def _rows(self) -> Iterable[tuple[str, Viewed, int]]:
        return (
            (day, viewed, n) for month in self.months.values() for (day, viewed), n in month.views.items()
        )


def _summed(rows: Iterable[tuple[str, Viewed, int]]) -> Counter[Viewed]:
    found: Counter[Viewed] = Counter()
    for _, viewed, n in rows:
        found[viewed] += n
    return found


def _read(file: Path, name: str, problems: list[Problem]) -> MonthCounts:
    month = MonthCounts(file.stem)
    for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            _take(month, line.split("\t"))
        except ValueError:
            message = N_("This line of the counts cannot be read: “{line}”.")
            hint = N_(
                "Take the file back as it was, or delete the line. After a merge in Git, keep one side's file."
            )
            problems.append(error(name, number, "", message, hint, line=line[:60]))
    return month


def _take(month: MonthCounts, cells: list[str]) -> None:
    """Add one line; ValueError where it is none."""
    if cells[0] == LOG:
        _, log, first, last = cells
        stretch = Stretch(log, datetime.fromisoformat(first), datetime.fromisoformat(last))
        if stretch.first.tzinfo is None or stretch.last.tzinfo is None:
            raise ValueError(first)
        month.stretches.append(stretch)
        return
    day, kind, key, lang, n = cells
    if not day.startswith(month.month) or (day, Viewed(kind, key, lang)) in month.views:
        raise ValueError(day)
    month.views[day, Viewed(kind, key, lang)] = int(n)


def replace(file: Path, text: str) -> None:
    """The whole file anew, or not at all."""
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)
