"""Messages that rules give, marked for the writers' catalogue."""


def N_(message: str) -> str:
    """Mark a message for `make messages`; it is translated when it is told."""
    return message
