"""Films and sound in a text: what belongs to one by its name, what it says of itself, and what is told where it lacks."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from nhipcau.model.recordings import Recording
from tests.conftest import Site
from tests.recorded import mp4, vtt, webm

FOLDER = "content/stories/2024/2024-10-14-phim"
SPOKEN = vtt("<v Lan>Xin chào &amp; mời vào.", "<v Lan>Đây là cầu.", "<v Kenji>Đẹp <i>quá</i>!")


def told(site: Site, body: str) -> None:
    words = f"---\ntitle: Phim\ndate: 2024-10-14\nsection: van-hoa\n---\n\n{body}\n"
    site.write(f"{FOLDER}/index.vi.md", words)


def beside(site: Site, **files: bytes | str) -> None:
    for name, data in files.items():
        site.write(f"{FOLDER}/{name.replace('__', '.')}", data)


def said(site: Site, **settings: object) -> list[str]:
    found = site.problems(**settings)
    return [problem.text() for problem in found if problem.file.startswith(FOLDER)]


def read(site: Site, **settings: object) -> tuple[tuple[Recording, ...], str]:
    """The recordings of the one text, and its HTML."""
    reading = site.read(**settings)
    story = next(each for each in reading.content.stories if each.key == "2024-10-14-phim")
    body = story.editions[0].body
    return body.recordings, reading.bodies(body.digest)


def test_a_film_has_what_lies_beside_it_under_its_name(site: Site) -> None:
    beside(site, cau__mp4=mp4(), cau__vi__vtt=SPOKEN, cau__en__vtt=vtt("Hello"))
    told(site, '![Cầu](cau.mp4 "Trên *cầu*. Phim: An")')
    (film,), html = read(site)
    assert (film.width, film.height, film.seconds, film.clock) == (640, 360, 9, "0:09")
    assert (film.alt, film.html, film.credit) == ("Cầu", "Trên <em>cầu</em>.", "Phim: An")
    assert [track.lang for track in film.captions] == ["en", "vi"]
    assert film.captions[1].file.url == "/photos/stories/2024/2024-10-14-phim/cau.vi.vtt"
    assert not said(site)
    # What Lan says in two cues is one paragraph, and its marks are no letters of it.
    assert "<p><b>Lan:</b> Xin chào &amp; mời vào. Đây là cầu.</p>\n<p><b>Kenji:</b> Đẹp quá!</p>" in html


def test_what_a_film_needs_goes_out_with_its_story(site: Site) -> None:
    beside(site, cau__mp4=mp4(), cau__vi__vtt=SPOKEN, khac__mp4=mp4())
    told(site, "![Cầu](cau.mp4)")
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-phim")
    assert [photo.name for photo in story.photos] == ["cau.mp4", "cau.vi.vtt"]
    assert not any(photo.media for photo in story.photos)


def test_a_transcript_that_was_written_goes_out_too(site: Site) -> None:
    beside(site, loi__mp3=b"ID3", loi__vi__txt="Xin chào.\n\nTạm biệt.")
    told(site, "![Lời](loi.mp3)")
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-phim")
    assert [photo.name for photo in story.photos] == ["loi.mp3", "loi.vi.txt"]
    assert "<p>Xin chào.</p>\n<p>Tạm biệt.</p>" in read(site)[1]


def test_a_transcript_is_neither_counted_nor_the_summary(site: Site) -> None:
    beside(site, cau__mp4=mp4(), cau__vi__vtt=SPOKEN)
    told(site, "![Cầu](cau.mp4)\n\nBa chữ này.")
    story = next(each for each in site.read().content.stories if each.key == "2024-10-14-phim")
    assert story.editions[0].body.words == 3
    assert story.editions[0].summary == "Ba chữ này."


@pytest.mark.parametrize(
    ("name", "data", "seconds", "silent"),
    [
        ("a.mp4", mp4(seconds=3725), 3725, False),
        ("a.m4v", mp4(sound=False), 9, True),
        ("a.webm", webm(), 12, True),
        ("a.webm", webm(61, sound=True), 61, False),
        ("a.mp3", b"ID3\x03" + bytes(40), 0, False),
        ("a.mp3", b"\xff\xfb\x90\x00" + bytes(40), 0, False),
        ("a.ogg", b"OggS" + bytes(40), 0, False),
        ("a.opus", b"OggS" + bytes(40), 0, False),
        ("a.wav", b"RIFF\x24\0\0\0WAVE" + bytes(40), 0, False),
        ("a.flac", b"fLaC" + bytes(40), 0, False),
        ("a.aac", b"\xff\xf1\x50\x80" + bytes(40), 0, False),
    ],
)
def test_every_kind_that_browsers_play_is_taken(
    site: Site, name: str, data: bytes, seconds: int, silent: bool
) -> None:
    site.write(f"{FOLDER}/{name}", data)
    told(site, f"![Tên]({name})")
    (found,), _ = read(site)
    assert found.seconds == seconds
    # What nobody need hear lacks no captions.
    assert len(said(site)) == (0 if silent else 1)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mp4", b"12345"),
        ("a.mp4", webm()),
        ("a.mp4", mp4()[:-40]),
        ("a.mp4", b"\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff"),
        ("a.webm", mp4()),
        ("a.webm", b"\x1a\x45\xdf\xa3\x84webm" + b"\xff" * 4000),
        ("a.mp3", b"<script>"),
        ("a.wav", b""),
        ("a.m4a", mp4(sound=False)),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_an_error(site: Site, name: str, data: bytes) -> None:
    site.write(f"{FOLDER}/{name}", data)
    told(site, f"![Tên]({name})")
    (problem,) = said(site)
    assert problem == (
        f"“{name}” is damaged, or not the film or sound that the end of its name says. "
        "Save it as one of these: films as MP4 or WebM, sound as MP3, M4A, AAC, Ogg, Opus, WAV or FLAC."
    )


@pytest.mark.parametrize("name", ["a.mov", "a.AVI", "a.wmv", "a.ogv"])
def test_of_what_not_every_browser_plays_it_is_told_what_is_taken(site: Site, name: str) -> None:
    site.write(f"{FOLDER}/{name}", b"12345")
    told(site, f"![Tên]({name})")
    (problem,) = said(site)
    assert "not every browser plays" in problem
    assert "films as MP4 or WebM" in problem


@pytest.mark.parametrize(
    ("body", "files", "expected"),
    [
        ("![Cầu](cau.mp4)", {"cau__mp4": mp4()}, "The film “cau.mp4” has no captions for those who cannot hear it. Put them beside it as cau.vi.vtt."),
        ("![Cầu](cau.mp4)", {"cau__mp4": mp4(), "cau__en__vtt": SPOKEN}, "The film “cau.mp4” has no captions for those who cannot hear it. Put them beside it as cau.vi.vtt."),
        ("![Cầu](cau.mp4)", {"cau__mp4": mp4(), "cau__vtt": SPOKEN}, "“cau.vtt” does not say its language. Rename it to cau.vi.vtt."),
        ("![Lời](loi.mp3)", {"loi__mp3": b"ID3"}, "Of “loi.mp3” nobody who cannot hear it is told what is said. Put it beside it as loi.vi.txt, or with times as loi.vi.vtt."),
        ("![Lời](loi.mp3)", {"loi__mp3": b"ID3", "loi__vi__txt": "Xin chào."}, ""),
        ("![Cầu](cau.mp4)", {"cau__mp4": mp4(), "cau__vi__vtt": "1\n00:00:01,000 --> 00:00:02,000\nXin chào."}, "“cau.vi.vtt” has no captions in the form of WebVTT. A captions file begins with the line WEBVTT; many programs save one, and convert .srt to it."),
        ("![](cau.mp4)", {"cau__mp4": mp4(sound=False)}, "The film or sound “cau.mp4” has no description. Say in the square brackets what it shows: ![The speech of …](…)."),
        ("![Cầu](cau.mp4)", {"cau__mp4": mp4(sound=False, kept=b"hvc1")}, "“cau.mp4” is kept in a way (hvc1) that many browsers do not play. Save it as MP4 with H.264."),
        ("![Cầu](cao.mp4)", {"cau__mp4": mp4(sound=False)}, "The file “cao.mp4” is not in the same folder as the text. Did you mean “cau.mp4”?"),
        ('![Cầu](cau.mp4){poster="x.jpg"}', {"cau__mp4": mp4(sound=False)}, "The file “x.jpg” is not in the same folder as the text. Put the file into that folder, or correct its name."),
    ],
)  # fmt: skip
def test_what_a_film_or_a_sound_lacks_is_told(
    site: Site, body: str, files: dict[str, bytes | str], expected: str
) -> None:
    beside(site, **files)
    told(site, body)
    assert said(site) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=10", "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0"),
        ("https://youtu.be/aqz-KE-bpKQ", "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://www.dailymotion.com/video/x2jvvep", "https://geo.dailymotion.com/player.html?video=x2jvvep"),
    ],
)  # fmt: skip
def test_a_film_of_others_plays_here_where_the_site_allows_its_service(
    site: Site, address: str, player: str
) -> None:
    told(site, f"![Phim]({address})")
    (film,), _ = read(site, FILM_SERVICES=["youtube", "vimeo", "dailymotion"])
    assert (film.url, film.player) == (address, player)
    assert not said(site, FILM_SERVICES=["youtube", "vimeo", "dailymotion"])
    (film,), _ = read(site, FILM_SERVICES=[])
    assert not film.player
    (problem,) = said(site)
    assert "is shown as a link: this site loads nothing of" in problem
    assert problem.endswith(f"by “{film.service}” in FILM_SERVICES.")


def test_a_service_that_nobody_knows_is_an_error_of_the_settings(site: Site) -> None:
    assert [problem.text() for problem in site.problems(FILM_SERVICES=["tube"])] == [
        "The setting FILM_SERVICES: “tube” is not known; there are: youtube, vimeo, dailymotion."
    ]
