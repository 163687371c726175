"""Every address that the site gives leads somewhere, and the languages agree about it."""

from __future__ import annotations

import re
from urllib.parse import unquote, urldefrag

from lxml import etree

from tests.site.conftest import SITE, Built

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
NUMBERED = ("/trang/", "/page/")
ANYWHERE = ("404.html", "offline.html")
"""They stand in for other addresses, and so have none of their own."""


def test_every_internal_link_leads_to_a_file_and_every_fragment_to_an_element(sample: Built) -> None:
    broken = []
    for page, tree in sample.pages.items():
        for link in tree.xpath("//@href | //@src | //form/@action"):
            address, fragment = urldefrag(link.removeprefix(SITE))
            if "://" in address or address.startswith(("mailto:", "tel:", "data:")):
                continue
            address = unquote(address) or page
            if not sample.holds(address.partition("?")[0]):
                broken.append((page, link))
            elif fragment and address in sample.pages:
                names = sample.pages[address].xpath("//@id")
                broken.extend([] if unquote(fragment) in names else [(page, link)])
    assert broken == []


def alternates(tree) -> dict[str, str]:
    links = tree.xpath("//link[@rel='alternate'][@hreflang]")
    assert len(links) == len({link.get("hreflang") for link in links})
    return {link.get("hreflang"): link.get("href") for link in links}


def hidden(tree) -> bool:
    """Whether search engines are told to leave the page out, or led on to another."""
    return bool(tree.xpath("//meta[@http-equiv='refresh']")) or "noindex" in "".join(
        tree.xpath("//meta[@name='robots']/@content")
    )


def test_hreflang_names_the_page_itself_is_reciprocal_and_has_a_default(sample: Built) -> None:
    for page, tree in sample.pages.items():
        found = alternates(tree)
        if hidden(tree):
            assert found == {}
            continue
        assert found[tree.get("lang")] == SITE + page
        assert found.pop("x-default") in found.values()
        for lang, url in found.items():
            other = sample.pages[url.removeprefix(SITE)]
            assert other.get("lang") == lang
            assert alternates(other)[tree.get("lang")] == SITE + page


def test_the_canonical_address_of_a_page_is_its_own_or_that_of_the_story_it_shows(sample: Built) -> None:
    for page, tree in sample.pages.items():
        story = re.sub(r"(?:song-ngu|side-by-side)/\w+/$", "", page)
        expected = [] if page.endswith(ANYWHERE) else [SITE + story]
        assert tree.xpath("//link[@rel='canonical']/@href") == expected
        assert hidden(tree) == (page.endswith(ANYWHERE) or story != page)


def sitemap_entries(sample: Built) -> dict[str, dict[str, str]]:
    index = etree.parse(sample.folder / "sitemap.xml")
    found = {}
    for loc in index.xpath("//s:sitemap/s:loc/text()", namespaces=SITEMAP):
        tree = etree.parse(sample.folder / loc.removeprefix(f"{SITE}/"))
        for url in tree.xpath("//s:url", namespaces=SITEMAP):
            links = url.xpath("x:link", namespaces=SITEMAP)
            place = url.findtext("s:loc", namespaces=SITEMAP)
            assert place not in found, f"{place} stands twice"
            found[place] = {link.get("hreflang"): link.get("href") for link in links}
    return found


def test_the_sitemaps_name_every_page_that_search_engines_may_index_and_agree_with_its_hreflang(
    sample: Built,
) -> None:
    named = sitemap_entries(sample)
    for url, links in named.items():
        assert links == alternates(sample.pages[url.removeprefix(SITE)])
    for page, tree in sample.pages.items():
        if not hidden(tree) and not any(word in page for word in NUMBERED):
            assert SITE + page in named


def test_robots_txt_names_the_sitemap(sample: Built) -> None:
    assert f"Sitemap: {SITE}/sitemap.xml" in (sample.folder / "robots.txt").read_text()


def test_the_switcher_of_a_story_in_two_languages_leads_to_the_same_story(sample: Built) -> None:
    page = sample.pages["/2026/10/nhung-nhip-cau-song-hong/"]
    english = alternates(page)["en"].removeprefix(SITE)
    assert english in page.xpath("//header//a[@hreflang='en']/@href")
    assert english in sample.pages
