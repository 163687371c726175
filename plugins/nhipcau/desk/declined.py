"""Declined: what a person at the desk is told instead of what they asked for."""

from __future__ import annotations


class Declined(Exception):
    """`message` is a msgid with named places; `status` is the HTTP status of an answer that carries it."""

    def __init__(self, message: str, status: int = 400, /, **values: object) -> None:
        self.message, self.status, self.values = message, status, values
        super().__init__(message)
