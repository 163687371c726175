"""What holds for every page of the site."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from illustrations.commissions import scene_of
from tests.site.conftest import Built


def test_every_page_says_its_language_and_has_one_main_heading(sample: Built) -> None:
    for page, tree in sample.pages.items():
        assert tree.get("lang") == ("en" if page.startswith("/en/") else "vi"), page
        assert len(tree.xpath("//h1")) == 1, page


def test_no_two_pages_of_a_language_have_one_title(sample: Built) -> None:
    titles = Counter((tree.get("lang"), tree.findtext(".//title").strip()) for tree in sample.pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_headings_skip_no_level(sample: Built) -> None:
    for page, tree in sample.pages.items():
        levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        for before, after in itertools.pairwise(levels):
            assert after <= before + 1, (page, levels)


def test_no_page_has_inline_style_or_script_or_asks_another_server(sample: Built) -> None:
    for page, tree in sample.pages.items():
        assert tree.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == [], page
        assert set(tree.xpath("//script[not(@src)]/@type")) <= {"application/ld+json"}, page
        assert tree.xpath("//script[not(@src or @type)]") == [], page
        loaded = tree.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='preload']/@href")
        assert all(url.startswith("/") for url in loaded), page


def test_every_photo_has_a_description_and_its_size(sample: Built) -> None:
    for page, tree in sample.pages.items():
        for image in tree.xpath("//img"):
            assert image.get("alt") is not None, page
            assert int(image.get("width")) > 0, page
            assert int(image.get("height")) > 0, page


def test_no_mark_of_the_press_is_left_on_a_page(sample: Built) -> None:
    for path in sample.folder.rglob("*.html"):
        text = path.read_text()
        assert "nhipcau:" not in text, path
        assert not re.search("[\ue000-\uf8ff]", text), path


def test_a_story_in_one_language_is_marked_in_the_other_edition(sample: Built) -> None:
    marked = 0
    for page, tree in sample.pages.items():
        for link in tree.xpath("//main//a[@hreflang]"):
            lang = link.get("hreflang")
            if lang != tree.get("lang") and "article" in [each.tag for each in link.iterancestors()]:
                card = next(each for each in link.iterancestors() if each.tag == "article")
                assert card.xpath(f"descendant-or-self::*[@lang='{lang}']"), page
                marked += 1
    assert marked


def test_each_motif_stands_once_on_a_front_page_and_on_the_first_screen_of_a_list(sample: Built) -> None:
    """Told by what the illustrator calls it: a second Long Biên is Long Biên."""
    lists = ("/chuyen-muc/", "/chu-de/", "/en/sections/", "/en/topics/")
    fronts = {
        page: tree.xpath("//main//img/@src") for page, tree in sample.pages.items() if page in ("/", "/en/")
    }
    assert all(len(pictures) > 12 for pictures in fronts.values())
    first = {
        page: tree.xpath("//main//img/@src")[:8]
        for page, tree in sample.pages.items()
        if page.startswith(lists)
    }
    for page, pictures in (fronts | first).items():
        names = [url.rpartition("/")[2].partition(".")[0] for url in pictures if url.startswith("/photos/")]
        motifs = Counter(scene_of(f"{name}.jpg") for name in names)
        assert None not in motifs, (page, names)
        assert [motif for motif, count in motifs.items() if count > 1] == [], page
