import pickle
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from nhipcau.languages import Catalogue, CatalogueError, Words, catalogues
from nhipcau.languages.catalogues import stacked
from nhipcau.languages.compiled import CatalogueMemory
from nhipcau.languages.path_words import path_words
from nhipcau.themes import PACKAGE_THEME, catalogue_file

from .conftest import HERE

PACKAGE = Path(__file__).parents[2] / "plugins" / "nhipcau" / "languages"
ENTRY = 'msgctxt "{}"\nmsgid "{}"\nmsgstr "{}"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('msgid "a\nmsgstr "b"\n', "vi.po:1: not a line of a PO file"),
        ('msgid "a"\nmsgstr "b"\n\nrubbish\n', "vi.po:4: not a line of a PO file: rubbish"),
        (ENTRY.format("", "{ordinal} x", "{nn} x"), "vi.po:2: placeholder “nn” is not in the message"),
        (ENTRY.format("", "{date} x", "x"), "vi.po:2: placeholder “date” is missing"),
        (ENTRY.format("", "%(who)s x", "%(whom)s x"), "vi.po:2: placeholder “whom” is not in the message"),
        (ENTRY.format("moment", "{date}", "{date"), "vi.po:2: a brace is left open"),
        (ENTRY.format("date pattern", "d MMMM y", "ngày d"), "vi.po:2: words in the pattern “ngày d”"),
        (ENTRY.format("words a minute", "238", "fast"), "vi.po:2: “fast” is not a whole number"),
        (ENTRY.format("locale", "en_GB", "xx_YY"), "CLDR knows no locale “xx_YY”"),
    ],
)
def test_a_broken_catalogue_is_refused_with_file_and_line(text: str, told: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        Catalogue.parse(text, "vi", "vi.po")
    assert told in str(refused.value)


def test_a_catalogue_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    path.write_bytes(b"# one\n# \xff\n")
    with pytest.raises(CatalogueError, match=r"messages\.po:2: not UTF-8"):
        Catalogue.load(path, "vi")


def test_an_anniversary_is_counted_by_ordinals_or_by_cardinals_and_by_nothing_else() -> None:
    assert Catalogue.parse(ENTRY.format("anniversary number", "ordinal", "cardinal"), "vi")
    with pytest.raises(CatalogueError, match="neither"):
        Catalogue.parse(ENTRY.format("anniversary number", "ordinal", "số"), "vi")


def test_a_fuzzy_entry_is_not_printed() -> None:
    catalogue = Catalogue.parse('#, fuzzy\nmsgid "Home"\nmsgstr "Nhà"\n', "vi")
    assert catalogue.gettext("Home") == "Home"


def test_the_digest_changes_with_the_text_and_the_language() -> None:
    texts = (("vi", ""), ("vi", 'msgid "a"\nmsgstr "b"\n'), ("fr", ""))
    assert len({Catalogue.parse(text, code).digest for code, text in texts}) == 3


def test_a_worker_gets_the_same_words(words: dict[str, Words]) -> None:
    sent = pickle.loads(pickle.dumps(words["vi"]))
    assert sent == words["vi"]
    assert sent.anniversary(70) == "Kỷ niệm 70 năm"


def test_the_extractor_finds_every_message_that_vietnamese_has() -> None:
    found = {
        (context or "", message if isinstance(message, str) else message[0])
        for _, _, message, _, context in extract_from_dir(PACKAGE, [("**.py", "python")])
    }
    catalogue = read_po(BytesIO((HERE / "vi.po").read_bytes()))
    translated = {
        (entry.context or "", entry.id if isinstance(entry.id, str) else entry.id[0])
        for entry in catalogue
        if entry.id and entry.string
    }
    assert found == translated


def test_two_languages_share_no_state(words: dict[str, Words]) -> None:
    said = [words[code].ngettext("{n} year", "{n} years", 2) for code in ("vi", "en", "fr", "vi")]
    assert said == ["{n} năm", "{n} years", "{n} ans", "{n} năm"]


def test_a_third_language_needs_only_a_catalogue(words: dict[str, Words]) -> None:
    assert words["fr"].anniversary(70, "Hanoï") == "70e anniversaire de Hanoï"
    assert words["fr"].list(["a", "b", "c"]) == "a, b et c"


def test_a_language_without_a_catalogue_has_the_dates_of_cldr(words: dict[str, Words]) -> None:
    german = Words("de", Catalogue("de"), words["vi"].zone)
    assert german.range(date(2024, 10, 8), date(2024, 10, 12)) == "8.–12. Oktober 2024"
    assert german.date(date(2024, 10, 10), "weekday") == "Donnerstag, 10. Oktober 2024"


VIETNAMESE_ADDRESSES = (
    "chuyen-muc chu-de su-kien ky-niem nhan-vat luu-tru lich sap-toi"
    " trang-tin tim-kiem trang song-ngu du-lieu thu-vien-anh"
)
ENGLISH_ADDRESSES = (
    "sections topics events anniversaries people archive calendar outlook"
    " pages search page side-by-side data gallery"
)


def test_the_words_of_addresses_are_what_they_always_were() -> None:
    """Sites that say nothing of them have published these: to change one would break every link to them."""
    ours = catalogue_file(Path(PACKAGE_THEME), "vi")
    assert (
        list(path_words(Catalogue("vi", ours.read_text(encoding="utf-8"))).values())
        == VIETNAMESE_ADDRESSES.split()
    )
    assert list(path_words(Catalogue("en")).values()) == ENGLISH_ADDRESSES.split()


def test_a_catalogue_over_another_says_what_it_says_and_leaves_the_rest() -> None:
    plural = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} ngày"\n'
    head = 'msgid ""\nmsgstr "Language: vi\\nPlural-Forms: nplurals=1; plural=0;\\n"\n\n'
    beneath = Catalogue(
        "vi", head + 'msgid "Home"\nmsgstr "Nhà"\n\nmsgid "Search"\nmsgstr "Tìm"\n\n' + plural
    )
    over = stacked(
        [Catalogue("vi", 'msgid "Home"\nmsgstr "Trang đầu"\n\nmsgid "Search"\nmsgstr ""\n'), beneath]
    )
    assert over
    both = pickle.loads(pickle.dumps(over.proofread()))
    assert (both.gettext("Home"), both.gettext("Search")) == ("Trang đầu", "Tìm")
    assert both.ngettext("{n} day", "{n} days", 2) == "{n} ngày"
    assert both.has(("", "Search"))
    assert len({over.digest, beneath.digest, Catalogue("vi", over.text).digest}) == 3


def test_what_was_compiled_once_is_recalled_and_never_for_another_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = CatalogueMemory(tmp_path / "kept" / "vi")
    own = ENTRY.format("a", "one", "một") + '\nmsgid "{n} b"\nmsgid_plural "{n} c"\nmsgstr[0] "{n} x"\n'
    under = Catalogue("vi", ENTRY.format("a", "two", "hai"))
    Catalogue("vi", own, beneath=under).proofread(memory)
    reads: list[object] = []
    monkeypatch.setattr(catalogues, "read_po", lambda file, **_: reads.append(file))
    again = Catalogue("vi", own, beneath=replace(under)).proofread(memory)
    assert [again.say(("a", each)) for each in ("one", "two", "three")] == ["một", "hai", "three"]
    assert [again.has(("a", each)) for each in ("one", "two", "three")] == [True, True, False]
    assert again.ngettext("{n} b", "{n} c", 1) == "{n} x"
    assert reads == []
    monkeypatch.undo()
    assert Catalogue("vi", ENTRY.format("a", "one", "1")).proofread(memory).say(("a", "one")) == "1"
    with pytest.raises(CatalogueError):
        Catalogue("vi", 'msgid "a\n').proofread(memory)


@pytest.mark.parametrize("damaged", [b"", b"x", b"\0" * 400])
def test_a_memory_of_a_catalogue_that_is_damaged_is_as_none(tmp_path: Path, damaged: bytes) -> None:
    memory = CatalogueMemory(tmp_path / "vi")
    Catalogue("vi", ENTRY.format("a", "one", "một")).proofread(memory)
    (tmp_path / "vi").write_bytes((tmp_path / "vi").read_bytes()[:20] + damaged)
    assert Catalogue("vi", ENTRY.format("a", "one", "một")).proofread(memory).say(("a", "one")) == "một"
