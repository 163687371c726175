"""The site on which cases are tried: they are laid over it, read, built, and taken away again."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pelican

from nhipcau.model import ERROR, Refused
from nhipcau.reading import terms
from nhipcau.reading.kinds import FORMS, of_entries
from tests.conftest import Site, lay_out
from tools.fuzz import pictures
from tools.fuzz.cases import OUTSIDE, Case, Edit
from tools.fuzz.examples import ENTRY_LEAST, KNOWN, LEAST
from tools.fuzz.kept import GATHERED
from tools.fuzz.rules import SECRET, Broken, sound_problems

HANG = 10.0
"""Seconds of work after which a build hangs. A build that waits is given three times that: machines have other work."""
TEXT = b"---\ntitle: %b\n%b---\n\n%b"
SETTINGS = """
NOW = "2024-10-20T12:00+07:00"
SOCIAL_CARDS = False
DESK_LANGUAGE = "en"
MOST_READ = 5
COMMENTS = True
LETTERBOX = True
CITATION = True
FEEDS_FULL_TEXT = True
FILM_SERVICES = ["youtube", "vimeo"]
INDEXNOW_KEY = "abcdefgh12345678"
CONFIRMED_SINCE = "2024-10-19"
NEWSLETTER = {"server": "smtp://localhost:9", "from": "Tin <tin@example.org>"}
WEATHER = {
    "source": "https://example.org/f", "credit": "Meteo", "url": "https://example.org/",
    "cities": {"ha-noi": {"vi": "Hà Nội", "en": "Hanoi", "at": "21.03, 105.85"}},
}
"""
"""All that a site can have is on, for what comes in by it; but cards, which are pictures of headlines, take long."""
KEPT = ("registry", "gathered")
"""The folders of the content that cases share."""


class Verdict(NamedTuple):
    """What became of a case that was read: whether it was taken, and the rule that it broke, or ""."""

    number: int
    taken: bool
    broken: str


class Answer(NamedTuple):
    """How a command ended."""

    status: int
    told: str


class Ground:
    """A small sound site in a folder of its own, with something outside its content that must stay there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site: Site = lay_out(folder / "site")
        self._settings = (self.site.root / "pelicanconf.py").read_text("utf-8") + SETTINGS
        (self.site.root / "pelicanconf.py").write_text(self._settings, "utf-8")
        outside = self.site.root / OUTSIDE
        for kind, least in LEAST.items():
            told = "".join(f"{name}: {value}\n" for name, value in least.items())
            self.site.write(f"{OUTSIDE}/{kind}/index.vi.md", TEXT % (SECRET, told.encode(), SECRET))
        self.site.write(f"{OUTSIDE}/index.en.md", TEXT % (SECRET, b"", SECRET))
        self.site.write(f"{OUTSIDE}/b.pdf", b"%PDF-1.4 " + SECRET)
        (outside / "a.jpg").write_bytes(pictures.sound()["jpg"] + SECRET)
        for path, text in GATHERED.items():
            self.site.write(f"content/{path}", text)
            told = text.replace("Một lời", SECRET.decode())
            self.site.write(f"{OUTSIDE}/gathered{path[path.rfind('.') :]}", told)
        self._one_of_each()
        for name in KEPT:
            shutil.copytree(self.site.content / name, self.folder / name)

    def _one_of_each(self) -> None:
        """An entry in every registry, for keys to name."""
        for form in (*of_entries(FORMS).values(), terms.FORM):
            file = self.site.content / "registry" / f"{form.kind.plural}.toml"
            key = KNOWN[form.kind.name]
            if not file.exists():
                told = {"vi": '"Thử"', "en": '"Trial"', **ENTRY_LEAST.get(form.kind.name, {})}
                file.write_text(f"[{key}]\n" + "".join(f"{name} = {value}\n" for name, value in told.items()))

    def restore(self) -> None:
        """Have what cases share as it was, whatever a command made of it."""
        for name in KEPT:
            shutil.rmtree(self.site.content / name)
            shutil.copytree(self.folder / name, self.site.content / name)

    @contextmanager
    def laid(self, cases: Iterable[Case]) -> Iterator[None]:
        """The site with these cases laid over it."""
        before: dict[bytes, bytes | None] = {}
        cases = tuple(cases)
        lines = "".join(f"{line}\n" for case in cases for line in case.settings)
        try:
            if lines:
                (self.site.root / "pelicanconf.py").write_text(self._settings + lines, "utf-8")
            for edit in (edit for case in cases for edit in case.edits):
                self._lay(edit, before)
            yield
        finally:
            if lines:
                (self.site.root / "pelicanconf.py").write_text(self._settings, "utf-8")
            for path, data in reversed(before.items()):
                self._take_away(path, data)

    def _lay(self, edit: Edit, before: dict[bytes, bytes | None]) -> None:
        path = os.path.join(os.fsencode(self.site.root), edit.path)
        made = path
        while not os.path.lexists(os.path.dirname(made)):
            made = os.path.dirname(made)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        there = os.path.lexists(path)
        if made != path:
            before.setdefault(made, None)
        elif not there:
            before.setdefault(path, None)
        elif path not in before:
            with open(path, "rb") as file:
                before[path] = file.read()
        if there and (edit.link or edit.pipe):
            os.unlink(path)
        if edit.link:
            os.symlink(os.fsencode(edit.link), path)
        elif edit.pipe:
            os.mkfifo(path)
        else:
            with open(path, "ab" if edit.added else "wb") as file:
                file.write(edit.data)

    def _take_away(self, path: bytes, data: bytes | None) -> None:
        if data is not None:
            if os.path.islink(path) or not os.path.isfile(path):
                os.unlink(path)
            with open(path, "wb") as file:
                file.write(data)
        elif os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            with suppress(FileNotFoundError):
                os.unlink(path)

    # Reading

    def read(self, cases: Sequence[Case]) -> list[Verdict]:
        """Read each case by itself, in a process apart, which may hang."""
        verdicts: list[Verdict] = []
        while len(verdicts) < len(cases):
            rest = cases[len(verdicts) :]
            found = list(self._read_apart(rest))
            verdicts += found
            if len(found) < len(rest):
                number = rest[len(found)].number
                verdicts.append(Verdict(number, False, "reading hangs, or ends its process"))
                self._clear(rest[len(found)])
        return verdicts

    def _read_apart(self, cases: Sequence[Case]) -> Iterator[Verdict]:
        context = get_context("fork")
        pipe, other = context.Pipe(duplex=False)

        def work() -> None:
            pipe.close()
            for case in cases:
                other.send(self._verdict(case))

        child = context.Process(target=work)
        child.start()
        other.close()
        with suppress(EOFError):
            for _ in cases:
                if not pipe.poll(3 * HANG):
                    break
                yield pipe.recv()
        child.kill()
        child.join()

    def _verdict(self, case: Case) -> Verdict:
        with self.laid([case]):
            began = time.process_time()
            try:
                problems = self._problems()
                sound_problems(problems, self.site.root)
                if case.wrong and not any(problem.level == ERROR for problem in problems):
                    raise Broken("this should have been refused")
                if (took := time.process_time() - began) > HANG:
                    raise Broken(f"reading took {took:.0f} s")
            except Broken as bad:
                return Verdict(case.number, False, str(bad))
            except Exception as bad:
                return Verdict(case.number, False, "".join(traceback.format_exception(bad)[-6:]))
        return Verdict(case.number, not any(problem.level == ERROR for problem in problems), "")

    def _problems(self) -> tuple[object, ...]:
        try:
            return self.site.read().problems
        except Refused as refused:
            return refused.problems

    def _clear(self, case: Case) -> None:
        """Take away what a process that was killed had laid."""
        with self.laid([]):
            for edit in case.edits:
                path = os.path.join(os.fsencode(self.site.root), edit.path)
                if not edit.path.startswith(tuple(f"content/{name}/".encode() for name in KEPT)):
                    self._take_away(path, None)
                    with suppress(OSError):
                        os.removedirs(os.path.dirname(path))
        self.restore()

    # Building

    def build(self, *arguments: str, output: str = "output") -> Answer:
        """Build as `make html` does."""
        command = ["content", "-s", "pelicanconf.py", "-o", output, *arguments]
        return self.run(lambda: pelican.main(command))

    def cold(self) -> dict[str, bytes]:
        """What a build from nothing writes."""
        for name in ("cold", ".cold"):
            shutil.rmtree(self.site.root / name, ignore_errors=True)
        answer = self.build("-e", 'CACHE_PATH=".cold"', output="cold")
        if answer.status:
            raise Broken(f"a cold build fails where a warm one does not: {answer.told[-800:]}")
        return printed(self.site.root / "cold")

    def run(self, command: Callable[[], object]) -> Answer:
        """Run a command of ours in a process that begins as a fresh one would, in the site's folder."""
        sys.stdout.flush()
        sys.stderr.flush()
        with tempfile.TemporaryFile() as told:
            child = os.fork()
            if child == 0:
                self._become(command, told.fileno())
            status = _ended(child)
            told.seek(0)
            return Answer(status, told.read().decode("utf-8", "replace"))

    def _become(self, command: Callable[[], object], told: int) -> None:
        os.setsid()
        os.chdir(self.site.root)
        logging.root.handlers.clear()
        for stream in (1, 2):
            os.dup2(told, stream)
        sys.stdout, sys.stderr = (
            os.fdopen(stream, "w", encoding="utf-8", closefd=False) for stream in (1, 2)
        )
        status = 70
        try:
            found = command()
            status = found if isinstance(found, int) else 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(bool(end.code))
            if isinstance(end.code, str):  # Python itself says it
                print(end.code, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)


def _ended(child: int) -> int:
    """The status of a child, which is killed with all that it has started where it goes on for too long."""
    until = time.monotonic() + 6 * HANG
    while time.monotonic() < until:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            if used.ru_utime > 3 * HANG:
                raise Broken(f"a build took {used.ru_utime:.0f} s of work")
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise Broken("a build hangs")


def printed(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
