"""The mail server: where it is, and one letter handed to it at a time."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any
from urllib.parse import unquote, urlsplit

from nhipcau.newsletter.addresses import address_of

SCHEMES = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
PATIENCE = 60.0
"""Seconds that a server may take for an answer."""


class Unreachable(Exception):
    """The server cannot be spoken to now, for a reason in its own words."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """smtp://, smtp+starttls:// or smtps://, with who sends."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str
    """As in the field From: “Nhịp Cầu <tin@nhipcau.example>”."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What the server said to a letter: its code (250 where it took it), and its words."""

    code: int
    said: str

    @property
    def taken(self) -> bool:
        return 200 <= self.code < 300

    @property
    def later(self) -> bool:
        """Whether it may take it another time, as servers say that greylist."""
        return 400 <= self.code < 500


def mail_server(told: object, environment: Mapping[str, str]) -> MailServer | None:
    """The server that the setting NEWSLETTER names; None where it names none that can be one."""
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        return None
    try:
        url = urlsplit(told.get("server", ""))
        port = url.port
    except ValueError:
        return None
    sender = told.get("from", "")
    known = told.keys() <= {"server", "from", "password"} and url.scheme in SCHEMES and url.hostname
    if not known or "\n" in sender or not address_of(parseaddr(sender)[1]):
        return None
    password = environment.get(told.get("password", ""), "")
    return MailServer(
        url.scheme,
        str(url.hostname),
        port or SCHEMES[url.scheme],
        unquote(url.username or ""),
        password,
        sender,
    )


class Conversation:
    """Letters handed to a server one after the other, in as many connections as it takes. Ends with `close`."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._talk: smtplib.SMTP | None = None

    def __enter__(self) -> Conversation:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def hand_over(self, letter: EmailMessage, at_last: Callable[[], Any]) -> Handed:
        """Hand a letter to the server. `at_last` is called just before its text goes, after which nobody can say
        whether a server that falls silent has it: then the code is 0. Raises Unreachable where it does so before."""
        fresh = self._talk is None
        try:
            handed = self._said(letter, at_last)
        except Unreachable:
            self.close()
            if fresh:
                raise
            handed = self._said(letter, at_last)  # many servers end a connection after some letters
        if handed.code in (0, 421):
            self.close()
        return handed

    def _said(self, letter: EmailMessage, at_last: Callable[[], Any]) -> Handed:
        try:
            talk = self._talk = self._talk or _began(self._server)
            talk.ehlo_or_helo_if_needed()
            sender = parseaddr(self._server.sender)[1]
            for code, said in (talk.mail(sender), talk.rcpt(str(letter["To"]))):
                if not 200 <= code < 300:
                    talk.rset()
                    return Handed(code, said.decode("utf-8", "replace"))
        except (OSError, smtplib.SMTPException) as bad:
            raise Unreachable(_reason(bad)) from bad
        at_last()
        return _sent(talk, bytes(letter))

    def close(self) -> None:
        if self._talk:
            self._talk.close()
        self._talk = None


def _sent(talk: smtplib.SMTP, data: bytes) -> Handed:
    try:
        code, said = talk.data(data)
    except smtplib.SMTPDataError as bad:
        return Handed(bad.smtp_code, _reason(bad).partition(" ")[2])
    except (OSError, smtplib.SMTPException) as bad:
        return Handed(0, _reason(bad))
    return Handed(code, said.decode("utf-8", "replace"))


def _began(server: MailServer) -> smtplib.SMTP:
    if server.scheme == "smtps":
        secure = ssl.create_default_context()
        talk: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=secure)
    else:
        talk = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    if server.scheme == "smtp+starttls":
        talk.starttls(context=ssl.create_default_context())
    if server.user:
        talk.login(server.user, server.password)
    return talk


def _reason(bad: BaseException) -> str:
    if isinstance(bad, smtplib.SMTPResponseException):
        said = bad.smtp_error
        return f"{bad.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
    return str(getattr(bad, "strerror", None) or bad or type(bad).__name__)
