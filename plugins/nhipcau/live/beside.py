"""What stands beside the preview: servers on this machine that take readers' forms, as nginx has it for the public."""

from __future__ import annotations

import http.client
from dataclasses import dataclass

BESIDE = {"/-comments/": 8040, "/-newsletter/": 8030, "/-letterbox/": 8000}
"""The ports of those servers, by where their addresses begin."""
PATIENCE = 30.0
"""Seconds for an answer."""
LARGEST = 1_000_000
"""Bytes of a form at most; the servers allow less, and say so."""
KEPT = ("Content-Type", "Origin", "Accept-Language")
"""What is passed on of what a browser says."""


@dataclass(frozen=True, slots=True)
class Relayed:
    """What a server beside the preview answered."""

    status: int
    kind: str
    data: bytes


def port_of(path: str) -> int:
    """The port of the server that answers at a path; 0 where the site itself does."""
    return next((port for begin, port in BESIDE.items() if path.startswith(begin)), 0)


def relayed(port: int, method: str, address: str, told: dict[str, str], body: bytes) -> Relayed:
    """Ask a server beside the preview. Where none is there, the answer says so."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asked.request(method, address, body or None, {"Host": f"localhost:{port}"} | told)
        answer = asked.getresponse()
        return Relayed(answer.status, answer.getheader("Content-Type", ""), answer.read())
    except (OSError, http.client.HTTPException):
        return Relayed(502, "text/plain; charset=utf-8", b"No server is running beside the preview.")
    finally:
        asked.close()
