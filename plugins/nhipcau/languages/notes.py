"""What a page says in its own language within a text: over the notes that are set off, and beside links to files."""

from __future__ import annotations

from datetime import date

from nhipcau.languages.words import Words


class Sayings(dict[str, str]):
    """What stands in a hole of a text that asks for words: the heading of a note by its kind, "tip"; of a file that is
    linked to, "pdf:1200000", its type and how large it is, "(PDF, 1,2 MB)"; and its day, where one follows:
    "pdf:1200000:20260603"."""

    def __init__(self, words: Words, headings: dict[str, str]) -> None:
        super().__init__(headings)
        self._words = words

    def __missing__(self, asked: str) -> str:
        kind, *told = asked.split(":")
        if not told:
            raise KeyError(asked)
        facts = [kind.upper(), self._words.size(int(told[0]))]
        facts += [self._words.date(date.fromisoformat(each)) for each in told[1:]]
        return f"({', '.join(facts)})"


def headings(words: Words) -> Sayings:
    """What stands over the notes of a text (`> [!TIP]`), by their kind, and beside links to files."""
    # Translators: what stands over a note that is set off from a text.
    said = {
        "note": words.pgettext("over a note", "Note"),
        "tip": words.pgettext("over a note", "Tip"),
        "important": words.pgettext("over a note", "Important"),
        "warning": words.pgettext("over a note", "Warning"),
        "caution": words.pgettext("over a note", "Caution"),
        # Translators: below a film or a sound; opening it shows all that is said in it.
        "transcript": words.gettext("Transcript"),
    }
    return Sayings(words, said)
