"""`nhipcau next-change`: no file changes before the instant that it names, and one does at that instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pelican.settings import read_settings

from nhipcau.almanac.lunar import lunar_days
from nhipcau.commands.next_change import REACH, line, next_change
from nhipcau.host.printing import drawn
from nhipcau.model import (
    Anniversary,
    Content,
    Event,
    Featured,
    LunarDay,
    Period,
    Section,
    Site,
    Story,
    Strip,
    StripAround,
)
from nhipcau.model.changes import Instant, instants
from nhipcau.reading.reader import read
from nhipcau.reading.settings import publication
from nhipcau.tracking.forecast import Dummy, digests, first_change
from tests.exact.workshop import ROOT, Workshop, changed
from tests.model.making import HANOI, at, event, story
from tests.model.making import publication as small_publication
from tests.model.test_strips import anniversary

EARLY, LATE = datetime(2024, 1, 1), datetime(2025, 12, 31, 23, 59)
MOMENTS = st.datetimes(EARLY, LATE).map(lambda naive: naive.replace(second=0, microsecond=0, tzinfo=HANOI))
DAYS = st.dates(EARLY.date(), LATE.date())
SECTIONS = (Section(key="tin", names=(("vi", "Tin"), ("en", "News"))),)
NEVER = HealthCheck.too_slow, HealthCheck.data_too_large


@cache
def plugins() -> tuple[str, ...]:
    """All plugins of the site listen from now on."""
    names = read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"]
    for name in names:
        import_module(name).register()
    return tuple(names)


@st.composite
def strips(draw: st.DrawFn) -> Strip | StripAround | None:
    first, length = draw(DAYS), draw(st.integers(0, 400))
    once = Strip(first, first + timedelta(days=length))
    each_time = StripAround(draw(st.integers(0, 180)), draw(st.integers(0, 180)))
    return draw(st.sampled_from([None, once, each_time]))


@st.composite
def written(draw: st.DrawFn, number: int) -> Story:
    moment = draw(MOMENTS)
    facts = {
        "release": draw(st.none() | MOMENTS),
        "draft": draw(st.booleans()),
        "featured": draw(st.sampled_from((None, Featured(), Featured(date(2024, 10, 9))))),
    }
    anniversaries = draw(st.sampled_from([(), ("ngay-0",)]))
    langs = draw(st.sampled_from(["vi", "en", "vi en"]))
    return story(
        moment.strftime("%Y-%m-%d %H:%M"), f"bai-{number}", langs, anniversaries=anniversaries, **facts
    )


@st.composite
def held(draw: st.DrawFn, number: int) -> Event:
    start, length = draw(MOMENTS), draw(st.integers(0, 5000))
    all_day = draw(st.booleans())
    start = start.replace(hour=0, minute=0) if all_day else start
    period = Period(start, start + timedelta(minutes=0 if all_day else length, days=length // 900), all_day)
    every, times = timedelta(days=draw(st.sampled_from([1, 7, 365]))), draw(st.integers(0, 5))
    repeats = tuple(
        Period(period.start + every * n, period.end + every * n, all_day) for n in range(1, times + 1)
    )
    made = event(f"su-kien-{number}", "2024-01-01", "2024-01-01", strip=draw(strips()), repeats=repeats)
    return Event(**{name: getattr(made, name) for name in Event.__dataclass_fields__} | {"period": period})


@st.composite
def kept(draw: st.DrawFn, number: int) -> Anniversary:
    solar = draw(st.dates(date(1900, 1, 1), date(2025, 12, 31)) | st.just(date(2000, 2, 29)))
    moon = LunarDay(draw(st.integers(1, 30)), draw(st.integers(1, 12)), draw(st.booleans()))
    if draw(st.booleans()):
        return anniversary(f"ngay-{number}", solar, strip=draw(strips()))
    return anniversary(f"ngay-{number}", None, lunar=moon, days=lunar_days(moon), strip=draw(strips()))


@st.composite
def contents(draw: st.DrawFn) -> Content:
    return Content(
        stories=tuple(draw(written(n)) for n in range(draw(st.integers(0, 3)))),
        events=tuple(draw(held(n)) for n in range(draw(st.integers(0, 2)))),
        anniversaries=tuple(draw(kept(n)) for n in range(draw(st.integers(1, 2)))),
        sections=SECTIONS,
    )


def look(content: Content, moment: datetime) -> dict[str, bytes]:
    """What every file of the site depends on at that moment."""
    plugins()
    return digests(drawn(Site(small_publication(), content, moment), Dummy()))  # type: ignore[arg-type]


def coming(content: Content, now: datetime) -> Instant | None:
    plugins()
    return next_change(small_publication(), content, now)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=NEVER)
@given(content=contents(), now=MOMENTS, parts=st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_nothing_changes_before_the_instant_and_something_at_it(
    content: Content, now: datetime, parts: list[float]
) -> None:
    found = coming(content, now)
    end = found.at if found else now + REACH
    known = look(content, now)
    for moment in (end - timedelta.resolution, *(now + (end - now) * part * 0.999 for part in parts)):
        if moment >= now:
            assert look(content, moment) == known, moment
    if found:
        assert look(content, found.at) != known


NEXT_MONTH = "2024-11-01T00:00+07:00 month: 2024-11"
"""With which the search lays the pages of the month to the older ones."""

LIBERATION = anniversary("giai-phong-thu-do", date(1954, 10, 10), strip=StripAround(30, 5))
FESTIVAL = event("le-hoi", "2024-10-05 08:00", "2024-10-06 21:30")
WEEKLY = event(
    "di-bo",
    "2024-10-04 19:00",
    "2024-10-06 23:59",
    repeats=(Period(at("2024-10-11 19:00"), at("2024-10-13 23:59"), all_day=False),),
)


@pytest.mark.parametrize(
    ("pieces", "now", "told"),
    [
        ({}, "2024-10-01", NEXT_MONTH),
        (
            {"stories": (story("2024-10-03 08:30", "bai"),)},
            "2024-10-01",
            "2024-10-03T08:30+07:00 story: 2024-10-03-bai",
        ),
        (
            {"stories": (story("2024-10-03 08:30", "bai"),)},
            "2024-10-03 08:30",
            "2024-10-05T08:30+07:00 news: 2024-10-03-bai",
        ),
        ({"stories": (story("2024-10-03 08:30", "bai"),)}, "2024-10-05 08:30", NEXT_MONTH),
        (
            {"stories": (story("2024-10-03 08:30", "bai"),)},
            "2024-11-01",
            "2024-12-01T00:00+07:00 month: 2024-12",
        ),
        ({"stories": (story("2024-10-03", "bai", draft=True),)}, "2024-10-01", NEXT_MONTH),
        ({"events": (FESTIVAL,)}, "2024-10-05 09:00", "2024-10-06T21:30+07:00 event: le-hoi"),
        ({"events": (WEEKLY,)}, "2024-10-05 09:00", "2024-10-06T23:59+07:00 event: di-bo"),
        ({"events": (WEEKLY,)}, "2024-10-06 23:59", "2024-10-11T19:00+07:00 event: di-bo"),
        ({"events": (WEEKLY,)}, "2024-10-11 19:00", "2024-10-13T23:59+07:00 event: di-bo"),
        (
            {"anniversaries": (LIBERATION,)},
            "2024-09-05",
            "2024-09-09T00:00+07:00 anniversary: giai-phong-thu-do",
        ),
        ({"anniversaries": (LIBERATION,)}, "2024-09-09", "2024-09-10T00:00+07:00 strip: giai-phong-thu-do"),
        (
            {"anniversaries": (LIBERATION,)},
            "2024-10-10",
            "2024-10-11T00:00+07:00 strip: giai-phong-thu-do, anniversary: giai-phong-thu-do",
        ),
        ({"anniversaries": (LIBERATION,)}, "2024-10-11", "2024-10-16T00:00+07:00 strip: giai-phong-thu-do"),
    ],
)
def test_the_next_change_is_told_with_its_reason(pieces: dict, now: str, told: str) -> None:
    assert line(coming(Content(sections=SECTIONS, **pieces), at(now)), at(now)) == told


def test_where_nothing_changes_the_answer_is_how_far_was_looked() -> None:
    drafts = Content(stories=(story("2024-10-03 08:30", "bai"),))
    ahead = instants(drafts, at("2024-10-01"), at("2024-10-01") + REACH)
    assert ahead
    assert first_change(lambda moment: (), at("2024-10-01"), ahead) is None
    assert line(None, at("2024-10-01")) == "nothing ahead before 2025-11-05T00:00+07:00"


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    from_utc = datetime.fromisoformat("2024-10-03T01:29+00:00")
    found = coming(Content(stories=(story("2024-10-03 08:30", "bai"),), sections=SECTIONS), from_utc)
    assert found
    assert found.at.isoformat() == "2024-10-03T08:30:00+07:00"


def busy(folder: Path) -> Workshop:
    """A small site on which something of every kind lies ahead in October 2024."""
    shop = Workshop(folder, settings={"PAGE_SIZE": 2})
    shop.registries()
    shop.story("2024-10-08-da-in", topics=["chu-de-0"])
    shop.story("2024-10-10-cho", release="2024-10-12 06:00", anniversaries=["ngay-lon"])
    around = {"before": 3, "after": 3}
    shop.piece("events", "le-hoi", start="2024-10-11 08:00", end="2024-10-11 17:30", strip=around)
    shop.piece("anniversaries", "ngay-lon", founded="1954-10-10", strip={"before": 2, "after": 1})
    return shop


def steps(shop: Workshop, now: str, last: str) -> Iterator[datetime]:
    """`now`, then every next change until another moment, as `nhipcau next-change` would tell them."""
    override = {"PATH": str(shop.content), "CACHE_PATH": str(shop.folder / "cache")}
    conf = read_settings(str(ROOT / "pelicanconf.py"), override=override | shop.settings)
    site = publication(conf)
    content = read(shop.content, site, shop.folder / "cache", conf, map).content
    plugins()
    moment = datetime.fromisoformat(now)
    while moment < datetime.fromisoformat(last):
        yield moment
        found = next_change(site, content, moment)
        assert found
        moment = found.at


@pytest.mark.slow
def test_the_bytes_of_whole_builds_change_at_the_instants_and_only_then(tmp_path: Path) -> None:
    shop = busy(tmp_path)
    moments = list(steps(shop, "2024-10-07T12:00+07:00", "2024-10-16T00:00+07:00"))
    assert [f"{moment:%d %H:%M}" for moment in moments[1:]] == [
        "08 00:00",  # both enter the strip, and the story of that day is out
        "10 00:00",  # the story of the 8th is news no more
        "11 00:00",  # the anniversary is over
        "11 08:00",  # the festival is on
        "11 17:30",  # the festival is over
        "12 00:00",  # the anniversary leaves the strip
        "12 06:00",  # the story that waited comes out
        "14 06:00",  # and is news no more
        "15 00:00",  # the festival leaves the strip
    ]
    printed = [(build(shop, moment), moment) for moment in moments]
    for (before, start), (after, at_last) in pairwise(printed):
        assert build(shop, at_last - timedelta.resolution) == before, start
        assert changed(before, after), at_last


def build(shop: Workshop, moment: datetime) -> dict[str, str]:
    shop.now = moment.isoformat()
    return shop.build()
