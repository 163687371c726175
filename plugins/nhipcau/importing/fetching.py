"""One request for one thing of the web, within bounds: seconds, bytes, redirections."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from dataclasses import dataclass

LARGEST = 20_000_000
"""Bytes of an answer; of what is larger nothing is kept."""
PATIENCE = 30.0
"""Seconds without a byte."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it came from after redirections, its status, its media type with the charset, its bytes."""

    address: str
    status: int
    media: str
    data: bytes


def fetched(address: str, agent: str) -> Fetched | None:
    """What a server answers; None where it does not, or answers with more than is taken."""
    if not address.startswith(("http://", "https://")):
        return None
    request = urllib.request.Request(address, headers={"User-Agent": agent, "Accept": "text/html,*/*;q=0.5"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            data = answer.read(LARGEST + 1)
            media = answer.headers.get("Content-Type", "")
            return Fetched(answer.url, answer.status, media, data) if len(data) <= LARGEST else None
    except urllib.error.HTTPError as bad:
        with bad:
            return Fetched(address, bad.code, bad.headers.get("Content-Type", "") if bad.headers else "", b"")
    except (OSError, ValueError, http.client.HTTPException):
        return None
