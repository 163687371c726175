"""The newsletter's own pages: to ask for it, to confirm that, and to leave. A small server beside the site's."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import parse_qs, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from nhipcau.languages import Words
from nhipcau.model import Publication
from nhipcau.model.publication import NEWSLETTER
from nhipcau.newsletter.addresses import address_of
from nhipcau.newsletter.letters import drawn
from nhipcau.newsletter.records import ACTIVE, LEFT, Records, Subscriber

LARGEST = 4096
"""Bytes of a form."""
TRIES, WHILE = 10, 3600.0
"""How many addresses one visitor may give in how many seconds."""
ONCE_IN = 24 * 3600.0
"""Seconds in which one address is asked to confirm once: nobody's mailbox is filled by others."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
log = logging.getLogger("nhipcau.newsletter")


class Trouble(Exception):
    """What was asked cannot be done: a sentence for readers in their language, and a status."""

    def __init__(self, said: str, status: int) -> None:
        super().__init__(said)
        self.said, self.status = said, status


@dataclass
class Limit:
    """Counts in memory how often each visitor asked; nothing of it is written anywhere."""

    asked: dict[str, deque[float]] = field(default_factory=dict)

    def passed(self, who: str, now: float) -> bool:
        """Whether that visitor may not ask again now."""
        for other in [each for each, times in self.asked.items() if times[-1] < now - WHILE]:
            del self.asked[other]
        times = self.asked.setdefault(who, deque(maxlen=TRIES))
        full = len(times) == TRIES and times[0] > now - WHILE
        times.append(now)
        return full


@dataclass
class Office:
    """Where readers ask: the records, the words of each language, and `ask`, which sends the letter that asks for a
    confirmation and raises OSError where none can be sent."""

    publication: Publication
    records: Records
    words: Callable[[str], Words]
    ask: Callable[[Subscriber], None]
    limit: Limit = field(default_factory=Limit)

    def page(self, words: Words, title: str, *said: str, status: int = 200, **more: object) -> Response:
        language = self.publication.language(words.code)
        values = {"form": "", "button": "", "address": "", "languages": self.publication.languages} | more
        html = drawn(
            "page.html", words, lang=words.code, name=language.site_name, home=language.home, base=NEWSLETTER,
            title=title, said=said, **values,
        )  # fmt: skip
        return HTMLResponse(html, status, headers=HEADERS)

    def form(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        title = words.gettext("The weekly letter")
        return self.page(words, title, form="ask")

    def asked(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        """Somebody gave an address. The answer is the same whether it was known or not: that is nobody's business."""
        address, now = address_of(body.get("address", "")), time.time()
        if not address:
            title, said = words.gettext("The weekly letter"), words.gettext("That is no e-mail address.")
            given = body.get("address", "")[:254]
            return self.page(words, title, said, form="ask", address=given, status=422)
        if self.limit.passed(request.client.host if request.client else "", now):
            said = words.gettext("Too many addresses from one place: try again in an hour.")
            raise Trouble(said, 429)
        known = self.records.subscriber(address=address)
        wanted = not body.get("website") and not (known and known.state == ACTIVE)
        if wanted and not (known and known.asked > now - ONCE_IN):
            reader = self.records.ask(address, words.code, now)
            self._send(reader, words)
            self.records.asked(address, now)
        title = words.gettext("Look into your mailbox")
        said = words.gettext("A letter is on its way to %(address)s. Confirm in it that you want ours.")
        return self.page(words, title, said % {"address": address})

    def _send(self, reader: Subscriber, words: Words) -> None:
        try:
            self.ask(reader)
        except OSError as bad:
            log.warning("%s", bad)
            said = words.gettext("No letter can be sent at the moment: try again later.")
            raise Trouble(said, 503) from bad

    def confirm(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        """The page that the letter leads to. It asks once more: programs that look into letters follow links."""
        reader = self._reader(request, words)
        title = words.gettext("Do you want the weekly letter?")
        button = words.gettext("Yes, send it to %(address)s") % {"address": reader.address}
        return self.page(words, title, form=request.url.path, button=button)

    def confirmed(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        self.records.become(self._reader(request, words).address, ACTIVE, time.time())
        said = words.gettext("The next letter comes to you.")
        return self.page(words, words.gettext("Thank you"), said)

    def leave(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        reader = self._reader(request, words)
        title = words.gettext("Do you want no more letters?")
        button = words.gettext("Send nothing more to %(address)s") % {"address": reader.address}
        return self.page(words, title, form=request.url.path, button=button)

    def left(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        """By the button, or by a mail program, which asks by itself (RFC 8058) and from elsewhere."""
        self.records.become(self._reader(request, words).address, LEFT, time.time())
        said = words.gettext("No letter comes to you any more.")
        return self.page(words, words.gettext("Unsubscribed"), said)

    def _reader(self, request: Request, words: Words) -> Subscriber:
        reader = self.records.subscriber(token=request.path_params["token"])
        if reader is None:
            raise Trouble(words.gettext("This link is not valid any more."), 404)
        return reader


Handler = Callable[[Request, Words, dict[str, str]], Response]


def application(office: Office) -> Starlette:
    """The server's application."""
    hosts = {urlsplit(office.publication.url).hostname or "", "localhost", "127.0.0.1"}

    def routes(path: str, shown: Handler, done: Handler, foreign: bool = False) -> list[Route]:
        return [
            Route(path, partial(_answer, office, hosts, shown, True), methods=["GET"]),
            Route(path, partial(_answer, office, hosts, done, foreign), methods=["POST"]),
        ]

    return Starlette(
        routes=[
            *routes(NEWSLETTER, office.form, office.asked),
            *routes(f"{NEWSLETTER}confirm/{{token}}", office.confirm, office.confirmed),
            *routes(f"{NEWSLETTER}leave/{{token}}", office.leave, office.left, foreign=True),
        ]
    )


async def _answer(
    office: Office, hosts: set[str], handler: Handler, foreign: bool, request: Request
) -> Response:
    words = office.words(office.publication.main.code)
    try:
        body = await _form(request, words)
        words = await run_in_threadpool(_spoken, office, request, body)
        _check(request, hosts, foreign, words)
        return await run_in_threadpool(handler, request, words, body)
    except Trouble as trouble:
        return office.page(words, words.gettext("That did not work"), trouble.said, status=trouble.status)
    except ClientDisconnect:
        return Response(status_code=499)
    except (sqlite3.Error, OSError):
        log.exception("%s", request.url.path)
        said = words.gettext("Something is broken here: try again later.")
        return office.page(words, words.gettext("That did not work"), said, status=503)


async def _form(request: Request, words: Words) -> dict[str, str]:
    """What a form says; a field that is given twice counts once."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise Trouble(words.gettext("That is too much for this form."), 413)
    try:
        told = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[0] for name, values in told.items()}


def _spoken(office: Office, request: Request, body: dict[str, str]) -> Words:
    """The words in which to answer: of the language that was chosen, or of whoever has the token."""
    codes = [language.code for language in office.publication.languages]
    reader = office.records.subscriber(token=request.path_params.get("token", "") or "-")
    wanted = (body.get("lang"), request.query_params.get("lang"), reader.lang if reader else "")
    return office.words(next((each for each in wanted if each in codes), codes[0]))


def _check(request: Request, hosts: set[str], foreign: bool, words: Words) -> None:
    """No page of another site may send a form here, but for what ends a subscription."""
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    origin = request.headers.get("origin")
    if host.lower() not in hosts:
        raise Trouble(words.gettext("This server is not known by that name."), 421)
    if not foreign and origin and urlsplit(origin).hostname not in hosts:
        raise Trouble(words.gettext("A page of another site asked for this, and was refused."), 403)
