"""What is Vietnamese and neither CLDR nor a catalogue can say: the order of letters and tones, ordinals in words."""

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The 29 letters of the Vietnamese alphabet, with f, j, w, z of foreign names in their usual places."""

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng, in the order of dictionaries; the level tone has no mark and comes first."""

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def ordinal(number: int) -> str | None:
    """ "thứ nhất" to "thứ mười" for 1 to 10; None above, where Vietnamese writes the figure ("thứ 11")."""
    return f"thứ {_ORDINALS[number - 1]}" if 1 <= number <= len(_ORDINALS) else None


_LUNAR_MONTHS = {1: "Giêng", 12: "Chạp"}
"""Months that have a name, which belongs to the lunar calendar alone."""


def lunar_day(day: int, month: int, leap: bool) -> str:
    """ "mồng 10 tháng 3 âm lịch", "ngày 23 tháng Chạp", "ngày 15 tháng 6 nhuận âm lịch"."""
    told = f"{'mồng' if day <= 10 else 'ngày'} {day} tháng {_LUNAR_MONTHS.get(month, month)}"
    if leap:
        return f"{told} nhuận âm lịch"
    return told if month in _LUNAR_MONTHS else f"{told} âm lịch"
