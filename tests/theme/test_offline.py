"""The worker that keeps pages, as it is made of values: the same for the same printing, another for another."""

from __future__ import annotations

import json
import re

from nhipcau.model import About
from nhipcau.pages.offline import OfflineCopy, OfflinePage, worker
from nhipcau.showroom.newspaper import site

STATIC = (
    ("css/base.css", "c1"),
    ("fonts/serif.OFL.txt", "f2"),
    ("fonts/serif.woff2", "f1"),
    ("js/gallery.js", "j1"),
    ("js/site/share.js", "j2"),
    ("js/worker.js", "w1"),
)


def shown(make: str = "m") -> tuple[OfflineCopy, ...]:
    urls = [("vi", "/offline.html"), ("en", "/en/offline.html")]
    pages = (
        (lang, OfflinePage(site().frame(lang, urls, About(indexed=False, strip=False)))) for lang, _ in urls
    )
    return tuple(OfflineCopy({"vi": "/", "en": "/en/"}[lang], page, make) for lang, page in pages)


def told(script: bytes) -> dict:
    found = re.fullmatch(r'self\.printing = (.*);\nimportScripts\("(.*)"\);\n', script.decode())
    assert found
    return json.loads(found[1]) | {"script": found[2]}


def test_the_worker_keeps_what_pages_want_of_the_theme_and_the_page_of_each_language() -> None:
    said = told(worker(shown(), STATIC))
    assert said["shell"] == [
        "/theme/fonts/serif.woff2",
        "/theme/js/gallery.js",
        "/theme/site.css",
        "/theme/site.js",
    ]
    assert said["offline"] == [["/en/", "/en/offline.html"], ["/", "/offline.html"]]
    assert said["script"] == "/theme/js/worker.js?w1"


def test_whatever_is_kept_changes_the_worker_when_it_changes() -> None:
    own = worker(shown(), STATIC)
    assert worker(shown(), STATIC) == own
    for at in range(len(STATIC)):
        path, _ = STATIC[at]
        other = (*STATIC[:at], (path, "new"), *STATIC[at + 1 :])
        assert told(worker(shown(), other))["version"] != told(own)["version"], path
    assert told(worker(shown("another template"), STATIC))["version"] != told(own)["version"]
