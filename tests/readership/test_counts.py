"""How often pages were read is counted from the server's own log, and tells of pages and never of readers."""

from __future__ import annotations

import csv
import gzip
import io
import re
from datetime import timedelta
from pathlib import Path

import pytest

from nhipcau.model import Content, MostRead, Site
from nhipcau.model.changes import instants
from nhipcau.readership.log_lines import parsed
from nhipcau.readership.robots import is_robot
from nhipcau.reading.gathered import SHELF
from tests.conftest import Site as Project
from tests.model import making
from tests.nginx import ask, running

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
TELEPHONE = "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
SERVER = """
    server { listen 127.0.0.1:{port}; root {root}; access_log {log} combined; }
"""


def line(at: str, path: str, status: int = 200, agent: str = BROWSER, visitor: str = "192.0.2.7") -> str:
    return f'{visitor} - - [{at} +0700] "GET {path} HTTP/1.1" {status} 612 "-" "{agent}"\n'


def counts(project: Project) -> dict[str, str]:
    folder = project.content / "gathered" / "counts"
    return {file.name: file.read_text("utf-8") for file in sorted(folder.iterdir())}


def rows(project: Project) -> set[tuple[str, ...]]:
    """The rows of all counts but their days, which a real server dates with its own clock."""
    found = "".join(counts(project).values()).splitlines()
    return {tuple(each.split("\t")[1:]) for each in found if each[0] != "#" and not each.startswith("log\t")}


def pages_of(project: Project) -> list[str]:
    """The addresses of two stories in Vietnamese."""
    return [story.editions[0].url for story in project.read().content.stories][:2]


def test_what_nginx_logs_is_counted_once_without_robots_and_without_readers(
    site: Project, tmp_path: Path
) -> None:
    one, two = pages_of(site)
    log, root, folder = tmp_path / "access.log", tmp_path / "root", tmp_path / "nginx"
    folder.mkdir()
    for page in (one, two):
        (root / page.strip("/")).mkdir(parents=True)
        (root / page.strip("/") / "index.html").write_text("x")
    with running(folder, SERVER.replace("{root}", str(root)).replace("{log}", str(log))) as port:
        for agent in (BROWSER, BROWSER, TELEPHONE):
            ask(port, f"{one}?fbclid=abc", **{"User-Agent": agent})
        ask(port, two, **{"User-Agent": TELEPHONE})
        ask(port, two, **{"User-Agent": ROBOT})
        ask(port, "/khong-co/", **{"User-Agent": BROWSER})
    turned = tmp_path / "access.log.1.gz"
    turned.write_bytes(gzip.compress(log.read_bytes()))
    told = site.nhipcau("counts", str(turned))
    assert told.returncode == 0, told.stderr
    first, second = (url.strip("/").rpartition("/")[2] for url in (one, two))
    assert {(cells[1], cells[3]) for cells in rows(site)} == {
        (next(key for key in keys(site) if key.endswith(first)), "2"),
        (next(key for key in keys(site) if key.endswith(second)), "1"),
    }
    before = counts(site)
    again = site.nhipcau("counts", str(turned), str(log))
    assert again.returncode == 0, again.stderr
    assert counts(site) == before
    assert not re.search("127.0.0.1|Mozilla|Firefox", "".join(before.values()))


def keys(project: Project) -> list[str]:
    return [story.key for story in project.read().content.stories]


def test_lines_of_other_formats_and_cut_ones_are_told_and_skipped(site: Project, tmp_path: Path) -> None:
    (one, *_) = pages_of(site)
    log = tmp_path / "web.log"
    whole = line("10/Oct/2024:08:00:00", one) + '{"request": "GET / HTTP/1.1"}\n' + "x" * 200_000 + "\n"
    whole += line("10/Oct/2024:09:00:00", one, 404) + line("32/Oct/2024:09:00:00", one)
    log.write_text(whole + line("10/Oct/2024:10:00:00", one)[:60])
    told = site.nhipcau("counts", str(log), str(tmp_path / "khong-co.log"))
    assert told.returncode == 1
    assert "khong-co.log" in told.stderr
    assert "1 lượt đọc" in told.stdout
    assert "4 dòng bị bỏ qua" in told.stdout
    packed = tmp_path / "other.log.2.gz"
    packed.write_bytes(gzip.compress((line("11/Oct/2024:08:00:00", one) * 2000).encode())[:-30])
    assert site.nhipcau("counts", str(packed)).returncode == 0


def test_counts_that_cannot_be_read_are_never_written_over(site: Project, tmp_path: Path) -> None:
    (one, *_) = pages_of(site)
    log = tmp_path / "access.log"
    log.write_text(line("10/Oct/2024:08:00:00", one))
    site.nhipcau("counts", str(log))
    file = site.content / "gathered" / "counts" / "2024-10.tsv"
    file.write_text(f"<<<<<<< HEAD\n{file.read_text()}")
    before = file.read_bytes()
    log.write_text(line("10/Oct/2024:09:00:00", one))
    told = site.nhipcau("counts", str(log))
    assert told.returncode == 1
    assert "2024-10.tsv:1" in told.stderr
    assert file.read_bytes() == before


def test_the_front_page_names_what_was_read_most_where_the_setting_asks(
    site: Project, tmp_path: Path
) -> None:
    one, two = pages_of(site)
    log = tmp_path / "access.log"
    log.write_text(
        line("10/Oct/2024:08:00:00", two)
        + line("10/Oct/2024:08:40:00", one)
        + line("10/Oct/2024:09:40:00", two, visitor="2001:db8::7")
    )
    asked = ("-e", "MOST_READ=1", 'NOW="2024-10-12T08:00+07:00"')
    assert site.build(*asked).returncode == 0
    assert 'class="front__read"' not in site.printed()["index.html"].decode()
    site.nhipcau("counts", str(log))
    assert site.build(*asked).returncode == 0
    front = site.printed()["index.html"].decode()
    named = front.partition('class="front__read"')[2].partition("</section>")[0]
    assert f'href="{two}"' in named
    assert f'href="{one}"' not in named
    warm = site.printed()
    site.nhipcau("counts", str(log), "--log", "mirror")  # another server's: each was read twice as often
    (site.root / ".cache" / "press.sqlite").unlink()
    assert site.build(*asked).returncode == 0
    assert site.printed() == warm
    assert site.build("-e", "MOST_READ=1", 'NOW="2024-10-18T08:00+07:00"').returncode == 0
    assert 'class="front__read"' not in site.printed()["index.html"].decode()


def test_the_table_of_a_year_tells_apart_what_an_old_site_counted(site: Project, tmp_path: Path) -> None:
    story = next(site.content.glob("stories/*/*/index.vi.md"))
    words = story.read_text("utf-8").replace(
        "---\n", "---\nviews: [{from: haufo, count: 24, on: 2024-06-01}]\n", 1
    )
    story.write_text(words.replace("title: ", "title: =1+1 ", 1), "utf-8")
    (edition,) = (
        each
        for piece in site.read().content.stories
        for each in piece.editions
        if piece.key == story.parent.name and each.lang == "vi"
    )
    log = tmp_path / "access.log"
    log.write_text("".join(line(f"1{day}/Oct/2024:08:00:00", edition.url) for day in range(3)))
    assert site.nhipcau("counts", str(log)).returncode == 0
    for name, more in (("a.csv", ()), ("b.csv", ("--by", "month")), ("c.html", ())):
        done = site.nhipcau("counts", "--year", "2024", "--to", name, *more)
        assert done.returncode == 0, done.stderr
    table = list(csv.reader(io.StringIO((site.root / "a.csv").read_text("utf-8-sig"))))
    assert table[1][0].startswith("'=1+1")
    assert table[1][4:] == ["3", "24", "haufo 2024-06-01", "27"]
    months = list(csv.reader(io.StringIO((site.root / "b.csv").read_text("utf-8-sig"))))
    assert ["2024-10", "vi", "3", "3"] in months
    assert "haufo 2024-06-01" in (site.root / "c.html").read_text("utf-8")
    wrong = site.nhipcau("counts", "--to", "d.pdf")
    assert wrong.returncode == 1
    assert ".csv" in wrong.stderr


@pytest.mark.parametrize(
    ("agent", "robot"),
    [(BROWSER, False), (TELEPHONE, False), (ROBOT, True), ("-", True), ("NhipCau-links (+x)", True),
     ("SomethingNew-Crawler/1.0 (Windows)", True), ("python-requests/2.32", True)],
)  # fmt: skip
def test_robots_are_known_by_what_they_call_themselves(agent: str, robot: bool) -> None:
    assert is_robot(agent) is robot


def test_a_line_is_read_whatever_a_visitor_sent() -> None:
    said = r'::1 - a b [10/Oct/2024:08:00:00 +0700] "GET /\x22%C4%91/ HTTP/1.1" 200 - "https://a/\x22" "\x22 [q]"'
    assert (found := parsed(said))
    assert (found.visitor, found.path, found.status) == ("::1", r"/\x22đ/", 200)
    assert parsed(said.replace("GET ", "")) is None
    assert parsed(said.replace(" 200 ", " ")) is None


def test_what_was_read_most_is_told_for_a_week_and_that_moment_is_known() -> None:
    story = making.story("2024-10-10", "cau")
    read = MostRead("vi", making.at("2024-10-12").date(), (story.key, "2024-10-11-khong-con"))
    content = Content(stories=(story,)).with_shelf(SHELF, (read,))
    publication = making.publication(most_read=5)
    last = making.at("2024-10-19")
    assert [each.key for each in Site(publication, content, last).most_read("vi")] == [story.key]
    assert Site(publication, content, last).most_read("en") == []
    assert Site(publication, content, last + timedelta(days=1)).most_read("vi") == []
    assert making.at("2024-10-20") in [each.at for each in instants(content, last, last + timedelta(days=2))]
