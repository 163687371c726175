"""What is Vietnamese and neither CLDR nor a catalogue can say: the order of letters and tones, ordinals in words."""

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The 29 letters of the Vietnamese alphabet, with f, j, w, z of foreign names in their usual places."""

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng, in the order of dictionaries; the level tone has no mark and comes first."""

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def ordinal(number: int) -> str | None:
    """ "thứ nhất" to "thứ mười" for 1 to 10; None above, where Vietnamese writes the figure ("thứ 11")."""
    return f"thứ {_ORDINALS[number - 1]}" if 1 <= number <= len(_ORDINALS) else None
