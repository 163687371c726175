"""Pictures with what is told of them, and what lies elsewhere."""

from __future__ import annotations

import base64

import pytest

from nhipcau.convert import Embed, Left, Picture, convert

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


@pytest.mark.parametrize(
    ("html", "embed"),
    [
        (
            '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0" title="Lễ hội"></iframe>',
            Embed("YouTube", "https://www.youtube.com/watch?v=abcdefghijk", "Lễ hội"),
        ),
        (
            '<iframe src="https://player.vimeo.com/video/123" title="Vimeo player"></iframe>',
            Embed("Vimeo", "https://vimeo.com/123", ""),
        ),
        (
            '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fh%2Fvideos%2F1"></iframe>',
            Embed("Facebook", "https://www.facebook.com/h/videos/1", ""),
        ),
        ('<video><source src="https://a.org/v.mp4"></video>', Embed("video", "https://a.org/v.mp4", "")),
        (
            '<figure class="wp-block-embed"><div>\nhttps://youtu.be/abcdefghijk\n</div></figure>',
            Embed("YouTube", "https://www.youtube.com/watch?v=abcdefghijk", ""),
        ),
    ],
)
def test_a_film_becomes_the_page_where_it_can_be_seen(html: str, embed: Embed) -> None:
    found = convert(f"<p>Xem:</p>{html}")
    shown = f"[{embed.title}]({embed.address})" if embed.title else f"<{embed.address}>"
    assert found.embeds == (embed,)
    assert found.markdown == f"Xem:\n\n{shown}\n"


def test_a_frame_from_nowhere_known_is_left() -> None:
    assert [one.kind for one in convert('<iframe src="https://ads.example/x"></iframe>').ledger] == ["embed"]
