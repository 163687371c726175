"""One run of an import: read what is new, find what belongs together, write what nobody has touched, tell all of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from nhipcau.importing.claims import Taken
from nhipcau.importing.composing import FOLDERS, Composed, Composer, PieceGroup, local, missing
from nhipcau.importing.hands import OPEN, FileKeeper
from nhipcau.importing.heads import HEADS, PAIRS_HEAD, REMARK
from nhipcau.importing.kinds import AUTO, kind_of
from nhipcau.importing.ledger import SourceAccount
from nhipcau.importing.mapping import NameMapping
from nhipcau.importing.pairing import Head, Pairs, paired
from nhipcau.importing.pairs_file import Decisions, written
from nhipcau.importing.record import VERSION, ImportRecord
from nhipcau.importing.registries import REGISTRIES, KnownNames, Mentions
from nhipcau.importing.shelf import SavedFiles
from nhipcau.importing.targets import Targets
from nhipcau.importing.values import Article, LedgerLine, Saved, SourceKind, Useless
from nhipcau.importing.workers import Workers
from nhipcau.importing.writing import Quoted, file_text
from nhipcau.languages import slugify
from nhipcau.languages.voice import Voice
from nhipcau.model import Publication

FOLDER = "import"
"""The folder in a project for all that an import writes besides the content."""
MAPPING, PAIRS, RECORD, LEDGER, REPORT = (
    "mapping.toml",
    "pairs.toml",
    "record.sqlite",
    "ledger.json",
    "ledger.html",
)

_ENDING = re.compile(r"\.\w{2,8}(?=#|$)")


@dataclass(frozen=True, slots=True)
class ImportSite:
    """Where an import goes: the project, its content, its publication, and the voice in which it is told."""

    root: Path
    content: Path
    publication: Publication
    voice: Voice

    @property
    def folder(self) -> Path:
        return self.root / FOLDER


@dataclass(slots=True)
class ImportOutcome:
    """What a run did: the account of each source, and what became of each file."""

    accounts: list[SourceAccount]
    keeper: FileKeeper
    pairs: Pairs
    fresh: int
    """Names that the mapping has since this run."""


@dataclass
class ImportRun:
    """A run over one record. `day` is today."""

    site: ImportSite
    record: ImportRecord
    day: date
    dry: bool = False
    shelf: SavedFiles = field(default_factory=SavedFiles)

    @cached_property
    def _root(self) -> str:
        """The folder of the content below the project's."""
        return self.site.content.relative_to(self.site.root).as_posix()

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
                if number % 200 == 0 and not self.dry:
                    self.record.save()
        if not self.dry:
            self.record.save()
        return number

    def _new(
        self, sources: Iterable[Saved], kinds: Sequence[SourceKind], wanted: str, mark: str
    ) -> Iterator[tuple[Saved, str, str]]:
        """The parts of sources whose bytes were not read before, each with its kind and its stamp."""
        by_name = {kind.name: kind for kind in kinds}
        for saved in sources:
            kind = kind_of(saved, kinds) if wanted == AUTO else by_name[wanted]
            if kind is None:
                self.record.forgive(saved.name)
                self.record.fault(saved.name, "unknown")
                continue
            for part in kind.parts(saved):
                data = part.read()
                stamp = (
                    blake2b(data, digest_size=16, salt=f"{VERSION}".encode()).hexdigest()
                    + f" {kind.name} {mark}"
                )
                if self.record.stamp(part.name) != stamp:
                    yield part, kind.name, stamp

    def write(self) -> ImportOutcome:
        """Write all that the record holds, and the files in which people decide."""
        keeper = FileKeeper(self.site.root, self.record, self.dry)
        self.shelf.kept |= {
            address: self.site.root / path for address, path in self.record.pictures().items()
        }
        heads = self._heads()
        decisions = Decisions.read(_text(self.site.folder / PAIRS))
        pairs = paired(list(heads.values()), decisions.those("yes"), decisions.those("no"))
        mapping, fresh = self._mapping(keeper, heads)
        self._lay(
            f"{FOLDER}/{PAIRS}",
            written(decisions, pairs, {n: h.title for n, h in heads.items()}, self._say(PAIRS_HEAD)),
        )
        accounts = self._pieces(keeper, mapping, heads, pairs)
        return ImportOutcome(sorted(accounts, key=lambda each: each.source), keeper, pairs, fresh)

    def _heads(self) -> dict[str, Head]:
        mentions = Mentions(self.site.content, self.site.publication)
        return {
            article.source: _head(article, self.site.publication, mentions)
            for article, _ in self.record.articles()
            if article.is_piece and not missing(article, self.site.publication)
        }

    def _mapping(self, keeper: FileKeeper, heads: dict[str, Head]) -> tuple[NameMapping, int]:
        """The mapping with the names that are new; and registries with the entries that it names and they lack."""
        known = KnownNames(self.site.content, self.site.publication)
        mapping = NameMapping.read(_text(self.site.folder / MAPPING))
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
                self._lay(f"{self._root}/registry/{table}.toml", text)
        return mapping, fresh

    def _lay(self, path: str, text: str) -> None:
        """Write a file that people and imports write together: what a person wrote in it stands in the text."""
        target = self.site.root / path
        if not self.dry and _text(target) != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def _say(self, message: str) -> str:
        return self.site.voice.say(message)

    def _pieces(
        self, keeper: FileKeeper, mapping: NameMapping, heads: dict[str, Head], pairs: Pairs
    ) -> Iterator[SourceAccount]:
        """Every piece and every text that is undecided, written; gives the account of each source."""
        groups = self._keyed(
            heads, pairs, Taken(self.site.content, self.site.publication, self.record.keys().values())
        )
        if not self.dry:
            self.record.save()  # a folder that is written from now on has its key, whatever comes
        targets = Targets.of(groups.keys, heads)
        composer = Composer(
            self.site.publication,
            mapping,
            groups.taken,
            self.shelf,
            targets.key,
            self._events_of(pairs, groups.keys),
        )
        for key, names in groups.members.items():
            for name in names:
                composer.claim(key, heads[name].piece, heads[name].lang, heads[name].title)
        before = keeper.ours()
        copies = defaultdict(list)
        for name, original in pairs.copies.items():
            copies[original].append(name)
        for key, names in groups.members.items():
            yield from self._piece(keeper, composer, key, names, copies)
        yield from self._undecided(keeper, composer, heads)
        yield from self._faults()
        self._propose(keeper, pairs, groups.keys, heads)
        self._clear(keeper, before)

    def _piece(
        self,
        keeper: FileKeeper,
        composer: Composer,
        key: str,
        names: Sequence[str],
        copies: dict[str, list[str]],
    ) -> Iterator[SourceAccount]:
        told = [self.record.article(name) for name in names]
        order = [language.code for language in self.site.publication.languages]
        told.sort(key=lambda each: order.index(each[0].lang))
        editions = []
        for article, day in told:
            more = [self.record.article(name)[0] for name in copies[article.source]]
            extra = tuple(address for each in more for address in each.addresses)
            editions.append((article.lang, replace(article, addresses=(*article.addresses, *extra)), day))
        group = PieceGroup(key, told[0][0].piece, tuple(editions))
        done = composer.compose(group)
        folder = f"{self._root}/{group.folder}"
        outcomes = self._laid(keeper, folder, done)
        for lang, article, _ in group.editions:
            state = told_outcome(outcomes[f"index.{lang}.md"])
            yield SourceAccount(
                article.source, article.origin, folder, "imported", state, tuple(done.ledgers[article.source])
            )
            for name in copies[article.source]:
                yield self._copy(name, article.source)

    def _laid(self, keeper: FileKeeper, folder: str, done: Composed) -> dict[str, str]:
        """Lay the files of a piece down; what became of each, by its name."""
        for address, name in done.pictures.items():
            self.record.pictured(address, f"{folder}/{name}")
        return {name: keeper.lay(f"{folder}/{name}", data) for name, data in done.files.items()}

    def _copy(self, name: str, original: str) -> SourceAccount:
        article, _ = self.record.article(name)
        line = LedgerLine("duplicate", original, count=article.words, words=article.title)
        return SourceAccount(name, article.origin, "", "duplicate", "", (line,))

    def _undecided(
        self, keeper: FileKeeper, composer: Composer, heads: dict[str, Head]
    ) -> Iterator[SourceAccount]:
        """What has no title, no date or no language of the site's, with all that is known of it."""
        taken: set[str] = set()
        for article, day in self.record.articles():
            if article.source in heads:
                continue
            if not article.is_piece:
                yield SourceAccount(article.source, article.origin, "", "left", "", article.lines)
                continue
            lacks = missing(article, self.site.publication)
            name = stem = (
                slugify(article.title)
                or slugify(_ENDING.sub("", article.source.rpartition("/")[2]))
                or "text"
            )
            number = 2
            while name in taken:
                name, number = f"{stem}-{number}", number + 1
            taken.add(name)
            folder = f"{FOLDER}/undecided/{name}"
            group = PieceGroup(name, article.piece, ((article.lang or "xx", article, day),))
            done = composer.compose(group, decided=False)
            outcomes = self._laid(keeper, folder, done)
            text = told_outcome(outcomes[f"index.{article.lang or 'xx'}.md"])
            yield SourceAccount(
                article.source,
                article.origin,
                folder,
                "undecided",
                text,
                tuple(done.ledgers[article.source]),
                lacks,
            )

    def _faults(self) -> Iterator[SourceAccount]:
        from nhipcau.importing.counting import counted

        for source, reason, words, note in self.record.faults():
            line = LedgerLine(reason, "", words, note, counted(words).total())
            yield SourceAccount(source, "", "", "left", "", (line,))

    def _clear(self, keeper: FileKeeper, before: Iterable[str]) -> None:
        """Take away what an earlier run wrote and this one did not, where it is as it was written."""
        for path in before:
            if path not in keeper.outcomes:
                keeper.take_away(path)

    def _keyed(self, heads: dict[str, Head], pairs: Pairs, taken: Taken) -> KeyedGroups:
        """The groups under the keys that they have, or get now, in the order of time."""
        known, keys, members = self.record.keys(), {}, {}
        ordered = sorted(pairs.groups, key=lambda names: (min(str(heads[name].day) for name in names), names))
        held = {known[name] for names in ordered for name in names if name in known}
        order = [language.code for language in self.site.publication.languages]
        for group in ordered:
            names = sorted(group, key=lambda name: order.index(heads[name].lang))
            had = [known[name] for name in names if name in known and known[name] not in members]
            key = had[0] if had else self._new_key(names, heads, taken, held)
            taken.keys[FOLDERS[heads[names[0]].piece]].add(key)
            members[key] = tuple(names)
            for name in names:
                keys[name] = key
                self.record.place(name, key)
        return KeyedGroups(members, keys, taken)

    def _new_key(self, names: Sequence[str], heads: dict[str, Head], taken: Taken, held: set[str]) -> str:
        order = [language.code for language in self.site.publication.languages]
        first = min((heads[name] for name in names), key=lambda head: order.index(head.lang))
        slug = (
            slugify(first.title)
            or next(filter(None, (slugify(heads[name].title) for name in names)), "")
            or "text"
        )
        day = min(str(heads[name].day) for name in names)
        kind = FOLDERS[first.piece]
        taken.keys[kind] |= held
        return taken.key(kind, f"{day}-{slug}" if first.piece == "story" else slug)

    def _propose(
        self, keeper: FileKeeper, pairs: Pairs, keys: dict[str, str], heads: dict[str, Head]
    ) -> None:
        """One event for the stories of several portals, where none stands in the content yet. When it took place they
        do not tell in a field: that is for a person to write."""
        for names in pairs.events:
            key = event_key(keys, names)
            if (self.site.content / "events" / key).is_dir():
                continue
            first = min(
                (heads[name] for name in names if name in heads), key=lambda head: (str(head.day), head.name)
            )
            remarks = [
                f"start: ? ({first.day})",
                *(f"{{story}}{keys[name]}  {heads[name].title}" for name in names),
            ]
            text = file_text({"title": Quoted(first.title)}, "", remarks)
            keeper.lay(f"{FOLDER}/undecided/events/{key}/index.{first.lang}.md", text.encode())

    def _events_of(self, pairs: Pairs, keys: dict[str, str]):  # type: ignore[no-untyped-def]
        """The events that stand in the content for what several portals told of."""
        found: dict[str, tuple[str, ...]] = {}
        for names in pairs.events:
            key = event_key(keys, names)
            if (self.site.content / "events" / key).is_dir():
                found |= {keys[name]: (key,) for name in names if name in keys}
        return lambda key: found.get(key, ())


@dataclass(frozen=True, slots=True)
class KeyedGroups:
    """The names of the articles of each key, the key of each article, and what is taken."""

    members: dict[str, tuple[str, ...]]
    keys: dict[str, str]
    taken: Taken


def event_key(keys: dict[str, str], names: Sequence[str]) -> str:
    """What the event would be called that these articles tell of: as the first story about it."""
    return min(keys[name] for name in names if name in keys)[11:]


def told_outcome(outcome: str) -> str:
    """What became of a file, where a person should know: a ledger of nothing new is the ledger of before."""
    return outcome if outcome in OPEN else ""


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


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
