"""Sending: each letter of an issue once, whatever servers say and whenever this is killed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial

from nhipcau.newsletter.records import (
    BOUNCED,
    DUE,
    REFUSED,
    SENDING,
    SENT,
    UNKNOWN,
    KeptIssue,
    Subscriber,
    SubscriberRecords,
)
from nhipcau.newsletter.smtp import Conversation, Handed

GONE = frozenset((550, 551, 553, 556))
"""Answers that say of a mailbox that it is not there (RFC 5321, 4.2.3)."""
UNWANTED = "5.7."
"""How an answer begins that says that this letter is unwanted (RFC 3463), whoever it is for."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one letter: the address, a state of `records`, and what the server said."""

    address: str
    state: str
    said: str = ""


def send(
    records: SubscriberRecords,
    issue: KeptIssue,
    conversation: Conversation,
    make: Callable[[Subscriber], EmailMessage],
    again: int = 3,
    pause: float = 300.0,
) -> Iterator[Delivery]:
    """Send the letters of an issue that are due, made by `make`, and tell what became of each. Those that a server
    would take later are tried again so many times, after a pause (seconds); what is then left stays due. Raises
    Unreachable."""
    for turn in range(again + 1):
        due = records.due(issue.number)
        if turn and due:
            conversation.close()
            time.sleep(pause)
        for reader in due:
            handing = partial(records.mark, issue.number, reader.address, SENDING)
            told = _kept(records, issue, reader.address, conversation.hand_over(make(reader), handing))
            if told.state != DUE or turn == again:
                yield told


def _kept(records: SubscriberRecords, issue: KeptIssue, address: str, handed: Handed) -> Delivery:
    """Write down what the server said."""
    if handed.taken:
        state = SENT
    elif handed.later:
        state = DUE
    else:
        state = REFUSED if handed.code else UNKNOWN
    records.mark(issue.number, address, state, f"{handed.code} {handed.said}".strip()[:300])
    if handed.code in GONE and not handed.said.startswith(UNWANTED):
        records.become(address, BOUNCED, time.time())
    return Delivery(address, state, f"{handed.code or ''} {handed.said}".strip())
