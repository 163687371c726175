"""The preview: a server of the output folder whose pages reload when the site is printed anew.

What makes them do so is added while a page is sent, and stands in no file. It works under the site's strict security
policy: a script and a style of the same origin, under an address that no page has.
"""

from __future__ import annotations

import errno
import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from nhipcau.live.beside import KEPT, LARGEST, port_of, relayed
from nhipcau.model.photos import RASTER
from nhipcau.web.ranges import asked, content_range
from nhipcau.web.serving import FRAMED, SHOWROOM, headers, media_type, showroom_policy

RESERVED = "/-nhipcau/"
LIVE = Path(__file__).parent / "static"
OPEN_TO_ALL = "Access-Control-Allow-Origin"
EVERYWHERE = ("0.0.0.0", "::", "")
LOCAL = ("localhost", "127.0.0.1", "::1")
WORKER = "/sw.js"
"""What keeps pages in a reader's browser; a writer's must not see yesterday's."""
PORTS = 50
"""How many ports are tried, from the one that was asked for."""
REMEMBERED = 8
"""How many of the pages and stylesheets that a browser asked for are known as viewed."""
PATIENCE = 120.0
"""Seconds that a browser is kept waiting for a picture."""
PULSE = 15.0
"""Seconds between two signs of life to an open page: a page that is gone is noticed by them."""


@dataclass(frozen=True, slots=True)
class State:
    """What open pages are told: which printing they should show, or what stands in its way."""

    printing: str
    title: str = ""
    problems: tuple[str, ...] = ()

    def event(self) -> bytes:
        """As a Server-Sent Event (HTML Living Standard, 9.2)."""
        told = {"printing": self.printing, "title": self.title, "problems": self.problems}
        return f"data: {json.dumps(told, ensure_ascii=False)}\n\n".encode()


class Stand:
    """The newsstand: hands the latest state to every page that is open."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.state = State(_token())

    def printed(self) -> None:
        """There is a new printing: pages that show an older one reload."""
        self._tell(State(_token()))

    def mended(self) -> None:
        """What stood in the way is gone, and the printing is the one that pages show."""
        self._tell(State(self.state.printing))

    def failed(self, title: str, problems: Sequence[str]) -> None:
        """The build failed; pages go on to show the last printing, and say why."""
        self._tell(State(self.state.printing, title, tuple(problems)))

    def follow(self) -> Iterator[State | None]:
        """The state, and each new one; None as a sign of life while nothing happens."""
        seen = None
        while True:
            with self._changed:
                if self.state is seen:
                    self._changed.wait(PULSE)
                latest = self.state
            yield None if latest is seen else latest
            seen = latest

    def _tell(self, state: State) -> None:
        with self._changed:
            self.state = state
            self._changed.notify_all()


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder at the first free port from `port` on. `address` is where a browser finds it."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, bind: str, port: int) -> None:
        self.stand = Stand()
        self.folder = Path()
        self.framed: tuple[str, ...] = ()
        """The origins of films that the site allows."""
        self.waits = False
        """Whether pictures are still being made; who asks for one waits for it."""
        self._viewed: dict[str, None] = {}
        self._viewing = threading.Lock()
        self._names = {*LOCAL, bind.lower()} | (
            {socket.gethostname().lower()} if bind in EVERYWHERE else set()
        )
        self._any_number = bind in EVERYWHERE
        self.address_family = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0][0]
        for tried in range(port, port + PORTS):
            try:
                super().__init__((bind, tried), Handler)
            except OSError as taken:
                if taken.errno != errno.EADDRINUSE or tried == port + PORTS - 1:
                    raise
            else:
                break

    def serve(self, folder: Path) -> None:
        """Begin to serve that folder, in a thread of its own."""
        self.folder = folder.resolve()
        threading.Thread(target=self.serve_forever, name="preview", daemon=True).start()

    def answers_to(self, host: str) -> bool:
        """Whether a browser that asks for that host (with a port) means this server. A page of another site can have a
        name of its own lead here (DNS rebinding), and so read what nobody has published; a number it cannot."""
        name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
        return name.lower() in self._names or (self._any_number and _is_number(name))

    def view(self, path: str) -> None:
        """Remember that a browser asked for the file at that path of the folder."""
        with self._viewing:
            self._viewed.pop(path, None)
            self._viewed[path] = None
            if len(self._viewed) > REMEMBERED:
                del self._viewed[next(iter(self._viewed))]

    @property
    def viewed(self) -> tuple[str, ...]:
        """The pages and stylesheets that were asked for, the latest first."""
        with self._viewing:
            return tuple(reversed(self._viewed))

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no error."""


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD: a page, a file, a redirect to a folder's address, or the 404 page of the language."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if not self.server.answers_to(self.headers.get("Host", "")):
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8", b"421")
            return
        path = unquote(urlsplit(self.path).path)
        if port := port_of(path):
            self._beside(port)
        elif path == f"{RESERVED}events":
            self._events()
        elif path == WORKER:
            self._file(LIVE / "worker.js", HTTPStatus.OK)
        elif path.startswith(RESERVED):
            self._file(_inside(LIVE, path.removeprefix(RESERVED)), HTTPStatus.OK)
        else:
            self._page(path)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """A form, which is sent to a server beside the preview; the site itself takes none."""
        here = self.server.answers_to(self.headers.get("Host", ""))
        length = self.headers.get("Content-Length", "")
        port = port_of(urlsplit(self.path).path)
        if not (here and port and length.isdigit() and int(length) <= LARGEST):
            self.close_connection = True
            self._answer(HTTPStatus.METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", b"405")
            return
        self._beside(port, self.rfile.read(int(length)))

    def _beside(self, port: int, body: bytes = b"") -> None:
        told = {name: value for name in KEPT if (value := self.headers.get(name))}
        found = relayed(port, self.command, self.path, told, body)
        self._answer(HTTPStatus(found.status), found.kind, found.data)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not told: the terminal is for what happens to the site."""

    def _page(self, path: str) -> None:
        found = _inside(self.server.folder, path.lstrip("/"))
        if found and found.is_dir() and not path.endswith("/"):
            self._redirect(f"/{quote(path.strip('/'))}/")
        elif found and found.is_dir():
            self._file(found / "index.html", HTTPStatus.OK)
        else:
            self._file(None if path.endswith("/") else found, HTTPStatus.OK)

    def _file(self, path: Path | None, status: HTTPStatus) -> None:
        if path and path.suffix in RASTER:
            self._await(path)
        if path is None or not path.is_file():
            path, status = self._not_found(), HTTPStatus.NOT_FOUND
        elif path.suffix in (".html", ".css") and path.is_relative_to(self.server.folder):
            self.server.view(path.relative_to(self.server.folder).as_posix())
        data = path.read_bytes() if path else b"<!doctype html><title>404</title><h1>404</h1>"
        kind = media_type(path.name if path else "404.html")
        # A browser keeps six connections open to a host: those that are framed leave it to the page around them.
        if kind.startswith("text/html") and not self._in_showroom(FRAMED):
            data = live(data, self.server.stand.state.printing)
        self._answer(status, kind, data)

    def _await(self, path: Path) -> None:
        """Wait until a picture is there that is still being made."""
        until = time.monotonic() + PATIENCE
        while self.server.waits and not path.is_file() and time.monotonic() < until:
            time.sleep(0.1)

    def _not_found(self) -> Path | None:
        """The 404 page of the language that the address begins with, or else the main one."""
        first = unquote(urlsplit(self.path).path).lstrip("/").partition("/")[0]
        for folder in filter(None, (_inside(self.server.folder, first), self.server.folder)):
            if (folder / "404.html").is_file():
                return folder / "404.html"
        return None

    def _redirect(self, address: str) -> None:
        query = urlsplit(self.path).query
        self._head(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"{address}?{query}" if query else address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _head(self, status: HTTPStatus) -> None:
        """The status, and the headers of the public site; only that nothing here is ever kept."""
        path = unquote(urlsplit(self.path).path)
        self.send_response(status)
        sent = headers(path, False, self.server.framed) | {"Cache-Control": "no-store"}
        if self._in_showroom():
            sent["Content-Security-Policy"] = showroom_policy(self.server.framed)
        for name, value in sent.items():
            if name != OPEN_TO_ALL:  # what is not published yet is for no page of another site
                self.send_header(name, value)

    def _in_showroom(self, end: str = "") -> bool:
        """Whether the address is one of the showroom, with that end."""
        path = urlsplit(self.path).path
        return f"/{SHOWROOM}" in path and path.endswith(end)

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        """All of the data, or the part of a file that the browser asks for."""
        part = asked(self.headers.get("Range", ""), len(data)) if status is HTTPStatus.OK else None
        self._head(HTTPStatus.PARTIAL_CONTENT if part else status)
        self.send_header("Content-Type", kind)
        if part:
            self.send_header("Content-Range", content_range(part, len(data)))
            data = data[part]
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _events(self) -> None:
        self.close_connection = True
        self._head(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        for state in self.server.stand.follow():
            self.wfile.write(state.event() if state else b": still here\n\n")
            self.wfile.flush()


def live(html: bytes, printing: str) -> bytes:
    """The page with what makes it follow the site, before the end of its head."""
    tags = (
        f'<link rel="stylesheet" href="{RESERVED}live.css">'
        f'<script src="{RESERVED}live.js" data-printing="{printing}" data-events="{RESERVED}events" defer></script>'
    ).encode()
    head, end, rest = html.partition(b"</head>")
    return head + tags + end + rest if end else html + tags


def _inside(folder: Path, path: str) -> Path | None:
    """The file of that path in the folder; None where the path leads out of it or can be none."""
    if "\0" in path or "\\" in path:
        return None
    found = (folder / path.lstrip("/")).resolve()
    return found if found.is_relative_to(folder) else None


def _is_number(name: str) -> bool:
    """Whether a host is an IP address."""
    try:
        return bool(ip_address(name))
    except ValueError:
        return False


def _token() -> str:
    """Never the same twice, not even after a new start of the server."""
    return str(time.time_ns())
