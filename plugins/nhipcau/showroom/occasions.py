"""The events and anniversaries of the example newspaper: upcoming, over, put off, called off, lunar."""

from __future__ import annotations

from datetime import date
from typing import Any

from nhipcau.model import (
    Anniversary,
    AnniversaryEdition,
    Coordinates,
    Deadline,
    Event,
    EventEdition,
    Figure,
    LunarDay,
    MostRead,
    Period,
    ProgrammeItem,
    Strip,
    StripAround,
)
from nhipcau.model.weather import DayWeather
from nhipcau.showroom import prose, reports
from nhipcau.showroom.publication import PUBLICATION, at


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
            programme=facts.get("programmes", {}).get(lang, ()),
        )
        for lang, (title, place, address) in words.items()
    )
    kept = {name: value for name, value in facts.items() if name not in ("summaries", "covers", "programmes")}
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
            "vi": (
                "Ngày hội Văn hóa vì hòa bình",
                "Không gian đi bộ hồ Hoàn Kiếm",
                "Phố Đinh Tiên Hoàng, quận Hoàn Kiếm",
            ),
            "en": (
                "Culture for Peace Festival",
                "Hoan Kiem Lake walking space",
                "Dinh Tien Hoang Street, Hoan Kiem District",
            ),
        },
        venue="ho-hoan-kiem",
        organisers=("haufo", "unesco"),
        people=("nguyen-ngoc-ky",),
        topics=("hoa-binh", "giao-luu-van-hoa"),
        anniversaries=("giai-phong-thu-do",),
        strip=Strip(date(2024, 10, 1), date(2024, 10, 20), 2),
        register="https://nhipcau.example/dang-ky",
        register_by=Deadline(at("2024-10-11"), timed=False),
        fee=0,
        capacity=2_000,
        spoken=("vi", "en"),
        coordinates=Coordinates(21.0285, 105.8522),
        programmes={
            "vi": (
                ProgrammeItem(at("2024-10-19", "08:00"), "Khai mạc bên tượng đài Lý Thái Tổ"),
                ProgrammeItem(at("2024-10-20", "20:00"), "Đêm nhạc bế mạc"),
            ),
            "en": (
                ProgrammeItem(at("2024-10-19", "08:00"), "Opening at the Ly Thai To monument"),
                ProgrammeItem(at("2024-10-20", "20:00"), "Closing concert"),
            ),
        },
        summaries={
            "vi": "Hai ngày nhạc, múa, ẩm thực và trò chơi dân gian của hai mươi nước bên Hồ Gươm.",
            "en": "Two days of music, dance, food and folk games from twenty countries beside the lake.",
        },
        covers={
            "vi": Figure(
                reports.photo("den-long"),
                "Minh họa những chiếc đèn lồng",
                "Đèn lồng trên phố. Minh họa: Nhịp Cầu",
            ),
            "en": Figure(
                reports.photo("den-long"),
                "Illustration of paper lanterns",
                "Lanterns. Illustration: Nhịp Cầu",
            ),
        },
    ),
    event(
        "pho-di-bo",
        Period(at("2024-10-04", "19:00"), at("2024-10-06", "23:00"), all_day=False),
        {
            "vi": ("Phố đi bộ cuối tuần", "Hồ Hoàn Kiếm", ""),
            "en": ("Weekend walking streets", "Hoan Kiem Lake", ""),
        },
        repeats=(
            Period(at("2024-10-11", "19:00"), at("2024-10-13", "23:00"), all_day=False),
            Period(at("2024-10-25", "19:00"), at("2024-10-27", "23:00"), all_day=False),
        ),
        exceptions=(at("2024-10-18", "19:00"),),
        recurrence="FREQ=WEEKLY;BYDAY=FR",
    ),
    event(
        "trien-lam-tranh",
        Period(at("2024-11-02"), at("2024-11-09"), all_day=True),
        {
            "vi": (
                "Triển lãm tranh thiếu nhi “Em yêu Hà Nội – Thành phố vì hòa bình”",
                "Văn Miếu – Quốc Tử Giám",
                "",
            )
        },
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
        online="https://nhipcau.example/phong-hop",
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
        strip=StripAround(60, 0, 3),
    ),
    event(
        "chieu-phim-nhat",
        Period(at("2024-12-14", "19:30"), at("2024-12-14", "21:30"), all_day=False),
        {
            "vi": ("Chiếu phim Nhật Bản", "Trung tâm Chiếu phim Quốc gia", ""),
            "en": ("Japanese film evening", "National Cinema Centre", ""),
        },
        status="postponed",
        previously=Period(at("2024-10-08", "19:30"), at("2024-10-08", "19:30"), all_day=False),
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
        strip=StripAround(30, 5, 1),
        summaries={
            "vi": "Sáng 10/10/1954, các cánh quân từ năm cửa ô tiến vào tiếp quản Hà Nội.",
            "en": "On the morning of 10 October 1954 troops entered Hanoi through its five gates.",
        },
        covers={
            "vi": Figure(
                reports.photo("cot-co"), "Minh họa Cột cờ Hà Nội", "Cột cờ Hà Nội. Minh họa: Nhịp Cầu"
            ),
            "en": Figure(
                reports.photo("cot-co"),
                "Illustration of the Flag Tower",
                "The Flag Tower. Illustration: Nhịp Cầu",
            ),
        },
    ),
    anniversary(
        "viet-nam-cuba",
        date(1960, 12, 2),
        {
            "vi": ("Việt Nam và Cuba lập quan hệ ngoại giao", "ngày Việt Nam và Cuba lập quan hệ ngoại giao"),
            "en": (
                "Diplomatic relations between Vietnam and Cuba",
                "diplomatic relations between Vietnam and Cuba",
            ),
        },
    ),
    anniversary(
        "hiep-dinh-paris",
        date(1973, 1, 27),
        {"vi": ("Ngày ký Hiệp định Paris", ""), "en": ("The Paris Peace Accords", "the Paris Peace Accords")},
    ),
    anniversary(
        "dinh-do-thang-long",
        None,
        {
            "vi": ("Định đô Thăng Long", "ngày định đô Thăng Long"),
            "en": ("Thang Long becomes the capital", "Thang Long becoming the capital"),
        },
        since=1010,
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


MOST_READ = tuple(
    MostRead(
        lang, date(2024, 10, 10), ("2024-09-28-cau-long-bien", "2024-10-08-nha-hat-xam", "2024-08-15-phap")
    )
    for lang in ("vi", "en")
)
WEATHER = (DayWeather("ha-noi", date(2024, 10, 11), 61, 21, 27),)
