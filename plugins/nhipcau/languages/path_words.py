"""The words in addresses, as a language's catalogue has them, or else English.

They are addresses: what a catalogue once says here it says for ever, as a test holds of those that we bring.
"""

from __future__ import annotations

from .catalogues import Catalogue, pgettext

CONTEXT = "address"
WORDS = {
    "sections": pgettext("address", "sections"),
    "topics": pgettext("address", "topics"),
    "events": pgettext("address", "events"),
    "anniversaries": pgettext("address", "anniversaries"),
    "people": pgettext("address", "people"),
    "archive": pgettext("address", "archive"),
    "calendar": pgettext("address", "calendar"),
    "outlook": pgettext("address", "outlook"),
    "pages": pgettext("address", "pages"),
    "search": pgettext("address", "search"),
    "numbered": pgettext("address", "page"),
    "side_by_side": pgettext("address", "side-by-side"),
    "data": pgettext("address", "data"),
    "gallery": pgettext("address", "gallery"),
}
"""By the name of what lies under it; what each is for, `model.publication.Paths` says."""


def path_words(catalogue: Catalogue) -> dict[str, str]:
    """The path words of a catalogue's language, by their names."""
    excerpt = catalogue.excerpt(CONTEXT)
    return {name: excerpt.say(word) for name, word in WORDS.items()}
