"""The pages of the site, such as about and contact, in the order in which the menu has them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, go, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drafts import told_fields
from nhipcau.desk.drawing import page
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.roles import EDIT, READ
from nhipcau.desk.saving import replace_file
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, with_field
from nhipcau.reading.source import N_

STEPS = {"up": -1, "down": 1}
LAST = 10_000
"""The place of a page whose number nobody can read."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page: its title in each language, "" where it is not written, and its place in the menu; `at` is the language
    whose file says that."""

    piece: PieceAt
    titles: tuple[str, ...]
    order: int
    at: str


def placed(ask: Ask) -> list[PlacedPage]:
    """The pages, as the menu has them."""
    room = ask.newsroom
    ids = [row.id for row in room.shelf.rows.values() if row.kind == "page"]
    return sorted((_placed(ask, room.piece(id)) for id in ids), key=lambda each: (each.order, each.piece.key))


def _placed(ask: Ask, piece: PieceAt) -> PlacedPage:
    languages = ask.newsroom.languages
    told = {lang: told_fields(words) for lang in languages if (words := piece.text(lang)) is not None}
    at = next((lang for lang, fields in told.items() if fields.get("order")), next(iter(told), languages[0]))
    order = str(told.get(at, {}).get("order") or "0").strip()
    titles = tuple(str(told.get(lang, {}).get("title") or "") for lang in languages)
    return PlacedPage(piece, titles, int(order) if order.isascii() and order.isdigit() else LAST, at)


def _list(ask: Ask) -> Response:
    return page(ask, "pages.html", pages=placed(ask), languages=ask.newsroom.publication.languages)


def _move(ask: Ask) -> Response:
    """A page one place up or down; the others are numbered after it."""
    room, step = ask.newsroom, STEPS.get(text(ask.form().get("to"), 10))
    with room.saving.lock:
        pages = placed(ask)
        at = next((n for n, each in enumerate(pages) if each.piece.id == ask.path["id"]), -1)
        if step is None or at < 0:
            raise Declined(N_("There is no piece “{id}”."), 404, id=ask.path["id"][:200])
        to = min(max(at + step, 0), len(pages) - 1)
        pages.insert(to, pages.pop(at))
        changed = [each.piece for number, each in enumerate(pages, 1) if _number(each, number)]
        if changed:
            said = room.saving.voice.say(N_("The order of the pages in the menu"))
            room.noted([piece.folder for piece in changed], said, ask.who)
    room.following.build()
    return go("/pages")


def _number(each: PlacedPage, number: int) -> bool:
    """Give a page its place; whether its file is another now."""
    words = each.piece.text(each.at) or ""
    try:
        after = with_field(cut(words), "order", str(number)).text
    except Unwritable:
        raise Declined(
            N_("The fields of this text cannot be read: mend {file} by hand."), file=each.piece.id
        ) from None
    if after == words:
        return False
    replace_file(each.piece.text_file(each.at), after.encode())
    return True


ADDRESSES = (
    Address("GET", "/-desk/pages", READ, _list),
    Address("POST", "/-desk/pages/{id:path}", EDIT, _move, 10_000),
)
