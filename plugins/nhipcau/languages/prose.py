"""Counting words, the time it takes to read them, and the first letter of a sentence."""

from math import ceil

from babel import Locale

from nhipcau.model.late_pattern import late_pattern

from .catalogues import Catalogue, pgettext

# English: 238 words of non-fiction a minute, the mean of 190 studies (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).
# Vietnamese has no such study, so its pace is derived: an English syllable carries about 0.91 of what a Vietnamese one
# does (Pellegrino, Coupé and Marsico 2011, doi:10.1353/lan.2011.0057), and silent reading follows speech in this (Coupé
# et al. 2014, doi:10.21437/Interspeech.2014-127). 238 words × about 1.4 syllables × 0.91 = 303; the catalogue says 300.
# Translators: how many words of your language an adult reads silently in a minute; in Vietnamese, syllables.
_PACE = pgettext("words a minute", "238")

# A word is a run of letters and digits, with what joins them (Hanoi's, Việt-Nhật, 1.000); Chinese and Japanese do not
# part words, so each character counts.
_WORD = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’.,\-‑][^\W_]+)*")


def count_words(text: str) -> int:
    """The words of a plain text; in Vietnamese, its syllables."""
    return len(_WORD.findall(text))


def reading_minutes(words: int, catalogue: Catalogue) -> int:
    """Whole minutes, rounded up, at least one, to read so many words of a language."""
    return max(1, ceil(words / int(catalogue.say(_PACE))))


def known_language(code: str) -> bool:
    """Whether CLDR knows a language by that code, and no other thing: "vi", "en", "zh-Hant"."""
    return code.replace("-", "_") in Locale.parse("en").languages


def language(code: str, catalogue: Catalogue, inside: bool) -> str:
    """The name of a language as CLDR has it, which is as it stands in a list; the code where CLDR has none.

    Within a sentence Vietnamese begins it with a small letter. (CLDR says so under contextTransforms, which Babel does
    not read.)
    """
    name: str = catalogue.locale.languages.get(code.replace("-", "_"), code)
    return name[:1].lower() + name[1:] if inside and catalogue.locale.language == "vi" else name


def sentence_case(text: str) -> str:
    """The text with its first letter raised, the rest as it is ("kỷ niệm 70 năm" as a heading)."""
    return text[:1].upper() + text[1:]
