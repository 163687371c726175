"""Comments of readers, as editors approved them (docs/readers.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader said, in plain paragraphs; `lang` is the edition that it was said of, `at` is aware."""

    name: str
    at: datetime
    lang: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryComments:
    """The comments on a story, the oldest first."""

    story: str
    comments: tuple[Comment, ...]
