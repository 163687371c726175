"""What a text owes to its readers in every language, and is told of: whose photos these are, and what was corrected."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from nhipcau.model import WARNING, Problem
from tests.conftest import Site

FOLDER = "content/stories/2024/2024-10-14-anh"


def told(site: Site, body: str = "Một.", en: str = "", **fields: str) -> list[Problem]:
    english = {"corrections": en} if en else {}
    if "cover" in fields:
        english |= {"cover_alt": "A lake", "cover_caption": "'Photo: Lan'"}
    for lang, title, more in (("vi", "Ảnh", fields), ("en", "Photos", english)):
        lines = "".join(f"{name}: {value}\n" for name, value in more.items())
        facts = "date: 2024-10-14\nsection: van-hoa\n" if lang == "vi" else ""
        words = f"---\ntitle: {title}\n{facts}{lines}---\n\n{body if lang == 'vi' else 'One.'}\n"
        site.write(f"{FOLDER}/index.{lang}.md", words)
    held = BytesIO()
    Image.new("RGB", (60, 40)).save(held, "JPEG")
    site.write(f"{FOLDER}/a.jpg", held.getvalue())
    found = (problem for problem in site.problems() if problem.file.startswith(FOLDER))
    return [
        problem for problem in found if problem.rule in ("", "credit")
    ]  # other rules compare the languages


def test_a_photo_of_which_nobody_says_whose_it_is_is_a_warning_with_its_line(site: Site) -> None:
    (problem,) = told(site, 'Một.\n\n![Hồ](a.jpg "Buổi sáng.")')
    assert (problem.level, problem.line) == (WARNING, 9)
    assert "whose photo “a.jpg” is" in problem.text()


def test_a_credit_in_a_caption_is_enough_for_a_cover_too(site: Site) -> None:
    assert told(site, '![Hồ](a.jpg "Buổi sáng. Ảnh: Lan")', cover="a.jpg") == []
    covered = told(site, "Một.", cover="a.jpg", cover_alt="Hồ")
    assert [(problem.level, problem.file) for problem in covered] == [(WARNING, f"{FOLDER}/index.vi.md")]


def test_a_correction_that_one_language_alone_has_is_a_warning_at_the_other(site: Site) -> None:
    both = '[{date: 2024-10-15, text: "Ba người, không phải hai."}]'
    (problem,) = told(site, corrections=both)
    assert (problem.level, problem.file) == (WARNING, f"{FOLDER}/index.en.md")
    assert "15/10/2024" in problem.text()
    assert "index.vi.md" in problem.text()
    assert told(site, corrections=both, en='[{date: 2024-10-15, text: "Three people, not two."}]') == []
