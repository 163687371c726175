"""The desk as a web application: every question passes here, is checked, and is answered in a thread."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from nhipcau.desk import (
    web_accounts,
    web_approval,
    web_beside,
    web_board,
    web_calendar,
    web_editor,
    web_exchange,
    web_history,
    web_imports,
    web_letters,
    web_material,
    web_mending,
    web_new,
    web_pages,
    web_photos,
    web_preview,
    web_publish,
    web_registry,
    web_saving,
    web_site,
    web_standing,
)
from nhipcau.desk.asking import ANYONE, BASE, Address, Ask, answer, go
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page
from nhipcau.desk.newsroom import Newsroom
from nhipcau.languages.voice import TRANSLATIONS, Voice
from nhipcau.reading.source import N_

COOKIE = "nhipcau_desk"
SPOKEN = "nhipcau_spoken"
LOCAL = frozenset(("localhost", "127.0.0.1", "[::1]"))
ADDRESSES: tuple[Address, ...] = (
    *web_accounts.ADDRESSES,
    *web_board.ADDRESSES,
    *web_new.ADDRESSES,
    *web_standing.ADDRESSES,
    *web_calendar.ADDRESSES,
    *web_editor.ADDRESSES,
    *web_saving.ADDRESSES,
    *web_preview.ADDRESSES,
    *web_mending.ADDRESSES,
    *web_beside.ADDRESSES,
    *web_exchange.ADDRESSES,
    *web_material.ADDRESSES,
    *web_history.ADDRESSES,
    *web_publish.ADDRESSES,
    *web_registry.ADDRESSES,
    *web_photos.ADDRESSES,
    *web_pages.ADDRESSES,
    *web_imports.ADDRESSES,
    *web_letters.ADDRESSES,
    *web_approval.ADDRESSES,
    *web_site.ADDRESSES,
)
"""Every address of the desk. The last is the site itself, at any path."""
POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' blob: data:; connect-src 'self'; frame-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
log = logging.getLogger("nhipcau.desk")


class Door:
    """Lets questions in: from known hosts, of those who may, with the token that belongs to a change."""

    def __init__(self, room: Newsroom, hosts: frozenset[str]) -> None:
        self._room, self._hosts = room, hosts
        self._own = secrets.token_urlsafe(32)

    async def answer(self, address: Address, request: Request) -> Response:
        nonce = secrets.token_urlsafe(16)
        response = await self._answered(address, request, nonce)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce))
        return response

    async def _answered(self, address: Address, request: Request, nonce: str) -> Response:
        ask = self._ask(request, b"", nonce)
        try:
            self._check_host(request)
            body = await self._body(address, request)
            ask = await run_in_threadpool(self._known, request, body, nonce)
            self._check(address, ask, request)
            return await run_in_threadpool(address.handler, ask)
        except Declined as trouble:
            return refused(address, ask, trouble)
        except ClientDisconnect:
            return Response(status_code=499)
        except OSError as bad:
            log.exception("%s", request.url.path)
            reason = bad.strerror or str(bad)
            return refused(address, ask, Declined(N_("The machine refused: {reason}."), 507, reason=reason))
        except Exception:
            log.exception("%s", request.url.path)
            message = N_("Something is broken here, and was noted. What you typed is kept in this browser.")
            return refused(address, ask, Declined(message, 500))

    def _check_host(self, request: Request) -> None:
        """No page of another house may speak to the desk by a name of its own for this machine."""
        host = request.headers.get("host", "").lower()
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() and ":" in host else host
        if name not in self._hosts:
            raise Declined(N_("The desk is not known by the name “{host}”."), 421, host=host[:100])

    async def _body(self, address: Address, request: Request) -> bytes:
        length = request.headers.get("content-length", "0")
        if length.isdigit() and int(length) > address.largest:
            raise Declined(N_("That is too large: {n} MB are allowed."), 413, n=address.largest // 10**6)
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > address.largest:
                raise Declined(N_("That is too large: {n} MB are allowed."), 413, n=address.largest // 10**6)
        return bytes(body)

    def _known(self, request: Request, body: bytes, nonce: str) -> Ask:
        """The question with who asks it."""
        room = self._room
        if room.alone is not None:
            return self._ask(request, body, nonce, member=room.alone, token=self._own)
        session = room.accounts.session(request.cookies.get(COOKIE, ""))
        if session is None:
            return self._ask(request, body, nonce)
        return self._ask(request, body, nonce, member=session.member, session=session.id, token=session.token)

    def _ask(self, request: Request, body: bytes, nonce: str, **known: object) -> Ask:
        told: dict[str, object] = {"member": None, "session": "", "token": ""} | known
        member = told["member"]
        spoken = [
            request.cookies.get(SPOKEN, ""),
            getattr(member, "speaks", ""),
            str(self._room.settings.get("DESK_LANGUAGE", "en")),
        ]
        return Ask(
            self._room,
            dict(request.path_params),
            dict(request.query_params),
            body,
            **told,  # type: ignore[arg-type]
            voice=Voice(next(each for each in [*spoken, "en"] if each == "en" or is_spoken(each))),
            nonce=nonce,
            address=request.client.host if request.client else "",
            agent=request.headers.get("user-agent", ""),
            cookies=request.cookies,
            secure=request.url.scheme == "https",
        )

    def _check(self, address: Address, ask: Ask, request: Request) -> None:
        if address.changes:
            self._check_origin(request)
        if address.ability == ANYONE:
            return
        if not ask.who.may(address.ability):
            raise Declined(N_("That is not among what a {role} may do."), 403, role=ask.who.role)
        if address.changes:
            if "id" in ask.path and not ask.touches(ask.path["id"]):
                raise Declined(N_("This piece is of a section that is not yours."), 403)
            given = request.headers.get("x-desk-token") or ask.form().get("token", "")
            if not secrets.compare_digest(given.encode(), ask.token.encode()):
                raise Declined(N_("This page is from an earlier session: load it again."), 403)

    def _check_origin(self, request: Request) -> None:
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site", "same-origin")
        own = request.headers.get("host", "").lower()
        if (origin and urlsplit(origin).netloc.lower() != own) or site not in ("same-origin", "none"):
            raise Declined(N_("A page of another site asked for this, and was refused."), 403)


def is_spoken(language: str) -> bool:
    """Whether the desk speaks a language."""
    return language.isalpha() and (TRANSLATIONS / language).is_dir()


def refused(address: Address, ask: Ask, trouble: Declined) -> Response:
    """The answer to a question that cannot be granted, as what asked for it understands it."""
    values = {
        name: ask.voice.say(value) if name in ("role",) and isinstance(value, str) else value
        for name, value in trouble.values.items()
    }
    said = ask.voice.say(trouble.message, **values)
    if address.path.startswith(f"{BASE}/api/"):
        return answer({"trouble": said}, trouble.status)
    if trouble.status == 401 and not address.changes:
        return go("/sign-in")
    return page(ask, "trouble.html", trouble.status, said=said)


def application(room: Newsroom, hosts: frozenset[str] = LOCAL) -> Starlette:
    """The desk for a newsroom; `hosts` are the names by which it may be asked for."""
    door = Door(room, hosts)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        room.following.start()
        room.publishing.keep_time()
        room.remote.start()
        yield
        room.remote.stop()
        room.publishing.close()
        await run_in_threadpool(room.following.stop)
        room.records.close()

    def endpoint(address: Address) -> Callable[[Request], Awaitable[Response]]:
        return partial(door.answer, address)

    taken = web_letters.taken(room) if room.publication.letterbox else []
    routes = [*taken, *(Route(each.path, endpoint(each), methods=[each.method]) for each in ADDRESSES)]
    return Starlette(routes=routes, lifespan=lifespan)
