"""Which part of a page is its text, on pages that no profile knows; their forms are those of real Vietnamese sites."""

from __future__ import annotations

from nhipcau.importing.pages import read_page
from nhipcau.importing.profiles import SiteProfile
from nhipcau.importing.values import Article, Saved
from tests.importing.test_pages import TEXT

FIRST = "Hội chọn chủ đề của năm nay là tình bạn, để nhớ những người đã bắc chiếc cầu đầu tiên."
BOX = f"<p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p>"
FOOT = "<p>Cơ quan của Hội. Giấy phép số 12/GP-BC do cơ quan có thẩm quyền cấp ngày 2 tháng 9 năm 2009.</p>"


def read(inner: str) -> Article:
    html = (
        "<html><head><meta charset='utf-8'><title>Chủ đề của năm - Hội</title></head><body>"
        "<ul class='menu'><li>Trang chủ</ul>"
        f"<div id='main'><h1>Chủ đề của năm</h1><p class='ngay'>6/1/2020</p>{inner}</div></body></html>"
    )
    return read_page(Saved("x.html", "http://hoi.example/x", data=html.encode()), SiteProfile("html"))


def boilerplate(article: Article) -> list[str]:
    return [line.words for line in article.lines if line.became == "boilerplate"]


def test_a_standfirst_in_a_box_of_its_own_belongs_to_the_text() -> None:
    found = read(f"<div><div><div><div>{FIRST}</div></div><div>{BOX}</div></div></div>")
    assert found.body.startswith(FIRST)
    assert (found.title, found.date) == ("Chủ đề của năm", "2020-01-06")
    assert boilerplate(found) == []


def test_a_table_that_lays_out_photo_and_text_is_one_text() -> None:
    found = read(
        "<div><table><tr><td><img src='a.jpg' alt='Cầu'><br>Chiếc cầu lúc bình minh.</td></tr>"
        f"<tr><td><p>{FIRST}</p></td></tr><tr><td>{BOX}</td></tr></table></div>"
    )
    assert FIRST in found.body
    assert [shot.address for shot in found.shots] == ["http://hoi.example/a.jpg"]
    assert boilerplate(found) == []


def test_the_foot_of_a_page_and_its_other_headlines_do_not_belong_to_the_text() -> None:
    found = read(f"<div><div>{BOX}</div>{FOOT}</div>")
    assert "Giấy phép" not in found.body
    assert len(boilerplate(found)) == 1
    others = "".join(
        f"<p><a href='/{n}'>Một tin khác của hội đã đăng trong tháng {n}</a></p>" for n in range(9)
    )
    found = read(f"<div><div>{BOX}</div><div><h3>Tin liên quan</h3>{others}</div></div>")
    assert "tin khác" not in found.body


def test_who_a_text_was_taken_from_is_no_author() -> None:
    found = read(f"<div>{BOX}<p style='text-align: right'><em>Theo VOV</em></p></div>")
    assert (found.byline, found.credit) == ("", "VOV")
    found = read(f"<div>{BOX}</div><div class='author'>Theo Hương Giang (TTXVN)</div>")
    assert (found.byline, found.credit) == ("", "Hương Giang (TTXVN)")


def test_the_caption_of_a_photo_is_no_standfirst() -> None:
    photo = (
        "<figure><img src='a.jpg' alt=''><figcaption itemprop='description'>Bên cầu.</figcaption></figure>"
    )
    found = read(f"<p class='description'>{FIRST}</p><div class='fck_detail'>{BOX}{photo}</div>")
    assert found.standfirst == FIRST
    assert read(f"<div class='fck_detail'>{BOX}</div>{photo}").standfirst == ""
