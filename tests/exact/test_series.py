"""Series: parts in order on a page, in each story its place; and which files a new part touches."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from tests.exact.workshop import Workshop, changed

QUIET = {"SOCIAL_CARDS": False, "SEARCH": False, "SIDE_BY_SIDE": False}
REGISTRY = '[cau]\nvi = "Những cây cầu"\nen = "The bridges"\n'


def site(folder: Path) -> Workshop:
    """A series of three parts, of which the second is in Vietnamese alone, and a story of none."""
    shop = Workshop(folder, settings=QUIET)
    shop.registries()
    (shop.content / "registry" / "series.toml").write_text(REGISTRY, encoding="utf-8")
    for day, langs in ((3, "vi en"), (1, "vi en"), (2, "vi")):
        shop.story(f"2024-05-0{day}-phan-{day}", langs, series=["cau"])
    shop.story("2024-05-02-khac")
    return shop


def page(shop: Workshop, path: str) -> BeautifulSoup:
    return BeautifulSoup((shop.folder / "output" / path / "index.html").read_text(encoding="utf-8"), "lxml")


def words(found: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(each.get_text().split()) for each in found.select(selector)]


def test_the_parts_stand_in_the_order_in_which_they_came_out(tmp_path: Path) -> None:
    shop = site(tmp_path)
    files = shop.build()
    assert words(page(shop, "loat-bai/cau"), "ol.series-list h2") == [
        f"Bài 2024-05-0{n}-phan-{n} vi" for n in (1, 2, 3)
    ]
    english = page(shop, "en/series/cau" if "en/series/cau/index.html" in files else "en/series/the-bridges")
    second = english.select("ol.series-list h2 a")[1]
    # A part that is only there in another language stands there as such.
    assert (second["hreflang"], second["lang"]) == ("vi", "vi")
    assert "loat-bai/index.html" in files
    assert "/loat-bai/cau/" in (tmp_path / "output/sitemap-pages.xml").read_text()


def test_each_part_says_which_it_is_and_leads_to_those_beside_it(tmp_path: Path) -> None:
    shop = site(tmp_path)
    shop.build()
    second = page(shop, "2024/05/phan-2")
    assert words(second, ".series-line") == ["Bài 2 trong 3 bài của loạt bài Những cây cầu"]
    links = [link["href"] for link in second.select(".series-parts a")]
    assert links == ["/loat-bai/cau/", "/2024/05/phan-1/", "/2024/05/phan-3/"]
    script = second.find("script", type="application/ld+json")
    assert script
    told = json.loads(script.get_text())
    story = next(each for each in told.get("@graph", [told]) if each["@type"] == "NewsArticle")
    assert (story["position"], story["isPartOf"][0]["@type"]) == (2, "CreativeWorkSeries")
    assert not page(shop, "2024/05/khac").select(".series-line")


def test_a_site_without_series_has_nothing_of_them(tmp_path: Path) -> None:
    shop = Workshop(tmp_path, settings=QUIET)
    shop.registries()
    shop.story("2024-05-01-bai")
    files = shop.build()
    assert not [
        path for path in files if "loat-bai" in path or ("/series" in path and path.endswith(".html"))
    ]
    assert "/loat-bai/" not in (tmp_path / "output/index.html").read_text()
    assert "/loat-bai/" not in (tmp_path / "output/sitemap-pages.xml").read_text()


def test_a_new_part_changes_the_pages_of_its_series_and_its_own_lists(tmp_path: Path) -> None:
    shop = site(tmp_path)
    before = shop.build()
    shop.story("2024-05-04-phan-4", "vi", series=["cau"])
    warm = shop.build()
    assert warm == shop.build("cold", "cold-cache")
    touched = {
        path for path in changed(before, warm) if path.startswith(("2024/05", "loat-bai", "en/2024/05"))
    }
    assert touched >= {f"2024/05/phan-{n}/index.html" for n in (1, 2, 3, 4)} | {"loat-bai/cau/index.html"}
