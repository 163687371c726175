"""The Site: the index, and what its values look like in one language."""

from __future__ import annotations

from nhipcau.model.frames import Frames
from nhipcau.model.story import Story, birthday


class Site(Frames):
    """One `Site` a build: every plugin draws its outputs from it, and nothing changes it.

    `publication` gives addresses and languages, `now` is aware and in the publication's zone. Its
    answers come in layers: which pieces there are (`Index`), where they stand (`Addresses`), how lists show them
    (`Links`), and what is around a page (`Frames`).
    """

    def aged(self, story: Story) -> bool:
        """Whether a story is so old that its page says so. None grows young again: a page changes by this once."""
        years = self.publication.age_notice
        return years > 0 and birthday(story.date.date(), years) <= self.today
