"""The links of texts to addresses of the site, held against what the site is made of, at every build.

Reading keeps where each text leads (`Reading.links`); only when all is drawn, by plugins of the site too, is it known
what there is. A text is not read again for that, and a page only where a link names a place in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from nhipcau.languages import slugify
from nhipcau.model import ERROR, WARNING, Problem, Site, path_of
from nhipcau.printing.output_paths import OutputPaths
from nhipcau.reading.anchors import ROOM
from nhipcau.reading.findings import MAKES, level_of_broken_links
from nhipcau.reading.source import N_

if TYPE_CHECKING:
    from nhipcau.reading.folder import Mention

INDEX = "index.html"
OFF = "off"
"""The level of a rule that tells nothing."""
NAME = re.compile(rb'\sid="([^"]*)"')
FILE = re.compile(r"\.(?!html?$)[A-Za-z0-9]{2,5}$")
"""How the address of a file ends that is no page."""
NEAR = 5
"""How many addresses that are not there are held against all that are; that takes long."""

Read = Callable[[str], bytes]


class LinkCheck:
    """Checks the links of the texts that readers see. `level` is that of a link that leads nowhere in a new text,
    `always` that of every one, where the site gives the rule a level: also "note", or "off"."""

    def __init__(self, site: Site, links: Iterable[Mention], level: str = ERROR, always: str = "") -> None:
        self._site, self._links = site, () if always == OFF else links
        self._always = always
        self._level, self._today = level, site.now.date()
        self.warnings: tuple[Problem, ...] = ()

    def errors(self, paths: OutputPaths, read: Read) -> tuple[Problem, ...]:
        """The errors among them; `warnings` are there afterwards."""
        found = tuple(
            replace(problem, level=self._always) if self._always else problem
            for problem in self._found(Pages(paths, read))
        )
        self.warnings = tuple(problem for problem in found if problem.level != ERROR)
        return tuple(problem for problem in found if problem.level == ERROR)

    def _found(self, pages: Pages) -> Iterator[Problem]:
        unseen = self._unseen()
        unread = set(unseen.values())
        for link in self._links:
            address, name = self._led(link)
            path = pages.path(address)
            if link.file in unread or not address:
                continue
            if path in unseen:
                yield self._waiting(link)
            elif path not in pages.there:
                yield self._nowhere(link, address, pages)
            elif name and path.endswith(".html"):
                name = unquote(name)
                if name != "top" and not pages.has(path, name) and (known := pages.names(path)):
                    yield self._nameless(link, known)

    def _led(self, link: Mention) -> tuple[str, str]:
        """The address that a link leads to, "" where it is none yet, and the name of the place there."""
        address, _, name = link.key.partition("#")
        if not address.startswith("{"):
            return address, name
        kind, _, key = address[1:].partition("}")
        lang = link.file.rpartition("/")[2].split(".")[-2]
        return self._site.link(kind, key, lang).url, f"{ROOM}{name}"

    def _unseen(self) -> dict[str, str]:
        """The files of the texts that readers do not see, by the paths of their pages."""
        editions = [edition for story in self._site.hidden() for edition in story.editions]
        found = {path_of(edition.url): edition.file for edition in editions}
        return found | {f"{edition.url} gone": edition.file for _, edition in self._site.notices()}

    def _waiting(self, link: Mention) -> Problem:
        message = N_("The link to “{url}” leads to a text that readers do not see yet.")
        hint = N_("Name it by its key, [words]({{story}}its-folder): that becomes a link when it comes out.")
        return MAKES[WARNING](link.file, link.line, "", message, hint, url=link.key[:100])

    def _nowhere(self, link: Mention, address: str, pages: Pages) -> Problem:
        message = N_("The link to “{url}” leads nowhere: there is no such page or file on the site.")
        near = pages.near(address)
        hint = (
            N_("Did you mean “{near}”?")
            if near
            else N_("Name texts by their keys: [words]({{story}}its-folder).")
        )
        if pages.is_foreign(address):
            return MAKES[WARNING](link.file, link.line, "", message, hint, url=link.key[:100], near=near)
        return self._make(link, message, hint, url=link.key[:100], near=near)

    def _nameless(self, link: Mention, known: frozenset[str]) -> Problem:
        address, _, name = link.key.partition("#")
        name, room = unquote(name), ROOM if address.startswith("{") else ""
        message = N_("The link to “{url}” leads nowhere: no place of that page is called “{name}”.")
        own = f"{ROOM}{slugify(name)}"
        near = own if own in known else next(iter(get_close_matches(room + name, sorted(known), 1, 0.6)), "")
        hint = N_("Did you mean “{near}”?") if near else ""
        values = {"url": link.key[:100], "name": name[:60], "near": f"{address}#{near.removeprefix(room)}"}
        return self._make(link, message, hint, **values)

    def _make(self, link: Mention, message: str, hint: str, **values: object) -> Problem:
        make = MAKES[level_of_broken_links(link.file, self._level, self._today)]
        return make(link.file, link.line, "", message, hint, **values)


class Pages:
    """What there is on a site: the paths of its files, and what its servers answer besides."""

    def __init__(self, paths: OutputPaths, read: Read) -> None:
        self.there = paths.files | paths.reserved
        self._read = read
        self._names: dict[str, frozenset[str]] = {}
        self._had: dict[tuple[str, str], bool] = {}
        self._searched = 0

    def path(self, address: str) -> str:
        """The path of what servers answer at an address with."""
        bare = address.partition("?")[0]
        path = path_of(bare)
        if path in self.there or path.endswith("/") or bare.endswith("/"):
            return path
        return f"{path}/{INDEX}" if f"{path}/{INDEX}" in self.there else path

    def has(self, path: str, name: str) -> bool:
        """Whether a page has a place of that name. To look for one takes a tenth of finding them all."""
        if (path, name) not in self._had:
            written = f' id="{name}"'.encode()
            self._had[path, name] = written in self._text(path) or name in self.names(path)
        return self._had[path, name]

    def _text(self, path: str) -> bytes:
        try:
            return self._read(path)
        except OSError:  # servers lead on from there
            return b""

    def names(self, path: str) -> frozenset[str]:
        """The names of the places in a page."""
        if path not in self._names and path in self.there:
            found = NAME.findall(self._text(path))
            self._names[path] = frozenset(unescape(each.decode("utf-8", "replace")) for each in found)
        return self._names.get(path, frozenset())

    def is_foreign(self, address: str) -> bool:
        """Whether it is that of a file in a folder that no site of ours has: it may be on the server from before."""
        first = address.lstrip("/").partition("/")[0]
        return bool(FILE.search(address)) and "/" in address[1:] and first not in self._folders

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(path.partition("/")[0] for path in self.there) | {"photos", "theme"}

    def near(self, address: str) -> str:
        """The address that was probably meant: the same name elsewhere, or one much like it; else ""."""
        folder, _, last = unquote(address.partition("?")[0]).rstrip("/").rpartition("/")
        if same := self._by_name.get(last):
            return same[0]
        beside = self._by_folder.get(folder, {})
        found = get_close_matches(last, beside, 1, 0.6)
        if found:
            return beside[found[0]]
        self._searched += 1
        found = get_close_matches(last, self._by_name, 1, 0.8) if self._searched <= NEAR else []
        return self._by_name[found[0]][0] if found else ""

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The addresses of pages by the last word in them."""
        found = defaultdict[str, list[str]](list)
        for path in sorted(self.there):
            if path.endswith(f"/{INDEX}"):
                address = f"/{path.removesuffix(INDEX)}"
                found[address.rstrip("/").rpartition("/")[2]].append(address)
        return found

    @cached_property
    def _by_folder(self) -> dict[str, dict[str, str]]:
        """The addresses of pages by what stands before the last word in them, and by that: an archive that was brought
        in may have thousands of links that lead nowhere."""
        found = defaultdict[str, dict[str, str]](dict)
        for name, addresses in self._by_name.items():
            for address in addresses:
                found[address.rstrip("/").rpartition("/")[0]].setdefault(name, address)
        return found
