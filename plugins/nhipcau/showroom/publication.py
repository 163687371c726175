"""The example newspaper itself: two editions, six stories a list page, and the hour at which it is printed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from nhipcau.model import Coordinates, Language, Paths, Publication
from nhipcau.model.weather import City, WeatherSource

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2024, 10, 11, 9, 0, tzinfo=HANOI)

VIETNAMESE = Paths(
    "chuyen-muc", "chu-de", "su-kien", "ky-niem", "nhan-vat", "luu-tru", "lich", "sap-toi",
    "trang-tin", "tim-kiem", "trang", "song-ngu", "du-lieu",
)  # fmt: skip
ENGLISH = Paths(
    "sections", "topics", "events", "anniversaries", "people", "archive", "calendar", "outlook",
    "pages", "search", "page", "side-by-side", "data",
)  # fmt: skip
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
    most_read=5,
    letterbox=True,
    holidays="vn",
    weather=WeatherSource(
        address="https://weather.example/v1/forecast",
        credit="weather.example",
        url="https://weather.example/",
        cities=(City("ha-noi", (("vi", "Hà Nội"), ("en", "Hanoi")), Coordinates(21.03, 105.85)),),
    ),
    legal=(
        ("publisher", (("vi", "Nhịp Cầu, báo mẫu"), ("en", "Nhịp Cầu, a sample"))),
        ("editor", (("vi", "Ban biên tập"), ("en", "The editors"))),
        ("permit", (("vi", "Trang mẫu, không cần giấy phép"),)),
        ("email", (("vi", "toa-soan@example.org"), ("en", "newsroom@example.org"))),
    ),
    citation=True,
)


def at(day: str, clock: str = "00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=HANOI)
