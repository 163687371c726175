"""Languages: a value and a language in; words, dates, numbers, slugs and sort keys out.

Nothing here touches the machine's locale, clock or zone. A language is a code, a catalogue and content files; what CLDR
(Babel) and a catalogue cannot say stands in a table keyed by code (`vietnamese`).
"""

from .alphabet import alphabet
from .capitals import CAPITAL
from .catalogues import SOURCE_LANGUAGE, Catalogue, CatalogueError
from .collation import SortKey, initial, sort_key
from .credits import credited
from .dates import DateForm, rfc3339
from .normalise import Irregularity, fold, irregularities, normalise
from .passages import is_syllable, marked, vietnamese_in
from .prose import count_words, known_language, sentence_case
from .slugs import slugify, valid_slug
from .tones import ToneSlip, classic_tones, modern_slips, modern_tones
from .words import Words

__all__ = [
    "CAPITAL",
    "SOURCE_LANGUAGE",
    "Catalogue",
    "CatalogueError",
    "DateForm",
    "Irregularity",
    "SortKey",
    "ToneSlip",
    "Words",
    "alphabet",
    "classic_tones",
    "count_words",
    "credited",
    "fold",
    "initial",
    "irregularities",
    "is_syllable",
    "known_language",
    "marked",
    "modern_slips",
    "modern_tones",
    "normalise",
    "rfc3339",
    "sentence_case",
    "slugify",
    "sort_key",
    "valid_slug",
    "vietnamese_in",
]
