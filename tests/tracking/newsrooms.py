"""Random sites made of values, and others that differ from them in a little: for the laws that hold of any two.

Pieces are made of a few keys, days and words, so that they often meet: what a change reaches is the matter here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from hashlib import blake2b
from random import Random
from typing import Any

from nhipcau.almanac.lunar import lunar_days
from nhipcau.model import (
    Anniversary,
    AnniversaryEdition,
    Body,
    Content,
    Coordinates,
    Correction,
    Country,
    Document,
    Event,
    Featured,
    Language,
    LunarDay,
    MostRead,
    Notice,
    Office,
    Organisation,
    Page,
    Paths,
    Period,
    Person,
    Photo,
    PressItem,
    Reference,
    Section,
    Site,
    Story,
    StoryEdition,
    StorySeries,
    Strip,
    StripAround,
    Topic,
    Venue,
)
from nhipcau.model.comments import Comment, StoryComments
from nhipcau.model.event import EventEdition
from nhipcau.model.pieces import Edition
from nhipcau.model.weather import City, DayWeather, WeatherSource
from tests.model.making import EN, VI, WORDS, at, publication

FR = Language("fr", "Français", "fr", "Essai", "Un essai", Paths(*WORDS["en"]))
PHOTO = Photo("anh.jpg", "anh.jpg", "/photos/anh.jpg", 90, 60, "anh")
CITIES = tuple(City(key, (("vi", key),), Coordinates(21.0, 105.8)) for key in ("city-0", "city-1"))
PUBLICATION = publication(
    languages=(VI, EN, FR),
    age_notice=2,
    most_read=2,
    weather=WeatherSource("https://w", "W", "https://w", CITIES),
)
NOW = at("2024-10-20 12:00")
LUNAR = tuple(LunarDay(day, month) for day, month in ((1, 1), (15, 8), (10, 9)))
DAYS = {each: lunar_days(each) for each in LUNAR}
DELTAS = tuple(
    timedelta(**{unit: sign * count})
    for unit, count in (
        ("minutes", 1),
        ("hours", 13),
        ("days", 1),
        ("days", 40),
        ("days", 365),
        ("days", 900),
    )
    for sign in (1, 1, -1)
)


class Chance:
    """Draws pieces and entries; equal pieces have equal digests, and others have others."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.one = self._random.choice

    def some(self, items: Iterable[Any], most: int = 2) -> tuple[Any, ...]:
        given = list(items)
        return tuple(self._random.sample(given, self._random.randint(0, min(most, len(given)))))

    def maybe(self, item: Callable[[], Any], otherwise: Any = None) -> Any:
        return item() if self.one((True, False, False)) else otherwise

    def moment(self) -> datetime:
        day = NOW + timedelta(
            days=self.one((-1500, -800, -731, -730, -400, -40, -9, -1, 0, 0, 1, 9, 40, 400))
        )
        return day.replace(hour=self.one((0, 9, 12, 20)))

    def keys(self, kind: str) -> tuple[str, ...]:
        return tuple(self.some([f"{kind}-{number}" for number in range(3)]))

    def names(self) -> tuple[tuple[str, str], ...]:
        return tuple((lang, self.one(("A", "B", "C"))) for lang in ("vi", "en", "fr"))

    def editions(self, kind: type[Any], key: str, **more: Callable[[], Any]) -> tuple[Any, ...]:
        langs = self.one((("vi",), ("en",), ("vi", "en"), ("vi", "en", "fr")))
        return tuple(self._edition(kind, key, lang, more) for lang in langs)

    def _edition(self, kind: type[Any], key: str, lang: str, more: dict[str, Callable[[], Any]]) -> Any:
        slug = self.one((key, f"{key}-khac"))
        references = self.some(
            [
                Reference("story", "story-1"),
                Reference("event", "event-0"),
                Reference("organisation", "organisation-1"),
                Reference("country", "country-0"),
            ]
        )
        return known(
            kind(
                lang=lang,
                title=self.one(("Một", "Hai", "Ba")),
                slug=slug,
                url=PUBLICATION.language(lang).at("events", slug),
                file=f"{key}.{lang}.md",
                body=Body(self.one(("x", "y")), references=(*references, Reference("person", "person-0"))),
                digest="",
                summary=self.one(("", "Tóm tắt")),
                **{name: make() for name, make in more.items()},
            )
        )

    def story(self, key: str) -> Story:
        moment = self.moment()
        corrections = self.maybe(lambda: (Correction(moment.date(), "Sai"),), ())
        editions = self.editions(
            StoryEdition,
            key,
            translator=lambda: self.maybe(lambda: "person-2", ""),
            corrections=lambda: corrections,
        )
        return known(
            Story(
                key=key,
                editions=editions,
                date=moment,
                timed=self.one((True, False)),
                section=f"section-{self.one((0, 1))}",
                topics=self.keys("topic"),
                events=self.keys("event"),
                anniversaries=self.keys("anniversary"),
                authors=self.keys("person"),
                people=self.keys("person"),
                documents=self.keys("document"),
                series=self.keys("series"),
                photos=self.maybe(lambda: (PHOTO,), ()),
                organisations=self.keys("organisation"),
                draft=self.one((False, False, False, True)),
                release=self.maybe(self.moment),
                featured=self.maybe(lambda: Featured(self.maybe(lambda: self.moment().date()))),
                digest="",
            )
        )

    def period(self) -> Period:
        start = self.moment()
        length = self.one((timedelta(), timedelta(hours=2), timedelta(hours=12), timedelta(days=40)))
        return Period(start, start + length, self.one((True, False)))

    def event(self, key: str) -> Event:
        period = self.period()
        weeks = [timedelta(days=7 * number) for number in range(1, self.one((1, 1, 4, 60)))]
        return known(
            Event(
                key=key,
                editions=self.editions(EventEdition, key, place=lambda: self.one(("", "Hà Nội"))),
                period=period,
                repeats=tuple(
                    Period(period.start + week, period.end + week, period.all_day) for week in weeks
                ),
                status=self.one(("scheduled", "cancelled", "postponed")),
                previously=self.maybe(self.period),
                venue=self.maybe(lambda: "venue-0", ""),
                topics=self.keys("topic"),
                anniversaries=self.keys("anniversary"),
                people=self.keys("person"),
                organisers=self.keys("organisation"),
                strip=self.strip(),
                announced=self.maybe(self.moment),
                digest="",
            )
        )

    def strip(self) -> Strip | StripAround | None:
        start = self.moment().date()
        return self.one(
            (
                None,
                Strip(start, start + timedelta(days=self.one((0, 9, 60))), self.one((0, 1))),
                StripAround(self.one((0, 9, 50)), self.one((0, 3))),
            )
        )

    def anniversary(self, key: str) -> Anniversary:
        lunar = self.maybe(lambda: self.one(LUNAR))
        founded = self.one((date(1954, 10, 10), date(1960, 10, 20), date(2024, 2, 29), date(1975, 1, 1)))
        return known(
            Anniversary(
                key=key,
                editions=self.editions(AnniversaryEdition, key, phrase=lambda: self.one(("", "ngày lớn"))),
                founded=None if lunar else founded,
                lunar=lunar,
                days=DAYS[lunar] if lunar else (),
                topics=self.keys("topic"),
                strip=self.strip(),
                digest="",
            )
        )

    def page(self, key: str) -> Page:
        return known(
            Page(
                key=key,
                editions=self.editions(Edition, key),
                order=self.one((0, 1, 2)),
                photo_terms=self.one((False, True)),
                terms=self.one((False, True)),
                digest="",
            )
        )

    def person(self, key: str) -> Person:
        offices = tuple(
            Office(
                f"organisation-{self.one((0, 1))}", self.names(), *sorted(self.moment().date() for _ in "ab")
            )
            for _ in range(self.one((0, 1, 2)))
        )
        return Person(key=key, names=self.names(), slugs=self.maybe(self.names, ()), offices=offices)

    def notice(self, key: str) -> Notice:
        start = self.moment()
        thing = self.maybe(lambda: Reference("story", "story-1"))
        ends = start + self.one((timedelta(hours=1), timedelta(days=9), timedelta(days=900)))
        return Notice(
            key=key,
            names=self.names(),
            start=start,
            end=ends,
            level=self.one(("note", "urgent")),
            thing=thing,
        )

    def press(self, key: str) -> PressItem:
        return PressItem(key=key, names=self.names(), topic=self.one(("", "topic-0", "topic-1")))

    def entry(self, kind: type[Any], key: str) -> Any:
        more: dict[str, Any] = {}
        if kind is Document:
            more = {"number": "1", "kinds": (), "date": date(2024, 1, 1)}
        elif kind in (Topic, Organisation):
            more = {"country": self.one(("", "country-0", "country-1"))}
        return kind(key=key, names=self.names(), slugs=self.maybe(self.names, ()), **more)

    def content(self) -> Content:
        return Content(**{shelf: self.shelf(shelf) for shelf in (*SHELVES, *GATHERED)})

    def most_read(self) -> tuple[MostRead, ...]:
        day = self.moment().date()
        return tuple(MostRead(lang, day, self.some_stories()) for lang in self.some(("vi", "en", "fr")))

    def weather(self) -> tuple[DayWeather, ...]:
        days = [(city.key, self.moment().date()) for city in CITIES for _ in "ab"]
        return tuple(
            DayWeather(*each, self.one((0, 61)), 20, self.one((25, 30))) for each in self.some(days, 4)
        )

    def comments(self) -> tuple[StoryComments, ...]:
        return tuple(
            StoryComments(key, (Comment(self.one(("Lan", "Anh")), self.moment(), "vi", ("Hay",)),))
            for key in self.some_stories()
        )

    def some_stories(self) -> tuple[str, ...]:
        return self.some([f"story-{number}" for number in range(7)], 4)

    def shelf(self, shelf: str) -> tuple[Any, ...]:
        if shelf in GATHERED:
            gathered: tuple[Any, ...] = getattr(self, shelf)()
            return gathered
        kind, count = SHELVES[shelf]
        return tuple(self.thing(shelf, f"{kind}-{number}") for number in range(count))

    def thing(self, shelf: str, key: str) -> Any:
        make = getattr(self, SHELVES[shelf][0], None)
        return make(key) if make else self.entry(ENTRIES[shelf], key)

    def site(self) -> Site:
        return Site(PUBLICATION, self.content(), NOW + self.one((timedelta(), *DELTAS)))

    def later(self, site: Site) -> Site:
        """Another site, with one to three differences to that one."""
        content, now = site.content, site.now
        for _ in range(self.one((1, 1, 2, 3))):
            if self.one((True, False, False)):
                now += self.one(DELTAS)
            else:
                content = self._edited(content)
        return Site(PUBLICATION, content, now)

    def _edited(self, content: Content) -> Content:
        """The content with one thing more, one less, or one in other words and with other facts."""
        shelf = self.one(("stories", "stories", *SHELVES, *GATHERED))
        if shelf in GATHERED:
            return content.with_shelf(shelf, self.shelf(shelf))
        things = list(getattr(content, shelf))
        place = self._random.randrange(len(things) + 1)
        if place == len(things):
            things.append(self.thing(shelf, f"{SHELVES[shelf][0]}-new-{self._random.random()}"))
        elif self.one((True, False, False, False)):
            del things[place]
        else:
            things[place] = self._otherwise(things[place], self.thing(shelf, things[place].key))
        return content.with_shelf(shelf, tuple(things))

    def _otherwise(self, thing: Any, other: Any) -> Any:
        """A thing with one or two fields of another: an edit seldom changes all."""
        names = [field.name for field in fields(thing) if field.name not in ("key", "digest")]
        given = {name: getattr(other, name) for name in self.some(names)}
        if {"lunar", "days", "founded"} & given.keys():
            given |= {name: getattr(other, name) for name in ("lunar", "days", "founded")}
        changed = replace(thing, **given)
        return known(changed) if hasattr(thing, "digest") else changed


GATHERED = ("most_read", "weather", "comments")
"""The shelves of what programs gather beside the pieces."""
SHELVES = {
    "stories": ("story", 7),
    "events": ("event", 3),
    "anniversaries": ("anniversary", 3),
    "pages": ("page", 2),
    "sections": ("section", 2),
    "topics": ("topic", 3),
    "people": ("person", 3),
    "organisations": ("organisation", 2),
    "countries": ("country", 2),
    "documents": ("document", 2),
    "venues": ("venue", 2),
    "series": ("series", 2),
    "notices": ("notice", 2),
    "press": ("press", 1),
}
"""The shelves of Content: what a thing on each is called, and how many there are of it."""
ENTRIES = {
    "sections": Section,
    "topics": Topic,
    "organisations": Organisation,
    "countries": Country,
    "documents": Document,
    "venues": Venue,
    "series": StorySeries,
}


def known(thing: Any) -> Any:
    """A piece or an edition with the digest that stands for all its fields."""
    said = repr(
        [(field.name, getattr(thing, field.name)) for field in fields(thing) if field.name != "digest"]
    )
    return replace(thing, digest=blake2b(said.encode(), digest_size=8).hexdigest())
