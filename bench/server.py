"""A folder served as nginx would with our files for it: the headers of the policy, text compressed, the right 404."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nhipcau.web.ranges import asked, content_range
from nhipcau.web.serving import headers, is_text, media_type

LEVEL = 6
"""Of gzip's nine; nginx's own default is 1, and most who set it choose this."""


class Handler(SimpleHTTPRequestHandler):
    """Answers GET for files and folders. Nothing is said on the terminal."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        address = unquote(urlsplit(self.path).path)
        file = Path(self.directory, address.lstrip("/"))
        file = file / "index.html" if address.endswith("/") else file
        status = 200 if file.is_file() else 404
        if status == 404:
            here = Path(self.directory, address.strip("/").partition("/")[0], "404.html")
            file = here if here.is_file() else Path(self.directory, "404.html")
        kind = media_type(file.name)
        packed = is_text(kind.partition(";")[0])
        self.answer(status, address, kind, compressed(file) if packed else file.read_bytes(), packed)

    def answer(self, status: int, address: str, kind: str, data: bytes, packed: bool) -> None:
        part = None if packed or status != 200 else asked(self.headers.get("Range", ""), len(data))
        self.send_response(206 if part else status)
        for name, value in headers(address, secure=False).items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        if part:
            self.send_header("Content-Range", content_range(part, len(data)))
            data = data[part]
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@cache
def compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), LEVEL, mtime=0)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which that folder is served meanwhile."""
    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
