"""Texts of Hugo, Jekyll, Pelican and Eleventy."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.importing.front_matter import front_matter
from nhipcau.importing.sites import MarkdownSite
from nhipcau.importing.values import Article, Saved
from tests.importing.conftest import JPEG, Desk

TEXT = "Buổi gặp mặt quy tụ hơn một trăm người bạn cũ của thành phố và đã diễn ra trong không khí ấm áp."
ENGLISH = "The meeting brought together more than a hundred old friends of the city, and it was held in the open air."


def read(name: str, text: str) -> Article:
    return next(iter(MarkdownSite().read(Saved(name, f"http://saved.invalid/{name}", data=text.encode()))))


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Một tin\ntags: [a, b]\ndate: 2020-01-02T03:04:05+07:00\n---\nThân bài.\n",
        '+++\ntitle = "Một tin"\ntags = ["a", "b"]\ndate = 2020-01-02T03:04:05+07:00\n+++\nThân bài.\n',
        '{"title": "Một tin", "tags": ["a", "b"], "date": "2020-01-02T03:04:05+07:00"}\nThân bài.\n',
        "Title: Một tin\nTags: a, b\nDate: 2020-01-02T03:04:05+07:00\n\nThân bài.\n",
    ],
)
def test_front_matter_of_four_forms_says_the_same(text: str) -> None:
    found = read("content/a.md", text)
    assert (found.title, found.topics, found.body) == ("Một tin", ("a", "b"), "Thân bài.\n")
    assert found.date.startswith("2020-01-02 03:04+07:00")


def test_front_matter_that_is_broken_loses_no_text() -> None:
    found = read("a.md", "---\ntitle: Một: hai: ba\n  x: [\ndate: 2020-01-02\n---\nThân bài.\n")
    assert (found.title, found.date, found.body) == ("Một: hai: ba", "2020-01-02", "Thân bài.\n")
    assert front_matter("---\na: &x [1]\nb: *x\n---\n")[0]["a"] == ["1"]


def test_hugo_pairs_languages_and_keeps_figures_films_links_and_aliases(desk: Desk) -> None:
    post = (
        f'{TEXT}\n\n{{{{< figure src="ho.jpg" alt="Hồ" caption="Bên hồ. Ảnh: Hà An" >}}}}\n\n{{{{<'
        f" youtube aaaaaaaaaaa >}}}}\n"
    )
    more = (
        f'{TEXT} [Kia]({{{{< ref "hai.md" >}}}}).\n\n1. một\n   - a\n   - b\n\n| x | y |\n|---|---|\n| 1'
        f" | 2 |\n\nCâu.[^1]\n\n[^1]: Ghi chú.\n"
    )
    desk.save(
        "content/tin/gap/index.vi.md",
        f'---\ntitle: "Bạn cũ"\ndate: 2021-03-04\naliases: [/cu/1.html]\n---\n{post}',
    )
    desk.save("content/tin/gap/index.en.md", f'---\ntitle: "Old friends"\ndate: 2021-03-04\n---\n{ENGLISH}\n')
    desk.save("content/tin/gap/ho.jpg", JPEG)
    desk.save("content/tin/hai.md", f'---\ntitle: "Thứ hai"\ndate: 2021-03-05\n---\n{more}')
    desk.save(
        "content/tin/ba.md",
        f"+++\ntitle = 'Thứ ba'\ndate = 2021-03-06\n+++\n{TEXT} [Hai](hai.md)\n{{{{< form >}}}}",
    )
    assert desk.run(desk.old, "--from", "markdown") == 0
    body = desk.body("2021-03-04-ban-cu/index.vi.md")
    assert '![Hồ](ho.jpg "Bên hồ. Ảnh: Hà An")' in body
    assert "watch?v=aaaaaaaaaaa" in body
    assert desk.fields("2021-03-04-ban-cu/index.en.md")["title"] == "Old friends"
    assert desk.fields("2021-03-04-ban-cu/index.vi.md")["aliases"] == ["/cu/1.html", "/tin/gap/"]
    second = desk.body("2021-03-05-thu-hai/index.vi.md")
    assert "[^1]: Ghi chú." in second
    assert "| 1 | 2 |" in second
    assert "1. một\n    - a" in second
    assert "{story}2021-03-05-thu-hai" in desk.body("2021-03-06-thu-ba/index.vi.md")
    assert desk.parts("ba.md")["shortcode"] == ["{{< form >}}"]
    assert [each for each in desk.site.problems() if each.level == "error"] == []
    assert desk.is_exact()


def test_jekyll_has_its_day_in_the_name_of_the_file_and_liquid_in_its_text(desk: Desk) -> None:
    text = f"""---
layout: post
title: Một tin
categories: [Đối ngoại]
author: Lê Hà
---
{TEXT} {{% post_url 2020-05-05-hai %}} {{{{ site.baseurl }}}}/x

{{% highlight python %}}
print("{{{{ nguyên }}}}")
{{% endhighlight %}}

# Một đầu đề
{{: .lop}}
"""
    desk.save("_posts/2020-05-06-mot-tin.md", text)
    desk.save("_posts/2020-05-05-hai.md", f"---\ntitle: Hai\n---\n{TEXT}\n")
    assert desk.run(desk.old, "--from", "markdown") == 0
    fields = desk.fields("2020-05-06-mot-tin/index.vi.md")
    assert (fields["date"], fields["authors"]) == ("2020-05-06", ["le-ha"])
    assert fields["aliases"] == ["/%C4%91%E1%BB%91i%20ngo%E1%BA%A1i/2020/05/06/mot-tin.html"]
    body = desk.body("2020-05-06-mot-tin/index.vi.md")
    assert '```python\nprint("{{ nguyên }}")\n```' in body
    assert "## Một đầu đề" in body
    assert "lop" not in body
    assert desk.is_exact()


def test_pelican_links_by_file_name_and_eleventy_by_folder(desk: Desk) -> None:
    desk.save(
        "content/mot.md",
        f"Title: Một\nDate: 2019-01-02 10:20\nCategory: Tin\nAuthors: Lê Hà, Trần An\n\n{TEXT}"
        f" [Hai]({{filename}}hai.md)\n",
    )
    desk.save(
        "content/hai.md",
        f"Title: Hai\nDate: 2019-01-03\nStatus: draft\n\n{TEXT}\n\n![Hồ]({{static}}/anh/ho.jpg)\n",
    )
    desk.save("anh/ho.jpg", JPEG)
    assert desk.run(desk.old, "--from", "markdown") == 0
    assert "[Hai]({story}2019-01-03-hai)" in desk.body("2019-01-02-mot/index.vi.md")
    assert desk.fields("2019-01-02-mot/index.vi.md")["authors"] == ["le-ha", "tran-an"]
    assert desk.fields("2019-01-03-hai/index.vi.md")["status"] == "draft"
    assert desk.file("2019-01-03-hai/ho.jpg").read_bytes() == JPEG


def test_what_no_field_here_means_stands_in_the_ledger() -> None:
    found = read("a.md", "---\ntitle: Một\ndate: 2020-01-02\nweight: 3\ncustom: x\n---\nThân.\n")
    assert [(line.part, line.note) for line in found.lines if line.became == "setting"] == [
        ("weight", "3"),
        ("custom", "x"),
    ]


def test_a_readme_without_a_date_is_undecided(desk: Desk) -> None:
    desk.save("README.md", f"# Đọc tôi\n\n{TEXT}\n")
    assert desk.run(desk.old) == 0
    assert desk.state("README.md") == "undecided"
    assert desk.fields("doc-toi/index.vi.md")["title"] == "Đọc tôi"


def test_a_text_of_one_megabyte_is_read(tmp_path: Path) -> None:
    found = read("a.md", "---\ntitle: Dài\ndate: 2020-01-02\n---\n" + f"{TEXT}\n\n" * 9_000)
    assert found.words > 150_000
    assert not [line for line in found.lines if line.became == "lost"]
