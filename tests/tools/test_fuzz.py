"""The fuzz: it knows every field, finds what is broken, makes it small, and for a while finds nothing here."""

from __future__ import annotations

import ast
import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pelican.settings import DEFAULT_CONFIG

import nhipcau.settings
from nhipcau.commands.letters import SETTING as LETTERS
from nhipcau.commands.letters import letters
from nhipcau.model import ERROR
from nhipcau.model.photos import CONVERTED, RASTER
from nhipcau.publish.destinations import SETTING as PLACES
from nhipcau.publish.destinations import destinations
from nhipcau.reading import folder
from nhipcau.reading.photos import OTHER
from nhipcau.reading.schema import EntryForm, PieceForm
from nhipcau.reading.settings import TYPES, publication
from nhipcau.reading.source import read_source
from nhipcau.reading.wrong import Wrong
from tests.conftest import Site
from tools.fuzz.cases import Case, Edit
from tools.fuzz.examples import ENTRY, ENTRY_LEAST, KNOWN
from tools.fuzz.grammar import ENTRIES, PIECES, SETTINGS, case, examples
from tools.fuzz.ground import KEPT, Ground
from tools.fuzz.rules import Broken, sound_answer, sound_files
from tools.fuzz.settings import SOUND
from tools.fuzz.smaller import smaller
from tools.fuzz.trial import LOT, Trial

SECONDS = 60
CASES = 480
"""How long each worker of the slow tests tries cases: `make fuzz` has five minutes, or as many as one likes."""
STORY = b"content/stories/2024-10-05-thu/index.vi.md"


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [case(3, number) for number in range(6000)]


def test_every_field_of_every_kind_is_tried(cases: list[Case]) -> None:
    for form in (*PIECES, *ENTRIES):
        names = form.schema if isinstance(form, PieceForm) else form.fields
        kind = form.kind.name
        of_kind = [
            set(re.split("[ .+]", each.door))
            for each in cases
            if each.door.startswith((f"{kind}.", f"{kind} entry"))
        ]
        assert set(names) <= set().union(*of_kind)


@pytest.mark.parametrize("form", PIECES, ids=lambda form: form.kind.name)
def test_what_is_damaged_was_taken_before_in_every_field(form: PieceForm) -> None:
    for name, rule in form.schema.items():
        wrong = []
        for told in examples(rule):
            source, _ = read_source(f"---\n{name}: {told}\n---\n\nx\n".encode(), "x")
            raw = source.fields[name].raw if name in source.fields else []
            try:
                rule.parse(raw, ZoneInfo("Asia/Ho_Chi_Minh"))
            except Wrong as bad:
                wrong.append(bad)
        assert len(wrong) < len(examples(rule)), (name, wrong)


def test_every_registry_has_an_entry_where_cases_are_tried_and_an_example_of_every_field(
    tmp_path: Path,
) -> None:
    ground = Ground(tmp_path)
    assert {form.kind.name for form in (*PIECES, *ENTRIES)} <= set(KNOWN)
    entries = [
        Edit(f"content/registry/{form.kind.plural}.toml".encode(), entry(form, name))
        for form in ENTRIES
        for name in form.fields
    ]
    with ground.laid([Case(1, "all", tuple(entries))]):
        errors = [each for each in ground.site.problems() if each.level == ERROR]
    # Press items that offer two things, and documents that are not there, are the examples of other fields, too.
    assert {each.field for each in errors} <= {"aliases", "file", "email", "phone", "topic"}, errors


def entry(form: EntryForm, name: str) -> bytes:
    told = {
        "vi": '"Thử"',
        "en": f'"Trial of {name}"',
        **ENTRY_LEAST.get(form.kind.name, {}),
        name: ENTRY[name][0],
    }
    lines = "".join(f"{each} = {value}\n" for each, value in told.items())
    return f"\n[voi-{name.replace('_', '-')}]\n{lines}".encode()


def test_every_setting_is_tried_and_begins_with_what_is_sound(cases: list[Case], site: Site) -> None:
    assert {each.door.removeprefix("setting ") for each in cases if each.settings} <= set(SETTINGS)
    own = {name for name in vars(nhipcau.settings) if name.isupper() and name not in DEFAULT_CONFIG}
    pelicans = {name for name in own if name.endswith("_SAVE_AS")} | {"PACKAGE_THEME", "PELICAN_CLASS"}
    assert set(SETTINGS) >= own - pelicans
    assert {name for name, types in TYPES.items() if {dict, list} & {*types}} <= set(SOUND)
    for name, values in SOUND.items():
        for value in map(ast.literal_eval, values):
            if name == PLACES:
                assert destinations({name: value}, ("file", "ssh", "s3"))
            elif name == LETTERS:
                assert letters({name: value})
            else:
                assert publication(site.settings(**{name: value}))


def test_all_that_a_site_can_have_is_on_where_cases_are_tried(tmp_path: Path) -> None:
    found = Ground(tmp_path).site.settings()
    off = {name for name in TYPES if not found[name]}
    assert off <= {"SOCIAL_CARDS", "PREVIEWS", "CARD_FONTS", "DRAFTS", "RULES", "ID_DOMAIN"} | {
        name for name in TYPES if name.startswith("DESK_")
    }


def test_every_kind_of_file_that_may_lie_beside_a_text_is_tried(cases: list[Case]) -> None:
    tried = {f".{each.door.split(' ')[1]}" for each in cases if len(each.door.split(" ")) == 2}
    assert tried >= RASTER | CONVERTED | OTHER


def test_every_file_that_reading_looks_for_is_tried(
    cases: list[Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground, asked = Ground(tmp_path), set[str]()
    content = f"{ground.site.content}/"
    there = {str(path) for path in ground.site.content.rglob("*")}
    for name in ("stat", "lstat"):
        monkeypatch.setattr(os, name, hearing(getattr(os, name), asked))
    ground.site.read()
    monkeypatch.undo()
    new = {path for path in asked if path.startswith(content) and path not in there}
    kept = {path for path in there if path.startswith(tuple(f"{content}{name}/" for name in KEPT))}
    looked_for = {called(path.removeprefix(content)) for path in new | kept if not os.path.isdir(path)}
    assert {"registry/series.toml", "gathered/weather.tsv", "translations.tsv"} <= looked_for
    assert looked_for <= {
        called(os.fsdecode(edit.path).removeprefix("content/")) for each in cases for edit in each.edits
    }


def hearing(real: Callable[..., Any], asked: set[str]) -> Callable[..., Any]:
    def hear(path: Any, *given: Any, **named: Any) -> Any:
        if not isinstance(path, int):
            asked.add(os.fsdecode(path))
        return real(path, *given, **named)

    return hear


def called(path: str) -> str:
    """A file that all of the site shares, by its path; one of a piece by its name."""
    return path if path.startswith(KEPT) else path[path.rfind("/") + 1 :]


def test_a_case_is_made_of_its_number_alone() -> None:
    assert [case(7, number) for number in range(50)] == [case(7, number) for number in range(50)]
    assert case(7, 1) != case(8, 1)


def test_a_fault_in_reading_is_found_and_made_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(found: object, lang: str, source: object, item: object) -> None:
        if "ẵ" in str(item):
            raise ValueError("planted")

    monkeypatch.setattr(folder, "_take", failing)
    trial = Trial(Ground(tmp_path))
    text = "---\ntitle: Một ẵ hai\nsection: van-hoa\n---\n\n" + "Lời. " * 400
    whole = Case(1, "story.title", (Edit(STORY, text.encode()),))
    trial.lot([whole])
    (found,) = trial.found.values()
    assert "planted" in found.broken

    tries = count()

    def still(tried: Case) -> bool:
        if next(tries) > 5:  # to the last letter would take two hundred builds
            return False
        again = Trial(trial._ground)
        again.lot([tried])
        return found.kind in again.found

    monkeypatch.setattr("tools.fuzz.smaller.SECONDS", 300.0)
    assert len(smaller(replace(whole), still).edits[0].data) < len(text) / 2


def test_what_leads_out_of_the_content_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.reading.places.astray", lambda path, root, file: None)
    trial = Trial(Ground(tmp_path))
    trial.lot([Case(1, "link", (Edit(STORY[:-12], link="../../mat/story"),), wrong=True)])
    assert "this should have been refused" in trial.found


@pytest.mark.parametrize(
    ("status", "told"),
    [(1, "Traceback (most recent call last):"), (0, ""), (-9, ""), (1, "Something is wrong.")],
)
def test_an_answer_that_is_no_sentence_with_a_file_is_broken(status: int, told: str) -> None:
    with pytest.raises(Broken):
        sound_answer(status, told, wrong=True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xml", "<a>\x01</a>"),
        ("a.json", '{"a": NaN}'),
        ("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
        ("a.html", "<p onclick=x-chim-x>"),
        ("a.html", "<script>x-chim-x</script>"),
        ("a.html", '<script type="application/ld+json">{</script>'),
        ("a.txt", "bi-mat-5c1f"),
    ],
)
def test_a_file_that_is_malformed_or_holds_what_it_may_not_is_broken(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(Broken):
        sound_files(tmp_path, [name])


@pytest.mark.slow
@pytest.mark.parametrize("shard", [1, 2])
def test_nothing_that_comes_in_harms_the_site(tmp_path: Path, shard: int) -> None:
    trial = Trial(Ground(tmp_path))
    until = time.monotonic() + SECONDS
    for start in range(
        1, CASES, LOT
    ):  # always the same ones, so that what holds a release up can be repeated
        if time.monotonic() < until:
            trial.lot([case(20261128 + shard, number) for number in range(start, start + LOT)])
    assert trial.tried
    assert not trial.found
