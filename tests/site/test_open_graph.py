"""What social networks and chats show of a link (https://ogp.me), and that it is there."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from tests.exact.workshop import Workshop
from tests.site.conftest import SITE, Built

FACEBOOK = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
"""A locale as Open Graph names it: with a territory."""


def said(tree, name: str) -> list[str]:
    return tree.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")


def stories(sample: Built) -> dict:
    """The pages of stories, but not those that show one beside its translation."""
    return {
        page: tree
        for page, tree in sample.pages.items()
        if said(tree, "og:type") == ["article"] and said(tree, "og:url") == [SITE + page]
    }


def test_every_page_has_a_picture_that_is_there_in_the_size_and_format_it_says(sample: Built) -> None:
    for page, tree in sample.pages.items():
        (url,) = said(tree, "og:image")
        (alt,) = said(tree, "og:image:alt")
        assert alt, page
        file = sample.folder / url.removeprefix(f"{SITE}/")
        with Image.open(file) as image:
            assert said(tree, "og:image:width") == [str(image.width)], page
            assert said(tree, "og:image:height") == [str(image.height)], page
            assert said(tree, "og:image:type") == [Image.MIME[str(image.format)]], page
        assert said(tree, "twitter:card") == ["summary_large_image"]


def test_a_story_is_shown_with_a_card_of_its_own_in_each_language(sample: Built) -> None:
    cards = {said(tree, "og:image")[0] for tree in stories(sample).values()}
    assert len(cards) == len(stories(sample)) > 50
    for page, tree in stories(sample).items():
        assert said(tree, "og:image") == [f"{SITE}{page}card.jpg"]
        assert said(tree, "og:image:alt") == tree.xpath("//h1/text()")


def test_a_story_names_its_times_section_authors_and_topics(sample: Built) -> None:
    for page, tree in stories(sample).items():
        (published,) = said(tree, "article:published_time")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", published), page
        assert len(said(tree, "article:section")) == 1
        assert all(url.startswith(f"{SITE}/") for url in said(tree, "article:author")), page


def test_a_page_names_its_locale_and_those_of_its_other_languages(sample: Built) -> None:
    for page, tree in sample.pages.items():
        if tree.xpath("//link[@rel='canonical']/@href") != [SITE + page]:
            continue
        known = {"vi": "vi_VN", "en": "en_GB"}
        own = tree.get("lang")
        others = set(tree.xpath("//link[@rel='alternate'][@hreflang != 'x-default']/@hreflang")) - {own}
        assert said(tree, "og:locale") == [known[own]], page
        assert set(said(tree, "og:locale:alternate")) == {known[lang] for lang in others}, page
        assert all(FACEBOOK.fullmatch(each) for each in said(tree, "og:locale"))


def test_without_cards_a_story_is_shown_with_its_cover(tmp_path: Path) -> None:
    shop = Workshop(tmp_path, settings={"SOCIAL_CARDS": False})
    shop.registries()
    folder = shop.story("2024-05-05-co-anh", cover="a.jpg")
    Image.new("RGB", (640, 400)).save(folder / "a.jpg")
    shop.story("2024-05-06-khong-anh")
    files = shop.build()
    assert not [path for path in files if path.endswith("card.jpg")]
    with_photo, without = (
        (tmp_path / "output" / "2024" / "05" / slug / "index.html").read_text(encoding="utf-8")
        for slug in ("co-anh", "khong-anh")
    )
    assert 'property="og:image" content="http://localhost:8000/photos/' in with_photo
    assert "og:image" not in without
    assert '<meta name="twitter:card" content="summary">' in without
