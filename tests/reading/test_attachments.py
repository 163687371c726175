"""Files beside a text: which go out, what is said of a name that none has, and of one that leads elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from nhipcau.model.media_types import TYPES
from nhipcau.reading.photos import OTHER
from tests.conftest import Site
from tests.exact.workshop import Workshop

FOLDER = "content/stories/2024/2024-10-14-tep"


def told(site: Site, body: str, **fields: str) -> Path:
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    words = f"---\ntitle: Tệp\ndate: 2024-10-14\nsection: van-hoa\n{more}---\n\n{body}\n"
    return site.write(f"{FOLDER}/index.vi.md", words)


def said(site: Site) -> list[str]:
    return [problem.text() for problem in site.problems() if problem.file.startswith(FOLDER)]


@pytest.mark.parametrize("ending", sorted(OTHER - {".svg"}))
def test_every_usual_office_sound_and_film_file_goes_out_with_its_type(site: Site, ending: str) -> None:
    site.write(f"{FOLDER}/tep{ending}", b"12345")
    told(site, f"[tệp](tep{ending})")
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-tep")
    assert [photo.name for photo in story.photos] == [f"tep{ending}"]
    assert ending[1:] in TYPES


@pytest.mark.parametrize("wrong", ["bai.PDF", "BAI.pdf", "bai1.pdf"])
def test_a_name_that_is_nearly_that_of_a_file_is_told_with_it(site: Site, wrong: str) -> None:
    site.write(f"{FOLDER}/bai.pdf", b"%PDF-1.4")
    told(site, f"[tệp]({wrong})")
    assert any(text.endswith("Did you mean “bai.pdf”?") for text in said(site))


def test_a_cover_in_the_wrong_case_is_told_with_the_right_one(site: Site) -> None:
    site.write(f"{FOLDER}/Anh.pdf", b"%PDF-1.4")
    told(site, "Một.", cover="anh.pdf", cover_alt="Ảnh")
    assert any(text.endswith("Did you mean “Anh.pdf”?") for text in said(site))


def test_a_link_to_a_file_outside_the_content_is_refused_and_one_within_is_taken(site: Site) -> None:
    told(site, "[a](a.pdf) [b](b.pdf)")
    site.write("content/kho/b.pdf", b"%PDF-1.4")
    site.write("ngoai.pdf", b"%PDF-1.4 secret")
    (site.root / FOLDER / "a.pdf").symlink_to(site.root / "ngoai.pdf")
    (site.root / FOLDER / "b.pdf").symlink_to(site.content / "kho" / "b.pdf")
    assert (
        said(site)[0] == "“a.pdf” is a link to a file outside the content folder. Put the file itself there."
    )
    assert not [text for text in said(site) if "The file “b.pdf”" in text]


def test_the_type_and_the_size_of_a_file_stand_at_the_link_in_the_readers_language(tmp_path: Path) -> None:
    site = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False})
    site.registries()
    folder = site.story("2024-10-14-tep", body="[**Mẫu** đơn](don.pdf), [](phim.7z) và [ảnh](a.jpg).")
    (folder / "don.pdf").write_bytes(b"%PDF-1.4" + bytes(1_234_560))
    (folder / "phim.7z").write_bytes(bytes(900))
    Image.new("RGB", (60, 40)).save(folder / "a.jpg")
    site.build()
    for address, size in (("2024/10/tep", "1,2 MB"), ("en/2024/10/bai-2024-10-14-tep-en", "1.2 MB")):
        page = (site.folder / "output" / address / "index.html").read_text("utf-8")
        assert f'đơn <span class="file">(PDF, {size})</span></a>' in page.replace("</span> <span", " <span")
        assert '>phim.7z <span class="file">(7Z, 900 byte)</span></a>' in page
        assert 'a.jpg">' in page
        assert page.count('class="file"') == 2
        beside = (site.folder / "output/2024/10/tep/song-ngu/en/index.html").read_text("utf-8")
        assert f"(PDF, {size})" in beside
    feed = (site.folder / "output/feed.json").read_text("utf-8")
    assert '"Mẫu đơn, phim.7z và ảnh."' in feed


def test_the_day_of_a_document_stands_at_the_link_in_the_readers_language(tmp_path: Path) -> None:
    site = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False})
    site.registries()
    body = '[Kế hoạch](don.pdf "3/6/2024") và [mẫu](don.pdf "Mẫu năm 2024") và [khác](don.pdf "2024-06-03").'
    folder = site.story("2024-10-14-tep", body=body)
    (folder / "don.pdf").write_bytes(b"%PDF-1.4" + bytes(1_234_560))
    site.build()
    for address, facts in (
        ("2024/10/tep", "PDF, 1,2 MB, ngày 3 tháng 6 năm 2024"),
        ("en/2024/10/bai-2024-10-14-tep-en", "PDF, 1.2 MB, 3 June 2024"),
    ):
        page = (site.folder / "output" / address / "index.html").read_text("utf-8")
        assert page.count(f'<span class="file">({facts})</span></a>') == 2
        # A title that is no day is one.
        assert 'title="Mẫu năm 2024"' in page


def test_a_file_that_is_linked_to_by_html_goes_out_too(site: Site) -> None:
    site.write(f"{FOLDER}/bai.pdf", b"%PDF-1.4")
    told(site, '<p><a href="bai.pdf">x</a></p>')
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-tep")
    assert [photo.name for photo in story.photos] == ["bai.pdf"]
