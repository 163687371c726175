"""A mail server of a test's own, on loopback: it takes letters, and refuses some as servers do."""

from __future__ import annotations

import email
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from tests.nginx import free_port


class Postmaster:
    """What became of letters: `letters` are those that were taken. Of an address that begins so, the server says no
    (`gone`), later once (`grey`) or always (`full`); with `falls_silent` it ends the connection when a letter to that
    address has come whole; `most` are the letters of one connection."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.asked: Counter[str] = Counter()
        self.falls_silent = ""
        self.most = 0

    def to(self, address: str) -> list[EmailMessage]:
        return [each for each in self.letters if each["To"] == address]

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.most and getattr(session, "taken", 0) >= self.most:
            server.transport.close()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        self.asked[address] += 1
        if address.startswith("gone"):
            return "550 5.1.1 No such user"
        if address.startswith("full") or (address.startswith("grey") and self.asked[address] == 1):
            return "450 4.2.0 Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))
        if self.falls_silent in envelope.rcpt_tos:
            server.transport.abort()
        session.taken = getattr(session, "taken", 0) + 1
        return "250 OK"


@contextmanager
def post_office() -> Iterator[tuple[Postmaster, str]]:
    """A server that runs, and the address by which the setting NEWSLETTER names it."""
    handler, port = Postmaster(), free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield handler, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
