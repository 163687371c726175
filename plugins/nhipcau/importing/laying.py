"""The pieces, the undecided and the proposals of an import, laid down; each gives the account of its sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nhipcau.importing.composing import Composed, Composer, PieceGroup, missing
from nhipcau.importing.counting import counted
from nhipcau.importing.hands import OPEN, FileKeeper
from nhipcau.importing.keying import Heads, KeyedGroups, event_key
from nhipcau.importing.ledger import SourceAccount
from nhipcau.importing.pairing import Pairs
from nhipcau.importing.places import FOLDER, ImportSite
from nhipcau.importing.record import ImportRecord
from nhipcau.importing.values import Article, LedgerLine
from nhipcau.importing.writing import Quoted, file_text
from nhipcau.languages import slugify

_ENDING = re.compile(r"\.\w{2,8}(?=#|$)")
UNKNOWN = "xx"
"""The language of a text of which nobody knows it."""


@dataclass(frozen=True, slots=True)
class Laying:
    """Lays down what a run composes."""

    site: ImportSite
    record: ImportRecord
    keeper: FileKeeper
    composer: Composer

    def all(self, groups: KeyedGroups, heads: Heads, pairs: Pairs) -> Iterator[SourceAccount]:
        """Everything that the record holds. What an earlier run wrote and this one does not is taken away, where it is
        as it was written."""
        for key, names in groups.members.items():
            for name in names:
                self.composer.claim(key, heads[name].piece, heads[name].lang, heads[name].title)
        before = self.keeper.ours()
        copies: dict[str, list[str]] = defaultdict(list)
        for name, original in pairs.copies.items():
            copies[original].append(name)
        for key, names in groups.members.items():
            yield from self._piece(key, names, copies)
        yield from self._others(heads)
        yield from self._faults()
        self._propose(pairs, groups.keys, heads)
        self._clear(before)

    def _piece(
        self, key: str, names: Sequence[str], copies: Mapping[str, list[str]]
    ) -> Iterator[SourceAccount]:
        """One piece: its editions, with the addresses of their copies."""
        editions = []
        for name in names:
            article, day = self.record.article(name)
            more = [self.record.article(copy)[0] for copy in copies.get(name, ())]
            extra = tuple(address for each in more for address in each.addresses)
            editions.append((article.lang, replace(article, addresses=(*article.addresses, *extra)), day))
        group = PieceGroup(key, editions[0][1].piece, tuple(editions))
        folder = f"{self.site.below}/{group.folder}"
        done = self.composer.compose(group)
        outcomes = self._laid(folder, done)
        for lang, article, _ in group.editions:
            yield _account(article, folder, "imported", outcomes[f"index.{lang}.md"], done)
            for name in copies.get(article.source, ()):
                yield self._copy(name, article.source)

    def _laid(self, folder: str, done: Composed) -> dict[str, str]:
        """Lay the files of a piece down; what became of each, by its name."""
        for address, name in done.pictures.items():
            self.record.pictured(address, f"{folder}/{name}")
        return {name: self.keeper.lay(f"{folder}/{name}", data) for name, data in done.files.items()}

    def _copy(self, name: str, original: str) -> SourceAccount:
        article, _ = self.record.article(name)
        line = LedgerLine("duplicate", original, count=article.words, words=article.title)
        return SourceAccount(name, article.origin, "", "duplicate", "", (line,))

    def _others(self, heads: Heads) -> Iterator[SourceAccount]:
        """What is no piece, and what is undecided, with all that is known of it."""
        taken: set[str] = set()
        for article, day in self.record.articles():
            if article.source in heads:
                continue
            if article.is_piece:
                yield self._undecided(article, day, taken)
            else:
                yield SourceAccount(article.source, article.origin, "", "left", "", article.lines)

    def _undecided(self, article: Article, day: str, taken: set[str]) -> SourceAccount:
        file = _ENDING.sub("", article.source.rpartition("/")[2])
        name = stem = slugify(article.title) or slugify(file) or "text"
        number = 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        folder, lang = f"{FOLDER}/undecided/{name}", article.lang or UNKNOWN
        done = self.composer.compose(PieceGroup(name, article.piece, ((lang, article, day),)), decided=False)
        outcome = self._laid(folder, done)[f"index.{lang}.md"]
        lacks = missing(article, self.site.publication)
        return replace(_account(article, folder, "undecided", outcome, done), missing=lacks)

    def _faults(self) -> Iterator[SourceAccount]:
        for source, reason, words, note in self.record.faults():
            line = LedgerLine(reason, "", words, note, counted(words).total())
            yield SourceAccount(source, "", "", "left", "", (line,))

    def _propose(self, pairs: Pairs, keys: Mapping[str, str], heads: Heads) -> None:
        """One event for the stories of several portals, where none stands in the content yet. When it took place they
        do not tell in a field: that is for a person to write."""
        for names in pairs.events:
            key = event_key(keys, names)
            if (self.site.content / "events" / key).is_dir():
                continue
            first = min((heads[name] for name in names), key=lambda head: (str(head.day), head.name))
            told = (f"{{story}}{keys[name]}  {heads[name].title}" for name in names)
            text = file_text({"title": Quoted(first.title)}, "", [f"start: ? ({first.day})", *told])
            self.keeper.lay(f"{FOLDER}/undecided/events/{key}/index.{first.lang}.md", text.encode())

    def _clear(self, before: Iterable[str]) -> None:
        for path in before:
            if path not in self.keeper.outcomes:
                self.keeper.take_away(path)


def _account(article: Article, folder: str, state: str, outcome: str, done: Composed) -> SourceAccount:
    """The account of a source that became something. Only what a person should know of its file is told: the ledger of
    a run with nothing new is the ledger of before."""
    told = outcome if outcome in OPEN else ""
    return SourceAccount(
        article.source, article.origin, folder, state, told, tuple(done.ledgers[article.source])
    )
