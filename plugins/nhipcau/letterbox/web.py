"""The public side of the letter box: what is sent is looked at, shown once more, and handed on; every refusal is a
sentence in the reader's language, with what was typed in the form again."""

from __future__ import annotations

import hmac
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from nhipcau.languages import Words
from nhipcau.model import Publication
from nhipcau.model.publication import LETTERBOX
from nhipcau.web.answers import ANSWERS
from nhipcau.web.forms import HEADERS, Limit, at
from nhipcau.web.letters import EMAIL, EVENT, LIMITS, LONGEST, SHORTEST, Letter, letter

LARGEST = 80_000
"""Bytes of a form: Vietnamese letters take nine each on the way."""
SOONEST, LATEST = 3.0, 24 * 3600.0
"""Seconds between being shown a letter once more and sending it: no person is quicker, and no page that old is open."""
TEMPLATES = Path(__file__).parent / "templates"


class Keeper(Protocol):
    """Who keeps letters."""

    def put(self, sent: Letter, lang: str) -> bool:
        """Keep a letter; False where there is no room. Raises sqlite3.Error or OSError where it cannot be kept."""
        ...


@dataclass
class LetterCounter:
    """Where letters are handed in. `themes` are the folders of templates of the site's theme."""

    publication: Publication
    words: Callable[[str], Words]
    themes: Sequence[Path]
    keeper: Keeper
    clock: Callable[[], float] = time.time
    limit: Limit = field(default_factory=Limit)
    largest: int = LARGEST
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def main(self) -> Words:
        return self.words(self.publication.main.code)

    def spoken(self, request: Request, body: dict[str, str]) -> Words:
        codes = [language.code for language in self.publication.languages]
        wanted = (body.get("lang"), request.query_params.get("lang"))
        return self.words(next((each for each in wanted if each in codes), codes[0]))

    def page(
        self,
        words: Words,
        title: str,
        *said: str,
        status: int = 200,
        letter: Letter | None = None,
        shown_at: str = "",
    ) -> Response:
        language = self.publication.language(words.code)
        own = Environment(
            loader=FileSystemLoader([TEMPLATES, ANSWERS, *self.themes]), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
        )  # fmt: skip
        own.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
        html = own.get_template("letter.html").render(
            lang=words.code, words=words, name=language.site_name, home=language.home, title=title, said=said,
            letter=letter, letterbox=LETTERBOX, shown_at=shown_at, refused=status >= 400,
        )  # fmt: skip
        return HTMLResponse(html, status, headers=HEADERS)

    def shown(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        return self.page(words, words.gettext("Write to the newsroom"), letter=Letter())

    def sent(self, request: Request, words: Words, body: dict[str, str]) -> Response:
        """A letter came: it is shown once more, then taken, or refused with what was typed in the form again."""
        typed = letter(body)
        if wrong := _wrong(words, typed):
            return self._again(words, typed, wrong, 422)
        if body.get("website"):
            return self._thanks(words)
        waited = self._waited(body.get("shown_at", ""))
        if waited is None or waited > LATEST:
            said = words.gettext("This is what the newsroom will get. Change what you like, then send it.")
            title = words.gettext("Please read it once more")
            return self.page(words, title, said, letter=typed, shown_at=self._now())
        if waited < SOONEST:
            said = words.gettext("That was quicker than anybody reads: wait a moment, then send it.")
            return self._again(words, typed, said, 425)
        visitor = request.client.host if request.client else ""
        if self.limit.passed(visitor, self.clock()):
            return self._again(
                words, typed, words.gettext("Too many letters from one place: try again in an hour."), 429
            )
        return self._kept(words, typed)

    def _kept(self, words: Words, typed: Letter) -> Response:
        broken = words.gettext(
            "Letters cannot be taken at the moment: keep what you wrote, and try again later or by e-mail."
        )
        try:
            kept = self.keeper.put(typed, words.code)
        except (sqlite3.Error, OSError):
            return self._again(words, typed, broken, 503)
        return self._thanks(words) if kept else self._again(words, typed, broken, 503)

    def _again(self, words: Words, typed: Letter, said: str, status: int) -> Response:
        title = words.gettext("Your letter was not taken yet")
        return self.page(words, title, said, status=status, letter=typed, shown_at=self._now())

    def _thanks(self, words: Words) -> Response:
        said = words.gettext("The newsroom has it. Where it wants to answer, it does so by e-mail.")
        return self.page(words, words.gettext("Thank you for your letter"), said)

    def _now(self) -> str:
        """This moment, signed, so that a form cannot say another."""
        moment = str(int(self.clock()))
        return f"{moment}.{self._signed(moment)}"

    def _waited(self, told: str) -> float | None:
        """Seconds since a form was shown; None where it does not say so itself."""
        moment, _, signed = told.partition(".")
        fits = moment.isascii() and moment.isdigit() and len(moment) < 13
        if not fits or not hmac.compare_digest(signed.encode(), self._signed(moment).encode()):
            return None
        return self.clock() - int(moment)

    def _signed(self, moment: str) -> str:
        return hmac.new(self._secret, moment.encode(), "sha256").hexdigest()


def _wrong(words: Words, typed: Letter) -> str:
    """What is wrong with a letter, "" where nothing is."""
    if not typed.name:
        return words.gettext("Please give your name.")
    if not typed.title:
        return words.gettext("Please say in a line what it is about.")
    if any(len(getattr(typed, name)) > most for name, most in LIMITS.items()):
        return words.gettext("One of the lines is too long.")
    if typed.email and not re.fullmatch(EMAIL, typed.email):
        return words.gettext("The e-mail address is not one.")
    if not SHORTEST <= len(typed.text) <= LONGEST:
        return words.gettext("The text has 10 to 6,000 characters.")
    if typed.kind == EVENT and typed.date() is None:
        return words.gettext("Please give the day of the event, such as 2026-10-10.")
    return ""


def routes(counter: LetterCounter) -> list[Route]:
    """What answers at the public address of the letter box. By which name the public asks for the site is not known
    here, since a desk has the settings of the preview; by any name, one can write a letter and nothing else."""
    return at(LETTERBOX, counter, set(), counter.shown, counter.sent)
