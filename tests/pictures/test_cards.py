"""Social cards: every letter is there, nothing is clipped, and long headlines are cut where words end."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from nhipcau.model import CARD_SIZE, Photo
from nhipcau.pictures import cards
from nhipcau.pictures.cards import HEADLINE, LARGEST, MARGIN, MOST, CardWords, card, set_headline
from nhipcau.pictures.mark import mark, picture
from nhipcau.pictures.typesetting import LEADING, SANS, SERIF, balanced, broken, face
from nhipcau.web.colours import palette
from tools.fonts import vietnamese_letters

ROOT = Path(__file__).parents[2]
SVG = (ROOT / "theme/static/icons/favicon.svg").read_bytes()
PALETTE = palette([(ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")])
BADGE = picture(mark(PALETTE.paint(SVG.decode())), cards.MARK)
LONG = " ".join(["Liên hiệp các tổ chức hữu nghị thành phố Hà Nội ký kết chương trình phối hợp công tác"] * 4)
TALL = "Ắ Ế Ỗ Ẵ Ẫ Ỡ ợ ự ặ gỹ"
WIDTH = CARD_SIZE[0] - 2 * MARGIN


def words(headline: str) -> CardWords:
    return CardWords("Đối ngoại", headline, "Nhịp Cầu", "Ngày 10 tháng 10 năm 2024")


@dataclass
class Desk:
    """What the press gives: a photo, the mark, and a folder for what is finished."""

    pictures: Path
    photo: bytes = b""
    asked: list[str] = field(default_factory=list)

    def read(self, root: str, path: str, digest: str) -> bytes:
        self.asked.append(path)
        return self.photo if root == "content" else SVG


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    noise = Image.effect_noise((1600, 1067), 90).convert("RGB")
    written = io.BytesIO()
    noise.save(written, "JPEG")
    return Desk(tmp_path, written.getvalue())


@pytest.mark.parametrize("which", [SERIF, SANS], ids=["serif", "sans"])
def test_every_vietnamese_letter_with_every_tone_has_a_shape_of_its_own(which: tuple[str, str]) -> None:
    font = face(which, 64, 650)
    missing = bytes(font.getmask("\U0010fffd"))
    shapes = {
        letter: bytes(font.getmask(letter)) for letter in [*sorted(vietnamese_letters()), "₫", "…", "“"]
    }
    assert missing not in shapes.values()
    assert len(set(shapes.values())) == len(shapes)


def test_the_highest_letter_stays_clear_of_the_lowest_in_the_line_above() -> None:
    font = face(SERIF, 100, 650)
    boxes = [font.getbbox(letter, anchor="ls") for letter in vietnamese_letters() | set("gjpqy,;()")]
    assert max(box[3] for box in boxes) - min(box[1] for box in boxes) <= 100 * LEADING


@pytest.mark.parametrize("headline", ["Ừ", TALL, " ".join([TALL] * 3), LONG])
def test_all_ink_of_a_headline_lies_between_the_section_and_the_rule(headline: str) -> None:
    """Drawn alone on the paper, the card differs from an empty one nowhere else."""
    empty, full = (cards.draw(CardWords("", text, "", ""), None, BADGE, PALETTE) for text in ("", headline))
    ink = ImageChops.difference(empty, full).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert top >= cards.KICKER
    assert bottom <= cards.FOOT - 54
    assert left >= MARGIN - 4
    assert right <= CARD_SIZE[0] - MARGIN + 4


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["hoà", "Ắ", "nhịp", "cầu", "hữu", "nghị", "Friendship", "—"]),
        min_size=1,
        max_size=60,
    )
)
def test_a_headline_is_whole_or_ends_with_an_ellipsis_after_a_whole_word(parts: list[str]) -> None:
    text = " ".join(parts)
    setting = set_headline(text, WIDTH, narrow=False)
    said = " ".join(setting.lines)
    assert 1 <= len(setting.lines) <= MOST
    assert setting.height <= HEADLINE[1] - HEADLINE[0]
    assert said == text or (said.endswith("…") and f"{text} ".startswith(said[:-1]))
    measure = face(SERIF, setting.size, cards.WEIGHT).getlength
    assert all(measure(line) <= WIDTH for line in setting.lines)


def test_a_long_headline_is_smaller_than_a_short_one_and_a_very_long_one_is_cut_at_a_word() -> None:
    short, longer, cut = (set_headline(text, WIDTH, False) for text in ("Ngày hội", LONG[:120], LONG))
    assert short.size > longer.size > 0
    assert cut.lines[-1].endswith("…")
    assert cut.lines[-1][:-1].split(" ")[-1] in LONG.split(" ")


def test_a_single_word_that_fits_nowhere_is_cut_between_letters() -> None:
    (line,) = set_headline("A" * 200, WIDTH, narrow=True).lines
    assert line.startswith("AAAA")
    assert line.endswith("…")


def test_lines_are_about_as_long_as_each_other() -> None:
    measure = face(SERIF, 60, 650).getlength
    text = "Bảy mươi năm Giải phóng Thủ đô, Hà Nội thượng cờ trong nắng thu rực rỡ"
    plain, even = broken(text, WIDTH, measure), balanced(text, WIDTH, measure)
    assert len(plain) == len(even)
    widths = [measure(line) for line in even]
    assert min(widths) > 0.75 * max(widths)
    assert max(widths) <= max(measure(line) for line in plain)


def test_a_card_is_a_jpeg_of_the_size_that_networks_want_and_not_heavy(desk: Desk) -> None:
    """Noise is the heaviest photo there is."""
    photo = Photo("a.jpg", "a.jpg", "/a.jpg", 1600, 1067, "digest")
    for shown in (None, photo):
        data = card(desk, words(LONG), shown, ("mark.svg", "digest"), PALETTE)
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == ("JPEG", CARD_SIZE)
            right = image.convert("RGB").getpixel((CARD_SIZE[0] - 30, 100))
        assert len(data) <= (LARGEST if shown is None else 2 * LARGEST)
        paper = all(abs(a - b) <= 2 for a, b in zip(right, bytes.fromhex(PALETTE.paper[1:]), strict=True))
        assert paper is (shown is None)


def test_a_card_is_drawn_once_and_again_when_a_word_or_the_photo_changes(desk: Desk) -> None:
    photo = Photo("a.jpg", "a.jpg", "/a.jpg", 1600, 1067, "digest")
    mark = ("mark.svg", "digest")
    first = card(desk, words("Một"), photo, mark, PALETTE)
    assert card(desk, words("Một"), photo, mark, PALETTE) == first
    assert desk.asked.count("a.jpg") == 1
    assert card(desk, words("Hai"), photo, mark, PALETTE) != first
    card(desk, words("Một"), Photo("a.jpg", "a.jpg", "/a.jpg", 1600, 1067, "other"), mark, PALETTE)
    assert desk.asked.count("a.jpg") == 3


def test_the_focal_point_of_a_photo_stays_on_the_card(desk: Desk) -> None:
    """A photo red at its left and blue at its right shows the side that its focal point lies on."""
    both = Image.new("RGB", (1600, 800), "#c00000")
    both.paste("#0000c0", (800, 0, 1600, 800))
    written = io.BytesIO()
    both.save(written, "JPEG")
    desk.photo = written.getvalue()
    for across, colour in ((0, 0), (100, 2)):
        photo = Photo("b.jpg", "b.jpg", "/b.jpg", 1600, 800, "b", across=across)
        with Image.open(io.BytesIO(card(desk, words("Một"), photo, ("mark.svg", "m"), PALETTE))) as image:
            pixel = image.convert("RGB").getpixel((CARD_SIZE[0] - 60, 320))
        assert pixel[colour] == max(pixel) > 150
