"""The languages in whose prose years are counted: for each a table of its words."""

from __future__ import annotations

from .counting_english import ENGLISH
from .counting_tongue import Tongue
from .counting_vietnamese import VIETNAMESE

TONGUES: dict[str, Tongue] = {"vi": VIETNAMESE, "en": ENGLISH}
