"""The desk's own pages, drawn by templates in the language of whoever asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from string import Formatter
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from nhipcau.desk.asking import BASE, Ask
from nhipcau.desk.roles import LABELS
from nhipcau.importing.places import FOLDER as IMPORTS
from nhipcau.languages.voice import Voice

FOLDER = Path(__file__).parent
ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


def page(ask: Ask, template: str, status: int = 200, /, **told: Any) -> Response:
    """A page of the desk."""
    room = ask.newsroom
    words = ENVIRONMENT.get_template(template).render(
        say=ask.voice.say,
        lang=ask.voice.language,
        base=BASE,
        member=ask.member,
        alone=room.alone is not None,
        roles=LABELS,
        token=ask.token,
        nonce=ask.nonce,
        data=data,
        day=lambda moment: told_day(moment, ask.voice),
        house=room.publication.main.site_name,
        importing=(room.root / IMPORTS).is_dir(),
        lettered=room.publication.letterbox,
        **told,
    )
    return HTMLResponse(words, status)


def phrases(words: Mapping[str, str], voice: Voice) -> dict[str, str]:
    """What a script says, in the language of that voice, the places in it left open."""
    return {key: voice.say(message, **_places(message)) for key, message in words.items()}


def _places(message: str) -> dict[str, str]:
    return {name: f"{{{name}}}" for _, name, _, _ in Formatter().parse(message) if name}


def data(value: Any) -> Markup:
    """Values in a page, for its script: nothing in them can end the element."""
    words = json.dumps(value, ensure_ascii=False)
    for letter, spelt in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028")):
        words = words.replace(letter, spelt)
    return Markup(words.replace("\u2029", "\\u2029"))


def told_day(moment: date | datetime | None, voice: Voice) -> str:
    """A day, with the hour where there is one, as the desk tells it: "10/10/2024, 09:30"."""
    if moment is None:
        return ""
    shape = "%d/%m/%Y" if voice.language == "vi" else "%d %b %Y"
    timed = isinstance(moment, datetime) and (moment.hour or moment.minute)
    return moment.strftime(f"{shape}, %H:%M" if timed else shape)
