"""What the press complains of: every sentence once, and each as a Problem."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from dataclasses import replace
from getpass import getuser
from pathlib import Path

from nhipcau.languages.marking import N_ as N_
from nhipcau.model import Problem, Refused, error, warning
from nhipcau.themes import catalogue_file

# Translators: how a number is written, with the marks for thousands and for decimals.
NUMBER = N_("1,234.5")
# Translators: how a day is written within a sentence, its figures without noughts.
DAY = N_("{year}-{month}-{day}")
MOMENT = N_("{day} {time}")


def refuse(problem: Problem) -> Refused:
    """A build that stops at one problem."""
    return Refused((problem,))


def project_file(file: str | Path) -> str:
    """A file as a problem names it: from the current folder where it lies in it, else whole."""
    path = Path(file)
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


# Settings


def wrong_now(value: object) -> Problem:
    message = N_("The setting NOW must be a time with its offset, not {value}.")
    return error(
        "pelicanconf.py", 0, "NOW", message, N_("For example 2024-02-16T12:00+07:00."), value=repr(value)
    )


# The theme


def missing_template(name: str) -> Problem:
    return error(f"theme/templates/{name}", 0, "", N_("The theme has no template {name}."), name=name)


def broken_template(file: str, line: int, reason: str) -> Problem:
    message = N_("The template cannot be read: {reason}.")
    return error(project_file(file), line, "", message, reason=reason.rstrip("."))


def computed_template(file: str, line: int) -> Problem:
    message = N_("This tag computes the name of a template.")
    hint = N_("Write the name out, so that the press knows what the page is made of.")
    return error(project_file(file), line, "", message, hint)


def wrong_colour(name: str, told: str, sheet: str) -> Problem:
    message = N_("The colour --{name} cannot be drawn with: “{told}”.")
    hint = N_("Write it as #9e1b1e, as light-dark(#9e1b1e, #f49a8c), or as another's: var(--ink).")
    return error(f"theme/static/{sheet}", 0, "", message, hint, name=name, told=told)


def fontless(code: str, language: str) -> Problem:
    message = N_("Cards in {language} show no words: no font on this machine has its letters.")
    hint = N_("Install one (such as Noto), or name its file in CARD_FONTS; or set SOCIAL_CARDS = False.")
    return warning("pelicanconf.py", 0, "CARD_FONTS", message, hint, language=language, code=code)


def unreadable_font(path: str) -> Problem:
    message = N_("{path}, which CARD_FONTS names, is no font that can be read.")
    return warning("pelicanconf.py", 0, "CARD_FONTS", message, path=path)


def unfit_mark(file: str, reason: str) -> Problem:
    message = N_("The mark cannot be drawn: {reason}.")
    hint = N_("Draw it so, or lay pictures of it beside it, of which the names are in docs/own-newspaper.md.")
    return error(file, 0, "", message, hint, reason=reason)


def missing_catalogue(theme: Path, lang: str) -> Problem:
    message = N_("The theme has no catalogue for the language “{lang}”: its own words appear in English.")
    hint = N_("Translate them: nhipcau catalogue {lang} begins the file.")
    return warning(project_file(catalogue_file(theme, lang)), 0, "", message, hint, lang=lang)


def broken_catalogue(file: str, line: int, reason: str) -> Problem:
    return error(project_file(file), line, "", N_("The catalogue cannot be used: {reason}."), reason=reason)


def changed_file(file: Path) -> Problem:
    message = N_("The file changed while the site was being built.")
    return error(project_file(file), 0, "", message, N_("Build again."))


# Outputs


def unfit_path(origin: str, path: str, reason: str) -> Problem:
    return error(
        origin, 0, "", N_("“{path}” cannot be the path of a file: {reason}."), path=repr(path), reason=reason
    )


def same_path(origin: str, path: str, other: str) -> Problem:
    message = N_("“{path}” is claimed twice: by {origin} and by {other}.")
    hint = N_("Change the slug or the alias of one of them.")
    return error(origin, 0, "", message, hint, path=path, origin=origin, other=other)


def alike_paths(origin: str, path: str, other: str, other_path: str) -> Problem:
    message = N_(
        "“{path}”, claimed by {origin}, and “{other_path}”, claimed by {other}, cannot stand side by side."
    )
    hint = N_("One is a folder of the other, or they differ in nothing but upper and lower case.")
    return error(origin, 0, "", message, hint, path=path, origin=origin, other=other, other_path=other_path)


def failed(file: str, line: int, path: str, origin: str, reason: str) -> Problem:
    message = N_("“{path}”, which comes from {origin}, cannot be made: {reason}.")
    place = project_file(file)
    return error(place, line, "", message, path=path, origin=origin or path, reason=reason.rstrip("."))


def failed_with(problem: Problem, more: int) -> Problem:
    """The problem of one output that stands for `more` others, which fail in the same way."""
    if not more or problem.hint:
        return problem
    hint = N_("{more} more fail in the same way.")
    return replace(problem, hint=hint, values=(*problem.values, ("more", str(more))))


def nameless(output: str, origin: str, reason: str) -> Problem:
    message = N_("The press cannot tell when “{path}” changes: {reason}.")
    return error(origin, 0, "", message, path=output, reason=reason)


REFUSED = 100
"""The status of a process that the machine refused something is this, and the number of what it refused."""


def lost_worker(code: int | None, place: str = "") -> Problem:
    number = (code or 0) - REFUSED
    if number > 0 and (told := machine_fault(OSError(number, os.strerror(number)), place)):
        return told
    message = N_("A process that was making pages was stopped from outside (status {code}).")
    hint = N_("Perhaps the machine ran out of memory. Nothing was changed; build again.")
    return error("plugins/nhipcau/printing/workers.py", 0, "", message, hint, code=code)


# The folder


def not_ours(folder: Path) -> Problem:
    message = N_(
        "The output folder holds files that Nhịp Cầu did not write, and everything else in it would be removed."
    )
    hint = N_("Choose an empty folder, or empty this one. Nothing was changed.")
    return error(project_file(folder), 0, "", message, hint)


def not_a_folder(folder: Path) -> Problem:
    return error(project_file(folder), 0, "", N_("The output folder is a file. Nothing was changed."))


def busy(folder: Path) -> Problem:
    message = N_("Another build is at work in this folder.")
    return error(project_file(folder), 0, "", message, N_("Wait until it has ended, then build again."))


def held(folder: Path, pid: str = "?", since: str = "?", **told: str) -> Problem:
    message = N_("Another build is at work in this folder: process {pid}, since {since}.")
    hint = N_("Wait until it has ended, then build again.")
    return error(project_file(folder), 0, "", message, hint, pid=pid, since=since)


def no_folder(name: str, path: str) -> Problem:
    message = N_(
        "The setting {name}: {path} is no folder. Name one: what a build keeps may be deleted, what stands there not."
    )
    return error("pelicanconf.py", 0, "", message, name=name, path=path)


# The machine

PARTLY = N_("A part of the site is new already; the next build completes it.")
"""The hint of the one kind of error after which the site is not as it was."""
UNKEPT = N_("The site is built; only the next build will take longer.")
"""The hint of a warning: of a cache that could not be written."""
_FULL = N_("The disk is full: {path} could not be written.")
_ROOM = N_("Make room on the disk that holds {disk}, and build again: nothing is lost.")
_CLOSED = N_("{path} cannot be read or written: it is {owner}'s, and this is done as {user}.")
_READ_ONLY = N_("{path} cannot be written: the disk that holds {disk} is read-only.")
MACHINE_SAYS = (
    N_("Read-only file system"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No such file or directory"),
    N_("File exists"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
    N_("Input/output error"),
    N_("Connection refused"),
    N_("Connection reset by peer"),
    N_("Connection timed out"),
    N_("Network is unreachable"),
    N_("No route to host"),
    N_("Address already in use"),
    N_("Name or service not known"),
    N_("Temporary failure in name resolution"),
)
"""What Linux gives as its reason for what writers and their disks and networks do; here to be translated."""


def machine_fault(fault: BaseException, place: str) -> Problem | None:
    """What the machine refuses, as a problem; None where it is no fault of the machine's. `place` is where something
    was being written, for faults that do not say."""
    if isinstance(fault, sqlite3.Error):
        fault = _as_os(fault, place)
    if isinstance(fault, MemoryError):
        message = N_("The machine has no memory left for this.")
        return error(place, 0, "", message, N_("End other programs, or build on a larger machine."))
    if not isinstance(fault, OSError):
        return None
    path = os.fsdecode(fault.filename) if isinstance(fault.filename, str | bytes) else place
    name, disk = project_file(path), _disk(path or ".")
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return error(name, 0, "", _FULL, _ROOM, path=name, disk=disk)
    if fault.errno == errno.EROFS:
        return error(name, 0, "", _READ_ONLY, N_("Build where it can be written."), path=name, disk=disk)
    if fault.errno in (errno.EACCES, errno.EPERM):
        hint = N_("Let it be yours, or build as its owner.")
        return error(name, 0, "", _CLOSED, hint, path=name, owner=_owner(path), user=_user())
    message = N_("The machine refuses what is done with {path}: {reason}.")
    return error(name, 0, "", message, path=name, reason=fault.strerror or str(fault))


def _as_os(fault: sqlite3.Error, place: str) -> OSError:
    """What SQLite met, as the system would say it."""
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    known = {
        sqlite3.SQLITE_FULL: errno.ENOSPC,
        sqlite3.SQLITE_READONLY: errno.EACCES,
        sqlite3.SQLITE_CANTOPEN: errno.EACCES,
        sqlite3.SQLITE_PERM: errno.EACCES,
        sqlite3.SQLITE_IOERR: errno.EIO,
    }
    return OSError(known.get(code, 0), str(fault), place)


def _disk(path: str) -> str:
    """Where the disk is mounted that holds a path; or a folder of one that is mounted by itself, as read-only say."""
    place, mounts = os.path.realpath(path), _mounts()
    while place not in mounts and not os.path.ismount(place):
        place = os.path.dirname(place)
    return place


def _mounts() -> set[str]:
    """Where something is mounted, as Linux tells it (proc(5), mountinfo); nothing elsewhere."""
    try:
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return set()
    spelt = (line.split(" ")[4] for line in lines)
    return {re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), each) for each in spelt}


def _owner(path: str) -> str:
    """Whose a path is, or the nearest folder that there is above it."""
    place = Path(path).absolute()
    try:
        return next(each for each in (place, *place.parents) if each.exists()).owner()
    except (OSError, KeyError, StopIteration, NotImplementedError):
        return "?"


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return str(os.getuid()) if hasattr(os, "getuid") else "?"
