"""The Site: the index, and what its values look like in one language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from nhipcau.model.changes import NEAR
from nhipcau.model.comments import Comment
from nhipcau.model.content import Content
from nhipcau.model.frames import Frames
from nhipcau.model.publication import Publication
from nhipcau.model.story import Story, birthday
from nhipcau.model.views import Near
from nhipcau.model.weather import DayWeather

BESIDE_LIST = 3
"""Events, and anniversaries, that are told beside a list."""


class Site(Frames):
    """One `Site` a build: every plugin draws its outputs from it, and nothing changes it.

    `publication` gives addresses and languages, `now` is aware and in the publication's zone. Its
    answers come in layers: which pieces there are (`Index`), where they stand (`Addresses`), how lists show them
    (`Links`), and what is around a page (`Frames`). With `previews`, hidden stories are drawn too, and listed nowhere.
    """

    def __init__(
        self, publication: Publication, content: Content, now: datetime, previews: bool = False
    ) -> None:
        super().__init__(publication, content, now)
        self.previews = previews

    def previewed(self) -> tuple[Story, ...]:
        """The hidden stories that a preview may show at their addresses; none where the site is for readers."""
        return self.hidden() if self.previews else ()

    def most_read(self, lang: str) -> Sequence[Story]:
        """The stories that were read most in a language within a week, as many as the publication asks for; none where
        that was counted too long ago."""
        counts = self.content.shelf("most_read")
        found = next((each for each in counts if each.lang == lang and self.today < each.gone), None)
        out = [self.piece("story", key) for key in found.keys if self.is_out(key)] if found else []
        return [each for each in out if isinstance(each, Story)][: self.publication.most_read]

    def near(self, lang: str) -> Near:
        """The next events, and the anniversaries of the coming month."""
        return Near(
            tuple(self.event_line(event, period, lang) for event, period in self.upcoming()[:BESIDE_LIST]),
            tuple(self.anniversary_line(each, day, lang) for each, day in self.coming(NEAR)[:BESIDE_LIST]),
        )

    def comments(self, key: str) -> Sequence[Comment]:
        """What readers said of a story and editors approved, the oldest first."""
        return self._comments.get(key, ())

    @cached_property
    def _comments(self) -> dict[str, tuple[Comment, ...]]:
        return {each.story: each.comments for each in self.content.shelf("comments")}

    def weather(self) -> Sequence[DayWeather]:
        """What is said of today's weather in each city that the publication names; else the last that was said, for two
        days, and then nothing."""
        source, found = self.publication.weather, []
        for city in source.cities if source else ():
            said = (each for each in self.content.shelf("weather") if each.city == city.key)
            past = [each for each in said if each.day <= self.today < each.gone]
            found += sorted(past, key=lambda each: each.day)[-1:]
        return found

    def aged(self, story: Story) -> bool:
        """Whether a story is so old that its page says so. None grows young again: a page changes by this once."""
        years = self.publication.age_notice
        return years > 0 and birthday(story.date.date(), years) <= self.today
