"""Films in a real browser: nothing is asked for before somebody plays one, and nothing of others before that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nhipcau.live.preview import PreviewServer
from nhipcau.model.recordings import origins
from tests.exact.workshop import ROOT
from tests.recorded import site

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules/axe-core/axe.min.js"
PAGE = "/2024/05/phim/"


@pytest.fixture
def films(tmp_path: Path) -> Iterator[str]:
    """The address of a small site that allows the films of YouTube, served as the preview serves it."""
    shop = site(tmp_path)
    shop.build()
    with PreviewServer("127.0.0.1", 8600) as server:
        server.framed = origins(["youtube"])
        server.serve(tmp_path / "output")
        yield f"http://127.0.0.1:{server.port}"
        server.shutdown()


def test_a_film_of_others_is_loaded_when_a_reader_asks_and_the_policy_lets_it_in(
    browser: Browser, films: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        asked, said = [], []
        context.route(
            "https://www.youtube-nocookie.com/**",
            lambda route: route.fulfill(body="<p>Phim</p>", content_type="text/html"),
        )
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(films + PAGE, wait_until="load")
        assert not [url for url in asked if not url.startswith(films) or url.endswith((".mp4", ".vtt"))]
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        assert not found["violations"]
        page.locator(".recording__play").click()
        page.frame_locator("iframe").locator("p").wait_for()
        assert [url for url in asked if "youtube" in url] == [
            "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0&autoplay=1"
        ]
        assert not said


def test_without_a_script_a_film_of_others_is_a_link(browser: Browser, films: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(films + PAGE, wait_until="load")
        link = page.locator(".recording__play")
        assert link.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"
        assert "YouTube (Google)" in page.locator(".recording__notice").inner_text()
