"""Sitemaps: one for the stories of each month, one for what is news, one for all other pages, an index, and robots.txt.

Cut by month, so that a new story changes this month's file and the index. The format is that of sitemaps.org, with the
`xhtml:link` elements by which Google reads hreflang.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

from blinker import signal

from nhipcau.languages import rfc3339
from nhipcau.model import Alternate, Drawing, Output, Site
from nhipcau.model.document_lists import by_kind, by_year
from nhipcau.model.output import Renderer

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
PAGES = "/sitemap-pages.xml"
NEWS = "/sitemap-news.xml"
GOOGLE_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MOST = 1000
"""Entries of a news sitemap at most."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One page in all its languages; `changed` is None where no date of change can be given."""

    alternates: tuple[Alternate, ...]
    default: str
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One sitemap file. `root` is the site's address without a final slash; `path` begins with a slash."""

    root: str
    path: str
    entries: tuple[SitemapEntry, ...]


def _entry(site: Site, urls: Iterable[tuple[str, str]], changed: datetime | None = None) -> SitemapEntry:
    alternates = tuple(Alternate(lang, url) for lang, url in urls)
    default = next(
        (each.url for each in alternates if each.lang == site.publication.main.code), alternates[0].url
    )
    return SitemapEntry(alternates, default, changed)


def path(month: str) -> str:
    """Where the sitemap of a month's stories stands."""
    return f"/sitemap-{month}.xml"


def of_month(site: Site, month: str) -> Sitemap:
    """The stories of one month ("2024-10"), oldest first."""
    entries = tuple(
        _entry(site, site.urls("story", story.key), story.updated) for story in site.of("month", month)
    )
    return Sitemap(site.publication.url, path(month), entries)


def of_pages(site: Site) -> Sitemap:
    """Every page that is no story's: front pages, lists, months, events, anniversaries, their years, people, pages."""
    content = site.content
    homes = [(language.code, language.home) for language in site.languages]
    found = [
        homes,
        site.archive_urls(),
        site.outlook_urls(),
        *(site.archive_urls(year) for year in site.years()),
    ]
    found += [site.calendar_urls(), *(site.calendar_urls(month) for month in site.months())]
    kinds = site.kinds.values()
    listed = (kind for kind in kinds if kind.indexed(content.shelf(kind.plural)))
    found += [*(site.urls(kind.name) for kind in listed), site.search_urls()]
    for kind in kinds:
        if kind.paged:
            found += [site.urls(kind.name, thing.key) for thing in content.shelf(kind.plural)]
    if site.photo_terms():
        found += [site.gallery_urls(), *(site.gallery_urls(*each) for each in site.galleries())]
    for lists in (by_kind, by_year):
        found += [each.urls for each in lists(content.documents, site.languages)]
    for anniversary in content.anniversaries:
        for year in site.years_of(anniversary):
            langs = [edition.lang for edition in anniversary.editions]
            found.append(tuple((lang, site.year_url(anniversary, year, lang)) for lang in langs))
    return Sitemap(site.publication.url, PAGES, tuple(_entry(site, urls) for urls in found))


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """An edition of a story that is news: its whole address, the paper's name, its language, when it came out."""

    url: str
    paper: str
    lang: str
    published: datetime
    title: str


def of_news(site: Site) -> tuple[NewsEntry, ...]:
    """Every edition of the stories of the last two days, the newest first, as many as a file may have."""
    found = []
    for story in site.recent():
        for edition in story.editions:
            language = site.publication.language(edition.lang)
            url = site.publication.absolute(edition.url)
            found.append(NewsEntry(url, language.site_name, edition.lang, story.appeared, edition.title))
    return tuple(found[:MOST])


def newsset(entries: tuple[NewsEntry, ...]) -> bytes:
    """The sitemap of what is news, as Google reads it
    (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap)."""
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP, "xmlns:news": GOOGLE_NEWS})
    for entry in entries:
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = entry.url
        told = ElementTree.SubElement(url, "news:news")
        paper = ElementTree.SubElement(told, "news:publication")
        ElementTree.SubElement(paper, "news:name").text = entry.paper
        ElementTree.SubElement(paper, "news:language").text = entry.lang
        ElementTree.SubElement(told, "news:publication_date").text = rfc3339(entry.published)
        ElementTree.SubElement(told, "news:title").text = entry.title
    return _xml(root)


def urlset(sitemap: Sitemap) -> bytes:
    """One sitemap as XML: an address in each language, each naming all of them and the default."""
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for entry in sitemap.entries:
        for own in entry.alternates:
            url = ElementTree.SubElement(root, "url")
            ElementTree.SubElement(url, "loc").text = sitemap.root + own.url
            if entry.changed:
                ElementTree.SubElement(url, "lastmod").text = rfc3339(entry.changed)
            for lang, href in (
                *((each.lang, each.url) for each in entry.alternates),
                ("x-default", entry.default),
            ):
                attributes = {"rel": "alternate", "hreflang": lang, "href": sitemap.root + href}
                ElementTree.SubElement(url, "xhtml:link", attributes)
    return _xml(root)


def index(root_url: str, files: tuple[tuple[str, datetime | None], ...]) -> bytes:
    """The index of sitemaps: (path, date of change) of each."""
    root = ElementTree.Element("sitemapindex", {"xmlns": SITEMAP})
    for path, changed in files:
        sitemap = ElementTree.SubElement(root, "sitemap")
        ElementTree.SubElement(sitemap, "loc").text = root_url + path
        if changed:
            ElementTree.SubElement(sitemap, "lastmod").text = rfc3339(changed)
    return _xml(root)


def _xml(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    said = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{said}\n'.encode()


def robots(root_url: str) -> bytes:
    return f"User-agent: *\nDisallow:\n\nSitemap: {root_url}/sitemap.xml\n".encode()


def file(site: Site, renderer: Renderer, month: str) -> Iterator[Output]:
    """The sitemap of one month."""
    sitemap = of_month(site, month)
    yield Output(sitemap.path.lstrip("/"), (sitemap,), urlset)


def changes(site: Site, renderer: Renderer) -> Iterator[Output]:
    """The index, with the date of the last change in each sitemap."""
    months = (
        (path(month), max(story.updated for story in site.of("month", month)))
        for month in site.story_months()
    )
    yield Output("sitemap.xml", (site.publication.url, ((PAGES, None), (NEWS, None), *months)), index)


def news(site: Site, renderer: Renderer) -> Iterator[Output]:
    """The sitemap of what is news; it is there on days without any, too, so that its address always answers."""
    yield Output(NEWS.lstrip("/"), (of_news(site),), newsset)


def pages(site: Site, renderer: Renderer) -> Iterator[Output]:
    """The sitemap of all that is no story."""
    sitemap = of_pages(site)
    yield Output(sitemap.path.lstrip("/"), (sitemap,), urlset)


def draw(site: Site, renderer: Renderer) -> Iterator[Output | Drawing]:
    yield Drawing(pages)
    yield Drawing(news)
    yield from (Drawing(file, (month,)) for month in site.story_months())
    yield Drawing(changes)
    yield Output("robots.txt", (site.publication.url,), robots)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
