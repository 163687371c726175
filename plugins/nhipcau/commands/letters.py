"""Letters: whoever wrote what a site was refused for is told so by mail, and the editors are told of all else."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from nhipcau.host.project import Project
from nhipcau.model import Refused, error
from nhipcau.problems import N_
from nhipcau.publish.result import Objection
from nhipcau.publish.watch_state import Failure

SETTING = "LETTERS"
SETTINGS = "publishconf.py"
PATIENCE = 60
"""Seconds that the command may take."""
COMMITTED = "<not.committed.yet>"
"""What Git gives as the address of whoever wrote a line that is not committed."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters go out: a command that takes one on its standard input, as sendmail does, and finds in it for whom it
    is; who gets those that are for nobody else; and from whom they are, "" being up to the command."""

    command: tuple[str, ...]
    to: str
    sender: str = ""

    def send(self, failure: Failure, project: Project) -> Iterator[str]:
        """Write to each whom a failure concerns; gives sentences on what could not be sent."""
        for to, found in self._by_writer(failure, project.root).items():
            try:
                done = subprocess.run(
                    self.command,
                    input=bytes(self._letter(to, found, failure, project)),
                    capture_output=True,
                    timeout=PATIENCE,
                    check=False,
                )
                reason = done.stderr.decode("utf-8", "replace").strip() if done.returncode else ""
                failed = done.returncode != 0
            except (OSError, subprocess.TimeoutExpired) as fault:
                failed, reason = True, str(fault)
            if failed:
                message = N_("No letter could be sent to {to}: {reason}")
                yield project.voice.say(message, to=to, reason=reason or done.returncode)

    def _by_writer(self, failure: Failure, root: Path) -> dict[str, list[Objection]]:
        """What is wrong, by the address of who gets to read it."""
        found: dict[str, list[Objection]] = {} if failure.refused else {self.to: []}
        for each in failure.refused:
            found.setdefault(writer(each, root) or self.to, []).append(each)
        return found

    def _letter(self, to: str, found: list[Objection], failure: Failure, project: Project) -> EmailMessage:
        say, letter = project.voice.say, EmailMessage()
        letter["To"] = to
        if self.sender:
            letter["From"] = self.sender
        site = project.publication.url
        letter["Subject"] = say(N_("Not published: {site}"), site=site)
        kept = say(
            N_("Readers see what they saw before. As soon as this is mended, all is published by itself.")
        )
        lines = [f"{each.file}:{each.line}\n    {each.sentence}" for each in found] or [failure.sentence]
        begin = say(N_("{site} cannot be published, for this reason:"), site=site)
        letter.set_content("\n\n".join([begin, *lines, kept]) + "\n")
        return letter


def letters(settings: Mapping[str, Any]) -> Letters | None:
    """What the setting LETTERS says; None where it says nothing. Refused where that is wrong."""
    given = settings.get(SETTING)
    if given is None:
        return None
    command = given.get("command") if isinstance(given, dict) else None
    words = command if isinstance(command, list) else []
    named = given if isinstance(given, dict) else {}
    texts = [named.get(name, "") for name in ("to", "from")]
    known = named.keys() <= {"command", "to", "from"}
    if not (
        words and all(isinstance(each, str) for each in (*words, *texts)) and known and is_mail(texts[0])
    ):
        message = N_("The setting LETTERS must name a command that sends letters, and to whom they go.")
        hint = N_("For example {{“command”: [“/usr/sbin/sendmail”, “-t”], “to”: “editors@nhipcau.example”}}.")
        raise Refused((error(SETTINGS, 0, SETTING, message, hint),))
    return Letters(tuple(words), *texts)


def writer(found: Objection, root: Path) -> str:
    """The mail address of who wrote the line, or changed the file last, as Git knows it; "" where it does not."""
    if found.line:
        wanted = ["blame", "--porcelain", f"-L{found.line},{found.line}", "--", found.file]
        told = [line for line in _git(root, *wanted) if line.startswith("author-mail ")]
        address = told[0].partition(" ")[2] if told else ""
        return "" if address == COMMITTED else _mail(address.strip("<>"))
    return _mail(next(iter(_git(root, "log", "-1", "--format=%ae", "--", found.file)), ""))


def _mail(address: str) -> str:
    return address if is_mail(address) else ""


def is_mail(address: str) -> bool:
    """Whether a letter can be addressed to it."""
    try:
        return bool(Address(addr_spec=address).domain)
    except (MessageError, ValueError, IndexError):
        return False


def _git(root: Path, *words: str) -> list[str]:
    """The lines that Git answers; none where there is no Git, or it knows nothing."""
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except OSError:
        return []
    return done.stdout.decode("utf-8", "replace").splitlines() if done.returncode == 0 else []
