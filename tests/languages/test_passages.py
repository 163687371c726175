"""Vietnamese is found inside a text of another language, and nothing else is taken for it."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from nhipcau.languages import marked, vietnamese_in
from nhipcau.languages.passages import _WORD


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in vietnamese_in(text)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Mr Nguyễn Ngọc Kỳ spoke.", ["Nguyễn Ngọc Kỳ"]),
        ("An invented name, Trần Thị Minh Hà. Trần is", ["Trần Thị Minh Hà", "Trần"]),
        ("Nam Định and Kim Liên, then Hà Nội", ["Nam Định", "Kim Liên", "Hà Nội"]),
        ("the Việt-Nhật festival in Đắk Lắk", ["Việt-Nhật", "Đắk Lắk"]),
        ("a bowl of phở bò, some bún chả, an áo dài", ["phở bò", "bún chả", "áo dài"]),
        ("“kỷ niệm 70 năm Ngày Giải phóng Thủ đô”, it says", ["kỷ niệm 70 năm Ngày Giải phóng Thủ đô"]),
        ("Decree 145/2013/NĐ-CP and QĐ-TTg of the HĐND", ["145/2013/NĐ-CP", "QĐ-TTg", "HĐND"]),
        ("In Hà Nội, on Trần Phú. To Nhịp Cầu:", ["Hà Nội", "Trần Phú", "Nhịp Cầu"]),
        ("LỊCH SỬ THỦ ĐÔ", ["LỊCH SỬ THỦ ĐÔ"]),
    ],
)
def test_vietnamese_is_found_with_the_words_that_belong_to_it(text: str, passages: list[str]) -> None:
    assert found(text) == passages


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo and Córdoba, León, Málaga, más",
        "café, crème brûlée, déjà vu, à la carte, rôle, hôtel, né à Paris, Élysée, Zoë",
        "Novak Đoković, Đorđe and Łódź, Škoda, Čapek",
        "Constantin Brâncuși, Timișoara, Gödel, Ångström, Sigurðsson",
        "Hanoi, Nguyen Ngoc Ky, Tet and pho",
        "Hà Nam",
        "",
    ],
)
def test_nothing_else_is_taken_for_vietnamese(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="aàâãáạăđeêếioôơuư nghctSN-<&1 .", max_size=60))
def test_passages_stand_in_order_and_marking_changes_no_word(text: str) -> None:
    spans = list(vietnamese_in(text))
    assert spans == sorted(spans)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert Markup(marked(text, "en")).striptags() == Markup.escape(text).striptags()


def test_a_passage_is_marked_as_html_that_is_escaped() -> None:
    assert marked("Lê & Nguyễn <b>", "en") == 'Lê &amp; <span lang="vi">Nguyễn</span> &lt;b&gt;'


def test_a_vietnamese_text_and_what_has_tags_already_stay_as_they_are() -> None:
    assert marked("Hà Nội", "vi") == "Hà Nội"
    linked = Markup('<a title="Hà Nội">Hà Nội</a>')
    assert marked(linked, "en") is linked


@given(st.text(alphabet="aàáạăđêếơưĐÀ nghctSN-_<&1²ª٣日 .\n\u00a0\u0301", max_size=60))
def test_looking_only_where_a_letter_may_decide_finds_the_same(text: str) -> None:
    with patch("nhipcau.languages.passages._words", _WORD.finditer):
        everywhere = list(vietnamese_in(text))
    assert list(vietnamese_in(text)) == everywhere
