"""Fetching and posting over the web, with what goes wrong as an OSError or a ValueError."""

from __future__ import annotations

import json
from http.client import HTTPException
from urllib.request import Request, urlopen

PATIENCE = 20
"""Seconds to wait for an answer."""
AGENT = "nhipcau-publish"


def fetch(address: str, **headers: str) -> bytes:
    """What is at an address. OSError or ValueError where nothing is, or nobody answers."""
    return _answer(Request(address, headers={"User-Agent": AGENT, **headers}))


def post(address: str, told: object) -> None:
    """Send a value there as JSON. OSError or ValueError where nobody takes it."""
    data = json.dumps(told, ensure_ascii=False).encode()
    kind = "application/json; charset=utf-8"
    _answer(Request(address, data, {"Content-Type": kind, "User-Agent": AGENT}))


def _answer(request: Request) -> bytes:
    if request.type not in ("http", "https"):
        raise ValueError(request.full_url)
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            data: bytes = answer.read()
            return data
    except HTTPException as fault:
        raise OSError(str(fault)) from fault
