"""What comes into a piece: photos, files, foreign HTML, Word files; and what goes out of it: links for approval."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from pillow_heif import from_pillow

from nhipcau.desk import uploads
from nhipcau.desk.newsroom import Newsroom
from nhipcau.desk.states import read_standing
from tests.conftest import Site
from tests.convert.test_word import document, paragraph, run
from tests.desk.conftest import Browser, browser_at
from tests.recorded import mp4, vtt

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"


def picture(format: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, format)
    return out.getvalue()


def upload(browser: Browser, name: str, data: bytes) -> Any:
    return browser.post(f"/-desk/api/upload/{STORY}?name={name}", content=data)


def test_a_photo_is_named_for_the_web_and_by_what_it_is(browser: Browser, desk_site: Site) -> None:
    found = upload(browser, "Ảnh%20Cầu%20Long%20Biên.PNG", picture("JPEG")).json()
    assert found["name"] == "anh-cau-long-bien.jpg"
    assert (desk_site.content / STORY / "anh-cau-long-bien.jpg").exists()
    assert [each["name"] for each in found["photos"]] == ["anh-cau-long-bien.jpg"]
    small = browser.get(f"/-desk/photo/anh-cau-long-bien.jpg?piece={STORY}")
    assert small.headers["content-type"] == "image/webp"


def test_a_photo_of_a_telephone_is_kept_as_it_came_and_shown_small(browser: Browser, desk_site: Site) -> None:
    out = BytesIO()
    from_pillow(Image.new("RGB", (64, 48), "green")).save(out, quality=50)
    assert upload(browser, "IMG_0042.HEIC", out.getvalue()).json()["name"] == "img-0042.heic"
    small = browser.get(f"/-desk/photo/img-0042.heic?piece={STORY}")
    assert small.headers["content-type"] == "image/webp"


def test_the_same_photo_given_twice_has_one_name_and_another_gets_its_own(browser: Browser) -> None:
    names = [
        upload(browser, "a.jpg", data).json()["name"] for data in (picture(), picture(), picture(size=(9, 9)))
    ]
    assert names == ["a.jpg", "a.jpg", "a-2.jpg"]


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("a.jpg", b"<script>alert(1)</script>", 415),
        ("a.jpg", picture()[:200], 415),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415),
        ("a.html", b"<p>x</p>", 415),
        ("a.php", b"x", 415),
        ("..%2f..%2fpelicanconf.py", b"x", 415),
        ("phim.mp4", b"12345", 415),
        ("phim.vi.vtt", b"1\n00:00:01,000 --> 00:00:02,000\nA", 415),
        ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40, 415),
    ],
)
def test_what_is_no_picture_is_refused_and_leaves_nothing(
    browser: Browser, desk_site: Site, name: str, data: bytes, status: int
) -> None:
    before = sorted((desk_site.content / STORY).iterdir())
    done = upload(browser, name, data)
    assert done.status_code == status
    assert done.json()["trouble"]
    assert sorted((desk_site.content / STORY).iterdir()) == before


def test_a_film_and_its_captions_keep_the_names_by_which_they_know_each_other(browser: Browser) -> None:
    assert upload(browser, "Lễ%20Chào%20Cờ.MP4", mp4()).json()["name"] == "le-chao-co.mp4"
    assert (
        upload(browser, "Lễ%20Chào%20Cờ.vi.vtt", vtt("Xin chào.").encode()).json()["name"]
        == "le-chao-co.vi.vtt"
    )


def test_the_photos_of_the_site_are_pictures_with_what_is_said_of_each(
    browser: Browser, room: Newsroom, desk_site: Site
) -> None:
    folder = desk_site.content / STORY
    for name, data in {
        "cau.jpg": picture(),
        "mua.mp4": mp4(),
        "mua.jpg": picture(),
        "so-do.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"><path d="M0 0h9v6z"/></svg>',
        "mua.vi.vtt": vtt("A").encode(),
    }.items():
        (folder / name).write_bytes(data)
    text = folder / "index.vi.md"
    shown = "![Cầu](cau.jpg 'Cầu “cũ”')\n\n![Múa](mua.mp4 \"Phim: An\")\n\n![Sơ đồ](so-do.svg)\n"
    text.write_text(f"{text.read_text(encoding='utf-8')}\n{shown}", encoding="utf-8")
    room.shelf.renew(STORY)
    found = BeautifulSoup(browser.get("/-desk/photos").text, "html.parser").select(".library li")
    told = {each.select_one(".file").text.split(" ")[0]: each.text for each in found}
    assert set(told) == {"cau.jpg", "mua.jpg", "so-do.svg", "cot-co.jpg", "ho.jpg"}
    assert "Cầu “cũ”" in told["cau.jpg"]
    assert "no credit" in told["cau.jpg"]
    assert "Phim: An" in told["mua.jpg"]
    assert "no credit" not in told["mua.jpg"]
    small = browser.get(f"/-desk/photo/so-do.svg?piece={STORY}")
    assert small.headers["content-type"].startswith("image/svg+xml")


def said(browser: Browser, name: str, data: bytes, of: str = "le.mp4", lang: str = "vi") -> Any:
    return browser.post(f"/-desk/api/said/{STORY}?of={of}&lang={lang}&name={name}", content=data)


def test_captions_lie_under_the_name_of_their_film_and_new_ones_take_the_place_of_old(
    browser: Browser, desk_site: Site
) -> None:
    upload(browser, "Lễ.mp4", mp4())
    assert said(browser, "Bản%20cuối.vtt", vtt("Xin chào.").encode()).json()["name"] == "le.vi.vtt"
    srt = "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\nLời mới, hai dòng\r\n".encode()
    assert said(browser, "youtube.srt", srt).json()["name"] == "le.vi.vtt"
    told = (desk_site.content / STORY / "le.vi.vtt").read_text(encoding="utf-8")
    assert told.startswith("WEBVTT\n\n1")
    assert "00:00:01.000 --> 00:00:02.500" in told
    assert "Lời mới, hai dòng" in told


@pytest.mark.parametrize(
    ("name", "data", "of", "lang", "status"),
    [
        ("a.vtt", b"xin chao", "le.mp4", "vi", 415),
        ("a.srt", b"\xff\xfe1\x00", "le.mp4", "vi", 415),
        ("a.txt", b"Xin chao.", "le.mp4", "vi", 415),
        ("a.vtt", vtt("A").encode(), "khong.mp4", "vi", 404),
        ("a.vtt", vtt("A").encode(), "../le.mp4", "vi", 404),
        ("a.vtt", vtt("A").encode(), "le.mp4", "../vi", 400),
    ],
)
def test_what_says_nothing_is_no_captions_and_those_of_before_stay(
    browser: Browser, desk_site: Site, name: str, data: bytes, of: str, lang: str, status: int
) -> None:
    upload(browser, "le.mp4", mp4())
    said(browser, "a.vtt", vtt("Xin chào.").encode())
    before = {path.name: path.read_bytes() for path in (desk_site.content / STORY).iterdir()}
    done = said(browser, name, data, of, lang)
    assert (done.status_code, bool(done.json()["trouble"])) == (status, True)
    assert {path.name: path.read_bytes() for path in (desk_site.content / STORY).iterdir()} == before


def test_the_address_of_a_film_elsewhere_is_looked_at(browser: Browser) -> None:
    found = browser.get("/-desk/api/film?address=youtu.be/abcdefghijk").json()
    assert found == {"address": "https://youtu.be/abcdefghijk", "kind": "youtube"}
    for address in ("https://hanoi.gov.vn/phim", "", "javascript://youtu.be/abcdefghijk", "x" * 3000):
        assert browser.get(f"/-desk/api/film?address={address}").status_code == 400


def test_a_file_that_is_too_large_is_refused(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1000)
    assert upload(browser, "a.pdf", b"%PDF" + b"0" * 2000).status_code == 413


def test_what_is_pasted_becomes_our_blocks_and_foreign_pictures_stay_out(browser: Browser) -> None:
    html = (
        "<html><body><p class=MsoNormal style='font-weight:bold'>Mở đầu</p><p>Lễ <b>khai mạc</b>.</p>"
        "<ul><li>một</li><li>hai</li></ul><script>x()</script>"
        "<p><img src='https://elsewhere.example/a.jpg' alt='Ảnh'></p><video src='https://elsewhere.example/a.mp4'></video>"
        "<iframe src='https://www.youtube.com/embed/abcdefghijk' title='Múa rồng'></iframe></body></html>"
    )
    found = browser.post(f"/-desk/api/paste/{STORY}", {"html": html}).json()
    assert [each["html"] for each in found["blocks"]][-3:-1] == [
        "<p>Lễ <strong>khai mạc</strong>.</p>",
        "<ul><li>một</li><li>hai</li></ul>",
    ]
    assert found["blocks"][-1]["source"] == "![Múa rồng](https://www.youtube.com/watch?v=abcdefghijk)"
    assert found["elsewhere"] == 2
    assert "elsewhere.example" not in str(found["blocks"])


def test_a_word_file_is_dropped_in(browser: Browser, tmp_path: Path) -> None:
    made = document(tmp_path / "a.docx", paragraph(run("Lễ khai mạc lúc 9 giờ.")))
    found = browser.post(f"/-desk/api/word/{STORY}", content=made.read_bytes())
    assert [each["source"] for each in found.json()["blocks"]] == ["Lễ khai mạc lúc 9 giờ."]


# Approval


def link(browser: Browser, days: int = 7) -> str:
    return str(browser.post(f"/-desk/api/approval/{STORY}", {"days": days}).json()["path"])


def test_a_link_shows_the_piece_to_somebody_without_an_account(browser: Browser, room: Newsroom) -> None:
    stranger = browser_at(room)
    page = stranger.get(link(browser))
    assert page.status_code == 200
    assert "Lan Anh" in page.text


def test_who_has_the_link_approves_or_comments(browser: Browser, room: Newsroom, desk_site: Site) -> None:
    browser.post(f"/-desk/api/standing/{STORY}", {"state": "approval"})
    path = link(browser)
    stranger = browser_at(room)
    for told in (
        {"name": "Bà Hà", "text": "Thêm tên đơn vị.", "what": "comment"},
        {"name": "Bà Hà", "what": "approve"},
    ):
        assert stranger.client.post(path, data=told, follow_redirects=False).status_code == 303
    standing = read_standing(desk_site.content / STORY)
    assert [(note.who, note.kind) for note in standing.notes] == [("Bà Hà", "comment"), ("Bà Hà", "approved")]
    assert standing.state == "ready"


def test_a_link_that_was_altered_or_has_ended_says_so(
    browser: Browser, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = link(browser, days=1)
    stranger = browser_at(room)
    at = path.rindex("/") + 5
    altered = path[:at] + ("A" if path[at] != "A" else "B") + path[at + 1 :]
    assert stranger.get(altered).status_code == 404
    later = room.now().timestamp() + 2 * 24 * 3600
    monkeypatch.setattr(type(room), "now", lambda self: datetime.fromtimestamp(later).astimezone())
    assert stranger.get(path).status_code == 410


def test_a_preview_that_a_build_holds_up_says_so_and_asks_again(
    browser: Browser, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nhipcau.desk.following.PATIENCE", 0.01)
    with room.following._lock:
        held_up = browser.get(f"/-desk/preview/{STORY}?tab=trang0001&lang=vi")
    assert (held_up.status_code, held_up.headers["refresh"]) == (503, "2")
    assert browser.get(f"/-desk/preview/{STORY}?tab=trang0001&lang=vi").status_code == 404
