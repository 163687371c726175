"""In the HTML of an English text its Vietnamese is marked, once, and only where readers read it."""

from __future__ import annotations

import pytest

from nhipcau.reading.tongues import mark_passages


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>In Hà Nội.</p>", '<p>In <span lang="vi">Hà Nội</span>.</p>'),
        ("<p><em>xẩm</em> &amp; ca trù</p>", '<p><em><span lang="vi">xẩm</span></em> &amp; ca trù</p>'),
        (
            '<a href="/x" title="Hà Nội">Hà Nội</a>',
            '<a href="/x" title="Hà Nội"><span lang="vi">Hà Nội</span></a>',
        ),
        ('<q lang="vi">Hà <b>Nội</b></q> Huế', '<q lang="vi">Hà <b>Nội</b></q> <span lang="vi">Huế</span>'),
        ("<pre><code>Huế</code></pre><br>Huế", '<pre><code>Huế</code></pre><br><span lang="vi">Huế</span>'),
        (
            '<img alt="Huế" src="h.jpg"><p lang="fr">Huế<br>Huế</p>',
            '<img alt="Huế" src="h.jpg"><p lang="fr">Huế<br>Huế</p>',
        ),
        (
            '<a href="\ue0000\ue001"></a>, Huế \ue0000\ue001',
            '<a href="\ue0000\ue001"></a>, <span lang="vi">Huế</span> \ue0000\ue001',
        ),
    ],
)
def test_vietnamese_is_marked_in_english_html(html: str, marked: str) -> None:
    assert mark_passages(html, "en") == marked
    assert mark_passages(marked, "en") == marked


def test_a_vietnamese_text_is_left_alone() -> None:
    assert mark_passages("<p>Hà Nội</p>", "vi") == "<p>Hà Nội</p>"
