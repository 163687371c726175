"""Word files."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from nhipcau.convert import Left, docx
from nhipcau.convert import word as module
from tests.convert.test_pictures import DOT

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"""<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Default Extension="gif" ContentType="image/gif"/></Types>"""
ROOT = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"""
PARTS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{R}/image" Target="media/a.gif"/>
<Relationship Id="r2" Type="{R}/footnotes" Target="footnotes.xml"/>
<Relationship Id="r3" Type="{R}/styles" Target="styles.xml"/></Relationships>"""
STYLES = f"""<w:styles {W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Chuthich"><w:name w:val="caption"/></w:style></w:styles>"""
PICTURE = f"""<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:docPr id="1" name="a" descr="Cầu"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>
<a:blip xmlns:r="{R}" r:embed="r1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>
</w:drawing></w:r>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:id="2">
<w:p><w:r><w:t>Ghi chú.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def paragraph(inner: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{inner}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def document(path: Path, body: str, **parts: str) -> Path:
    """A Word file with one body, as small as Word itself would still open."""
    with ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", ROOT)
        file.writestr("word/_rels/document.xml.rels", PARTS)
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        file.writestr("word/footnotes.xml", FOOTNOTES)
        file.writestr("word/styles.xml", STYLES)
        file.writestr("word/media/a.gif", DOT)
        for name, text in parts.items():
            file.writestr(f"word/{name}.xml", text)
    return path


def test_a_word_file_keeps_its_headings_notes_pictures_and_captions(tmp_path: Path) -> None:
    noted = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        paragraph(run("Mở đầu"), "Heading1")
        + paragraph(run("Lễ ") + run("khai mạc", "<w:b/>") + noted + run("."))
        + paragraph(PICTURE)
        + paragraph(run("Cầu Long Biên. Ảnh: Quang Thái"), "Chuthich")
        + paragraph(run("Hết."))
    )
    found = docx(document(tmp_path / "a.docx", body))
    assert found.markdown == (
        "## Mở đầu\n\nLễ **khai mạc**[^1].\n\n"
        '![Cầu](picture-1.gif "Cầu Long Biên. Ảnh: Quang Thái")\n\nHết.\n\n[^1]: Ghi chú.\n'
    )
    assert [(one.name, one.data) for one in found.pictures] == [("picture-1.gif", DOT)]


def test_old_fonts_in_a_word_file_are_read(tmp_path: Path) -> None:
    old = '<w:rFonts w:ascii=".VnTime"/>'
    body = paragraph(run("Đại hội ") + run("ViÖt Nam ", old) + run("®éc lËp", old.replace("Time", "TimeH")))
    found = docx(document(tmp_path / "a.docx", body))
    assert found.markdown == "Đại hội Việt Nam ĐỘC LẬP\n"
    assert [(one.name, one.because) for one in found.spellings] == [("TCVN3", "fonts")]


def test_headers_and_comments_of_a_word_file_stand_in_the_ledger(tmp_path: Path) -> None:
    header = f"<w:hdr {W}>{paragraph(run('ỦY BAN '))}{paragraph(run('Số 12'))}</w:hdr>"
    comments = f"<w:comments {W}><w:comment w:id='0'>{paragraph(run('Sửa lại'))}</w:comment></w:comments>"
    found = docx(document(tmp_path / "a.docx", paragraph(run("Bài.")), header1=header, comments=comments))
    assert found.markdown == "Bài.\n"
    assert found.ledger == (
        Left("boilerplate", "word/header1.xml", "ỦY BAN Số 12"),
        Left("hidden", "word/comments.xml", "Sửa lại"),
    )


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 an old .doc", b"<html>x</html>"])
def test_what_is_no_word_file_is_a_line_in_the_ledger(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    found = docx(tmp_path / "a.docx")
    assert (found.markdown, found.ledger) == ("", (Left("unreadable", "a.docx"),))


def test_a_damaged_word_file_is_a_line_in_the_ledger(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", "<w:p><w:r>")
    assert docx(path).ledger == (Left("unreadable", "a.docx"),)


def test_a_word_file_that_unpacks_to_a_monster_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000)
    path = document(tmp_path / "a.docx", paragraph(run("x")))
    assert docx(path).ledger == (Left("unreadable", "a.docx"),)
