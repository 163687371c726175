"""Letters as they were written before Unicode, and pages that say they are what they are not."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.convert import Spelling, convert
from nhipcau.convert.legacy import DECODERS, TCVN3, VISCII, VNI, font
from nhipcau.convert.spelling import decode

VIETNAMESE = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
IN_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"
IN_VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc"
LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"


@pytest.mark.parametrize("table", [TCVN3, VNI, VISCII], ids=["TCVN3", "VNI", "VISCII"])
@given(st.lists(st.sampled_from([*LETTERS, "b", " ", "ng", "h"]), max_size=20).map("".join))
def test_what_a_table_spells_its_decoder_reads(table: dict[str, str], words: str) -> None:
    name = {id(TCVN3): "TCVN3", id(VNI): "VNI", id(VISCII): "VISCII"}[id(table)]
    back = {letter: written for written, letter in table.items()}
    assert DECODERS[name]("".join(back.get(letter, letter) for letter in words)) == words


@pytest.mark.parametrize("table", [VNI, VISCII], ids=["VNI", "VISCII"])
def test_a_table_has_every_letter_in_both_cases(table: dict[str, str]) -> None:
    assert set(LETTERS) | set(LETTERS.upper()) <= set(table.values())


def test_tcvn3_has_small_letters_with_tones_and_capitals_without() -> None:
    assert set(LETTERS) | set("ĂÂÊÔƠƯĐ") == set(TCVN3.values())


@pytest.mark.skipif(not shutil.which("iconv"), reason="iconv is not there")
@pytest.mark.parametrize(("table", "name"), [(TCVN3, "TCVN5712-1"), (VISCII, "VISCII")])
def test_the_tables_agree_with_those_of_the_c_library(table: dict[str, str], name: str) -> None:
    written = "\x20".join(table).encode("latin-1")
    asked = subprocess.run(
        ["iconv", "-f", name, "-t", "UTF-8"], input=written, capture_output=True, check=False
    )
    if asked.returncode:
        pytest.skip(f"this iconv does not know {name}")
    assert asked.stdout.decode() == " ".join(table.values())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (VIETNAMESE.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + VIETNAMESE.encode(), "UTF-8"),
        (VIETNAMESE.encode("utf-16"), "UTF-16-LE"),
        (VIETNAMESE.encode("utf-16-le"), "UTF-16-LE"),
        (
            "".join({v: k for k, v in VISCII.items()}.get(one, one) for one in VIETNAMESE).encode("latin-1"),
            "VISCII",
        ),
    ],
)
def test_bytes_are_read_as_they_were_written(data: bytes, name: str) -> None:
    text, spelling = decode(data, "iso-8859-1")
    assert text == VIETNAMESE
    assert spelling.name == name
    assert spelling.sure > 0.8


def _tone_apart(letter: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    loose = unicodedata.normalize("NFD", letter)
    plain = unicodedata.normalize("NFC", "".join(one for one in loose if one not in tones))
    return plain + "".join(one for one in loose if one in tones)


def test_windows_1258_sets_tones_apart_and_they_come_together() -> None:
    apart = "".join(map(_tone_apart, VIETNAMESE))
    text, spelling = decode(apart.encode("cp1258"))
    assert text == VIETNAMESE
    assert unicodedata.is_normalized("NFC", text)
    assert spelling.name == "windows-1258"


def test_a_page_that_declares_another_encoding_than_it_has_is_read_rightly() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>{VIETNAMESE}</p>'
    found = convert(page.encode())
    assert found.markdown == VIETNAMESE + "\n"
    assert found.spellings == (Spelling("UTF-8", 1.0, "valid"),)


def test_a_page_that_breaks_off_within_a_letter_is_utf_8_still() -> None:
    text, spelling = decode(VIETNAMESE.encode() + b"\xe1\xbb")
    assert text.startswith(VIETNAMESE)
    assert 0.9 < spelling.sure < 1


def test_a_text_in_french_stays_french() -> None:
    words = "Une élève française, déjà très âgée, fête Noël à l’école."
    assert convert(f"<p>{words}</p>".encode("cp1252")).markdown == words + "\n"
    assert convert(f"<p>{words}</p>").spellings == ()


@pytest.mark.parametrize(("words", "name"), [(IN_TCVN3, "TCVN3"), (IN_VNI, "VNI")])
def test_old_letters_are_known_by_the_syllables_that_they_make(words: str, name: str) -> None:
    found = convert(f"<p>{words}</p>")
    assert found.markdown == VIETNAMESE + "\n"
    (spelling,) = found.spellings
    assert (spelling.name, spelling.because) == (name, "syllables")
    assert convert(f"<p>{words}</p>".encode("cp1252")).markdown == VIETNAMESE + "\n"


@pytest.mark.parametrize("words", ["Hà Nội · Huế · Đà Nẵng", "« Hội » ® 25º", "Đại hội · ¸ µ"])
def test_signs_that_old_fonts_had_as_letters_are_signs_in_unicode(words: str) -> None:
    assert convert(f"<p>{words}</p>").markdown == words + "\n"


def test_utf_8_that_was_saved_twice_is_read_once_more() -> None:
    found = convert(
        "<p>" + VIETNAMESE.encode().decode("cp1252", "replace").replace("\ufffd", "\x90") + "</p>"
    )
    assert found.markdown == VIETNAMESE + "\n"
    assert found.spellings[0].name == "UTF-8 twice"


def test_fonts_tell_which_part_of_a_page_is_in_old_letters() -> None:
    html = (
        "<p>Đại hội <span style=\"font-family: '.VnTime'\">ViÖt Nam</span> <font face='VNI-Times'>Haø Noäi</font> "
        "<span style='font-size:14.0pt;font-family:.VnTimeH'>®éc lËp</span> có</p>"
    )
    found = convert(html)
    assert found.markdown == "Đại hội Việt Nam Hà Nội ĐỘC LẬP có\n"
    assert [(one.name, one.because) for one in found.spellings] == [("TCVN3", "fonts"), ("VNI", "fonts")]
    assert all(0.5 < one.sure < 1 for one in found.spellings)


def test_an_old_font_around_unicode_changes_nothing() -> None:
    html = f"<p style='font-family:.VnTime'>{VIETNAMESE}. Các cán bộ có mặt.</p>"
    assert convert(html).markdown == VIETNAMESE + ". Các cán bộ có mặt.\n"
    assert convert(html).spellings == ()


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("'.VnTimeH', serif", ("TCVN3", True)),
        (".VnArial", ("TCVN3", False)),
        ("Arial, VNI-Helve", ("VNI", False)),
        ("Times New Roman", ("", False)),
        ("Vnexpress", ("", False)),
    ],
)
def test_a_fonts_name_says_which_table_it_has(family: str, said: tuple[str, bool]) -> None:
    assert font(family) == said
