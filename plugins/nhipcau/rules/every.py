"""Every rule of the package, by its name. Plugins add theirs (docs/plugins.md)."""

from __future__ import annotations

from nhipcau.languages.marking import N_
from nhipcau.model import ERROR, NOTE, WARNING
from nhipcau.rules import address, days, documents, parity, quotations, sic, stale, typography
from nhipcau.rules.rule import NamedRule

BOTH = ("vi", "en")
RULES = (
    NamedRule("count", WARNING, N_("How many years it is since an anniversary's first day."), BOTH),
    NamedRule("credit", NOTE, N_("Readers are told whose photo it is.")),
    NamedRule("date.after", WARNING, N_("No day after the story's own is told as past."), BOTH, days.after),
    NamedRule(
        "date.unanchored",
        WARNING,
        N_("“Yesterday” stands only where the text has a day."),
        BOTH,
        days.unanchored,
    ),
    NamedRule("date.weekday", WARNING, N_("A day of the week is that of its date."), BOTH, days.weekdays),
    NamedRule(
        "document.kind",
        WARNING,
        N_("A document is called what the symbol in its number says."),
        BOTH,
        documents.kinds_in,
    ),
    NamedRule(
        "encoding", WARNING, N_("Letters are stored as Unicode's composed ones, and none is a look-alike.")
    ),
    NamedRule("honorific", WARNING, N_("A person has one honorific throughout."), BOTH, address.honorifics),
    NamedRule("link.external", WARNING, N_("What the site links to elsewhere is still there.")),
    NamedRule("link.internal", ERROR, N_("What the site links to on itself is there.")),
    NamedRule(
        "parity.date", WARNING, N_("Both editions tell the same days and times."), BOTH, None, parity.dates
    ),
    NamedRule(
        "parity.document",
        WARNING,
        N_("Both editions name the same official documents."),
        BOTH,
        None,
        parity.documents,
    ),
    NamedRule(
        "parity.link",
        WARNING,
        N_("Both editions lead to the same pieces and entries."),
        (),
        None,
        parity.links,
    ),
    NamedRule(
        "parity.number", WARNING, N_("Both editions tell the same numbers."), BOTH, None, parity.numbers
    ),
    NamedRule("parity.photo", WARNING, N_("Both editions show the same photos."), (), None, parity.photos),
    NamedRule(
        "parity.quotation",
        WARNING,
        N_("Both editions quote the same, at about the same length."),
        (),
        None,
        quotations.quotations,
    ),
    NamedRule(
        "second-mention",
        NOTE,
        N_("After the first mention a person has the family name."),
        ("en",),
        address.second_mentions,
    ),
    NamedRule("sic", WARNING, N_("A sentence is let pass only with a reason."), (), sic.without_reason),
    NamedRule(
        "stale",
        WARNING,
        N_("A translation is no older than what it was made from."),
        (),
        None,
        stale.stale,
    ),
    NamedRule("tone", NOTE, N_("Tone marks stand where the house puts them."), ("vi",)),
    NamedRule(
        "typography",
        NOTE,
        N_("No space and no mark is too many, and none is missing."),
        BOTH,
        typography.slips,
    ),
)
