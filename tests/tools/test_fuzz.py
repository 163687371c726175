"""The fuzz: it knows every field, finds what is broken, makes it small, and for a while finds nothing here."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from nhipcau.reading import folder
from nhipcau.reading.kinds import FORMS
from nhipcau.reading.schema import PieceForm
from tools.fuzz.cases import Case, Edit
from tools.fuzz.grammar import case
from tools.fuzz.ground import Ground
from tools.fuzz.rules import Broken, sound_answer, sound_files
from tools.fuzz.smaller import smaller
from tools.fuzz.trial import LOT, Trial

SECONDS = 60
CASES = 480
"""How long each worker of the slow tests tries cases: `make fuzz` has five minutes, or as many as one likes."""
STORY = b"content/stories/2024-10-05-thu/index.vi.md"


def test_every_field_of_every_kind_is_tried() -> None:
    doors = [case(3, number).door for number in range(6000)]
    for form in FORMS:
        names = form.schema if isinstance(form, PieceForm) else form.fields
        kind = form.kind.name
        of_kind = [
            set(re.split("[ .+]", door)) for door in doors if door.startswith((f"{kind}.", f"{kind} entry"))
        ]
        assert set(names) <= set().union(*of_kind)


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

    def still(tried: Case) -> bool:
        again = Trial(trial._ground)
        again.lot([tried])
        return found.kind in again.found

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
