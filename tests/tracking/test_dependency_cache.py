"""The dependency_cache: a drawing is drawn again where an answer that it was given has changed, and only there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.model import Content, Drawing, Output, Section, Site, Story
from nhipcau.model.output import Make
from nhipcau.tracking.dependencies import Dependencies
from nhipcau.tracking.dependency_cache import FILE, DependencyCache
from nhipcau.tracking.digest import Digester
from nhipcau.tracking.forecast import Dummy
from nhipcau.tracking.recorder import Dependency, Recorder
from tests.model.making import at, publication, story

NOW = at("2024-12-01")
OLD = tuple(story(f"2024-0{month}-01", f"bai-{month}") for month in range(1, 7))
FINGERPRINT = b"fingerprint"


def site(*stories: Story, name: str = "Tin", now: Any = NOW) -> Site:
    sections = (Section(key="tin", names=(("vi", name), ("en", "News"))),)
    return Site(publication(), Content(stories=stories, sections=sections), now)


def page(shown: Site, renderer: Any, each: Story) -> Iterator[Output]:
    before, after = shown.neighbours(each, "vi")
    names = tuple(shown.link("story", one.key, "vi") for one in (before, after) if one)
    yield Output(f"{each.key}.html", (each.key, names), renderer.page("story.html", "vi"))


def clock(shown: Site, renderer: Any) -> Iterator[Output]:
    yield Output("clock.html", (str(shown.stories[-1].key),), renderer.page("front.html", "vi"))


def dependency_cache(
    shown: Site, cache: Path | None = None, fingerprint: bytes = FINGERPRINT
) -> DependencyCache:
    return DependencyCache(shown, Dummy(), fingerprint, {}, cache)  # type: ignore[arg-type]


def build(cache: Path, shown: Site, *drawings: Drawing, fingerprint: bytes = FINGERPRINT) -> list[Drawing]:
    """The drawings that a build has to draw, which then leaves all of them to the next."""
    one, drawn = dependency_cache(shown, cache, fingerprint), []
    for drawing in drawings:
        if one.known(drawing) is None:
            drawn.append(drawing)
            outputs, remember = one.draw(drawing)
            remember((output.path, Digester().output(output), "") for output in outputs)
    one.save()
    return drawn


def pages(*stories: Story) -> list[Drawing]:
    return [Drawing(page, (each,)) for each in stories]


def test_what_was_drawn_is_known_as_long_as_every_answer_is_the_same(tmp_path: Path) -> None:
    assert build(tmp_path, site(*OLD), *pages(*OLD)) == pages(*OLD)
    stored = (tmp_path / FILE).stat().st_mtime_ns
    assert build(tmp_path, site(*OLD), *pages(*OLD)) == []
    assert (tmp_path / FILE).stat().st_mtime_ns == stored


def test_a_new_story_has_those_beside_it_drawn_again_and_no_others(tmp_path: Path) -> None:
    build(tmp_path, site(*OLD), *pages(*OLD))
    later = site(*OLD, new := story("2024-03-15", "giua"))
    assert build(tmp_path, later, *pages(*OLD, new)) == pages(OLD[2], OLD[3], new)
    assert build(tmp_path, later, *pages(*OLD, new)) == []


def test_an_edited_story_is_drawn_again_since_its_value_is_another(tmp_path: Path) -> None:
    build(tmp_path, site(*OLD), *pages(OLD[0]))
    edited = replace(OLD[0], digest="edited")
    assert build(tmp_path, site(edited, *OLD[1:]), *pages(edited)) == pages(edited)


def test_a_question_that_nobody_described_counts_as_depending_on_everything(tmp_path: Path) -> None:
    build(tmp_path, site(*OLD), Drawing(clock))
    assert dependency_cache(site(*OLD), tmp_path).known(Drawing(clock))
    assert dependency_cache(site(*OLD, name="Khác"), tmp_path).known(Drawing(clock)) is None
    assert dependency_cache(site(*OLD, now=at("2024-12-02")), tmp_path).known(Drawing(clock)) is None


CALLED: list[str] = []


def months(shown: Site, renderer: Any, *keys: str) -> Iterator[Output]:
    states = tuple(renderer.state(shown, title, key) for key in keys)
    yield Output("months.html", states, renderer.page("front.html", "vi"))


def title(shown: Site, key: str) -> tuple[str, ...]:
    CALLED.append(key)
    return key, shown.piece("story", key).digest


def calls(cache: Path, shown: Site, *drawings: Drawing) -> tuple[list[Drawing], list[str]]:
    """What a build draws, and which states it asks for anew."""
    CALLED.clear()
    return build(cache, shown, *drawings), [*CALLED]


def test_of_the_states_that_a_drawing_leans_on_those_alone_are_asked_for_that_have_changed(
    tmp_path: Path,
) -> None:
    keys = tuple(each.key for each in OLD)
    row = Drawing(months, keys)
    assert calls(tmp_path, site(*OLD), row) == ([row], [*keys])
    assert calls(tmp_path, site(*OLD), row) == ([], [])
    edited = site(replace(OLD[2], digest="edited"), *OLD[:2], *OLD[3:])
    assert calls(tmp_path, edited, row) == ([row], [keys[2]])
    assert calls(tmp_path, edited, row) == ([], [])
    fewer = Drawing(months, keys[:2])
    assert calls(tmp_path, edited, fewer) == ([fewer], [])
    assert calls(tmp_path, edited, row) == ([row], [*keys[2:]])


def test_states_outlast_a_build_that_writes_everything_anew(tmp_path: Path) -> None:
    keys = tuple(each.key for each in OLD)
    row = Drawing(months, keys)
    build(tmp_path, site(*OLD), row, *pages(*OLD))
    for number in range(20):
        edited = replace(OLD[5], digest=f"edition {number}")
        assert calls(tmp_path, site(*OLD[:5], edited), row) == ([row], [keys[5]])
    assert calls(tmp_path, site(*OLD[:5], edited), row) == ([], [])


def test_what_is_new_is_added_behind_what_is_kept(tmp_path: Path) -> None:
    many = [story(f"2023-01-{day:02}", f"cu-{day}") for day in range(1, 29)]
    build(tmp_path, site(*many), *pages(*many))
    before = (tmp_path / FILE).read_bytes()
    later = [*many, story("2024-03-15", "moi")]
    build(tmp_path, site(*later), *pages(*later))
    after = (tmp_path / FILE).read_bytes()
    assert after.startswith(before)
    assert len(after) < 1.2 * len(before)


def test_what_was_added_so_often_is_written_anew_without_facts_that_no_drawing_notes(tmp_path: Path) -> None:
    build(tmp_path, site(*OLD), *pages(*OLD))
    large = (tmp_path / FILE).stat().st_size
    for number in range(20):
        edited = replace(OLD[0], digest=f"edition {number}")
        assert build(tmp_path, site(edited, OLD[1]), *pages(edited, OLD[1]))
    assert (tmp_path / FILE).stat().st_size < large
    assert build(tmp_path, site(edited, OLD[1]), *pages(edited, OLD[1])) == []
    later = site(edited, OLD[1], story("2024-01-15", "giua"))
    assert build(tmp_path, later, *pages(edited, OLD[1])) == pages(edited, OLD[1])


def test_a_build_that_was_killed_while_it_added_leaves_what_there_was(tmp_path: Path) -> None:
    build(tmp_path, site(*OLD), *pages(*OLD))
    whole = (tmp_path / FILE).stat().st_size
    later = site(*OLD, new := story("2024-03-15", "giua"))
    build(tmp_path, later, *pages(*OLD, new))
    with open(tmp_path / FILE, "r+b") as file:
        file.truncate(whole + 10)
    assert build(tmp_path, site(*OLD), *pages(*OLD)) == []
    assert build(tmp_path, later, *pages(*OLD, new)) == pages(OLD[2], OLD[3], new)
    assert build(tmp_path, later, *pages(*OLD, new)) == []


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:50] + b"x" + data[51:]]
)
def test_a_damaged_portfolio_is_of_no_use(tmp_path: Path, damage: Any) -> None:
    build(tmp_path, site(*OLD), *pages(OLD[0]))
    (tmp_path / FILE).write_bytes(damage((tmp_path / FILE).read_bytes()))
    assert build(tmp_path, site(*OLD), *pages(OLD[0])) == pages(OLD[0])
    assert build(tmp_path, site(*OLD), *pages(OLD[0])) == []


def test_nor_is_that_of_another_machinery(tmp_path: Path) -> None:
    build(tmp_path, site(*OLD), *pages(OLD[0]))
    assert build(tmp_path, site(*OLD), *pages(OLD[0]), fingerprint=b"other") == pages(OLD[0])


SHELF = st.lists(
    st.tuples(
        st.integers(1, 28), st.sets(st.sampled_from("xyz")), st.booleans(), st.sampled_from(["", "en"])
    ),
    min_size=1,
    max_size=8,
)


def shelf(drawn: list[tuple[int, set[str], bool, str]]) -> Site:
    """A site of stories with topics, some of them drafts, some in one language alone."""
    stories = []
    for number, (day, topics, draft, lang) in enumerate(drawn):
        one = story(f"2024-02-{day:02}", f"bai-{number}", topics=tuple(sorted(topics)), draft=draft)
        editions = tuple(each for each in one.editions if each.lang != lang) or one.editions
        mark = f"{one.digest} {day} {sorted(topics)} {draft} {lang}"
        stories.append(replace(one, editions=editions, digest=mark))
    return site(*stories)


@given(SHELF, SHELF)
def test_facts_compared_together_differ_where_they_differ_one_by_one(old: Any, new: Any) -> None:
    before, after = shelf(old), shelf(new)
    keys = {each.key for each in (*before.content.stories, *after.content.stories)}
    dependencies: list[Dependency] = [("of", "topic", topic) for topic in "xy"]
    for key in keys:
        dependencies += [("story", key), ("aged", key), ("kin", key, "3"), ("kin", key, "1")]
        dependencies += [("beside", key, lang) for lang in ("vi", "en")]
    digest = Digester().value
    noted = {dependency: Dependencies(before, digest).value(dependency) for dependency in dependencies}
    alone = Dependencies(after, digest)
    assert Dependencies(after, digest).changed(noted) == {
        dependency for dependency in dependencies if alone.value(dependency) != noted[dependency]
    }


@given(st.lists(st.tuples(SHELF, st.integers(-40, 0)), min_size=2, max_size=6))
def test_after_any_row_of_builds_what_is_known_is_what_would_be_drawn(
    builds: list[tuple[Any, int]],
) -> None:
    """Even where some of them were killed while they wrote, which cuts bytes off."""
    with TemporaryDirectory() as name:
        cache = Path(name)
        for drawn, cut in builds:
            shown = shelf(drawn)
            one, other = dependency_cache(shown, cache), dependency_cache(shown)
            for drawing in pages(*shown.stories):
                claimed = [(each.path, Digester().output(each), "") for each in other.draw(drawing)[0]]
                known = one.known(drawing)
                assert known is None or list(known) == claimed
                if known is None:
                    one.draw(drawing)[1](claimed)
            one.save()
            if cut and (cache / FILE).is_file():
                with open(cache / FILE, "r+b") as file:
                    file.truncate(max(0, file.seek(0, 2) + cut))


def test_the_witness_answers_as_the_site_does() -> None:
    shown, dependencies = site(*OLD), set[Dependency]()
    recorder: Any = Recorder(shown, dependencies)
    assert recorder.link("story", OLD[0].key, "en") == shown.link("story", OLD[0].key, "en")
    assert recorder.related(OLD[0]) == shown.related(OLD[0])
    assert recorder.cards(OLD, "vi") == shown.cards(OLD, "vi")
    assert recorder.years() == shown.years()
    assert recorder.latest(2) == shown.latest(2)
    assert recorder.latest(2, "vi") == shown.latest(2, "vi")
    assert recorder.coming(100) == shown.coming(100)
    cards = shown.cards(OLD, "vi")
    assert list(recorder.rolls(cards, [("vi", "/")], "vi")) == list(shown.rolls(cards, [("vi", "/")], "vi"))
    values = Dependencies(shown, Digester().value)
    assert dependencies
    assert all(values.value(dependency) is not None for dependency in dependencies)


def named(shown: Site, renderer: Any) -> Iterator[Output]:
    """Shows what a section is called."""
    yield Output("named.html", (shown.link("section", "tin", "vi"),), renderer.page("front.html", "vi"))


def nameless(shown: Site, renderer: Any) -> Iterator[Output]:
    """Asks the same, and shows nothing of it."""
    shown.link("section", "tin", "vi")
    yield Output("nameless.html", (), renderer.page("front.html", "vi"))


def test_a_drawing_that_stayed_away_while_an_answer_changed_is_drawn_when_it_comes_back(
    tmp_path: Path,
) -> None:
    many = [Drawing(page, (each,)) for each in OLD]
    build(tmp_path, site(*OLD), *many, Drawing(named), Drawing(nameless))
    build(tmp_path, site(*OLD, name="Khác"), *many, Drawing(nameless))
    assert Drawing(named) in build(
        tmp_path, site(*OLD, name="Khác"), *many, Drawing(named), Drawing(nameless)
    )


def test_an_answer_that_changed_and_made_no_difference_has_nothing_drawn_a_third_time(tmp_path: Path) -> None:
    build(tmp_path, site(*OLD), Drawing(nameless))
    assert build(tmp_path, site(*OLD, name="Khác"), Drawing(nameless)) == [Drawing(nameless)]
    assert build(tmp_path, site(*OLD, name="Khác"), Drawing(nameless)) == []


class Edition(Dummy):
    """A renderer whose templates, catalogues and static files are those of some edition of a theme."""

    def __init__(self, edition: str) -> None:
        self._edition = edition

    def page(self, template: str, lang: str, *others: str) -> Make:
        return self._other(super().page(template, lang, *others))

    def words(self, function: Any, lang: str) -> Make:
        return self._other(super().words(function, lang))

    def prose(self, function: Any, lang: str) -> Make:
        return self._other(super().prose(function, lang))

    def static(self) -> tuple[tuple[str, str], ...]:
        return (("a.css", self._edition),)

    def _other(self, make: Make) -> Make:
        return replace(make, digest=f"{make.digest} {self._edition}")


def speaks(words: Any = None) -> bytes:
    return b""


def asks(shown: Site, renderer: Any, question: str) -> Iterator[Output]:
    """Asks the renderer one thing, and draws nothing of what it says."""
    given: dict[str, tuple[Any, ...]] = {
        "page": ("front.html", "vi"),
        "words": (speaks, "vi"),
        "pictures": (speaks, "vi"),
        "prose": (speaks, "vi"),
        "static": (),
    }
    getattr(renderer, question)(*given[question])
    return iter(())


@pytest.mark.parametrize("question", ["page", "words", "pictures", "prose", "static"])
def test_whatever_was_asked_of_the_renderer_has_the_drawing_drawn_again_where_the_theme_is_another(
    tmp_path: Path, question: str
) -> None:
    drawing = Drawing(asks, (question,))
    for edition, known in (("one", False), ("one", True), ("two", False)):
        one = DependencyCache(site(*OLD), Edition(edition), FINGERPRINT, {}, tmp_path)
        assert (one.known(drawing) is not None) is known, edition
        outputs, remember = one.draw(drawing)
        remember((output.path, Digester().output(output), "") for output in outputs)
        one.save()
