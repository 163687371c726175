"""Addresses live for ever: what was published once is written down, and holds (`content/registry/addresses.txt`).

The record is read here and never written (`nhipcau/host/addresses.py` does, when the site is published). By it, a slug
that was made of a headline stays when the headline is corrected; and what stands elsewhere now has its earlier
addresses among its aliases, whatever made it move: a slug, a day, a folder's name, a word in the settings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, NamedTuple

from nhipcau.model import Edition, Entry, Problem, Publication, error, warning
from nhipcau.reading.address_record import AddressRecord, RecordedAddress, Thing
from nhipcau.reading.content_cache import Finding
from nhipcau.reading.pieces import DATED, digested, digested_edition
from nhipcau.reading.registry import Registry
from nhipcau.reading.source import N_

MADE = "title"
"""The field of a mention of an address whose slug nobody wrote: it was made of the title."""
LATER = ("drafts", "gone")
"""Where a story has editions besides those that readers see."""


@dataclass(slots=True)
class Settled:
    """What the record changed: findings with the addresses that hold, the record under the names of today."""

    findings: list[Finding]
    record: AddressRecord
    problems: list[Problem] = field(default_factory=list)


class Owner(NamedTuple):
    """Who claims an address, and where."""

    thing: Thing
    file: str
    line: int


def settle(
    findings: list[Finding], registries: Sequence[Registry], record: AddressRecord, publication: Publication
) -> Settled:
    """What was found, at the addresses that hold. Registries are changed in place, findings are given anew."""
    claimed = {  # plain: there are tens of thousands, and mostly nothing has moved
        mention.key: (finding.kind, finding.key)
        for finding in findings
        for mention in finding.mentions
        if mention.kind == "address"
    }
    claimed |= {url: owner.thing for url, owner in _entries(registries, publication)}
    lost = {line.thing for line in record.lines if claimed.get(line.url) != line[:2]}
    settled = Settled(findings, record)
    settled.problems += _hidden(findings, record)
    if lost:
        Settling(settled, registries, publication).run(lost)
    return settled


def _pieces(findings: Iterable[Finding]) -> Iterator[tuple[str, Owner]]:
    for finding in findings:
        for mention in finding.mentions:
            if mention.kind == "address":
                yield mention.key, Owner((finding.kind, finding.key), mention.file, mention.line)


def _entries(registries: Iterable[Registry], publication: Publication) -> Iterator[tuple[str, Owner]]:
    for registry in registries:
        for entry in registry.entries if registry.form.kind.paged else ():
            owner = Owner((registry.kind, entry.key), registry.file, registry.line(entry.key))
            for code in registry.codes:
                yield publication.language(code).at(registry.form.kind.plural, entry.slug(code)), owner


def _hidden(findings: Iterable[Finding], record: AddressRecord) -> Iterator[Problem]:
    """A warning for each edition that readers have seen and that is a draft now: its address leads nowhere."""
    drafts = {}
    for finding in findings:
        piece: Any = finding.piece
        if piece and (getattr(piece, "draft", False) or getattr(piece, "drafts", ())):
            for edition in piece.editions if piece.draft else piece.drafts:
                drafts[finding.kind, finding.key, edition.lang] = edition
    for line in reversed(record.lines) if drafts else ():
        edition = drafts.pop((line.kind, line.key, line.lang), None)
        if edition:
            message = N_("This was published, and is a draft now: its address {url} leads nowhere.")
            hint = N_("To take it back with a notice to readers, write “status: withdrawn”.")
            yield warning(edition.file, 1, "status", message, hint, url=line.url)


class Settling:
    """Brings things that moved and their earlier addresses together."""

    def __init__(
        self,
        settled: Settled,
        registries: Sequence[Registry],
        publication: Publication,
    ) -> None:
        self._settled, self._publication = settled, publication
        self._owners = dict((*_pieces(settled.findings), *_entries(registries, publication)))
        self._places = {(each.kind, each.key): at for at, each in enumerate(settled.findings)}
        self._registries = {each.kind: each for each in registries}
        self._lines = defaultdict[Thing, list[RecordedAddress]](list)
        for line in settled.record.lines:
            self._lines[line.thing].append(line)
        mentions = [each for finding in settled.findings for each in finding.mentions]
        mentions += [each for registry in registries for each in registry.mentions]
        self._aliases = {f"{each.key.rstrip('/')}/" for each in mentions if each.kind == "alias"}

    def run(self, lost: set[Thing]) -> None:
        """Settle those things, of which an address is on record that they do not claim."""
        heirs = {thing: self._heir(thing) for thing in sorted(lost) if not self._there(thing)}
        for thing, heir in heirs.items():
            if heir:
                self._inherit(thing, heir)
            else:
                self._problem_of_orphan(thing)
        for thing in sorted((lost - heirs.keys()) | {heir for heir in heirs.values() if heir}):
            lines = [line for line in self._lines[thing] if self._free(thing, line)]
            if thing in self._places:
                at = self._places[thing]
                self._settled.findings[at] = self._moved(self._settled.findings[at], lines)
            else:
                self._move_entry(self._registries[thing[0]], thing[1], lines)

    def _there(self, thing: Thing) -> bool:
        registry = self._registries.get(thing[0])
        # One that could not be read may have any key: that it could not has been told.
        return thing in self._places or (
            registry is not None and (not registry.whole or thing[1] in registry.keys)
        )

    def _free(self, thing: Thing, line: RecordedAddress) -> bool:
        """Whether an address can lead to what had it; no other thing may have it now."""
        owner = self._owners.get(line.url)
        if owner is None or owner.thing == thing:
            return True
        message = N_(
            "The address {url} was published as that of “{key}”, whose readers must still find it there."
        )
        hint = N_("Give this one another “slug”.")
        self._settled.problems.append(
            error(owner.file, owner.line, "slug", message, hint, url=line.url, key=line.key)
        )
        return False

    # What was given another name

    def _heir(self, thing: Thing) -> Thing | None:
        """What a thing that is no longer there is called now: what claims one of its addresses, or else the one thing
        that nobody has seen yet and that is named much like it."""
        kind, key = thing
        for line in self._lines[thing]:
            owner = self._owners.get(line.url)
            if owner and owner.thing[0] == kind:
                return owner.thing
        known = [name for of, name in self._places if of == kind]
        if kind in self._registries:
            known = [entry.key for entry in self._registries[kind].entries]
        new = [name for name in known if (kind, name) not in self._lines]
        own, named = _undated(key), [name for name in new if _undated(name) == _undated(key)]
        day = key.removesuffix(own)
        near = get_close_matches(own, [_undated(name) for name in new if name.startswith(day)], 2, 0.7)
        found = named or [name for name in new if name == day + near[0]] if near or named else []
        return (kind, found[0]) if len(found) == 1 and len(near) < 2 else None

    def _inherit(self, thing: Thing, heir: Thing) -> None:
        """Write the lines of a thing down under the name that it has now."""
        old = self._lines.pop(thing)
        self._lines[heir] = [line._replace(key=heir[1]) for line in old] + self._lines[heir]
        lines = (
            line._replace(key=heir[1]) if line.thing == thing else line for line in self._settled.record.lines
        )
        self._settled.record = replace(self._settled.record, lines=tuple(lines))

    def _problem_of_orphan(self, thing: Thing) -> None:
        left = [line for line in self._lines[thing] if f"{line.url.rstrip('/')}/" not in self._aliases]
        left = [line for line in left if line.url not in self._owners]
        if left:
            message = N_("The address {url} was published, and leads nowhere now: “{key}” is gone.")
            hint = N_(
                "Bring it back, with “status: withdrawn” if readers shall no longer see it; or write the address into "
                "the “aliases” of what takes its place."
            )
            record, line = self._settled.record, left[-1]
            self._settled.problems.append(
                error(record.file, line.line, "", message, hint, url=line.url, key=line.key)
            )

    # What stands elsewhere now

    def _moved(self, finding: Finding, lines: Sequence[RecordedAddress]) -> Finding:
        """A finding whose piece has its lasting slugs, and its earlier addresses as aliases."""
        piece: Any = finding.piece
        if piece is None:
            return finding
        made = {each.file for each in finding.mentions if each.kind == "address" and each.field == MADE}
        shelves = {"editions": piece.editions} | {
            name: found for name in LATER if (found := getattr(piece, name, ()))
        }
        known = {edition.lang for editions in shelves.values() for edition in editions}
        first = piece.editions[0].lang
        own = defaultdict[str, list[str]](list)
        for line in lines:
            own[line.lang if line.lang in known else first].append(line.url)
        moved = {
            name: tuple(self._kept(each, own[each.lang], each.file in made) for each in editions)
            for name, editions in shelves.items()
        }
        at = {edition.file: edition.url for editions in moved.values() for edition in editions}
        mentions = tuple(
            each._replace(key=at.get(each.file, each.key)) if each.kind == "address" else each
            for each in finding.mentions
        )
        drafts = {name: tuple(map(digested_edition, moved[name])) for name in LATER if name in moved}
        return replace(finding, piece=digested(replace(piece, **moved | drafts)), mentions=mentions)

    def _kept(self, edition: Edition, urls: Sequence[str], made: bool) -> Edition:
        if made and urls:
            slug = urls[-1].split("/")[-2]
            edition = replace(edition, slug=slug, url=_with_slug(edition.url, slug))
        former = [url for url in urls if url != edition.url and url not in self._aliases]
        return replace(edition, aliases=tuple(dict.fromkeys((*edition.aliases, *former))))

    def _move_entry(self, registry: Registry, key: str, lines: Sequence[RecordedAddress]) -> None:
        at = next((at for at, entry in enumerate(registry.entries) if entry.key == key), None)
        if at is None:
            return
        entry, kind = registry.entries[at], registry.form.kind
        slugs = dict(entry.slugs)
        for code in registry.codes:
            urls = [line.url for line in lines if line.lang == code]
            base = self._publication.language(code).at(kind.plural)
            if urls and (key, code) in registry.made and urls[-1].startswith(base):
                slugs[code] = urls[-1].split("/")[-2]
        new: Entry = replace(entry, slugs=tuple(slugs.items()))
        pairs = {}
        for code in registry.codes:
            language = self._publication.language(code)
            pairs[language.at(kind.plural, entry.slug(code))] = language.at(kind.plural, new.slug(code))
        former = [
            line.url for line in lines if line.url not in pairs.values() and line.url not in self._aliases
        ]
        registry.entries[at] = replace(new, aliases=tuple(dict.fromkeys((*entry.aliases, *former))))
        registry.mentions = [
            each._replace(key=pairs.get(each.key, each.key)) if each.kind == "address" else each
            for each in registry.mentions
        ]


def _undated(key: str) -> str:
    found = DATED.fullmatch(key)
    return found[2] if found else key


def _with_slug(url: str, slug: str) -> str:
    return f"{url[: url.rstrip('/').rfind('/')]}/{slug}/"
