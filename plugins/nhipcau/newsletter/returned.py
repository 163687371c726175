"""Letters that came back: reports of mail servers, as a mailbox keeps them (RFC 3464)."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from nhipcau.newsletter.addresses import address_of


def returned(file: Path) -> Iterator[str]:
    """The addresses that a report says cannot be reached for good. The file is one letter, or an mbox of them. Raises
    OSError where it cannot be read."""
    data = file.read_bytes()
    letters = mailbox.mbox(file, create=False) if data.startswith(b"From ") else [message_from_bytes(data)]
    for letter in letters:
        for part in letter.walk():
            if part.get_content_type() == "message/delivery-status":
                yield from _failed(part)


def _failed(report: Message) -> Iterator[str]:
    payload = report.get_payload()
    blocks = payload if isinstance(payload, list) else ()
    for block in (each for each in blocks if isinstance(each, Message)):
        final = str(block.get("Final-Recipient", "")).partition(";")[2]
        lasting = str(block.get("Status", "")).strip().startswith("5")
        if str(block.get("Action", "")).strip().lower() == "failed" and lasting and address_of(final):
            yield address_of(final)
