"""The page of a piece as it will be, with the draft in it, by the templates of the site."""

from __future__ import annotations

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask
from nhipcau.desk.drafts import drafts_of
from nhipcau.desk.drawing import page
from nhipcau.desk.opened import tab_of
from nhipcau.desk.roles import READ
from nhipcau.desk.trying import PREVIEW
from nhipcau.reading.places import Place
from nhipcau.web.serving import headers


def _preview(ask: Ask) -> Response:
    """The real page of the piece with the draft in it, by the templates of the site."""
    room = ask.newsroom
    piece, tab, lang = room.piece(ask.path["id"]), tab_of(ask.query), ask.query.get("lang", "")
    words = {code: words for code, (_, words) in drafts_of(ask, piece, tab).items()}
    return drawn(ask, room.trials.lay(f"{tab}{PREVIEW}", piece, words), lang)


def drawn(ask: Ask, place: Place, lang: str) -> Response:
    """The page of a piece that lies apart from the content, or why there is none; while a build is at work, it is asked
    for again by itself."""
    following = ask.newsroom.following
    pages = following.draw(place)
    html = (pages or {}).get(lang)
    if html is not None:
        return framed(html, ask.newsroom.publication.framed)
    told = {"refused": following.refused, "built": following.built, "busy": pages is None}
    response = page(ask, "no_preview.html", 503 if pages is None else 404, **told)
    if pages is None:
        response.headers["Refresh"] = "2"
    return response


def framed(html: bytes, films: tuple[str, ...]) -> Response:
    """A page of the site, to be shown within the desk; it may frame the films of these origins."""
    told = headers("/", False, films)
    policy = told["Content-Security-Policy"].replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    return Response(html, media_type="text/html", headers={"Content-Security-Policy": policy})


ADDRESSES = (Address("GET", "/-desk/preview/{id:path}", READ, _preview),)
