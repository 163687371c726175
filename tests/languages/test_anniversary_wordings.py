"""How anniversaries are worded, written out by hand as an editor of each language would write them."""

import pytest

from nhipcau.languages import Words

LIBERATION = ("Ngày Giải phóng Thủ đô", "Hanoi's Liberation Day")
VICTORY = ("Chiến thắng Điện Biên Phủ", "the Dien Bien Phu Victory")
NATIONAL = ("Quốc khánh", "Vietnam's National Day")
PARIS = ("Ngày ký Hiệp định Paris", "the signing of the Paris Agreement on Vietnam")
PEACE = (
    "Ngày Hà Nội nhận danh hiệu “Thành phố vì hòa bình”",
    "Hanoi's City for Peace title",
)
CAPITAL = ("Thăng Long - Hà Nội", "Thang Long - Hanoi")
TEMPLE = ("Văn Miếu - Quốc Tử Giám", "the Temple of Literature")
ASEAN = ("ASEAN", "ASEAN")
UNION = ("Liên hiệp các tổ chức hữu nghị thành phố Hà Nội", "the Hanoi Union of Friendship Organizations")
LEAGUE = ("Hội hữu nghị Việt - Nhật thành phố Hà Nội", "the Vietnam–Japan Friendship Association of Hanoi")
CUBA = ("Việt Nam - Cuba", "Vietnam–Cuba")
JAPAN = ("Việt Nam - Nhật Bản", "Vietnam–Japan")
FRANCE = ("Việt Nam - Pháp", "Vietnam–France")
LAOS = ("Việt Nam - Lào", "Vietnam–Laos")
NONE = ("", "")

# (kind, count, names, Vietnamese, English)
WORDINGS = [
    # A day in history
    ("event", 1, PEACE, "Kỷ niệm 1 năm Ngày Hà Nội nhận danh hiệu “Thành phố vì hòa bình”",
     "1st anniversary of Hanoi's City for Peace title"),
    ("event", 2, LIBERATION, "Kỷ niệm 2 năm Ngày Giải phóng Thủ đô", "2nd anniversary of Hanoi's Liberation Day"),
    ("event", 3, LIBERATION, "Kỷ niệm 3 năm Ngày Giải phóng Thủ đô", "3rd anniversary of Hanoi's Liberation Day"),
    ("event", 4, VICTORY, "Kỷ niệm 4 năm Chiến thắng Điện Biên Phủ", "4th anniversary of the Dien Bien Phu Victory"),
    ("event", 5, VICTORY, "Kỷ niệm 5 năm Chiến thắng Điện Biên Phủ", "5th anniversary of the Dien Bien Phu Victory"),
    ("event", 10, PARIS, "Kỷ niệm 10 năm Ngày ký Hiệp định Paris",
     "10th anniversary of the signing of the Paris Agreement on Vietnam"),
    ("event", 11, NATIONAL, "Kỷ niệm 11 năm Quốc khánh", "11th anniversary of Vietnam's National Day"),
    ("event", 12, NATIONAL, "Kỷ niệm 12 năm Quốc khánh", "12th anniversary of Vietnam's National Day"),
    ("event", 13, NATIONAL, "Kỷ niệm 13 năm Quốc khánh", "13th anniversary of Vietnam's National Day"),
    ("event", 20, LIBERATION, "Kỷ niệm 20 năm Ngày Giải phóng Thủ đô", "20th anniversary of Hanoi's Liberation Day"),
    ("event", 21, LIBERATION, "Kỷ niệm 21 năm Ngày Giải phóng Thủ đô", "21st anniversary of Hanoi's Liberation Day"),
    ("event", 22, LIBERATION, "Kỷ niệm 22 năm Ngày Giải phóng Thủ đô", "22nd anniversary of Hanoi's Liberation Day"),
    ("event", 23, LIBERATION, "Kỷ niệm 23 năm Ngày Giải phóng Thủ đô", "23rd anniversary of Hanoi's Liberation Day"),
    ("event", 25, PEACE, "Kỷ niệm 25 năm Ngày Hà Nội nhận danh hiệu “Thành phố vì hòa bình”",
     "25th anniversary of Hanoi's City for Peace title"),
    ("event", 50, PARIS, "Kỷ niệm 50 năm Ngày ký Hiệp định Paris",
     "50th anniversary of the signing of the Paris Agreement on Vietnam"),
    ("event", 69, LIBERATION, "Kỷ niệm 69 năm Ngày Giải phóng Thủ đô", "69th anniversary of Hanoi's Liberation Day"),
    ("event", 70, LIBERATION, "Kỷ niệm 70 năm Ngày Giải phóng Thủ đô", "70th anniversary of Hanoi's Liberation Day"),
    ("event", 70, VICTORY, "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ", "70th anniversary of the Dien Bien Phu Victory"),
    ("event", 78, NATIONAL, "Kỷ niệm 78 năm Quốc khánh", "78th anniversary of Vietnam's National Day"),
    ("event", 80, NATIONAL, "Kỷ niệm 80 năm Quốc khánh", "80th anniversary of Vietnam's National Day"),
    ("event", 100, LIBERATION, "Kỷ niệm 100 năm Ngày Giải phóng Thủ đô", "100th anniversary of Hanoi's Liberation Day"),
    ("event", 101, LIBERATION, "Kỷ niệm 101 năm Ngày Giải phóng Thủ đô", "101st anniversary of Hanoi's Liberation Day"),
    ("event", 111, NATIONAL, "Kỷ niệm 111 năm Quốc khánh", "111th anniversary of Vietnam's National Day"),
    ("event", 112, NATIONAL, "Kỷ niệm 112 năm Quốc khánh", "112th anniversary of Vietnam's National Day"),
    ("event", 121, NATIONAL, "Kỷ niệm 121 năm Quốc khánh", "121st anniversary of Vietnam's National Day"),
    ("event", 950, TEMPLE, "Kỷ niệm 950 năm Văn Miếu - Quốc Tử Giám", "950th anniversary of the Temple of Literature"),
    ("event", 1000, CAPITAL, "Kỷ niệm 1000 năm Thăng Long - Hà Nội", "1,000th anniversary of Thang Long - Hanoi"),
    # The same, where the day is named nearby
    ("event", 1, NONE, "Kỷ niệm 1 năm", "1st anniversary"),
    ("event", 2, NONE, "Kỷ niệm 2 năm", "2nd anniversary"),
    ("event", 33, NONE, "Kỷ niệm 33 năm", "33rd anniversary"),
    ("event", 70, NONE, "Kỷ niệm 70 năm", "70th anniversary"),
    ("event", 113, NONE, "Kỷ niệm 113 năm", "113th anniversary"),
    ("event", 1000, NONE, "Kỷ niệm 1000 năm", "1,000th anniversary"),
    # The founding of an organisation
    ("organisation", 1, LEAGUE, "Kỷ niệm 1 năm thành lập Hội hữu nghị Việt - Nhật thành phố Hà Nội",
     "1st anniversary of the founding of the Vietnam–Japan Friendship Association of Hanoi"),
    ("organisation", 5, UNION, "Kỷ niệm 5 năm thành lập Liên hiệp các tổ chức hữu nghị thành phố Hà Nội",
     "5th anniversary of the founding of the Hanoi Union of Friendship Organizations"),
    ("organisation", 12, LEAGUE, "Kỷ niệm 12 năm thành lập Hội hữu nghị Việt - Nhật thành phố Hà Nội",
     "12th anniversary of the founding of the Vietnam–Japan Friendship Association of Hanoi"),
    ("organisation", 30, UNION, "Kỷ niệm 30 năm thành lập Liên hiệp các tổ chức hữu nghị thành phố Hà Nội",
     "30th anniversary of the founding of the Hanoi Union of Friendship Organizations"),
    ("organisation", 35, UNION, "Kỷ niệm 35 năm thành lập Liên hiệp các tổ chức hữu nghị thành phố Hà Nội",
     "35th anniversary of the founding of the Hanoi Union of Friendship Organizations"),
    ("organisation", 42, ASEAN, "Kỷ niệm 42 năm thành lập ASEAN", "42nd anniversary of the founding of ASEAN"),
    ("organisation", 50, ASEAN, "Kỷ niệm 50 năm thành lập ASEAN", "50th anniversary of the founding of ASEAN"),
    ("organisation", 51, ASEAN, "Kỷ niệm 51 năm thành lập ASEAN", "51st anniversary of the founding of ASEAN"),
    ("organisation", 53, ASEAN, "Kỷ niệm 53 năm thành lập ASEAN", "53rd anniversary of the founding of ASEAN"),
    ("organisation", 56, ASEAN, "Kỷ niệm 56 năm thành lập ASEAN", "56th anniversary of the founding of ASEAN"),
    ("organisation", 60, ASEAN, "Kỷ niệm 60 năm thành lập ASEAN", "60th anniversary of the founding of ASEAN"),
    ("organisation", 100, ASEAN, "Kỷ niệm 100 năm thành lập ASEAN", "100th anniversary of the founding of ASEAN"),
    ("organisation", 102, ASEAN, "Kỷ niệm 102 năm thành lập ASEAN", "102nd anniversary of the founding of ASEAN"),
    ("organisation", 200, UNION, "Kỷ niệm 200 năm thành lập Liên hiệp các tổ chức hữu nghị thành phố Hà Nội",
     "200th anniversary of the founding of the Hanoi Union of Friendship Organizations"),
    ("organisation", 1, NONE, "Kỷ niệm 1 năm thành lập", "1st anniversary"),
    ("organisation", 15, NONE, "Kỷ niệm 15 năm thành lập", "15th anniversary"),
    ("organisation", 62, NONE, "Kỷ niệm 62 năm thành lập", "62nd anniversary"),
    ("organisation", 1000, NONE, "Kỷ niệm 1000 năm thành lập", "1,000th anniversary"),
    # Relations of two countries
    ("relation", 1, FRANCE, "Kỷ niệm 1 năm thiết lập quan hệ ngoại giao Việt Nam - Pháp",
     "1st anniversary of Vietnam–France diplomatic relations"),
    ("relation", 3, FRANCE, "Kỷ niệm 3 năm thiết lập quan hệ ngoại giao Việt Nam - Pháp",
     "3rd anniversary of Vietnam–France diplomatic relations"),
    ("relation", 11, JAPAN, "Kỷ niệm 11 năm thiết lập quan hệ ngoại giao Việt Nam - Nhật Bản",
     "11th anniversary of Vietnam–Japan diplomatic relations"),
    ("relation", 45, JAPAN, "Kỷ niệm 45 năm thiết lập quan hệ ngoại giao Việt Nam - Nhật Bản",
     "45th anniversary of Vietnam–Japan diplomatic relations"),
    ("relation", 50, JAPAN, "Kỷ niệm 50 năm thiết lập quan hệ ngoại giao Việt Nam - Nhật Bản",
     "50th anniversary of Vietnam–Japan diplomatic relations"),
    ("relation", 50, FRANCE, "Kỷ niệm 50 năm thiết lập quan hệ ngoại giao Việt Nam - Pháp",
     "50th anniversary of Vietnam–France diplomatic relations"),
    ("relation", 61, LAOS, "Kỷ niệm 61 năm thiết lập quan hệ ngoại giao Việt Nam - Lào",
     "61st anniversary of Vietnam–Laos diplomatic relations"),
    ("relation", 62, LAOS, "Kỷ niệm 62 năm thiết lập quan hệ ngoại giao Việt Nam - Lào",
     "62nd anniversary of Vietnam–Laos diplomatic relations"),
    ("relation", 65, CUBA, "Kỷ niệm 65 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba",
     "65th anniversary of Vietnam–Cuba diplomatic relations"),
    ("relation", 100, CUBA, "Kỷ niệm 100 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba",
     "100th anniversary of Vietnam–Cuba diplomatic relations"),
    ("relation", 123, LAOS, "Kỷ niệm 123 năm thiết lập quan hệ ngoại giao Việt Nam - Lào",
     "123rd anniversary of Vietnam–Laos diplomatic relations"),
    ("relation", 1000, CUBA, "Kỷ niệm 1000 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba",
     "1,000th anniversary of Vietnam–Cuba diplomatic relations"),
    ("relation", 1, NONE, "Kỷ niệm 1 năm thiết lập quan hệ ngoại giao", "1st anniversary of diplomatic relations"),
    ("relation", 50, NONE, "Kỷ niệm 50 năm thiết lập quan hệ ngoại giao", "50th anniversary of diplomatic relations"),
    ("relation", 72, NONE, "Kỷ niệm 72 năm thiết lập quan hệ ngoại giao", "72nd anniversary of diplomatic relations"),
    # Nobody counts these
    ("event", None, ("Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day"), "Giỗ Tổ Hùng Vương",
     "Hung Kings' Commemoration Day"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "count", "names", "vi", "en"),
    WORDINGS,
    ids=[f"{row[0]} {row[1]} {row[4][-24:]}" for row in WORDINGS],
)
def test_an_anniversary_is_worded_as_an_editor_would(
    words: dict[str, Words], kind: str, count: int | None, names: tuple[str, str], vi: str, en: str
) -> None:
    assert words["vi"].anniversary(count, names[0], kind) == vi
    assert words["en"].anniversary(count, names[1], kind) == en


def test_there_are_enough_of_them_and_of_each_kind() -> None:
    assert len(WORDINGS) >= 60
    for kind in ("event", "organisation", "relation"):
        counts = {row[1] for row in WORDINGS if row[0] == kind}
        assert {1, 1000} <= counts
        assert {bool(row[2][0]) for row in WORDINGS if row[0] == kind} == {True, False}


def test_inside_a_sentence_it_has_a_small_letter_in_vietnamese(words: dict[str, Words]) -> None:
    said = words["vi"].anniversary(65, "Việt Nam - Cuba", "relation", inside=True)
    assert said == "kỷ niệm 65 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba"


@pytest.mark.parametrize(
    ("n", "vi", "en"),
    [
        (1, "lần thứ nhất", "1st"), (2, "lần thứ hai", "2nd"), (3, "lần thứ ba", "3rd"), (4, "lần thứ tư", "4th"),
        (5, "lần thứ năm", "5th"), (9, "lần thứ chín", "9th"), (10, "lần thứ mười", "10th"), (11, "lần thứ 11", "11th"),
        (12, "lần thứ 12", "12th"), (13, "lần thứ 13", "13th"), (21, "lần thứ 21", "21st"), (43, "lần thứ 43", "43rd"),
        (112, "lần thứ 112", "112th"), (121, "lần thứ 121", "121st"), (1000, "lần thứ 1.000", "1,000th"),
    ],
)  # fmt: skip
def test_which_time_it_is(words: dict[str, Words], n: int, vi: str, en: str) -> None:
    assert words["vi"].count(n) == vi
    assert words["en"].count(n) == en


@pytest.mark.parametrize(
    ("months", "vi", "en"),
    [
        (0, "ngay trong tháng này", "this month"),
        (1, "vào tháng sau", "next month"),
        (2, "còn 2 tháng nữa", "in 2 months"),
        (11, "còn 11 tháng nữa", "in 11 months"),
        (23, "còn 23 tháng nữa", "in 23 months"),
        (24, "còn 2 năm nữa", "in 2 years"),
        (35, "còn gần 3 năm nữa", "in nearly 3 years"),
        (29, "còn hơn 2 năm nữa", "in over 2 years"),
        (26, "còn 2 năm nữa", "in 2 years"),
    ],
)
def test_how_far_ahead_it_is_by_the_month(words: dict[str, Words], months: int, vi: str, en: str) -> None:
    assert words["vi"].countdown(months) == vi
    assert words["en"].countdown(months) == en


def test_there_is_no_countdown_to_what_is_past(words: dict[str, Words]) -> None:
    with pytest.raises(ValueError, match="ahead"):
        words["en"].countdown(-1)
