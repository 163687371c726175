"""The ledger of an import: of each source what each of its parts became, or why it was left, with the words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from nhipcau.convert import REASONS as CONVERTED
from nhipcau.importing.counting import LOST
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.values import LedgerLine
from nhipcau.problems import N_

REASONS = MappingProxyType(
    dict(CONVERTED)
    | {
        LOST: N_("Words that are in no story and no other line: please tell us."),
        "caption": N_("A caption or a credit whose photo the source does not have."),
        "link": N_(
            "A film of others to which the page has a link, since the site does not allow its service."
        ),
        "unplayed": N_(
            "A film or a sound that not every browser plays, or that no file is; the text has a link to it."
        ),
        "related": N_("Headlines of other stories, which were not imported."),
        "unmapped": N_("A name that import/mapping.toml gives no key."),
        "duplicate": N_("A text that another source has word for word."),
        "login": N_("A page that asks for a password."),
        "error": N_("A page that says that there is nothing, or that something failed."),
        "list": N_("A page that lists others and has no text of its own."),
        "empty": N_("Nothing stands in it."),
        "short": N_("Too few words stand together in it to be a text."),
        "encoding": N_(
            "Letters that are not in the encoding which the export names; they were read as windows-1252."
        ),
        "unknown": N_("Nothing that any kind of source knows."),
        "outside": N_("A path that leads out of its archive."),
        "large": N_("Larger than an import takes."),
        "shortcode": N_("What a plugin of the old site was to put there."),
        "comment": N_("What readers wrote below the text."),
        "setting": N_("A setting of the old site that the new one does not have."),
        "revision": N_("An earlier state of a text, a menu, or what else is no text."),
    }
)
"""Why a part, or a source, was left; with the sentence for people."""
BECAME = MappingProxyType(
    {
        "title": N_("title"),
        "standfirst": N_("standfirst"),
        "dateline": N_("dateline"),
        "credit": N_("source"),
        "byline": N_("byline"),
        "body": N_("body"),
        "date": N_("date"),
        "views": N_("view count"),
        "section": N_("section"),
        "topic": N_("topic"),
        "place": N_("place"),
        "picture": N_("picture"),
    }
)
"""What a part can have become in a story."""
LONG = 60
"""Characters from which words that many sources have stand once in the file."""


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """A source: its kind, what it became (the folder of a piece, "" for nothing), its state, and all its lines.

    `state` is "imported", "undecided", "duplicate" or "left"; `files` what became of the file that has its text.
    """

    source: str
    kind: str
    became: str
    state: str
    files: str
    lines: tuple[LedgerLine, ...]
    missing: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return sum(line.count for line in self.lines)

    @property
    def left(self) -> int:
        """How many of its words are in no field and no text."""
        return sum(line.count for line in self.lines if line.became not in BECAME)


def sums(accounts: Iterable[SourceAccount]) -> dict[str, int]:
    """How many words of all sources became what; together they are as many as the sources have."""
    found: Counter[str] = Counter()
    for account in accounts:
        for line in account.lines:
            found[line.became] += line.count
    return {name: found[name] for name in sorted(found) if found[name]}


def worst(accounts: Sequence[SourceAccount], most: int = 10) -> list[SourceAccount]:
    """The sources of which most was left, or anything was lost; those first that a person should look at first."""

    def badness(account: SourceAccount) -> tuple[int, float, int]:
        lost = sum(line.count for line in account.lines if line.became == LOST)
        return lost, account.left / account.words if account.words else 0.0, account.left

    ordered = sorted(accounts, key=lambda account: (*(-each for each in badness(account)), account.source))
    return ordered[:most]


def missing_pictures(accounts: Iterable[SourceAccount]) -> list[str]:
    """The addresses on the web of pictures that could not be had, each once."""
    lines = (line for account in accounts for line in account.lines if line.became == "caption")
    found = (line.part for line in lines if line.part.startswith(("http://", "https://")))
    return [address for address in dict.fromkeys(found) if not address.startswith(NOWHERE)]


def as_json(accounts: Sequence[SourceAccount]) -> Iterator[str]:
    """The ledger for programs, piece by piece. Words that several sources have alike stand once, under "texts"."""
    often = Counter(line.words for account in accounts for line in account.lines if len(line.words) >= LONG)
    names = {
        words: f"text-{number}" for number, words in enumerate((w for w, n in often.items() if n > 1), 1)
    }
    states = Counter(account.state for account in accounts)
    total = sums(accounts)
    head = {"words": sum(total.values()), "sums": total, "states": dict(sorted(states.items()))}
    yield f'{{"total": {_json(head)},\n"texts": {{\n'
    yield ",\n".join(f"{_json(name)}: {_json(words)}" for words, name in names.items())
    yield '\n},\n"sources": [\n'
    for place, account in enumerate(accounts):
        yield (",\n" if place else "") + _json(_account(account, names))
    yield "\n]}\n"


def _account(account: SourceAccount, names: dict[str, str]) -> dict[str, object]:
    told: dict[str, object] = {
        "source": account.source,
        "kind": account.kind,
        "state": account.state,
        "became": account.became,
        "files": account.files,
        "words": account.words,
    }
    if account.missing:
        told["missing"] = list(account.missing)
    return told | {"parts": [_line(line, names) for line in account.lines]}


def _line(line: LedgerLine, names: dict[str, str]) -> dict[str, object]:
    told: dict[str, object] = {"became": line.became, "count": line.count}
    if line.part:
        told["part"] = line.part
    if line.words:
        told["same" if line.words in names else "words"] = names.get(line.words, line.words)
    if line.note:
        told["note"] = line.note
    return told


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
