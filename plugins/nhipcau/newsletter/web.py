"""The newsletter's own pages: to ask for it, to confirm that, and to leave. A small server beside the site's."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from nhipcau.languages import Words
from nhipcau.model import Publication
from nhipcau.model.publication import NEWSLETTER
from nhipcau.newsletter.addresses import address_of
from nhipcau.newsletter.letters import drawn
from nhipcau.newsletter.records import ACTIVE, LEFT, Subscriber, SubscriberRecords
from nhipcau.web.forms import HEADERS, Limit, RefusedForm, at

LARGEST = 4096
"""Bytes of a form."""
ONCE_IN = 24 * 3600.0
"""Seconds in which one address is asked to confirm once: nobody's mailbox is filled by others."""
log = logging.getLogger("nhipcau.newsletter")


@dataclass
class SubscribersDesk:
    """Where readers ask: the records, the words of each language, and `ask`, which sends the letter that asks for a
    confirmation and raises OSError where none can be sent."""

    publication: Publication
    records: SubscriberRecords
    words: Callable[[str], Words]
    ask: Callable[[Subscriber], None]
    limit: Limit = field(default_factory=Limit)
    largest: int = LARGEST

    def main(self) -> Words:
        return self.words(self.publication.main.code)

    def spoken(self, request: Request, body: dict[str, str]) -> Words:
        """The words of the language that was chosen, or of whoever has the token."""
        codes = [language.code for language in self.publication.languages]
        reader = (
            self.records.subscriber(token=request.path_params["token"])
            if "token" in request.path_params
            else None
        )
        wanted = (body.get("lang"), request.query_params.get("lang"), reader.lang if reader else "")
        return self.words(next((each for each in wanted if each in codes), codes[0]))

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
            raise RefusedForm(said, 429)
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
            raise RefusedForm(said, 503) from bad

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
            raise RefusedForm(words.gettext("This link is not valid any more."), 404)
        return reader


def application(office: SubscribersDesk) -> Starlette:
    """The server's application."""
    hosts = {urlsplit(office.publication.url).hostname or "", "localhost", "127.0.0.1"}
    confirm, leave = f"{NEWSLETTER}confirm/{{token}}", f"{NEWSLETTER}leave/{{token}}"
    return Starlette(
        routes=[
            *at(NEWSLETTER, office, hosts, office.form, office.asked),
            *at(confirm, office, hosts, office.confirm, office.confirmed),
            *at(leave, office, hosts, office.leave, office.left, foreign=True),
        ]
    )
