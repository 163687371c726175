"""Films and sound on pages: what a page shows, says to machines and lets a browser frame; and a warm build's bytes."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from tests.exact.workshop import Workshop, changed
from tests.recorded import KEY, site, vtt

HEADER = "  Content-Security-Policy: "


def page(shop: Workshop, path: str) -> BeautifulSoup:
    return BeautifulSoup((shop.folder / "output" / path / "index.html").read_text(encoding="utf-8"), "lxml")


def policy(drawn: BeautifulSoup) -> str:
    found = drawn.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    return str(found["content"]) if found else ""


def test_a_film_is_shown_with_its_still_its_captions_and_what_is_said_in_the_language_of_the_page(
    tmp_path: Path,
) -> None:
    shop = site(tmp_path)
    files = shop.build()
    for lang, path in (("vi", "2024/05/phim"), ("en", f"en/2024/05/bai-{KEY}-en")):
        drawn = page(shop, path)
        video = drawn.select_one("figure.recording > video")
        assert video
        assert (video["preload"], video["width"], video["height"]) == ("none", "640", "360")
        tracks = {track["srclang"]: track["src"] for track in video.find_all("track")}
        wanted = [video["poster"], video.source["src"], *tracks.values()]
        assert set(tracks) == {"vi", "en"}
        assert all(each.lstrip("/") in files for each in wanted)
        transcript = drawn.select_one("details.transcript p")
        assert transcript
        assert transcript.get_text() == {"vi": "Xin chào.", "en": "Good day."}[lang]


def test_machines_are_told_of_both_films(tmp_path: Path) -> None:
    shop = site(tmp_path)
    shop.build()
    script = page(shop, "2024/05/phim").find("script", type="application/ld+json")
    assert script
    told = json.loads(script.get_text())
    story = next(each for each in told.get("@graph", [told]) if each["@type"] == "NewsArticle")
    own, theirs = story["video"]
    for film in (own, theirs):
        assert film["@type"] == "VideoObject"
        assert film["name"]
        assert film["uploadDate"]
        assert film["thumbnailUrl"]
    assert (own["duration"], own["encodingFormat"]) == ("PT9S", "video/mp4")
    assert theirs["embedUrl"] == "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0"


def test_a_page_frames_only_the_films_that_are_on_it(tmp_path: Path) -> None:
    shop = site(tmp_path)
    shop.build()
    origin = "https://www.youtube-nocookie.com"
    headers = (shop.folder / "output/_headers").read_text(encoding="utf-8")
    (told,) = [line for line in headers.splitlines() if line.startswith(HEADER)]
    assert f"frame-src {origin}" in told
    for path in ("2024/05/phim", "2024/05/phim/song-ngu/en"):
        assert policy(page(shop, path)) == f"frame-src {origin}"
    for path in ("", "2024/05/khong-phim", "en"):
        assert policy(page(shop, path)) == "frame-src 'none'"


def test_a_site_that_allows_no_service_frames_nothing_and_says_nothing_of_it(tmp_path: Path) -> None:
    shop = site(tmp_path, FILM_SERVICES=[])
    shop.build()
    assert "frame-src" not in (shop.folder / "output/_headers").read_text(encoding="utf-8")
    drawn = page(shop, "2024/05/phim")
    assert not policy(drawn)
    assert not drawn.select("[data-player]")
    assert drawn.select_one(".recording__play")["href"] == "https://www.youtube.com/watch?v=abcdefghijk"


def test_new_captions_change_the_pages_of_their_story_and_nothing_else(tmp_path: Path) -> None:
    shop = site(tmp_path)
    before = shop.build()
    (shop.content / "stories/2024" / KEY / "cau.vi.vtt").write_text(vtt("Chào bạn."), encoding="utf-8")
    warm = shop.build()
    assert warm == shop.build("cold", "cold-cache")
    touched = changed(before, warm)
    assert f"photos/stories/2024/{KEY}/cau.vi.vtt" in touched
    assert {path for path in touched if path.endswith(".html")} == {
        "2024/05/phim/index.html",
        "2024/05/phim/song-ngu/en/index.html",
        f"en/2024/05/bai-{KEY}-en/side-by-side/vi/index.html",
    }
