"""What a build holds back, told in one line: stories that wait for their hour, and drafts."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.model import NOTE, Problem, Site
from nhipcau.reading.source import N_

PLACE = "content/stories"

WAITING = (
    N_("1 story waits until {hour} on {day}."),
    N_("{n} stories wait, the next until {hour} on {day}."),
)
DRAFTS = (N_("1 draft."), N_("{drafts} drafts."))


def held_back(site: Site) -> Iterator[Problem]:
    """A note of what readers do not see yet, if there is any. A draft in one language of two is one draft."""
    hidden = site.hidden()
    waiting = sorted(story.release or story.date for story in hidden if not story.draft)
    drafts = sum(story.draft for story in hidden)
    values = {"n": str(len(waiting)), "drafts": str(drafts)}
    if waiting:
        values |= {"hour": f"{waiting[0]:%H:%M}", "day": f"{waiting[0]:%d/%m/%Y}"}
    sentences = [WAITING[len(waiting) != 1]] * bool(waiting) + [DRAFTS[drafts != 1]] * bool(drafts)
    if sentences:
        yield Problem(NOTE, PLACE, 0, "", sentences[0], "".join(sentences[1:]), tuple(values.items()))
