"""The links of texts to addresses of the site: each leads somewhere, or the build says which does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.settings import read_settings

from nhipcau.host.host import Newspaper
from nhipcau.model import Problem, Refused
from tests.exact.workshop import ROOT, Workshop

FILE = "content/stories/2024/2024-10-10-bai/index.vi.md"


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    made.registries()
    made.story("2024-10-09-khac", body="## Kết quả\n\nMột.", aliases=["/cu/", "/cu.aspx"])
    return made


def told(site: Workshop, body: str, **facts: str) -> list[Problem]:
    """What a build tells of the links of a story with that text, in Vietnamese alone."""
    site.story("2024-10-10-bai", "vi", f"Một.\n\n{body}", **facts)
    override = {
        "PATH": str(site.content),
        "OUTPUT_PATH": str(site.folder / "output"),
        "CACHE_PATH": str(site.folder / "cache"),
        "PICTURE_CACHE": str(site.folder / "pictures"),
        "THEME": str(site.theme),
        "NOW": site.now,
        **site.settings,
    }
    try:
        found = Newspaper(read_settings(str(ROOT / "pelicanconf.py"), override=override)).build()
    except Refused as refused:
        found = refused.problems
    return [problem for problem in found if "link" in problem.text()]


@pytest.mark.parametrize(
    ("link", "near"),
    [
        ("/2024/10/kha/", "/2024/10/khac/"),
        ("/2024/05/khac/", "/2024/10/khac/"),
        ("/2024/10/khac.html", "/2024/10/khac/"),
        ("/chu-de/chu-de-11/", "/chu-de/chu-de-1/"),
        ("/2024/10/khac/#ket-qua", "/2024/10/khac/#t-ket-qua"),
        ("/2024/10/khac/#t-ket-kua", "/2024/10/khac/#t-ket-qua"),
        ("https://nhipcau.example/2024/10/kha/", "/2024/10/khac/"),
        ("/khong-co-gi-giong/", ""),
        ("/photos/khong-co.jpg", ""),
    ],
)
def test_a_link_to_nothing_on_the_site_is_an_error_with_what_was_probably_meant(
    site: Workshop, link: str, near: str
) -> None:
    site.settings["SITEURL"] = "https://nhipcau.example"
    (problem,) = told(site, f"[x]({link})")
    assert (problem.level, problem.file, problem.line) == ("error", FILE, line_of(site, link))
    assert problem.text().endswith(f"Did you mean “{near}”?") == bool(near)
    assert not (site.folder / "output" / "index.html").exists()


def line_of(site: Workshop, words: str) -> int:
    text = (site.folder / FILE).read_text("utf-8")
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/en/",
        "/2024/10/khac/",
        "/2024/10/khac",
        "/2024/10/khac/index.html",
        "/2024/10/khac/?a=b",
        "/2024/10/khac/#t-ket-qua",
        "/2024/10/khac/#top",
        "/2024/10/khac/#main",
        "/cu/",
        "/cu.aspx",
        "/atom.xml",
        "/theme/site.css",
        "https://example.org/2024/10/kha/",
        "https://nhipcau.example/2024/10/khac/",
        "//example.org/x/",
    ],
)
def test_a_link_that_leads_somewhere_is_not_told(site: Workshop, link: str) -> None:
    site.settings["SITEURL"] = "https://nhipcau.example"
    assert told(site, f"[x]({link})") == []


@pytest.mark.parametrize(
    ("link", "near"),
    [
        ("{story}2024-10-09-khac#ket-qua", None),
        ("{story}2024-10-09-khac#kết-quả", "{story}2024-10-09-khac#ket-qua"),
        ("{story}2024-10-09-khac#ket-kua", "{story}2024-10-09-khac#ket-qua"),
        ("{story}2024-10-09-khac#zzz", ""),
    ],
)
def test_a_link_by_key_may_name_a_place_of_the_text_which_is_looked_for(
    site: Workshop, link: str, near: str | None
) -> None:
    found = told(site, f"[Xem]({link})")
    if near is None:
        page = (site.folder / "output/2024/10/bai/index.html").read_text("utf-8")
        assert (found, '<a href="/2024/10/khac/#t-ket-qua">Xem</a>' in page) == ([], True)
        return
    (problem,) = found
    assert (problem.rule, problem.line, problem.text().endswith(f"Did you mean “{near}”?")) == (
        "link.internal",
        line_of(site, link),
        bool(near),
    )
    assert f"leads nowhere: no place of that page is called “{link.partition('#')[2]}”" in problem.text()


def test_a_place_that_is_not_there_may_be_let_pass_with_a_reason(site: Workshop) -> None:
    link = "Một [x]({story}2024-10-09-khac#khong-co)."
    assert len(told(site, link)) == 1
    assert told(site, f"{link} <!-- sic link.internal: the place comes tomorrow -->") == []


def test_links_in_captions_and_in_html_are_looked_at_too(site: Workshop) -> None:
    found = told(site, '<p><a href="/khong/">x</a></p>\n\n<img src="/photos/khong.jpg" alt="x">')
    assert [problem.values[0][1] for problem in found] == ["/khong/", "/photos/khong.jpg"]


def test_every_build_tells_of_a_link_whose_target_is_gone_though_its_text_did_not_change(
    site: Workshop,
) -> None:
    site.story("2024-10-08-mat", "vi")
    assert told(site, "[x](/2024/10/mat/)") == []
    site.story("2024-10-08-mat", "vi", slug="con")
    before = (site.folder / FILE).stat().st_mtime_ns
    (problem,) = [each for each in again(site) if each.file == FILE]
    assert problem.level == "error"
    assert (site.folder / FILE).stat().st_mtime_ns == before
    assert (site.folder / "output/2024/10/mat/index.html").exists()


def again(site: Workshop) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        site.build()
    return list(refused.value.problems)


def test_a_link_to_a_text_that_waits_is_a_warning_that_stops_no_release(site: Workshop) -> None:
    site.story("2024-12-24-cho", "vi")
    (problem,) = told(site, "[x](/2024/12/cho/)")
    assert problem.level == "warning"
    assert "do not see yet" in problem.text()


def test_the_links_of_a_draft_stop_nothing(site: Workshop) -> None:
    assert told(site, "[x](/khong/)", status="draft") == []


def test_an_archive_with_hundreds_of_broken_links_may_be_built_with_warnings(site: Workshop) -> None:
    site.settings["BROKEN_LINKS"] = "warning"
    found = told(site, "[x](/khong/) [y](khac.md) [z](#khong-co)")
    assert {problem.level for problem in found} == {"warning"}
    assert len(found) == 3
    assert (site.folder / "output/2024/10/bai/index.html").exists()


def test_a_link_to_a_page_of_a_plugin_of_the_site_is_known(site: Workshop) -> None:
    site.plugin(
        "own",
        "from blinker import signal\nfrom nhipcau.model import Output\n\n"
        "def make():\n    return b'<p id=\"a\">x</p>'\n\n"
        "def draw(site, renderer):\n    yield Output('rieng/index.html', (), make)\n\n"
        "def register():\n    signal('nhipcau.draw').connect(draw)\n",
    )
    site.use("own")
    assert told(site, "[x](/rieng/#a)") == []
    assert [problem.level for problem in told(site, "[x](/rieng/#b)")] == ["error"]
    site.forget()  # or others would find its plugin among the code


def test_what_broke_in_a_text_of_more_than_a_year_ago_is_a_warning(site: Workshop) -> None:
    site.story("2023-10-18-cu", body="[x](/khong/) [y](khac.md) [z](#khong-co) [t](tap.pdf)")
    site.build()
    site.story("2023-10-21-moi", body="[y](khac.md)")
    with pytest.raises(Refused):
        site.build()


def test_a_file_in_a_folder_that_the_site_has_not_may_be_on_the_server_from_before(site: Workshop) -> None:
    found = told(site, "![Cầu](/img/cau.jpg) [x](/tep/2019/a.pdf)")
    assert [problem.level for problem in found] == ["warning", "warning"]


@pytest.mark.parametrize("now", ["hôm qua", "2024-13-40", "2024-10-20"])
def test_a_clock_that_is_none_is_told_and_nothing_else_fails(site: Workshop, now: str) -> None:
    site.now = now
    with pytest.raises(Refused, match="NOW"):
        site.build()
