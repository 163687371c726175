"""The public data, held to its schema, to the pages and to docs/data.md."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nhipcau.files import open_data
from nhipcau.showroom.newspaper import site
from nhipcau.syndication import records
from nhipcau.syndication.records import json_file
from tests.exact.workshop import Workshop, changed
from tests.site.conftest import ROOT, SITE, Built

SCHEMA = json.loads((ROOT / "docs/schemas/data.schema.json").read_bytes())
DOCUMENTED = {
    "named": records.Named,
    "picture": records.PictureRecord,
    "elsewhere": records.Elsewhere,
    "point": records.Point,
    "story": records.StoryRecord,
    "event": records.EventRecord,
    "month": records.MonthRecord,
    "index.json": records.IndexFile,
    "stories.json": records.StoriesFile,
    "events.json": records.EventsFile,
}
FOLDERS = {"vi": "du-lieu", "en": "en/data"}


def kind(path: Path) -> str:
    return "stories.json" if path.parent.name == "stories" else path.name


@pytest.fixture(scope="module")
def files(sample: Built) -> dict[str, Any]:
    """Every file of the data, by its path."""
    found = {
        path.relative_to(sample.folder).as_posix(): json.loads(path.read_bytes())
        for folder in FOLDERS.values()
        for path in (sample.folder / folder).rglob("*.json")
    }
    assert len(found) >= 12
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_the_schema_has_the_fields_of_the_records_and_no_other(name: str) -> None:
    described = SCHEMA["$defs"][name]
    assert set(described["properties"]) == {field.name for field in fields(DOCUMENTED[name])}
    assert set(SCHEMA["$defs"]) == set(DOCUMENTED)


def test_every_file_keeps_to_the_schema_of_its_kind(files) -> None:
    for path, told in files.items():
        wanted = {"$ref": f"#/$defs/{kind(Path(path))}", "$defs": SCHEMA["$defs"]}
        faults = [
            f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(wanted).iter_errors(told)
        ]
        assert faults == [], path


def test_a_file_that_lacks_something_or_has_too_much_is_told_by_the_schema(files) -> None:
    events = json.loads(json.dumps(files["du-lieu/events.json"]))
    validator = Draft202012Validator({"$ref": "#/$defs/events.json", "$defs": SCHEMA["$defs"]})
    assert validator.is_valid(events)
    for spoil in (
        {"start": "2024-10-10T09:00:00"},
        {"status": "perhaps"},
        {"price": 0},
        {"url": "/su-kien/"},
    ):
        spoilt = events | {"events": [events["events"][0] | spoil]}
        assert not validator.is_valid(spoilt), spoil


@pytest.mark.parametrize("lang", FOLDERS)
def test_every_story_and_event_of_a_language_has_one_record(files, sample: Built, lang: str) -> None:
    told = [
        record["url"].removeprefix(SITE)
        for path, file in files.items()
        if path.startswith(f"{FOLDERS[lang]}/stories/")
        for record in file["stories"]
    ]
    pages = {
        page
        for page, tree in sample.pages.items()
        if tree.get("lang") == lang and tree.xpath("//meta[@property='article:section']")
    }
    assert len(told) == len(set(told))
    assert set(told) == pages
    assert all(
        record["url"].removeprefix(SITE) in sample.pages
        for record in files[f"{FOLDERS[lang]}/events.json"]["events"]
    )


@pytest.mark.parametrize("lang", FOLDERS)
def test_the_index_names_every_file_and_the_other_language(files, sample: Built, lang: str) -> None:
    index = files[f"{FOLDERS[lang]}/index.json"]
    named = {index["events"], *(month["url"] for month in index["stories"])}
    own = {path for path in files if path.startswith(f"{FOLDERS[lang]}/") and not path.endswith("index.json")}
    assert named == {f"{SITE}/{path}" for path in own}
    assert [each["month"] for each in index["stories"]] == sorted(
        (each["month"] for each in index["stories"]), reverse=True
    )
    (other,) = index["translations"]
    assert sample.holds(other["url"].removeprefix(SITE))


def test_every_address_of_this_site_in_the_data_answers(files, sample: Built) -> None:
    def addresses(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [url for each in value.values() for url in addresses(each)]
        if isinstance(value, list):
            return [url for each in value for url in addresses(each)]
        return [value] if isinstance(value, str) and value.startswith(f"{SITE}/") else []

    for path, told in files.items():
        for url in addresses(told):
            assert sample.holds(url.removeprefix(SITE).partition("?")[0]), (path, url)


def test_the_same_story_has_one_key_in_both_languages(files) -> None:
    stories = {
        lang: [
            each
            for path, told in files.items()
            if path.startswith(f"{folder}/stories/")
            for each in told["stories"]
        ]
        for lang, folder in FOLDERS.items()
    }
    for record in stories["en"]:
        for other in record.get("translations", ()):
            there = [each["key"] for each in stories["vi"] if each["url"] == other["url"]]
            assert there == [record["key"]]


def test_an_event_says_how_it_stands_and_when_it_was_to_be() -> None:
    (output,) = open_data.events(site(), None, "vi")
    told = {each["key"]: each for each in json.loads(json_file(*output.inputs))["events"]}
    moved = told["chieu-phim-nhat"]
    assert (moved["status"], moved["previous_start"]) == ("rescheduled", "2024-10-08T19:30:00+07:00")
    assert told["trien-lam-tranh"]["status"] == "postponed"
    assert (told["hoi-nghi-viet-phap-12"]["start"], told["hoi-nghi-viet-phap-12"]["end"]) == (
        "2023-04-13",
        "2023-04-16",
    )
    assert told["pho-di-bo"]["recurrence"] == "FREQ=WEEKLY;BYDAY=FR"
    assert told["pho-di-bo"]["exceptions"] == ["2024-10-18T19:00:00+07:00"]
    assert told["ngay-hoi-van-hoa"]["coordinates"] == {"latitude": 21.0285, "longitude": 105.8522}


def test_a_new_story_rewrites_the_file_of_its_month_and_no_other(tmp_path: Path) -> None:
    shop = Workshop(tmp_path, settings={"SOCIAL_CARDS": False})
    shop.registries()
    for month in ("2022-06", "2024-05", "2024-06"):
        shop.story(f"{month}-01-bai")
    before = shop.build()
    shop.story("2024-06-02-moi")
    after = shop.build()
    data = {path for path in changed(before, after) if path.startswith(("du-lieu/", "en/data/"))}
    assert data == {"du-lieu/stories/2024-06.json", "en/data/stories/2024-06.json"}
    assert after == shop.cold()


def test_a_story_in_one_language_is_in_the_data_of_that_language_alone(tmp_path: Path) -> None:
    shop = Workshop(tmp_path, settings={"SOCIAL_CARDS": False})
    shop.registries()
    shop.story("2024-05-01-bai", langs="vi")
    files = shop.build()
    assert "du-lieu/stories/2024-05.json" in files
    assert "en/data/stories/2024-05.json" not in files
    index = json.loads((tmp_path / "output/en/data/index.json").read_bytes())
    assert index["stories"] == []
