"""What `nhipcau newsletter` does."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from nhipcau.host.alone import WAIT, alone
from nhipcau.host.project import Project, Stopped
from nhipcau.languages import Catalogue, Words
from nhipcau.languages.catalogues import stacked
from nhipcau.model import Publication, Site
from nhipcau.model.publication import NEWSLETTER
from nhipcau.newsletter.addresses import Listed, listed
from nhipcau.newsletter.issue import Issue, base_of, issue
from nhipcau.newsletter.letters import TOKEN, html_of, letter, question, text_of
from nhipcau.newsletter.records import (
    ACTIVE,
    BOUNCED,
    DUE,
    LEFT,
    SENT,
    WAITING,
    Subscriber,
    SubscriberRecords,
)
from nhipcau.newsletter.returned import returned
from nhipcau.newsletter.sending import Delivery
from nhipcau.newsletter.sending import send as send_all
from nhipcau.newsletter.smtp import Conversation, MailServer, Unreachable, mail_server
from nhipcau.printing.clock import now
from nhipcau.problems import N_
from nhipcau.reading.reader import read
from nhipcau.reading.workers import on_all_cores
from nhipcau.themes import catalogues, theme_folders

UNCONFIRMED = 30 * 24 * 3600.0
"""Seconds after which an address is forgotten that nobody confirmed."""
STATES = {
    WAITING: N_("asked and not confirmed"),
    ACTIVE: N_("get it"),
    LEFT: N_("left"),
    BOUNCED: N_("cannot be reached"),
}


def show(project: Project, days: int, folder: Path | None) -> int:
    """Print today's issue of each language as text, or put it into a folder."""
    publication = project.publication
    leave = f"{base_of(publication)}leave/"
    for made, words in _issues(project, publication, days):
        if folder is None:
            print(f"{made.subject}\n\n{text_of(made, words, leave)}")
            continue
        folder.mkdir(parents=True, exist_ok=True)
        for ending, text in ((".html", html_of(made, words, leave)), (".txt", text_of(made, words, leave))):
            file = folder / f"{made.day}.{made.lang}{ending}"
            file.write_text(text, encoding="utf-8")
            print(file)
    return 0


def _issues(project: Project, publication: Publication, days: int) -> Iterator[tuple[Issue, Words]]:
    with alone(project.settings, WAIT):
        reading = read(
            project.content, publication, project.cache, project.settings, on_all_cores(project.voice)
        )
    site = Site(publication, reading.content, now(project.settings.get("NOW"), publication.clock))
    words = spoken(project, publication)
    for language in publication.languages:
        made = issue(site, words(language.code), days)
        if made:
            yield made, words(language.code)
        else:
            message = N_("There is nothing for an issue in the language “{lang}”.")
            print(project.voice.say(message, lang=language.code), file=sys.stderr)


def spoken(project: Project, publication: Publication) -> Callable[[str], Words]:
    """The words of each language of the site."""
    folders = theme_folders(project.settings)

    @cache
    def words(code: str) -> Words:
        layers = (Catalogue.load(file, code) for file in catalogues(folders, code))
        return Words(code, stacked(layers) or Catalogue(code), publication.clock)

    return words


def server_of(project: Project) -> MailServer:
    """The mail server that the settings name. Raises Stopped where they name none."""
    told = project.settings.get("NEWSLETTER")
    found = mail_server(told, os.environ)
    if found is None:
        message = N_(
            "The setting NEWSLETTER must name a mail server and a sender, for example {example}. "
            "“password” is the name of a variable of the environment."
        )
        example = (
            '{"server": "smtps://tin@mail.example:465", "from": "Nhịp Cầu <tin@nhipcau.example>", '
            '"password": "MAIL_PASSWORD"}'
        )
        raise Stopped(project.voice.say(message, example=example))
    return found


# Sending


def send(project: Project, days: int, pause: float) -> int:
    """Send today's issues, after those that were broken off; tell by address what was not delivered."""
    publication, server, voice = project.publication, server_of(project), project.voice
    base = base_of(publication)
    with closing(SubscriberRecords(project.root)) as records:
        for address in records.recover():
            message = N_("{address}: nobody knows whether its letter arrived; it is not sent again.")
            print(voice.say(message, address=address), file=sys.stderr)
        for made, words in _issues(project, publication, days):
            leave = f"{base}leave/{TOKEN}"
            records.keep_issue(made, html_of(made, words, leave), text_of(made, words, leave))
        found: Counter[str] = Counter()
        with Conversation(server) as conversation:
            for kept in records.unfinished():
                at = datetime.now(publication.clock)
                make = partial(letter, kept, sender=server.sender, base=base, at=at)
                try:
                    for told in send_all(records, kept, conversation, make, pause=pause):
                        found[told.state] += 1
                        _tell(project, told)
                except Unreachable as bad:
                    message = N_(
                        "The mail server cannot be reached: {reason}. Send again, and it goes on from here."
                    )
                    raise Stopped(voice.say(message, reason=bad)) from None
    message = N_("{sent} letters sent, {due} put off, {others} not delivered.")
    others = found.total() - found[SENT] - found[DUE]
    print(voice.say(message, sent=found[SENT], due=found[DUE], others=others))
    return int(found.total() > found[SENT])


def _tell(project: Project, told: Delivery) -> None:
    if told.state == SENT:
        return
    message = (
        N_("{address}: put off by its server ({said}); it is tried again when you send again.")
        if told.state == DUE
        else N_("{address}: not delivered ({said}).")
    )
    print(project.voice.say(message, address=told.address, said=told.said), file=sys.stderr)


# The list


def add(project: Project, file: Path) -> int:
    """Ask everybody in a list to confirm; tell by line what is no address, and who is there already."""
    publication, server = project.publication, server_of(project)
    codes = tuple(language.code for language in publication.languages)
    try:
        lines = list(listed(file.read_text("utf-8"), codes))
    except (OSError, UnicodeDecodeError) as bad:
        raise Stopped(
            project.voice.say(N_("{file} cannot be read: {reason}"), file=file, reason=bad)
        ) from None
    asked, known = 0, dict[str, int]()
    with closing(SubscriberRecords(project.root)) as records, Conversation(server) as conversation:
        ask = asking(project, publication, conversation, server)
        for line in lines:
            if why := _refused(records, line, known):
                message, values = why
                said = project.voice.say(message, text=line.text, **values)
                print(f"{file}:{line.line}: {said}", file=sys.stderr)
                continue
            try:
                ask(records.ask(line.address, line.lang or codes[0], time.time()))
            except OSError as bad:
                print(f"{file}:{line.line}: {line.address}: {bad}", file=sys.stderr)
                continue
            records.asked(line.address, time.time())
            asked += 1
    message = N_("{n} of {all} in the list were asked to confirm.")
    print(project.voice.say(message, n=asked, all=len(lines)))
    return int(asked < len(lines))


def _refused(
    records: SubscriberRecords, line: Listed, known: dict[str, int]
) -> tuple[str, dict[str, object]] | None:
    """Why a line of a list is passed over; None where it is not."""
    if not line.address:
        return N_("“{text}” is no address."), {}
    first = known.setdefault(line.address.lower(), line.line)
    if first != line.line:
        return N_("{address} stands on line {first} already."), {"address": line.address, "first": first}
    reader = records.subscriber(address=line.address)
    if reader and (reader.state != WAITING or reader.asked):
        message = N_("{address} is on the list already ({state}), and is not asked again.")
        return message, {"address": line.address, "state": reader.state}
    return None


def asking(
    project: Project, publication: Publication, conversation: Conversation, server: MailServer
) -> Callable[[Subscriber], None]:
    """What sends the letter that asks for a confirmation. It raises OSError where it cannot be sent."""
    words, base = spoken(project, publication), base_of(publication)

    def ask(reader: Subscriber) -> None:
        name = publication.language(reader.lang).site_name
        at = datetime.now(publication.clock)
        made = question(reader, words(reader.lang), name, server.sender, base, at)
        try:
            handed = conversation.hand_over(made, lambda: None)
        except Unreachable as bad:
            raise OSError(str(bad)) from bad
        if not handed.taken:
            raise OSError(f"{handed.code} {handed.said}")

    return ask


def take_out(project: Project, files: list[Path]) -> int:
    """Take out who cannot be reached any more."""
    with closing(SubscriberRecords(project.root)) as records:
        for file in files:
            try:
                found = list(returned(file))
            except OSError as bad:
                message = N_("{file} cannot be read: {reason}")
                raise Stopped(project.voice.say(message, file=file, reason=bad.strerror)) from None
            for address in found:
                reader = records.subscriber(address=address)
                if reader and reader.state == ACTIVE:
                    records.become(address, BOUNCED, time.time())
                    print(
                        project.voice.say(
                            N_("{address} cannot be reached, and gets no more."), address=address
                        )
                    )
    return 0


def count(project: Project) -> int:
    """Tell how many there are, by state and language."""
    with closing(SubscriberRecords(project.root)) as records:
        for (state, lang), n in records.counts().items():
            print(f"{project.voice.number(n):>8}  {lang}  {project.voice.say(STATES[state])}")
    return 0


# Its own pages


def serve(project: Project, port: int) -> int:
    """Serve the pages on which readers ask for the newsletter and leave it, on this machine, until Ctrl-C."""
    import uvicorn

    from nhipcau.newsletter.web import SubscribersDesk, application

    publication, server = project.publication, server_of(project)

    def ask(
        reader: Subscriber,
    ) -> None:  # a conversation of its own: readers ask at any time, from several threads
        with Conversation(server) as conversation:
            asking(project, publication, conversation, server)(reader)

    with closing(SubscriberRecords(project.root)) as records:
        records.forget_unconfirmed(time.time() - UNCONFIRMED)
        office = SubscribersDesk(publication, records, spoken(project, publication), ask)
        message = N_("Readers subscribe at {address} (Ctrl-C ends this).")
        print(project.voice.say(message, address=f"http://localhost:{port}{NEWSLETTER}"), flush=True)
        uvicorn.run(application(office), port=port, log_level="error", access_log=False, server_header=False)
    return 0
