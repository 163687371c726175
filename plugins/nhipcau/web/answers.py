"""Pages with which a program answers readers: a few words in the site's dress, and what each template adds."""

from __future__ import annotations

from pathlib import Path

ANSWERS = Path(__file__).parent / "templates"
"""The folder of `answer.html`, which such templates extend."""
