"""Slugs: the readable part of an address, in a-z, 0-9 and hyphens."""

import re

from unidecode import unidecode

from .normalise import fold

LONGEST_MADE = 80
"""Characters of a slug made from a title; longer addresses are cut in search results and messages."""

LONGEST_GIVEN = 200
"""Characters of a slug that a writer may give; file systems end at 255 bytes a name."""

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_BETWEEN = re.compile("[^a-z0-9]+")
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def slugify(text: str) -> str:
    """The slug of a title: đ to d, marks dropped, other scripts transliterated, at most 80 characters of whole words.

    Idempotent. A text with no letter or digit gives "", which is not a valid slug.
    """
    latin = "".join(map(_latin, _APOSTROPHES.sub("", fold(text))))
    slug = _BETWEEN.sub("-", latin.lower()).strip("-")
    return slug if len(slug) <= LONGEST_MADE else _whole_words(slug)


def valid_slug(text: str) -> bool:
    """Whether a text is a slug as it stands: lower-case ASCII words joined by single hyphens, at most 200 long."""
    return len(text) <= LONGEST_GIVEN and _SLUG.fullmatch(text) is not None


def _latin(character: str) -> str:
    """A letter of another script in Latin; symbols are left to become a hyphen (unidecode would make ₫ a letter)."""
    if character.isascii() or not character.isalnum():
        return character
    return unidecode(character).replace("'", "")


def _whole_words(slug: str) -> str:
    """At most the longest length, ended at a hyphen where there is one."""
    head = slug[: LONGEST_MADE + 1]
    return head[: head.rindex("-")] if "-" in head else slug[:LONGEST_MADE]
