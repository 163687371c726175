"""Faults that were once put in and that no test saw: each is put in here again, and the law must fail by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from nhipcau.model import Site
from nhipcau.tracking import recorder
from nhipcau.tracking.dependencies import Dependencies
from nhipcau.tracking.recorder import Recorder
from tests.tracking.newsrooms import Chance
from tests.tracking.test_questions import stale

Fault = Callable[[pytest.MonkeyPatch], None]


def unnoted(question: str) -> Fault:
    """A question that is answered, and of which nothing is noted."""

    def put(patch: pytest.MonkeyPatch) -> None:
        def ask(self: Any, *given: Any, **named: Any) -> Any:
            return getattr(self._site, question)(*given, **named)

        patch.setattr(Recorder, question, ask)

    return put


def constant(answer: str, value: Any) -> Fault:
    """A dependency that has the same value whatever the site."""

    def put(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(Dependencies, answer, lambda self, *words: value)
        patch.setattr(Dependencies, "_answer_for_stories", lambda self: None)

    return put


def unnoted_office(patch: pytest.MonkeyPatch) -> None:
    """A billing that forgets the organisations in which its person holds an office."""

    def billing(self: Any, key: str, *given: Any) -> Any:
        self._note(("person", key))
        return self._site.billing(key, *given)

    patch.setattr(Recorder, "billing", billing)


def unnoted_strip(patch: pytest.MonkeyPatch) -> None:
    """A frame that shows the strip and forgets it."""

    def frame(self: Any, lang: str, *given: Any) -> Any:
        self._note(("masthead", lang))
        self._note(("feeds", lang))
        return self._site.frame(lang, *given)

    patch.setattr(Recorder, "frame", frame)


def grown_young(patch: pytest.MonkeyPatch) -> None:
    """Stories never grow old, where they are answered for all at once."""
    answer = Dependencies._answer_for_stories

    def answers(self: Any) -> None:
        answer(self)
        self._values.update({known: False for known in self._values if known[0] == "aged"})

    patch.setattr(Dependencies, "_answer_for_stories", answers)


def unnoted_shelf(patch: pytest.MonkeyPatch) -> None:
    """What is no shelf of the content is noted as if it were one, which is the same on every site."""
    patch.setattr(recorder, "PLURALS", frozenset(("shelves", "with_shelf")))


def unmoved_kin(patch: pytest.MonkeyPatch) -> None:
    """The lists that make stories kin are not looked at when their kin is compared."""
    patch.setattr(Site, "kinships", lambda self: ())


FAULTS: dict[str, Fault] = {
    "kin": unnoted("related"),
    "aged": unnoted("aged"),
    "years of": constant("_years_of", ()),
    "kin compared": unmoved_kin,
    "aged together": grown_young,
    "aged alone": constant("_aged", False),
    "ahead": constant("_ahead", None),
    "beside": constant("_beside", None),
    "story": constant("_story", None),
    "section of a card": unnoted("card"),
    "office": unnoted_office,
    "strip": unnoted_strip,
    "concerning": unnoted("concerning"),
    "events of a year": unnoted("events_of"),
    "stories of a year": unnoted("in_year"),
    "coming": unnoted("coming"),
    "years": unnoted("years_of"),
    "latest": unnoted("latest"),
    "of": unnoted("of"),
    "neighbours": unnoted("neighbours"),
    "line of an anniversary": unnoted("anniversary_line"),
    "link": unnoted("link"),
    "urls": unnoted("urls"),
    "frame of a piece": unnoted("piece_frame"),
    "rolls": unnoted("rolls"),
    "out": unnoted("is_out"),
    "no shelf": unnoted_shelf,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_the_law_sees_this_fault(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    fault(monkeypatch)

    @settings(max_examples=400, phases=[Phase.generate], derandomize=True, database=None)
    @given(st.integers(0, 2**32))
    def law(seed: int) -> None:
        chance = Chance(seed)
        one = chance.site()
        assert stale(one, chance.later(one)) == []

    with pytest.raises(AssertionError):
        law()
