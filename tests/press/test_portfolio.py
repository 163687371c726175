"""The portfolio: a drawing is drawn again where an answer that it was given has changed, and only there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from plugins.newsroom import Content, Drawing, Fact, Facts, Output, Section, Site, Story, Witness
from plugins.press.digest import Digester
from plugins.press.forecast import Dummy
from plugins.press.portfolio import Portfolio
from tests.newsroom.making import at, publication, story

NOW = at("2024-12-01")
OLD = tuple(story(f"2024-0{month}-01", f"bai-{month}") for month in range(1, 7))
MACHINERY = b"machinery"


def site(*stories: Story, name: str = "Tin", now: Any = NOW) -> Site:
    sections = (Section(key="tin", names=(("vi", name), ("en", "News"))),)
    return Site(publication(), Content(stories=stories, sections=sections), now)


def page(shown: Site, compositor: Any, each: Story) -> Iterator[Output]:
    before, after = shown.neighbours(each, "vi")
    names = tuple(shown.link("story", one.key, "vi") for one in (before, after) if one)
    yield Output(f"{each.key}.html", (each.key, names), compositor.page("story.html", "vi"))


def clock(shown: Site, compositor: Any) -> Iterator[Output]:
    yield Output("clock.html", (str(shown.stories[-1].key),), compositor.page("front.html", "vi"))


def portfolio(shown: Site, stored: bytes = b"", machinery: bytes = MACHINERY) -> Portfolio:
    return Portfolio(shown, Dummy(), machinery, {}, stored)  # type: ignore[arg-type]


def kept(shown: Site, *drawings: Drawing) -> bytes:
    """What a build that draws them leaves to the next."""
    one = portfolio(shown)
    for drawing in drawings:
        outputs, remember = one.draw(drawing)
        remember((output.path, Digester().output(output), "") for output in outputs)
    return one.save() or b""


def test_what_was_drawn_is_known_as_long_as_every_answer_is_the_same() -> None:
    stored = kept(site(*OLD), *(Drawing(page, (each,)) for each in OLD))
    again = portfolio(site(*OLD), stored)
    assert all(again.known(Drawing(page, (each,))) for each in OLD)
    assert again.save() is None


def test_a_new_story_has_those_beside_it_drawn_again_and_no_others() -> None:
    stored = kept(site(*OLD), *(Drawing(page, (each,)) for each in OLD))
    later = portfolio(site(*OLD, story("2024-03-15", "giua")), stored)
    again = [each.key for each in OLD if later.known(Drawing(page, (each,))) is None]
    assert again == ["2024-03-01-bai-3", "2024-04-01-bai-4"]


def test_an_edited_story_is_drawn_again_since_its_value_is_another() -> None:
    stored = kept(site(*OLD), Drawing(page, (OLD[0],)))
    edited = replace(OLD[0], digest="edited")
    assert portfolio(site(edited, *OLD[1:]), stored).known(Drawing(page, (edited,))) is None


def test_a_question_that_nobody_described_counts_as_depending_on_everything() -> None:
    stored = kept(site(*OLD), Drawing(clock))
    assert portfolio(site(*OLD), stored).known(Drawing(clock))
    assert portfolio(site(*OLD, name="Khác"), stored).known(Drawing(clock)) is None
    assert portfolio(site(*OLD, now=at("2024-12-02")), stored).known(Drawing(clock)) is None


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:50] + b"x" + data[51:]]
)
def test_a_damaged_portfolio_is_of_no_use(damage: Any) -> None:
    stored = kept(site(*OLD), Drawing(page, (OLD[0],)))
    assert portfolio(site(*OLD), damage(stored)).known(Drawing(page, (OLD[0],))) is None


def test_nor_is_that_of_another_machinery() -> None:
    stored = kept(site(*OLD), Drawing(page, (OLD[0],)))
    assert portfolio(site(*OLD), stored, b"other").known(Drawing(page, (OLD[0],))) is None


def test_the_witness_answers_as_the_site_does() -> None:
    shown, facts = site(*OLD), set[Fact]()
    witness: Any = Witness(shown, facts)
    assert witness.link("story", OLD[0].key, "en") == shown.link("story", OLD[0].key, "en")
    assert witness.related(OLD[0]) == shown.related(OLD[0])
    assert witness.cards(OLD, "vi") == shown.cards(OLD, "vi")
    assert witness.years() == shown.years()
    assert witness.latest(2) == shown.latest(2)
    assert witness.latest(2, "vi") == shown.latest(2, "vi")
    assert witness.coming(100) == shown.coming(100)
    assert list(witness.rolls(OLD, [("vi", "/")], "vi")) == list(shown.rolls(OLD, [("vi", "/")], "vi"))
    values = Facts(shown, Digester().value)
    assert facts
    assert all(values.value(fact) is not None for fact in facts)
