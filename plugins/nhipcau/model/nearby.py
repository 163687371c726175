"""What stands beside a list: what is near in time, and what its pieces are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from nhipcau.model.event import Event
from nhipcau.model.site import Site
from nhipcau.model.story import Story
from nhipcau.model.views import Near

TOPICS = 10


def nearby(site: Site, lang: str, listed: Iterable[Story | Event] = (), known: str = "") -> Near:
    """What is near, with the topics that most of the pieces on the list have; not the one that is `known`, which the
    list is about."""
    counted = Counter(key for piece in listed for key in piece.topics if key != known)
    return replace(
        site.near(lang), topics=site.links("topic", (key for key, _ in counted.most_common(TOPICS)), lang)
    )
