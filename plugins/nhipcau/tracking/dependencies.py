"""The values of dependencies: by them it is seen whether the answers that a drawing was given are still the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Any

from nhipcau.model.site import Site
from nhipcau.model.story import Story
from nhipcau.tracking.recorder import ASKED, Dependency


class Dependencies:
    """The values of dependencies on one site. `digest` gives the digest of any frozen value."""

    def __init__(self, site: Site, digest: Callable[[object], bytes]) -> None:
        self._site = site
        self._digest = digest
        self._values: dict[Dependency, Any] = {}
        self._known: dict[str, Callable[..., Any]] = {
            "all": lambda: digest(site.content),
            "now": site.now.isoformat,
            "today": site.today.isoformat,
            "content": lambda plural: digest(site.content.shelf(plural)),
            "story": self._story,
            "of": lambda kind, key: _together(site.of(kind, key)),
            "beside": self._beside,
            "kin": self._kin,
            "latest": lambda count, lang: _together(site.latest(int(count), lang)),
            "years of": self._years_of,
            "aged": self._aged,
            "ahead": self._ahead,
            "coming": lambda days: digest(tuple(site.coming(int(days)))),
        }

    def value(self, dependency: Dependency) -> Any:
        """The value of a dependency, plain and the same in every process; None where what it speaks of is not there."""
        if dependency not in self._values:
            self._values[dependency] = self._answer(*dependency)
        return self._values[dependency]

    def changed(self, noted: Mapping[Dependency, Any]) -> set[Dependency]:
        """The dependencies that have another value now than they are noted with.

        Looking up the kin of a story costs the most, and all stories have some. So it is spared where the story is what
        it was, and so are all lists that make it kin.
        """
        self._answer_for_stories()
        known = self._values
        changed = {
            dependency
            for dependency, value in noted.items()
            if dependency[0] != "kin"
            and (known[dependency] if dependency in known else self.value(dependency)) != value
        }
        moved = set[str]()
        for kind, key in self._site.kinships():
            of = ("of", kind, key)
            if of in changed or of not in noted:
                moved.update(story.key for story in self._site.of(kind, key))
        for dependency, value in noted.items():
            if dependency[0] == "kin":
                own = ("story", dependency[1])
                if dependency[1] not in moved and own in noted and own not in changed:
                    self._values[dependency] = value
                elif self.value(dependency) != value:
                    changed.add(dependency)
        return changed

    def _answer_for_stories(self) -> None:
        """Fill in, all at once, the dependencies of which there are as many as stories."""
        site, values = self._site, self._values
        for story in site.content.stories:
            values["story", story.key] = (story.digest, site.is_out(story.key))
        for story in site.stories:
            values["aged", story.key] = site.aged(story)
        for language in site.languages:
            row = [(story.key, story.digest) for story in site.of("language", language.code)]
            digests = [None, *(digest for _, digest in row), None]
            for at, (key, _) in enumerate(row):
                values["beside", key, language.code] = (digests[at], digests[at + 2])

    def _answer(self, kind: str, *words: str) -> Any:
        known = self._known.get(kind)
        try:
            if known:
                return known(*words)
            return self._asked(kind, words) if kind in ASKED else self._thing(kind, words[0])
        except KeyError:
            return None

    def _asked(self, question: str, words: Iterable[str]) -> bytes:
        answer = getattr(self._site, question)(*words)
        return self._digest(tuple(answer) if isinstance(answer, list) else answer)

    def _thing(self, kind: str, key: str) -> str | bytes:
        return (
            self._site.piece(kind, key).digest
            if self._site.kinds[kind].piece
            else self._digest(self._site.entry(kind, key))
        )

    def _story(self, key: str) -> tuple[str, bool]:
        return self._site.piece("story", key).digest, self._site.is_out(key)

    def _beside(self, key: str, lang: str) -> tuple[str | None, ...]:
        story: Any = self._site.piece("story", key)
        return tuple(each.digest if each else None for each in self._site.neighbours(story, lang))

    def _kin(self, key: str, count: str) -> tuple[str, ...]:
        story: Any = self._site.piece("story", key)
        return tuple(each.digest for each in self._site.related(story, int(count)))

    def _aged(self, key: str) -> bool:
        story: Any = self._site.piece("story", key)
        return self._site.aged(story)

    def _ahead(self, key: str) -> tuple[str | None, tuple[str, ...], bool, bool]:
        """Which time is the next, which have begun and are not over (they may overlap), and whether it is on, and one
        may register."""
        event: Any = self._site.piece("event", key)
        period = self._site.ahead(event)
        begun = tuple(each.start.isoformat() for each in event.times if each.on(self._site.now))
        return (
            period.start.isoformat() if period else None,
            begun,
            bool(begun) and self._site.on(event),
            self._site.registration_open(event),
        )

    def _years_of(self, key: str) -> tuple[int, ...]:
        anniversary: Any = self._site.piece("anniversary", key)
        return tuple(self._site.years_of(anniversary))


def _together(stories: Iterable[Story]) -> bytes:
    """One digest for a row of stories."""
    return blake2b(" ".join([story.digest for story in stories]).encode(), digest_size=16).digest()
