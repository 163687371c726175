"""Publishing: what will change, the proof, now or back; and the releases."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from starlette.responses import Response

from nhipcau.desk.asking import Address, Ask, answer, go, text
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import page, phrases
from nhipcau.desk.publishing import PLAN, PUBLISH, ROLLBACK, PublishingJob
from nhipcau.desk.roles import PUBLISH as MAY_PUBLISH
from nhipcau.desk.words import PUBLISHING
from nhipcau.reading.moments import read_moment
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong


def _publish(ask: Ask) -> Response:
    room = ask.newsroom
    trouble, releases = "", []
    if room.publishing.possible:
        try:
            releases = room.publishing.releases(ask.voice.language)
        except Declined as bad:
            trouble = ask.voice.say(bad.message, **bad.values)
    else:
        trouble = ask.voice.say(N_("There is no publishconf.py here: see docs/publishing.md."))
    return page(
        ask,
        "publish.html",
        releases=[each | {"when": _when(str(each.get("name")), ask)} for each in releases],
        trouble=trouble,
        refused=room.following.refused,
        problems=[ask.voice.tell(each) for each in room.following.problems if each.level == "error"][:20],
        words=phrases(PUBLISHING, ask.voice),
        job=_job(room.publishing.job),
        timed=_timed(ask),
    )


def _when(name: str, ask: Ask) -> datetime | None:
    """When a release was made, by its name."""
    try:
        made = datetime.strptime(name.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return made.astimezone(ask.newsroom.publication.clock)


def _timed(ask: Ask) -> tuple[datetime, str] | None:
    timed = ask.newsroom.publishing.timed
    return (datetime.fromtimestamp(timed[0], ask.newsroom.publication.clock), timed[1]) if timed else None


def _job(job: PublishingJob | None) -> dict[str, Any]:
    return asdict(job) if job else {}


def _begin(ask: Ask) -> Response:
    told, room = ask.json(), ask.newsroom
    what = text(told.get("what"), 20)
    if what not in (PLAN, PUBLISH, ROLLBACK):
        raise Declined(N_("What the browser sent cannot be read."))
    words = []
    if what == ROLLBACK:
        release = text(told.get("release"), 80)
        if release not in [each.get("name") for each in room.publishing.releases()]:
            raise Declined(N_("There is no release {name} at that place."), 404, name=release)
        words = [release]
    elif told.get("fewer") is True:
        words = ["--allow-fewer"]
    job = room.publishing.begin(what, ask.who.shown or ask.who.name, *words, speaks=ask.voice.language)
    room.records.note(ask.who.name, what, " ".join(words))
    return answer(_job(job))


def _time(ask: Ask) -> Response:
    """Publish at an hour, or call that off."""
    room, words = ask.newsroom, ask.form().get("at", "")
    now = room.now()
    try:
        moment = read_moment(words.replace("T", " "), room.publication.clock).at if words else None
    except Wrong as bad:
        raise Declined(bad.message, **bad.values) from None
    room.publishing.at(moment, now, ask.who.shown or ask.who.name)
    room.records.note(ask.who.name, "publish at", words or "never")
    return go("/publish")


def _look(ask: Ask) -> Response:
    return answer(_job(ask.newsroom.publishing.job))


ADDRESSES = (
    Address("GET", "/-desk/publish", MAY_PUBLISH, _publish),
    Address("POST", "/-desk/api/publish", MAY_PUBLISH, _begin, 10_000),
    Address("GET", "/-desk/api/publish", MAY_PUBLISH, _look),
    Address("POST", "/-desk/publish", MAY_PUBLISH, _time, 10_000),
)
