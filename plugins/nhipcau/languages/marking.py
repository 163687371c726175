"""The mark of what is said to writers, for their catalogue; every room takes it from here."""


def N_(message: str) -> str:
    """Mark a message for `make messages`; it is translated when it is told."""
    return message
