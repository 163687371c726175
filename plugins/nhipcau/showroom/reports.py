"""The stories of the example newspaper, a row each."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from nhipcau.model import Correction, Featured, Figure, Photo, Publication, Story, StoryEdition
from nhipcau.showroom import prose


def photo(scene: str) -> Photo:
    return Photo(f"{scene}.jpg", f"stories/{scene}.jpg", f"/photos/{scene}.jpg", 1600, 1000, scene)


def cover(scene: str, lang: str) -> Figure:
    return Figure(photo(scene), *ALTS[lang])


ALTS = {
    "vi": ("Minh họa cho bài", "Hà Nội nhìn từ bãi giữa sông Hồng.", "Minh họa: Nhịp Cầu"),
    "en": ("Illustration for the story", "Hanoi seen from the island in the Red River.", "Illustration: Nhịp Cầu"),
}  # fmt: skip

# key, time, section, scene, {language: (title, standfirst)}
ROWS: tuple[tuple[str, str, str, str, dict[str, tuple[str, str]]], ...] = (
    ("2024-10-10-70-nam-giai-phong-thu-do", "09:30", "lich-su", "cot-co", {
        "vi": ("Bảy mươi năm Giải phóng Thủ đô: Hà Nội thượng cờ trong nắng thu", "Lễ thượng cờ ở Cột cờ Hà Nội mở đầu một ngày mà thành phố dành cho ký ức, cho những người đã về qua năm cửa ô, và cho bè bạn từ hơn hai mươi nước."),
        "en": ("Seventy years on, Hanoi raises the flag in the autumn sun", "A ceremony at the Flag Tower opened a day that the city gave to memory, to those who came home through its five gates, and to friends from more than twenty countries."),
    }),
    ("2024-10-09-hoc-sinh-nhat-ban", "16:20", "hoat-dong", "hoa-anh-dao", {
        "vi": ("Học sinh Fukuoka học gói bánh chưng giữa tháng Mười", "Hai mươi em ở nhà các gia đình Hà Nội trong một tuần."),
        "en": ("Pupils from Fukuoka learn to wrap rice cakes in October", "Twenty children stay with families in Hanoi for a week."),
    }),
    ("2024-10-08-nha-hat-xam", "00:00", "van-hoa", "am-nhac", {
        "vi": ("Xẩm, tiếng hát của sân đình, bến chợ và toa tàu điện", "Nghe lại một thể loại hát rong từng nuôi sống người khiếm thị."),
    }),
    ("2024-10-07-ngay-hoi", "10:00", "hoat-dong", "den-long", {
        "vi": ("Ngày hội Văn hóa vì hòa bình: đèn lồng thắp trên sáu con phố", "Lần đầu tiên ngày hội kéo dài hai ngày."),
        "en": ("Culture for Peace: lanterns lit over six streets", "For the first time the festival lasts two days."),
    }),
    ("2024-10-05-dien-dan", "08:15", "doi-ngoai", "hoi-truong", {
        "vi": ("Diễn đàn tương lai ASEAN: tiếng nói của các thành phố", "Bảy thị trưởng kể chuyện nước ngập, rác và xe buýt."),
        "en": ("ASEAN Future Forum: the cities have their say", "Seven mayors talk of floods, waste and buses."),
    }),
    ("2024-10-02-diplomats-cycle", "07:00", "ha-noi", "xe-dap", {
        "en": ("Diplomats cycle round West Lake for cleaner air", "Forty embassies sent riders; one ambassador fell in love with a second-hand bicycle."),
    }),
    ("2024-09-28-cau-long-bien", "11:00", "ha-noi", "long-bien", {
        "vi": ("Cầu Long Biên và những người thợ sơn cuối cùng", "Mỗi năm họ đi hết một lượt cầu, rồi quay lại từ đầu."),
        "en": ("Long Bien Bridge and its last painters", "Every year they cross the whole bridge, then start again."),
    }),
    ("2024-09-20-goc-nhin-long-tin", "14:40", "goc-nhin", "bo-cau", {
        "vi": ("Lòng tin không có đường tắt", "Một nhà ngoại giao nhân dân nghĩ về ba mươi năm đi và về."),
        "en": ("There is no short cut to trust", "A people’s diplomat looks back on thirty years of coming and going."),
    }),
    ("2024-09-02-quoc-khanh", "06:00", "lich-su", "sen", {
        "vi": ("Sáng mồng Hai tháng Chín ở vườn hoa Ba Đình", "Người già kể, người trẻ ghi."),
        "en": ("The morning of 2 September on Ba Dinh Square", "The old tell, the young write it down."),
    }),
    ("2024-08-15-phap", "09:00", "doi-ngoai", "ban-do", {
        "vi": ("Toulouse và Hà Nội: hai mươi bảy năm một dòng nước sạch", "Hợp tác địa phương không ồn ào mà bền."),
        "en": ("Toulouse and Hanoi: twenty-seven years of clean water", "Local cooperation makes little noise and lasts."),
    }),
    ("2024-07-16-thanh-pho-vi-hoa-binh", "08:00", "hoat-dong", "bo-cau", {
        "vi": ("25 năm Thành phố vì hòa bình", "Danh hiệu của UNESCO và những việc hằng ngày phía sau nó."),
        "en": ("City for Peace, 25 years on", "UNESCO’s title, and the everyday work behind it."),
    }),
    ("2024-05-14-tap-huan", "08:15", "hoat-dong", "hoi-truong", {
        "vi": ("Hơn 300 cán bộ tập huấn đối ngoại nhân dân", "Ba giờ cho nhiệm vụ mới và tình huống cũ."),
        "en": ("Over 300 train in people-to-people diplomacy", "Three hours for new tasks and old situations."),
    }),
    ("2024-03-26-mau-ao-xanh", "07:30", "van-hoa", "", {
        "vi": ("Màu áo xanh tình nguyện ở bến xe ngày giáp Tết", "Những người trẻ chỉ đường bằng bốn thứ tiếng."),
    }),
    ("2023-10-10-cua-o", "09:00", "lich-su", "pho-co", {
        "vi": ("Năm cửa ô, năm câu chuyện trở về", "Lời kể của những người lính tiếp quản Thủ đô."),
        "en": ("Five gates, five homecomings", "Told by soldiers who took over the capital."),
    }),
)  # fmt: skip

EXTRA: dict[str, dict[str, Any]] = {
    "2024-10-10-70-nam-giai-phong-thu-do": {
        "featured": Featured(),
        "topics": ("hoa-binh", "di-san", "doi-ngoai-nhan-dan"),
        "events": ("ngay-hoi-van-hoa",),
        "anniversaries": ("giai-phong-thu-do",),
        "people": ("nguyen-ngoc-ky", "nguyen-thi-ngoc-thanh"),
        "organisations": ("haufo", "vufo"),
        "documents": ("chi-thi-12", "nghi-quyet-15"),
        "authors": ("ban-bien-tap", "dang-an"),
        "series": ("cau-chuyen-pho",),
    },
    "2024-10-07-ngay-hoi": {"featured": Featured(), "events": ("ngay-hoi-van-hoa",)},
    "2024-10-05-dien-dan": {"featured": Featured()},
    "2024-09-28-cau-long-bien": {
        "featured": Featured(),
        "topics": ("di-san",),
        "series": ("cau-chuyen-pho",),
    },
    "2024-08-15-phap": {"featured": Featured(), "events": ("hoi-nghi-viet-phap-12",)},
    "2024-10-02-diplomats-cycle": {"topics": ("hoa-binh",), "anniversaries": ("giai-phong-thu-do",)},
    "2023-10-10-cua-o": {"anniversaries": ("giai-phong-thu-do",), "series": ("cau-chuyen-pho",)},
}


def stories(publication: Publication, at: Callable[[str, str], datetime]) -> Iterator[Story]:
    for key, clock, section, scene, words in ROWS:
        facts = {"topics": ("hoa-binh",), "authors": ("ban-bien-tap",)} | EXTRA.get(key, {})
        day = date.fromisoformat(key[:10])
        full = key.endswith("giai-phong-thu-do")
        yield Story(
            key=key,
            digest=key,
            date=at(key[:10], clock),
            timed=clock != "00:00",
            section=section,
            modified=at("2024-10-10", "15:05") if full else None,
            photos=(photo(scene),),
            editions=tuple(
                edition(publication, key, day, lang, title, standfirst, scene, full)
                for lang, (title, standfirst) in words.items()
            ),
            **facts,
        )


def edition(
    publication: Publication,
    key: str,
    day: date,
    lang: str,
    title: str,
    standfirst: str,
    scene: str,
    full: bool,
) -> StoryEdition:
    """One language of a story; a full one has everything that an edition can have."""
    slug = key[11:]
    return StoryEdition(
        lang=lang,
        title=title,
        slug=slug,
        url=publication.language(lang).story(day, slug),
        file=f"stories/{key}/index.{lang}.md",
        body=prose.long(lang) if full else prose.short(lang),
        digest=key + lang,
        summary=standfirst,
        cover=cover(scene, lang) if scene else None,
        standfirst=standfirst,
        dateline={"vi": "Hà Nội", "en": "Hanoi"}[lang] if full else "",
        translator="to-dich" if full and lang == "en" else "",
        source={"vi": "Theo Hànộimới", "en": "With facts from The Hanoi Times"}[lang] if full else "",
        corrections=(Correction(date(2024, 10, 10), CORRECTED[lang]),) if full else (),
    )


CORRECTED = {
    "vi": "Bản đăng đầu tiên ghi lễ thượng cờ bắt đầu lúc 7 giờ. Buổi lễ bắt đầu lúc 8 giờ.",
    "en": "The first version said that the ceremony began at 7 am. It began at 8 am.",
}
