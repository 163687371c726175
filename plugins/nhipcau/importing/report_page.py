"""The ledger as a page for people: the sums, the ten worst, then every source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment

from nhipcau.importing.bodies import TO_ALLOW
from nhipcau.importing.composing import TAKEN, TO_MAP
from nhipcau.importing.ledger import BECAME, REASONS, SourceAccount, sums, worst
from nhipcau.importing.photos import A_PAGE, NOT_A_PICTURE, TOO_LARGE
from nhipcau.importing.recordings import NO_CAPTIONS, NOT_A_FILM
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_

TEMPLATE = Path(__file__).parent / "report.html"
NOTES = frozenset((TO_MAP, TAKEN, TO_ALLOW, A_PAGE, NOT_A_PICTURE, NOT_A_FILM, NO_CAPTIONS, TOO_LARGE))
"""Notes that are sentences of ours; all others are of the source."""
MOST = 2_000
"""Sources that stand on the page one by one; the JSON has all."""
_SAID = (
    N_("The ledger of the import"),
    N_("{n} words of {sources} sources; each stands in a line below."),
    N_("Became, or why it was left"),
    N_("Words"),
)
"""What the template says, for the catalogue."""


def page(accounts: Sequence[SourceAccount], voice: Voice) -> str:
    """The page, in the language of the desk."""
    environment = Environment(autoescape=True, trim_blocks=True)

    def told(name: str) -> str:
        return voice.say(BECAME.get(name) or REASONS.get(name) or name)

    def noted(note: str) -> str:
        return voice.say(note) if note in NOTES else note

    groups = (
        (voice.say(N_("To look at first")), worst(accounts)),
        (voice.say(N_("Undecided")), [each for each in accounts if each.state == "undecided"][:MOST]),
        (voice.say(N_("Left")), [each for each in accounts if each.state in ("left", "duplicate")][:MOST]),
        (voice.say(N_("Imported")), [each for each in accounts if each.state == "imported"][:MOST]),
    )
    total = sums(accounts)
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        lang=voice.language,
        say=lambda message, **numbers: voice.say(
            message, **{name: voice.number(n) for name, n in numbers.items()}
        ),
        told=told,
        noted=noted,
        accounts=accounts,
        total=sum(total.values()),
        sums=sorted(total.items(), key=lambda pair: -pair[1]),
        groups=groups,
    )
