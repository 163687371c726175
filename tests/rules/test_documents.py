"""Documents are called what the symbols in their numbers say."""

from __future__ import annotations

import pytest

from nhipcau.rules.documents import KINDS, numbers, symbol
from tests.conftest import Site
from tests.rules.texts import text, told

WRONG = [
    # (language, text, the right word)
    ("en", "in accordance with Directive No. 15-NQ/TW dated 5 May 2022", "Resolution"),
    ("en", "the Official Letter No. 05-TT/TU on 23 May 2022", "Circular"),
    ("en", "a circular 30/2020/NĐ-CP on paperwork", "decree"),
    ("en", "Decision 12-CT/TW", "Directive"),
    ("en", "Resolution 2573/QD-TTg", "Decision"),
    ("vi", "theo Chỉ thị số 15-NQ/TW của Bộ Chính trị", "Nghị quyết"),
    ("vi", "Công văn số 05-TT/TU", "Thông tư"),
    ("vi", "nghị quyết 36-HD/VPTW", "hướng dẫn"),
    ("vi", "Quyết định số 120/KH-UBND", "Kế hoạch"),
]
RIGHT = [
    ("en", "Resolution No. 15-NQ/TW, Directive 12-CT/TW and Circular 05-TT/TU"),
    ("en", "Decree 30/2020/ND-CP; Decision No. 2573/QD-TTg; Regulation 37-QĐ/TW"),
    ("en", "Law 45/2024/QH15, and document 15-NQ/TW"),
    ("vi", "Nghị quyết 15-NQ/TW, Thông tư 01/2024/TT-BTC, Thông tri 05-TT/TU"),
    ("vi", "Quy định 37-QĐ/TW, Quyết định 2573/QĐ-TTg, Hướng dẫn 36-HD/VPTW, Công văn 1234/UBND-KH"),
    ("vi", "Kế hoạch số 120/KH-UBND; tỷ số 2-1; đường 5/BC"),
]


@pytest.mark.parametrize(("lang", "words", "right"), WRONG, ids=[words for _, words, _ in WRONG])
def test_a_document_under_another_kinds_name_is_told_with_the_right_one(
    lang: str, words: str, right: str
) -> None:
    (problem,) = told("document.kind", text(words, lang))
    assert problem.fix == right
    called = words[problem.column - 1 : problem.end[1] - 1]
    assert f"“{called}” before" in problem.text()


@pytest.mark.parametrize(("lang", "words"), RIGHT, ids=[words for _, words in RIGHT])
def test_a_document_under_its_own_name_is_not(lang: str, words: str) -> None:
    assert told("document.kind", text(words, lang)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_symbol_is_read_from_a_number(kind: str) -> None:
    for number in (f"12-{kind}/TW", f"120/{kind}-UBND", f"30/2020/{kind}-BTC"):
        assert [fact.words for fact in numbers(f"số {number}, ngày")] == [number]
        assert symbol(number) == kind


def test_a_document_stands_once_in_the_registry_however_its_number_is_spelt(site: Site) -> None:
    path = site.content / "registry" / "documents.toml"
    entry = '[{0}]\nvi = "Văn bản"\nen = "Text {0}"\nnumber = "{1}"\ndate = 2013-10-29\n'
    numbers = {"a": "145/2013/NĐ-CP", "b": "145/2013/ND–CP", "c": "146/2013/NĐ-CP"}
    text = path.read_text("utf-8") + "".join(entry.format(*each) for each in numbers.items())
    path.write_text(text, "utf-8")
    (problem,) = [each for each in site.read().problems if each.rule == "document.date"]
    assert problem.line == text[: text.index("[b]")].count("\n") + 1
    assert "“a” is of the same document: its number there is 145/2013/NĐ-CP." in problem.text()


def test_the_registry_is_held_to_the_same(site: Site) -> None:
    path = site.content / "registry" / "documents.toml"
    kind = 'kind = {vi = "Chỉ thị", en = "Directive"}'
    document = (
        f'[x]\nvi = "Phương hướng"\nen = "Directions"\nnumber = "15-NQ/TW"\ndate = 2022-05-05\n{kind}\n'
    )
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{document}\n{before}", encoding="utf-8")
    reading = site.read()
    told = [(each.place, each.field, each.fix) for each in reading.problems if each.rule == "document.kind"]
    assert sorted(told) == [
        ("content/registry/documents.toml:1", "kind", "Nghị quyết"),
        ("content/registry/documents.toml:1", "kind", "Resolution"),
    ]
    assert any(each.key == "x" for each in reading.content.documents)
