"""Where a caption ends and a credit begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.languages import credited


@pytest.mark.parametrize(
    ("words", "caption", "credit"),
    [
        ("Lễ chào cờ. Ảnh: Quang Thái", "Lễ chào cờ.", "Ảnh: Quang Thái"),
        ("Lễ chào cờ. (Ảnh: Quang Thái)", "Lễ chào cờ.", "Ảnh: Quang Thái"),
        ("Lễ chào cờ (ảnh: Quang Thái).", "Lễ chào cờ", "ảnh: Quang Thái"),
        ("Toàn cảnh hội nghị - Ảnh: VGP/Nhật Bắc", "Toàn cảnh hội nghị", "Ảnh: VGP/Nhật Bắc"),
        ("Toàn cảnh hội nghị\nẢnh tư liệu: TTXVN", "Toàn cảnh hội nghị", "Ảnh tư liệu: TTXVN"),
        ("Ảnh minh họa: Internet", "", "Ảnh minh họa: Internet"),
        ("Lễ ký. Nguồn: TTXVN", "Lễ ký.", "Nguồn: TTXVN"),
        ("Photos: The Hanoi Times", "", "Photos: The Hanoi Times"),
        ("The chairman speaks. Photos: The Hanoi Times |", "The chairman speaks.", "Photos: The Hanoi Times"),
        ("“We will.” Photo: AP", "“We will.”", "Photo: AP"),
        ("The old bridge. Photo by Quang Thai", "The old bridge.", "Photo by Quang Thai"),
        ("A view of the lake [Photo: AP].", "A view of the lake", "Photo: AP"),
        ("Lễ ký. Ảnh do Ban tổ chức cung cấp", "Lễ ký.", "Ảnh do Ban tổ chức cung cấp"),
        ("Lễ ký. Ảnh của Nguyễn Văn A.", "Lễ ký.", "Ảnh của Nguyễn Văn A."),
        ("Lễ ký. Ảnh/TTXVN", "Lễ ký.", "Ảnh/TTXVN"),
        ("Lễ ký (Ảnh TTXVN)", "Lễ ký", "Ảnh TTXVN"),
        ("Lễ ký. Ảnh chụp: Lan", "Lễ ký.", "Ảnh chụp: Lan"),
        ("The crowd (AP Photo/Hau Dinh).", "The crowd", "AP Photo/Hau Dinh"),
        ("The crowd. Photo © AFP", "The crowd.", "Photo © AFP"),
        ("The crowd. © AFP", "The crowd.", "© AFP"),
        ("Con phố. Bản đồ: Lan", "Con phố.", "Bản đồ: Lan"),
        ("Bức tranh. Minh họa: Nhịp Cầu", "Bức tranh.", "Minh họa: Nhịp Cầu"),
    ],
)
def test_a_credit_begins_a_sentence_a_line_or_a_bracket(words: str, caption: str, credit: str) -> None:
    assert credited(words) == (caption, credit)


@pytest.mark.parametrize(
    "words",
    [
        "Hình ảnh: Đoàn đại biểu",
        "Group photo: delegates",
        "Ngày khai mạc. Ảnh đẹp: không thiếu",
        "Nguồn nước: một câu chuyện",
        "Source of the river: a film",
        "Trao ảnh (ảnh: quà của Hội) cho ông A",
        "Lễ chào cờ. Ảnh:",
        "Ảnh của Bác Hồ treo trong nhà",
        "Nhà lưu niệm. Ảnh của ông vẫn còn đó",
        "Nhà lưu niệm. Ảnh của ông ấy",
        "Bức tranh: mùa thu",
        "Ông xem ảnh (Ảnh cũ đã mờ)",
        "",
    ],
)
def test_the_same_words_within_a_caption_are_no_credit(words: str) -> None:
    assert credited(words) == (words, "")


@given(st.text(st.sampled_from("ẢảnhPoto:. (Lễ)|-\n"), max_size=40))
def test_no_letter_is_lost_between_caption_and_credit(words: str) -> None:
    letters = [each for each in "".join(credited(words)) if each.isalnum()]
    assert letters == [each for each in words if each.isalnum()]
