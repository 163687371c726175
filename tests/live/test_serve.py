"""`nhipcau serve`: the site at a printed address, following every edit, and surviving every mistake."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, Queue
from threading import Thread
from typing import Any
from urllib.request import urlopen

import pytest

from tests.conftest import PROJECT, Site

pytestmark = pytest.mark.slow
STORY = "content/stories/2024/2024-03-01-tieng-dan-bau/index.vi.md"
TEXT = "---\ntitle: Tiếng đàn bầu\nsection: van-hoa\n---\n{}\n"
PATIENCE = 30.0


class Served:
    """A running preview: its address, and the states that an open page would hear of."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout
        self.address = next(line for line in process.stdout if "http://" in line).split()[4].rstrip("/")
        Thread(target=lambda: [None for _ in process.stdout or ()], daemon=True).start()
        self._states: Queue[dict[str, Any]] = Queue()
        Thread(target=self._listen, daemon=True).start()
        self.state = self._states.get(timeout=PATIENCE)

    def _listen(self) -> None:
        while self.process.poll() is None:
            try:
                with urlopen(f"{self.address}/-nhipcau/events", timeout=PATIENCE) as stream:
                    for line in stream:
                        if line.startswith(b"data: "):
                            self._states.put(json.loads(line[6:]))
            except OSError:
                time.sleep(0.05)

    def page(self, path: str) -> str:
        with urlopen(self.address + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next state that is wanted."""
        try:
            while not wanted(self.state):
                self.state = self._states.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError(f"nothing came after {self.state}") from None
        return self.state

    def reloads(self) -> None:
        """Wait until an open page would reload."""
        before = self.state["printing"]
        self.wait(lambda state: state["printing"] != before and not state["problems"])


def _heed_ctrl_c() -> None:
    """Shells have what runs in the background ignore Ctrl-C, and these tests may run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def served(site: Site, *arguments: str) -> Iterator[Served]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "nhipcau.commands.cli", "serve", "--port", "8500", *arguments],
        cwd=site.root,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "plugins")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_ctrl_c,
    )
    try:
        yield Served(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def test_an_edit_reaches_the_open_page(site: Site) -> None:
    with served(site) as preview:
        assert "Tiếng đàn bầu trong phố" in preview.page("/2024/03/tieng-dan-bau/")
        site.write(STORY, TEXT.format("Một tiếng đàn mới."))
        preview.reloads()
        assert "Một tiếng đàn mới." in preview.page("/2024/03/tieng-dan-bau/")


def test_a_mistake_shows_in_the_page_and_goes_when_it_is_mended(site: Site) -> None:
    with served(site) as preview:
        before = preview.page("/2024/03/tieng-dan-bau/")
        site.write(STORY, TEXT.replace("van-hoa", "<b>").format("x"))
        told = preview.wait(lambda state: bool(state["problems"]))
        assert told["problems"][0].startswith(f"{STORY}:3: lỗi: Không có chuyên mục “<b>”.")
        assert preview.page("/2024/03/tieng-dan-bau/") == before
        site.write(STORY, TEXT.format("Đã sửa."))
        preview.reloads()
        assert "Đã sửa." in preview.page("/2024/03/tieng-dan-bau/")


def test_a_mistake_from_the_beginning_does_not_keep_the_preview_from_starting(site: Site) -> None:
    good = (site.root / STORY).read_text(encoding="utf-8")
    site.write(STORY, "")
    with served(site) as preview:
        assert preview.state["problems"]
        site.write(STORY, good)
        preview.reloads()
        assert "Tiếng đàn bầu" in preview.page("/2024/03/tieng-dan-bau/")


def test_settings_that_change_are_followed_and_broken_ones_survived(site: Site) -> None:
    settings = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    with served(site) as preview:
        site.write("pelicanconf.py", f"{settings}\nPAGE_SIZE = (")
        assert "pelicanconf.py" in preview.wait(lambda state: bool(state["problems"]))["problems"][0]
        site.write("pelicanconf.py", settings.replace("Đối ngoại nhân dân Thủ đô", "Tin từ hồ Gươm"))
        preview.reloads()
        assert "Tin từ hồ Gươm" in preview.page("/")


def test_the_site_is_told_the_address_that_it_is_served_at(site: Site) -> None:
    with served(site) as first, served(site, "-e", f'OUTPUT_PATH="{site.root}/other"') as second:
        assert first.address != second.address
        assert f'<link rel="canonical" href="{second.address}/">' in second.page("/")


def test_a_public_address_stays_what_it_is(site: Site) -> None:
    with served(site, "-e", 'SITEURL="https://nhipcau.example"') as preview:
        assert preview.address.startswith("http://localhost:")
        assert '<link rel="canonical" href="https://nhipcau.example/">' in preview.page("/")


def test_ctrl_c_ends_it_cleanly(site: Site) -> None:
    with served(site) as preview:
        preview.process.send_signal(signal.SIGINT)
        _, errors = preview.process.communicate(timeout=PATIENCE)
    assert preview.process.returncode == 0
    assert "Traceback" not in errors
