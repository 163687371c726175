import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.languages import slugify, valid_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Kỷ niệm 70 năm Ngày Giải phóng Thủ đô", "ky-niem-70-nam-ngay-giai-phong-thu-do"),
        ("ĐỐI NGOẠI NHÂN DÂN", "doi-ngoai-nhan-dan"),
        ("Hanoi’s Liberation Day", "hanois-liberation-day"),
        ("Việt Nam – Nhật Bản: 50 năm", "viet-nam-nhat-ban-50-nam"),
        ("Москва, 北京, Αθήνα", "moskva-athena"),
        ("Выставка «Мост дружбы» открылась", "vystavka-most-druzhby-otkrylas"),
        ("東京で平和の橋の写真展", ""),
        ("ຂົວແຫ່ງມິດຕະພາບ", ""),
        ("東京2026", ""),
        ("Triển lãm 東風", "trien-lam"),
        ("Œuvre, Straße", "oeuvre-strasse"),
        ("10.000 ₫", "10-000"),
        ("…", ""),
    ],
)
def test_a_title_gives_a_plain_slug(title: str, slug: str) -> None:
    assert slugify(title) == slug


@given(st.text(max_size=200))
def test_a_slug_is_valid_and_its_own_slug(title: str) -> None:
    slug = slugify(title)
    assert slugify(slug) == slug
    assert len(slug) <= 80
    assert valid_slug(slug) or not slug


def test_a_long_title_is_cut_between_words() -> None:
    assert slugify("hữu nghị " * 20) == "-".join(["huu-nghi"] * 9)[:80]
    assert slugify("x" * 100) == "x" * 80


@pytest.mark.parametrize("slug", ["", "../etc", "/a", "A", "đ", "a--b", "-a", "a-", "a\n", "a b", "a" * 201])
def test_what_is_no_slug_is_refused(slug: str) -> None:
    assert not valid_slug(slug)
