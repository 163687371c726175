"""The letters that readers sent: read, dealt with, made a piece of, deleted; and the public address that takes them."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from starlette.responses import Response
from starlette.routing import Route

from nhipcau.desk.asking import Address, Ask, go, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.newsroom import Newsroom
from nhipcau.desk.roles import EDIT
from nhipcau.languages import Catalogue, Words
from nhipcau.languages.catalogues import stacked
from nhipcau.letterbox.web import LetterCounter, routes
from nhipcau.reading.source import N_
from nhipcau.themes import catalogues, theme_folders


def _list(ask: Ask) -> Response:
    room = ask.newsroom
    clock = room.publication.clock
    kept = [(each, datetime.fromtimestamp(each.at, clock)) for each in room.letters.all()]
    names = {language.code: language.name for language in room.publication.languages}
    return page(ask, "letters.html", letters=kept, names=names, pieces=set(room.shelf.rows))


def _deal(ask: Ask) -> Response:
    """Note that a letter was dealt with, or was not, or delete it."""
    room, what = ask.newsroom, text(ask.form().get("what"), 20)
    kept = room.letters.one(ask.path["number"])
    if kept is None:
        raise Declined(N_("That letter is no longer there."), 404)
    if what == "done":
        room.letters.deal(kept.number, ask.who.name)
    elif what == "wait":
        room.letters.open_again(kept.number)
    elif what == "delete":
        room.letters.delete(kept.number)
    else:
        raise Declined(N_("What the browser sent cannot be read."))
    room.records.note(ask.who.name, f"letter {what}", str(kept.number))
    return go("/letters")


def taken(room: Newsroom) -> list[Route]:
    """What takes letters of readers: it stands outside the door of the desk, for whoever asks for the site by name."""
    folders = theme_folders(room.settings)

    @cache
    def words(code: str) -> Words:
        layers = (Catalogue.load(file, code) for file in catalogues(folders, code))
        return Words(code, stacked(layers) or Catalogue(code), room.publication.clock)

    themes = [folder / "templates" for folder in folders]
    return routes(LetterCounter(room.publication, words, themes, room.letters))


ADDRESSES = (
    Address("GET", "/-desk/letters", EDIT, _list),
    Address("POST", "/-desk/letters/{number}", EDIT, _deal, 10_000),
)
