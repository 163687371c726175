"""Markdown as its writers know it: what real texts hold, and what they become."""

from __future__ import annotations

import re
import sys

import pytest

from nhipcau.model import NOTE, Photo, warning
from nhipcau.reading.findings import Converted
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.source import Source

READER = ContentReader()


def convert(body: str) -> Converted:
    return READER.convert(Source("index.vi.md", {}, body, 5), {})


def html(body: str) -> str:
    """The HTML of a body, without the blanks between elements."""
    return re.sub(r">\n\s*<", "><", convert(body).html).strip()


def test_indented_html_is_html() -> None:
    assert html("<div>Một</div>\n    <div>Hai</div>") == "<div>Một</div><div>Hai</div>"
    assert html("<div>Một</div>\n\n    <div>Hai</div>") == "<div>Một</div><div>Hai</div>"


@pytest.mark.parametrize(
    ("below", "element"),
    [
        ("- Lễ khai mạc\n- Giao lưu", "<ul><li>Lễ khai mạc</li><li>Giao lưu</li></ul>"),
        ("1. Lễ khai mạc\n2. Giao lưu", "<ol><li>Lễ khai mạc</li><li>Giao lưu</li></ol>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<table>"),
        ("# Giao lưu", "<h2"),
        ("> Giao lưu", "<blockquote>"),
        ("```\nmã\n```", "<pre>"),
    ],
)
def test_what_stands_directly_below_a_paragraph_is_what_it_looks_like(below: str, element: str) -> None:
    assert html(f"Chương trình gồm:\n{below}").startswith(f"<p>Chương trình gồm:</p>{element}")
    quoted = "\n".join(f"> {line}" for line in f"Chương trình gồm:\n{below}".split("\n"))
    assert f"<blockquote><p>Chương trình gồm:</p>{element}" in html(quoted)


@pytest.mark.parametrize("indent", ["  ", "    ", "\t", "      "])
def test_lists_are_nested_by_two_blanks_and_by_more(indent: str) -> None:
    nested = "<ul><li>Một<ul><li>Một a</li></ul></li><li>Hai</li></ul>"
    assert html(f"- Một\n{indent}- Một a\n- Hai") == nested


def test_bullets_and_numbers_never_melt_into_one_list() -> None:
    assert html("- Một\n1. Hai") == "<ul><li>Một</li></ul><ol><li>Hai</li></ol>"
    assert html("- Một\n* Hai") == "<ul><li>Một</li></ul><ul><li>Hai</li></ul>"


@pytest.mark.parametrize(
    ("body", "list_"),
    [
        ("5. Năm\n6. Sáu", '<ol start="5"><li>Năm</li><li>Sáu</li></ol>'),
        ("1. Một\n\nGiữa\n\n2. Hai", '<ol><li>Một</li></ol><p>Giữa</p><ol start="2"><li>Hai</li></ol>'),
        ("1. Một\n3. Ba", '<ol><li>Một</li><li value="3">Ba</li></ol>'),
        ("1. Một\n1. Hai\n1. Ba", "<ol><li>Một</li><li>Hai</li><li>Ba</li></ol>"),
        ("0. Không\n1. Một", '<ol start="0"><li>Không</li><li>Một</li></ol>'),
    ],
)
def test_numbers_are_as_typed(body: str, list_: str) -> None:
    assert html(body) == list_


@pytest.mark.parametrize("indent", ["    ", "\t", "      "])
def test_an_indented_paragraph_is_a_paragraph(indent: str) -> None:
    assert html(f"Một.\n\n{indent}Hai.") == "<p>Một.</p><p>Hai.</p>"


@pytest.mark.parametrize("words", ["<a hoặc b>", "<b và c>", "<Tên>", "<p Họ tên>"])
def test_words_in_angle_brackets_are_words_even_where_a_tag_has_such_a_name(words: str) -> None:
    assert f"&lt;{words[1:-1]}&gt;" in html(f"Ký: {words}.")
    assert html("Một <b>hai</b> <time datetime=2024>ba</time>").count("&lt;") == 0


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{{ site.url }}", "“{{ site.url }}” is what another program"),
        ("[vc_row][vc_column]a[/vc_column][/vc_row]", "“[vc_row]” is what another program"),
        ('[su_box title="a"]x[/su_box]', "is what another program"),
        ("> [!QUAN TRỌNG]\n> a", "no kind of note “[!QUAN TRỌNG]”"),
        (":::note\na\n:::", "“:::note” means something to another program"),
        ("Một ==đậm== hai", "“==đậm==” means something to another program"),
        ("[gọi](tel:+84 24 3825 3611)", "no address has blanks"),
        ("[x](https://a.vn/bài viết)", "no address has blanks"),
        ("[x](#)", "its brackets are empty"),
        ("[x](http://)", "leads nowhere"),
        ("[x](mailto:)", "leads nowhere"),
        ("[x](tel:)", "leads nowhere"),
        ("[x](http:/a.vn)", "leads nowhere"),
        ("[x](bai.pdf)", "is not in the same folder"),
        ("– một\n– hai", "“–” makes no list"),
        ("§ một\n§ hai", "“§” makes no list"),
        ("1/ một\n2/ hai", "“1/” makes no list"),
        ("i) một\nii) hai", "“i)” makes no list"),
        ("I. Mở đầu\nII. Kết", "“I.” makes no list"),
        ("A. Nguyễn\nB. Trần", "“A.” makes no list"),
        ("－ một\n－ hai", "“－” makes no list"),
        ("➤ một", "“➤” makes no list"),
        ("**Thời gian**: 8h\n**Địa điểm**: Hà Nội", "The lines from “**Thời gian**:” on run together"),
        ("**“Hà Nội”**là", "The stars of “**“Hà Nội”**” are printed"),
        ("là**(Hà Nội)** nhé", "The stars of “**(Hà Nội)**” are printed"),
        ("H~2~O", "“~2~” means something to another program"),
        ("Công thức $E=mc^2$", "“$E=mc^2$” means something"),
        ("Chúc vui :smile:", "“:smile:” means something"),
    ],
)
def test_what_other_programs_write_and_addresses_that_are_none_are_told(body: str, told: str) -> None:
    found = convert(body).problems
    assert found[0].line == 5
    assert told in found[0].text()


@pytest.mark.parametrize(
    "body", ["a == b == c", "100%% và 50%%", "Tên\n===", "[x](https://a.vn 'tên')", "[ghi chú]",
     "– Chào anh.", "– Chào anh.  \n– Chào chị.", "§ 5 của luật", "1/6 là ngày vui\n2/9 cũng thế", "vi) một",
     "**A**/**B** và **10**–**12**, **“a”**, b, **c**d", "Giá $5, $6; 5 ^ 6; a~b; ~~bỏ~~", "8:30:45 https://a.vn:80/x",
     "**Một:** a\\\n**Hai:** b", "**Một**: a<br>\n**Hai**: b", "_**“Một.”**_ hai", "**Một**: a\n\n**Hai**: b"],
)  # fmt: skip
def test_signs_that_are_words_are_no_oddity(body: str) -> None:
    assert not convert(body).problems


def test_four_blanks_put_a_paragraph_into_an_item_however_far_its_words_stand_in() -> None:
    found = html("  1. Một\n\n    Thêm.\n  2. Hai")
    assert found == "<ol><li><p>Một</p><p>Thêm.</p></li><li><p>Hai</p></li></ol>"


def test_a_hashtag_is_words() -> None:
    assert html("#HanoiPeace #HAUFO") == "<p>#HanoiPeace #HAUFO</p>"


@pytest.mark.parametrize("tag", ["div", "details", "blockquote", "section"])
def test_markdown_within_html_is_converted(tag: str) -> None:
    inner = '<p><strong>Một</strong> <a href="/lich/">hai</a></p>'
    found = html(f"<{tag}>\n\n**Một** [hai](/lich/)\n\n</{tag}>")
    assert found == (inner if tag == "section" else f"<{tag}>{inner}</{tag}>")


def test_html_may_ask_for_markdown_within_it() -> None:
    assert html('<div markdown="1">\n*Một*\n</div>') == "<div><p><em>Một</em></p></div>"


def test_words_in_angle_brackets_are_words() -> None:
    assert html("<Tên dự án>; e-mail <Nguyễn Văn A>, <Nguyen Van A>") == (
        "<p>&lt;Tên dự án&gt;; e-mail &lt;Nguyễn Văn A&gt;, &lt;Nguyen Van A&gt;</p>"
    )
    assert convert("<Tên dự án>").problems == ()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://haufo.vn", "https://haufo.vn"),
        ("www.hanoi.gov.vn", "http://www.hanoi.gov.vn"),
        ("haufo@hanoi.gov.vn", "mailto:haufo@hanoi.gov.vn"),
        ("024 3826 7570", "tel:02438267570"),
        ("(024) 3826 7570", "tel:02438267570"),
        ("+84 24 3826 7570", "tel:+842438267570"),
        ("0912345678", "tel:0912345678"),
        ("0912 345 678", "tel:0912345678"),
        ("https://www.youtube.com/watch?v=abc_d-e", "https://www.youtube.com/watch?v=abc_d-e"),
    ],
)
def test_a_bare_address_or_telephone_number_is_a_link(words: str, address: str) -> None:
    found = convert(f"Xem {words}, rồi về.").html
    assert f'<a href="{address}"' in found
    assert f">{words}</a>, rồi về." in found


@pytest.mark.parametrize(
    "words", ["10/10/1954", "1954-2024", "12-CT/TW", "0011004567890123", "Số 0123", "1.000.000", "00:30"]
)
def test_other_numbers_are_no_telephones(words: str) -> None:
    assert html(words) == f"<p>{words}</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("~~bỏ~~", "<p><del>bỏ</del></p>"),
        ("- [ ] việc\n- [x] xong", '<ul><li class="task">☐ việc</li><li class="task">☑ xong</li></ul>'),
        ("Một\\\nhai", "<p>Một<br>\nhai</p>"),
        ("Một  \nhai", "<p>Một<br>\nhai</p>"),
        ("- Một\n  ```\n  mã\n\n  nữa\n  ```", "<ul><li>Một<pre><code>mã\n\nnữa\n</code></pre></li></ul>"),
        ("> Một\n\n> Hai", "<blockquote><p>Một</p></blockquote><blockquote><p>Hai</p></blockquote>"),
        pytest.param(
            "*Hà Nội**Huế*nay",
            "<p><em>Hà Nội**Huế</em>nay</p>",
            marks=pytest.mark.skipif(
                sys.version_info < (3, 11, 5), reason="pymdown-extensions 13 needs Python 3.11.5"
            ),
        ),
        (r"\\&lt;b \&lt;b", r"<p>\&lt;b &amp;lt;b</p>"),
        ("Một\\\\\nhai", "<p>Một\\\nhai</p>"),
        ("```\n&nbsp; <b>\n```", "<pre><code>&amp;nbsp; &lt;b&gt;\n</code></pre>"),
        ("Từ\n: Nghĩa *của* từ", "<dl><dt>Từ</dt><dd>Nghĩa <em>của</em> từ</dd></dl>"),
        ("*[UB]: Ủy ban\n\nUB họp", '<p><abbr title="Ủy ban">UB</abbr> họp</p>'),
        ("Valentine&#8217;s &amp; Tết", "<p>Valentine’s &amp; Tết</p>"),
        ("<h1>Một</h1>", "<h2>Một</h2>"),
    ],
)
def test_it_comes_out_as_on_github_or_as_it_always_did(body: str, expected: str) -> None:
    assert html(body) == expected


def test_a_note_is_a_note_with_the_name_of_its_kind_left_to_the_page() -> None:
    title = '<p class="note__title">\ue000tip\ue001</p>'
    assert (
        html("> [!TIP]\n> Mẹo *nhỏ*") == f'<div class="note note--tip">{title}<p>Mẹo <em>nhỏ</em></p></div>'
    )
    assert '<p class="note__title">Của tôi</p>' in html("> [!NOTE] Của tôi\n> Lời")


def test_a_note_of_no_known_kind_is_a_quotation_and_told() -> None:
    found = convert("> [!LẠ]\n> Lời")
    assert "[!LẠ]" in found.html
    assert [problem.line for problem in found.problems] == [5]


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("Một.\n\n{{< youtube abc >}}", 7, "{{< youtube abc >}}"),
        ('[gallery ids="1,2"]', 5, "[gallery"),
        ("![[anh.jpg]]", 5, "![[anh.jpg]]"),
        ("{% include x %}", 5, "{% include x %}"),
        ("Một\n\n• Hai\n• Ba", 7, "•"),
        ("a) Một\nb) Hai", 5, "a)"),
        ("Tên\tTuổi\nAn\t20", 5, "Tabs"),
        ("Một **đậm ** hai", 5, "stars"),
        ("x" * 140 + ".\nHai.", 5, "one paragraph"),
        ("Một[^1]", 5, "[^1]"),
        ("Một\n\n[^1]: Hai", 7, "nowhere"),
        ("```\nmã", 5, "never closed"),
        ("<!-- mã", 5, "never closed"),
        ("| a |\n|---|\n| 1 | 2 |", 7, "more cells"),
    ],
)
def test_what_will_hardly_be_meant_is_told_with_its_line(body: str, line: int, says: str) -> None:
    (problem,) = convert(body).problems
    assert (problem.level, problem.line) == ("warning", line)
    assert says in problem.text()


@pytest.mark.parametrize(
    "body",
    ["`{{< x >}}`", "```\n[gallery]\n• a\n```", "[toc](/lich/)", "a) Một", "Một • hai", "**đậm** và **đậm**",
    "3 ** 4 ** 5",
     "Một dòng ngắn.\nHai."],
)  # fmt: skip
def test_what_may_be_meant_is_not_told(body: str) -> None:
    assert convert(body).problems == ()


def test_harmless_attributes_are_one_note_and_a_loss_stands_out() -> None:
    body = '<p style="a" align="b"><font face="c">Một</font></p>\n\n'
    body += '<iframe src="https://x.vn"></iframe>\n\n<b onclick="d">x</b>'
    told = [(problem.level, problem.text()) for problem in convert(body).problems]
    assert [text for level, text in told if level == NOTE] == [
        "What changes nothing for readers was left out: <font>, “style”, “align”."
    ]
    assert sorted(text.split()[0] for level, text in told if level != NOTE) == ["<iframe>", "“onclick”"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("[x](khac.md)", "khac.md"),
        ("[x](../khac/)", "../khac/"),
        ("[x](../2024-10-10-bai/index.vi.md)", "Did you mean {story}2024-10-10-bai?"),
        ('<p><a href="khac.md">x</a></p>', "khac.md"),
        ("[thiếu][x]", "“x”"),
        ("[x]()", "empty"),
        ("[x](#khong-co)", "#khong-co"),
        ("## Kết quả\n\n[x](#kết-quả)", "Did you mean “#ket-qua”?"),
        ("[x](www.haufo.vn)", "Did you mean “https://www.haufo.vn”?"),
        ("[x](a@haufo.vn)", "Did you mean “mailto:a@haufo.vn”?"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_and_its_words_stay(body: str, says: str) -> None:
    found = convert(body)
    (problem,) = found.problems
    assert (problem.level, problem.line) == ("error", 7 if body.startswith("##") else 5)
    assert says in problem.text()
    assert ">x</a>" in found.html or "[x]" in found.html
    (problem,) = ContentReader(warning).convert(Source("index.vi.md", {}, body, 5), {}).problems
    assert problem.level == "warning"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("![a](images/a.jpg)", "write its name alone: a.jpg"),
        ("![a](data:image/png;base64," + "A" * 20000 + ")", "14 KB of it"),
        ("![][image1]\n\n[image1]: <data:image/png;base64," + "A" * 20000 + ">", "14 KB of it"),
        ('<img alt="a" src="data:image/png;base64,' + "A" * 20000 + '">', "14 KB of it"),
    ],
)
def test_a_picture_that_is_not_beside_the_text_is_an_error_of_one_short_line(body: str, says: str) -> None:
    (problem,) = convert(body).problems
    assert problem.level == "error"
    assert says in problem.text()
    assert len(problem.text()) < 300


def test_a_picture_of_another_site_is_a_warning_with_the_way_out() -> None:
    (problem,) = convert("![Hồ](https://example.org/x.jpg)").problems
    assert problem.level == "warning"
    assert "![what it shows](x.jpg)" in problem.text()


def test_the_names_of_places_in_a_text_have_a_room_of_their_own() -> None:
    body = "## Main\n\n## Main\n\n<p id='share'>[x](#main) [y](#main_1) [z](#share)</p>\n\nMột[^1] {#top}\n\n[^1]: Hai"
    found = convert(body.replace("<p id='share'>[", "<p id='share'></p>\n\n[").replace(")</p>", ")"))
    names = re.findall(r' id="(.*?)"', found.html)
    assert all(name.startswith("t-") for name in names)
    assert len(set(names)) == len(names)
    assert set(re.findall(r'href="#(.*?)"', found.html)) <= set(names)
    assert found.problems == ()


def test_a_footnote_that_nothing_calls_leads_back_to_nothing() -> None:
    found = convert("Một\n\n[^1]: Hai").html
    assert "Hai" in found
    assert "footnote-backref" not in found


def test_where_a_quotation_comes_from_is_a_web_address_or_dropped() -> None:
    assert "cite" not in convert('<q cite="javascript:alert(1)">x</q>').html
    assert "cite" not in convert('<q cite="&#106;avascript&#58;alert(1)">x</q>').html
    assert 'cite="https://x.vn"' in convert('<q cite="https://x.vn">x</q>').html


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("[Mời](thư mời.pdf)", "thư mời.pdf"),
        ('[Mời](thư mời (1).pdf "Thư")', "thư mời (1).pdf"),
        ("[Mời](<thư mời.pdf>)", "thư mời.pdf"),
    ],
)
def test_the_name_of_a_file_may_have_blanks_as_its_owner_gave_it(written: str, name: str) -> None:
    file = Photo(name, f"stories/x/{name}", "/photos/x/1.pdf", 0, 0, "d")
    found = READER.convert(Source("index.vi.md", {}, written, 1), {name: file})
    assert found.attachments == (file,)


def test_words_in_brackets_that_name_no_file_stay_words() -> None:
    assert "<a" not in html("[Mời](quý vị) và [hai](ba bốn) tại a.pdf")


def test_a_list_below_an_indented_paragraph_may_begin_with_any_number() -> None:
    assert html("    Đoạn thụt đầu dòng\n  5. **Năm**") == (
        '<p>Đoạn thụt đầu dòng</p><ol start="5"><li><strong>Năm</strong></li></ol>'
    )
