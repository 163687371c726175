"""Fast Markdown changes nothing: Markdown comes out the same with it and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from nhipcau.reading.fast_markdown import FastMarkdown

CONTENT = Path(__file__).parents[2] / "content"
SMALL = Path(__file__).parents[1] / "sites" / "small"
PIECES = [
    "Một đoạn văn", "Hai  \ndòng", "dòng\nnữa", "\n\n", "\n", " ", "    ", "*nghiêng*", "**đậm**",
    "_gạch_", "snake_case_name", "`mã`", "\\*", "[chữ](/a/)", "[chữ][1]", "[1]: /b/\n",
    "![ảnh](a.jpg)", "<b>đậm</b>", "<https://a.example>", "<a@b.example>", "&amp;", "&", "# Mục",
    "Mục\n===", "- một\n- hai", "1. một", "> trích", "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n--|--\n1 | 2", "Từ\n: nghĩa", ": nghĩa", "[^1]", "[^1]: chú", "*[UB]: Ủy ban",
    "UB họp", "{: .lop }", "```\nmã\n```", "---", "<div markdown=\"1\">", "</div>", "“Ngoặc”",
    "2024", "[TOC]", "\t", "\r\n", "\x02", "\x03", "\n \n", "~~~\nmã\n~~~", "&#65 ", "&nbsp;", "<", "!", "(", "'",
    "{#lối}", "# [TOC]", "[TOC]{: .a}", "<p markdown=\"span\">",
]  # fmt: skip


def converted(text: str, *more: FastMarkdown) -> str:
    return Markdown(extensions=["extra", "toc", *more], output_format="html").convert(text)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_comes_out_the_same(text: str) -> None:
    assert converted(text, FastMarkdown()) == converted(text)


@pytest.mark.parametrize("folder", [CONTENT, SMALL], ids=["content", "small"])
def test_so_does_every_text_of_the_site(folder: Path) -> None:
    files = sorted(folder.rglob("index.*.md"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert converted(text, FastMarkdown()) == converted(text), file
