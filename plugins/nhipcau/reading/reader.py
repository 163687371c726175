"""Reading: all of `content/` in, one Content and every Problem out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from nhipcau.machine import Tree
from nhipcau.machine.site_code import plugin_code
from nhipcau.model import ERROR, Anniversary, Content, Event, Problem, Publication, Refused, Story
from nhipcau.model.kinds import VENUE
from nhipcau.model.strips import Announced
from nhipcau.reading.address_record import NO_ADDRESSES, AddressRecord, read_record
from nhipcau.reading.addresses import settle
from nhipcau.reading.checks import check
from nhipcau.reading.clock import AHEAD, PAST, untimely
from nhipcau.reading.content_cache import Bodies, ContentCache, Finding, Read, contents, now
from nhipcau.reading.counts import Claim, claims, wrong
from nhipcau.reading.extensions import checked, rules
from nhipcau.reading.extensions import forms as all_forms
from nhipcau.reading.findings import MAKES, level_of_broken_links
from nhipcau.reading.focus import focus
from nhipcau.reading.folder import LINK, Mention, read_folder
from nhipcau.reading.gathered import with_gathered
from nhipcau.reading.kinds import of_entries, of_pieces
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.pieces import build
from nhipcau.reading.places import TREE, Place, find, look, twins
from nhipcau.reading.registry import Registry, read_registry
from nhipcau.reading.schema import EntryForm, Form
from nhipcau.reading.source import Unreadable
from nhipcau.reading.strips import check_strips
from nhipcau.reading.terms import read_terms
from nhipcau.reading.unforeseen import unforeseen, unreadable
from nhipcau.reading.venues import settled
from nhipcau.rules import levelled
from nhipcau.rules.terms import HouseTerm

LEANS_ON = (
    "Markdown",
    "pymdown-extensions",
    "PyYAML",
    "nh3",
    "Pillow",
    "pillow-heif",
    "defusedxml",
    "lunar-vn",
    "python-dateutil",
    "tzdata",
)
LOT = 500
"""How many folders are read before they are put into the cache: a bound on memory."""
ROOMS = ("model", "languages", "almanac", "pictures", "rules", "reading")


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """What reading did, in folders."""

    read: int
    kept: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading gives: a publication's content, the warnings, where the HTML of bodies is, and what was done."""

    publication: Publication
    content: Content
    problems: tuple[Problem, ...]
    bodies: Bodies
    report: ReadingReport
    dated: tuple[Mention, ...] = ()
    """Days that must be past, and days that may be far ahead, and where they are told."""
    addresses: AddressRecord = NO_ADDRESSES
    """Every address that was published, as far as it was written down."""
    links: tuple[Mention, ...] = ()
    """The links of texts to addresses of the site; whether they lead anywhere shows when the site is drawn."""

    def untimely(self, now: datetime) -> tuple[Problem, ...]:
        """The problems that only a clock shows: what is said to have been founded or changed after `now` (aware), and
        what lies very far ahead."""
        return tuple(untimely(self.dated, now))


def read(
    content: Path,
    publication: Publication,
    cache: Path,
    settings: dict[str, Any],
    each: Callable[..., Iterable[Read]],
    tree: Tree | None = None,
    forms: tuple[Form, ...] | None = None,
) -> Reading:
    """Read the content folder; raises Refused with all problems when there is an error among them.

    `cache` is the folder of the cache; `settings` are Pelican's, for its reader; `each(function, places)` applies
    a function to every place, on as many cores as it sees fit, and gives the answers in any order; `tree` is how things
    are in the content folder, where somebody has looked just now. `forms` are those of the publication's kinds; left
    out, those of every site and of its plugins.
    """
    forms = all_forms() if forms is None else forms
    places, problems = find(content, tree or look(content, cache / TREE), publication.kinds)
    problems += twins(places)
    terms, wrong_terms = read_terms(content, publication)
    problems += wrong_terms
    cached = ContentCache(cache / "reading.sqlite", cache_version(publication, settings, terms))
    shelf = Shelf(publication, settings, forms, terms)
    findings, fresh = _findings(cached, places, partial(each, shelf.read))
    registries = [_registry(content, form, publication, problems) for form in of_entries(forms).values()]
    record, unread = read_record(content)
    settled = settle(findings, registries, record, publication)
    findings, record = settled.findings, settled.record
    problems += [*unread, *settled.problems, *_problems(findings, registries, forms)]
    problems += check_strips(_strips(findings), _since(findings), publication)
    problems += wrong(_claims(findings), _anniversaries(findings))
    found, ungathered = with_gathered(content, publication, _content(findings, registries, forms))
    problems += ungathered
    told = tuple(
        sorted(levelled(problems, settings.get("RULES", {}), rules()), key=lambda problem: problem.order)
    )
    refused = any(problem.level == ERROR for problem in told)
    if fresh and not refused:
        cached.forget_bodies({digest for finding in findings for digest in finding.bodies})
    cached.close()
    if refused:
        raise Refused(told)
    dated = tuple(each for finding in findings for each in finding.mentions if each.kind in (PAST, AHEAD))
    links = tuple(each for finding in findings for each in finding.mentions if each.kind == LINK)
    report = ReadingReport(fresh, len(places) - fresh)
    return Reading(publication, found, told, Bodies(cached.path), report, dated, record, links)


def _findings(
    cached: ContentCache, places: list[Place], read_all: Callable[[list[Place]], Iterable[Read]]
) -> tuple[list[Finding], int]:
    """What every place holds, by the cache or else read now and given to it; and how many had to be read."""
    began = now()
    found = cached.findings(places, began)
    missing = [place for place in places if place.file not in found]
    fresh = iter(read_all(missing))
    while lot := list(islice(fresh, LOT)):
        found.update((place.file, finding) for place, _, finding, _ in lot)
        cached.keep((row for row in lot if row[2].piece is not None), began)
    if missing:
        cached.forget_folders({place.file for place in places})
    return [found[place.file] for place in places], len(missing)


class Shelf:
    """Reads places with one reader, which each process makes for itself when it first needs it."""

    def __init__(
        self,
        publication: Publication,
        settings: dict[str, Any],
        forms: tuple[Form, ...] | None = None,
        terms: tuple[HouseTerm, ...] = (),
    ) -> None:
        self._publication = publication
        self._terms = terms
        self._forms = of_pieces(all_forms() if forms is None else forms)
        self._settings = settings
        self._today = _today(settings.get("NOW"), publication)
        self._readers: dict[str, ContentReader] = {}
        """A reader for each level of links that lead nowhere."""

    def read(self, place: Place) -> Read:
        """Everything that one place holds."""
        try:
            digest = contents(place)
            return place, digest, *self._found(place)
        except OSError as fault:
            return self._failed(place, unreadable(fault, place.file))
        except Exception as fault:  # a text that we do not know how to refuse is refused all the same
            self._readers.clear()  # nothing that failed is trusted with the next
            return self._failed(place, unforeseen(fault, place))

    def _found(self, place: Place) -> tuple[Finding, dict[str, str]]:
        form = self._forms[place.kind]
        folder = read_folder(form, place.path, place.file, self._publication, self._reader(place))
        focus(folder)
        piece, bodies = build(folder) if folder.sources else (None, {})
        folder.problems += checked(folder, piece, self._terms)
        finding = Finding(
            place.kind,
            folder.key,
            piece,
            tuple(folder.mentions),
            tuple(dict.fromkeys(folder.problems)),
            tuple(sorted(bodies)),
            tuple(claims(folder, piece)) if piece else (),
        )
        return finding, bodies

    def _failed(self, place: Place, problem: Problem) -> Read:
        return place, "", Finding(place.kind, place.name, None, (), (problem,)), {}

    def _reader(self, place: Place) -> ContentReader:
        level = level_of_broken_links(f"{place.file}/", self._settings["BROKEN_LINKS"], self._today)
        if level not in self._readers:
            self._readers[level] = ContentReader(MAKES[level])
        return self._readers[level]


def _today(now: object, publication: Publication) -> date:
    """The day of the build; by the machine's clock where NOW is none, which is refused where the clock is asked."""
    try:
        return datetime.fromisoformat(str(now)).date()
    except ValueError:
        return datetime.now(publication.clock).date()


def cache_version(
    publication: Publication, settings: Mapping[str, Any], terms: tuple[HouseTerm, ...] = ()
) -> str:
    """A digest of all that a finding depends on besides the content: our code and that of the site's own plugins, the
    settings, the terms of the house, what it leans on."""
    digest = blake2b(plugin_code(settings).encode(), digest_size=16)
    known = (
        publication,
        terms,
        settings["BROKEN_LINKS"],
        sys.version_info[:2],
        [version(name) for name in LEANS_ON],
    )
    digest.update(repr(known).encode())
    for room in ROOMS:
        for path in sorted((Path(__file__).parent.parent / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _registry(content: Path, form: EntryForm, publication: Publication, problems: list[Problem]) -> Registry:
    name = f"{form.kind.plural}.toml"
    file = f"{content.name}/registry/{name}"
    try:
        return read_registry(form, content / "registry" / name, file, publication)
    except Unreadable as bad:
        problems.append(bad.problem)
        return Registry(form, file, "", publication, whole=False)


def _problems(findings: list[Finding], registries: list[Registry], forms: tuple[Form, ...]) -> list[Problem]:
    """What the folders and registries tell of themselves, and what only all of them together show.

    A registry that could not be read says so once; that its keys are then unknown is not said of every story.
    """
    problems = [problem for finding in findings for problem in finding.problems]
    problems += [problem for registry in registries for problem in registry.problems]
    keys: dict[str, set[str]] = {form.kind.name: set() for form in forms}
    for finding in findings:
        keys[finding.kind].add(finding.key)
    for registry in registries:
        keys[registry.kind] = registry.keys
    unread = {registry.kind for registry in registries if not registry.whole}
    mentions: list[Mention] = [mention for finding in findings for mention in finding.mentions]
    mentions += [mention for registry in registries for mention in registry.mentions]
    mentions = [mention for mention in mentions if mention.kind not in {*unread, "strip", LINK, PAST, AHEAD}]
    return problems + list(check(mentions, keys, {form.kind.name: form.unknown for form in forms}))


def _strips(findings: list[Finding]) -> list[tuple[Announced, Mention]]:
    """Every piece with a place in the strip, and where it says so."""
    told = [
        (finding, next((each for each in finding.mentions if each.kind == "strip"), None))
        for finding in findings
    ]
    return [(finding.piece, mention) for finding, mention in told if finding.piece and mention]  # type: ignore[misc]


def _claims(findings: list[Finding]) -> Iterator[Claim]:
    return (claim for finding in findings for claim in finding.claims)


def _anniversaries(findings: list[Finding]) -> Iterator[Anniversary]:
    return (finding.piece for finding in findings if isinstance(finding.piece, Anniversary))


def _since(findings: list[Finding]) -> date:
    """The first day of the record: of the oldest story or event; with neither, of this century."""
    pieces = [finding.piece for finding in findings]
    days = [piece.date.date() for piece in pieces if isinstance(piece, Story)]
    days += [piece.period.start.date() for piece in pieces if isinstance(piece, Event)]
    return min(days, default=date(2000, 1, 1))


def _content(findings: list[Finding], registries: list[Registry], forms: tuple[Form, ...]) -> Content:
    values: dict[str, list[Any]] = {form.kind.name: [] for form in forms}
    for registry in registries:
        values[registry.kind] += registry.entries
    venues = values.get(VENUE.name, ())
    for finding in findings:
        values[finding.kind].append(settled(finding.piece, venues))
    return Content(**{form.kind.plural: tuple(values[form.kind.name]) for form in forms})
