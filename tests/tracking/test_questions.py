"""The law of the recorder: where two sites answer a question differently, a dependency that was noted differs.

Every question of Site is asked, found by looking at Site: one that nobody says here how to ask fails a test.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from nhipcau.model import About, FeedLink, Site
from nhipcau.model.kinds import KINDS
from nhipcau.tracking.dependencies import Dependencies
from nhipcau.tracking.digest import Digester
from nhipcau.tracking.recorder import Dependency, Recorder
from tests.tracking.newsrooms import SHELVES, Chance

Asking = tuple[Any, ...]
LANGS = ("vi", "en", "fr")
SHELF = {kind: shelf for shelf, (kind, _) in SHELVES.items()}
LISTED = ("section", "topic", "event", "anniversary", "person")
NAMED = ("document", "organisation", "country")
DAYS = (date(2023, 1, 1), date(2024, 10, 20), date(2025, 2, 1))
YEARS = (2022, 2023, 2024, 2025)
URLS = (("vi", "/x/"), ("en", "/en/x/"))


class Desk:
    """Says how each question is asked: with which arguments, of what there is on two sites.

    A piece is an argument where both have the very same: a drawing that is handed another is another drawing.
    """

    def __init__(self, one: Site, other: Site) -> None:
        self._one, self._other = one, other

    def askings(self, question: str) -> Iterable[Asking]:
        asked = getattr(self, "_" + question.replace(".", "_"), None)
        return asked() if asked else [()]

    def _same(self, shelf: str) -> list[Any]:
        theirs = {each.key: each for each in getattr(self._other.content, shelf)}
        return [each for each in getattr(self._one.content, shelf) if theirs.get(each.key) == each]

    def _keys(self, *kinds: str) -> Iterator[tuple[str, str]]:
        for kind in kinds or SHELF:
            both = (*getattr(self._one.content, SHELF[kind]), *getattr(self._other.content, SHELF[kind]))
            yield from ((kind, key) for key in dict.fromkeys((*(each.key for each in both), "nobody")))

    def _entry(self) -> Iterator[Asking]:
        return self._keys(*(set(SHELF) - {"story", "event", "anniversary", "page"}))

    def _piece(self) -> Iterator[Asking]:
        return self._keys("story", "event", "anniversary", "page")

    def _link(self) -> Iterator[Asking]:
        return ((*key, lang) for key in self._keys() for lang in LANGS)

    def _links(self) -> Iterator[Asking]:
        return ((kind, (key, key), "en") for kind, key in self._keys())

    def _url(self) -> Iterator[Asking]:
        shelves = ("sections", "topics", "people")
        return ((SHELVES[shelf][0], each, "en") for shelf in shelves for each in self._same(shelf))

    def _feeds(self) -> Iterator[Asking]:
        yield from ((lang, *key) for key in self._keys(*LISTED) for lang in LANGS)
        yield from ((lang, *kind) for lang in LANGS for kind in ((), ("event",)))

    def _calendars(self) -> Iterator[Asking]:
        yield from ((lang, *key) for key in self._keys("topic", "event", "anniversary") for lang in LANGS)
        yield from ((lang,) for lang in LANGS)

    def _resolved(self) -> Iterator[Asking]:
        pieces = (each for shelf in ("stories", "events") for each in self._same(shelf))
        return ((edition.body, "en") for piece in pieces for edition in piece.editions)

    def _card(self) -> Iterator[Asking]:
        return ((each, lang) for each in self._same("stories") for lang in LANGS)

    def _cards(self) -> Iterator[Asking]:
        return (((each, each), "en") for each in self._same("stories"))

    def _document_line(self) -> Iterator[Asking]:
        return ((key, lang) for _, key in self._keys("document") for lang in LANGS)

    def _leading(self) -> Iterator[Asking]:
        return self._keys()

    def _billing(self) -> Iterator[Asking]:
        return ((key, day, "en") for _, key in self._keys("person") for day in DAYS)

    def _event_line(self) -> Iterator[Asking]:
        return (
            (each, time, lang) for each in self._same("events") for time in each.times[:2] for lang in LANGS
        )

    def _anniversary_line(self) -> Iterator[Asking]:
        return ((each, day, lang) for each in self._same("anniversaries") for day in DAYS for lang in LANGS)

    def _anniversary_year(self) -> Iterator[Asking]:
        return (
            (each, year, lang) for each in self._same("anniversaries") for year in YEARS for lang in LANGS
        )

    def _urls(self) -> Iterator[Asking]:
        yield from self._keys()
        yield from ((kind,) for kind in SHELF)

    def _year_url(self) -> Iterator[Asking]:
        return ((each, 2024, lang) for each in self._same("anniversaries") for lang in LANGS)

    def _side_by_side(self) -> Iterator[Asking]:
        return ((each, lang) for each in self._same("stories") for lang in LANGS)

    def _archive_urls(self) -> Iterable[Asking]:
        return [(), (2024,)]

    def _gallery_urls(self) -> Iterator[Asking]:
        yield from [(), ("year", "2024")]
        yield from self._keys("event", "person")

    def _pictured(self) -> Iterator[Asking]:
        yield from self._keys("event", "person")
        yield from (("year", str(year)) for year in YEARS)

    def _calendar_urls(self) -> Iterable[Asking]:
        return [(), (DAYS[0],)]

    def _rolls(self) -> Iterable[Asking]:
        items = tuple(self._one.cards(self._same("stories"), "vi"))
        return [(items, URLS, "vi"), (items, URLS, "en"), ((), URLS, "en")]

    def _aged(self) -> Iterator[Asking]:
        return ((each,) for each in self._same("stories"))

    _neighbours = _card

    def _related(self) -> Iterator[Asking]:
        return ((each, *count) for each in self._same("stories") for count in ((), (1,), (5,)))

    def _featured(self) -> Iterable[Asking]:
        return [(lang,) for lang in LANGS]

    def _masthead(self) -> Iterable[Asking]:
        return [(lang,) for lang in LANGS]

    _announced = _masthead
    _most_read = _masthead
    _near = _masthead
    _strip = _masthead

    def _frame(self) -> Iterator[Asking]:
        for lang in ("vi", "en"):
            yield lang, URLS
            yield lang, URLS, About(strip=False)
            yield lang, URLS, About(feeds=(FeedLink("x", "/x", "/y"),))

    def _piece_frame(self) -> Iterator[Asking]:
        pieces = (
            each for kind in ("stories", "events", "anniversaries", "pages") for each in self._same(kind)
        )
        return ((piece, edition) for piece in pieces for edition in piece.editions)

    def _of(self) -> Iterator[Asking]:
        yield from self._keys(*LISTED, *NAMED)
        yield from (("year", str(year)) for year in YEARS)
        yield from (("month", f"{year}-{month}") for year in YEARS for month in ("09", "10", "11"))
        yield from (("language", lang) for lang in LANGS)

    def _latest(self) -> Iterable[Asking]:
        return [(1,), (3,), (50,), (2, "vi"), (2, "fr")]

    def _is_out(self) -> Iterator[Asking]:
        return ((key,) for _, key in self._keys("story"))

    def _comments(self) -> Iterator[Asking]:
        return ((key,) for _, key in self._keys("story"))

    def _ahead(self) -> Iterator[Asking]:
        return ((each,) for each in self._same("events"))

    _on = _ahead
    _registration_open = _ahead

    def _concerning(self) -> Iterator[Asking]:
        return self._keys("topic", "anniversary", "venue", "organisation")

    def _coming(self) -> Iterable[Asking]:
        return [(0,), (30,), (366,)]

    def _years_of(self) -> Iterator[Asking]:
        return ((each,) for each in self._same("anniversaries"))

    def _in_year(self) -> Iterator[Asking]:
        return ((each, year) for each in self._same("anniversaries") for year in YEARS)

    _events_of = _in_year

    def _content_entries(self) -> Iterator[Asking]:
        return ((kind,) for kind in KINDS)

    def _content_shelf(self) -> Iterator[Asking]:
        return ((kind.plural,) for kind in KINDS)

    def _content_with_shelf(self) -> Iterable[Asking]:
        return [("topics", ())]


def questions(site: Site) -> list[str]:
    """All that anybody may ask of a site, and of its content."""
    of_content = (f"content.{name}" for name in dir(site.content) if not name.startswith("_"))
    return [*(name for name in dir(site) if not name.startswith("_") and name != "content"), *of_content]


def answer(site: Any, question: str, asking: Asking) -> Any:
    """The whole of an answer, which may be that there is none."""
    try:
        given = attrgetter(question)(site)
        found = given(*asking) if callable(given) else given
        return tuple(found) if isinstance(found, list | Iterator) else found
    except (KeyError, AttributeError) as none:
        return type(none)


def stale(one: Site, other: Site) -> list[tuple[str, Asking]]:
    """The questions that the other site answers otherwise, while nothing that was noted of them is said to differ.

    Everything noted is compared at once, as a build does it.
    """
    desk, digest = Desk(one, other), Digester().value
    asked: list[tuple[str, Asking, set[Dependency], bool]] = []
    for question in questions(one):
        for asking in desk.askings(question):
            noted = set[Dependency]()
            answered = answer(Recorder(one, noted), question, asking)
            assert answered == answer(one, question, asking), question
            asked.append((question, asking, noted, answered != answer(other, question, asking)))
    before = Dependencies(one, digest)
    noted_by_all = {dependency: before.value(dependency) for _, _, noted, _ in asked for dependency in noted}
    changed = Dependencies(other, digest).changed(noted_by_all)
    without_lists = {known: value for known, value in noted_by_all.items() if known[0] != "of"}
    kin = {known for known in Dependencies(other, digest).changed(without_lists) if known[0] == "kin"}
    assert kin == {known for known in changed if known[0] == "kin"}, "kin goes by lists that nobody noted"
    return [
        (question, asking)
        for question, asking, noted, differs in asked
        if differs and changed.isdisjoint(noted)
    ]


@settings(max_examples=150)
@given(st.integers(0, 2**32))
@example(8796253)  # a series whose times overlap: a later one begins while an earlier one is on
def test_where_an_answer_differs_so_does_a_dependency_that_was_noted(seed: int) -> None:
    chance = Chance(seed)
    one = chance.site()
    assert stale(one, chance.later(one)) == []


@settings(max_examples=10)
@given(st.integers(0, 2**32))
def test_sites_that_share_nothing_are_told_apart_too(seed: int) -> None:
    assert stale(Chance(seed).site(), Chance(seed + 1).site()) == []


def test_every_question_that_wants_to_be_asked_with_something_is_asked_with_something() -> None:
    site = Chance(1).site()
    desk = Desk(site, site)
    for question in questions(site):
        given = attrgetter(question)(site)
        if callable(given) and inspect.signature(given).parameters:
            assert list(desk.askings(question)) != [()], f"nobody says in Desk how to ask {question}"


def test_no_answer_to_a_question_that_is_asked_is_always_none() -> None:
    """Else it would be asked with nothing that a site can answer, and the law would hold of it whatever it noted."""
    sites = [Chance(seed).site() for seed in range(20)]
    for question in questions(sites[0]):
        told = [
            answer(site, question, asking) for site in sites for asking in Desk(site, site).askings(question)
        ]
        assert any(not isinstance(each, type) for each in told), question


def test_the_random_sites_have_things_of_every_kind() -> None:
    assert {kind.plural: kind.name for kind in KINDS} == {shelf: kind for shelf, (kind, _) in SHELVES.items()}
