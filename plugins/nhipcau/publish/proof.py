"""The proof of a site before it is sent: what its files name is there, and what machines read is well-formed.

What a file says is found once for each state of it, and remembered; that all of it fits together is looked at anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from nhipcau.machine.kept import keep
from nhipcau.model import Problem, error
from nhipcau.model.plain_pickling import dumps, loads
from nhipcau.problems import N_
from nhipcau.publish import facts as reading
from nhipcau.publish import forms
from nhipcau.publish.facts import Base, Facts
from nhipcau.publish.manifest import Manifest, pages

FEWEST = 0.9
"""Of the pages of the last release: fewer, and something has gone wrong, unless it is meant."""
HEADERS = ("_headers", "nginx/maps.conf", "nginx/server.conf")
"""What tells servers of the security policy (`nhipcau.files.hosting`)."""
MAPPED = re.compile(r'^\s+"((?:[^"\\]|\\.)*)" ', re.M)
"""An address in a map of nginx."""
MAIN = re.compile(r"<main\b.*?</main>", re.S)

Known = dict[str, tuple[str, Facts]]
"""The digest of a file's bytes when it was looked at, and its facts, by path."""

Each = Callable[[Callable[[str], Facts], Sequence[str]], Iterable[Facts]]
"""Applies a function to each, as `map` does, perhaps on all cores."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A built site: its files, where they lie, its public address, and the paths of its front pages."""

    folder: Path
    manifest: Manifest
    base: Base
    fronts: tuple[str, ...]

    def facts(self, path: str) -> Facts:
        """The facts of one of its files."""
        return forms.facts(path, (self.folder / path).read_bytes(), self.base)


def known_facts(site: BuiltSite, memory: Path, each: Each = map) -> Known:
    """The facts of every file of a site, of which those that did not change come from the file `memory`."""
    known = _recalled(memory, site.base)
    fresh = [path for path, entry in site.manifest.items() if known.get(path, ("",))[0] != entry.digest]
    read = dict(zip(fresh, each(site.facts, fresh), strict=True))
    gone = known.keys() - site.manifest.keys()
    for path, found in read.items():
        known[path] = site.manifest[path].digest, found
    for path in gone:
        del known[path]
    if read or gone:
        _remember(memory, site.base, known)
    return known


def problems(site: BuiltSite, known: Known, last: int, *, allow_fewer: bool = False) -> tuple[Problem, ...]:
    """All that is wrong with a site. `last` is how many pages the last release had, 0 where there was none."""
    found = [*_sanity(site, last, allow_fewer), *together(site.folder, _faults(site, known))]
    return tuple(found)


# What each file says, held against all others

Fault = tuple[str, str, str]
"""The msgid of what is wrong with a file, what it is about, and the path of the file."""


def _faults(site: BuiltSite, known: Known) -> Iterator[Fault]:
    moved = addresses_in(site.folder / "nginx/redirects.conf")
    there = site.manifest.keys() | {address.lstrip("/") for address in moved}
    spots = {f"{path}#{name}" for path, (_, each) in known.items() for name in each.ids}
    spots |= {f"{path}#top" for path in pages(site.manifest)}  # HTML, 7.4.6: the top of any document
    for path, (_, each) in known.items():
        yield from ((message, what, path) for message, what in each.faults)
        for name in each.named - there:
            yield N_("It names {what}, which is not there."), name, path
        for spot in each.spots - spots:
            # Where the file itself is missing, that has been said; in a picture or a script, names are its own.
            file = spot.partition("#")[0]
            if file in site.manifest and file.endswith(".html"):
                yield N_("It leads to the place {what}, which is not there."), spot, path
        yield from _one_sided(path, each, known)


def _one_sided(path: str, facts: Facts, known: Known) -> Iterator[Fault]:
    """Editions that a page names and that do not name it: search engines believe only what both say."""
    for lang, other in facts.editions:
        if other != path and other in known and path not in {name for _, name in known[other][1].editions}:
            message = N_("It names {what} as the same in another language, which does not name it.")
            yield message, f"{other} ({lang})", path


def addresses_in(file: Path) -> tuple[str, ...]:
    """The addresses in a map of nginx: those that the server itself leads on, or answers with 410."""
    found = MAPPED.findall(file.read_text("utf-8")) if file.is_file() else []
    return tuple(re.sub(r"\\(.)", r"\1", address) for address in found)


def together(folder: Path, faults: Iterable[Fault]) -> Iterator[Problem]:
    """A problem for each thing that is wrong, with the first file that has it and the number of others."""
    files: dict[tuple[str, str], list[str]] = {}
    for message, what, path in faults:
        files.setdefault((message, what), []).append(path)
    for (message, what), paths in files.items():
        problem = error((folder / min(paths)).as_posix(), 0, "", message, what=what)
        if len(paths) > 1:
            hint = N_("{more} more files have the same fault.")
            problem = replace(problem, hint=hint, values=(*problem.values, ("more", str(len(paths) - 1))))
        yield problem


# The site as a whole


def _sanity(site: BuiltSite, last: int, allow_fewer: bool) -> Iterator[Problem]:
    have = len(pages(site.manifest))
    if have < FEWEST * last and not allow_fewer:
        message = N_("The site has {have} pages, and the last release had {last}.")
        hint = N_("If that is meant, say --allow-fewer.")
        yield error(site.folder.as_posix(), 0, "", message, hint, have=have, last=last)
    if reading.LOCAL.match(site.base.url):
        message = N_("The site is built for {url}, which readers cannot reach.")
        hint = N_("Give SITEURL the public address in publishconf.py, and publish with that.")
        yield error("publishconf.py", 0, "SITEURL", message, hint, url=site.base.url)
    for path in HEADERS:
        if path not in site.manifest:
            message = N_("The file is not there: a server would send no security headers.")
            hint = N_("The plugin nhipcau.files.hosting makes it.")
            yield error((site.folder / path).as_posix(), 0, "", message, hint)
    for path in site.fronts:
        if path not in site.manifest or _is_empty(site, path):
            message = N_("The front page is empty: it leads to no other page of the site.")
            yield error((site.folder / path).as_posix(), 0, "", message)


def _is_empty(site: BuiltSite, path: str) -> bool:
    main = MAIN.search((site.folder / path).read_text("utf-8"))
    led = reading.page(main[0], path, site.base).named if main else frozenset()
    return not any(name.endswith(".html") and name not in site.fronts for name in led)


# Memory


def _recalled(memory: Path, base: Base) -> Known:
    """What was found earlier; nothing where that is damaged, of another address, or by another reader."""
    try:
        stored = memory.read_bytes()
        head, data = stored[:20], stored[20:]
        if head != _head(data, base):
            return {}
        found: Known = loads(data)
        return found
    except Exception:  # whatever a damaged pickle raises: all is read anew
        return {}


def _remember(memory: Path, base: Base, known: Mapping[str, tuple[str, Facts]]) -> None:
    data = dumps(known)
    memory.parent.mkdir(parents=True, exist_ok=True)
    keep(memory, _head(data, base) + data)


def _head(data: bytes, base: Base) -> bytes:
    """A digest of the memory, of the address, and of the code that reads."""
    code = b"".join(Path(str(module.__file__)).read_bytes() for module in (reading, forms))
    return blake2b(blake2b(code).digest() + base.url.encode() + data, digest_size=20).digest()
