"""Text copied off a page: what tells when it appeared, who wrote it, where it ends. In words of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.importing import lines
from nhipcau.importing.counting import counted, plain
from nhipcau.importing.kinds import kind_of, kinds
from nhipcau.importing.values import Article, Saved

PORTAL = """Thủ đô mở tuần lễ sách hữu nghị (08:05 03/09/2021)

HÀ NỘI - Sáng 2/9, tuần lễ sách do sáu đại sứ quán cùng mở đã bắt đầu bên hồ.

Bạn đọc nhỏ tuổi chọn sách tranh trong gian hàng của các nước Bắc Âu

Sách được bày trong ba mươi gian hàng, và ai cũng được đọc tại chỗ.

Tác giả: Lê Bình Minh

Tin liên quan

Khai mạc hội sách mùa thu

Gửi bình luận

Họ và tên: (*)
Mã bảo mật
"""
UNION = """Đoàn nghệ thuật về thăm bốn trường học
Ngày đăng 07/11/2022 | 10:20 PM | Lượt xem: 1.204

Đoàn biểu diễn cho hơn hai nghìn học sinh trong một tuần.

Các em học sinh vẽ tặng đoàn những tấm thiếp

(Ảnh: Đức Toàn)

Chuyến đi khép lại bằng một buổi hòa nhạc ngoài trời.

                                                                                   Thu Trang
"""
DAILY = """Year of the Garden Green Streets Week
Mar 3, 2021 / 07:15

Volunteers plant a hundred trees along the river

The trees were chosen by children from two schools.

Work began at six and was over before noon, said Nguyen Van An.

 Pupils water the first row of trees.

The second row will follow in April.
- A new library opens in the old town
- Cyclists get a lane of their own
"""


def read(text: str, name: str = "x.txt", kind: str = "") -> Article:
    saved = Saved(name, data=text.encode())
    known = kinds()
    chosen = known[kind] if kind else kind_of(saved, list(known.values()))
    assert chosen
    return next(iter(chosen.read(saved)))


def test_the_city_portal_has_the_time_behind_the_headline() -> None:
    found = read(PORTAL)
    assert (found.origin, found.lang) == ("hanoi-portal", "vi")
    assert (found.title, found.date) == ("Thủ đô mở tuần lễ sách hữu nghị", "2021-09-03 08:05")
    assert (found.byline, found.dateline) == ("Lê Bình Minh", "HÀ NỘI")
    assert found.body.startswith("Sáng 2/9")
    assert found.body.endswith("đọc tại chỗ.\n")
    became = {line.words: line.became for line in found.lines}
    assert became["Bạn đọc nhỏ tuổi chọn sách tranh trong gian hàng của các nước Bắc Âu"] == "caption"
    assert (became["Khai mạc hội sách mùa thu"], became["Mã bảo mật"]) == ("navigation", "form")


def test_the_unions_portal_has_a_line_with_date_and_views_below_it() -> None:
    found = read(UNION)
    assert (found.origin, found.views, found.date) == ("haufo", 1204, "2022-11-07 22:20")
    assert (found.title, found.byline) == ("Đoàn nghệ thuật về thăm bốn trường học", "Thu Trang")
    (caption,) = [line for line in found.lines if line.became == "caption"]
    assert caption.words == "Các em học sinh vẽ tặng đoàn những tấm thiếp Ảnh: Đức Toàn"
    assert caption.note.startswith("after paragraph 1: ![Các em")


def test_the_tools_of_a_page_are_no_text_and_a_name_above_the_source_is_its_author() -> None:
    found = read(
        "Chặng đường năm năm của hội\nThứ ba, 12/03/2019 | 14:05 GMT+7\nTheo dõi Báo Hòa An trên Google News\n"
        "Trong nhiệm kỳ vừa qua, hội đã mở ba lớp học và hai thư viện ở địa phương.\nho-guom_3.png\n"
        "Mỗi lớp có ba mươi học sinh, học vào tối thứ năm.\nHà Thanh\nTheo Báo Hòa An\nIn bài viết\n"
        "Facebook | Zalo\n"
    )
    assert found.body == (
        "Trong nhiệm kỳ vừa qua, hội đã mở ba lớp học và hai thư viện ở địa phương.\n\n"
        "Mỗi lớp có ba mươi học sinh, học vào tối thứ năm.\n"
    )
    assert (found.byline, found.credit) == ("Hà Thanh", "Báo Hòa An")
    left = [line.words for line in found.lines if line.became == "boilerplate"]
    assert left == ["Theo dõi Báo Hòa An trên Google News", "ho-guom_3.png", "In bài viết", "Facebook | Zalo"]


@pytest.mark.parametrize(
    "line",
    ["In bài thơ này ra giấy", "Chia sẻ với bạn đọc, ông nói", "Facebook mở lớp", "Share of women rises"],
)
def test_a_sentence_that_begins_like_a_tool_is_none(line: str) -> None:
    assert not lines.is_tool(line)


def test_the_daily_has_date_headline_and_standfirst_below_the_topics_of_the_day() -> None:
    found = read(DAILY)
    assert (found.origin, found.date) == ("hanoi-times", "2021-03-03 07:15")
    assert found.title == "Volunteers plant a hundred trees along the river"
    assert found.standfirst == "The trees were chosen by children from two schools."
    assert [words for words, _ in found.related] == [
        "A new library opens in the old town",
        "Cyclists get a lane of their own",
    ]
    became = {line.words: line.became for line in found.lines}
    assert became["Year of the Garden Green Streets Week"] == "navigation"
    assert became["Pupils water the first row of trees."] == "caption"
    assert "second row" in found.body
    assert "Pupils" not in found.body


def test_a_text_without_headline_and_date_has_none() -> None:
    found = read(
        "Sáng nay trời mưa và không có gì xảy ra trong thành phố của chúng tôi.\n\nChiều cũng vậy.\n"
    )
    assert (found.title, found.date, found.views) == ("", "", None)
    assert found.body.count("\n\n") == 1


def test_a_cry_before_a_dash_is_no_place() -> None:
    found = read("Ầầầ – sóng đánh vào bờ suốt đêm.\n\nSáng ra thì lặng.\n")
    assert found.dateline == ""
    assert found.body.startswith("Ầầầ – sóng")
    assert read("ĐỒ SƠN – Sóng đánh vào bờ suốt đêm.\n\nSáng ra thì lặng.\n").dateline == "ĐỒ SƠN"


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    words = "Những người bạn cũ gặp lại nhau sau nhiều năm và kể cho nhau nghe chuyện của mình. "
    broken = "\n".join(words[at : at + 70].ljust(70, "x") for at in range(0, 70, 70)) or ""
    text = "\n\n".join("\n".join([broken] * 8) for _ in range(2))
    assert read(text, kind="text").body.count("\n\n") == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("(11:00 16/07/2022)", "2022-07-16 11:00"),
        ("Publish date 20/08/2023 | 9:16 AM  | View count: 24", "2023-08-20 09:16"),
        ("Feb 16, 2024 / 14:58", "2024-02-16 14:58"),
        ("Thứ Năm, ngày 16 tháng 5 năm 2024 lúc 9:05", "2024-05-16 09:05"),
        ("Cập nhật: 08h30 ngày 12/05/2024", "2024-05-12 08:30"),
        ("12-05-2024 14:20:33", "2024-05-12 14:20"),
        ("2024-05-12T01:30:00Z", "2024-05-12 01:30+00:00"),
        ("Ngày đăng: 12/05/2024 - Lượt xem: 1.204", "2024-05-12"),
        ("30/02/2024", ""),
        ("Trang 3 trong 12", ""),
    ],
)
def test_a_line_that_tells_when_is_understood(line: str, told: str) -> None:
    found = lines.when(line)
    assert (found.told if found else "") == told


@pytest.mark.parametrize(
    "line",
    [
        "On July 14, 2022 the Union held a meeting with its members",
        "Từ ngày 12/5/2024 mọi người được vào cửa tự do",
    ],
)
def test_a_sentence_with_a_day_in_it_is_no_line_that_tells_when(line: str) -> None:
    assert lines.when(line)
    assert lines.is_dated(line) is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Hai Nam", "Hai Nam"),
        ("Tác giả: Nguyễn Lan", "Nguyễn Lan"),
        ("Bài viết: Lan Anh.", "Lan Anh"),
        ("By the river they met again and talked about all that had been between them", ""),
        ("Bài học thứ hai", ""),
    ],
)
def test_a_byline_is_one_where_a_line_says_nothing_else(line: str, who: str) -> None:
    assert lines.byline(line) == who


LINE = st.sampled_from(
    (
        "Hà Nội đón bạn bè năm châu.", "(11:00 16/07/2022)", "Publish date 20/08/2023 | 9:16 AM | View count: 24",
        "Feb 16, 2024 / 14:58", "By Hai Nam", "Latest news", "- Một tin khác", "Ảnh: TTXVN", "(Photo: A)", "a < b & c",
        " Chú thích có khoảng trắng.", "                          Hoang Duong", "**đậm** [x](y)", "1. Một",
        "HNP - Sáng nay.",
        "Các đại biểu chụp ảnh lưu niệm với đoàn nghệ thuật của bạn", "Write your comment", "\u200bẩn", "#", "…",
    )
)  # fmt: skip


@given(
    st.lists(LINE, min_size=1, max_size=14), st.sampled_from(("hanoi-portal", "haufo", "hanoi-times", "text"))
)
def test_every_word_of_a_copied_text_is_in_the_story_or_in_the_ledger(found: list[str], kind: str) -> None:
    text = "\n".join(found)
    article = read(text, kind=kind)
    assert [line for line in article.lines if line.became == "lost"] == []
    assert sum(line.count for line in article.lines) == article.words == counted(text).total()
    told = [
        article.title,
        article.standfirst,
        article.byline,
        article.credit,
        article.dateline,
        plain(article.body),
    ]
    told += [line.words for line in article.lines]
    assert not counted(text) - counted(" ".join(told))


def test_a_file_that_is_no_text_is_no_scrape(tmp_path: Path) -> None:
    known = list(kinds().values())
    assert kind_of(Saved("x.txt", data=b"%PDF-1.7"), known) is None
    assert kind_of(Saved("x.txt", data=b"\0\1\2"), known) is None
