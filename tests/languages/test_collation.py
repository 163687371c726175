import random
import unicodedata
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.languages import initial, sort_key

NAMES = st.lists(
    st.text(max_size=6) | st.text(st.sampled_from("aăâàậbdđĐoơ 19'-éßæя中"), max_size=6), max_size=8
)

NAMES_OF_HANOI = [
    "Đống Đa",
    "Ba Đình",
    "Hồ Tây",
    "Hà Đông",
    "hà đông",
    "Thanh Xuân",
    "Đan Phượng",
    "9 Hàng Đào",
]

IN_ORDER = {
    "vi": [
        "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z",
        "a ai ăm ằm ân b ba ba_má bà bà_con bả bã bá bạ ban dì dịu đi",
        "ca ca_dao cà cả cã cá cạ căn cân",
        "Cầu_Giấy Chương_Mỹ Đan_Phượng Đông_Anh Gia_Lâm Hà_Đông Hai_Bà_Trưng Hoàn_Kiếm Tây_Hồ Thanh_Trì Ứng_Hòa",
        "SEA_Games_9 SEA_Games_31 SEA_Games_100",
        "hòa Hòa Hòa_Bình hóa",
    ],
    "en": ["9 31 Hanoi Huế resume résumé Résumé resumes Saigon", "co-op Coop_x Côte_d’Ivoire Cuba"],
    "fr": ["cote coté côte côté œuf oeufs zéro"],
}


@pytest.mark.parametrize(
    ("lang", "line"), [(lang, line) for lang, lines in IN_ORDER.items() for line in lines]
)
def test_names_stand_in_the_order_of_the_language(lang: str, line: str) -> None:
    names = [name.replace("_", " ") for name in line.split()]
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=lambda name: sort_key(name, lang)) == names


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_punctuation_does_not_part_one_name_into_two(lang: str) -> None:
    keys = {
        sort_key(name, lang)
        for name in ("Thăng Long - Hà Nội", "Thăng Long – Hà Nội", "“Thăng Long, Hà Nội”")
    }
    assert len(keys) == 1
    assert sort_key("Côte d'Ivoire", lang) == sort_key("Côte d’Ivoire", lang)


@pytest.mark.parametrize(
    ("name", "lang", "heading"),
    [
        ("Đống Đa", "vi", "Đ"),
        ("Ấn Độ", "vi", "Â"),
        ("Ủy ban", "vi", "U"),
        ("“Ước mơ”", "vi", "Ư"),
        ("Ñandú", "vi", "N"),
        ("Écosse", "fr", "E"),
        ("Đống Đa", "en", "D"),
        ("Œuvre", "fr", "O"),
        ("Пушкин", "en", "П"),
        ("12-CT/TW", "vi", "#"),
        ("北京", "vi", "#"),
        ("—", "en", "#"),
        ("", "vi", "#"),
    ],
)
def test_a_name_stands_under_its_letter(name: str, lang: str, heading: str) -> None:
    assert initial(name, lang) == heading


@given(NAMES, st.sampled_from(["vi", "en"]))
def test_every_heading_stands_once(names: list[str], lang: str) -> None:
    ordered = sorted(names, key=lambda name: sort_key(name, lang))
    headings = [heading for heading, _ in groupby(ordered, key=lambda name: initial(name, lang))]
    assert len(headings) == len(set(headings))


@given(st.permutations(NAMES_OF_HANOI), st.sampled_from(["vi", "en", "fr"]))
def test_the_order_does_not_depend_on_where_one_begins(names: list[str], lang: str) -> None:
    ordered = sorted(names, key=lambda name: sort_key(name, lang))
    assert ordered == sorted(NAMES_OF_HANOI, key=lambda name: sort_key(name, lang))


@given(st.text(max_size=8), st.sampled_from(["vi", "en"]))
def test_composed_and_decomposed_text_have_one_key(text: str, lang: str) -> None:
    composed, loose = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed, lang) == sort_key(loose, lang)
