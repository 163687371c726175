"""A paragraph that was translated is stale once its source says something else, and never by how the source is set."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.languages.tones import modern_tones
from nhipcau.model import NOTE, WARNING
from nhipcau.rules import RULES, Text, run
from nhipcau.rules.pairs import Pair, read_pairs, written
from nhipcau.rules.standing import CONFIRMED, NEW, STALE, confirmed, renewed, standings
from tests.rules.texts import text

VIETNAMESE = (
    "Sáng 13/5, hơn 300 đại biểu dự hội nghị tại Hà Nội. Ông Nguyễn Văn An khai mạc.",
    "## Hợp tác lâu dài",
    "Hai bên ký Nghị quyết 15-NQ/TW về hòa bình. Thành phố góp 20 tỷ đồng. Việc này không thu phí.",
    "- Trồng 1.000 cây\n- Mở hai lớp học",
    "Hội nghị kết thúc lúc 17 giờ. Mọi người ra về trong niềm vui.",
)
ENGLISH = (
    "On the morning of 13 May, over 300 delegates attended the conference in Hanoi. Mr Nguyen Van An opened it.",
    "## Working together for long",
    "Both sides signed Resolution 15-NQ/TW on peace. The city gave VND20 billion. It costs nothing.",
    "- Plant 1,000 trees\n- Open two classes",
    "The conference ended at 5 pm. Everybody went home happy.",
)
TEXTS = {"vi": VIETNAMESE, "en": ENGLISH}


def story(lang: str, paragraphs: tuple[str, ...], pairs: tuple[Pair, ...] = ()) -> Text:
    return replace(text("\n\n".join(paragraphs), lang), pairs=pairs)


def pairs(source: str, lang: str) -> tuple[Pair, ...]:
    return confirmed(story(source, TEXTS[source]), story(lang, TEXTS[lang]))


def after(
    source: str, lang: str, now: tuple[str, ...], translation: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    """The name and state of each paragraph of a translation, its source being as it is now."""
    known = pairs(source, lang)
    one, two = story(source, now, known), story(lang, translation or TEXTS[lang], known)
    first, second = (one, two) if source == "vi" else (two, one)
    return [(each.name, each.state) for each in standings(first, second) if each.text.lang == lang]


def not_confirmed(states: list[tuple[str, str]]) -> list[str]:
    return [name for name, state in states if state != CONFIRMED]


DIRECTIONS = pytest.mark.parametrize(("source", "lang"), [("vi", "en"), ("en", "vi")])
CHANGES = {
    "vi": [("300", "400", "1"), ("13/5", "14/5", "1"), ("Văn An", "Văn Bình", "1"), ("lâu dài", "từ nay", "2"),
           ("15-NQ/TW", "16-NQ/TW", "3"), ("20 tỷ", "20 triệu", "3"), ("không thu", "thu", "3"), ("1.000", "100", "4"),
           ("hai lớp", "ba lớp", "4"), ("17 giờ", "16 giờ", "5"), ("hơn 300", "gần 300", "1"),
           (" Mọi người ra về trong niềm vui.", "", "5")],
    "en": [("300", "400", "1"), ("13 May", "14 May", "1"), ("Van An", "Van Binh", "1"), ("for long", "from now", "2"),
           ("15-NQ", "16-NQ", "3"), ("billion", "million", "3"), ("costs", "never costs", "3"), ("1,000", "1,001", "4"),
           ("two classes", "ten classes", "4"), ("5 pm", "6 pm", "5"), ("over 300", "nearly 300", "1"),
           ("happy", "unhappy", "5")],
}  # fmt: skip
CHANGED = [(source, *change) for source, changes in CHANGES.items() for change in changes]


@DIRECTIONS
def test_what_was_confirmed_is_confirmed(source: str, lang: str) -> None:
    assert after(source, lang, TEXTS[source]) == [(str(number), CONFIRMED) for number in range(1, 6)]


@pytest.mark.parametrize(("source", "old", "new", "name"), CHANGED)
def test_a_change_of_the_source_flags_just_its_paragraphs(source: str, old: str, new: str, name: str) -> None:
    now = tuple(each.replace(old, new) for each in TEXTS[source])
    assert now != TEXTS[source]
    lang = "en" if source == "vi" else "vi"
    assert [each for each in after(source, lang, now) if each[1] != CONFIRMED] == [(name, STALE)]


def again(words: str) -> str:
    return words.replace(" ", "  ").replace("Hội", "Hội​").replace("sides", "si­des")


SETTINGS = {
    "nfd": lambda words: unicodedata.normalize("NFD", words),
    "tone marks": modern_tones,
    "spaces": lambda words: words.replace("  ", " ").replace(" ", "   "),
    "no-break spaces": lambda words: words.replace(" t", "\u00a0t"),
    "lines": lambda words: words if words.startswith(("-", "#")) else words.replace(" ", "\n", 3),
    "quotes": lambda words: words.replace("hòa bình", "“hòa bình”").replace("peace", "'peace'"),
    "emphasis": lambda words: words.replace("hội nghị", "**hội nghị**").replace("conference", "*conference*"),
    "links": lambda words: words.replace("Hà Nội", "[Hà Nội](/x.html)").replace(
        "Hanoi", "[Hanoi]({topic}y 'z')"
    ),
    "a typing error": lambda words: words.replace("đại biểu", "đại biẻu").replace("delegates", "delegtaes"),
    "another": lambda words: words.replace("Thành phố", "Thàn phố").replace("attended", "atended"),
    "joined words": lambda words: words.replace("khai mạc", "khaimạc").replace("Everybody", "Every body"),
    "a let pass": lambda words: (
        words if words.startswith(("-", "#")) else f"{words} <!-- sic: so printed -->"
    ),
}


@DIRECTIONS
@pytest.mark.parametrize("how", SETTINGS)
def test_how_it_is_set_never_flags(source: str, lang: str, how: str) -> None:
    before = TEXTS[source]
    now = tuple(SETTINGS[how](each) for each in before)
    assert now != before or (source, how) in (("en", "nfd"), ("en", "tone marks"))
    assert not_confirmed(after(source, lang, now)) == []
    assert (
        not_confirmed(after(source, lang, before, tuple(SETTINGS[how](each) for each in TEXTS[lang]))) == []
    )


@DIRECTIONS
@given(data=st.data())
def test_paragraphs_may_be_moved_split_and_joined(source: str, lang: str, data: st.DataObject) -> None:
    def shuffled(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
        order = data.draw(st.permutations(paragraphs))
        parts: list[str] = []
        for each in order:
            words = each.split(" ")
            cut = data.draw(st.integers(0, len(words) - 1)) if each[0] not in "#-" else 0
            parts += [" ".join(part) for part in (words[:cut], words[cut:]) if part]
        joined = [parts[0]]
        for each in parts[1:]:
            plain = each[0] not in "#-" and joined[-1][0] not in "#-"
            whole = joined[-1][-1] == "." and each[0].isupper()
            if plain and whole and data.draw(st.booleans()):
                joined[-1] += f" {each}"
            else:
                joined.append(each)
        return tuple(joined)

    assert not_confirmed(after(source, lang, shuffled(TEXTS[source]))) == []
    assert not_confirmed(after(source, lang, TEXTS[source], shuffled(TEXTS[lang]))) == []


@given(at=st.integers(0, 4), word=st.integers(0, 40), data=st.data())
def test_another_word_is_never_taken_for_the_same(at: int, word: int, data: st.DataObject) -> None:
    words = VIETNAMESE[at].split(" ")
    number = word % len(words)
    if not words[number].strip("#-"):
        return
    words[number] = data.draw(st.sampled_from(["khoảng", "xưởng", "năm 2031", "chưa từng"]))
    now = (*VIETNAMESE[:at], " ".join(words), *VIETNAMESE[at + 1 :])
    assert not_confirmed(after("vi", "en", now)) == [str(at + 1)]


def test_a_new_paragraph_is_told_in_the_source_and_what_is_gone_in_the_translation() -> None:
    known = pairs("vi", "en")
    now = (
        *VIETNAMESE[:1],
        "Bộ trưởng gửi thư chúc mừng tới toàn thể hội nghị trong buổi sáng.",
        *VIETNAMESE[1:4],
    )
    found = run(RULES, (story("vi", now, known), story("en", ENGLISH, known)))
    assert [(each.file[-5:-3], each.line, each.level) for each in found if each.rule == "stale"] == [
        ("vi", 12, WARNING),
        ("en", 19, WARNING),
    ]


def test_what_is_told_is_what_it_was_and_what_it_is() -> None:
    known = pairs("vi", "en")
    now = tuple(each.replace("300", "400") for each in VIETNAMESE)
    (problem,) = [
        each
        for each in run(RULES, (story("vi", now, known), story("en", ENGLISH, known)))
        if each.rule == "stale"
    ]
    assert (problem.place, problem.level) == ("content/x/index.en.md:10:1", WARNING)
    assert "“… 13/5, hơn 300 đại biểu …”; it now says “… 13/5, hơn 400 đại biểu …”" in problem.text()
    assert problem.text().endswith("nhipcau translation confirm 2024-05-13-x en 1")


def test_what_a_translator_writes_is_new_until_it_is_confirmed() -> None:
    known = pairs("vi", "en")
    vi = story("vi", tuple(each.replace("300", "400") for each in VIETNAMESE), known)
    en = story("en", tuple(each.replace("300", "400") for each in ENGLISH), known)
    assert [
        (each.text.lang, each.name, each.state) for each in standings(vi, en) if each.state != CONFIRMED
    ] == [
        ("vi", "1", NEW),
        ("en", "1", NEW),
    ]
    (problem,) = [each for each in run(RULES, (vi, en)) if each.rule == "stale"]
    assert problem.level == NOTE
    fresh = renewed(known, confirmed(vi, en, ["1"]), (vi, en))
    assert {each.state for each in standings(replace(vi, pairs=fresh), replace(en, pairs=fresh))} == {
        CONFIRMED
    }


def test_where_nothing_is_remembered_nothing_is_told() -> None:
    assert standings(story("vi", VIETNAMESE), story("en", ENGLISH)) == ()


@given(st.data())
def test_a_file_that_is_cut_or_changed_never_confirms_what_nobody_confirmed(data: st.DataObject) -> None:
    known = pairs("vi", "en")
    whole = written(known)
    at, length = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, 60))
    damaged = whole[:at] + data.draw(st.text(max_size=5)) + whole[at + length :]
    assert set(read_pairs(damaged).known) <= set(known)
    assert read_pairs(whole).known == known


@given(st.data())
def test_two_branches_are_merged_by_keeping_the_lines_of_both(data: st.DataObject) -> None:
    """What one confirmed and the other did not touch is confirmed after it, and nothing else is."""
    known = pairs("vi", "en")
    mine, theirs = (data.draw(st.lists(st.sampled_from(known), unique=True)) for _ in range(2))
    lines = [
        *written(mine).splitlines(),
        "<<<<<<< HEAD",
        "=======",
        *written(theirs).splitlines(),
        ">>>>>>> x",
    ]
    assert set(read_pairs("\n".join(lines)).known) == {*mine, *theirs}
