"""In a real browser: an open page shows why a build failed, and reloads when it is mended, under a strict policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Page, expect

from nhipcau.live.preview import PreviewServer
from tests.browsers import playing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (which("chromium") or which("chromium-browser")), reason="Chromium is not installed"
    ),
]
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"
PAGE = (
    f'<!doctype html><html lang="vi"><head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    "<title>x</title></head><body><p>{}</p></body></html>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE.format("Bản thứ nhất"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def preview(folder: Path) -> Iterator[PreviewServer]:
    with PreviewServer("127.0.0.1", 8600) as server:
        server.serve(folder)
        yield server
        server.shutdown()


@pytest.fixture
def page(preview: PreviewServer) -> Iterator[Page]:
    with playing() as playwright:
        chromium = which("chromium") or which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{preview.port}/")
        yield page
        browser.close()


def test_the_open_page_shows_what_is_wrong_and_reloads_when_it_is_mended(
    page: Page, preview: PreviewServer, folder: Path
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    expect(page.locator("p")).to_have_text("Bản thứ nhất")

    preview.stand.failed(
        "Chưa in được trang", ["index.vi.md:3: lỗi: <script>alert(1)</script>", "index.vi.md:9: lỗi"]
    )
    panel = page.get_by_role("alert")
    expect(panel.locator("li")).to_have_text(
        ["index.vi.md:3: lỗi: <script>alert(1)</script>", "index.vi.md:9: lỗi"]
    )
    assert panel.evaluate("panel => getComputedStyle(panel).position") == "fixed"
    expect(page.locator("p")).to_have_text("Bản thứ nhất")

    preview.stand.mended()
    expect(panel).to_have_count(0)

    (folder / "index.html").write_text(PAGE.format("Bản thứ hai"), encoding="utf-8")
    preview.stand.printed()
    expect(page.locator("p")).to_have_text("Bản thứ hai")
    assert [text for text in complaints if "Content Security Policy" in text] == []
