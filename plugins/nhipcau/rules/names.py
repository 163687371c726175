"""People, their offices and bodies in prose, held against the registries; and what a text calls people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from nhipcau.languages.marking import N_
from nhipcau.languages.normalise import unmarked
from nhipcau.model import WARNING, Organisation, Person, Problem, Venue, note, warning
from nhipcau.rules import events
from nhipcau.rules.fact import DATE, DOCUMENT, Fact, ToldDay
from nhipcau.rules.finding import facts, links
from nhipcau.rules.offices import namings, offices
from nhipcau.rules.parity import compared
from nhipcau.rules.register import NO_REGISTER, OFFICIAL, SHORT, Register
from nhipcau.rules.rule import NamedRule
from nhipcau.rules.speakers import speakers
from nhipcau.rules.text import Editions, Prose, Text

BOTH = ("vi", "en")
NAME, EVENT = "name", "event"
KNOWN = frozenset(("UN", "UNESCO", "UNICEF", "UNDP", "WHO", "ASEAN", "EU", "NATO", "IMF", "WTO", "APEC"))
"""Letters that everybody knows."""
OF = re.compile(r"(?i)[\s,(]*(?:(?:ban hành|ký|issued|signed|dated)\s*)?(?:ngày|of|on)?[\s,(]*")
"""Between a document's number and its day."""


def rules(register: Register) -> tuple[NamedRule, ...]:
    """The rules that know those registries, and when events take place."""
    return (
        NamedRule(
            "document.date",
            WARNING,
            N_("A document is of the day that the registry has."),
            BOTH,
            _with(register, dated),
        ),
        NamedRule("name", WARNING, N_("A name is spelt as in the registry."), BOTH, _with(register, spelt)),
        NamedRule(
            "office",
            WARNING,
            N_("Everybody has the title that the registry has for that day."),
            BOTH,
            _with(register, offices),
        ),
        NamedRule(
            "organisation",
            WARNING,
            N_("A body is named in full at first, and by the name of its day."),
            BOTH,
            _with(register, bodies),
        ),
        NamedRule(
            "parity.name",
            WARNING,
            N_("Both editions name the same people, bodies, places and events."),
            BOTH,
            None,
            lambda editions: parity(register, editions),
        ),
        NamedRule(
            "parity.speaker",
            WARNING,
            N_("A quotation is of the same person in both editions."),
            BOTH,
            None,
            lambda editions: speakers(register, editions),
        ),
        NamedRule(
            "date.event",
            WARNING,
            N_("A story has its event take place on the day that the event's page says."),
            BOTH,
            events.elsewhen,
        ),
    )


def _with(
    register: Register, told: Callable[[Register, Text], Iterable[Problem]]
) -> Callable[[Text], Iterable[Problem]]:
    return lambda text: told(register, text)


def spelt(register: Register, text: Text) -> Iterator[Problem]:
    """Names without their marks, with marks where the language has none, and in another order."""
    for paragraph, naming in namings(register, text):
        right = naming.entry.name(text.lang)
        said = " ".join(naming.said.split())
        if not isinstance(naming.entry, Person) or said.lower() == right.lower() or naming.how == SHORT:
            continue
        other = naming.how == OFFICIAL and said != unmarked(said) and said != naming.entry.name("vi")
        message = N_("“{words}” is spelt otherwise in the registry.")
        hint = N_("If it is the same person, write “{right}”.") if other else N_("Write “{right}”.")
        span, values = (naming.start, naming.end), {"words": said, "right": right}
        told = text.problem(note if other else warning, paragraph, span, message, hint, **values)
        yield replace(told, fix="" if other or paragraph.field else right)


def bodies(register: Register, text: Text) -> Iterator[Problem]:
    """Bodies that were no longer there on the day of the text, and letters that nobody explains."""
    explained: set[str] = set()
    for paragraph, naming in namings(register, text):
        body = naming.entry
        if not isinstance(body, Organisation):
            continue
        span = (naming.start, naming.end)
        if text.day and body.until and body.until < text.day:
            message = N_("“{words}” was there until {day}.")
            hint = N_("Its successor is “{right}”.") if body.successor else N_("Name who does its work now.")
            heir = next((each for each in register.organisations if each.key == body.successor), None)
            right = heir.name(text.lang) if heir else body.successor
            values = {"words": naming.said, "day": body.until.isoformat(), "right": right}
            yield text.problem(warning, paragraph, span, message, hint, **values)
        if (
            naming.how == SHORT
            and _letters(naming.said)
            and body.key not in explained
            and not paragraph.field
        ):
            message = N_("Nobody is told here what “{words}” stands for.")
            hint = N_("At first write “{right}”.")
            values = {"words": naming.said, "right": f"{body.name(text.lang)} ({naming.said})"}
            yield text.problem(note, paragraph, span, message, hint, **values)
        explained.add(body.key)


def _letters(said: str) -> bool:
    """Whether it is letters that stand for words."""
    return said.isupper() and " " not in said and said not in KNOWN


def dated(register: Register, text: Text) -> Iterator[Problem]:
    """Documents with another day right after their number than the registry's."""
    known = {unmarked(each.number).upper(): each for each in register.documents}
    for paragraph in text.paragraphs if known else ():
        found = facts(paragraph, text.lang, text.day)
        for number in (each for each in found if each.kind == DOCUMENT and each.value in known):
            document = known[str(number.value)]
            for day in (each for each in found if each.kind == DATE and each.start >= number.end):
                if OF.fullmatch(paragraph.words[number.end : day.start]) and _other_day(day, document.date):
                    message = N_("By the registry {number} is of {day}, and not of “{words}”.")
                    hint = N_("Correct the day, or the registry.")
                    values = {"number": number.words, "day": document.date.isoformat(), "words": day.words}
                    yield text.problem(warning, paragraph, (day.start, day.end), message, hint, **values)


def _other_day(told: Fact, day: date) -> bool:
    value = told.value
    return isinstance(value, ToldDay) and not value.fits(ToldDay(day.day, day.month, day.year))


def parity(register: Register, editions: Editions) -> Iterator[Problem]:
    """Entries that one edition names and the other does not."""

    def told(paragraph: Prose, text: Text) -> Iterable[Fact]:
        for each in register.named(paragraph.words, text.lang):
            kind = type(each.entry)
            group = "person" if kind is Person else "place" if kind is Venue else "body"
            yield Fact(NAME, each.entry.key, each.start, each.end, each.said, group)
        yield from _events(register, paragraph, text)

    if register != NO_REGISTER:
        yield from compared(editions, told, (NAME,), in_pairs=("body", "place", EVENT))


def _events(register: Register, paragraph: Prose, text: Text) -> Iterator[Fact]:
    """The events that a paragraph names by their titles; a link to one answers for its title, and is not missed."""
    for each in register.events.named(paragraph.words, text.lang):
        said = paragraph.words[each.start : each.end]
        yield Fact(NAME, f"{{event}}{each.key}", each.start, each.end, said, EVENT)
    for link in links(paragraph) if "{event}" in paragraph.source else ():
        yield replace(link, kind=NAME, value=str(link.value).partition("#")[0], sure=False)
