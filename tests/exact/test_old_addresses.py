"""Old addresses: whatever is written in `aliases`, servers can be given it, and each leads to its story."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from nhipcau.files.redirects import nginx, static_host
from nhipcau.model import Refused
from tests.exact.workshop import Workshop
from tests.nginx import ask, serving


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    made.registries()
    return made


def refused(site: Workshop) -> list[str]:
    with pytest.raises(Refused) as told:
        site.build()
    return [f"{problem.field}: {problem.text()}" for problem in told.value.problems]


@pytest.mark.parametrize(
    "aliases",
    [["/Tin.aspx", "/tin.aspx"], ["/c%C5%A9.html", "/cũ.html"], ["/tin", "/Tin/"], ["/a?b=1", "/A?B=1"]],
)
def test_two_old_addresses_that_nginx_cannot_tell_apart_are_an_error(
    site: Workshop, aliases: list[str]
) -> None:
    site.story("2024-10-10-bai", aliases=aliases)
    assert any("in use" in problem for problem in refused(site))


@pytest.mark.parametrize("alias", ["/" + "a" * 300, "/a" * 600])
def test_an_old_address_that_no_disk_could_hold_is_an_error(site: Workshop, alias: str) -> None:
    site.story("2024-10-10-bai", aliases=[alias])
    assert any("too long" in problem for problem in refused(site))


def test_nginx_takes_what_is_made_of_odd_addresses(site: Workshop) -> None:
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        pytest.skip("no nginx on this machine")
    odd = [
        "/$5.html",
        '/a"b',
        "/{x}",
        "/tin;cu",
        "/index.php?id=123",
        "/index.php?id=124&x=$y",
        "/cũ/",
        "/~x",
    ]
    site.story("2024-10-10-bai", "vi", aliases=odd)
    site.build()
    conf, made = site.folder / "nginx.conf", site.folder / "output/nginx/redirects.conf"
    conf.write_text(f"pid {site.folder}/pid; events {{}} http {{ include {made}; }}")
    command = [program, "-p", str(site.folder), "-e", "stderr", "-c", str(conf), "-t"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert '"/$5.html"' in made.read_text("utf-8")


def test_an_old_address_with_a_query_is_led_on_by_the_whole_of_it() -> None:
    told = nginx((("/cu/", "/a/"), ("/index.php?id=1", "/b/"))).decode()
    by_path, by_query = told.split("map $nhipcau_asked $moved")
    assert '"/cu/" "/a/"' in by_path
    assert "default $moved_path" in by_query
    assert '"/index.php?id=1" "/b/"' in by_query


def test_static_hosts_get_a_line_for_each_old_address_without_a_query() -> None:
    pairs = (("/cũ:*/", "/a/"), ("/index.php?id=1", "/b/"), ("/tin/xem.aspx", "/c/"))
    assert static_host(pairs).decode() == "/c%C5%A9%3A%2A/ /a/ 301\n/tin/xem.aspx /c/ 301\n"


@pytest.fixture
def moved(tmp_path: Path) -> Workshop:
    """A site of which much is found at old addresses as well, built."""
    site = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "PAGE_SIZE": 2})
    site.registries()
    topics = '[hoa-binh]\nvi = "Hòa bình"\nen = "Peace"\naliases = ["/chu-de/cu/", "/en/topics/old/"]\n'
    (site.content / "registry/topics.toml").write_text(topics, encoding="utf-8")
    for day in range(1, 5):
        old = [f"/cu/{day}/", f"/tin/{day}.html", f"/tin.asp?id={day}", f"/ngan{day}"]
        site.story(f"2024-10-0{day}-b{day}", topics=["hoa-binh"], aliases=old)
    site.piece("anniversaries", "ngay", founded="1954-10-10", aliases=["/ky-niem/xua/"])
    site.build()
    return site


LED = {
    "/tin/1.html": "/2024/10/b1/",
    "/tin/1.html?utm_source=x": "/2024/10/b1/",
    "/tin.asp?id=1": "/2024/10/b1/",
    "/tin.asp?id=1&fbclid=abc": "/2024/10/b1/",
    "/tin.asp?id=1&utm_source=x&utm_medium=y": "/2024/10/b1/",
    "/ngan1": "/2024/10/b1/",
    "/cu/1/": "/2024/10/b1/",
    "/cu/1/song-ngu/en/": "/2024/10/b1/song-ngu/en/",
    "/cu/1/song-ngu/en": "/cu/1/song-ngu/en/",
    "/chu-de/cu/atom.xml": "/chu-de/hoa-binh/atom.xml",
    "/chu-de/cu/trang/1/": "/chu-de/hoa-binh/trang/1/",
    "/en/topics/old/page/1/": "/en/topics/peace/page/1/",
    "/ky-niem/xua/2025/": "/ky-niem/ngay-vi/2025/",
}


def test_nginx_leads_on_from_every_old_address_and_from_what_stood_below_it(moved: Workshop) -> None:
    (moved.folder / "nginx").mkdir()
    with serving(moved.folder / "output", moved.folder / "nginx") as port:
        for old, new in LED.items():
            status, headers, _ = ask(port, old)
            assert (status, headers["Location"]) == (301, new), old
        for other in ("/tin.asp?id=12", "/tin.asp?fbclid=1", "/chu-de/cu/trang/2/"):
            assert ask(port, other)[0] == 404, other


def test_a_host_that_has_but_files_shows_a_page_that_leads_on(moved: Workshop) -> None:
    for old, new in LED.items():
        if "?" in old or old.endswith((".xml", "/en")):
            continue
        file = moved.folder / "output" / old.strip("/")
        shown = (file if file.suffix else file / "index.html").read_text("utf-8")
        assert f'url={new}"' in shown, old
    lines = (moved.folder / "output/_redirects").read_text("utf-8").splitlines()
    assert "/chu-de/cu/trang/1/ /chu-de/hoa-binh/trang/1/ 301" in lines


def test_past_events_of_a_venue_and_stories_that_cite_a_document_have_their_pages_led_on(
    tmp_path: Path,
) -> None:
    site = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "PAGE_SIZE": 2})
    site.registries()
    for name, more in (("venues", ""), ("documents", 'number = "1-X"\ndate = 2024-01-02\n')):
        text = f'[nha]\nvi = "Nhà"\nen = "House"\naliases = ["/{name}/cu/"]\n{more}'
        (site.content / f"registry/{name}.toml").write_text(text, encoding="utf-8")
    for day in range(1, 5):
        site.piece("events", f"dem-{day}", start=f"2024-01-0{day}", venue="nha")
        site.story(f"2024-10-0{day}-b{day}", documents=["nha"])
    site.build()
    lines = (site.folder / "output/_redirects").read_text("utf-8")
    assert "/venues/cu/trang/1/ /dia-diem/nha/trang/1/ 301" in lines
    assert "/documents/cu/trang/1/ /van-ban/nha/trang/1/ 301" in lines
    assert (site.folder / "output/dia-diem/nha/trang/1/index.html").is_file()
    assert (site.folder / "output/van-ban/nha/trang/1/index.html").is_file()


def test_the_page_at_an_old_address_does_not_tell_search_engines_to_drop_it(site: Workshop) -> None:
    site.story("2024-10-10-bai", "vi", aliases=["/cu/"])
    site.build()
    shown = (site.folder / "output/cu/index.html").read_text("utf-8")
    assert 'rel="canonical"' in shown
    assert "noindex" not in shown


@pytest.mark.parametrize(
    "alias",
    [
        "/theme/site.css",
        "/Theme/Site.css",
        "/sitemap.xml",
        "/atom.xml",
        "/en/",
        "/2024/10/khac/index.html",
        "/404.html",
    ],
)
def test_an_old_address_never_takes_the_place_of_a_file_of_the_site(site: Workshop, alias: str) -> None:
    site.story("2024-10-09-khac", "vi")
    site.story("2024-10-10-bai", "vi", aliases=[alias])
    with pytest.raises(Refused) as told:
        site.build()
    (problem,) = told.value.problems
    assert "2024-10-10-bai/index.vi.md" in problem.text()
    assert not (site.folder / "output/index.html").exists()


def test_an_old_address_of_a_file_that_the_site_does_not_have_is_taken(site: Workshop) -> None:
    site.story("2024-10-10-bai", "vi", aliases=["/cu/site.css", "/rss.xml"])
    site.build()
    assert "/rss.xml /2024/10/bai/ 301" in (site.folder / "output/_redirects").read_text("utf-8")
