"""What a person is told when a run is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nhipcau.importing.counting import LOST
from nhipcau.importing.hands import GONE, OPEN, THERE, TOUCHED, UNCHANGED, UPDATED, WRITTEN
from nhipcau.importing.ledger import sums
from nhipcau.model.recordings import film_at
from nhipcau.problems import N_

if TYPE_CHECKING:
    from nhipcau.importing.places import ImportSite
    from nhipcau.importing.run import ImportOutcome
    from nhipcau.languages.voice import Voice

MOST = 10
"""Files of a kind that are listed."""
_OUTCOMES = {
    WRITTEN: N_("{n} files are new."),
    UPDATED: N_("{n} files were updated; nobody had changed them."),
    UNCHANGED: N_("{n} files stay as they were."),
    TOUCHED: N_("{n} files stay as somebody changed them, though their source is another now:"),
    GONE: N_("{n} files were taken away by somebody, and stay away:"),
    THERE: N_("{n} files stand there already and are not ours:"),
}
_MISSING = {
    "title": N_("no title"),
    "date": N_("no date"),
    "text": N_("no text"),
    "language": N_("no language of the site"),
}


def summary(outcome: ImportOutcome, site: ImportSite, number: int, *, dry: bool) -> Iterator[str]:
    """The lines: what came, what did not, what is for a person to do."""
    states = Counter(account.state for account in outcome.accounts)
    pieces = len({account.became for account in outcome.accounts if account.state == "imported"})
    if dry:
        yield site.voice.say(N_("Nothing was written: this was a trial."))
    yield _said(site.voice, N_("{n} sources were read anew."), n=number)
    yield _said(
        site.voice,
        N_("{pieces} pieces from {imported} sources; {undecided} undecided, {copies} copies, {left} left."),
        pieces=pieces,
        imported=states["imported"],
        undecided=states["undecided"],
        copies=states["duplicate"],
        left=states["left"],
    )
    yield from _undecided(outcome, site.voice)
    yield from _files(outcome, site.voice)
    yield from _words(outcome, site.voice)
    yield from _to_do(outcome, site.voice)


def _said(voice: Voice, message: str, **numbers: int) -> str:
    return voice.say(message, **{name: voice.number(number) for name, number in numbers.items()})


def _files(outcome: ImportOutcome, voice: Voice) -> Iterator[str]:
    """What became of files; those are listed of which a person should know."""
    counts = outcome.keeper.counts()
    for kind, message in _OUTCOMES.items():
        if counts[kind]:
            yield _said(voice, message, n=counts[kind])
            if kind in OPEN:
                listed = sorted(path for path, became in outcome.keeper.outcomes.items() if became == kind)
                yield from (f"  {path}" for path in listed[:MOST])


def _words(outcome: ImportOutcome, voice: Voice) -> Iterator[str]:
    total = sums(outcome.accounts)
    message = N_("{n} words of the sources, of which {body} are in texts.")
    yield _said(voice, message, n=sum(total.values()), body=total.get("body", 0))
    if lost := total.get(LOST):
        message = N_("{n} words are in no story and in no line of the ledger: please tell us.")
        yield _said(voice, message, n=lost)


def _to_do(outcome: ImportOutcome, voice: Voice) -> Iterator[str]:
    """What a person is to look at."""
    asked = (
        (
            N_("{n} names are new in import/mapping.toml: look whether they are right, and import again."),
            outcome.fresh,
        ),
        (
            N_("{n} pairs may be one story in two languages: nhipcau import --pairs lists them."),
            len(outcome.pairs.likely),
        ),
        (
            N_("{n} groups of stories tell of one event: import/pairs.toml has them."),
            len(outcome.pairs.events),
        ),
    )
    yield from (_said(voice, message, n=number) for message, number in asked if number)
    films = [line.part for each in outcome.accounts for line in each.lines if line.became == "link"]
    if films:
        services = ", ".join(f'"{key}"' for key in dict.fromkeys(film_at(film)[0] for film in films))
        message = N_(
            "{n} films of others are links: add {services} to FILM_SERVICES in the settings to play them."
        )
        yield voice.say(message, n=voice.number(len(films)), services=services)


def _undecided(outcome: ImportOutcome, voice: Voice) -> Iterator[str]:
    found = [account for account in outcome.accounts if account.state == "undecided"]
    for account in found[:MOST]:
        reasons = ", ".join(voice.say(_MISSING[each]) for each in account.missing)
        yield f"  {account.became}: {reasons}"


def pairs_told(outcome: ImportOutcome, voice: Voice) -> Iterator[str]:
    """The pairs that were found, the likely ones first."""
    for message, found in (
        (N_("Likely, for you to say:"), outcome.pairs.likely),
        (N_("Sure, and joined:"), outcome.pairs.sure),
    ):
        if found:
            yield voice.say(message)
        for pair in found:
            yield f"  {pair.measure:.2f}  {pair.one}  {pair.other}"
            yield f"        {', '.join(each[2:] for each in pair.because)}"
    if outcome.pairs.events:
        yield voice.say(N_("Of one event, as it seems:"))
        yield from ("  " + "  ".join(names) for names in outcome.pairs.events)
