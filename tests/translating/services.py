"""A server that speaks LibreTranslate's and DeepL's interfaces, and can be told to answer badly."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "a-key-of-the-tests"


class TranslationServer(ThreadingHTTPServer):
    """`manner` is how it answers: "well", "nonsense", "few", "late", "broken" (codes lost), "elsewhere"."""

    manner = "well"
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[dict[str, Any]] = []
        self.wait = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: TranslationServer

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(question)
        deepl = self.path == "/v2/translate"
        key = self.headers.get("Authorization", "") if deepl else question.get("api_key")
        if key != (f"DeepL-Auth-Key {KEY}" if deepl else KEY):
            return self._send(403, {"message": "no such key"} if deepl else {"error": "Invalid API key"})
        if self.server.manner == "late":
            self.server.wait.wait(20)
            return None
        if self.server.manner == "elsewhere":
            self.send_response(302)
            self.send_header("Location", f"{self.server.address}/else")
            return self.end_headers()
        words = question["text" if deepl else "q"]
        told = [re.sub(r"^((?:<x[^>]*>)*)", r"\1EN ", each) for each in words]
        if self.server.manner == "broken":
            told = [re.sub("<x[^>]*>", "", each) for each in told]
        if self.server.manner == "few":
            told.pop()
        if self.server.manner == "nonsense":
            return self._send(200, b"<html>Welcome</html>")
        return self._send(
            200, {"translations": [{"text": each} for each in told]} if deepl else {"translatedText": told}
        )

    def _send(self, status: int, answer: object) -> None:
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def translation_server() -> Iterator[TranslationServer]:
    server = TranslationServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.wait.set()
        server.shutdown()
        server.server_close()
        thread.join()
