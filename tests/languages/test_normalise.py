import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nhipcau.languages import (
    Irregularity,
    classic_tones,
    fold,
    irregularities,
    modern_slips,
    modern_tones,
    normalise,
)

TROUBLE = (
    st.text(st.sampled_from("aàdDđĐÐðƉɖ \n\r-\u0300\u0323\u0302\u0335\u200b\u200c\u200d\ufeff\u00ad👩क"))
    | st.text()
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ha\u0300 No\u0323\u0302i", "Hà Nội"),
        ("Ðối ngoại", "Đối ngoại"),
        ("QÐ-TTg, HÐND", "QĐ-TTg, HĐND"),
        ("ðối ngoại", "đối ngoại"),
        ("Sigurðsson", "Sigurðsson"),
        ("Ɖống Ɖa, ɖ", "Đống Đa, đ"),
        ("d\u0335oi", "đoi"),
        ("\ufeffHà\u200b Nội\u200d", "Hà Nội"),
        ("hữu\u00ad nghị", "hữu nghị"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("plain", "plain"),
    ],
)
def test_every_text_gets_one_spelling(typed: str, printed: str) -> None:
    assert normalise(typed) == printed


@given(TROUBLE)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_a_clean_text_is_returned_as_it_is() -> None:
    text = "Nhịp cầu hữu nghị, Đối ngoại nhân dân " * 100
    assert normalise(text) is text


def test_writers_are_told_where_and_what() -> None:
    assert irregularities("Ðống\nHa\u0300 \u200bNội") == (
        Irregularity(1, 1, "look-alike", "LATIN CAPITAL LETTER ETH"),
        Irregularity(2, 2, "nfd", "LATIN SMALL LETTER A WITH GRAVE"),
        Irregularity(2, 5, "zero-width", "ZERO WIDTH SPACE"),
    )


@given(TROUBLE)
def test_a_normalised_text_has_no_irregularity(text: str) -> None:
    assert irregularities(normalise(text)) == ()


@given(TROUBLE)
@example("\u0323\u0300")
@example("\u0300\u0323")
@example("\u1100\u1161")
def test_a_text_without_irregularity_is_normal_but_for_line_ends(text: str) -> None:
    if not irregularities(text):
        assert normalise(text) == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    "text", ["Đối ngoại", "ĐỐI NGOẠI", "doi ngoai", "Ðối ngoại", "Đo\u0302\u0301i ngoại"]
)
def test_matching_ignores_case_marks_and_stroke(text: str) -> None:
    assert fold(text) == "doi ngoai"


@pytest.mark.parametrize(
    ("modern", "classic"),
    [
        ("Hoà bình", "Hòa bình"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Thuý", "Thúy"),
        ("sức khoẻ", "sức khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("loà xoà", "lòa xòa"),
        ("nguỵ", "ngụy"),
    ],
)
def test_the_tone_mark_moves_between_both_manners(modern: str, classic: str) -> None:
    assert classic_tones(modern) == classic
    assert modern_tones(classic) == modern


@pytest.mark.parametrize(
    "text", ["quý", "Quỳnh", "hoàn toàn", "huỳnh", "khoét", "Chloé", "Noé", "xòe’s", "mùa"]
)
def test_other_words_keep_their_tone_mark(text: str) -> None:
    assert classic_tones(text) == text == modern_tones(text)


def test_house_style_finds_the_modern_manner() -> None:
    slip = modern_slips("Một\nngày Hoà bình")[0]
    assert (slip.line, slip.column, slip.word, slip.classic) == (2, 6, "Hoà", "Hòa")
