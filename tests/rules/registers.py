"""A small registry, as the pages of the rules describe it."""

from __future__ import annotations

from datetime import date

from nhipcau.model import Document, Office, Organisation, Person
from nhipcau.rules.register import Register
from nhipcau.rules.titles import EventTitles


def _two(vietnamese: str, english: str) -> tuple[tuple[str, str], ...]:
    return (("vi", vietnamese), ("en", english))


REGISTER = Register(
    (
        Person(
            key="huong",
            names=_two("Nguyễn Lan Hương", "Nguyen Lan Huong"),
            offices=(
                Office("haufo", _two("Chủ tịch", "President"), None, date(2023, 12, 31)),
                Office("haufo", _two("Phó Chủ tịch", "Vice President"), date(2024, 1, 1)),
            ),
        ),
        Person(key="an", names=_two("Trần An", "Tran An")),
    ),
    (
        Organisation(
            key="haufo",
            names=_two(
                "Liên hiệp các tổ chức hữu nghị thành phố Hà Nội", "Hanoi Union of Friendship Organizations"
            ),
            short=_two("Liên hiệp Hữu nghị Hà Nội", "HAUFO"),
        ),
        Organisation(
            key="vufo",
            names=_two(
                "Liên hiệp các tổ chức hữu nghị Việt Nam", "Viet Nam Union of Friendship Organizations"
            ),
            short=_two("VUFO", "VUFO"),
        ),
        Organisation(
            key="tong-cuc",
            names=_two("Tổng cục Du lịch", "General Department of Tourism"),
            until=date(2023, 6, 1),
            successor="cuc",
        ),
        Organisation(key="cuc", names=_two("Cục Du lịch", "Department of Tourism")),
        Organisation(
            key="unesco", names=_two("Tổ chức Giáo dục", "Organization"), short=_two("UNESCO", "UNESCO")
        ),
    ),
    (
        Document(
            key="nq-15",
            names=_two("Nghị quyết về hòa bình", "Resolution on peace"),
            number="15-NQ/TW",
            kinds=_two("Nghị quyết", "Resolution"),
            date=date(2022, 5, 5),
        ),
    ),
    events=EventTitles(
        (
            ("hoi-thao", _two("Hội thảo Nhịp cầu", "Bridges Seminar")),
            ("trien-lam", _two("Triển lãm ảnh Cầu Long Biên", "Photographs of Long Bien Bridge")),
            ("gala-2023", _two("Dạ tiệc Hữu nghị", "Friendship Gala of 2023")),
            ("gala-2024", _two("Dạ tiệc Hữu nghị", "Friendship Gala of 2024")),
        )
    ),
)
