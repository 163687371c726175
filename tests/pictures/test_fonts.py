"""Cards in scripts that our faces lack: a font is named or found, or the words are left out and the build says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.core import get_global
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import ImageChops

from nhipcau.model import CARD_SIZE
from nhipcau.pictures import cards, fonts
from nhipcau.pictures.cards import CardWords, set_headline
from nhipcau.pictures.fonts import LATIN, FontFile, covers, script
from nhipcau.pictures.typesetting import SERIF, broken, face, has_letter, settable
from tests.pictures.test_cards import BADGE, PALETTE

JAPANESE = "東京で平和の橋の写真展が開かれ、多くの市民が訪れた。"
LAO = "ຂົວແຫ່ງມິດຕະພາບ"
RUSSIAN = "Мост дружбы: выставка открыта"
MONTHS = "1234567890月日本語"


@pytest.fixture
def font(tmp_path: Path) -> Callable[[str], FontFile]:
    """Makes a font that has the letters of a text, each as a bar of its own width."""

    def make(text: str) -> FontFile:
        letters = sorted(set(text))
        names = [".notdef", *(f"u{ord(each):04x}" for each in letters)]
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({ord(each): name for each, name in zip(letters, names[1:], strict=True)})
        builder.setupGlyf({name: _bar(at) for at, name in enumerate(names)})
        builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
        builder.setupHorizontalHeader(ascent=900, descent=-100)
        builder.setupNameTable({"familyName": "Bars", "styleName": "Regular"})
        builder.setupOS2()
        builder.setupPost()
        file = tmp_path / "bars.ttf"
        builder.save(file)
        status = file.stat()
        return FontFile(str(file), 0, status.st_size, status.st_mtime_ns)

    return make


def _bar(at: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (300 + at * 9, 700), (300 + at * 9, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def drawn(headline: str, *others: FontFile) -> tuple[int, int, int, int] | None:
    """Where a card with a headline differs from one without."""
    with_words, without = (
        cards.draw(CardWords("", text, "", ""), None, BADGE, PALETTE, others) for text in (headline, "")
    )
    return ImageChops.difference(with_words, without).getbbox()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("vi", "Latn"),
        ("ru", "Cyrl"),
        ("ja", "Jpan"),
        ("lo", "Laoo"),
        ("zh-Hant", "Hant"),
        ("sr-Latn", "Latn"),
    ],
)
def test_the_script_of_a_language_is_known(code: str, found: str) -> None:
    assert script(code) == found


def test_our_own_faces_write_russian() -> None:
    assert all(has_letter(face(SERIF, 24, 400), letter) for letter in RUSSIAN if letter != " ")
    assert settable(RUSSIAN, ()) == RUSSIAN


@pytest.mark.parametrize("headline", [JAPANESE, LAO])
def test_a_script_that_no_font_has_is_left_out_and_draws_no_box(headline: str) -> None:
    assert settable(headline, ()) == ""
    assert drawn(headline) is None


def test_a_stray_word_that_no_font_has_is_left_out_alone() -> None:
    assert (
        settable("Triển lãm của nhóm 東風 tại Hà Nội hôm nay", ()) == "Triển lãm của nhóm tại Hà Nội hôm nay"
    )


def test_a_font_that_has_the_letters_sets_them_within_the_card(font: Callable[[str], FontFile]) -> None:
    bars = font(JAPANESE)
    assert covers(bars, JAPANESE)
    assert settable(JAPANESE, (bars,)) == JAPANESE
    found = drawn(JAPANESE, bars)
    assert found
    assert found[2] <= CARD_SIZE[0] - cards.MARGIN + 4


def test_japanese_breaks_between_letters_and_never_before_a_full_stop(
    font: Callable[[str], FontFile],
) -> None:
    lines = set_headline(JAPANESE, 700, True, (font(JAPANESE),)).lines
    assert len(lines) > 1
    assert "".join(lines) == JAPANESE
    assert not [line for line in lines if line[0] in "、。ー"]


def test_lao_breaks_before_no_mark_and_after_no_vowel_that_stands_before() -> None:
    lines = broken(LAO, 1, lambda text: len(text))
    assert "".join(lines) == LAO
    assert not [line for line in lines if line[0] in "ົ່ິັະາ" or line[-1] in "ເແໂໃໄ"]


def test_a_font_that_a_site_names_comes_before_the_machines(
    font: Callable[[str], FontFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    bars = font(MONTHS)
    monkeypatch.setattr(fonts, "of_machine", lambda code: pytest.fail("the machine was asked"))
    assert fonts.fonts(["vi", "ja"], [bars.path]).found == (bars,)


def test_a_font_of_the_machine_is_taken_if_it_has_the_letters(
    font: Callable[[str], FontFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "of_machine", lambda code: font(MONTHS))
    assert fonts.fonts(["ja"], []).missing == ()
    monkeypatch.setattr(fonts, "of_machine", lambda code: font("abc"))
    assert fonts.fonts(["ja"], []) == fonts.Fonts((), ("ja",), ())


def test_languages_in_our_own_scripts_ask_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "of_machine", lambda code: pytest.fail("the machine was asked"))
    assert fonts.fonts(["vi", "en", "ru", "el", "pt-BR"], []) == fonts.Fonts((), (), ())


def test_of_the_languages_that_come_with_us_the_same_is_known_without_the_table() -> None:
    table = get_global("likely_subtags")
    assert {script(code) for code in LATIN} == {"Latn"}
    assert all("Latn" in table[code].split("_") for code in LATIN)
