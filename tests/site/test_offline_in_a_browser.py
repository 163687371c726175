"""Without a connection, in a real browser: what was read can be read again, and the rest says what is the matter."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Built

from .waiting import until

STORY = "/2024/10/ngay-hoi-van-hoa-vi-hoa-binh/"
ENGLISH = "/en/2024/10/culture-festival-for-peace/"
UNREAD = {"vi": "/lich/", "en": "/en/calendar/"}
SAYS = {"vi": "Không có kết nối mạng", "en": "No connection"}
CONTROLLED = "() => navigator.serviceWorker.controller"

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    """One answer a connection, as HTTP/1.0 has it: none is left open that would still answer without the server."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its own."""


@contextmanager
def serving(folder: Path, port: int = 0, answers: type[Quiet] = Quiet) -> Iterator[ThreadingHTTPServer]:
    """A plain static server: the preview has no worker."""
    ThreadingHTTPServer.allow_reuse_address = True
    with ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(answers, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def read(page: Page, *urls: str) -> None:
    """Open pages one after another, as soon as the worker is there to keep them."""
    page.goto(urls[0])
    until(page, CONTROLLED)
    for url in urls:
        page.goto(url, wait_until="networkidle")


def kept(page: Page) -> list[str]:
    return list(
        page.evaluate(
            "caches.open('pages').then(c => c.keys()).then(k => k.map(r => new URL(r.url).pathname))"
        )
    )


def test_what_was_read_can_be_read_again_and_the_rest_is_told_in_the_language_of_the_address(
    browser: Browser, sample: Built
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        with serving(sample.folder) as server:
            root = f"http://127.0.0.1:{server.server_port}"
            read(page, root + STORY, root + ENGLISH)
            assert kept(page) == [STORY, ENGLISH]
        for url in (STORY, ENGLISH):
            page.goto(root + url)
            assert page.locator("article.story h1").is_visible()
            assert page.evaluate(
                "document.fonts.ready.then(() => document.fonts.check('1em Nhip Cau Serif'))"
            )
            assert page.locator(".story__cover img").evaluate("image => image.complete")
            paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            assert paper == "rgb(253, 252, 249)"
        for lang, url in UNREAD.items():
            page.goto(root + url)
            assert page.locator("html").get_attribute("lang") == lang
            assert page.locator("h1").inner_text() == SAYS[lang]
            links = page.locator("#kept a")
            links.first.wait_for()
            assert [link.get_attribute("href") for link in links.all()] == [ENGLISH, STORY]
            assert links.first.get_attribute("lang") == "en"
        page.locator("#kept a").last.click()
        page.wait_for_url(root + STORY)
        assert page.locator("article.story h1").is_visible()


def test_a_page_is_never_old_while_there_is_a_connection(
    browser: Browser, sample: Built, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(sample.folder, folder)
    story = folder / STORY.strip("/") / "index.html"
    with serving(folder) as server, browser.new_context() as context:
        page = context.new_page()
        read(page, f"http://127.0.0.1:{server.server_port}{STORY}")
        story.write_text(story.read_text(encoding="utf-8").replace("</h1>", " (mới)</h1>"), encoding="utf-8")
        page.reload()
        assert page.locator("h1").inner_text().endswith("(mới)")


def test_a_new_printing_takes_the_place_of_what_was_kept(
    browser: Browser, sample: Built, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(sample.folder, folder)
    with serving(folder) as server, browser.new_context() as context:
        page = context.new_page()
        read(page, f"http://127.0.0.1:{server.server_port}{STORY}")
        before = set(page.evaluate("caches.keys()"))
        worker = folder / "sw.js"
        text = worker.read_text(encoding="utf-8")
        version = text.partition('"version": "')[2][:16]
        worker.write_text(text.replace(version, "0123456789abcdef"), encoding="utf-8")
        page.evaluate("navigator.serviceWorker.ready.then(found => found.update())")
        until(page, "() => caches.keys().then(all => !all.includes('shell-" + version + "'))")
        after = set(page.evaluate("caches.keys()"))
        assert after - before == {"shell-0123456789abcdef"}
        assert kept(page) == [STORY]


def test_no_more_than_fifty_pages_are_kept_and_the_oldest_go(browser: Browser, sample: Built) -> None:
    urls = [url for url in sorted(sample.pages) if not url.endswith((".html",))][:53]
    with serving(sample.folder) as server, browser.new_context() as context:
        page = context.new_page()
        root = f"http://127.0.0.1:{server.server_port}"
        page.goto(root)
        until(page, CONTROLLED)
        for url in urls:
            page.goto(root + url, wait_until="commit")
        page.goto(root + urls[10], wait_until="networkidle")
        until(page, "() => caches.open('pages').then(c => c.keys()).then(k => k.length <= 50)")
        held = kept(page)
        assert held[-1] == urls[10]
        assert urls[0] not in held
        assert urls[-1] in held


def test_searches_are_not_kept(browser: Browser, sample: Built) -> None:
    with serving(sample.folder) as server, browser.new_context() as context:
        page = context.new_page()
        root = f"http://127.0.0.1:{server.server_port}"
        read(page, root + STORY, f"{root}/tim-kiem/?q=hoa")
        assert kept(page) == [STORY]


def test_the_preview_keeps_nothing(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + STORY, wait_until="networkidle")
        until(page, "() => navigator.serviceWorker.getRegistration().then(found => !found)")
        assert page.evaluate("caches.keys()") == []


class Withdrawn(Quiet):
    """Answers for one story as nginx does for what is withdrawn."""

    gone: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        if self.path in self.gone:
            self.send_error(410)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "public, max-age=0, must-revalidate")
        super().end_headers()


def test_a_story_that_was_withdrawn_is_dropped_from_what_is_kept(browser: Browser, sample: Built) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        with serving(sample.folder, answers=Withdrawn) as server:
            root = f"http://127.0.0.1:{server.server_port}"
            read(page, root + STORY, root + ENGLISH)
            Withdrawn.gone.add(STORY)
            page.goto(root + STORY)
            until(page, f"() => caches.open('pages').then(c => c.match('{STORY}')).then(found => !found)")
            assert kept(page) == [ENGLISH]
