"""What programs gather beside the content, in `content/gathered/`, and a build reads where a setting asks for it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from nhipcau.model import Content, MostRead, Problem, Publication, error
from nhipcau.model.comments import Comment, StoryComments
from nhipcau.model.weather import DayWeather
from nhipcau.reading.plain_files import unfit
from nhipcau.reading.source import FORBIDDEN, N_, Unreadable, decode

FOLDER = "gathered"
MOST_READ = "most-read.tsv"
WEATHER = "weather.tsv"
COMMENTS = "comments"
"""The folder of comments, a file for each story; and their shelf."""
SHELF, WEATHER_SHELF = "most_read", "weather"
MOST = 50
"""Stories of a language that the file names at most."""


def read_most_read(content: Path, publication: Publication) -> tuple[tuple[MostRead, ...], list[Problem]]:
    """What was read most in each language, as `nhipcau counts` left it; nothing where nobody asks, or counted."""
    text, problems = _text(content, MOST_READ) if publication.most_read else ("", [])
    found: dict[tuple[str, date], list[str]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        try:
            for lang, day, key in _cells(line):
                found.setdefault((lang, day), []).append(key)
        except ValueError:
            message = N_("This line of what was read most cannot be read: “{line}”.")
            hint = N_("Delete the file: “nhipcau counts” writes it anew.")
            problems.append(error(_file(content, MOST_READ), number, "", message, hint, line=line[:60]))
    return tuple(MostRead(lang, day, tuple(keys)) for (lang, day), keys in found.items()), problems


def _file(content: Path, name: str) -> str:
    """What a gathered file is called in messages."""
    return f"{content.name}/{FOLDER}/{name}"


def _text(content: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a gathered file, "" where there is none, and what keeps it from being read."""
    path = content / FOLDER / name
    if not os.path.lexists(path):
        return "", []
    if problem := unfit(path, content, _file(content, name)):
        return "", [problem]
    try:
        return decode(path.read_bytes(), _file(content, name)), []
    except Unreadable as bad:
        return "", [bad.problem]


def _cells(line: str) -> Iterator[tuple[str, date, str]]:
    if line and not line.startswith("#"):
        lang, day, key, _ = line.split("\t")
        yield lang, date.fromisoformat(day), key


def most_read_text(head: str, found: tuple[tuple[str, date, tuple[tuple[str, int], ...]], ...]) -> str:
    """The file of what was read most: for each language its last day, and stories with how often they were read."""
    rows = [f"{lang}\t{day}\t{key}\t{n}" for lang, day, stories in found for key, n in stories[:MOST]]
    return "".join(f"{line}\n" for line in (head, *rows))


def read_weather(content: Path, publication: Publication) -> tuple[tuple[DayWeather, ...], list[Problem]]:
    """What was said of the weather, as `nhipcau weather` left it; nothing where nobody asks."""
    if publication.weather is None:
        return (), []
    found, problems = days_of(content)
    return tuple(found), problems


def days_of(content: Path) -> tuple[list[DayWeather], list[Problem]]:
    """Every day in the file of the weather, and what is wrong with it."""
    text, problems = _text(content, WEATHER)
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line and not line.startswith("#"):
                city, day, code, low, high = line.split("\t")
                found.append(DayWeather(city, date.fromisoformat(day), int(code), int(low), int(high)))
        except ValueError:
            message = N_("This line of the weather cannot be read: “{line}”.")
            hint = N_("Delete the file: “nhipcau weather” writes it anew.")
            problems.append(error(_file(content, WEATHER), number, "", message, hint, line=line[:60]))
    return found, problems


def weather_text(head: str, days: Iterable[DayWeather]) -> str:
    """The file of the weather."""
    rows = [f"{each.city}\t{each.day}\t{each.code}\t{each.low}\t{each.high}" for each in days]
    return "".join(f"{line}\n" for line in (head, *rows))


def read_comments(content: Path, publication: Publication) -> tuple[tuple[StoryComments, ...], list[Problem]]:
    """What readers said of stories, as `nhipcau comments` left it; nothing where the site has no comments."""
    folder, found, problems = content / FOLDER / COMMENTS, [], list[Problem]()
    for path in sorted(folder.glob("*.json")) if publication.comments else ():
        name = f"{COMMENTS}/{path.name}"
        text, wrong = _text(content, name)
        try:
            said = () if wrong else _comments(text, publication)
        except Misheard as bad:
            message = N_("The comments in this file cannot be read.")
            hint = N_("Take the file back as it was, or delete it: “nhipcau comments” writes it anew.")
            wrong = [error(_file(content, name), bad.line, "", message, hint)]
        problems += wrong
        if not wrong:
            found.append(StoryComments(path.stem, tuple(sorted(said, key=lambda each: each.at))))
    return tuple(found), problems


class Misheard(Exception):
    """Comments that cannot be read; `line` is where that shows, and counts from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def _comments(text: str, publication: Publication) -> tuple[Comment, ...]:
    """The comments in a file. Raises Misheard."""
    said: list[Comment] = []
    try:
        rows = json.loads(text)
        for row in rows:
            said.append(_comment(row, publication))
    except json.JSONDecodeError as bad:
        raise Misheard(bad.lineno) from None
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        raise Misheard(_begins(text, len(said))) from None
    return tuple(said)


def _begins(text: str, number: int) -> int:
    """The line on which a comment begins, in a file as it is written; 1 in one that is not."""
    lines = [at for at, line in enumerate(text.split("\n"), 1) if line.startswith(" {")]
    return lines[number] if number < len(lines) else 1


def _comment(row: dict[str, str], publication: Publication) -> Comment:
    """A comment of its row in a file. Raises ValueError and others where it is none."""
    name, lang, text = (row[each] for each in ("name", "lang", "text"))
    if FORBIDDEN.search(f"{name}{lang}{text}"):
        raise ValueError
    at = datetime.fromisoformat(row["at"]).astimezone(publication.clock)
    parts = (part.strip() for part in text.replace("\r", "").split("\n\n"))
    return Comment(str(name), at, str(lang), tuple(part for part in parts if part))


def with_gathered(content: Path, publication: Publication, found: Content) -> tuple[Content, list[Problem]]:
    """The content with all that was gathered for it, and what is wrong with that."""
    read_most, uncounted = read_most_read(content, publication)
    weather, unsaid = read_weather(content, publication)
    comments, unheard = read_comments(content, publication)
    for shelf, values in ((SHELF, read_most), (WEATHER_SHELF, weather), (COMMENTS, comments)):
        found = found.with_shelf(shelf, values) if values else found
    return found, [*uncounted, *unsaid, *unheard]
