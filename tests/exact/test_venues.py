"""Venues: what an event does not say of its place follows from its venue, and no page keeps what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exact.workshop import Workshop, changed

VENUE = """[nha-hat]
vi = "Nhà hát Lớn"
en = "Opera House"
address = {vi = "1 Tràng Tiền", en = "1 Trang Tien Street"}
coordinates = "21.0242, 105.8576"
"""
EVENT, PLACE = "su-kien/dem-nhac-vi/index.html", "dia-diem/nha-hat/index.html"
ICS = "su-kien/dem-nhac-vi/calendar.ics"


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False})
    made.registries()
    told(made, VENUE)
    made.piece("events", "dem-nhac", start="2024-11-02 19:00", venue="nha-hat")
    made.piece("events", "dem-tho", start="2024-11-03 19:00")
    return made


def told(site: Workshop, text: str) -> None:
    (site.content / "registry/venues.toml").write_text(text, encoding="utf-8")


def page(site: Workshop, path: str) -> str:
    return (site.folder / "output" / path).read_text(encoding="utf-8")


def test_an_event_has_the_place_of_its_venue_and_leads_to_it(site: Workshop) -> None:
    site.build()
    shown = page(site, EVENT)
    assert 'href="/dia-diem/nha-hat/"' in shown
    assert "1 Tràng Tiền" in shown
    assert "mlat=21.0242" in shown
    assert "LOCATION" in page(site, ICS)
    assert "GEO:21.0242;105.8576" in page(site, ICS)


def test_what_an_event_says_of_its_place_itself_stays(site: Workshop) -> None:
    site.piece("events", "dem-nhac", start="2024-11-02 19:00", venue="nha-hat", place="Sảnh gương")
    site.build()
    shown = page(site, EVENT)
    assert "Sảnh gương" in shown
    assert "1 Tràng Tiền" in shown


def test_a_venue_lists_the_events_to_come_and_those_past(site: Workshop) -> None:
    site.piece("events", "dem-cu", start="2023-11-02 19:00", venue="nha-hat")
    site.build()
    coming, past = page(site, PLACE).split('id="past"')
    assert "dem-nhac vi" in coming
    assert "dem-cu vi" in past
    assert "dem-tho vi" not in coming + past
    assert '"@type":"Place"' in page(site, PLACE).replace(": ", ":")


def test_a_venue_that_moves_changes_what_tells_of_it_and_nothing_else(site: Workshop) -> None:
    before = site.build()
    told(site, VENUE.replace("1 Tràng Tiền", "2 Tràng Tiền"))
    after = site.build()
    assert after == site.cold()
    found = changed(before, after)
    assert {EVENT, PLACE, ICS} <= found
    assert "su-kien/dem-tho-vi/index.html" not in found
