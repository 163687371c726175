"""The codes of a second factor, as an authenticator on a telephone shows them (RFC 4226, RFC 6238)."""

from __future__ import annotations

import hmac
import re
import secrets
import struct
from base64 import b32decode, b32encode
from urllib.parse import quote

STEP = 30
"""Seconds of one code."""


def new_secret() -> str:
    """A secret for a second factor, as telephones take it."""
    return b32encode(secrets.token_bytes(20)).decode()


def otpauth(secret: str, name: str, house: str) -> str:
    """The address by which a telephone takes a secret over."""
    return f"otpauth://totp/{quote(house)}:{quote(name)}?secret={secret}&issuer={quote(house)}"


def code_of(secret: str, step: int) -> str:
    """The code of one step (RFC 4226, RFC 6238)."""
    digest = hmac.digest(b32decode(secret), struct.pack(">Q", step), "sha1")
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def code_step(secret: str, code: str, now: float) -> int:
    """The step whose code that is, one before and one after now being taken as well; 0 where it is none."""
    said = "".join(code.split())
    if not re.fullmatch(r"[0-9]{6}", said):
        return 0
    steps = (int(now) // STEP + shift for shift in (-1, 0, 1))
    return next((step for step in steps if hmac.compare_digest(code_of(secret, step), said)), 0)
