"""Asking other people's servers whether an address is still there: politely, and of all hosts a few at once.

A host is asked one thing at a time, with a pause; and no more for now where it says so, or falls silent.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit

from nhipcau.problems import N_

AT_ONCE = 8
"""Hosts that are asked at one time."""
PATIENCE = 20.0
"""Seconds without a byte."""
SILENT = 3
"""Answers that fail to come, one after the other, after which a host is left in peace."""
NO_HEAD = frozenset((400, 403, 404, 405, 406, 501))
"""What servers answer that do not know how to answer with a head alone: they are asked for the page."""
GONE = frozenset((404, 410))
TOO_MANY = 429
FOR_GOOD = frozenset((301, 308))
NO_HOST = frozenset((socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)))


@dataclass(frozen=True, slots=True)
class HeadAnswer:
    """What came of asking for an address: a status of HTTP, or 0 and the reason (a msgid); where it moved for good."""

    status: int
    reason: str = ""
    moved: str = ""

    @property
    def fine(self) -> bool:
        return 200 <= self.status < 400

    @property
    def dead(self) -> bool:
        """Whether nobody need ask again: there is no such page, or no such host."""
        return self.status in GONE or self.reason == NOWHERE


NOWHERE = N_("there is no such host")
SLOW = N_("it took too long")
CERTIFICATE = N_("its certificate is not valid")
CLOSED = N_("no connection could be made")
BROKEN = N_("what it answers is no HTTP")


class _Followed(urllib.request.HTTPRedirectHandler):
    """Follows redirections, and notes whether all of them are for good."""

    for_good = True

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        self.for_good = self.for_good and code in FOR_GOOD
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(address: str, agent: str) -> HeadAnswer:
    """Ask for the head of an address, or for the page where the server wants that; nothing of a page is read."""
    answer = _asked(address, agent, "HEAD")
    return _asked(address, agent, "GET") if answer.status in NO_HEAD else answer


def _asked(address: str, agent: str, method: str) -> HeadAnswer:
    headers = {"User-Agent": agent, "Accept": "text/html,*/*;q=0.5"}
    request = urllib.request.Request(address, headers=headers, method=method)
    followed = _Followed()
    try:
        with urllib.request.build_opener(followed).open(request, timeout=PATIENCE) as answer:
            moved = answer.url if answer.url != address and followed.for_good else ""
            return HeadAnswer(answer.status, moved=moved)
    except urllib.error.HTTPError as bad:
        with bad:
            return HeadAnswer(bad.code)
    except (OSError, ValueError, http.client.HTTPException) as bad:
        return HeadAnswer(0, _reason(bad))


def _reason(bad: Exception) -> str:
    why = bad.reason if isinstance(bad, urllib.error.URLError) else bad
    if isinstance(why, socket.gaierror) and why.errno in NO_HOST:
        return NOWHERE
    if isinstance(why, TimeoutError):
        return SLOW
    if isinstance(why, ssl.SSLCertVerificationError):
        return CERTIFICATE
    return CLOSED if isinstance(why, OSError) else BROKEN


def asked_of_all(
    addresses: Iterable[str], agent: str, pause: float, heard: Callable[[str, HeadAnswer], None]
) -> None:
    """Ask for all addresses, and tell `heard` of each answer as it comes, one at a time. `pause` is the seconds between
    two questions to one host."""
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)
    workers = ThreadPoolExecutor(AT_ONCE)
    answers: SimpleQueue[tuple[str, HeadAnswer] | None] = SimpleQueue()
    try:
        for each in hosts.values():
            workers.submit(_of_one_host, each, agent, pause, answers.put)
        for _ in hosts:
            while (answer := answers.get()) is not None:
                heard(*answer)
    finally:
        workers.shutdown(wait=False, cancel_futures=True)


def _of_one_host(
    addresses: list[str], agent: str, pause: float, tell: Callable[[tuple[str, HeadAnswer] | None], None]
) -> None:
    """Ask one host for all of these; None when that is done."""
    silent = 0
    try:
        for number, address in enumerate(addresses):
            if number:
                time.sleep(pause)
            answer = ask(address, agent)
            tell((address, answer))
            silent = 0 if answer.status else silent + 1
            if silent == SILENT or answer.status == TOO_MANY:
                break
            if answer.reason == NOWHERE:  # the others are not there either
                for other in addresses[number + 1 :]:
                    tell((other, answer))
                break
    finally:
        tell(None)
