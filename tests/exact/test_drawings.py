"""What plugins draw: by questions whose answers can be told apart, so that one story does not draw the archive anew."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from nhipcau.host.host import Newspaper
from nhipcau.host.printing import PressGenerator, commissioned
from nhipcau.model import Drawing, Site, plain_pickling
from nhipcau.reading import READING, ReadingGenerator
from nhipcau.reading.reader import Reading
from nhipcau.tracking.recorder import ALL, Dependency, Recorder
from tests.exact.workshop import NOW, ROOT, Workshop


def test_no_drawing_of_the_sample_site_depends_on_everything(tmp_path: Path) -> None:
    override = {"CACHE_PATH": str(tmp_path), "BUNDLE_CACHE": str(tmp_path / "bundles")}
    host = Newspaper(read_settings(str(ROOT / "pelicanconf.py"), override=override))
    folders = [host.settings[name] for name in ("PATH", "THEME", "OUTPUT_PATH")]
    context: dict[str, Any] = {}
    ReadingGenerator(context, host.settings, *folders).generate_context()
    renderer = PressGenerator(context, host.settings, *folders).renderer()
    reading: Reading = context[READING]
    moment = datetime.fromisoformat(NOW).astimezone(reading.publication.clock)
    site = Site(reading.publication, reading.content, moment)
    drawings = [each for each in commissioned(site, renderer) if isinstance(each, Drawing)]
    assert drawings
    for drawing in drawings:
        dependencies: set[Dependency] = set()
        list(drawing.draw(Recorder(site, dependencies), renderer, *drawing.values))
        assert ALL not in dependencies, drawing.draw.__module__


def test_after_an_edit_the_editions_of_most_stories_do_not_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = Workshop(tmp_path, settings={"SOCIAL_CARDS": False})
    shop.registries()
    for number in range(120):
        day = f"{2015 + number // 12}-{1 + number % 12:02}-10"
        known = {"section": "tin", "authors": ["an"]} if number < 10 else {"section": "van-hoa"}
        shop.story(f"{day}-bai", date=day, **known)
    shop.build()
    shop.story("2015-02-10-bai", date="2015-02-10", authors=["an"], body="Đoạn khác.")
    came: list[Any] = []

    def loads(data: bytes) -> Any:
        value = load(data)
        came.extend([value] if isinstance(value, tuple) else [])
        return value

    load = plain_pickling.loads
    for module in ("nhipcau.model.fast_pickling", "nhipcau.reading.content_cache"):
        monkeypatch.setattr(sys.modules[module], "loads", loads)
    shop.build()
    assert 0 < len(came) < 80
