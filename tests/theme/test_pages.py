"""What a reader finds on the drawn pages, in both languages."""

from __future__ import annotations

import re
from copy import copy
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from nhipcau.model import Site
from nhipcau.showroom.newspaper import content, drawn, empty_site
from nhipcau.showroom.publication import PUBLICATION, at
from tests.theme.drawing import pages, render, soup

LANGUAGES = [language.code for language in PUBLICATION.languages]


def text(path: str) -> str:
    return " ".join(soup(path).get_text().split())


def own(path: str) -> str:
    """The words of a page that are in its own language."""
    page = copy(soup(path))
    for other in page.body.find_all(lang=True):
        other.extract()
    return " ".join(page.get_text().split())


STORY = "2024/10/70-nam-giai-phong-thu-do/index.html"
PATHS = sorted(pages())
FRAMED = [path for path in PATHS if pages()[path][0] != "redirect.html"]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_in_its_language_and_has_one_heading(path: str) -> None:
    page = soup(path)
    assert page.html is not None
    assert page.html["lang"] == pages()[path][1]
    assert len(page.find_all("h1")) == 1
    levels = [int(tag.name[1]) for tag in page.main.find_all(re.compile("^h[1-6]$"))]
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_an_inline_style_or_script(path: str) -> None:
    page = soup(path)
    assert not page.find_all("style")
    assert {tag["type"] for tag in page.find_all("script", src=False)} <= {"application/ld+json"}
    assert not [
        tag for tag in page.find_all(True) for name in tag.attrs if name == "style" or name[:2] == "on"
    ]


@pytest.mark.parametrize("path", PATHS)
def test_what_is_named_is_there_once(path: str) -> None:
    page = soup(path)
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    wanted = [tag["aria-labelledby"] for tag in page.find_all(attrs={"aria-labelledby": True})]
    assert set(wanted) <= set(ids)


def test_titles_are_unique_within_a_language() -> None:
    titles = [
        (lang, soup(path).title.string)
        for path, (template, lang, _) in pages().items()
        if template != "redirect.html"
    ]
    assert len(titles) == len(set(titles))


def test_no_english_word_of_the_site_stands_on_a_vietnamese_page() -> None:
    english = re.compile(
        r"\b(Skip to|Latest|Search|Topics|Newer|Older|Updated|Reading time|Upcoming|Related)\b"
    )
    found = {path: english.search(own(path)) for path, (_, lang, _) in pages().items() if lang == "vi"}
    assert {path: match for path, match in found.items() if match} == {}


def test_an_indexed_page_names_itself_and_its_other_languages() -> None:
    page = soup(STORY)
    links = {link["hreflang"]: link["href"] for link in page.head.find_all("link", hreflang=True, type=None)}
    vi = "https://nhipcau.example/2024/10/70-nam-giai-phong-thu-do/"
    assert links == {"vi": vi, "en": vi.replace("example/", "example/en/"), "x-default": vi}
    assert page.find("link", rel="canonical")["href"] == vi
    assert page.find("meta", property="og:locale")["content"] == "vi_VN"


def test_a_page_that_is_not_indexed_says_so_and_names_no_other() -> None:
    page = soup("404.html")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert page.find("link", rel="canonical") is None


def test_a_story_in_one_language_is_marked_in_the_other_edition() -> None:
    card = soup("chuyen-muc/ha-noi/index.html").find("a", string=re.compile("Diplomats cycle"))
    assert card is not None
    assert card["lang"] == card["hreflang"] == "en"
    assert card.find_parent("article").find(class_="label").string == "Tiếng Anh"
    other = soup(
        "en/sections/culture/index.html"
        if "en/sections/culture/index.html" in PATHS
        else "en/sections/van-hoa/index.html"
    )
    assert other.find(class_="label").string == "In Vietnamese"


def test_the_switcher_says_when_it_leads_only_to_the_front_page() -> None:
    only_vietnamese = soup("2024/10/nha-hat-xam/index.html").find(class_="switcher")
    assert only_vietnamese.a["href"] == "/en/"
    assert "(trang chủ)" in only_vietnamese.get_text()
    assert soup(STORY).find(class_="switcher__note") is None


def test_a_full_story_says_who_when_and_where() -> None:
    said = text(STORY)
    for words in (
        "Ban biên tập Nhịp Cầu, Đặng An",
        "Hà Nội 09:30 giờ Việt Nam (GMT+7), ngày 10 tháng 10 năm 2024",
        "Cập nhật lúc 15:05, ngày 10 tháng 10 năm 2024",
        "Thời gian đọc: 3 phút",
        "Theo Hànộimới",
        "Đính chính Ngày 10 tháng 10 năm 2024: Bản đăng đầu tiên",
        "Chủ tịch Liên hiệp các tổ chức hữu nghị thành phố Hà Nội",
        "Chỉ thị số 12-CT/TW ngày 5 tháng 1 năm 2022",
    ):
        assert words in said
    assert "Translated by Nhịp Cầu translators" in text(f"en/{STORY}")


def test_every_time_is_there_for_machines() -> None:
    times = [tag["datetime"] for tag in soup(STORY).find(class_="byline").find_all("time")]
    assert times == ["2024-10-10T09:30:00+07:00", "2024-10-10T15:05:00+07:00"]


def test_a_story_without_a_time_of_day_shows_its_day_only() -> None:
    time = soup("2024/10/nha-hat-xam/index.html").find(class_="byline").time
    assert (time["datetime"], time.string) == ("2024-10-08", "Ngày 8 tháng 10 năm 2024")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("dem-nhac-latinh", "Sự kiện này đã bị hủy."),
        ("trien-lam-tranh", "Sự kiện này tạm hoãn."),
        ("toa-dam-xanh", "Sự kiện này chuyển sang hình thức trực tuyến."),
        ("trong-cay", "Sự kiện này đã kết thúc."),
        ("pho-di-bo", "Hằng tuần, "),
        ("ngay-hoi-van-hoa", "Đăng ký tham dự"),
    ],
)
def test_an_event_says_plainly_how_it_stands(key: str, words: str) -> None:
    assert words in text(f"su-kien/{key}/index.html")


def test_nobody_is_asked_to_register_for_what_will_not_be() -> None:
    assert "Đăng ký" not in text("su-kien/dem-nhac-latinh/index.html")


def test_an_anniversary_is_counted_in_words() -> None:
    assert (
        soup("ky-niem/giai-phong-thu-do/2024/index.html").h1.string == "Kỷ niệm 70 năm Ngày Giải phóng Thủ đô"
    )
    english = soup("en/anniversaries/giai-phong-thu-do/2024/index.html").h1
    assert english.string == "70th anniversary of Hanoi’s Liberation Day"
    assert soup("ky-niem/gio-to-hung-vuong/2025/index.html").h1.string == "Giỗ Tổ Hùng Vương, năm 2025"


def test_people_stand_under_the_letters_of_their_given_names_in_vietnamese() -> None:
    letters = [tag.string for tag in soup("nhan-vat/index.html").find_all(class_="letters__letter")]
    assert letters == ["A", "H", "K", "T"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_newspaper_still_reads_well(lang: str) -> None:
    said = {
        path: render(template, each, page)
        for path, template, each, page in drawn(empty_site())
        if each == lang
    }
    home = PUBLICATION.language(lang).home.lstrip("/")
    assert {"vi": "Bài đầu tiên đang được viết.", "en": "The first story is being written."}[lang] in said[
        f"{home}index.html"
    ]


def test_a_redirect_leads_on_without_a_script() -> None:
    page = soup("old-vi/index.html")
    assert page.find("meta", attrs={"http-equiv": "refresh"})["content"].startswith("0; url=/2023/10/")
    assert page.main.a["href"] == page.find("meta", attrs={"http-equiv": "refresh"})["content"][7:]


def test_an_old_story_says_of_which_year_it_is_and_a_new_one_does_not() -> None:
    old = Site(PUBLICATION, content(), at("2026-10-10"))
    pages = {path: render(template, lang, page) for path, template, lang, page in drawn(old)}
    said = {path: BeautifulSoup(pages[path], "lxml").find(class_="age") for path in (STORY, f"en/{STORY}")}
    assert said[STORY].string == "Bài này đăng năm 2024. Một số thông tin trong bài có thể đã thay đổi."
    assert said[f"en/{STORY}"].string == "This story is from 2024. Some of what it says may have changed."
    assert soup(STORY).find(class_="age") is None


def test_a_story_can_be_sent_on_without_a_script_and_what_needs_one_waits_for_it() -> None:
    share = soup(STORY).find(class_="share")
    hosts = [urlsplit(link["href"]).netloc or link["href"][:7] for link in share.find_all("a")]
    assert hosts == ["www.facebook.com", "x.com", "mailto:"]
    assert [button.find_parent("li").has_attr("hidden") for button in share.find_all("button")] == [
        True,
        True,
    ]


def test_the_choice_of_colours_waits_for_the_script_that_keeps_it() -> None:
    for path in FRAMED:
        control = soup(path).find(class_="scheme")
        assert control.has_attr("hidden")
        assert [radio["value"] for radio in control.find_all("input")] == ["", "light", "dark"]
        assert soup(path).head.find("script", src="/theme/site.js").has_attr("async")


def test_every_page_leads_back_to_its_top() -> None:
    for path in FRAMED:
        assert soup(path).body["id"] == "top"
        assert soup(path).find(class_="footer__top").a["href"] == "#top"


def test_a_page_names_the_feed_of_what_it_shows_or_else_that_of_its_language() -> None:
    feeds = {
        STORY: "/chuyen-muc/lich-su/atom.xml",
        f"en/{STORY}": "/en/sections/lich-su/atom.xml",
        "chuyen-muc/lich-su/index.html": "/chuyen-muc/lich-su/atom.xml",
        "index.html": "/atom.xml",
        "en/index.html": "/en/atom.xml",
        "luu-tru/2024/index.html": "/atom.xml",
        "en/calendar/2024-10/index.html": "/en/atom.xml",
        "trang-tin/gioi-thieu/index.html": "/atom.xml",
    }
    for path, feed in feeds.items():
        links = soup(path).head.find_all("link", type="application/atom+xml")
        assert [link["href"] for link in links] == [f"https://nhipcau.example{feed}"], path
