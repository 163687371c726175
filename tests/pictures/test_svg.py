"""Cleaned drawings keep what draws and lose what runs, embeds, or fetches from elsewhere."""

from __future__ import annotations

import pytest

from nhipcau.pictures.svg import UnreadableDrawing, clean

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 80.4"'
PLAIN = HEAD + (
    '><defs><linearGradient id="nen"><stop offset="0" stop-color="#9e1b1e"/></linearGradient></defs>'
    '<style>.a { fill: url(#nen) }</style><rect class="a" width="120" height="80" style="opacity: 0.5"/>'
    '<use xlink:href="#nen"/><text xml:lang="vi">Hồ Gươm</text>'
    '<image href="data:image/png;base64,iVBORw0KGgo="/></svg>'
)


def cleaned(inside: str, more: str = "") -> tuple[str, tuple[str, ...]]:
    found = clean(f"{HEAD} {more}>{inside}</svg>".encode())
    return found.data.decode(), found.dropped


def test_a_plain_drawing_loses_nothing() -> None:
    found = clean(PLAIN.encode())
    assert found.dropped == ()
    assert (found.width, found.height) == (120, 80)
    assert clean(found.data).data == found.data
    for part in ("linearGradient", "url(#nen)", 'xlink:href="#nen"', "Hồ Gươm", 'xml:lang="vi"', "base64,"):
        assert part in found.data.decode()


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<script>evil()</script>", "<script>"),
        (
            '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">evil</p></foreignObject>',
            "<foreignObject>",
        ),
        ('<a href="javascript:evil()"><text>a</text></a>', "<a>"),
        ('<animate attributeName="href" to="javascript:evil()"/>', "<animate>"),
        ('<set attributeName="onload" to="evil()"/>', "<set>"),
        ("<style>@import url(https://evil.example/a.css)</style>", "<style>"),
        ("<style>.a { fill: u\\72l(https://evil.example) }</style>", "<style>"),
        ('<rect onclick="evil()"/>', "“onclick”"),
        ('<rect ONCLICK="evil()"/>', "“ONCLICK”"),
        ('<rect fill="url(https://evil.example/#a)"/>', "“fill”"),
        ('<rect fill="image-set(&quot;https://evil.example/a.png&quot; 1x)"/>', "“fill”"),
        ('<rect style="mask: -webkit-image-set(&quot;//evil.example/a&quot; 1x)"/>', "“style”"),
        ("<style>.a { fill: image-set('https://evil.example/a' 1x) }</style>", "<style>"),
        ("<rect style=\"fill: url( 'https://evil.example/#a')\"/>", "“style”"),
        ('<use href="https://evil.example/#a"/>', "“href”"),
        ('<use xlink:href="evil.svg#a"/>', "“href”"),
        ('<image href=" javascript:evil()"/>', "“href”"),
        ('<image href="data:image/svg+xml;base64,evil"/>', "“href”"),
    ],
)
def test_what_runs_or_leads_outward_goes_and_is_named(inside: str, name: str) -> None:
    data, dropped = cleaned(inside)
    assert name in dropped
    assert "evil" not in data


def test_what_drawing_programs_leave_of_themselves_goes_without_a_word() -> None:
    program = 'xmlns:sodipodi="http://sodipodi.example/dtd" sodipodi:docname="evil.svg"'
    data, dropped = cleaned("<metadata>evil</metadata><sodipodi:namedview evil='1'/><g/>", program)
    assert dropped == ()
    assert "evil" not in data
    assert "<g />" in data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html/>",
        b"<svg/>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"\x89PNG\r\n\x1a\n",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 3000 + b"</g>" * 3000 + b"</svg>",
    ],
    ids=["empty", "html", "no namespace", "unclosed", "png", "entity", "outer entity", "very deep"],
)
def test_what_no_reader_should_open_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDrawing):
        clean(data)
