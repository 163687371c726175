"""Pictures with what is told of them, and what lies elsewhere."""

from __future__ import annotations

import base64

import pytest

from nhipcau.convert import Embed, Left, Picture, convert, written
from tests.convert.reading import read

DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
IMAGE = '<img src="https://a.org/a.jpg" alt="Cầu">'


@pytest.mark.parametrize(
    "html",
    [
        f"<figure>{IMAGE}<figcaption>Cầu Long Biên. Ảnh: Quang Thái</figcaption></figure>",
        f"<figure><figcaption>Cầu Long Biên. (Ảnh: Quang Thái)</figcaption>{IMAGE}</figure>",
        f"<p>{IMAGE}</p><p><em>Cầu Long Biên. (Ảnh: Quang Thái)</em></p>",
        f"<p>{IMAGE}<br><i>Cầu Long Biên.</i><br><i>Ảnh: Quang Thái</i></p>",
        f"<p>{IMAGE}</p><p>Cầu Long Biên. Ảnh: Quang Thái</p>",
        f"<p align=center>{IMAGE}</p><p style='text-align: center'>Cầu Long Biên.</p><p>(Ảnh: Quang Thái)</p>",
        f"<table class=picBox><tr><td>{IMAGE}</td></tr><tr><td>Cầu Long Biên. <i>Ảnh: Quang Thái</i></td></tr></table>",
        f'<div class="wp-caption">{IMAGE}<p class="wp-caption-text">Cầu Long Biên. Ảnh: Quang Thái</p></div>',
        f'[caption id="a" width="9"]{IMAGE} Cầu Long Biên. Ảnh: Quang Thái[/caption]',
        f'[caption id="a" caption="Cầu Long Biên. Ảnh: Quang Thái"]{IMAGE}[/caption]',
        f'<div>{IMAGE}</div><div class="PhotoCMS_Caption"><p>Cầu Long Biên. Ảnh: Quang Thái</p></div>',
    ],
)
def test_caption_and_credit_are_found_wherever_a_page_kept_them(html: str) -> None:
    found = convert(f"<div>{html}</div><p>Bài viết bắt đầu ở đây.</p>")
    picture = Picture(
        "https://a.org/a.jpg", "https://a.org/a.jpg", "Cầu", "Cầu Long Biên.", "Ảnh: Quang Thái"
    )
    assert found.pictures == (picture,)
    assert found.markdown == (
        '![Cầu](https://a.org/a.jpg "Cầu Long Biên. Ảnh: Quang Thái")\n\nBài viết bắt đầu ở đây.\n'
    )


def test_two_photos_side_by_side_keep_their_own_captions() -> None:
    html = "<table><tr><td><img src=a.jpg><td><img src=b.jpg></tr><tr><td>Một<td>Hai</tr></table>"
    assert [(one.name, one.caption) for one in convert(html).pictures] == [("a.jpg", "Một"), ("b.jpg", "Hai")]


def test_a_text_below_a_picture_is_no_caption() -> None:
    found = convert(f"<p>{IMAGE}</p><p>Hình ảnh: Đoàn đại biểu chụp tại sân.</p>")
    assert found.pictures[0].caption == ""
    assert found.markdown.endswith("\n\nHình ảnh: Đoàn đại biểu chụp tại sân.\n")


def test_a_credit_comes_after_a_sentence_so_that_the_two_can_be_told_apart() -> None:
    found = convert(f"<figure>{IMAGE}<figcaption>Cầu Long Biên (Ảnh: QT)</figcaption></figure>")
    assert found.markdown == '![Cầu](https://a.org/a.jpg "Cầu Long Biên. Ảnh: QT")\n'


def test_pictures_in_the_text_itself_are_taken_out_to_files() -> None:
    data = f"data:image/gif;base64,{base64.b64encode(DOT * 4).decode()}"
    found = convert(
        f'<p>Trước <img src="{data}" alt="Cầu"> sau</p><p><img src="data:image/x;base64,AAAA"></p>'
    )
    assert found.markdown == "Trước\n\n![Cầu](picture-1.gif)\n\nsau\n"
    assert found.pictures == (Picture("picture-1.gif", "", "Cầu", data=DOT * 4),)
    assert found.ledger == (Left("picture", "data:image/x;base64,AAAA"),)


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<img src="/images/blank.gif" data-src="https://a.org/a.jpg">', "https://a.org/a.jpg"),
        ('<img srcset="https://a.org/s.jpg 300w, https://a.org/l.jpg 900w">', "https://a.org/l.jpg"),
        ('<a href="https://a.org/large.jpg"><img src="https://a.org/s.jpg"></a>', "https://a.org/large.jpg"),
        ('<a href="https://a.org/page"><img src="https://a.org/s.jpg"></a>', "https://a.org/s.jpg"),
    ],
)
def test_the_real_and_largest_picture_is_taken(html: str, address: str) -> None:
    assert [one.source for one in convert(html).pictures] == [address]


def test_a_picture_is_called_what_its_place_says() -> None:
    found = convert(
        '<img src="/a.jpg" alt="x">', base="https://a.org/tin/", place=lambda address: address[-5:]
    )
    assert found.pictures == (Picture("a.jpg", "https://a.org/a.jpg", "x"),)
    assert found.markdown == "![x](a.jpg)\n"


def test_a_picture_that_is_not_there_and_one_that_counts_readers_are_left() -> None:
    found = convert(
        '<img src="file:///C:/a_files/image001.jpg" alt="Lễ"><img src="https://a.org/tr" width=1 height=1>'
    )
    assert found.markdown == ""
    assert found.ledger == (Left("tracking", "img"), Left("picture", "file:///C:/a_files/image001.jpg", "Lễ"))


def test_an_emoji_is_a_letter() -> None:
    html = '<p>Vui <img class="emoji" alt="😀" src="https://s.w.org/1f600.png"> quá</p>'
    assert convert(html).markdown == "Vui 😀 quá\n"


TUBE = "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0" title="Lễ hội"></iframe>',
            f"![Lễ hội]({TUBE})",
        ),
        (
            '<iframe src="https://player.vimeo.com/video/12345" title="Vimeo player"></iframe>',
            "![](https://vimeo.com/12345)",
        ),
        (
            '<iframe src="about:blank" data-lazy-src="https://geo.dailymotion.com/player.html?video=x8abc"></iframe>',
            "![](https://www.dailymotion.com/video/x8abc)",
        ),
        (
            '<figure class="wp-block-embed"><div>\nhttps://youtu.be/abcdefghijk\n</div></figure>',
            f"![]({TUBE})",
        ),
        (
            '<figure><iframe src="https://www.youtube.com/embed/abcdefghijk" title="YouTube video player"></iframe>'
            "<figcaption>Múa rồng. Video: An</figcaption></figure>",
            f'![Múa rồng.]({TUBE} "Múa rồng. Video: An")',
        ),
        (
            '<object width="4"><param name="movie" value="http://www.youtube.com/v/abcdefghijk&amp;hl=en">'
            '<embed src="http://www.youtube.com/v/abcdefghijk&amp;hl=en"></object>',
            f"![]({TUBE})",
        ),
        ('<lite-youtube videoid="abcdefghijk"></lite-youtube>', f"![]({TUBE})"),
        (
            '<ul><li>Xem <iframe src="https://youtu.be/abcdefghijk"></iframe></li></ul>',
            f"- Xem\n\n    ![]({TUBE})",
        ),
    ],
)
def test_a_film_that_our_pages_play_is_written_as_one(html: str, markdown: str) -> None:
    found = convert(f"<p>Xem:</p>{html}")
    assert found.markdown == f"Xem:\n\n{markdown}\n"
    (film,) = found.recordings
    (read_again,) = read(found.markdown).recordings
    assert (read_again.url, read_again.service) == (film.source, film.service)
    assert (read_again.alt, read_again.caption, read_again.credit) == (film.alt, film.caption, film.credit)


@pytest.mark.parametrize(
    ("html", "embed"),
    [
        (
            '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fh%2Fvideos%2F1"></iframe>',
            Embed("Facebook", "https://www.facebook.com/h/videos/1", ""),
        ),
        (
            '<div class="fb-video" data-href="https://www.facebook.com/h/videos/1"></div>',
            Embed("Facebook", "https://www.facebook.com/h/videos/1", ""),
        ),
        (
            '<iframe src="https://www.youtube.com/embed/videoseries?list=PLabc" title="Cả loạt"></iframe>',
            Embed("YouTube", "https://www.youtube.com/playlist?list=PLabc", "Cả loạt"),
        ),
        ('<video><source src="https://a.org/v.mov"></video>', Embed("video", "https://a.org/v.mov", "")),
    ],
)
def test_what_our_pages_do_not_play_becomes_the_page_where_it_can_be_seen(html: str, embed: Embed) -> None:
    found = convert(f"<p>Xem:</p>{html}")
    shown = f"[{embed.title}]({embed.address})" if embed.title else f"<{embed.address}>"
    assert found.embeds == (embed,)
    assert found.markdown == f"Xem:\n\n{shown}\n"


def test_a_film_of_the_old_site_is_a_file_with_its_still_and_its_captions() -> None:
    html = (
        '<figure><video poster="/p.jpg"><source src="/phim/le.mp4"><track kind="captions" src="le.vtt" srclang="vi">'
        '<track kind="metadata" src="m.vtt">Máy bạn không xem được, <a href="/phim/le.mp4">tải về</a>.</video>'
        "<figcaption>Lễ. Phim: An</figcaption></figure>"
    )
    found = convert(html, base="https://a.org/tin/1", place=lambda address: address.rpartition("/")[2])
    assert found.markdown == '![Lễ.](le.mp4 "Lễ. Phim: An")\n'
    (film,) = found.recordings
    assert (film.source, film.poster) == ("https://a.org/phim/le.mp4", "https://a.org/p.jpg")
    assert film.tracks == (("vi", "https://a.org/tin/le.vtt"),)
    assert found.ledger == (Left("instead", "video", "Máy bạn không xem được, tải về."),)


def test_the_address_of_a_film_that_stands_by_itself_is_in_the_ledger() -> None:
    found = convert(f"<p>{TUBE}</p>")
    assert (found.markdown, found.ledger) == (f"![]({TUBE})\n", (Left("film", TUBE, TUBE),))
    assert written(f'<p><a href="{TUBE}">{TUBE}</a></p>') == f"<{TUBE}>"


def test_a_frame_from_nowhere_known_is_left() -> None:
    assert [one.kind for one in convert('<iframe src="https://ads.example/x"></iframe>').ledger] == ["embed"]
