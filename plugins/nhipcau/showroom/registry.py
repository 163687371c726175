"""The registries of the example newspaper."""

from __future__ import annotations

from datetime import date
from typing import Any

from nhipcau.model import (
    Attachment,
    Coordinates,
    Country,
    Document,
    Notice,
    Office,
    Organisation,
    Person,
    PressItem,
    Reference,
    Section,
    StorySeries,
    Topic,
    Venue,
)
from nhipcau.model.wording import Wording
from nhipcau.showroom.publication import at


def both(vi: str, en: str) -> Wording:
    return (("vi", vi), ("en", en))


def section(key: str, vi: str, en: str, **more: Any) -> Section:
    return Section(key=key, names=both(vi, en), **more)


def topic(key: str, vi: str, en: str, **more: Any) -> Topic:
    return Topic(key=key, names=both(vi, en), **more)


def person(key: str, vi: str, en: str, *offices: Office, **more: Any) -> Person:
    return Person(key=key, names=both(vi, en), offices=offices, **more)


SECTIONS = (
    section(
        "hoat-dong",
        "Hoạt động",
        "Activities",
        descriptions=both(
            "Tin về các chương trình, hội nghị và cuộc gặp gỡ của các hội hữu nghị.",
            "News of the friendship associations: programmes, meetings, exchanges.",
        ),
    ),
    section("doi-ngoai", "Đối ngoại", "Foreign relations"),
    section("van-hoa", "Văn hóa", "Culture"),
    section("lich-su", "Lịch sử", "History"),
    section("ha-noi", "Hà Nội", "Hanoi"),
    section("goc-nhin", "Góc nhìn", "Perspectives"),
)
TOPICS = (
    topic("am-nhac", "Âm nhạc", "Music"),
    topic("di-san", "Di sản", "Heritage"),
    topic("doi-ngoai-nhan-dan", "Đối ngoại nhân dân", "People-to-people diplomacy"),
    topic("giao-duc", "Giáo dục", "Education"),
    topic("giao-luu-van-hoa", "Giao lưu văn hóa", "Cultural exchange"),
    topic(
        "hoa-binh",
        "Hòa bình",
        "Peace",
        descriptions=both("Những việc làm cho hòa bình.", "What people do for peace."),
    ),
    topic("moi-truong", "Môi trường", "Environment"),
    topic("my-thuat", "Mỹ thuật", "Fine arts"),
    topic("nhat-ban", "Nhật Bản", "Japan", country="nhat-ban"),
    topic("uc", "Australia", "Australia"),
)
PEOPLE = (
    person(
        "nguyen-ngoc-ky",
        "Nguyễn Ngọc Kỳ",
        "Nguyen Ngoc Ky",
        Office("haufo", both("Chủ tịch", "President"), date(2022, 12, 1), head=True),
        Office(
            "ubnd-ha-noi",
            both("Phó Chánh Văn phòng", "Deputy Chief of Office"),
            date(2016, 1, 1),
            date(2022, 11, 30),
        ),
        Office("vufo", both("Ủy viên", "Member"), None, date(2015, 12, 31)),
        descriptions=both("Cán bộ công tác đối ngoại nhân dân.", "Works in people-to-people diplomacy."),
    ),
    person("nguyen-thi-ngoc-thanh", "Nguyễn Thị Ngọc Thanh", "Nguyen Thi Ngoc Thanh"),
    person("dang-an", "Đặng An", "Dang An"),
    person("tran-quang-hung", "Trần Quang Hưng", "Tran Quang Hung"),
    person("ban-bien-tap", "Ban biên tập Nhịp Cầu", "Nhịp Cầu editors", desk=True),
    person("to-dich", "Tổ dịch Nhịp Cầu", "Nhịp Cầu translators", desk=True),
)
ORGANISATIONS = (
    Organisation(
        key="haufo",
        names=both(
            "Liên hiệp các tổ chức hữu nghị thành phố Hà Nội", "Hanoi Union of Friendship Organizations"
        ),
        short=both("Liên hiệp Hữu nghị Hà Nội", "HAUFO"),
        descriptions=both(
            "Tổ chức đối ngoại nhân dân của Thủ đô.", "The capital’s body for people-to-people diplomacy."
        ),
        url="https://haufo.example/",
    ),
    Organisation(
        key="vufo",
        names=both("Liên hiệp các tổ chức hữu nghị Việt Nam", "Vietnam Union of Friendship Organizations"),
    ),
    Organisation(key="unesco", names=both("UNESCO", "UNESCO"), url="https://www.unesco.org/"),
    Organisation(
        key="ubnd-ha-noi", names=both("Ủy ban nhân dân thành phố Hà Nội", "Hanoi People’s Committee")
    ),
    Organisation(
        key="ubnd-quan",
        names=both("Ủy ban nhân dân quận Hoàn Kiếm", "People’s Committee of Hoan Kiem District"),
        until=date(2025, 6, 30),
        successor="ubnd-phuong",
    ),
    Organisation(
        key="ubnd-phuong",
        names=both("Ủy ban nhân dân phường Hoàn Kiếm", "People’s Committee of Hoan Kiem Ward"),
    ),
    Organisation(
        key="hoi-viet-nhat",
        names=both("Hội Hữu nghị Việt Nam – Nhật Bản", "Vietnam–Japan Friendship Association"),
        country="nhat-ban",
    ),
)
COUNTRIES = (Country(key="nhat-ban", names=both("Nhật Bản", "Japan")),)
DOCUMENTS = (
    Document(
        key="chi-thi-12",
        names=both(
            "Về tăng cường sự lãnh đạo của Đảng, nâng cao hiệu quả công tác đối ngoại nhân dân trong tình hình mới",
            "On strengthening the Party’s leadership of, and making more effective, people-to-people diplomacy",
        ),
        number="12-CT/TW",
        kinds=both("Chỉ thị", "Directive"),
        kind_slugs=both("chi-thi", "directive"),
        date=date(2022, 1, 5),
    ),
    Document(
        key="nghi-quyet-15",
        names=both(
            "Về phương hướng, nhiệm vụ phát triển Thủ đô Hà Nội đến năm 2030",
            "On the development of the capital, Hanoi, to 2030",
        ),
        number="15-NQ/TW",
        kinds=both("Nghị quyết", "Resolution"),
        kind_slugs=both("nghi-quyet", "resolution"),
        date=date(2022, 5, 5),
        issuer="ubnd-ha-noi",
        url="https://nhipcau.example/nghi-quyet-15",
        file=Attachment("15-nq-tw.pdf", "registry/files/15-nq-tw.pdf", "/files/15-nq-tw.pdf", 1_234_567, ""),
    ),
)
SERIES = (
    StorySeries(
        key="cau-chuyen-pho",
        names=both("Chuyện phố Hà Nội", "Stories from Hanoi’s streets"),
        descriptions=both("Mỗi bài một nơi.", "In each part a place."),
    ),
)
VENUES = (
    Venue(
        key="ho-hoan-kiem",
        names=both("Các tuyến phố quanh hồ Hoàn Kiếm", "Streets around Hoan Kiem Lake"),
        descriptions=both("Cuối tuần, phố dành cho người đi bộ.", "At weekends the streets are for walkers."),
        addresses=both("Phường Hoàn Kiếm, Hà Nội", "Hoan Kiem Ward, Hanoi"),
        coordinates=Coordinates(21.0285, 105.8522),
        access=both("Gửi xe ở các phố ngoài vùng đi bộ.", "Leave vehicles outside the walking area."),
        url="https://nhipcau.example/ho-hoan-kiem",
    ),
    Venue(key="cong-vien-hoa-binh", names=both("Công viên Hòa Bình", "Hoa Binh Park")),
)

NOTICES = (
    Notice(
        key="nghi-le",
        names=both(
            "Thư gửi tòa soạn từ ngày 10 sẽ được trả lời sau ngày 14.",
            "Letters of these days are answered after the 14th.",
        ),
        start=at("2024-10-10"),
        end=at("2024-10-14"),
        thing=Reference("page", "lien-he"),
    ),
    Notice(
        key="doi-gio",
        names=both(
            "Lễ khai mạc lùi nửa giờ vì mưa.", "The opening is half an hour later, because of the rain."
        ),
        start=at("2024-10-11", "07:00"),
        end=at("2024-10-11", "18:00"),
        level="urgent",
        url="https://example.org/gio-moi",
    ),
)
PRESS = (
    PressItem(
        key="truc-ban",
        names=both("Trực ban báo chí", "Press desk"),
        descriptions=both("Trả lời trong giờ làm việc.", "Answers in working hours."),
        email="press@example.org",
        phone="+84 24 0000 0000",
    ),
    PressItem(key="tin", names=both("Tin cho báo chí", "Releases"), topic="hoa-binh"),
    PressItem(
        key="bieu-trung",
        names=both("Biểu trưng", "Logo"),
        descriptions=both("Bản màu, một tệp nén.", "In colour, in one archive."),
        file=Attachment(
            "bieu-trung.zip", "registry/files/bieu-trung.zip", "/files/bieu-trung.zip", 48_200, "bieu-trung"
        ),
    ),
)
