"""A watch over a place, in a world whose clock and troubles the test makes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from nhipcau.publish.place import Standing
from nhipcau.publish.release import NOTHING, Release
from nhipcau.publish.result import Coming, Objection, PublishResult, decode, encode
from nhipcau.publish.trouble import Trouble
from nhipcau.publish.watch import LAST_PAUSE, LONGEST, Watch, due, pause
from nhipcau.publish.watch_state import STOPPED, Failure, WatchState, recalled, save

NINE = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
MIDNIGHT = Coming(NINE.replace(hour=17), ("story: mai",))
QUIET = timedelta(seconds=20)
WRONG = (Objection("content/a.md", 3, "Sai."),)


class Made:
    """A world in which a publication takes no time."""

    def __init__(self) -> None:
        self.time = NINE
        self.published: list[datetime] = []
        self.told: list[tuple[str, dict[str, object]]] = []
        self.letters: list[Failure] = []
        self.slept = timedelta()
        self.stirs: list[datetime] = []
        self.answer: Callable[[int], PublishResult] = lambda n: PublishResult(
            "here", published=True, release=name(n), next=self.coming
        )
        self.kept: WatchState | None = None
        self.shown: Standing | Trouble | None = None

    @property
    def coming(self) -> Coming:
        """The site changes by itself every day at that hour."""
        later = MIDNIGHT.at - self.time
        return Coming(self.time + (later % timedelta(days=1) or timedelta(days=1)), MIDNIGHT.reasons)

    def now(self) -> datetime:
        return self.time

    def wait(self, time: timedelta) -> bool:
        end = self.time + time + self.slept
        self.slept = timedelta()
        stirs = [each for each in self.stirs if each <= end]
        self.time = max(self.time, stirs[0]) if stirs else end
        if stirs:
            self.stirs.remove(stirs[0])
        return bool(stirs)

    def publish(self, alive: Callable[[], None]) -> PublishResult:
        alive()
        self.published.append(self.time)
        return self.answer(len(self.published))

    def standing(self) -> Standing:
        if isinstance(self.shown, Trouble):
            raise self.shown
        return self.shown or Standing((), "")

    def said(self, trouble: Trouble) -> str:
        return str(trouble)

    def keep(self, state: WatchState) -> None:
        self.kept = state

    def log(self, event: str, **told: object) -> None:
        self.told.append((event, told))

    def write(self, failure: Failure) -> None:
        self.letters.append(failure)

    @property
    def events(self) -> list[str]:
        return [event for event, _ in self.told]


def name(number: int) -> str:
    return f"20261128T09{number:02}00Z-0123456789"


def begun(world: Made) -> Watch:
    watch = Watch(world, WatchState("here", "file:///srv/www", 7, world.now(), world.now()), QUIET)
    watch.begin()
    return watch


def until(watch: Watch, world: Made, moment: datetime) -> None:
    while world.time < moment:
        watch.step()


def failing(sentence: str) -> Callable[[int], PublishResult]:
    return lambda number: PublishResult("here", trouble=sentence)


def test_it_publishes_at_once_and_when_the_site_changes_by_itself() -> None:
    world = Made()
    watch = begun(world)
    until(watch, world, MIDNIGHT.at)
    assert world.published == [NINE, MIDNIGHT.at]
    assert world.events == ["started", "published", "published"]


def test_content_is_published_when_nobody_has_changed_it_for_a_while() -> None:
    world = Made()
    world.stirs = [NINE + timedelta(seconds=each) for each in (60, 70, 85)]
    watch = begun(world)
    until(watch, world, NINE + timedelta(minutes=10))
    assert world.published == [NINE, NINE + timedelta(seconds=85) + QUIET]
    assert world.events.count("changed") == 1


def test_content_that_changes_all_the_time_waits_no_longer_than_that() -> None:
    world = Made()
    world.stirs = [NINE + timedelta(seconds=10 * each) for each in range(1, 60)]
    watch = begun(world)
    until(watch, world, NINE + timedelta(minutes=6))
    first = NINE + timedelta(seconds=10)
    assert first + LONGEST in world.published
    assert len(world.published) == 2


def test_a_machine_that_slept_over_a_change_publishes_when_it_wakes() -> None:
    world = Made()
    watch = begun(world)
    watch.step()
    world.slept = timedelta(hours=12)
    watch.step()
    assert world.published[1] == world.time > MIDNIGHT.at


def test_a_clock_that_went_back_has_the_site_published_as_of_now() -> None:
    world = Made()
    watch = begun(world)
    watch.step()
    world.slept = timedelta(days=-2)
    watch.step()
    assert world.published[1] < NINE
    assert "clock went back" in world.events
    watch.step()
    assert len(world.published) == 2


def test_a_clock_that_is_set_a_little_is_no_reason_to_publish() -> None:
    world = Made()
    watch = begun(world)
    watch.step()
    world.slept = timedelta(seconds=-33)
    watch.step()
    assert world.published == [NINE]


def test_a_failing_network_is_tried_with_growing_pauses_and_told_once() -> None:
    world = Made()
    world.answer = failing("Mất mạng.")
    watch = begun(world)
    until(watch, world, NINE + timedelta(hours=2))
    pauses = [later - earlier for earlier, later in pairwise(world.published)]
    assert pauses[0] == timedelta(seconds=15)
    assert pauses == sorted(pauses)
    assert pauses[-1] == LAST_PAUSE
    assert world.events == ["started", "failed"]
    assert len(world.letters) == 1
    world.answer = lambda number: PublishResult("here", published=True, release=name(1), next=MIDNIGHT)
    until(watch, world, world.time + LAST_PAUSE)
    assert world.events[2:] == ["recovered", "published"]
    assert watch.state.failure is None


def test_a_machine_that_wakes_tries_at_once() -> None:
    world = Made()
    world.answer = failing("Mất mạng.")
    watch = begun(world)
    until(watch, world, NINE + timedelta(hours=1))
    tried = len(world.published)
    world.slept = timedelta(minutes=1)
    watch.step()
    assert len(world.published) == tried + 1


def test_a_trouble_of_a_moment_is_nobodys_mail() -> None:
    world = Made()
    world.answer = lambda number: (
        PublishResult("here", trouble="Bận.")
        if number < 3
        else PublishResult("here", release=name(1), next=MIDNIGHT)
    )
    until(begun(world), world, NINE + timedelta(minutes=2))
    assert world.letters == []
    assert world.events == ["started", "failed", "recovered", "nothing new"]


def test_a_refused_site_is_told_at_once_to_who_wrote_it_and_only_once() -> None:
    world = Made()
    world.answer = lambda number: PublishResult("here", refused=WRONG)
    watch = begun(world)
    until(watch, world, NINE + timedelta(hours=1))
    assert [each.refused for each in world.letters] == [WRONG]
    other = (Objection("content/b.md", 1, "Cũng sai."),)
    world.answer = lambda number: PublishResult("here", refused=other)
    until(watch, world, NINE + timedelta(hours=2))
    assert [each.refused for each in world.letters] == [WRONG, other]
    again = Watch(world, watch.state, QUIET)
    again.begin()
    assert len(world.letters) == 2


def test_a_place_that_cannot_be_asked_is_a_trouble_like_others() -> None:
    world = Made()
    world.shown = Trouble("Không tới được {place}.", place="here")
    watch = begun(world)
    assert watch.state.failure
    assert watch.state.failure.sentence == "Không tới được here."


def gone_back(*names: str, live: str, returned: str = "") -> Standing:
    releases = [Release(each, "lan@toa-soan", returned=returned if each == live else "") for each in names]
    return Standing(tuple(releases), live)


@pytest.mark.parametrize(
    "shown",
    [gone_back(name(0), name(1), live=name(0)), gone_back(name(1), name(2), live=name(2), returned=name(0))],
)
def test_what_somebody_took_back_does_not_come_again_by_itself(shown: Standing) -> None:
    world = Made()
    watch = begun(world)
    world.shown = shown
    until(watch, world, MIDNIGHT.at + timedelta(hours=3))
    assert world.published == [NINE]
    assert world.events.count("held") == 1
    assert watch.state.held == shown.live
    world.stirs = [world.time + timedelta(minutes=1)]
    until(watch, world, world.time + timedelta(minutes=2))
    assert len(world.published) == 2
    assert watch.state.held == ""


def test_content_that_came_after_somebody_went_back_is_tried_until_it_is_out() -> None:
    world = Made()
    watch = begun(world)
    world.shown = gone_back(name(0), name(1), live=name(0))
    good, world.answer = world.answer, failing("Mất mạng.")
    world.stirs = [NINE + timedelta(minutes=1)]
    until(watch, world, NINE + timedelta(minutes=5))
    world.answer = good
    until(watch, world, NINE + timedelta(minutes=20))
    assert world.events[-2:] == ["recovered", "published"]


def test_what_another_publishes_does_not_stop_it() -> None:
    world = Made()
    watch = begun(world)
    world.shown = gone_back(name(1), name(5), live=name(5))
    until(watch, world, MIDNIGHT.at)
    assert len(world.published) == 2


def test_pauses_never_overflow() -> None:
    assert pause(10_000) == LAST_PAUSE


def test_nothing_is_due_where_the_site_stands_still() -> None:
    assert due(WatchState("here", "file:///srv/www", 7, NINE, NINE), QUIET) is None


def test_how_things_stand_is_kept_and_found_again(tmp_path: Path) -> None:
    world = Made()
    world.answer = lambda number: PublishResult("here", refused=WRONG)
    world.stirs = [NINE + timedelta(seconds=1)]
    watch = begun(world)
    watch.step()
    file = tmp_path / "cache" / "status.json"
    save(watch.state, file)
    assert recalled(file) == watch.state
    assert '"well": false' in file.read_text()
    file.write_text("{}")
    assert recalled(file) is None


def test_who_gives_no_sign_of_life_or_was_ended_watches_no_more() -> None:
    world = Made()
    watch = begun(world)
    assert watch.state.well(NINE + timedelta(minutes=1))
    assert not watch.state.alive(NINE + timedelta(minutes=10))
    watch.end()
    assert watch.state.doing == STOPPED
    assert not watch.state.alive(NINE)


def test_programs_read_what_became_of_a_publication() -> None:
    for result in (
        PublishResult("here", True, name(1), "lan@toa-soan", NOTHING, ("a",), ("b",), warnings=("Hỏng.",)),
        PublishResult("here", refused=WRONG, next=MIDNIGHT),
    ):
        assert decode(encode(result)) == result
    for broken in ("", "[]", "null", '{"place": "here"}'):
        with pytest.raises(ValueError, match=r"\w"):
            decode(broken)
