"""Words that a value carries in several languages."""

from __future__ import annotations

Wording = tuple[tuple[str, str], ...]
"""Pairs of (language code, words)."""


def said(wording: Wording, lang: str) -> str:
    """The words in `lang`, or "" where there are none."""
    for code, words in wording:
        if code == lang:
            return words
    return ""
