"""Paragraphs, headings, lists, tables and footnotes of foreign pages."""

from __future__ import annotations

import pytest

from nhipcau.convert import Left, convert


def markdown(html: str) -> str:
    return convert(html).markdown.rstrip("\n")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Lễ <b> khai mạc </b>lúc 9 giờ</p>", "Lễ **khai mạc** lúc 9 giờ"),
        ("<p><b>Hội</b> <b>nghị</b> năm</p>", "**Hội nghị** năm"),
        ("<p><b><i>cả hai</i></b> và <i>một</i></p>", "***cả hai*** và *một*"),
        ("<p>a<i>b</i><b>c</b>d</p>", "a<em>b</em>**c**d"),
        ("<p>một<br>hai<br><br>ba</p>", "một  \nhai\n\nba"),
        ("<p>của&nbsp; Hà&nbsp;Nội, 10&nbsp;km</p>", "của Hà Nội, 10\u00a0km"),
        ("<div>một<div>hai</div>ba</div>", "một\n\nhai\n\nba"),
        ("<p>H<sub>2</sub>O <del>bỏ</del></p>", "H<sub>2</sub>O <del>bỏ</del>"),
        ("<pre class='language-py'>a *b*\n  c</pre>", "```py\na *b*\n  c\n```"),
        ("<pre><div>a</div><div>  b</div>c<br>d</pre>", "```\na\n  b\nc\nd\n```"),
        ("<h1>Đầu</h1><h2>Sau</h2>", "## Đầu\n\n### Sau"),
        ("<h2>Đầu</h2><h4>Sau</h4>", "## Đầu\n\n#### Sau"),
    ],
)
def test_words_keep_what_marks_them(html: str, expected: str) -> None:
    assert markdown(html) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1. Mở đầu", "1\\. Mở đầu"),
        ("2024. Năm", "2024\\. Năm"),
        ("# dấu", "\\# dấu"),
        ("- Thực hiện", "\\- Thực hiện"),
        ("&gt; lớn", "\\> lớn"),
        ("a_b_c và _d_", "a_b_c và \\_d\\_"),
        ("2 * 3 và *sao*", "2 * 3 và \\*sao\\*"),
        ("[1] và [x](y)", "\\[1] và \\[x](y)"),
        ("[1] và (y)", "[1] và (y)"),
        ("&lt;b> và a &lt; b", "&lt;b> và a < b"),
        ("&amp;amp; R&amp;D", "&amp;amp; R&D"),
        ("C:\\tệp \\*", "C:\\tệp \\\\\\*"),
        ("https://a.org/b_c_d?e=1&amp;f", "https://a.org/b_c_d?e=1&f"),
        ("a | b", "a | b"),
        (": nghĩa", "&#58; nghĩa"),
        ("---", "\\---"),
    ],
)
def test_words_that_happen_to_be_markdown_are_escaped_and_others_are_not(words: str, expected: str) -> None:
    assert markdown(f"<p>{words}</p>") == expected


def test_lists_nest_and_begin_where_they_began() -> None:
    html = "<ul><li>a<ol><li>b<li>c</ol><li>d</ul><ol start=5><li>x<li>y</ol>"
    assert markdown(html) == "- a\n    1. b\n    2. c\n- d\n\n<!-- -->\n\n5. x\n6. y"


def test_a_list_between_two_items_belongs_to_the_first() -> None:
    assert markdown("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>") == "- a\n    - b\n- c"


def test_quotations_side_by_side_stay_two() -> None:
    assert markdown("<blockquote><p>a<p>b</blockquote><blockquote>c</blockquote>") == (
        "> a\n>\n> b\n\n<!-- -->\n\n> c"
    )


def test_a_bold_line_above_a_text_is_a_heading_where_the_page_has_none() -> None:
    html = "<p><b>Sa-pô của bài.</b></p><p><strong>1. Kết quả</strong></p><p>Đã có.</p><p><b>Lan Anh</b></p>"
    assert markdown(html) == "**Sa-pô của bài.**\n\n## 1. Kết quả\n\nĐã có.\n\n**Lan Anh**"
    assert "**Kết quả**" in markdown("<h3>Tên</h3><p><b>Kết quả</b></p><p>Đã có.</p>")


def test_a_table_of_values_is_a_table() -> None:
    html = (
        "<table><tr><td><b>Tên</b><td align=right><b>Số</b></tr>"
        "<tr><td>a|b<td align=right>1<br>2</tr><tr><td colspan=2>Cộng</table>"
    )
    assert markdown(html) == "| Tên | Số |\n| --- | ---: |\n| a\\|b | 1<br>2 |\n| Cộng |  |"


def test_cells_that_reach_down_leave_their_places_empty() -> None:
    html = "<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3<tr><td>4<td>5</table>"
    assert markdown(html).splitlines()[2:] == ["| 1 | 2 |", "|  | 3 |", "| 4 | 5 |"]


def test_a_table_that_lays_out_a_page_falls_apart() -> None:
    html = "<table><tr><td><h2>Tin</h2><p>Một.</p></td><td><ul><li>Hai</ul></td></tr></table>"
    assert markdown(html) == "## Tin\n\nMột.\n\n- Hai"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><![if !supportFootnotes]>[1]<![endif]></a>',
            '<hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Chỉ <b>thị</b> 12.</p></div>',
        ),
        (
            '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
            '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Chỉ <b>thị</b> 12.</span></p></div>',
        ),
        (
            '<sup data-fn="ab" class="fn"><a href="#ab" id="ab-link">1</a></sup>',
            '<ol class="wp-block-footnotes"><li id="ab">Chỉ <b>thị</b> 12. <a href="#ab-link">↩︎</a></li></ol>',
        ),
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Chỉ <b>thị</b> 12.</p>',
        ),
    ],
    ids=["Word", "Google", "WordPress", "LibreOffice"],
)
def test_footnotes_are_footnotes_whoever_wrote_them(mark: str, note: str) -> None:
    found = convert(f"<div><p>Theo chỉ thị{mark}, năm nay.</p>{note}</div>")
    assert found.markdown == "Theo chỉ thị[^1], năm nay.\n\n[^1]: Chỉ **thị** 12.\n"
    assert {one.kind for one in found.ledger} == {"mark"}


def test_a_mark_that_leads_to_no_note_stays_words() -> None:
    found = convert('<p>Chỉ thị<a href="#_ftn1">[1]</a>.</p>')
    assert found.markdown == "Chỉ thị[1].\n"
    assert found.ledger == (Left("address", "#_ftn1"),)


def test_links_within_the_page_lead_to_its_headings() -> None:
    links = '<p><a href="#phan-hai">Phần hai</a>, <a href="#x1">ba</a></p>'
    html = links + '<h2 id="phan-hai">Phần hai</h2><h2 id=x1>Ba</h2>'
    assert markdown(html) == "[Phần hai](#phan-hai), [ba](#x1)\n\n## Phần hai\n\n## Ba {#x1}"


def test_addresses_become_absolute_and_leave_redirects_and_counters_behind() -> None:
    html = (
        '<p><a href="/tin/1.html">a</a> <a href="https://www.google.com/url?q=https://haufo.vn/x%3Fid%3D1&sa=D">b</a>'
        ' <a href="https://vufo.org.vn/?id=2&utm_source=zalo&utm_medium=zalo&zarsrc=30">c</a>'
        ' <a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org%2F&h=AT">d</a></p>'
    )
    assert convert(html, base="https://haufo.vn/vi/").markdown == (
        "[a](https://haufo.vn/tin/1.html) [b](https://haufo.vn/x?id=1) [c](https://vufo.org.vn/?id=2) [d](https://a.org/)\n"
    )


def test_what_is_no_text_stands_in_the_ledger_with_its_words() -> None:
    html = (
        "<head><title>Tên</title></head><nav>Trang chủ</nav><p>Bài.</p><script>x()</script>"
        "<form id=f class='comment'>Gửi <input value=x></form><p style='display: none'>ẩn</p>"
        "<div class='sharedaddy sd-sharing'>Chia sẻ</div><a href='javascript:x()'>In</a>"
    )
    found = convert(html)
    assert found.markdown == "Bài.\n\nIn\n"
    assert found.ledger == (
        Left("head", "head", "Tên"),
        Left("navigation", "nav", "Trang chủ"),
        Left("script", "script"),
        Left("form", "form#f.comment", "Gửi"),
        Left("hidden", "p", "ẩn"),
        Left("boilerplate", "div.sharedaddy.sd-sharing", "Chia sẻ"),
        Left("address", "javascript:x()"),
    )


def test_a_page_within_a_form_is_not_a_form() -> None:
    assert markdown(f"<form><p>{'chữ ' * 100}</p><input></form>").split() == ["chữ"] * 100


def test_what_word_leaves_behind_is_gone() -> None:
    html = (
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style>p.MsoNormal{}</style>"
        "<p class=MsoNormal style='mso-margin-top-alt:auto'><b style='mso-bidi-font-weight:normal'>"
        "<span lang=IT style='font-size:14.0pt'>Hà</span></b><span lang=FR> Nội<o:p></o:p></span>"
        " <st1:place>Huế</st1:place></p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Một</p>"
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>3.</span>Ba</p>"
    )
    assert markdown(html) == "**Hà** Nội Huế\n\n- Một\n\n    3. Ba"
    assert convert(html).ledger == (Left("head", "head"), Left("mark", "p", "·"), Left("mark", "p", "3."))


def test_what_google_docs_leaves_behind_is_gone() -> None:
    html = (
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Đậm</span>'
        '<span style="font-weight:400"> và </span><span style="font-style:italic">nghiêng</span>'
        '<span style="vertical-align:super">2</span></p><ul><li><p dir="ltr" role="presentation">Một</p></li></ul></b>'
    )
    assert markdown(html) == "**Đậm** và *nghiêng*<sup>2</sup>\n\n- Một"
