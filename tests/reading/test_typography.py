"""Typewriter's marks in files, marks of print on pages: by language, not in code, not in addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.languages import slugify
from nhipcau.languages.typography import typeset
from nhipcau.reading.typesetting import set_html
from tests.conftest import Site

SET = [
    ("en", 'Hanoi\'s "trial" of type ... and -- dashes', "Hanoi’s “trial” of type … and – dashes"),
    ("vi", "\"Tôi đồng ý\"... 'thế thôi'", "“Tôi đồng ý”… ‘thế thôi’"),
    ("en", "The editors' choice, it's the '90s, rock 'n' roll", "The editors’ choice, it’s the ’90s, rock ’n’ roll"),
    ("en", '"He said \'no\' to me," she said. ("What?")', "“He said ‘no’ to me,” she said. (“What?”)"),
    ("en", "\"'Tis so,\" and \"'quoted' first\"", "“’Tis so,” and “‘quoted’ first”"),
    ("vi", "\"Ông nói: 'Được'.\"", "“Ông nói: ‘Được’.”"),
    ("vi", 'Phim "1984", giảm 50 % giá', "Phim “1984”, giảm 50% giá"),
    ("en", "North - South -- and --- so", "North – South – and — so"),
    ("vi", "Việt Nam - Cuba", "Việt Nam - Cuba"),
    ("en", "5 - 3 is 2; COVID-19; 2024-10-10", "5 - 3 is 2; COVID-19; 2024-10-10"),
    ("vi", "rộng 3 m2, dài 20 km, giá 5 triệu đồng", "rộng 3\xa0m², dài 20\xa0km, giá 5\xa0triệu đồng"),
    ("en", "at 7 pm, 5 km away", "at 7\xa0pm, 5\xa0km away"),
    ("en", "5'10\" tall, 21°01'42\" N", "5'10\" tall, 21°01'42\" N"),
    ("en", 'see https://a.vn/x--y?q="z" or an\'b@c.vn', 'see https://a.vn/x--y?q="z" or an\'b@c.vn'),
    ("en", "“Set’s” already – yes…", "“Set’s” already – yes…"),
    ("fr", '"Oui" -- l\'ami', '"Oui" -- l\'ami'),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "typed", "printed"), SET, ids=[row[1] for row in SET])
def test_what_is_typed_is_printed_as_the_language_wants_it(lang: str, typed: str, printed: str) -> None:
    assert typeset(typed, lang) == printed


def test_quotations_go_on_through_elements_and_end_with_paragraphs() -> None:
    html = '<p>"<em>Xin</em> chào" và "<a href="\ue0001\ue001"></a>", <code>"x"--</code></p><p>"Hai</p><p>"Ba</p>'
    assert set_html(html, "vi") == (
        '<p>“<em>Xin</em> chào” và “<a href="\ue0001\ue001"></a>”, <code>"x"--</code></p><p>“Hai</p><p>“Ba</p>'
    )


def test_a_passage_in_another_language_has_the_marks_of_its_own() -> None:
    assert set_html('<p>"A" - <span lang="vi">B - C</span></p>', "en") == (
        '<p>“A” – <span lang="vi">B - C</span></p>'
    )
    assert set_html('<p><span lang="fr">"A"</span> "B"</p>', "en") == '<p><span lang="fr">"A"</span> “B”</p>'


@given(st.text(alphabet=" \"'-.“”‘’…–aZ5đ%m(\n"), st.sampled_from(["vi", "en"]))
def test_what_is_set_is_not_set_again_and_no_letter_is_lost(typed: str, lang: str) -> None:
    once = typeset(typed, lang)
    assert typeset(once, lang) == once
    assert [each for each in once if each.isalnum()] == [each for each in typed if each.isalnum()]


@given(st.text(alphabet=" \"'-.…aZ5đ%kmé2"), st.sampled_from(["vi", "en"]))
def test_an_address_made_of_a_title_is_that_of_the_title_as_typed(typed: str, lang: str) -> None:
    assert slugify(typeset(typed, lang)) == slugify(typed)


BAI = "content/stories/2024/2024-10-09-bai-thu"
VI = """---
title: 'Hà Nội "trong tôi"'
section: hoat-dong
corrections: [{date: 2024-10-10, text: 'Ghi sai "tên"'}]
---
"Một" và `"mã"` ... [xem](https://a.vn/--"x")

    "thụt"
"""


def test_titles_bodies_and_lists_are_set_and_files_stay(site: Site) -> None:
    site.write(f"{BAI}/index.vi.md", VI)
    reading = site.read()
    (story,) = (each for each in reading.content.stories if each.key.endswith("bai-thu"))
    (edition,) = story.editions
    assert edition.title == "Hà Nội “trong tôi”"
    assert edition.corrections[0].text == "Ghi sai “tên”"
    html = reading.bodies(edition.body.digest)
    assert '“Một” và <code>"mã"</code> …' in html
    assert (site.root / BAI / "index.vi.md").read_text(encoding="utf-8") == VI


def test_a_setting_leaves_all_as_it_is_typed(site: Site) -> None:
    site.write(f"{BAI}/index.vi.md", VI)
    reading = site.read(TYPOGRAPHY=False)
    (story,) = (each for each in reading.content.stories if each.key.endswith("bai-thu"))
    assert story.editions[0].title == 'Hà Nội "trong tôi"'
    assert '"Một" và' in reading.bodies(story.editions[0].body.digest)


def test_names_in_registries_are_set(site: Site) -> None:
    file = site.root / "content/registry/topics.toml"
    site.write(
        "content/registry/topics.toml",
        file.read_text("utf-8") + '\n[thu]\nvi = "Thử \\"nói\\""\nen = "Editors\' choice"\n',
    )
    (topic,) = (each for each in site.read().content.topics if each.key == "thu")
    assert dict(topic.names) == {"vi": "Thử “nói”", "en": "Editors’ choice"}
