"""Letters of before Unicode in a text: told with how they should read, converted by `--fix`, and all else let be."""

from __future__ import annotations

import pytest

from nhipcau.convert.spelling import misspelt
from tests.conftest import Site

FILE = "content/stories/2024/2024-10-10-bai/index.vi.md"
HEAD = (
    "---\ntitle: Bài\nsection: hoat-dong\n---\n\nHà Nội tổ chức lễ hội ở phố đi bộ, nhiều người đến dự.\n\n"
)
RIGHT = "Đại học Quốc gia Hà Nội tổ chức hội thảo."
OLD = {
    "TCVN3": "§¹i häc Quèc gia Hµ Néi tæ chøc héi th¶o.",
    "VNI": "Ñaïi hoïc Quoác gia Haø Noäi toå chöùc hoäi thaûo.",
}


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_a_paragraph_in_old_letters_is_told_with_how_it_should_read_and_converted(
    site: Site, name: str
) -> None:
    site.write(FILE, f"{HEAD}{OLD[name]}\n\nDòng cuối.\n")
    told = site.nhipcau("check")
    assert "2024-10-10-bai/index.vi.md:8:" in told.stdout + told.stderr
    assert name in told.stdout + told.stderr
    assert RIGHT[:40] in told.stdout + told.stderr
    assert told.returncode != 0
    site.nhipcau("check", "--fix", "--yes")
    assert (site.root / FILE).read_text("utf-8") == f"{HEAD}{RIGHT}\n\nDòng cuối.\n"


def test_utf_8_that_was_read_as_something_else_is_known() -> None:
    ((at, _, right, name),) = misspelt(
        "Chữ đúng.\n\n" + "Tổ chức hội thảo, gặp gỡ.".encode().decode("latin-1")
    )
    assert (at, right, name) == (11, "Tổ chức hội thảo, gặp gỡ.", "UTF-8 twice")


@pytest.mark.parametrize(
    "text",
    [
        "Müller, Zürich, Köln, Île-de-France, São Paulo, Gdańsk: café, façade, naïve.",
        "Điện Biên Phủ, Thăng Long, Hà Nội, Đắk Lắk, Buôn Ma Thuột, Krông Nô.",
        "Giá 5 €, 3 m², 20 °C ± 1, § 5, © 2024, « lời » và “chữ”.",
        "日本語のテキスト、한국어 텍스트, русский текст, ภาษาไทย.",
        "Ala ä la ö ja ü ñ ø å.",
    ],
)
def test_letters_of_other_languages_are_let_be(text: str) -> None:
    assert not list(misspelt(text))
