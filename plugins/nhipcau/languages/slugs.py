"""Slugs: the readable part of an address, in a-z, 0-9 and hyphens.

Latin letters lose their marks, Greek and Cyrillic ones are romanised one by one, as their readers do themselves.
Letters of other scripts are not: what Unicode tables give of them nobody writes (the Chinese sounds of Japanese, no
vowels of Arabic, no tones of Lao). A title in those has no slug of its own, and its address is the name of its folder.
"""

import re
import unicodedata

from unidecode import unidecode

from .normalise import fold

LONGEST_MADE = 80
"""Characters of a slug made from a title; longer addresses are cut in search results and messages."""

LONGEST_GIVEN = 200
"""Characters of a slug that a writer may give; file systems end at 255 bytes a name."""

SCRIPTS = ("LATIN ", "GREEK ", "CYRILLIC ", "FULLWIDTH LATIN ", "MODIFIER LETTER ", "FEMININE ", "MASCULINE ")
"""How the names of letters begin that are written in Latin (Unicode Character Database)."""

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_BETWEEN = re.compile("[^a-z0-9]+")
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def slugify(text: str) -> str:
    """The slug of a title: đ to d, marks dropped, Greek and Cyrillic romanised, at most 80 characters of whole words.

    Idempotent. A text with no letter or digit, or with more letters of other scripts than of these, gives "", which is
    not a valid slug.
    """
    folded = _APOSTROPHES.sub("", fold(text))
    letters = [_romanised(letter) for letter in folded if letter.isalpha()]
    if 2 * sum(letters) < len(letters):
        return ""
    latin = "".join(map(_latin, folded))
    slug = _BETWEEN.sub("-", latin.lower()).strip("-")
    return slug if len(slug) <= LONGEST_MADE else _whole_words(slug)


def valid_slug(text: str) -> bool:
    """Whether a text is a slug as it stands: lower-case ASCII words joined by single hyphens, at most 200 long."""
    return len(text) <= LONGEST_GIVEN and _SLUG.fullmatch(text) is not None


def _latin(character: str) -> str:
    """A letter in Latin; what is none, or cannot be, is left to become a hyphen (unidecode would make ₫ a letter)."""
    if character.isascii() or not (character.isalnum() and _romanised(character)):
        return character
    return unidecode(character).replace("'", "")


def _romanised(letter: str) -> bool:
    """Whether a letter or digit is one that we write in Latin."""
    return not letter.isalpha() or unicodedata.name(letter, "").startswith(SCRIPTS)


def _whole_words(slug: str) -> str:
    """At most the longest length, ended at a hyphen where there is one."""
    head = slug[: LONGEST_MADE + 1]
    return head[: head.rindex("-")] if "-" in head else slug[:LONGEST_MADE]
