"""Asking: one question of a browser, with who asks; and the ways to answer it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote

from starlette.responses import Response

from nhipcau.desk.declined import Declined
from nhipcau.desk.newsroom import Newsroom
from nhipcau.desk.roles import Member
from nhipcau.languages.voice import Voice
from nhipcau.reading.source import N_

BASE = "/-desk"
"""Below it lies the desk; every other address is the site as readers will see it."""
ANYONE = ""
"""The ability that everybody has, signed in or not."""
LONGEST = 4_000_000
"""Bytes of what a browser sends, but for files."""


@dataclass(frozen=True)
class Ask:
    """A question: `path` are the parts of the address, `query` and `body` what came with it; `member` is who asks, None
    where nobody is signed in; `token` must come with whatever changes something."""

    newsroom: Newsroom
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    member: Member | None
    session: str
    token: str
    voice: Voice
    nonce: str
    address: str
    agent: str
    cookies: Mapping[str, str]
    secure: bool

    @property
    def who(self) -> Member:
        """Who asks, at addresses that want to know."""
        if self.member is None:
            raise Declined(N_("Sign in first."), 401)
        return self.member

    def touches(self, id: str) -> bool:
        """Whether a piece is theirs to change, as far as its section says."""
        row = self.newsroom.shelf.rows.get(id)
        return self.who.is_of(row.section if row else "")

    def refuse_words_of(self, lang: str) -> None:
        """Declined where the words of a language are not theirs to change, or the site has no such language."""
        if lang not in self.newsroom.languages:
            raise Declined(N_("The site has no language “{code}”."), code=lang[:20])
        if not self.who.writes_in(lang):
            raise Declined(N_("The words of this language are not yours to change."), 403)

    def json(self) -> dict[str, Any]:
        """The body as an object. Declined where it is none."""
        try:
            found = json.loads(self.body or b"{}")
        except (ValueError, RecursionError):
            raise Declined(N_("What the browser sent cannot be read.")) from None
        if not isinstance(found, dict):
            raise Declined(N_("What the browser sent cannot be read."))
        return found

    def form(self) -> dict[str, str]:
        """The body as the fields of a form."""
        found = parse_qs(self.body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=200)
        return {name: values[-1] for name, values in found.items()}


Handler = Callable[[Ask], Response]


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the desk: who may ask it, and who answers. `largest` is how many bytes may come with it."""

    method: str
    path: str
    ability: str
    handler: Handler
    largest: int = LONGEST

    @property
    def changes(self) -> bool:
        return self.method not in ("GET", "HEAD")


def answer(told: Mapping[str, Any], status: int = 200) -> Response:
    """Values, for scripts."""
    return Response(json.dumps(told, ensure_ascii=False), status, media_type="application/json")


def go(path: str) -> Response:
    """On to another address of the desk."""
    return Response(status_code=303, headers={"Location": quote(BASE + path, safe="/?=&-._~%#")})


def text(told: Any, longest: int = 500) -> str:
    """A value of a question as one line of text; "" for anything else."""
    return " ".join(told.split())[:longest] if isinstance(told, str) else ""


def table(told: Any) -> dict[str, Any]:
    """A value of a question as a table; an empty one for anything else."""
    return told if isinstance(told, dict) else {}
