"""Films and sound of an old site: its own lie beside the text, those of others play where the site allows it."""

from __future__ import annotations

import pytest

from nhipcau.importing.shortcodes import html
from tests.importing.conftest import JPEG, Desk
from tests.importing.test_pages import TEXT, page
from tests.recorded import mp4, vtt

TUBE = "https://www.youtube.com/watch?v=abcdefghijk"
FILM = (
    "<figure><video poster='/anh/cau.jpg'><source src='/phim/Le%20hoi.mp4'><track src='/phim/loi.vtt' srclang='vi'>"
    "Máy bạn không xem được phim.</video><figcaption>Trên cầu. Phim: Hà An</figcaption></figure>"
)
STORY = page(
    "Lễ hội bên sông",
    "07/12/2019 - 12:41",
    f"<p>{TEXT}</p>{FILM}<p>{TEXT}</p>"
    "<iframe src='https://www.youtube.com/embed/abcdefghijk' title='Múa rồng'></iframe>"
    "<iframe src='https://player.vimeo.com/video/12345'></iframe><p>Hết.</p>",
)
FOLDER = "le-hoi-ben-song"


@pytest.fixture
def old(desk: Desk) -> Desk:
    desk.save("hoi.example.vn/tin/mot.html", STORY)
    desk.save("hoi.example.vn/phim/Le hoi.mp4", mp4())
    desk.save("hoi.example.vn/phim/loi.vtt", vtt("Xin chào."))
    desk.save("hoi.example.vn/anh/cau.jpg", JPEG)
    return desk


def allow(desk: Desk, *services: str) -> None:
    settings = desk.site.root / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}\nFILM_SERVICES = {list(services)}\n", "utf-8")


def notes(desk: Desk, became: str) -> list[tuple[str, str]]:
    parts = (part for account in desk.ledger["sources"] for part in account["parts"])
    return [(part.get("part", ""), part.get("note", "")) for part in parts if part["became"] == became]


def test_a_film_of_the_old_site_lies_beside_the_text_with_its_still_and_its_captions(old: Desk) -> None:
    assert old.run(old.old) == 0
    assert '![Trên cầu.](le-hoi.mp4 "Trên cầu. Phim: Hà An")' in old.body(f"{FOLDER}/index.vi.md")
    assert old.file(f"{FOLDER}/le-hoi.mp4").read_bytes() == mp4()
    assert old.file(f"{FOLDER}/le-hoi.vi.vtt").read_text("utf-8") == vtt("Xin chào.")
    assert old.file(f"{FOLDER}/le-hoi.jpg").read_bytes() == JPEG
    assert "Máy bạn không xem được phim" not in old.body(f"{FOLDER}/index.vi.md")
    assert old.parts("mot.html")["instead"] == ["Máy bạn không xem được phim."]
    assert old.is_exact()
    before = old.files()
    assert old.run(old.old) == 0
    assert old.files() == before


def test_films_of_others_are_written_as_such_and_where_they_are_not_allowed_the_ledger_says_what_to_do(
    old: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert old.run(old.old, "--report") == 0
    body = old.body(f"{FOLDER}/index.vi.md")
    assert f"\n![Múa rồng]({TUBE})\n" in body
    assert "\n![Lễ hội bên sông](https://vimeo.com/12345)\n" in body
    assert [part for part, _ in notes(old, "link")] == [TUBE, "https://vimeo.com/12345"]
    assert 'add "youtube", "vimeo" to FILM_SERVICES' in capsys.readouterr().out
    assert "Add its service to FILM_SERVICES" in (old.site.root / "import" / "ledger.html").read_text("utf-8")
    assert [each for each in old.site.problems() if each.level == "error"] == []
    allow(old, "youtube", "vimeo")
    assert old.run(old.old) == 0
    assert notes(old, "link") == []
    assert "FILM_SERVICES" not in capsys.readouterr().out
    assert old.body(f"{FOLDER}/index.vi.md") == body


@pytest.mark.parametrize(
    ("film", "reason"),
    [
        (b"<!DOCTYPE html><html><body>404</body></html>", "It is a page of the web and no picture."),
        (b"12345", "It is damaged, or no film or sound."),
        (b"", ""),
    ],
)
def test_a_film_that_cannot_be_had_leaves_its_words_in_the_ledger(
    old: Desk, film: bytes, reason: str
) -> None:
    path = old.save("hoi.example.vn/phim/Le hoi.mp4", film)
    if not film:
        path.unlink()
    old.save("hoi.example.vn/phim/loi.vtt", "1\n00:00:01,000 --> 00:00:02,000\nXin chào")
    assert old.run(old.old) == 0
    assert "le-hoi" not in old.body(f"{FOLDER}/index.vi.md").replace(FOLDER, "")
    assert old.parts("mot.html")["caption"] == ["Trên cầu. Phim: Hà An"]
    assert [note for _, note in notes(old, "caption")] == [
        'after the text: ![Trên cầu.](film.mp4 "Trên cầu. Phim: Hà An")'
    ]
    assert [note for _, note in notes(old, "picture")] == ([reason] if reason else [])
    assert old.is_exact()
    assert [each for each in old.site.problems() if each.level == "error"] == []


def test_captions_in_another_form_are_left_and_told(old: Desk) -> None:
    old.save("hoi.example.vn/phim/loi.vtt", "1\n00:00:01,000 --> 00:00:02,000\nXin chào")
    assert old.run(old.old) == 0
    assert not list(old.site.content.rglob("*.vtt"))
    assert [note for _, note in notes(old, "picture")] == ["They are no captions in the form of WebVTT."]
    assert [each for each in old.site.problems() if each.level == "error"] == []


@pytest.mark.parametrize(
    ("shortcode", "made"),
    [
        (
            '[video mp4="https://a.org/x.mp4" poster="https://a.org/x.jpg"]<track src="x.vtt" srclang="vi">[/video]',
            '<video src="https://a.org/x.mp4" poster="https://a.org/x.jpg"><track src="x.vtt" srclang="vi"></video>',
        ),
        ('[audio src="https://a.org/x.mp3"]', '<video src="https://a.org/x.mp3" poster=""></video>'),
        ("[vimeo 12345]", '<iframe src="https://vimeo.com/12345"></iframe>'),
        (f"[embed]{TUBE}[/embed]", f'<iframe src="{TUBE}"></iframe>'),
        ('[video flv="https://a.org/x.flv"]', '<p><a href="https://a.org/x.flv">https://a.org/x.flv</a></p>'),
    ],
)
def test_shortcodes_of_films_are_the_films(shortcode: str, made: str) -> None:
    assert html(shortcode, {}, []).replace("\n", "") == made
