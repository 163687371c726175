"""One page of the sample site for each template, in each language: what tests that look at every kind of page visit."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.site.conftest import ROOT

LANGUAGES = ("vi", "en")
SEARCHES = (("/tim-kiem/", "hòa bình"), ("/en/search/", "peace"))
"""A search that finds something, in each language."""

KINDS = {
    "404": ("/404.html", "/en/404.html"),
    "all-series": ("/loat-bai/", "/en/series/"),
    "anniversaries": ("/ky-niem/", "/en/anniversaries/"),
    "anniversary": ("/ky-niem/giai-phong-thu-do/", "/en/anniversaries/hanoi-liberation-day/"),
    "anniversary-year": ("/ky-niem/giai-phong-thu-do/2024/", "/en/anniversaries/hanoi-liberation-day/2024/"),
    "archive": ("/luu-tru/", "/en/archive/"),
    "archive-year": ("/luu-tru/2024/", "/en/archive/2024/"),
    "calendar": ("/lich/", "/en/calendar/"),
    "countries": ("/quoc-gia/", "/en/countries/"),
    "country": ("/quoc-gia/nhat-ban/", "/en/countries/japan/"),
    "document": ("/van-ban/chi-thi-12-ct-tw/", "/en/documents/directive-12-ct-tw/"),
    "documents": ("/van-ban/", "/en/documents/"),
    "event": ("/su-kien/pho-di-bo-ho-hoan-kiem/", "/en/events/hoan-kiem-walking-space/"),
    "events": ("/su-kien/", "/en/events/"),
    "front": ("/", "/en/"),
    "gallery": ("/thu-vien-anh/", "/en/gallery/"),
    "month": ("/lich/2024-10/", "/en/calendar/2024-10/"),
    "offline": ("/offline.html", "/en/offline.html"),
    "organisation": (
        "/to-chuc/haufo/",
        "/en/organisations/hanoi-union-of-friendship-organizations/",
    ),
    "organisations": ("/to-chuc/", "/en/organisations/"),
    "outlook": ("/ky-niem/sap-toi/", "/en/anniversaries/outlook/"),
    "page": ("/trang-tin/gioi-thieu/", "/en/pages/about/"),
    "people": ("/nhan-vat/", "/en/people/"),
    "person": ("/nhan-vat/nguyen-ngoc-ky/", "/en/people/nguyen-ngoc-ky/"),
    "photos": ("/thu-vien-anh/2024/", "/en/gallery/2024/"),
    "press": ("/bao-chi/", "/en/press/"),
    "search": ("/tim-kiem/", "/en/search/"),
    "section": ("/chuyen-muc/van-hoa/", "/en/sections/culture/"),
    "series": ("/loat-bai/chuyen-pho-ha-noi/", "/en/series/stories-from-hanois-streets/"),
    "side-by-side": (
        "/2024/10/70-nam-giai-phong-thu-do/song-ngu/en/",
        "/en/2024/10/liberation-of-hanoi-70/side-by-side/vi/",
    ),
    "story": ("/2024/10/70-nam-giai-phong-thu-do/", "/en/2024/10/liberation-of-hanoi-70/"),
    "topic": ("/chu-de/hoa-binh/", "/en/topics/peace/"),
    "topics": ("/chu-de/", "/en/topics/"),
    "venue": ("/dia-diem/ho-hoan-kiem/", "/en/venues/streets-around-hoan-kiem-lake/"),
    "venues": ("/dia-diem/", "/en/venues/"),
    "visiting": ("/trang-tin/tham-ha-noi/", "/en/pages/visiting/"),
}
"""Addresses by the name of the template, in the order of `LANGUAGES`."""

VARIANTS = (
    ("/2025/09/dem-nguyet-thuc-toan-phan/", ""),
    ("/2025/12/65-nam-viet-nam-cuba/", "/en/2025/12/vietnam-cuba-65/"),
    ("/trang-tin/kha-nang-tiep-can/", "/en/pages/accessibility/"),
)
"""What the same templates show otherwise: live coverage (in one language), a timeline, the accessibility statement."""

NOT_PAGES = {"base", "components", "redirect"}
"""Templates that no reader looks at: the document around every page, the showroom, and what leads on from an old
address."""


def templates() -> set[str]:
    """The names of all templates that draw a page."""
    return {path.stem for path in (ROOT / "theme" / "templates").glob("*.html")} - NOT_PAGES


def search(page: Page, query: str) -> None:
    """Type a query on the search page that is open, and wait for what it finds."""
    field = page.get_by_role("main").get_by_role("searchbox")
    field.fill(query)
    field.press("Enter")
    page.locator(".search-result a").first.wait_for()


def every_page(*langs: str) -> list[str]:
    """An address for each kind of page and language."""
    kinds = (*KINDS.values(), *VARIANTS)
    found = (each[LANGUAGES.index(lang)] for each in kinds for lang in langs or LANGUAGES)
    return [path for path in found if path]
