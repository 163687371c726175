import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.languages import Words, count_words


@pytest.mark.parametrize(
    ("n", "vi", "en", "fr"),
    [
        (1, "thứ nhất", "1st", "1er"),
        (2, "thứ hai", "2nd", "2e"),
        (3, "thứ ba", "3rd", "3e"),
        (4, "thứ tư", "4th", "4e"),
        (10, "thứ mười", "10th", "10e"),
        (11, "thứ 11", "11th", "11e"),
        (12, "thứ 12", "12th", "12e"),
        (13, "thứ 13", "13th", "13e"),
        (21, "thứ 21", "21st", "21e"),
        (112, "thứ 112", "112th", "112e"),
        (121, "thứ 121", "121st", "121e"),
        (1000, "thứ 1.000", "1,000th", "1\u202f000e"),
    ],
)
def test_an_ordinal_is_written_as_editors_write_it(
    words: dict[str, Words], n: int, vi: str, en: str, fr: str
) -> None:
    assert [words[code].ordinal(n) for code in ("vi", "en", "fr")] == [vi, en, fr]


@given(st.integers(1, 100_000))
def test_english_ordinals_follow_the_last_two_figures(words: dict[str, Words], n: int) -> None:
    suffix = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    assert words["en"].ordinal(n) == f"{n:,}{suffix}"


def test_there_is_no_ordinal_below_one(words: dict[str, Words]) -> None:
    with pytest.raises(ValueError, match="no ordinal of 0"):
        words["en"].ordinal(0)


@pytest.mark.parametrize(
    ("n", "vi", "en", "phrases"),
    [
        (
            70,
            "Kỷ niệm 70 năm Ngày Giải phóng Thủ đô",
            "70th anniversary of Hanoi's Liberation Day",
            ("Ngày Giải phóng Thủ đô", "Hanoi's Liberation Day"),
        ),
        (70, "Kỷ niệm 70 năm", "70th anniversary", ("", "")),
        (1, "Kỷ niệm 1 năm", "1st anniversary", ("", "")),
        (112, "Kỷ niệm 112 năm", "112th anniversary", ("", "")),
        (1000, "Kỷ niệm 1000 năm Thăng Long", "1,000th anniversary of Thăng Long", ("Thăng Long",) * 2),
        (None, "Giỗ Tổ Hùng Vương", "Hùng Kings' Day", ("Giỗ Tổ Hùng Vương", "Hùng Kings' Day")),
    ],
)
def test_an_anniversary_is_worded_in_both_languages(
    words: dict[str, Words], n: int | None, vi: str, en: str, phrases: tuple[str, str]
) -> None:
    assert words["vi"].anniversary(n, phrases[0]) == vi
    assert words["en"].anniversary(n, phrases[1]) == en


def test_inside_a_sentence_an_anniversary_has_a_small_letter(words: dict[str, Words]) -> None:
    assert words["vi"].anniversary(70, inside=True) == "kỷ niệm 70 năm"


def test_an_edition_of_an_event_is_counted(words: dict[str, Words]) -> None:
    assert words["vi"].count(1) == "lần thứ nhất"
    assert words["vi"].count(4) == "lần thứ tư"
    assert words["vi"].count(12, "Hội nghị") == "Hội nghị lần thứ 12"
    assert words["en"].count(12, "conference") == "12th conference"


def test_numbers_lists_and_quotations_follow_the_language(words: dict[str, Words]) -> None:
    assert [words[code].number(1000) for code in ("vi", "en")] == ["1.000", "1,000"]
    assert words["vi"].list(["a", "b", "c"]) == "a, b và c"
    assert words["en"].list(["a", "b", "c"]) == "a, b and c"
    assert words["vi"].quotes("Thành phố vì hòa bình") == "“Thành phố vì hòa bình”"
    assert words["fr"].quotes("paix") == "«\u00a0paix\u00a0»"


def test_years_and_months_have_their_plural(words: dict[str, Words]) -> None:
    assert [words["en"].years(n) for n in (1, 2)] == ["1 year", "2 years"]
    assert [words["en"].months(n) for n in (1, 2)] == ["1 month", "2 months"]
    assert [words["vi"].years(n) for n in (1, 70)] == ["1 năm", "70 năm"]


def test_words_are_counted_as_they_are_read() -> None:
    assert count_words("Nhịp cầu hữu nghị Việt-Nhật, 1.000 năm") == 7
    assert count_words("Hanoi’s “City for Peace” title") == 5
    assert count_words("北京 Hà Nội") == 4
    assert count_words(" — ") == 0


def test_reading_time_is_in_whole_minutes_at_the_pace_of_the_language(words: dict[str, Words]) -> None:
    assert words["en"].reading_minutes(0) == 1
    assert words["en"].reading_time(239) == "Reading time: 2 minutes"
    assert words["vi"].reading_time(600) == "Thời gian đọc: 2 phút"
