"""What programs gather beside the content, in `content/gathered/`, and a build reads where a setting asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from nhipcau.model import Content, MostRead, Problem, Publication, error
from nhipcau.model.comments import Comment, StoryComments
from nhipcau.model.weather import DayWeather
from nhipcau.reading.source import N_, Unreadable, decode

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
    path, file = content / FOLDER / MOST_READ, f"{content.name}/{FOLDER}/{MOST_READ}"
    if not publication.most_read or not path.is_file():
        return (), []
    try:
        text = decode(path.read_bytes(), file)
    except Unreadable as bad:
        return (), [bad.problem]
    found: dict[tuple[str, date], list[str]] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            for lang, day, key in _cells(line):
                found.setdefault((lang, day), []).append(key)
        except ValueError:
            message = N_("This line of what was read most cannot be read: “{line}”.")
            hint = N_("Delete the file: “nhipcau counts” writes it anew.")
            problems.append(error(file, number, "", message, hint, line=line[:60]))
    return tuple(MostRead(lang, day, tuple(keys)) for (lang, day), keys in found.items()), problems


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
    path, file = content / FOLDER / WEATHER, f"{content.name}/{FOLDER}/{WEATHER}"
    if not path.is_file():
        return [], []
    try:
        lines = decode(path.read_bytes(), file).splitlines()
    except Unreadable as bad:
        return [], [bad.problem]
    found, problems = [], []
    for number, line in enumerate(lines, 1):
        try:
            if line and not line.startswith("#"):
                city, day, code, low, high = line.split("\t")
                found.append(DayWeather(city, date.fromisoformat(day), int(code), int(low), int(high)))
        except ValueError:
            message = N_("This line of the weather cannot be read: “{line}”.")
            hint = N_("Delete the file: “nhipcau weather” writes it anew.")
            problems.append(error(file, number, "", message, hint, line=line[:60]))
    return found, problems


def weather_text(head: str, days: Iterable[DayWeather]) -> str:
    """The file of the weather."""
    rows = [f"{each.city}\t{each.day}\t{each.code}\t{each.low}\t{each.high}" for each in days]
    return "".join(f"{line}\n" for line in (head, *rows))


def read_comments(content: Path, publication: Publication) -> tuple[tuple[StoryComments, ...], list[Problem]]:
    """What readers said of stories, as `nhipcau comments` left it; nothing where the site has no comments."""
    folder, found, problems = content / FOLDER / COMMENTS, [], list[Problem]()
    for path in sorted(folder.glob("*.json")) if publication.comments else ():
        file = f"{content.name}/{FOLDER}/{COMMENTS}/{path.name}"
        try:
            told = json.loads(decode(path.read_bytes(), file))
            said = tuple(_comment(row, publication) for row in told)
            found.append(StoryComments(path.stem, tuple(sorted(said, key=lambda each: each.at))))
        except Unreadable as bad:
            problems.append(bad.problem)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            message = N_("The comments in this file cannot be read.")
            hint = N_("Take the file back as it was, or delete it: “nhipcau comments” writes it anew.")
            problems.append(error(file, 0, "", message, hint))
    return tuple(found), problems


def _comment(row: dict[str, str], publication: Publication) -> Comment:
    at = datetime.fromisoformat(row["at"]).astimezone(publication.clock)
    parts = (part.strip() for part in row["text"].replace("\r", "").split("\n\n"))
    return Comment(str(row["name"]), at, str(row["lang"]), tuple(part for part in parts if part))


def with_gathered(content: Path, publication: Publication, found: Content) -> tuple[Content, list[Problem]]:
    """The content with all that was gathered for it, and what is wrong with that."""
    read_most, uncounted = read_most_read(content, publication)
    weather, unsaid = read_weather(content, publication)
    comments, unheard = read_comments(content, publication)
    for shelf, values in ((SHELF, read_most), (WEATHER_SHELF, weather), (COMMENTS, comments)):
        found = found.with_shelf(shelf, values) if values else found
    return found, [*uncounted, *unsaid, *unheard]
