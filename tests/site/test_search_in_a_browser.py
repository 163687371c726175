"""The search in a real browser: what is found, in which order, and what a reader is told when nothing is."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from nhipcau.search.codes import varint
from nhipcau.search.terms import term, words
from tests.site.conftest import Built, shown
from tests.site.queries import ENGLISH, VIETNAMESE, Row

PATHS = {"vi": "/tim-kiem/", "en": "/en/search/"}
PATIENCE = 60_000
"""Milliseconds: on a machine that runs other tests as well."""
TABLE = [("vi", row) for row in VIETNAMESE] + [("en", row) for row in ENGLISH]

WORDS = re.compile(r"/\d\.bin$")
"""The files of words of a large archive."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(browser: Browser, address: str) -> Iterator[dict[str, Page]]:
    """The page of the search in each language, opened once for the whole table."""
    opened = {lang: browser.new_page() for lang in PATHS}
    for lang, page in opened.items():
        page.set_default_timeout(PATIENCE)
        page.goto(address + PATHS[lang])
    yield opened
    for page in opened.values():
        page.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.context.close()


def ask(page: Page, query: str) -> None:
    """Make a search as a reader does, and wait until both editions have answered."""
    page.locator("#search").fill(query)
    page.locator("#search").press("Enter")
    settled(page)


def settled(page: Page) -> None:
    expect(page.locator("#search-results[data-state]:not([aria-busy='true'])")).to_be_visible(
        timeout=PATIENCE
    )


def titles(page: Page, lang: str = "") -> list[str]:
    group = f".search-group[lang='{lang}']" if lang else ".search-group"
    return page.locator(f"{group}:not([hidden]) .search-result__title a").all_inner_texts()


def known_of(file: Path) -> tuple[str, bytes]:
    """What the file of a volume's pages says, and the blocks of words that follow it."""
    data = file.read_bytes()
    start = next(at for at, byte in enumerate(data) if byte < 0x80) + 1
    inflating = zlib.decompressobj()
    return inflating.decompress(data[start:]).decode(), inflating.unused_data


def write(file: Path, lines: str, blocks: bytes) -> None:
    """Write the file of a volume's pages."""
    head = zlib.compress(lines.encode())
    file.write_bytes(varint(len(head)) + head + blocks)


def marked(page: Page, part: str) -> list[str]:
    return page.locator(f".search-result__{part} mark").all_inner_texts()


def test_the_table_has_sixty_queries_of_vietnamese_readers_at_least() -> None:
    assert len(VIETNAMESE) >= 60
    assert len(set(VIETNAMESE)) == len(VIETNAMESE)


@pytest.mark.parametrize(
    ("lang", "row"), TABLE, ids=[f"{lang}-{n}-{row[0]}" for n, (lang, row) in enumerate(TABLE)]
)
def test_what_a_reader_wants_comes_first(pages: dict[str, Page], lang: str, row: Row) -> None:
    query, wanted = row
    ask(pages[lang], query)
    found = titles(pages[lang])
    assert found
    assert found[0].startswith(wanted), found[:4]


def test_the_script_knows_words_as_the_index_does(pages: dict[str, Page]) -> None:
    texts = (
        "hoà hòa khoẻ khỏe thuý thúy quý hoàn Loà HOÀ nguỵ ngụy xoá đoá choé chóe Chloé Đường đẹp xuỵt thuỷ",
        "Việt—Đức, Vietnam–Cuba; hanoi.gov.vn và tin-tuc, 15-NQ/TW, 10/10/1954, a_b, 2½ km² Ⅻ",
        "ﬁnal ＡＳＥＡＮ ① m² ﾄﾞﾗ ㎏ ſt ½ Ｖiệt",
        "Hanoi's cities, buses, boxes, eyes, class, status, series; the trees’s Łódź, Øresund, straße, 河內 서울",
    )
    script = """async ([text, lang]) => {
      const { normal, term, words } = await import("/theme/js/search/spelling.js");
      const terms = words(normal(text)).map(([word]) => term(word, lang));
      return terms.map(({ form, bare, block, bit }) => [form, bare, block, bit]);
    }"""
    for text in texts:
        for lang in ("vi", "en"):
            known = [list(term(word, lang)) for word in words(text)]
            assert pages["vi"].evaluate(script, [text, lang]) == known


def test_what_was_found_is_marked_with_the_right_letters(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=doi+ngoai")
    settled(page)
    assert {"Đối", "ngoại"} <= set(marked(page, "title"))
    assert {"đối", "ngoại"} <= set(marked(page, "excerpt"))
    text = page.locator("#search-results").inner_text()
    assert "\u0335" not in text
    assert page.evaluate("document.querySelector('#search-results').innerText.normalize('NFC')") == text


def test_the_other_edition_follows_and_says_its_language(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=Fidel+Castro")
    settled(page)
    page.locator(".search-group[lang=vi] li").last.scroll_into_view_if_needed()
    expect(page.locator(".search-group[lang=en] li").first).to_be_visible(timeout=PATIENCE)
    groups = page.locator(".search-group:not([hidden])")
    assert [group.get_attribute("lang") for group in groups.all()] == ["vi", "en"]
    assert page.get_by_role("heading", name="Tiếng Anh").is_visible()
    links = groups.nth(1).locator("a")
    assert {link.get_attribute("hreflang") for link in links.all()} == {"en"}
    assert all((link.get_attribute("href") or "").startswith("/en/") for link in links.all())


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("thành—phố vì hoà—bình", ("Ngày Hà Nội nhận danh hiệu", "Hà Nội, 25 năm mang tên")),
        ("ban-quyen@example.org", ("Liên hệ",)),
        ("15-nq-tw", ("Đề xuất đưa đối ngoại", "Đối ngoại nhân dân Hà Nội năm 2024")),
        (
            "tôi đang tìm bài nói rằng hai mươi nhà ga của đường tàu điện trên cao nhìn xuống phố phường",
            ("Hai mươi nhà ga",),
        ),
    ],
)
def test_dashes_host_names_and_long_sentences_are_found(
    pages: dict[str, Page], query: str, wanted: tuple[str, ...]
) -> None:
    ask(pages["vi"], query)
    assert titles(pages["vi"], "vi")[0].startswith(wanted)


def test_a_word_half_typed_is_completed(pages: dict[str, Page]) -> None:
    ask(pages["en"], "friendshi")
    assert "friendship" in titles(pages["en"])[0]


def test_more_results_and_the_other_edition_come_when_the_last_one_is_reached(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}/tim-kiem/?q=asean")
    settled(page)
    assert len(titles(page, "vi")) == 5
    assert titles(page, "en") == []
    page.locator(".search-group[lang=vi] li").last.scroll_into_view_if_needed()
    expect(page.locator(".search-group[lang=vi] li")).to_have_count(10, timeout=PATIENCE)
    expect(page.locator(".search-group[lang=en]")).to_be_visible(timeout=PATIENCE)


def test_a_first_query_loads_few_files(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/tim-kiem/?q=hòa+bình")
    settled(page)
    found = [url.removeprefix(address) for url in asked if "/search/" in url and "/theme/" not in url]
    assert len(found) == len(set(found)) <= 12
    assert not [url for url in found if url.startswith("/search/en/")]


def test_files_of_two_printings_are_not_taken_for_one_index(
    page: Page, sample: Built, tmp_path: Path
) -> None:
    shutil.copytree(sample.folder, tmp_path / "site")
    known = next((tmp_path / "site" / "search" / "vi").glob("20*/pages.bin"))
    lines, blocks = known_of(known)
    write(known, re.sub(r'"stamp":\d+', '"stamp":1', lines), blocks)
    with shown(tmp_path / "site") as url:
        page.goto(f"{url}/tim-kiem/?q=xẩm")
        settled(page)
        assert page.locator("#search-failed").is_visible()
        shutil.copy(sample.folder / known.relative_to(tmp_path / "site"), known)
        page.get_by_role("button", name="Thử lại").click()
        expect(page.locator("#search-failed")).to_be_hidden(timeout=PATIENCE)
        settled(page)
        assert titles(page)[0].startswith("Xẩm")


@pytest.fixture(scope="module")
def parted(sample: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the sample site is shown as if it were large: with the words of its volumes in files of their own."""
    folder = tmp_path_factory.mktemp("parted") / "site"
    shutil.copytree(sample.folder, folder)
    for known in folder.glob("search/*/*/pages.bin"):
        lines, blocks = known_of(known)
        sizes = json.loads(lines.partition("\n")[0])["sizes"]
        starts = [sum(sizes[: at * len(sizes) // 4]) for at in range(5)]
        for file, (start, end) in enumerate(pairwise(starts)):
            known.with_name(f"{file}.bin").write_bytes(blocks[start:end])
        write(known, lines.replace('"files":0', '"files":4', 1), b"")
    with shown(folder) as url:
        yield url


@pytest.mark.parametrize("parts", [True, False])
def test_of_a_large_archive_only_the_blocks_of_the_words_are_loaded_and_from_any_server_the_same_is_found(
    page: Page, address: str, parted: str, parts: bool
) -> None:
    answered: list[int] = []
    page.on(
        "response", lambda response: answered.append(response.status) if "0.bin" in response.url else None
    )
    if not parts:  # as a server does that knows no ranges
        whole = {"range": ""}
        page.route("**/*.bin", lambda route: route.continue_(headers={**route.request.headers, **whole}))
    for query in ("hòa bình", "đối ngoại nhân dân", "Xẩm tiếng hát từ sân đình", "friendshi"):
        known = []
        for url in (address, parted):
            page.goto(f"{url}/tim-kiem/?q={query}")
            settled(page)
            known.append((titles(page), marked(page, "excerpt")))
        assert known[0] == known[1]
        assert known[0][0]
    assert set(answered) == {206 if parts else 200}


def test_of_a_long_query_five_words_are_looked_up(page: Page, parted: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(".bin") else None)
    page.goto(f"{parted}/tim-kiem/?q=hai mươi nhà ga của đường tàu điện trên cao nhìn xuống phố phường")
    settled(page)
    assert titles(page, "vi")[0].startswith("Hai mươi nhà ga")
    words = [url for url in asked if not url.endswith("pages.bin")]
    volumes = len(asked) - len(words)
    assert 1 <= len(words) <= 5 * volumes


def test_a_file_that_became_shorter_meanwhile_is_not_taken_for_nothing_found(page: Page, parted: str) -> None:
    page.route(WORDS, lambda route: route.fulfill(status=416))
    page.goto(f"{parted}/tim-kiem/?q=xẩm")
    settled(page)
    assert page.locator("#search-failed").is_visible()
    page.unroute_all()
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator("#search-failed")).to_be_hidden(timeout=PATIENCE)


def test_an_english_word_is_found_from_the_vietnamese_page(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=decentralised")
    settled(page)
    assert titles(page, "vi") == []
    assert titles(page, "en")[0].startswith(("12th Vietnam–France", "Vietnam and France"))
    assert page.locator("#search-status").inner_text().startswith("Tiếng Việt: không tìm thấy")


def test_filters_narrow_count_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/?q=Hanoi")
    settled(page)
    assert len(offered(page, "year")) > 2
    page.locator("#search-year").select_option("2024")
    settled(page)
    expect(page).to_have_url(f"{address}/en/search/?q=Hanoi&year=2024")
    addresses = [
        link.get_attribute("href") or "" for link in page.locator(".search-group[lang=en] h3 a").all()
    ]
    assert addresses
    assert not [each for each in addresses if "/20" in each and "/2024/" not in each]
    assert len(offered(page, "year")) > 2  # what the other years would have
    section = page.locator("#search-section option:not([value=''])").first
    assert "(" in section.inner_text()
    page.locator("#search-section").select_option(section.get_attribute("value"))
    settled(page)
    assert len(page.locator(".search-group[lang=en] li").all()) <= len(addresses)
    page.get_by_role("button", name="Remove the filters").click()
    settled(page)
    expect(page).to_have_url(f"{address}/en/search/?q=Hanoi")


@pytest.mark.parametrize(("facet", "key"), [("event", "sea-games-31"), ("anniversary", "giai-phong-thu-do")])
def test_a_search_can_be_kept_to_an_event_or_an_anniversary(
    page: Page, address: str, facet: str, key: str
) -> None:
    page.goto(f"{address}/tim-kiem/?q=hà+nội&{facet}={key}")
    settled(page)
    assert page.locator(f"#search-{facet}").input_value()
    assert page.locator("#search-clear").is_visible()
    assert 1 <= len(titles(page, "vi")) < 10


def offered(page: Page, facet: str) -> list[str]:
    """What can be chosen, with how many results each would leave."""
    options = page.locator(f"#search-{facet} option:not([value='']), #search-{facet}-names option")
    return [option.get_attribute("label") or option.text_content() or "" for option in options.all()]


def test_only_what_has_results_is_offered(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=xẩm")
    settled(page)
    for facet in ("kind", "section", "year", "event", "anniversary"):
        assert all(re.search(r" \([1-9]", each) for each in offered(page, facet)), facet
    assert len(offered(page, "year")) < len(offered(page, "kind")) + 5


def test_of_many_names_one_types_a_part_of_the_name_without_marks(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=hùng+vương")
    settled(page)
    field = page.locator("#search-anniversary")
    assert field.evaluate("each => each.localName") == "input"
    field.fill("gio to")
    field.press("Enter")
    expect(page).to_have_url(re.compile("anniversary=gio-to-hung-vuong"), timeout=PATIENCE)
    settled(page)
    expect(field).to_have_value(re.compile("^Giỗ Tổ"))
    assert 1 <= len(titles(page, "vi")) < 10
    page.locator("#search-clear").click()
    settled(page)
    expect(field).to_have_value("")


@pytest.mark.parametrize(
    ("lang", "typed", "meant"),
    [
        ("vi", "hoa bnh", "hòa bình"),
        ("vi", "thành phố vì hoa bìnhh", "thành phố vì hòa bình"),
        ("vi", "Nguyễn Thi Tuyếnn", "Nguyễn Thị Tuyến"),
        ("vi", "anniversery", "anniversar"),
        ("en", "anniversery", "anniversar"),
        ("en", "freindship uniom", "friendship union"),
    ],
)
def test_what_may_have_been_meant_is_offered_as_it_is_spelt_and_finds_something(
    page: Page, address: str, lang: str, typed: str, meant: str
) -> None:
    page.goto(address + PATHS[lang])
    ask(page, typed)
    link = page.locator("#search-meant")
    assert re.search(f"“{meant}(y|ies)?”", link.inner_text(), re.I)
    link.click()
    settled(page)
    assert titles(page)


def test_what_is_spelt_right_and_is_nowhere_gets_no_other_word(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/tim-kiem/?q=hòa+bình")
    settled(page)
    assert not [url for url in asked if url.endswith("spelling.bin")]
    ask(page, "xyzzyxyzzy")
    assert [url for url in asked if url.endswith("spelling.bin")]
    assert page.locator("#search-meant").is_hidden()


def test_the_newest_come_first_where_that_is_wanted(page: Page, address: str) -> None:
    def days() -> list[str]:
        shown = page.locator(".search-group[lang=vi] .search-result__date").all_inner_texts()
        return ["-".join(reversed(day.split("/"))) for day in shown if day]

    page.goto(f"{address}/tim-kiem/?q=hà+nội&kind=story")
    settled(page)
    fitting = days()
    page.locator("#search-sort").select_option("date")
    settled(page)
    expect(page).to_have_url(re.compile("sort=date"))
    assert days() == sorted(days(), reverse=True) != fitting
    page.reload()
    settled(page)
    assert days() == sorted(days(), reverse=True)


@pytest.mark.parametrize(
    ("query", "kind", "kicker"),
    [
        ("hà nội", "event", "Sự kiện"),
        ("tuyến", "person", "Nhân vật"),
        ("nghị quyết", "document", "Văn bản"),
    ],
)
def test_a_search_can_be_kept_to_a_kind_of_page(
    page: Page, address: str, query: str, kind: str, kicker: str
) -> None:
    page.goto(f"{address}/tim-kiem/?q={query}&kind={kind}")
    settled(page)
    assert set(page.locator(".search-group[lang=vi] .search-result__kicker").all_inner_texts()) == {kicker}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("query", ["hà nội", "xẩm", "hoa bnh"])
def test_nothing_moves_when_results_come_late(page: Page, address: str, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(
          (entry) => { window.moved += entry.hadRecentInput ? 0 : entry.value; }
        )).observe({ type: "layout-shift", buffered: true });"""
    )
    held: list[Route] = []
    waiting = True
    page.route("**/pages.bin", lambda route: held.append(route) if waiting else route.continue_())
    page.goto(f"{address}/tim-kiem/?q={query}")
    expect(page.locator("#search-results[aria-busy='true']")).to_be_visible(timeout=PATIENCE)
    waiting = False
    for route in held:
        route.continue_()
    settled(page)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.moved") < 0.05


def test_back_leads_to_the_search_before(page: Page, address: str) -> None:
    page.goto(address + PATHS["vi"])
    ask(page, "xẩm")
    ask(page, "cuba")
    page.go_back()
    expect(page.locator("#search")).to_have_value("xẩm")
    expect(page.locator("#search-status")).to_contain_text("xẩm", timeout=PATIENCE)
    settled(page)
    assert titles(page)[0].startswith("Xẩm")


def test_nothing_found_is_said_with_advice(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/?q=xyzzyxyzzy")
    settled(page)
    assert page.locator("#search-status").inner_text() == "Nothing was found for “xyzzyxyzzy”."
    assert page.locator("#search-none").is_visible()
    assert page.locator("#search-failed").is_hidden()
    assert titles(page) == []


def test_a_slow_search_says_that_it_is_on(page: Page, address: str) -> None:
    held: list[object] = []
    page.route("**/pages.bin", lambda route: held.append(route))
    page.goto(f"{address}/en/search/?q=peace")
    expect(page.locator("#search-status")).to_have_text("Searching …", timeout=PATIENCE)
    assert page.locator("#search-results").get_attribute("aria-busy") == "true"


def test_an_index_that_cannot_be_had_is_said_and_can_be_tried_again(
    page: Page, sample: Built, tmp_path: Path
) -> None:
    shutil.copytree(sample.folder, tmp_path / "site")
    with shown(tmp_path / "site") as url:
        shutil.move(tmp_path / "site" / "search", tmp_path / "search")
        page.goto(f"{url}/tim-kiem/?q=xẩm")
        settled(page)
        assert page.locator("#search-status").inner_text() == "Chưa tải được công cụ tìm kiếm."
        assert page.locator("#search").input_value() == "xẩm"
        shutil.move(tmp_path / "search", tmp_path / "site" / "search")
        page.get_by_role("button", name="Thử lại").click()
        expect(page.locator("#search-failed")).to_be_hidden(timeout=PATIENCE)
        settled(page)
        assert titles(page)[0].startswith("Xẩm")


def test_a_part_that_is_missing_is_not_taken_for_nothing_found(page: Page, parted: str) -> None:
    page.route(WORDS, lambda route: route.abort())
    page.goto(f"{parted}/tim-kiem/?q=xẩm")
    settled(page)
    assert page.locator("#search-failed").is_visible()


def test_a_search_is_made_and_read_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + PATHS["vi"])
    page.locator("#search").focus()
    page.keyboard.type("hà nội")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#search-status")).to_be_focused(timeout=PATIENCE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.search-result') !== null")
    page.locator(".search-group[lang=vi] li a").last.focus()
    expect(page.locator(".search-group[lang=vi] li")).to_have_count(10, timeout=PATIENCE)
    more = page.locator(".search-group[lang=vi] > button")
    there = page.locator(".search-group[lang=vi] li").count()
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".search-group[lang=vi] li a").nth(there)).to_be_focused(timeout=PATIENCE)


def test_a_search_is_the_readers_own_affair(page: Page, address: str) -> None:
    """No request leaves the site, and none carries the query."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + PATHS["en"])
    ask(page, "zebra friendship")
    assert asked
    assert not [url for url in asked if not url.startswith(address) or "zebra" in url]


def test_without_scripts_the_form_stands_and_says_what_it_needs(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATHS["en"])
    assert page.get_by_role("searchbox").first.is_visible()
    assert "needs JavaScript" in page.locator("main").inner_text()
    assert page.locator("#search-filters").is_hidden()
    assert page.get_by_role("main").get_by_role("link", name="Topics from A to Z").is_visible()
    context.close()
