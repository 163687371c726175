"""Counts of anniversaries in prose: the wrong ones are told, and nothing else is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import read_settings

from nhipcau.languages.counting import counts, may_count, plain
from nhipcau.languages.voice import Voice
from nhipcau.model import Anniversary, Problem, warning
from nhipcau.reading.counts import Claim, bared, wrong
from nhipcau.reading.reader import Reading, read
from nhipcau.reading.settings import publication
from tests.conftest import PROJECT, Site

SEEDS = PROJECT.parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The sample content, read."""
    settings = read_settings(str(PROJECT / "pelicanconf.py"))
    return read(PROJECT / "content", publication(settings), tmp_path_factory.mktemp("cache"), settings, map)


@pytest.fixture(scope="module")
def anniversaries(sample: Reading) -> tuple[Anniversary, ...]:
    return sample.content.anniversaries


def told(
    text: str, lang: str, year: int | None, anniversaries: tuple[Anniversary, ...], *named: str
) -> list[Problem]:
    """What is told of a text that was written in that year, and names those anniversaries as its own."""
    claims = [Claim(count, lang, "a.md", 1, "", named) for count in counts(bared(text), lang, year)]
    return list(wrong(claims, anniversaries))


WRONG = [
    # (year of the text, language, text, the right count)
    (2024, "en", "The city marked the 69th anniversary of Hanoi's Liberation Day.", 70),
    (2024, "en", "The city marked the 71st anniversary of Hanoi’s Liberation Day on 10 October.", 70),
    (2024, "en", "A concert for the 69th anniversary of the liberation of Hanoi was held at the Opera House.", 70),
    (2024, "en", "A concert for the seventy-first anniversary of Hanoi's Liberation Day.", 70),
    (2024, "en", "Hanoi's 69-year anniversary of Liberation Day was marked.", 70),
    (2024, "en", "The 69th Liberation Day anniversary was marked with incense.", 70),
    (2024, "en", "Liberation Day's 69th anniversary was marked with incense.", 70),
    (2024, "en", "ASEAN's 56th anniversary was marked with a flag ceremony.", 57),
    (2024, "en", "It was the 56th anniversary of the founding of ASEAN.", 57),
    (2024, "en", "We celebrated 69 years of Hanoi's Liberation Day.", 70),
    (2025, "en", "They mark the 64th anniversary of Vietnam–Cuba diplomatic relations.", 65),
    (2025, "en", "They mark the 64th anniversary of diplomatic relations between Viet Nam and Cuba (2 December).", 65),
    (2025, "en", "They mark the 64th anniversary of diplomatic relations between Cuba and Vietnam.", 65),
    (2025, "en", "Today is the [64th anniversary of relations]({anniversary}viet-nam-cuba) of the two countries.", 65),
    (2024, "en", "Last year, Hanoi marked the 70th anniversary of Hanoi's Liberation Day.", 69),
    (2024, "en", "In 2023, the city marked the 70th anniversary of Hanoi's Liberation Day.", 69),
    (2024, "en", "The 79th anniversary of Vietnam's National Day in 2023 brought crowds.", 78),
    (2024, "en", "Seventy-first? The 68th anniversary of the Dien Bien Phu Victory fell in May.", 70),
    (2023, "vi", "Thành phố tổ chức lễ kỷ niệm 79 năm Quốc khánh.", 78),
    (2023, "vi", "Chương trình kỉ niệm 79 năm Ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam.", 78),
    (2023, "vi", "Chào mừng 79 năm Quốc khánh (2/9/1945 - 2/9/2023).", 78),
    (2024, "vi", "Chương trình kỷ niệm 69 năm Ngày Giải phóng Thủ đô diễn ra tối nay.", 70),
    (2024, "vi", "Lễ kỷ niệm lần thứ 69 Ngày Giải phóng Thủ đô.", 70),
    (2024, "vi", "Lễ kỷ niệm Ngày Giải phóng Thủ đô lần thứ 69 đã kết thúc.", 70),
    (2024, "vi", "Bảy mươi mốt năm Ngày Giải phóng Thủ đô, phố phường rực rỡ.", 70),
    (2024, "vi", "Nhân kỷ niệm 69 năm [Ngày Giải phóng Thủ đô]({anniversary}giai-phong-thu-do), thành phố mở hội.", 70),
    (2024, "vi", "Hai nước kỷ niệm [50 năm thiết lập quan hệ]({anniversary}viet-nam-phap) trong dịp này.", 51),
    (2024, "vi", "Kỷ niệm 50 năm thiết lập quan hệ ngoại giao Việt Nam – Nhật Bản.", 51),
    (2024, "vi", "Kỷ niệm 50 năm quan hệ ngoại giao giữa Việt Nam và Nhật Bản.", 51),
    (2024, "vi", "Năm 2023, thành phố kỷ niệm 70 năm Ngày Giải phóng Thủ đô.", 69),
    (2024, "vi", "Năm ngoái, thành phố kỷ niệm 70 năm Ngày Giải phóng Thủ đô.", 69),
    (2024, "vi", "Giao lưu nghệ thuật mừng 56 năm thành lập ASEAN.", 57),
    (2024, "vi", "Chào mừng 69 năm Chiến thắng Điện Biên Phủ và ngày hội non sông.", 70),
    (2024, "vi", "Quốc khánh lần thứ 80 của Việt Nam được chào mừng khắp nơi.", 79),
    (2024, "vi", "Hà Nội - 69 năm Ngày Giải phóng Thủ đô", 70),
    (2024, "vi", "Kỷ niệm 69 năm Giải phóng Thủ đô Hà Nội", 70),
    (2024, "vi", "Việt Nam và Lào kỷ niệm 61 năm thiết lập quan hệ ngoại giao.", 62),
    (2024, "en", "Vietnam and Laos marked the 61st anniversary of their diplomatic ties.", 62),
    (2024, "en", "ASEAN celebrated its 58th anniversary in Manila.", 57),
    (2024, "en", "Vietnam's 80th National Day was marked at the lake.", 79),
    (2024, "en", "“69th anniversary of Hanoi's Liberation Day: a concert” opens tonight.", 70),
    (2026, "vi", "Bộ tem phát hành dịp 73 năm Giải phóng Thủ đô gồm ba mẫu.", 72),
    (2026, "vi", "Kỷ niệm 83 năm Quốc khánh Việt Nam của kiều bào tại Toulouse thu hút đông bạn bè sở tại.", 81),
    (2026, "vi", "Sau lễ kỷ niệm 52 năm Ngày Giải phóng miền Nam, đoàn về thăm Củ Chi.", 51),
    (2026, "vi", "ASEAN kỷ niệm 58 năm thành lập với chủ đề đoàn kết.", 59),
    (2026, "vi", "Ngày hội nhân kỷ niệm 69 năm thành lập Hiệp hội các quốc gia Đông Nam Á kéo dài hai ngày.", 59),
    (2026, "vi", "Hà Nội kỷ niệm 26 năm đón nhận danh hiệu Thành phố vì hòa bình.", 27),
    (2026, "en", "Students from Laos joined in the celebration of Vietnam's 91st National Day.", 81),
    (2026, "en", "The Ambassador congratulated Vietnam on its 83rd National Day.", 81),
    (2026, "en", "Veterans met on the 73rd anniversary of Hanoi's Liberation Day to remember that morning.", 72),
    (2026, "en", "Eight teams play for the cup on the 60th anniversary of ASEAN's founding.", 59),
    (2026, "en", "Marking the 61st founding anniversary of ASEAN, the city hung flags.", 59),
    (2026, "vi", "Quốc khánh Việt Nam lần thứ 79 được mừng ở Moskva.", 81),
    (2026, "vi", "Kỷ niệm 28 năm Hà Nội được vinh danh là Thành phố vì hòa bình.", 27),
    (2026, "vi", "Chiến thắng Điện Biên Phủ - 71 năm nhìn lại là tên hội thảo hôm nay.", 72),
    (2026, "vi", "Kỷ niệm 80 năm Quốc khánh nước Việt Nam.", 81),
    (2026, "en", "The 80th National Day of Viet Nam was marked in Paris, France.", 81),
    (2026, "en", "It is the 28th anniversary of Hanoi receiving the title of City for Peace.", 27),
    (2026, "en", "The 73rd anniversary of the great and historic victory of Dien Bien Phu.", 72),
    (2025, "vi", "Thành phố long trọng tổ chức Lễ kỷ niệm 70 năm Ngày Giải phóng Thủ đô.", 71),
    (2025, "vi", "Quan hệ ngoại giao Việt Nam - Pháp tròn 50 năm vào ngày 12/4.", 52),
    (2025, "vi", "“Việt Nam - Nhật Bản: 53 năm hữu nghị” là tên triển lãm.", 52),
    (2025, "vi", "Nhìn lại 70 năm kể từ Chiến thắng Điện Biên Phủ.", 71),
    (2025, "vi", "53 năm sau Hiệp định Paris, nhân chứng chỉ còn vài người.", 52),
    (2025, "vi", "Kỷ niệm năm thứ 51 ngày thống nhất đất nước.", 50),
    (2025, "vi", "Cách đây 70 năm, ngày 10/10/1954, bộ đội về tiếp quản.", 71),
    (2025, "vi", "Hội kỷ niệm 75 năm thành lập (17/11/1951 - 17/11/2025).", 74),
    (2025, "vi", "Đại sứ dự lễ kỷ niệm 79 năm Quốc khánh nước ta.", 80),
    (2025, "en", "Seventy years ago, on 10 October 1954, soldiers marched in.", 71),
    (2025, "en", "The school is 40 years of age; its 41st anniversary (20 May 1985 – 20 May 2025) was marked.", 40),
    (2025, "en", "“Vietnam and Japan: 53 Years of Friendship” opened on Sunday.", 52),
    (2025, "en", "ASEAN turned 57 on Friday, and its 59th birthday is far.", 58),
    (2025, "en", "The Paris Agreement on Vietnam, whose 51st anniversary falls this month, was recalled.", 52),
    (2026, "en", "The film, made for the 54th anniversary of the Paris Peace Accords, is free.", 53),
]  # fmt: skip


@pytest.mark.parametrize(("year", "lang", "text", "right"), WRONG, ids=[row[2][:60] for row in WRONG])
def test_a_wrong_count_is_told_with_the_right_one(
    year: int, lang: str, text: str, right: int, anniversaries: tuple[Anniversary, ...]
) -> None:
    problems = told(text, lang, year, anniversaries)
    assert [dict(problem.values)["right"] for problem in problems] == [str(right)]
    assert problems[0].level == "warning"


RIGHT = [
    # (year of the text, language, text)
    (2025, "vi", "Ngày ấy, lễ kỷ niệm 10 năm Chiến thắng Điện Biên Phủ diễn ra giữa chiến tranh."),
    (2025, "vi", "Năm năm nữa, hai nước Việt Nam - Cuba sẽ kỷ niệm 70 năm thiết lập quan hệ ngoại giao."),
    (2025, "vi", "Hai nước sẽ cùng kỷ niệm 55 năm thiết lập quan hệ ngoại giao Việt Nam - Nhật Bản."),
    (2025, "vi", "Giải thưởng trao 10 năm (2015 - 2024), từ (1/1/2015 - 31/12/2024), cho 50 cá nhân."),
    (2025, "vi", "50 năm sau Hiệp định Paris, các nhân chứng gặp lại nhau."),
    (2025, "vi", "Kỷ niệm 15 năm trận Điện Biên Phủ trên không thì ông ra đời."),
    (2025, "vi", "Đại sứ quán Myanmar kỷ niệm 77 năm Quốc khánh."),
    (2025, "vi", "Việt Nam - Nhật Bản: 30 năm hợp tác phát triển."),
    (2025, "en", "In three years Vietnam and France will celebrate the 55th anniversary of diplomatic relations."),
    (2025, "en", "When Hanoi celebrated the 65th anniversary of the liberation of the capital, he was at school."),
    (2025, "en", "“I was at the 60th, then the 65th and the 70th anniversary of Liberation Day,” he said."),
    (2025, "en", "The 12th National Day cup ended. Seventy years after Dien Bien Phu, the valley is green."),
    (2025, "en", "The library turned 68 in the year in which ASEAN turned 58."),
    (2026, "vi", "Kỷ niệm 15 năm Hà Nội nhận giải thưởng UNESCO."),
    (2026, "vi", "Kỷ niệm 5 năm thành phố được công nhận là Thành phố sáng tạo."),
    (2026, "vi", "Hiệp định Paris - 50 năm nhìn lại là tên cuốn sách."),
    (2026, "en", "The 51st National Day of the Lao PDR and the 237th National Day of France were marked."),
    (2026, "en", "The 10th anniversary of Hanoi becoming a Creative City."),
    (2026, "en", "The pagoda was restored for the 70th anniversary of Hanoi's Liberation Day."),
    (2026, "vi", "Bài thơ ông viết nhân 40 năm Giải phóng Thủ đô nay được phổ nhạc."),
    (2026, "vi", "Tập ảnh “Hà Nội - 70 năm Giải phóng Thủ đô” tái bản có bổ sung."),
    (2026, "vi", "Đoàn dự lễ kỷ niệm 76 năm Quốc khánh của nước bạn."),
    (2026, "en", "Last September the country celebrated the 80th anniversary of National Day."),
    (2026, "en", "The hall opened for the 60th anniversary of the liberation of Hanoi is still handsome."),
    (2026, "en", "The ASEAN Foundation marks the 20th anniversary of its founding."),
    (2024, "en", "The city marked the 70th anniversary of Hanoi's Liberation Day."),
    (2024, "en", "Leaders met at the 43rd ASEAN Summit in Jakarta."),
    (2024, "en", "The 10th anniversary of the ASEAN Para Games committee, and the 20th ASEAN Youth Forum."),
    (2024, "en", "2023 was the 50th anniversary of ASEAN–Japan friendship."),
    (2024, "en", "The 75th anniversary of National Day was marked at the Chinese Embassy."),
    (2024, "en", "The 49th anniversary of Laos's National Day, the 49th anniversary of National Day in Laos."),
    (2024, "en", "The 49th Lao National Day anniversary was marked in Hanoi."),
    (2024, "en", "As 2023 marked 50 years since the Paris Peace Accords, peace trees were planted."),
    (2024, "en", "Preparations have begun for next year's 50th anniversary of national reunification."),
    (2024, "en", "Over the 40 years of ASEAN, after 30 years of ASEAN."),
    (2024, "en", "Twenty years after it had become a City for Peace, the city received another title."),
    (2026, "en", "The 10th anniversary of the Paris Agreement on climate change."),
    (2024, "en", "The 20th anniversary of the Hanoi Union of Friendship Organizations."),
    (2024, "en", "What is wrong: `the 69th anniversary of Hanoi's Liberation Day`."),
    (2024, "en", "| Hanoi's Liberation Day | 69th anniversary of Hanoi's Liberation Day |"),
    (2024, "en", "It was 15 years since Hanoi's administrative boundary was adjusted."),
    (2024, "en", "[Ten years of strategic partnership]({anniversary}viet-nam-phap) were celebrated as well."),
    (2024, "en", "In 2018, the 45th anniversary of diplomatic relations between Vietnam and Japan was marked."),
    (2024, "en", "Nobody counts the 4,000th anniversary of Hung Kings' Commemoration Day."),
    (1950, "en", "It was the 9th anniversary of Hanoi's Liberation Day."),
    (2024, "vi", "Hội nghị cấp cao ASEAN lần thứ 43 họp tại Jakarta."),
    (2024, "vi", "Lễ trồng cây, nhân dịp năm 2023 tròn 50 năm ký Hiệp định Paris, có nhiều đại biểu."),
    (2024, "vi", "“Kỷ niệm 70 năm” và “kỷ niệm lần thứ 70” cùng nghĩa. “Kỷ niệm lần thứ 70 năm” nên tránh."),
    (2024, "vi", "Muốn kiểm tra: 10/10/1954 - 10/10/2024 là 70 năm."),
    (2024, "vi", "| [Quốc khánh]({anniversary}quoc-khanh) (2/9) | 1945 | kỷ niệm 80 năm Quốc khánh |"),
    (2024, "vi", "Kỷ niệm 75 năm Quốc khánh nước Cộng hòa Nhân dân Trung Hoa, 49 năm Quốc khánh Lào."),
    (2024, "vi", "Đại sứ quán Trung Quốc kỷ niệm 75 năm Quốc khánh."),
    (2024, "vi", "Sau 30 năm ASEAN mở rộng, trong 30 năm ASEAN và Việt Nam hợp tác, suốt 29 năm gia nhập ASEAN."),
    (2024, "vi", "Hội nghị diễn ra trong năm kỷ niệm 10 năm quan hệ đối tác chiến lược."),
    (2024, "vi", "Hướng tới kỷ niệm 50 năm Ngày thống nhất đất nước, thành phố chuẩn bị nhiều hoạt động."),
    (2024, "vi", "Hai mươi năm sau Hiệp định Paris, gần 50 năm Hiệp định Paris, hơn 40 năm Quốc khánh."),
    (2024, "vi", "Kỷ niệm 49 năm Ngày Giải phóng Đà Nẵng, 20 năm Giải phóng Thủ đô FC."),
    (2024, "vi", "Kỷ niệm 80 năm Ngày thành lập Quân đội nhân dân Việt Nam."),
    (2024, "vi", "Kỷ niệm 4000 năm Giỗ Tổ Hùng Vương."),
    (2024, "vi", "Tháng 9 năm Quốc khánh đầu tiên, phố phường đông vui."),
    (2024, "vi", "Kể từ lễ kỷ niệm 65 năm Ngày Giải phóng Thủ đô, phố đi bộ đã đổi khác."),
    (2024, "vi", "Cuốn sách “Kỷ niệm 60 năm Ngày Giải phóng Thủ đô” được trưng bày."),
    (2024, "vi", "Kỷ niệm 75 năm Quốc khánh nước bạn."),
    (2024, "vi", "Việt Nam và Lào kỷ niệm 47 năm ký Hiệp ước Hữu nghị và Hợp tác."),
    (2024, "vi", "10 năm Hiệp định Paris về khí hậu đã qua."),
    (2024, "en", "A stamp issued for the 50th anniversary of Hanoi's Liberation Day is on show."),
    (2024, "en", "The 30th anniversary of ASEAN cooperation with the partner was marked."),
    (2024, "en", "Cuba's 65th National Day was marked in Hanoi. Laos marks its 49th National Day."),
    (2024, "en", "Vietnam and Japan marked the 10th anniversary of their strategic partnership."),
    (2024, "en", "The Vietnam–Cuba Friendship Association marked its 30th anniversary."),
]  # fmt: skip


@pytest.mark.parametrize(("year", "lang", "text"), RIGHT, ids=[row[2][:60] for row in RIGHT])
def test_what_is_right_or_about_something_else_is_no_alarm(
    year: int, lang: str, text: str, anniversaries: tuple[Anniversary, ...]
) -> None:
    assert not told(text, lang, year, anniversaries)


MEASURED = Path(__file__).parent
"""Sentences about some years: `!` before those that are wrong, `=` before others.

Those of 2024 are three sets of 60, 30 and 30 of either mark: the first was written by one who had not read the rules,
the others by one who had. Those of 2026 were written before their author had opened the rules; these tests he had seen.
Those of 2025 are three sets of 50, 30 and 25: the first was written by one who had seen neither rules nor tests.
Those of 2027 were written by one who had seen neither, those of 2028 and then 2023 by the same after mending by them.
"""
SETS = {2023: 50, 2024: 120, 2025: 105, 2026: 50, 2027: 50, 2028: 50}
SLIPPED = {2023: 1, 2024: 0, 2025: 7, 2026: 2, 2027: 5, 2028: 4}
"""How many wrong ones get through, known and let be: each leaves open what is counted, or from which year."""


@pytest.mark.parametrize("year", SETS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_of_the_sentences_that_were_measured_nearly_all_wrong_ones_are_told_and_no_others(
    lang: str, year: int, anniversaries: tuple[Anniversary, ...]
) -> None:
    lines = (MEASURED / f"counts-of-{year}.{lang}.txt").read_text(encoding="utf-8").splitlines()
    slips, others = ([line[2:] for line in lines if line[0] == mark] for mark in "!=")
    assert len(slips) == len(others) == SETS[year]
    assert sum(not told(each, lang, year, anniversaries) for each in slips) <= SLIPPED[year]
    assert not [each for each in others if told(each, lang, year, anniversaries)]


def test_a_scene_once_set_may_still_hold_sentences_later(anniversaries: tuple[Anniversary, ...]) -> None:
    text = "Last year the union was busy.\n\nAmong its activities was the 69th anniversary of Hanoi's Liberation Day."
    assert not told(text, "en", 2024, anniversaries)
    assert told(text.replace("Last year", "This year"), "en", 2024, anniversaries)


def test_it_is_an_error_where_the_piece_names_the_anniversary(anniversaries: tuple[Anniversary, ...]) -> None:
    text = "The 71st anniversary of Hanoi's Liberation Day."
    (problem,) = told(text, "en", 2024, anniversaries, "giai-phong-thu-do")
    assert problem.level == "error"
    assert problem.text() == (
        "“71st anniversary of Hanoi's Liberation Day”: counted from 1954-10-10, it is 70 years in 2024, not 71. "
        "Correct the number, or say which year is meant, or put <!-- sic: the reason --> after the sentence."
    )


def test_a_count_that_may_be_of_the_past_is_no_error(anniversaries: tuple[Anniversary, ...]) -> None:
    """An earlier celebration may be remembered: “khánh thành dịp Đại lễ 1000 năm Thăng Long”."""
    text = "The 69th anniversary of Hanoi's Liberation Day."
    (problem,) = told(text, "en", 2024, anniversaries, "giai-phong-thu-do")
    assert problem.level == "warning"


@pytest.mark.parametrize("place", ["{mark}.", ". {mark}", "” {mark}.", ".” {mark}\n\nMore."])
@pytest.mark.parametrize("mark", ["<!-- sic: of 1954 -->", "<!--giữ nguyên count: của năm 1954-->"])
def test_a_writer_can_let_one_sentence_be(
    place: str, mark: str, anniversaries: tuple[Anniversary, ...]
) -> None:
    text = "The 69th anniversary of National Day. The 69th anniversary of Hanoi's Liberation Day"
    (problem,) = told(text + place.format(mark=mark), "en", 2024, anniversaries)
    assert "National Day" in problem.text()
    assert len(told(text, "en", 2024, anniversaries)) == 2


def test_the_day_that_is_counted_from_is_told_as_the_desk_writes_days(
    anniversaries: tuple[Anniversary, ...],
) -> None:
    (problem,) = told("The 69th anniversary of National Day.", "en", 2024, anniversaries)
    assert "tính từ 2/9/1945 thì" in Voice("vi").tell(problem)
    assert "counted from 1945-09-02" in Voice("en").tell(problem)
    moment = warning(
        "a.md", 1, "", "The programme has {time}, which is on no day of the event.", time="2026-12-31 03:00"
    )
    assert "03:00 ngày 31/12/2026" in Voice("vi").tell(moment)


AFTERWARDS = {
    "vi": (
        "thu hút đông người", "mang nhiều ý nghĩa", "có nhiều hoạt động", "không chỉ là dịp vui", "như một lời tri ân",
        "này được chờ đợi", "vừa được tổ chức", "của thành phố diễn ra trọng thể", "Hà Nội thu hút khách",
        "và phát động thi đua", "theo kế hoạch", "- Ngày hội của mọi người", "quy tụ nghệ sĩ", "gồm ba phần",
    ),
    "en": (
        "drew crowds", "brought people to the lake", "opened with a song", "coincides with the festival",
        "gives the city a chance", "ended at nine", "across the city was quiet", "under the theme of peace",
        "alongside a book fair", "united residents", "features a parade", "of the capital was marked",
    ),
}  # fmt: skip
BEGINNINGS = {
    "vi": "Lễ kỷ niệm 69 năm Ngày Giải phóng Thủ đô",
    "en": "The 69th anniversary of Hanoi's Liberation Day",
}


@pytest.mark.parametrize(
    ("lang", "rest"), [(lang, rest) for lang, each in AFTERWARDS.items() for rest in each]
)
def test_a_wrong_count_is_told_whatever_goes_on_in_small_letters(
    lang: str, rest: str, anniversaries: tuple[Anniversary, ...]
) -> None:
    assert told(f"{BEGINNINGS[lang]} {rest}.", lang, 2024, anniversaries)


def test_the_line_is_that_of_the_sentence_and_the_field_that_of_the_words(site: Site) -> None:
    site.write(
        "content/stories/2024/2024-10-09-bai-sai/index.vi.md",
        "---\ntitle: Kỷ niệm 69 năm Ngày Giải phóng Thủ đô\nsection: hoat-dong\n---\n\nMột đoạn.\n\n- Một mục\n"
        "- Lễ kỷ niệm\n  71 năm Ngày Giải phóng Thủ đô\n",
    )
    found = [problem for problem in site.problems() if "bai-sai" in problem.file]
    assert [(each.line, each.field, dict(each.values)["told"]) for each in found] == [
        (2, "title", "69"),
        (9, "", "71"),
    ]


def test_what_was_found_in_a_folder_is_kept_and_judged_anew(site: Site) -> None:
    story = "---\ntitle: Kỷ niệm 69 năm Ngày Giải phóng Thủ đô\nsection: hoat-dong\n---\nMột đoạn.\n"
    site.write("content/stories/2024/2024-10-09-bai-sai/index.vi.md", story)
    assert any("bai-sai" in problem.file for problem in site.problems())
    file = "content/anniversaries/giai-phong-thu-do/index.vi.md"
    site.write(file, (site.root / file).read_text(encoding="utf-8").replace("1954-10-10", "1955-10-10"))
    assert not any("bai-sai" in problem.file for problem in site.problems())


def test_the_sample_content_counts_right_and_is_really_looked_at(sample: Reading) -> None:
    words = [problem.message for problem in sample.problems]
    assert not [message for message in words if "counted from" in message]
    later = tuple(
        replace(each, founded=each.founded and each.founded.replace(year=each.founded.year + 1, day=1))
        for each in sample.content.anniversaries
    )
    bodies = "\n\n".join(
        (PROJECT / story.editions[0].file).read_text("utf-8") for story in sample.content.stories
    )
    assert len(told(bodies, "vi", None, later)) > 5


@pytest.mark.skipif(not SEEDS.exists(), reason="the raw texts are not beside the repository")
def test_every_count_in_the_raw_texts_passes(anniversaries: tuple[Anniversary, ...]) -> None:
    found = 0
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8").replace("\n", "\n\n")
        year = re.search(r"\d\d/\d\d/(20\d\d)|\w{3} \d+, (20\d\d)", text)
        written = int((year[1] or year[2]) if year else 2023)
        found += len(list(counts(text, "en", written)))
        assert not told(text, "en", written, anniversaries), path.name
    assert found >= 7


def test_names_are_compared_without_marks_dashes_and_quotation_marks() -> None:
    assert plain("“Việt Nam – Cuba”") == plain("Viet Nam-Cuba") == "vietnam-cuba"
    assert plain("Hanoi’s  City") == "hanoi's city"


def test_lines_stay_where_they_are_when_marks_are_taken_off() -> None:
    text = "A [b\nc](x) `d\ne`\n\n| f |\n- g\n## h <i>\n"
    assert bared(text).count("\n") == text.count("\n")


HINTS = {
    "vi": re.compile(r"(?i)\d\s+(?:năm|tuổi)|mười|mươi|trăm|lần\s+thứ|thứ\s+\d"),
    "en": re.compile(
        r"(?i)anniversary|\byears\s+(?:of|since|as|after|ago|on)\b|\b(?-i:D)ay\b|\bbirthday\b|\bturn(?:s|ed)\s|\bat\s+\d+[:,.]"
    ),
}
PIECES = [
    "7", "٣", " ", "\n", "năm", "NĂM", "mười", "Mươi", "TRĂM", "trâm", "lần", "Lần", "thứ", "THỨ",
    "anniversary", "ANNIVERSARY", "annıverſary", "Anniversar", "years", "Years", "yearſ", "Day", "day",
    "of", "Since", "sincere",
    "after", "ago", "at", "7:", "birthday", "Birthday", "turned", "Turns", "tuổi", "TUỔI",
    "a", "y", "m", "_", "ſ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_hint_is_found_as_if_its_words_were_looked_for_one_by_one(text: str) -> None:
    for lang, hint in HINTS.items():
        assert may_count(text, lang) == bool(hint.search(text))
