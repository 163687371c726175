"""What the editor shows and writes: blocks it understands, islands, and HTML that reads as it was."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.editing.cutting import cut
from nhipcau.editing.rich import Understanding, markdown
from nhipcau.editing.rich_html import words
from nhipcau.model import Photo
from nhipcau.model.photos import Media


def beside(name: str) -> Photo:
    """A file beside the text."""
    return Photo(name, f"a/{name}", f"/photos/a/{name}", 0, 0, "x", size=8, media=Media())


PHOTOS = {name: beside(name) for name in ("cau.jpg", "cau.mp4", "mua.jpg", "loi.mp3", "a.pdf")}
PHOTOS["cau.vi.vtt"] = replace(beside("cau.vi.vtt"), media=Media(said=(("An", "Xin chào."),)))
READER = Understanding()
WORDS = st.lists(
    st.sampled_from(
        [
            "Lễ",
            "khai",
            "mạc",
            "9h30",
            "“Hà Nội”",
            "*",
            "_",
            "a_b_c",
            "[x]",
            "1.",
            "#",
            "&",
            "<",
            "(2024)",
            "Đ.",
            "~",
            "`",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Words with marks and links, as an editor's document has them: no mark begins or ends with a blank."""
    out = []
    for _ in range(draw(st.integers(1, 4))):
        said = escape(draw(WORDS), quote=False)
        mark = draw(st.sampled_from(["", "", "strong", "em", "a"]))
        if mark == "a":
            href = draw(
                st.sampled_from(
                    [
                        "https://hanoi.gov.vn/a?b=1&amp;c",
                        "{story}2024-10-10-le",
                        "{story}2024-10-10-le#tai-ha-noi",
                        "mailto:a@b.vn",
                    ]
                )
            )
            said = f'<a href="{href}">{said}</a>'
        elif mark:
            said = f"<{mark}>{said}</{mark}>"
        out.append(said)
    return " và ".join(out)


def listed(tag: str) -> st.SearchStrategy[str]:
    items = st.lists(lines().map(lambda said: f"<li>{said}</li>"), min_size=1, max_size=3)
    return items.map(lambda found: f"<{tag}>{''.join(found)}</{tag}>")


SAID = WORDS.filter(lambda words: not set(words) & set("[]`"))
"""What a picture may be said to show: no brackets, which would end it."""


@st.composite
def recorded(draw: st.DrawFn) -> str:
    """A film of the text's own, or one of others, as an editor has it."""
    src, kind, poster = draw(
        st.sampled_from(
            [
                ("cau.mp4", "film", ""),
                ("loi.mp3", "sound", ""),
                ("cau.mp4", "film", ' data-poster="mua.jpg"'),
                ("https://www.youtube.com/watch?v=abc_DEF-hij", "youtube", ' data-poster="cau.jpg"'),
            ]
        )
    )
    title = draw(st.sampled_from(["", ' title="Trên cầu. Phim: An"', ' title="Một buổi sáng"']))
    alt = escape(draw(SAID))
    return f'<figure><img src="{src}" alt="{alt}" data-recording="{kind}"{title}{poster}></figure>'


BLOCKS = st.one_of(
    recorded(),
    lines().map(lambda said: f"<p>{said}</p>"),
    lines().map(lambda said: f"<h2>{said}</h2>"),
    lines().map(lambda said: f"<blockquote><p>{said}</p></blockquote>"),
    listed("ul"),
    listed("ol"),
)


def test_the_sample_is_rich_text_but_for_notes_and_attributes() -> None:
    islands = total = 0
    for path in sorted((Path(__file__).parents[2] / "content" / "stories" / "2023").rglob("*.md")):
        sources = [block.source for block in cut(path.read_bytes().decode()).blocks]
        found = READER.rich(sources, {})
        total += len(found)
        islands += sum(not each.html for each in found)
        assert [each.source for each in found] == sources
    assert total > 100
    assert islands / total < 0.12  # photos are not given here


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Lễ *khai* **mạc**.", "<p>Lễ <em>khai</em> <strong>mạc</strong>.</p>"),
        ("Gặp []({person}nguyen-ngoc-ky).", '<p>Gặp <a href="{person}nguyen-ngoc-ky"></a>.</p>'),
        (
            '![Cầu](cau.jpg "Cầu cũ. Ảnh: An")',
            '<figure><img src="cau.jpg" alt="Cầu" title="Cầu cũ. Ảnh: An"></figure>',
        ),
        (
            '![Cầu](cau.mp4 "Trên cầu. Phim: An")',
            '<figure><img src="cau.mp4" alt="Cầu" data-recording="film" title="Trên cầu. Phim: An"></figure>',
        ),
        (
            '![Múa](https://youtu.be/abcdefghijk){poster="mua.jpg"}',
            '<figure><img src="https://youtu.be/abcdefghijk" alt="Múa" data-recording="youtube"'
            ' data-poster="mua.jpg"></figure>',
        ),
        ("![Lời](loi.mp3)", '<figure><img src="loi.mp3" alt="Lời" data-recording="sound"></figure>'),
        ("Xem [kế *hoạch*](a.pdf).", '<p>Xem <a href="a.pdf">kế <em>hoạch</em></a>.</p>'),
        (
            '[Kế hoạch](a.pdf "3 June 2026") và [lịch](a.pdf "4/6/2026")',
            '<p><a href="a.pdf" title="3 June 2026">Kế hoạch</a> và <a href="a.pdf" title="4/6/2026">lịch</a></p>',
        ),
        (
            "Có 71 năm. <!-- giữ nguyên: lý do --> Câu hai.",
            '<p>Có 71 năm. <span data-remark=" giữ nguyên: lý do "></span> Câu hai.</p>',
        ),
        ("Mã `<!-- x -->` thôi.", "<p>Mã <code>&lt;!-- x --&gt;</code> thôi.</p>"),
        ("Có ghi[^1] và[^a-2].", '<p>Có ghi<sup data-note="1"></sup> và<sup data-note="a-2"></sup>.</p>'),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ],
)
def test_a_block_is_shown_and_written_again(source: str, html: str) -> None:
    (found,) = READER.rich([source], PHOTOS)
    assert found.html == html
    assert markdown(html) == source


@pytest.mark.parametrize(
    "source",
    [
        "[^1]: Một chú thích.",
        '<div class="x">thô</div>',
        "Một\n{: .lop }",
        "<!-- lời -->",
        "Chữ ![Cầu](cau.jpg) giữa dòng",
        "Chữ ![Cầu](cau.mp4) giữa dòng",
        "![Cầu](cau.mp4)\n![Lời](loi.mp3)",
        "![Cầu](khong-co.mp4)",
        '![Cầu](cau.mp4 "Lời có **đậm**")',
        "> [!TIMELINE]\n> - 1954: giải phóng",
    ],
)
def test_what_the_editor_does_not_know_is_an_island(source: str) -> None:
    (found,) = READER.rich([source], PHOTOS)
    assert found.html == ""


def test_a_block_that_leans_on_another_is_an_island() -> None:
    found = READER.rich(["Xem [đây][1].", "Đoạn khác.", "[1]: https://hanoi.gov.vn"], {})
    assert [bool(each.html) for each in found] == [False, True, False]


@settings(max_examples=300)
@given(BLOCKS)
def test_what_is_typed_reads_as_it_was_typed(html: str) -> None:
    assert words(READER.html(markdown(html), PHOTOS)) == words(html)
    assert READER.keeps(html, PHOTOS)


@pytest.mark.parametrize(
    "typed",
    [
        "*Sổ tay* _mới_",
        "2*3*4",
        "**đậm** và ~~bỏ~~",
        "<b>thẻ</b> &lt; &#42;",
        r"\*x\*",
        "a_b. Ảnh: *Lan* _Anh_",
    ],
)
def test_a_caption_reads_as_it_was_typed_and_its_photo_stays_rich_text(typed: str) -> None:
    for shape in ('src="cau.jpg"', 'src="cau.mp4" data-recording="film"'):
        html = f'<figure><img {shape} alt="Hồ" title="{escape(typed)}"></figure>'
        assert READER.keeps(html, PHOTOS), shape
        (found,) = READER.rich([markdown(html)], PHOTOS)
        assert f'title="{escape(typed)}"' in found.html, shape


@pytest.mark.parametrize(
    "source",
    [
        "Có 71 năm.<!-- sic count: vì thế --> Câu hai.",
        "- một <!-- nhớ hỏi lại -->\n- hai",
        "<!-- một mình -->",
        "**Đậm.**<!-- sát chữ đậm -->",
        "~~~\n<!-- mã -->\n~~~",
    ],
)
def test_a_comment_is_never_lost_when_its_block_is_touched(source: str) -> None:
    (found,) = READER.rich([source], PHOTOS)
    comment = source[source.index("<!--") : source.index("-->") + 3]
    assert not found.html or comment in markdown(found.html)
