"""Old addresses: whatever is written in `aliases`, servers can be given it, and each leads to its story."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from nhipcau.files.redirects import nginx, static_host
from nhipcau.model import Refused
from tests.exact.workshop import Workshop


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
    by_path, by_query = told.split("map $request_uri $moved")
    assert '"/cu/" "/a/"' in by_path
    assert "default $moved_path" in by_query
    assert '"/index.php?id=1" "/b/"' in by_query


def test_static_hosts_get_a_line_for_each_old_address_without_a_query() -> None:
    pairs = (("/cũ:*/", "/a/"), ("/index.php?id=1", "/b/"), ("/tin/xem.aspx", "/c/"))
    assert static_host(pairs).decode() == "/c%C5%A9%3A%2A/ /a/ 301\n/tin/xem.aspx /c/ 301\n"


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
