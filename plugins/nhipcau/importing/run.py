"""One run of an import: read what is new, find what belongs together, write what nobody has touched, tell all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b

from nhipcau.importing.composing import Composer, local, missing
from nhipcau.importing.hands import FileKeeper
from nhipcau.importing.heads import HEADS, PAIRS_HEAD, REMARK
from nhipcau.importing.keying import events_told, keyed
from nhipcau.importing.kinds import AUTO, kind_of
from nhipcau.importing.laying import Laying
from nhipcau.importing.ledger import SourceAccount
from nhipcau.importing.mapping import NameMapping
from nhipcau.importing.pairing import Head, Pairs, paired
from nhipcau.importing.pairs_file import Decisions, written
from nhipcau.importing.places import FOLDER, MAPPING, PAIRS, ImportSite, text_of_file
from nhipcau.importing.record import VERSION, ImportRecord
from nhipcau.importing.registries import REGISTRIES, KnownNames, Mentions
from nhipcau.importing.shelf import SavedFiles
from nhipcau.importing.targets import Targets
from nhipcau.importing.values import Article, Saved, SourceKind, Useless
from nhipcau.importing.workers import Workers
from nhipcau.model import Publication

OFTEN = 200
"""Sources after which what was read is saved."""


@dataclass(slots=True)
class ImportOutcome:
    """What a run did: the account of each source, and what became of each file."""

    accounts: list[SourceAccount]
    keeper: FileKeeper
    pairs: Pairs
    fresh: int
    """Names that the mapping has since this run."""


@dataclass(frozen=True, slots=True)
class ImportRun:
    """A run over one record. `day` is today."""

    site: ImportSite
    record: ImportRecord
    day: date
    dry: bool = False
    shelf: SavedFiles = field(default_factory=SavedFiles)

    def read(self, sources: Iterable[Saved], kinds: Sequence[SourceKind], wanted: str, mark: str = "") -> int:
        """Read every source that is new or has changed; how many that were. `mark` stands for the profile in use."""
        number = 0
        with Workers(self.site.voice, kinds) as workers:
            for saved, kind, stamp, answer in workers.answers(self._new(sources, kinds, wanted, mark)):
                self.record.forgive(saved.name)
                if isinstance(answer, Useless):
                    self.record.fault(saved.name, answer.reason, answer.words, answer.note)
                    answer = []
                self.record.put(saved.name, stamp, kind, answer, self.day.isoformat())
                number += 1
                if number % OFTEN == 0:
                    self._save()
        self._save()
        return number

    def _new(
        self, sources: Iterable[Saved], kinds: Sequence[SourceKind], wanted: str, mark: str
    ) -> Iterator[tuple[Saved, str, str]]:
        """The parts of sources whose bytes were not read before, each with its kind and its stamp."""
        by_name = {kind.name: kind for kind in kinds}
        seen: Counter[str] = Counter()
        for saved in sources:
            kind = kind_of(saved, kinds) if wanted == AUTO else by_name[wanted]
            if kind is None:
                self.record.forgive(saved.name)
                self.record.fault(saved.name, "unknown" if saved.head(1) else "empty")
                continue
            for each in kind.parts(saved):
                seen[each.name] += 1  # exports are joined from others, and then two posts have one number
                again = f" ({seen[each.name]})" if seen[each.name] > 1 else ""
                part = replace(each, name=each.name + again)
                data = part.read()
                stamp = (
                    blake2b(data, digest_size=16, salt=f"{VERSION}".encode()).hexdigest()
                    + f" {kind.name} {mark}"
                )
                if self.record.stamp(part.name) != stamp:
                    yield part, kind.name, stamp

    def _save(self) -> None:
        if not self.dry:
            self.record.save()

    def write(self) -> ImportOutcome:
        """Write all that the record holds, and the files in which people decide."""
        keeper = FileKeeper(self.site.root, self.record, self.dry)
        kept = self.record.pictures()
        self.shelf.kept |= {address: self.site.root / path for address, path in kept.items()}
        heads = self._heads()
        decisions = Decisions.read(text_of_file(self.site.folder / PAIRS))
        pairs = paired(list(heads.values()), decisions.those("yes"), decisions.those("no"))
        mapping, fresh = self._mapping()
        titles = {name: head.title for name, head in heads.items()}
        self._lay(f"{FOLDER}/{PAIRS}", written(decisions, pairs, titles, self._say(PAIRS_HEAD)))
        groups = keyed(self.site, self.record, heads, pairs)
        self._save()  # a folder that is written from now on has its key, whatever comes
        target = Targets.of(groups.keys, heads).key
        told = events_told(self.site, pairs, groups.keys)
        composer = Composer(self.site.publication, mapping, groups.taken, self.shelf, target, told)
        accounts = Laying(self.site, self.record, keeper, composer).all(groups, heads, pairs)
        return ImportOutcome(sorted(accounts, key=lambda each: each.source), keeper, pairs, fresh)

    def _heads(self) -> dict[str, Head]:
        """What pairing needs of every article that is whole."""
        mentions = Mentions(self.site.content, self.site.publication)
        return {
            article.source: _head(article, self.site.publication, mentions)
            for article, _ in self.record.articles()
            if article.is_piece and not missing(article, self.site.publication)
        }

    def _mapping(self) -> tuple[NameMapping, int]:
        """The mapping with the names that are new; and registries with the entries that it names and they lack."""
        known = KnownNames(self.site.content, self.site.publication)
        mapping = NameMapping.read(text_of_file(self.site.folder / MAPPING))
        first = next(iter(known.keys["sections"]), "")
        slim = (
            replace(article, body="", lines=(), shots=())
            for article, _ in self.record.articles()
            if article.is_piece
        )
        mapping.learn(slim, known.names, first)
        fresh = sum(len(names) for names in mapping.fresh.values())
        self._lay(
            f"{FOLDER}/{MAPPING}", mapping.written({name: self._say(told) for name, told in HEADS.items()})
        )
        for table in REGISTRIES:
            wanted = [(key, old) for old, key in mapping.tables[table].items() if key]
            if text := known.add(table, wanted, self._say(REMARK)):
                self._lay(f"{self.site.below}/registry/{table}.toml", text)
        return mapping, fresh

    def _lay(self, path: str, text: str) -> None:
        """Write a file that people and imports write together: what a person wrote in it stands in the text."""
        target = self.site.root / path
        if not self.dry and text_of_file(target) != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def _say(self, message: str) -> str:
        return self.site.voice.say(message)


def _head(article: Article, publication: Publication, mentions: Mentions) -> Head:
    told = local(article.date, publication)[:10]
    return Head(
        article.source,
        article.origin,
        article.piece,
        article.lang,
        article.title,
        date.fromisoformat(told) if told else None,
        article.translations,
        (*article.addresses, *article.places),
        frozenset(article.traits) | mentions.traits(f"{article.title} {article.standfirst} {article.body}"),
        blake2b(article.body.encode(), digest_size=8).hexdigest(),
    )
