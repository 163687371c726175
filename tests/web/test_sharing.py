"""Sending a page on: addresses that survive every letter of a title."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.web.sharing import sharing

URL = "https://nhipcau.example/2024/10/70-nam-giai-phong-thu-do/"


@given(title=st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_title_and_address_come_back_whole(title: str) -> None:
    ways = sharing(URL, title)
    assert parse_qs(urlsplit(ways.facebook).query) == {"u": [URL]}
    assert parse_qs(urlsplit(ways.x).query, keep_blank_values=True) == {"url": [URL], "text": [title]}
    fields = dict(field.split("=") for field in ways.mail.partition("?")[2].split("&"))
    assert {name: unquote(value) for name, value in fields.items()} == {
        "subject": title,
        "body": f"{title}\r\n{URL}",
    }


def test_an_address_is_of_ascii_alone_and_spaces_are_no_plus() -> None:
    """RFC 6068: in mailto a plus sign is a plus sign."""
    ways = sharing(URL, "Kỷ niệm 70 năm & hơn thế?")
    assert ways.mail.isascii()
    assert "+" not in ways.mail
    assert "K%E1%BB%B7%20ni%E1%BB%87m%2070%20n%C4%83m%20%26%20h%C6%A1n%20th%E1%BA%BF%3F" in ways.x
