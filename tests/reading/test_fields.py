"""What the words of a field mean."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import LunarDay, StripAround
from nhipcau.reading import fields
from nhipcau.reading.fields import Wrong
from nhipcau.reading.kinds import FORMS, of_pieces
from nhipcau.reading.origins import Origin
from nhipcau.reading.source import Raw

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

raws = st.recursive(
    st.text(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
parsers = sorted(
    {rule.parse for form in of_pieces(FORMS).values() for rule in form.schema.values()}, key=repr
)


def refusal(parse: fields.Parser, raw: Raw) -> str | None:
    """What is wrong with a value, said with its hint."""
    try:
        parse(raw, HANOI)
    except Wrong as wrong:
        return f"{wrong.message} {wrong.hint}".format(field="x", **wrong.values).rstrip()
    return None


@pytest.mark.parametrize("parse", parsers)
@given(raw=raws)
def test_a_field_is_understood_or_refused_with_a_sentence(parse: fields.Parser, raw: Raw) -> None:
    sentence = refusal(parse, raw)
    assert sentence is None or sentence.endswith(".")


def test_a_day_is_midnight_in_the_sites_zone_and_untimed() -> None:
    found = fields.moment("2024-10-10", HANOI)
    assert (found.at, found.timed) == (datetime(2024, 10, 10, tzinfo=HANOI), False)


@pytest.mark.parametrize(
    "words", ["2024-10-10 09:30", "2024-10-10T09:30", "2024-10-10T02:30Z", "2024-10-09 22:30-0400"]
)
def test_a_time_may_be_local_or_carry_an_offset(words: str) -> None:
    found = fields.moment(words, HANOI)
    assert (found.at, found.timed) == (datetime(2024, 10, 10, 9, 30, tzinfo=HANOI), True)
    assert found.at.tzinfo is HANOI


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_any_moment_survives_being_written_down(at: datetime, minutes: int) -> None:
    at = at.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    assert fields.moment(at.isoformat(timespec="minutes"), HANOI).at == at


@pytest.mark.parametrize(
    "words", ["2024-02-30", "2024-13-01", "2024-10-10 25:00", "0000-01-01", "2024-10-10 09:00+99:99"]
)
def test_an_impossible_time_is_none(words: str) -> None:
    with pytest.raises(Wrong, match="There is no "):
        fields.moment(words, HANOI)


@pytest.mark.parametrize("words", ["hôm qua", "2024", "tháng 10 năm 2024"])
def test_what_is_no_day_is_no_date(words: str) -> None:
    with pytest.raises(Wrong, match="is not a date"):
        fields.moment(words, HANOI)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1954-10-10", date(1954, 10, 10)),
        ("10/10/1954", date(1954, 10, 10)),
        ("10/3 âm lịch", Origin(lunar=LunarDay(10, 3))),
        ("10/3 lunar", Origin(lunar=LunarDay(10, 3))),
        ("mồng 10 tháng 3 âm lịch", Origin(lunar=LunarDay(10, 3))),
        ("23 tháng Chạp âm lịch", Origin(lunar=LunarDay(23, 12))),
        ("23 tháng Chạp", Origin(lunar=LunarDay(23, 12))),
        ("mồng 5 tháng Giêng", Origin(lunar=LunarDay(5, 1))),
        ("15/2 nhuận âm lịch", Origin(lunar=LunarDay(15, 2, True))),
        ("5/1/1789 âm lịch", Origin(1789, None, LunarDay(5, 1))),
        ("mồng 5 tháng Giêng năm 1789 âm lịch", Origin(1789, None, LunarDay(5, 1))),
        ("1956", Origin(1956)),
        ("3/1962", Origin(1962, 3)),
        ("tháng 3 năm 1962", Origin(1962, 3)),
    ],
)
def test_an_anniversary_counts_from_a_day_a_lunar_day_a_month_or_a_year(words: str, found: object) -> None:
    assert fields.founded(words, HANOI) == found


def test_a_leap_month_is_the_moons() -> None:
    with pytest.raises(Wrong) as bad:
        fields.founded("15/2 leap", HANOI)
    assert bad.value.values["better"] == "15/2 leap âm lịch"


@pytest.mark.parametrize(
    "words", ["https://", "https://a b.example", "http:///x", "https://.example", "mailto:", "mailto:a"]
)
def test_an_address_has_a_host_and_no_spaces(words: str) -> None:
    with pytest.raises(Wrong):
        fields.address(words, HANOI)


@pytest.mark.parametrize(
    "words",
    [
        "https://bao.example",
        "https://zoom.us/j/1?pwd=a.b#x",
        "http://localhost:8000/x",
        "https://tên-miền.vn/đường-dẫn",
        "https://[::1]/x",
        "mailto:ban.bien-tap@bao.example?subject=x",
    ],
)
def test_an_address_may_be_any_that_browsers_take(words: str) -> None:
    assert fields.address(words, HANOI) == words


def test_one_takes_part_at_an_address_of_the_web() -> None:
    with pytest.raises(Wrong):
        fields.web_address("mailto:a@bao.example", HANOI)


@pytest.mark.parametrize("words", ["31/3 âm lịch", "10/13 âm lịch", "0/1 lunar"])
def test_a_lunar_month_has_at_most_thirty_days(words: str) -> None:
    with pytest.raises(Wrong):
        fields.founded(words, HANOI)


@given(st.from_regex(fields.SLUG, fullmatch=True))
def test_a_slug_is_taken_as_it_stands(slug: str) -> None:
    assert fields.slug(slug, HANOI) == slug


@pytest.mark.parametrize("slug", ["../x", "/x", "x/", "X", "đối-ngoại", "a--b", "-a", "a_b", "a.html", "a b"])
def test_a_slug_cannot_leave_its_folder_or_hide_a_letter(slug: str) -> None:
    with pytest.raises(Wrong) as wrong:
        fields.slug(slug, HANOI)
    assert fields.SLUG.fullmatch(str(wrong.value.values["better"]))


def test_one_key_is_a_list_of_one_and_no_key_counts_twice() -> None:
    assert fields.keys("hoa-binh", HANOI) == ("hoa-binh",)
    assert fields.keys(["b", "a", "b"], HANOI) == ("b", "a")


@pytest.mark.parametrize(("words", "found"), [("true", True), ("Yes", True), ("no", False), ("off", False)])
def test_a_flag_may_be_said_in_yamls_ways(words: str, found: bool) -> None:
    assert fields.flag(words, HANOI) is found


@pytest.mark.parametrize(
    "path", ["tin/123.html", "//example.org/x", "/a/../b", "/a b", "/a?", "https://example.org/"]
)
def test_an_old_address_is_a_plain_path_on_this_site(path: str) -> None:
    with pytest.raises(Wrong):
        fields.paths([path], HANOI)


@pytest.mark.parametrize("words", ["javascript:alert(1)", "www.example.org", "ftp://example.org"])
def test_a_web_address_is_one(words: str) -> None:
    with pytest.raises(Wrong):
        fields.address(words, HANOI)


def test_a_strip_has_both_ends_in_order() -> None:
    assert fields.strip({"from": "2024-09-01", "until": "2024-10-15"}, HANOI).order == 0
    for wrong in (
        {"from": "2024-09-01"},
        {"from": "2024-09-02", "until": "2024-09-01"},
        {"from": "x", "until": "y"},
        {"before": "30"},
        {"before": "-1", "after": "0"},
        {"before": "181", "after": "0"},
        {"from": "2024-09-01", "after": "5"},
    ):
        with pytest.raises(Wrong):
            fields.strip(wrong, HANOI)


def test_a_strip_around_a_day_is_told_in_days() -> None:
    assert fields.strip({"before": "30", "after": "0", "order": "2"}, HANOI) == StripAround(30, 0, 2)


def test_a_correction_has_a_date_and_a_text() -> None:
    found = fields.corrections([{"date": "2024-10-12", "text": "Sửa  giờ."}], HANOI)
    assert (found[0].date, found[0].text) == (date(2024, 10, 12), "Sửa giờ.")
    with pytest.raises(Wrong):
        fields.corrections(["Sửa giờ."], HANOI)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Valentine&#8217;s &amp; Tết", "Valentine’s & Tết"),
        ("A &lt;b&gt; &#x000E000;", "A <b>"),
        ("https://a.vn/?b=1&copy=2", "https://a.vn/?b=1&copy=2"),
        ("R&D; AT&T", "R&D; AT&T"),
    ],
)
def test_letters_that_were_spelt_as_entities_are_letters(written: str, read: str) -> None:
    assert fields.text(written, ZoneInfo("Asia/Ho_Chi_Minh")) == read


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("/TIN/Bài viết.html", "Write %20 for each blank: /TIN/Bài%20viết.html."),
        ("/tin#phan-2", "Leave out what follows “#”"),
        ("/tin//cu", "single “/”"),
        ("/../tin", "no “..”"),
        ("tin/cu", "It must begin with one “/”"),
        ("https://example.org/tin", "Leave out the host: /tin."),
        ("//evil.example/tin", "Leave out the host: /tin."),
        ("https://example.org", "It must begin with one “/”"),
        ("/tin%00.html", "control character"),
        ("/tin%0d%0aSet-Cookie:x", "control character"),
        ("/tin?x=%7F", "control character"),
        ("/tin\x7f", "control character"),
        ("/tin%C2%85", "control character"),
        ("/tin%2Fcu", "Write “/” for %2F"),
        ("/tin%5ccu", "Write “/” for %2F"),
        ("/%2e%2e/tin", "no “..”"),
        ("/giam-50%.html", "Write %25"),
    ],
)
def test_an_old_address_that_is_none_is_refused_for_its_true_reason(path: str, hint: str) -> None:
    with pytest.raises(Wrong) as bad:
        fields.paths([path], HANOI)
    assert hint in bad.value.hint.format(**bad.value.values)


@pytest.mark.parametrize("path", ["/c%C5%A9.html", "/a%20b", "/?p=12", "/100%25", "/xem?next=%2Ftin"])
def test_an_old_address_may_spell_its_letters(path: str) -> None:
    assert fields.paths([path], HANOI) == (path,)
