"""A link for approval: it shows one draft to whoever has it, says who sent it, and ends by itself."""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

from nhipcau.desk.declined import Declined
from nhipcau.desk.records import Records
from nhipcau.reading.source import N_


@dataclass(frozen=True, slots=True)
class Approval:
    """What a link is for: a piece as it was (`versions`, the digest of each language's text), by whom it was sent, and
    until when it holds (seconds)."""

    piece: str
    versions: dict[str, str]
    sender: str
    until: float


class Approvals:
    """Makes and reads links, by a secret that the records keep."""

    def __init__(self, records: Records) -> None:
        self._secret = records.secret("approval", secrets.token_bytes(32))

    def token(self, approval: Approval) -> str:
        told = [approval.piece, approval.versions, approval.sender, int(approval.until)]
        words = urlsafe_b64encode(json.dumps(told).encode())
        return (words + b"." + self._signed(words)).decode().replace("=", "")

    def approval(self, token: str, now: float) -> Approval:
        """What a token is for. Declined where it was altered, or has ended."""
        words, _, signature = token.encode("ascii", "replace").partition(b".")
        words += b"=" * (-len(words) % 4)
        if not hmac.compare_digest(self._signed(words).replace(b"=", b""), signature):
            raise Declined(N_("This link is not whole: copy all of it, or ask for a new one."), 404)
        piece, versions, sender, until = json.loads(urlsafe_b64decode(words))
        if now > until:
            raise Declined(N_("This link has ended. Ask {sender} for a new one."), 410, sender=sender)
        return Approval(piece, versions, sender, float(until))

    def _signed(self, words: bytes) -> bytes:
        return urlsafe_b64encode(hmac.digest(self._secret, words, sha256))
