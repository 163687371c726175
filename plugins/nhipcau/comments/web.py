"""The server that takes comments: it looks at what is sent, has Isso hold it, and says so in the site's own look."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from nhipcau.comments import isso
from nhipcau.languages import Words
from nhipcau.model import Publication
from nhipcau.model.publication import COMMENTS
from nhipcau.web.answers import ANSWERS
from nhipcau.web.forms import HEADERS, Limit, RefusedForm, at

LARGEST = 65_536
"""Bytes of a form: Vietnamese letters take nine each on the way."""
SHORTEST, LONGEST, NAME = 3, 4000, 80
"""Characters of a comment, and of a name."""
LINKS = 2
ADDRESS = r"/[a-z0-9/-]{1,300}/"


@dataclass
class Counter:
    """Where comments are taken: `port` is that of Isso."""

    publication: Publication
    words: Callable[[str], Words]
    templates: str
    port: int
    limit: Limit = field(default_factory=Limit)
    largest: int = LARGEST

    def main(self) -> Words:
        return self.words(self.publication.main.code)

    def spoken(self, request: Request, body: dict[str, str]) -> Words:
        codes = [language.code for language in self.publication.languages]
        wanted = (body.get("lang"), request.query_params.get("lang"))
        return self.words(next((each for each in wanted if each in codes), codes[0]))

    def page(self, words: Words, title: str, *said: str, status: int = 200, **more: object) -> Response:
        language = self.publication.language(words.code)
        values = {"text": "", "back": language.home} | more
        own = Environment(
            loader=FileSystemLoader([self.templates, ANSWERS]), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
        )  # fmt: skip
        own.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
        html = own.get_template("page.html").render(
            lang=words.code, name=language.site_name, home=language.home, title=title, said=said, **values
        )
        return HTMLResponse(html, status, headers=HEADERS)

    def shown(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        said = words.gettext("Comments are written below the stories.")
        return self.page(words, words.gettext("Comments"), said)

    def sent(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        """A comment came. It is held, or refused with a sentence, and what was typed is shown again."""
        text, name = body.get("text", "").strip(), " ".join(body.get("name", "").split())
        address = body.get("story", "")
        back = address if re.fullmatch(ADDRESS, address) else ""
        title = words.gettext("Your comment was not taken")
        if wrong := self._wrong(words, text, name, back):
            return self.page(words, title, wrong, status=422, text=text, back=back or "/")
        visitor = request.client.host if request.client else ""
        if self.limit.passed(visitor, time.time()):
            raise RefusedForm(words.gettext("Too many comments from one place: try again in an hour."), 429)
        if not body.get("website"):
            try:
                isso.hand_over(self.port, back, body.get("title", "")[:300] or back, name, text, visitor)
            except isso.Refusing as bad:
                said = _refusal(words, bad.status)
                return self.page(
                    words, title, said, status=429 if bad.status == 403 else 503, text=text, back=back
                )
        said = words.gettext("Editors read it before it stands below the story.")
        return self.page(words, words.gettext("Thank you for your comment"), said, back=back)

    def _wrong(self, words: Words, text: str, name: str, back: str) -> str:
        """What is wrong with a comment, "" where nothing is."""
        if not back:
            return words.gettext("It does not say of which story it speaks.")
        if not SHORTEST <= len(text) <= LONGEST:
            return words.gettext("A comment has 3 to 4,000 characters.")
        if not 0 < len(name) <= NAME:
            return words.gettext("Please give a name of up to 80 characters.")
        if re.search(r"<[a-z!/]|\[(?:url|link)\b", text + name, re.I):
            return words.gettext("Please write words alone, without HTML.")
        if len(re.findall(r"https?://|www\.", text, re.I)) > LINKS or re.search(r"://|www\.", name, re.I):
            return words.gettext("Please leave out links: two are the most.")
        return ""


def _refusal(words: Words, status: int) -> str:
    if status == 403:
        return words.gettext("Too many comments from one place: try again in an hour.")
    return words.gettext("Comments cannot be taken at the moment: keep what you wrote, and try again later.")


def application(counter: Counter) -> Starlette:
    """The server's application."""
    hosts = {urlsplit(counter.publication.url).hostname or "", "localhost", "127.0.0.1"}
    return Starlette(routes=at(COMMENTS, counter, hosts, counter.shown, counter.sent))
