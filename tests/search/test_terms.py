"""Words as the index knows them. That the reader's script knows them alike is tried in tests/site."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from nhipcau.languages import normalise
from nhipcau.search.terms import BLOCKS, singular, term, words
from tests.conftest import PROJECT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Việt—Đức, Việt Nam - Cuba", ["Việt", "Đức", "Việt", "Nam", "Cuba"]),
        ("hanoi.gov.vn, tin-tuc", ["hanoi", "gov", "vn", "tin", "tuc"]),
        ("Nghị quyết 15-NQ/TW ngày 2/9", ["Nghị", "quyết", "15", "NQ", "TW", "ngày", "2", "9"]),
        ("Hanoi's lakes, the trees’ shade", ["Hanoi", "lakes", "the", "trees", "shade"]),
        ("sông 紅河, a_b", ["sông", "紅", "河", "a", "b"]),
    ],
)
def test_words_are_letters_and_digits_and_each_character_of_a_script_without_spaces(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("word", "form", "bare"),
    [
        ("Đường", "đường", "duong"),
        ("hoà", "hòa", "hoa"),
        ("hòa", "hòa", "hoa"),
        ("THUÝ", "thúy", "thuy"),
        ("Łódź", "łódź", "lodz"),
    ],
)
def test_a_term_has_its_marks_with_tones_in_the_classic_place_and_a_bare_form(
    word: str, form: str, bare: str
) -> None:
    assert term(word, "vi")[:2] == (form, bare)


def test_words_that_begin_alike_stand_in_one_block_with_marks_or_without() -> None:
    blocks = {term(word, "vi").block for word in ("ngoại", "ngoài", "ngoan", "NGOA", "ngoang")}
    assert len(blocks) == 1
    assert blocks < set(range(BLOCKS))


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("friendships", "friendship"), ("anniversaries", "anniversary"), ("trees", "trees"), ("lakes", "lake"),
        ("class", "class"), ("status", "status"), ("his", "his"), ("boxes", "boxe"), ("box", "box"),
    ],
)  # fmt: skip
def test_an_english_plural_is_its_singular_or_at_least_always_the_same(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_only_english_words_lose_an_s() -> None:
    assert term("Trees", "vi").form == "trees"
    assert term("lakes", "en-GB").form == "lake"
    assert term("lakes", "vi").form == "lakes"


ALIKE = [
    # (as it may be written, as it is typed)
    ("ﬁnal ﬂow oﬃce", "final flow office"),
    ("ＡＳＥＡＮ ２０２６", "ASEAN 2026"),
    ("① Ⅻ m² km³", "1 XII m2 km3"),
    ("ﾄﾞﾗｶﾞｯﾍﾟ", "ドラガッペ"),
    ("Ｈà Ｎội, Ｖiệt Ｎam", "Hà Nội, Việt Nam"),
    ("ǆ ſtraſſe", "dž strasse"),
    ("hoà Đối ngoại", "hòa Đối ngoại"),
]
"""Letters of another width, in a ring, or set as one, which a reader types as plain ones."""


def known(text: str, lang: str) -> list[list[object]]:
    return [list(term(word, lang)) for word in words(normalise(text))]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("written", "typed"), ALIKE, ids=[typed for _, typed in ALIKE])
def test_letters_of_another_width_or_set_as_one_are_the_plain_ones(
    written: str, typed: str, lang: str
) -> None:
    assert known(written, lang) == known(typed, lang)


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
def test_the_readers_script_knows_the_same_words() -> None:
    source = (PROJECT / "theme/static/js/search/spelling.js").read_text("utf-8")
    asked = [[text, lang] for row in ALIKE for text in row for lang in ("vi", "en")]
    script = f"""const code = encodeURIComponent({json.dumps(source)});
    const {{ normal, term, words }} = await import("data:text/javascript," + code);
    const told = {json.dumps(asked)}.map(([text, lang]) => words(normal(text)).map(([word]) => {{
      const {{ form, bare, block, bit }} = term(word, lang);
      return [form, bare, block, bit];
    }}));
    console.log(JSON.stringify(told));"""
    done = subprocess.run(
        ["node", "--input-type=module", "-"], input=script, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [known(text, lang) for text, lang in asked]
