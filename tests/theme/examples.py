"""A small newspaper made of values, with every case that a template must draw: for the tests and for screenshots."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins import anniversaries, archive, events, front, pages, people, sections, stories
from plugins.newsroom import (
    Anniversary,
    AnniversaryEdition,
    Content,
    Edition,
    Event,
    EventEdition,
    Figure,
    Language,
    Link,
    LunarDay,
    Page,
    Paths,
    Period,
    Publication,
    Site,
    Story,
)
from plugins.redirects import RedirectPage
from tests.theme import prose, registry, reports

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2024, 10, 11, 9, 0, tzinfo=HANOI)

VIETNAMESE = Paths(
    "chuyen-muc", "chu-de", "su-kien", "ky-niem", "nhan-vat", "luu-tru", "trang-tin", "tim-kiem", "trang"
)
ENGLISH = Paths(
    "sections", "topics", "events", "anniversaries", "people", "archive", "pages", "search", "page"
)
PUBLICATION = Publication(
    url="https://nhipcau.example",
    zone="Asia/Ho_Chi_Minh",
    languages=(
        Language(
            "vi",
            "Tiếng Việt",
            "",
            "Nhịp Cầu",
            "Tin đối ngoại nhân dân và hữu nghị của Thủ đô Hà Nội",
            VIETNAMESE,
        ),
        Language(
            "en", "English", "en", "Nhịp Cầu", "News of friendship between Hanoi and the world", ENGLISH
        ),
    ),
    page_size=6,
)


def at(day: str, clock: str = "00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=HANOI)


def event(key: str, period: Period, words: dict[str, tuple[str, str, str]], **facts: Any) -> Event:
    """An event; `words` are title, place and address by language."""
    editions = tuple(
        EventEdition(
            lang=lang,
            title=title,
            slug=key,
            url=PUBLICATION.language(lang).at("events", key),
            file=f"events/{key}/index.{lang}.md",
            body=prose.short(lang),
            digest=key + lang,
            place=place,
            address=address,
            summary=facts.get("summaries", {}).get(lang, ""),
            cover=facts.get("covers", {}).get(lang),
        )
        for lang, (title, place, address) in words.items()
    )
    kept = {name: value for name, value in facts.items() if name not in ("summaries", "covers")}
    return Event(key=key, editions=editions, digest=key, period=period, **kept)


def anniversary(
    key: str, founded: date | None, words: dict[str, tuple[str, str]], **facts: Any
) -> Anniversary:
    """An anniversary; `words` are title and phrase by language."""
    editions = tuple(
        AnniversaryEdition(
            lang=lang,
            title=title,
            slug=key,
            url=PUBLICATION.language(lang).at("anniversaries", key),
            file=f"anniversaries/{key}/index.{lang}.md",
            body=prose.short(lang),
            digest=key + lang,
            phrase=phrase,
            summary=facts.get("summaries", {}).get(lang, ""),
            cover=facts.get("covers", {}).get(lang),
        )
        for lang, (title, phrase) in words.items()
    )
    kept = {name: value for name, value in facts.items() if name not in ("summaries", "covers")}
    return Anniversary(key=key, editions=editions, digest=key, founded=founded, **kept)


EVENTS = (
    event(
        "ngay-hoi-van-hoa",
        Period(at("2024-10-19", "08:00"), at("2024-10-20", "22:00"), all_day=False),
        {
            "vi": ("Ngày hội Văn hóa vì hòa bình", "Không gian đi bộ hồ Hoàn Kiếm", "Phố Đinh Tiên Hoàng, quận Hoàn Kiếm"),
            "en": ("Culture for Peace Festival", "Hoan Kiem Lake walking space", "Dinh Tien Hoang Street, Hoan Kiem District"),
        },
        organisers=("haufo", "unesco"),
        people=("nguyen-ngoc-ky",),
        topics=("hoa-binh", "giao-luu-van-hoa"),
        anniversaries=("giai-phong-thu-do",),
        register="https://nhipcau.example/dang-ky",
        summaries={
            "vi": "Hai ngày nhạc, múa, ẩm thực và trò chơi dân gian của hai mươi nước bên Hồ Gươm.",
            "en": "Two days of music, dance, food and folk games from twenty countries beside the lake.",
        },
        covers={
            "vi": Figure(reports.photo("den-long"), "Minh họa những chiếc đèn lồng", "Đèn lồng trên phố. Minh họa: Nhịp Cầu"),
            "en": Figure(reports.photo("den-long"), "Illustration of paper lanterns", "Lanterns. Illustration: Nhịp Cầu"),
        },
    ),
    event(
        "pho-di-bo",
        Period(at("2024-10-04", "19:00"), at("2024-10-06", "23:00"), all_day=False),
        {
            "vi": ("Phố đi bộ cuối tuần", "Hồ Hoàn Kiếm", ""),
            "en": ("Weekend walking streets", "Hoan Kiem Lake", ""),
        },
        repeats=(Period(at("2024-10-11", "19:00"), at("2024-10-13", "23:00"), all_day=False),),
        recurrence="FREQ=WEEKLY;BYDAY=FR",
    ),
    event(
        "trien-lam-tranh",
        Period(at("2024-11-02"), at("2024-11-09"), all_day=True),
        {"vi": ("Triển lãm tranh thiếu nhi “Em yêu Hà Nội – Thành phố vì hòa bình”", "Văn Miếu – Quốc Tử Giám", "")},
        status="postponed",
    ),
    event(
        "toa-dam-xanh",
        Period(at("2024-11-15", "14:00"), at("2024-11-15", "16:30"), all_day=False),
        {
            "vi": ("Tọa đàm “Thành phố xanh bên sông Hồng”", "Hội trường Liên hiệp", ""),
            "en": ("Talk: a green city on the Red River", "Friendship Union hall", ""),
        },
        status="online",
        register="https://nhipcau.example/toa-dam",
    ),
    event(
        "dem-nhac-latinh",
        Period(at("2024-12-05", "20:00"), at("2024-12-05", "22:00"), all_day=False),
        {
            "vi": ("Đêm nhạc Mỹ Latinh", "Nhà hát Lớn Hà Nội", "1 Tràng Tiền"),
            "en": ("A night of Latin American music", "Hanoi Opera House", "1 Trang Tien Street"),
        },
        status="cancelled",
    ),
    event(
        "hoi-nghi-viet-phap-12",
        Period(at("2023-04-13"), at("2023-04-16"), all_day=True),
        {
            "vi": ("Hội nghị hợp tác giữa các địa phương Việt Nam và Pháp lần thứ 12", "Hà Nội", ""),
            "en": ("12th conference on Vietnam–France local cooperation", "Hanoi", ""),
        },
        organisers=("ubnd-ha-noi",),
    ),
    event(
        "trong-cay",
        Period(at("2023-01-07"), at("2023-01-07"), all_day=True),
        {
            "vi": ("Lễ trồng cây hòa bình", "Công viên Hòa Bình", ""),
            "en": ("Peace tree planting", "Hoa Binh Park", ""),
        },
    ),
)

ANNIVERSARIES = (
    anniversary(
        "giai-phong-thu-do",
        date(1954, 10, 10),
        {
            "vi": ("Ngày Giải phóng Thủ đô", ""),
            "en": ("Hanoi’s Liberation Day", ""),
        },
        topics=("hoa-binh", "di-san"),
        summaries={
            "vi": "Sáng 10/10/1954, các cánh quân từ năm cửa ô tiến vào tiếp quản Hà Nội.",
            "en": "On the morning of 10 October 1954 troops entered Hanoi through its five gates.",
        },
        covers={
            "vi": Figure(reports.photo("cot-co"), "Minh họa Cột cờ Hà Nội", "Cột cờ Hà Nội. Minh họa: Nhịp Cầu"),
            "en": Figure(reports.photo("cot-co"), "Illustration of the Flag Tower", "The Flag Tower. Illustration: Nhịp Cầu"),
        },
    ),
    anniversary(
        "viet-nam-cuba",
        date(1960, 12, 2),
        {
            "vi": ("Việt Nam và Cuba lập quan hệ ngoại giao", "ngày Việt Nam và Cuba lập quan hệ ngoại giao"),
            "en": ("Diplomatic relations between Vietnam and Cuba", "diplomatic relations between Vietnam and Cuba"),
        },
    ),
    anniversary(
        "hiep-dinh-paris",
        date(1973, 1, 27),
        {"vi": ("Ngày ký Hiệp định Paris", ""), "en": ("The Paris Peace Accords", "the Paris Peace Accords")},
    ),
    anniversary(
        "gio-to-hung-vuong",
        None,
        {"vi": ("Giỗ Tổ Hùng Vương", ""), "en": ("Hung Kings’ Commemoration Day", "")},
        lunar=LunarDay(10, 3),
        days=(date(2024, 4, 18), date(2025, 4, 7)),
    ),
    anniversary(
        "trung-thu-nhuan",
        None,
        {"vi": ("Ngày hội trăng nhuận", "")},
        lunar=LunarDay(15, 6, leap=True),
        days=(date(2025, 8, 8),),
    ),
)

PAGES = tuple(
    Page(
        key=key,
        order=order,
        digest=key,
        editions=tuple(
            Edition(
                lang=lang,
                title=title,
                slug=key,
                url=PUBLICATION.language(lang).at("pages", key),
                file=f"pages/{key}/index.{lang}.md",
                body=prose.short(lang),
                digest=key + lang,
                summary=summary,
                cover=reports.cover("long-bien", lang) if order == 1 else None,
            )
            for lang, title, summary in words
        ),
    )
    for order, (key, words) in enumerate(
        (
            ("gioi-thieu", (("vi", "Giới thiệu", "Tờ báo của những nhịp cầu."), ("en", "About us", "A paper about bridges."))),
            ("lien-he", (("vi", "Liên hệ", ""), ("en", "Contact", ""))),
            ("noi-quy", (("vi", "Bản quyền và trích dẫn", ""),)),
        ),
        1,
    )
)  # fmt: skip


def content() -> Content:
    return Content(
        stories=tuple(reports.stories(PUBLICATION, at)),
        events=EVENTS,
        anniversaries=ANNIVERSARIES,
        pages=PAGES,
        sections=registry.SECTIONS,
        topics=registry.TOPICS,
        people=registry.PEOPLE,
        organisations=registry.ORGANISATIONS,
        documents=registry.DOCUMENTS,
    )


def site() -> Site:
    return Site(PUBLICATION, content(), NOW)


class Catcher:
    """Stands in for the press's compositor: an Output then says which template draws it."""

    def page(self, template: str, lang: str) -> Any:
        def make(page: object) -> bytes:
            raise AssertionError(f"{template} is drawn by the test itself")

        make.template, make.lang = template, lang  # type: ignore[attr-defined]
        return make


def drawn(shown: Site) -> Iterator[tuple[str, str, str, Any]]:
    """Every page of the site as (path, template, language, page)."""
    for plugin in (front, stories, sections, events, anniversaries, people, archive, pages):
        for output in plugin.draw(shown, Catcher()):
            make: Any = output.make
            yield output.path, make.template, make.lang, output.inputs[0]
    for story in shown.stories[:1]:
        for edition in story.editions:
            page = RedirectPage(edition.lang, Link(edition.title, edition.url, edition.lang))
            yield f"old-{edition.lang}/index.html", "redirect.html", edition.lang, page


def empty_site() -> Site:
    """A site on its first day: registries, and not a word written."""
    return Site(PUBLICATION, Content(sections=registry.SECTIONS[:1], topics=registry.TOPICS[:1]), NOW)


def nothing_at_all() -> Site:
    return Site(PUBLICATION, Content(), NOW)


__all__ = ["HANOI", "NOW", "PUBLICATION", "Story", "drawn", "empty_site", "nothing_at_all", "site"]
