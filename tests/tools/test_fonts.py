"""The web fonts: every letter there, the right features, small enough, the same bytes each time."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont
from rich.console import Console

from tools import fonts

# Every tone on breve, circumflex and horn letters: the marks that stack highest.
HARD_WORDS = "Ắ Ằ Ẳ Ẵ Ặ Ấ Ầ Ẩ Ẫ Ậ Ế Ề Ể Ễ Ệ Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ỡ Ợ Ứ Ừ Ử Ữ Ự Ỷ Ỹ Ỵ đ Đ ₫ “”‘’–—…"
WEIGHT_ALLOWED = 130_000  # bytes of fonts that one page may load


@pytest.fixture(scope="module")
def cut_faces() -> dict[str, bytes]:
    return {face.name: fonts.cut(face) for face in fonts.FACES}


@pytest.fixture(scope="module", params=[face.name for face in fonts.FACES])
def font(request: pytest.FixtureRequest, cut_faces: dict[str, bytes]) -> TTFont:
    return TTFont(io.BytesIO(cut_faces[request.param]))


def features(font: TTFont, table: str) -> set[str]:
    return {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord}


def test_vietnamese_has_134_letters_beyond_ascii() -> None:
    beyond = {letter for letter in fonts.vietnamese_letters() if not letter.isascii()}
    assert len(beyond) == 134
    assert all(len(letter) == 1 for letter in beyond)


def test_every_vietnamese_letter_is_drawn(font: TTFont) -> None:
    drawn = {chr(code) for code in font.getBestCmap()}
    assert fonts.vietnamese_letters() <= drawn
    assert set(HARD_WORDS) <= drawn
    assert drawn >= fonts.MARKS


def test_the_whole_of_latin_1_french_and_the_arrows_are_drawn(font: TTFont) -> None:
    drawn = {chr(code) for code in font.getBestCmap()}
    assert {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} <= drawn
    assert set("œŒŸ«»‹›€←→↑↓↗") <= drawn


def test_kerning_marks_and_ligatures_are_kept(font: TTFont) -> None:
    assert {"kern", "mark", "mkmk"} <= features(font, "GPOS")
    assert "liga" in features(font, "GSUB")


def test_figures_can_be_lining_and_tabular(font: TTFont) -> None:
    """Either by the lnum and tnum features, or because plain figures already share one width."""
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    widths = {metrics[cmap[ord(figure)]][0] for figure in "0123456789"}
    assert {"lnum", "tnum"} <= features(font, "GSUB") or len(widths) == 1


def test_only_the_weight_varies_and_that_of_italics_does_not(font: TTFont) -> None:
    axes = [
        (axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue)
        for axis in (font["fvar"].axes if "fvar" in font else ())
    ]
    assert axes == ([] if font["post"].italicAngle else [("wght", 400, 400, 600)])


def test_a_cut_font_does_not_bear_the_reserved_name(font: TTFont) -> None:
    names = [font["name"].getDebugName(record) or "" for record in (1, 3, 4, 6, 16, 25)]
    assert not [name for name in names if "Source" in name]
    assert "Open Font License" in font["name"].getDebugName(13)


def test_all_faces_together_are_light_enough_for_one_page(cut_faces: dict[str, bytes]) -> None:
    assert len(cut_faces) <= 3
    assert sum(map(len, cut_faces.values())) <= WEIGHT_ALLOWED


def test_cutting_twice_gives_the_same_bytes(cut_faces: dict[str, bytes]) -> None:
    assert {face.name: fonts.cut(face) for face in fonts.FACES} == cut_faces


def test_the_licence_lies_beside_each_font(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(fonts, "cut", lambda face: b"wOF2")
    fonts.make(fonts.FACES, tmp_path, Console(file=io.StringIO()))
    assert {path.name for path in tmp_path.iterdir()} == {
        name for face in fonts.FACES for name in (f"{face.name}.woff2", f"{face.name}.OFL.txt")
    }
    assert b"SIL OPEN FONT LICENSE" in (tmp_path / "source-sans-3.OFL.txt").read_bytes().upper()


def test_an_unknown_face_is_named_in_the_error(capsys) -> None:
    with pytest.raises(SystemExit):
        fonts.main(["comic-sans"])
    assert "no face is called 'comic-sans'" in capsys.readouterr().err
