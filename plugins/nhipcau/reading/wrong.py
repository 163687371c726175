"""Wrong: what a parser raises where a field does not say what it should."""

from __future__ import annotations


class Wrong(Exception):
    """A field that does not say what it should; `message` and `hint` are msgids with named places."""

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        self.message, self.hint, self.values = message, hint, values
        super().__init__(message)
