"""The kinds: a new registry is a value, a kind and a form, and all that asks for things then knows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from nhipcau.model import KINDS, Entry, Kind, Publication, Refused
from nhipcau.model import Site as Newspaper
from nhipcau.reading.kinds import FORMS
from nhipcau.reading.reader import Reading, read
from nhipcau.reading.registry import Table
from nhipcau.reading.schema import EntryForm, PieceForm
from nhipcau.reading.settings import publication
from nhipcau.tracking.recorder import Recorder
from tests.conftest import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward(Entry):
    hall: str = ""


WARD: Kind[Ward] = Kind("ward", "wards", listed=True, words=(("vi", "phuong"),))


def made(table: Table) -> Ward:
    return Ward(**table.common(), hall=table.text("hall"))


FORM = EntryForm(WARD, "Wards", "There is no ward “{key}”.", ("slug", "description", "hall"), made)
TABLE = '[trang-tien]\nvi = "Tràng Tiền"\nen = "Trang Tien"\nhall = "2 Cổ Tân"\n'


def languages(site: Site) -> Publication:
    return publication(site.settings(), (*KINDS, WARD))


def reading(site: Site, tmp_path: Path) -> Reading:
    return read(site.content, languages(site), tmp_path, site.settings(), map, forms=(*FORMS, FORM))


def newspaper(site: Site, tmp_path: Path) -> Newspaper:
    found = languages(site)
    now = datetime(2024, 10, 20, 12, tzinfo=found.clock)
    return Newspaper(found, reading(site, tmp_path).content, now)


def test_every_kind_has_one_form() -> None:
    assert [form.kind for form in FORMS] == list(KINDS)
    assert all(isinstance(form, PieceForm) == form.kind.piece for form in FORMS)


def test_no_two_kinds_share_a_name_or_a_shelf() -> None:
    for names in ([kind.name for kind in KINDS], [kind.plural for kind in KINDS]):
        assert len(set(names)) == len(names)


def test_a_registry_of_a_site_is_read_linked_and_addressed(site: Site, tmp_path: Path) -> None:
    site.write("content/registry/wards.toml", TABLE)
    found = newspaper(site, tmp_path)
    (ward,) = found.content.entries(WARD)
    assert ward.hall == "2 Cổ Tân"
    assert found.link("ward", "trang-tien", "vi").url == "/phuong/trang-tien/"
    assert found.link("ward", "trang-tien", "en").url == "/en/wards/trang-tien/"
    assert found.urls("ward") == (("vi", "/phuong/"), ("en", "/en/wards/"))


def test_a_text_may_name_what_a_site_has_a_registry_of(site: Site, tmp_path: Path) -> None:
    site.write("content/registry/wards.toml", TABLE)
    text = "---\ntitle: Một\nsection: van-hoa\n---\n\nỞ []({ward}trang-tien)."
    site.write("content/stories/2024/2024-05-01-phuong/index.vi.md", text)
    found = newspaper(site, tmp_path)
    edition = found.piece("story", "2024-05-01-phuong").editions[0]
    assert [link.text for link in found.resolved(edition.body, "vi")] == ["Tràng Tiền"]


def test_a_key_that_names_no_entry_of_it_is_told_in_its_own_words(site: Site, tmp_path: Path) -> None:
    text = "---\ntitle: Một\nsection: van-hoa\n---\n\nỞ []({ward}khong-co)."
    site.write("content/stories/2024/2024-05-01-phuong/index.vi.md", text)
    with pytest.raises(Refused) as refused:
        reading(site, tmp_path)
    assert [problem.text() for problem in refused.value.problems] == ["There is no ward “khong-co”."]


def test_an_entry_of_it_is_a_dependency_by_itself(site: Site, tmp_path: Path) -> None:
    site.write("content/registry/wards.toml", TABLE)
    noted: set[tuple[str, ...]] = set()
    recorder = Recorder(newspaper(site, tmp_path), noted)
    recorder.link("ward", "trang-tien", "vi")
    recorder.content.entries(WARD)
    assert noted == {("ward", "trang-tien"), ("content", "wards")}


def test_a_setting_gives_its_path_word(site: Site, tmp_path: Path) -> None:
    found = languages(site)
    settings = site.settings()
    tables = settings["LANGUAGES"]
    told = {
        code: tables[code] | {"paths": tables[code].get("paths", {}) | {"wards": f"khu-{code}"}}
        for code in tables
    }
    other = publication(settings | {"LANGUAGES": told}, (*KINDS, WARD))
    assert [language.at("wards") for language in other.languages] == ["/khu-vi/", "/en/khu-en/"]
    assert found == publication(settings, (*KINDS, WARD))
    assert replace(found, kinds=KINDS) != found
