"""Our Markdown: what is written as on GitHub, read by Python-Markdown.

Python-Markdown and `pymdown-extensions` find the marks within lines; how lines make paragraphs, lists, quotations and
tables is read here, as CommonMark and GFM say it. Why, and where it differs on purpose: docs/decisions/0049.
"""

from nhipcau.reading.dialect.extension import Dialect
from nhipcau.reading.dialect.tally import TooDeep

__all__ = ["Dialect", "TooDeep"]
