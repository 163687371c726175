"""A page of live coverage: its order, its anchors, and what machines are told; and which files a new entry touches."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from tests.exact.workshop import Workshop, changed

BODY = "Mở đầu.\n\n## 09:30 Khai mạc\n\nCờ lên.\n\n## 09:45 Múa lân\n\nTrống."
MORE = "\n\n## 10:05 Bế mạc\n\nHết."


def site(folder: Path) -> Workshop:
    shop = Workshop(folder, settings={"SOCIAL_CARDS": False, "SEARCH": False})
    shop.registries()
    shop.story("2024-05-01-truc-tiep", body=BODY, live=True)
    shop.story("2024-05-02-khac")
    return shop


def test_a_page_of_live_coverage_has_anchors_in_order_and_tells_machines_of_each_entry(
    tmp_path: Path,
) -> None:
    shop = site(tmp_path)
    shop.build()
    drawn = BeautifulSoup(
        (tmp_path / "output/2024/05/truc-tiep/index.html").read_text(encoding="utf-8"), "lxml"
    )
    entries = drawn.select("article.live__entry")
    assert [entry.time.get_text() for entry in entries] == ["09:45", "09:30"]
    assert all(entry.a["href"] == f"#{entry.h2['id']}" == f"#{entry['aria-labelledby']}" for entry in entries)
    script = drawn.find("script", type="application/ld+json")
    assert script
    told = json.loads(script.get_text())
    story = next(each for each in told.get("@graph", [told]) if each["@type"] == "LiveBlogPosting")
    assert [each["headline"] for each in story["liveBlogUpdate"]] == ["Múa lân", "Khai mạc"]
    assert story["dateModified"] == story["coverageEndTime"] == "2024-05-01T09:45:00+07:00"
    assert all(
        each["url"].rpartition("#")[2] in {entry.h2["id"] for entry in entries}
        for each in story["liveBlogUpdate"]
    )


def test_a_new_entry_changes_its_own_pages_and_those_that_tell_of_changes(tmp_path: Path) -> None:
    shop = site(tmp_path)
    before = shop.build()
    file = tmp_path / "content/stories/2024/2024-05-01-truc-tiep/index.vi.md"
    file.write_text(file.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    warm = shop.build()
    assert warm == shop.build("cold", "cold-cache")
    pages = {path for path in changed(before, warm) if path.endswith(".html")}
    assert "2024/05/truc-tiep/index.html" in pages
    assert not any("khac" in path for path in pages)
