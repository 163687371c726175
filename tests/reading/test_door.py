"""The door of reading: what Pelican, and plugins made for it, get of a text."""

from __future__ import annotations

from pathlib import Path

from pelican.readers import Readers
from pelican.settings import DEFAULT_CONFIG

from nhipcau import reading


def test_whoever_asks_pelican_for_a_text_gets_ours_with_its_front_matter(tmp_path: Path) -> None:
    reading.register()
    text = tmp_path / "index.vi.md"
    text.write_text("---\ntitle: Cầu mới\n---\nQua **sông**.\n", encoding="utf-8")
    html, fields = Readers(dict(DEFAULT_CONFIG)).reader_classes["md"](dict(DEFAULT_CONFIG)).read(str(text))
    assert html == "<p>Qua <strong>sông</strong>.</p>"
    assert fields == {"title": "Cầu mới"}
