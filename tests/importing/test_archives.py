"""Archives (WARC, zip), Word files, and a crawl of a server of the test's own."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from nhipcau.importing.crawl_links import DEEPEST, VARIANTS, links
from nhipcau.importing.crawling import Bounds, Crawl
from tests.convert.test_word import document, paragraph, run
from tests.importing.conftest import JPEG, Desk
from tests.importing.test_pages import MEETING, TEXT, page

PAGES = {
    "/": "<html><body><a href='/tin/1'>Một</a> <a href='/tin/2'>Hai</a> <a href='/kin/3'>Kín</a><a"
    " href='//khac.example/'>x</a></body></html>",
    "/tin/1": page(
        "Tin thứ nhất của hội", "1/2/2020", f"<p>{TEXT}</p><p>{TEXT}</p><p><img src='/ho.jpg' alt='Hồ'></p>"
    ),
    "/tin/2": page(
        "Tin thứ hai của hội", "2/2/2020", f"<p>{TEXT}</p><p>{TEXT}</p><a href='/tin/2?trang=1'>tiếp</a>"
    ),
    "/chi-trong-so-do": page("Tin chỉ có trong sơ đồ", "3/2/2020", f"<p>{TEXT}</p><p>{TEXT}</p>"),
    "/kin/3": page("Tin kín", "4/2/2020", f"<p>{TEXT}</p>"),
    "/robots.txt": "User-agent: *\nDisallow: /kin/\nSitemap: {root}/sitemap.xml\n",
    "/sitemap.xml": "<urlset><url><loc>{root}/chi-trong-so-do</loc></url></urlset>",
}


def warc(path: Path, pages: dict[str, tuple[str, bytes]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for address, (media, data) in pages.items():
            headers = StatusAndHeaders("200 OK", [("Content-Type", media)], protocol="HTTP/1.1")
            record = writer.create_warc_record(address, "response", io.BytesIO(data), http_headers=headers)
            writer.write_record(record)
            record.raw_stream.close()
    return path


HELD = {
    "http://hoi.example.vn/tin/mot.html?id=7": ("text/html; charset=utf-8", MEETING.encode()),
    "http://hoi.example.vn/anh/gap.jpg": ("image/jpeg", JPEG),
    "http://hoi.example.vn/style.css": ("text/css", b"p { }"),
}


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive_gives_its_pages_and_their_pictures(desk: Desk, name: str) -> None:
    assert desk.run(warc(desk.old / name, HELD)) == 0
    assert desk.fields("ban-cu-gap-nhau-ben-ho/index.vi.md")["aliases"] == ["/tin/mot.html?id=7"]
    assert desk.file("ban-cu-gap-nhau-ben-ho/gap.jpg").read_bytes() == JPEG
    assert len(desk.ledger["sources"]) == 1


@pytest.mark.parametrize(
    ("name", "damage"),
    [("a.warc.gz", lambda data: data[:-40]), ("a.warc.gz", lambda data: data[:-40] + b"\0" * 20),
     ("a.warc", lambda data: data[:-40])],
)  # fmt: skip
def test_an_archive_that_breaks_off_gives_what_stood_before_and_a_line(
    desk: Desk, name: str, damage: Callable[[bytes], bytes]
) -> None:
    path = warc(desk.old / name, HELD)
    path.write_bytes(damage(path.read_bytes()))
    assert desk.run(path) == 0
    assert desk.state("mot.html?id=7") == "imported"
    assert list(desk.parts(name)) == ["unreadable"]


def test_a_zip_is_read_where_it_lies_and_nothing_leaves_it(desk: Desk) -> None:
    desk.old.mkdir()
    with ZipFile(desk.old / "a.zip", "w") as file:
        file.writestr("hoi.example.vn/tin/mot.html", MEETING)
        file.writestr("hoi.example.vn/anh/gap.jpg", JPEG)
        file.writestr("../../ra-ngoai.html", MEETING)
        file.writestr("/tuyet-doi.html", MEETING)
    before = set(desk.site.root.parent.rglob("*ngoai*"))
    assert desk.run(desk.old / "a.zip") == 0
    assert set(desk.site.root.parent.rglob("*ngoai*")) == before
    assert desk.file("ban-cu-gap-nhau-ben-ho/gap.jpg").read_bytes() == JPEG
    reasons = [
        part["became"] for each in desk.ledger["sources"] for part in each["parts"] if each["state"] == "left"
    ]
    assert reasons == ["outside", "outside"]


def test_an_archive_within_a_folder_is_read_as_one_that_is_named(desk: Desk) -> None:
    desk.old.mkdir()
    with ZipFile(desk.old / "a.zip", "w") as file:
        file.writestr("hoi.example.vn/tin/mot.html", MEETING)
    warc(desk.old / "b.warc.gz", {"http://hoi.example.vn/tin/2": ("text/html", PAGES["/tin/2"].encode())})
    assert desk.run(desk.old) == 0
    assert desk.state("mot.html") == desk.state("/tin/2") == "imported"


def test_a_file_that_only_says_it_is_an_archive_is_a_line(desk: Desk) -> None:
    desk.save("a.zip", b"PK not at all")
    desk.save("b.warc.gz", b"nothing")
    assert desk.run(desk.old / "a.zip", desk.old / "b.warc.gz") == 0
    assert [each["state"] for each in desk.ledger["sources"]] == ["left", "left"]


def test_a_word_file_has_its_title_and_its_date_where_it_tells_them(desk: Desk) -> None:
    desk.old.mkdir()
    told = [
        paragraph(run("Hội thảo về cầu hữu nghị"), "Heading1"),
        paragraph(run("Hà Nội, ngày 12 tháng 5 năm 2024")),
        *(paragraph(run(TEXT)) for _ in range(3)),
        paragraph(run("Tác giả: Lê Hà An")),
    ]
    document(desk.old / "a.docx", "".join(told))
    document(desk.old / "khong-ngay.docx", "".join([told[0], *told[2:5]]))
    (desk.old / "hong.docx").write_bytes(b"PK\x03\x04 broken")
    assert desk.run(desk.old) == 0
    assert desk.parts("a.docx")["byline"] == ["", "Tác giả: Lê Hà An"]
    assert (desk.state("khong-ngay.docx"), desk.state("hong.docx")) == ("undecided", "left")
    assert list(desk.parts("hong.docx")) == ["unreadable"]
    assert desk.is_exact()


class _Handler(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        root = f"http://{self.headers['Host']}"
        found = PAGES.get(self.path)
        if self.path == "/ho.jpg":
            return self._answer(200, "image/jpeg", JPEG)
        if self.path.startswith("/tin/2?trang="):  # a calendar that never ends
            number = int(self.path.rpartition("=")[2]) + 1
            return self._answer(200, "text/html", f"<a href='/tin/2?trang={number}'>tiếp</a>".encode())
        if found is None:
            return self._answer(404, "text/html", b"")
        return self._answer(200, "text/html", found.replace("{root}", root).encode())

    def _answer(self, status: int, media: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    handler = type("Handler", (_Handler,), {"asked": []})
    served = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{served.server_port}", handler.asked  # type: ignore[attr-defined]
    finally:
        served.shutdown()
        served.server_close()
        thread.join()


def test_a_crawl_asks_robots_and_sitemaps_first_and_stays_on_the_site(
    desk: Desk, server: tuple[str, list[str]]
) -> None:
    root, asked = server
    assert desk.run("--crawl", root, "--pause", "0", "--most", "12") == 0
    assert asked[:2] == ["/robots.txt", "/sitemap.xml"]
    assert "/kin/3" not in asked
    assert len(asked) <= 2 + 12
    assert desk.fields("2020-02-03-tin-chi-co-trong-so-do/index.vi.md")["aliases"] == ["/chi-trong-so-do"]
    assert desk.file("2020-02-01-tin-thu-nhat-cua-hoi/index.vi.md").exists()


def test_addresses_that_loop_are_not_followed_for_ever(tmp_path: Path) -> None:
    crawl = Crawl("http://hoi.example/", tmp_path / "a.warc.gz", Bounds(9, 9, 0), lambda number, at: None)
    crawl.robots.parse([])
    for number in range(1, 1000):
        crawl.add(f"/lich?thang={number}")
        crawl.add("/" + "tin/" * number)
        crawl.add("/" + "".join(f"{part}/" for part in range(number)))
    months = [each for each in crawl.waiting if "thang" in each]
    assert (len(months), len(crawl.waiting) - len(months)) == (VARIANTS, 2 + DEEPEST)


def test_a_crawl_that_was_interrupted_goes_on_where_it_ended(
    tmp_path: Path, server: tuple[str, list[str]]
) -> None:
    root, asked = server
    path = tmp_path / "a.warc.gz"
    path.touch()
    assert Crawl(root, path, Bounds(3, 60, 0), lambda number, at: None).run() == 3
    path.write_bytes(path.read_bytes()[:-25])  # killed in the middle of a record
    before = list(asked)
    Crawl(root, path, Bounds(8, 60, 0), lambda number, at: None).run()
    again = [each for each in asked[len(before) :] if each in before and each.startswith("/tin")]
    assert len(again) <= 1
    assert len({each for each in asked if each.startswith("/tin/")}) >= 3


def test_pictures_that_are_not_among_the_sources_are_fetched_where_they_stand(
    desk: Desk, server: tuple[str, list[str]]
) -> None:
    root, asked = server
    desk.save("mot.html", PAGES["/tin/1"].replace("/ho.jpg", f"{root}/ho.jpg"))
    assert desk.run(desk.old / "mot.html", "--fetch-pictures", "--pause", "0") == 0
    assert asked == ["/robots.txt", "/ho.jpg"]
    assert desk.file("2020-02-01-tin-thu-nhat-cua-hoi/ho.jpg").read_bytes() == JPEG
    assert "![Hồ](ho.jpg)" in desk.body("2020-02-01-tin-thu-nhat-cua-hoi/index.vi.md")
    before = desk.files()
    assert desk.run(desk.old / "mot.html") == 0
    assert desk.files() == before


def test_a_crawl_takes_the_films_of_a_page_with_their_stills_and_captions() -> None:
    page = b"<video poster='/a.jpg' src='/a.mp4'><source src='/b.webm'><track src='/a.vtt'></video><audio src='/c.mp3'>"
    shown = {
        address.rpartition("/")[2]
        for address, picture in links("http://a.org/", "text/html", page)
        if picture
    }
    assert shown == {"a.jpg", "a.mp4", "b.webm", "a.vtt", "c.mp3"}


def test_a_crawl_where_nobody_answers_ends_with_a_sentence(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("--crawl", "http://127.0.0.1:9", "--pause", "0") == 0
    assert "0 pages" in capsys.readouterr().err
