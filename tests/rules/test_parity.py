"""Two editions: what says the same is not told, and what does not is told where it stands."""

from __future__ import annotations

import pytest

from nhipcau.model import NOTE, WARNING
from tests.rules.texts import pair, text, told

SAME = [
    # (Vietnamese, English)
    ("Đoàn có 1.234,5 tấn hàng.", "The ship carried 1,234.5 tonnes."),
    ("Dự án trị giá 20 tỷ đồng.", "The project is worth VND20 billion."),
    ("Dự án trị giá 1 tỷ 200 triệu đồng.", "The project is worth 1.2 billion dong."),
    ("Hơn 300 đại biểu dự hội nghị.", "Over 300 delegates attended."),
    ("Hơn 26 vạn dân công lên đường.", "More than 260,000 porters set out."),
    ("Ba trăm đại biểu đến dự.", "Three hundred delegates attended."),
    ("Năm mươi năm sau, ông trở lại.", "He came back fifty years later."),
    ("Có 25 học sinh nhận quà.", "Twenty-five pupils were given presents."),
    ("Tăng 7,5% so với năm 2023.", "Up by 7.5 per cent on 2023."),
    ("Khoảng 12 cây được trồng.", "About a dozen trees were planted."),
    ("Hội nghị lần thứ 32 họp tại Hà Nội.", "The 32nd conference met in Hanoi."),
    ("Nghị quyết Đại hội lần thứ XIII của Đảng.", "The resolution of the 13th Party Congress."),
    ("Nhiệm kỳ 2022-2027 có 5-7 dự án.", "There are 5–7 projects in the 2022–2027 term."),
    ("Chiều 9/10/1954, họ qua cầu.", "They crossed the bridge on the afternoon of 9 October 1954."),
    ("Ngày 14-15/9 họ vào Quảng Bình.", "On 14–15 September they went to Quang Binh."),
    ("Ngày 10 tháng 3 năm 2026 là ngày giỗ.", "The day is March 10, 2026."),
    ("Hôm qua, đoàn thăm Huế.", "On 12 May the delegation visited Hue."),
    ("Lễ khai mạc lúc 8h30 ngày 1/6.", "The opening is at 8.30 am on 1 June."),
    ("Lúc 19 giờ, phố đóng cửa.", "The street closes at 7 pm."),
    ("Tháng Chín năm ngoái, họ gặp nhau.", "They met in September 2023."),
    ("Theo Nghị định 30/2020/NĐ-CP.", "Under Decree 30/2020/ND-CP."),
    ("Đại dịch Covid-19 đã qua.", "The pandemic is over."),
    ("Xem [bài trước]({story}2024-01-01-a).", "See [our report]({story}2024-01-01-a)."),
    ("![Hồ](ho.jpg \"Hồ\")", "![Lake](ho.jpg \"Lake\")"),
    ("Giải được trao lần thứ ba.", "The prize was awarded again."),
    ("Họ gặp nhau lần thứ hai vào thứ ba tuần sau.", "They met for the second time on Tuesday of the next week."),
    ("Ông nói: “Chúng tôi sẽ trồng thêm nhiều cây xanh ở khắp các phố.”",
     "“We shall plant many more trees in all the streets of the city,” he said."),
]  # fmt: skip


@pytest.mark.parametrize(("vietnamese", "english"), SAME, ids=[english for _, english in SAME])
def test_what_says_the_same_is_not_told(vietnamese: str, english: str) -> None:
    assert pair(vietnamese, english) == []


OTHER = [
    # (the rule, Vietnamese, English, what is told of the English)
    ("number", "Hơn 300 đại biểu dự hội nghị.", "Over 400 delegates attended.", "“400” here, but “300” in"),
    ("number", "Dự án trị giá 20 tỷ đồng.", "It is worth VND20 million.", "“20 million” here, but “20 tỷ” in"),
    ("number", "Có 1.234 cây.", "There are 1,243 trees.", "“1,243” here, but “1.234” in"),
    ("number", "Tăng 7,5%.", "Up by 75%.", "“75” here, but “7,5” in"),
    ("number", "Ba trăm đại biểu đến dự.", "Four hundred delegates came.", "“Four hundred” here, but “Ba trăm”"),
    ("number", "Hội nghị lần thứ 32.", "The 33rd conference.", "“33” here, but “32” in"),
    ("number", "Giải trao lần thứ ba.", "The prize was awarded for the fourth time.", "“fourth” here, but “ba” in"),
    ("quotation", "Ông nói: “Chúng ta phải làm tốt hơn nữa việc này để giữ gìn tình bạn.”", "He said: “We must.”",
     "“We must.” is much longer, or much shorter, than it is quoted in"),
    ("number", "Hơn 300 đại biểu.", "Nearly 300 delegates.", "“300” is over, or under, what “300” in"),
    ("date", "Ngày 22/5 có lễ.", "The ceremony is on 23 May.", "“23 May” here, but “Ngày 22/5” in"),
    ("date", "Ngày 2/12/1960.", "It was 2 December 1961.", "“2 December 1961” here, but “Ngày 2/12/1960” in"),
    ("date", "Năm 1954 họ về.", "They came in 1945.", "“1945” here, but “1954” in"),
    ("date", "Lúc 8h30 sáng.", "At 9.30 am.", "“9.30 am” here, but “8h30 sáng” in"),
    ("document", "Chỉ thị 12-CT/TW.", "Directive 21-CT/TW.", "“21-CT/TW” here, but “12-CT/TW” in"),
    ("link", "Ở [đây]({story}a).", "[Here]({story}b).", "“{story}b” here, but “{story}a” in"),
    ("photo", "![Hồ](ho.jpg)\n\nLời.", "![Lake](cau.jpg)\n\nWords.", "“cau.jpg” is shown here, and not in index.vi.md"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "vietnamese", "english", "words"), OTHER, ids=[each[2] for each in OTHER])
def test_what_says_something_else_is_told_in_the_second_language(
    rule: str, vietnamese: str, english: str, words: str
) -> None:
    found = [problem for problem in pair(vietnamese, english) if words in problem.text()]
    assert [problem.rule for problem in found] == [f"parity.{rule}"]
    assert found[0].file == "content/x/index.en.md"


def test_what_stands_on_one_side_alone_is_a_note_there() -> None:
    (problem,) = pair("Có 45 đại biểu dự.", "Many delegates attended.")
    assert (problem.level, problem.file, problem.line, problem.column) == (
        NOTE,
        "content/x/index.vi.md",
        10,
        4,
    )
    assert problem.end == (10, 6)
    assert "“45” is not in index.en.md, where line 10 says the same" in problem.text()


def test_a_paragraph_is_held_against_the_one_that_says_the_same() -> None:
    paragraphs = ("Đoạn đầu kể về một buổi sáng bên hồ, có 300 người đi dạo và nói chuyện.",
                  "Đoạn giữa dài hơn một chút, kể rằng chiều hôm ấy 45 học sinh cùng các thầy cô đã trồng cây ven bờ.",
                  "Đoạn cuối ngắn: 7 giải thưởng.")  # fmt: skip
    english = ("The first paragraph tells of a morning by the lake, where 300 people strolled and talked.",
               "The next is a little longer; that afternoon, it says, 54 pupils and their teachers planted trees.",
               "The last is short: 7 prizes.")  # fmt: skip
    (problem,) = pair("\n\n".join(paragraphs), "\n\n".join(english))
    assert (problem.line, problem.level) == (12, WARNING)
    assert "“54” here, but “45” in index.vi.md:12" in problem.text()


def test_a_number_that_only_changed_its_paragraph_is_not_told() -> None:
    assert pair("Có 300 đại biểu.\n\nHọ ở lại 45 phút.", "They stayed 45 minutes.\n\nThere were 300.") == []


def test_what_is_left_out_with_its_paragraph_is_not_told() -> None:
    said = [f"{'Người Hà Nội kể chuyện bên hồ. ' * times}Có {times}00 người." for times in (9, 20, 7)]
    english = [f"{'The people of Hanoi tell tales. ' * times}{times}00 came." for times in (9, 7)]
    assert pair("\n\n".join(said), "\n\n".join(english)) == []


@pytest.mark.parametrize(
    "hidden", ["`300`", "<!-- 300 -->", "[a](https://x.vn/300)", "![Hồ](300.jpg)", "\n```\n300\n```"]
)
def test_what_readers_do_not_read_as_a_number_is_none(hidden: str) -> None:
    assert [problem for problem in pair(f"Lời {hidden}", "Words") if problem.rule == "parity.number"] == []


def test_titles_are_compared_and_may_leave_out() -> None:
    left = text("Lời.", "vi", title="Hơn 300 đại biểu dự hội nghị")
    assert told("parity", left, text("Words.", title="Delegates meet")) == []
    (problem,) = told("parity", left, text("Words.", title="Over 400 delegates meet"))
    assert (problem.line, problem.field, problem.level) == (2, "title", WARNING)


def test_a_quotation_that_is_cut_or_lost_is_told() -> None:
    whole = (
        "Ông nói: “Chúng tôi sẽ trồng thêm nhiều cây xanh ở khắp các phố, và "
        "mong bạn bè cùng làm với mình trong nhiều năm.”"
    )
    (lost,) = pair(whole, "He said that many more trees would be planted in all the streets of the city.")
    assert (lost.rule, lost.level, lost.file) == ("parity.quotation", NOTE, "content/x/index.vi.md")
    (cut,) = pair(
        whole,
        "“We shall plant trees in all these streets,” he said, hoping for help from all his friends.",
    )
    assert (cut.rule, cut.level, cut.file) == ("parity.quotation", WARNING, "content/x/index.en.md")
