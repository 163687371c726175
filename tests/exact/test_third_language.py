"""A third language is a setting, a catalogue and files: no line of code, no template says "two"."""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import html

from tests.exact.workshop import ROOT, Workshop, write

HERE = Path(__file__).parent
FRENCH = {
    "name": "Français",
    "prefix": "fr",
    "site_name": "Nhịp Cầu",
    "tagline": "La diplomatie populaire à Hanoï",
    "paths": {
        "sections": "rubriques",
        "topics": "themes",
        "events": "evenements",
        "anniversaries": "anniversaires",
        "people": "personnes",
        "archive": "archives",
        "calendar": "calendrier",
        "outlook": "a-venir",
        "pages": "pages",
        "search": "recherche",
        "numbered": "page",
        "side_by_side": "cote-a-cote",
        "data": "donnees",
    },
}


def trilingual(folder: Path) -> Workshop:
    from pelican.settings import read_settings

    languages = read_settings(str(ROOT / "pelicanconf.py"))["LANGUAGES"]
    shop = Workshop(folder, settings={"LANGUAGES": {**languages, "fr": FRENCH}})
    catalogue = shop.own_theme() / "translations" / "fr" / "LC_MESSAGES" / "messages.po"
    catalogue.parent.mkdir(parents=True)
    shutil.copy(HERE / "fr.po", catalogue)
    registry = shop.content / "registry"
    registry.mkdir(parents=True)
    names = 'vi = "Hòa bình"\nen = "Peace"\nfr = "Paix"\n'
    (registry / "sections.toml").write_text(f"[tin]\n{names}", encoding="utf-8")
    (registry / "topics.toml").write_text(
        f'[hoa-binh]\n{names}\n[am-nhac]\nvi = "Âm nhạc"\nen = "Music"\nfr = "Éducation musicale"\n',
        encoding="utf-8",
    )
    return shop


def page(folder: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((folder / "output" / address / "index.html").read_bytes().decode())


def test_french_is_added_by_a_setting_a_catalogue_and_files(tmp_path: Path) -> None:
    shop = trilingual(tmp_path)
    story = shop.content / "stories" / "2024-10-10-cau"
    facts = {
        "section": "tin",
        "topics": ["hoa-binh"],
        "date": "2024-10-10 14:00",
        "anniversaries": ["giai-phong"],
    }
    write(story / "index.vi.md", {"title": "Cây cầu", **facts}, "Chuyện cây cầu.")
    write(
        story / "index.fr.md",
        {"title": "Le pont à péage", "standfirst": "Un récit."},
        "L'histoire d'un pont.",
    )
    anniversary = shop.content / "anniversaries" / "giai-phong"
    write(anniversary / "index.vi.md", {"title": "Ngày Giải phóng", "founded": "1954-10-10"}, "Ngày ấy.")
    write(anniversary / "index.fr.md", {"title": "la libération de Hanoï"}, "Ce jour-là.")
    shop.build()

    french = page(tmp_path, "fr/2024/10/le-pont-a-peage")
    assert french.get("lang") == "fr"
    alternates = {link.get("hreflang") for link in french.xpath("//link[@rel='alternate'][@hreflang]")}
    assert alternates == {"vi", "fr", "x-default"}
    switcher = french.xpath("//header//a[@hreflang='vi']/@href")
    assert "/2024/10/cau/" in switcher
    words = " ".join(french.text_content().split())
    assert "10 octobre 2024" in words
    assert "Thèmes" in words
    assert "70e anniversaire de la libération de Hanoï" in " ".join(
        page(tmp_path, "fr/anniversaires/la-liberation-de-hanoi/2024").text_content().split()
    )


def test_a_story_in_three_languages_is_read_in_any_two_of_them(tmp_path: Path) -> None:
    shop = trilingual(tmp_path)
    story = shop.content / "stories" / "2024-10-10-cau"
    write(story / "index.vi.md", {"title": "Cây cầu", "section": "tin"}, "Chuyện cây cầu.\n\nHết.")
    write(story / "index.en.md", {"title": "The bridge"}, "A tale of a bridge.\n\nThe end.")
    write(story / "index.fr.md", {"title": "Le pont"}, "L'histoire d'un pont.\n\nFin.")
    shop.build()
    for lang, other, address, names in (
        (
            "vi",
            "en",
            "2024/10/cau/song-ngu/en",
            ["Chuyện cây cầu.", "A tale of a bridge.", "Hết.", "The end."],
        ),
        ("vi", "fr", "2024/10/cau/song-ngu/fr", ["Chuyện cây cầu.", "L'histoire d'un pont.", "Hết.", "Fin."]),
        (
            "fr",
            "en",
            "fr/2024/10/le-pont/cote-a-cote/en",
            ["L'histoire d'un pont.", "A tale of a bridge.", "Fin.", "The end."],
        ),
    ):
        found = page(tmp_path, address)
        cells = found.xpath("//*[contains(@class, 'prose')]")
        assert [cell.text_content().strip() for cell in cells] == names
        assert [cell.get("lang") for cell in cells] == [lang, other] * 2
    ways = page(tmp_path, "fr/2024/10/le-pont").xpath("//*[@class='beside']/a/@href")
    assert ways == ["/fr/2024/10/le-pont/cote-a-cote/vi/", "/fr/2024/10/le-pont/cote-a-cote/en/"]
    switches = page(tmp_path, "2024/10/cau/song-ngu/en").xpath("//header//a[@hreflang]/@href")
    assert switches == ["/en/2024/10/the-bridge/side-by-side/vi/", "/fr/2024/10/le-pont/cote-a-cote/vi/"]


def test_what_is_not_in_french_is_marked_there(tmp_path: Path) -> None:
    shop = trilingual(tmp_path)
    write(
        shop.content / "stories" / "2024-10-10-cau" / "index.vi.md",
        {"title": "Cây cầu", "section": "tin"},
        "Chuyện.",
    )
    shop.build()
    (link,) = page(tmp_path, "fr/rubriques/paix").xpath("//main//article//a[@hreflang]")
    assert (link.get("hreflang"), link.get("lang"), link.get("href")) == ("vi", "vi", "/2024/10/cau/")


def test_french_names_stand_in_french_order(tmp_path: Path) -> None:
    shop = trilingual(tmp_path)
    shop.build()
    names = [
        link.text_content()
        for link in page(tmp_path, "fr/themes").xpath("//main//a[starts-with(@href, '/fr/themes/')]")
    ]
    assert names == ["Éducation musicale", "Paix"]
    letters = [
        " ".join(each.text_content().split()) for each in page(tmp_path, "fr/themes").xpath("//main//h2")
    ]
    assert letters == ["E", "P"]
