"""Trouble: why nothing can be published just now, as a sentence for people."""

from __future__ import annotations


class Trouble(Exception):
    """Publishing cannot go on, and readers see what they saw before.

    `message` is an English msgid with `{named}` places, filled from `values`; whoever tells it translates it first.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        self.message, self.values = message, values
        super().__init__(message.format(**values))
