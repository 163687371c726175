"""What stands over the notes that are set off from a text."""

from __future__ import annotations

from nhipcau.languages.words import Words


def headings(words: Words) -> dict[str, str]:
    """What stands over the notes of a text (`> [!TIP]`), by their kind."""
    # Translators: what stands over a note that is set off from a text.
    return {
        "note": words.pgettext("over a note", "Note"),
        "tip": words.pgettext("over a note", "Tip"),
        "important": words.pgettext("over a note", "Important"),
        "warning": words.pgettext("over a note", "Warning"),
        "caution": words.pgettext("over a note", "Caution"),
    }
