"""An issue: the stories of the days before it and the events after it, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from nhipcau.languages import Words
from nhipcau.model import Period, Publication, Site, Story
from nhipcau.model.publication import NEWSLETTER

MOST = 20
AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """A story, with its summary, or an event, with when and where; `url` is absolute."""

    title: str
    url: str
    note: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """What a letter says, in words of one language, but for what is each reader's own."""

    lang: str
    day: str
    """The day of the issue, ISO 8601, by which it is known."""
    name: str
    tagline: str
    home: str
    subject: str
    stories: tuple[IssueEntry, ...]
    events: tuple[IssueEntry, ...]


def issue(site: Site, words: Words, days: int = 7) -> Issue | None:
    """The issue of the days before now; None where nothing was published in that language, and nothing lies ahead."""
    lang, since = words.code, site.now - timedelta(days=days)
    language = site.publication.language(lang)
    new = [story for story in site.latest(MOST, lang) if story.appeared > since]
    stories = tuple(_story(site, words, story) for story in new)
    events = tuple(_events(site, words))
    if not stories and not events:
        return None
    subject = f"{language.site_name}: {(stories or events)[0].title}"
    home = site.publication.absolute(language.home)
    return Issue(
        lang, site.today.isoformat(), language.site_name, language.tagline, home, subject, stories, events
    )


def _story(site: Site, words: Words, story: Story) -> IssueEntry:
    card = site.card(story, words.code)
    note = f"{card.section.text} · {words.date(card.date, 'medium')}"
    return IssueEntry(card.title, site.publication.absolute(card.url), note, card.summary)


def _events(site: Site, words: Words) -> list[IssueEntry]:
    found = []
    for event, period in site.upcoming():
        if period.start <= site.now + AHEAD and event.speaks(words.code) and event.status != "cancelled":
            line = site.event_line(event, period, words.code)
            note = " · ".join(filter(None, (when(words, period), line.place)))
            found.append(IssueEntry(line.link.text, site.publication.absolute(line.link.url), note))
    return found[:MOST]


def when(words: Words, period: Period) -> str:
    """When an event takes place, in words."""
    if period.vague:
        return words.some_day(period.first_day, period.vague)
    return words.occasion(period.start, period.end, period.all_day)


def base_of(publication: Publication) -> str:
    """The address below which readers ask for the newsletter, and leave it."""
    return publication.absolute(NEWSLETTER)
