"""Forms that readers send to small servers of ours: how they are read, from whom they are taken, and how often."""

from __future__ import annotations

import logging
import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from nhipcau.languages import Words

TRIES, WHILE = 10, 3600.0
"""How often one visitor may ask for something in how many seconds."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
log = logging.getLogger("nhipcau.forms")


class RefusedForm(Exception):
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


class Teller(Protocol):
    """Who answers: in the words of a language, the main one where nobody asks for another."""

    largest: int
    """Bytes of a form."""

    def main(self) -> Words: ...

    def spoken(self, request: Request, body: dict[str, str]) -> Words: ...

    def page(self, words: Words, title: str, *said: str, status: int = 200) -> Response: ...


Handler = Callable[[Request, Words, dict[str, str]], Response]


def at(
    path: str, teller: Teller, hosts: set[str], shown: Handler, done: Handler, foreign: bool = False
) -> list[Route]:
    """The routes of an address: what is shown there, and what is done with a form. `hosts` are the names by which the
    server may be asked, any where there are none: then a form must come from a page of the same name. With `foreign`,
    other sites may send the form, too."""
    return [
        Route(path, partial(_answer, teller, hosts, shown, True), methods=["GET"]),
        Route(path, partial(_answer, teller, hosts, done, foreign), methods=["POST"]),
    ]


async def _answer(
    teller: Teller, hosts: set[str], handler: Handler, foreign: bool, request: Request
) -> Response:
    words = teller.main()
    try:
        body = await _form(request, teller.largest, words)
        words = await run_in_threadpool(teller.spoken, request, body)
        _check(request, hosts, foreign, words)
        return await run_in_threadpool(handler, request, words, body)
    except RefusedForm as trouble:
        return teller.page(words, words.gettext("That did not work"), trouble.said, status=trouble.status)
    except ClientDisconnect:
        return Response(status_code=499)
    except (sqlite3.Error, OSError):
        log.exception("%s", request.url.path)
        said = words.gettext("Something is broken here: try again later.")
        return teller.page(words, words.gettext("That did not work"), said, status=503)


async def _form(request: Request, largest: int, words: Words) -> dict[str, str]:
    """What a form says; a field that is given twice counts once."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > largest:
            raise RefusedForm(words.gettext("That is too much for this form."), 413)
    try:
        told = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[0] for name, values in told.items()}


def _check(request: Request, hosts: set[str], foreign: bool, words: Words) -> None:
    """No page of another site may send a form here, but for what ends a subscription."""
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    origin = request.headers.get("origin")
    hosts = hosts or {host.lower()}
    if host.lower() not in hosts:
        raise RefusedForm(words.gettext("This server is not known by that name."), 421)
    if not foreign and origin and urlsplit(origin).hostname not in hosts:
        raise RefusedForm(words.gettext("A page of another site asked for this, and was refused."), 403)
