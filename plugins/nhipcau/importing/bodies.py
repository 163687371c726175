"""The text of an article as it will stand on the new site: pictures and files beside it, links to what came too."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from nhipcau.importing.counting import counted
from nhipcau.importing.photos import UnfitPhoto, fit
from nhipcau.importing.settling import wanted
from nhipcau.importing.shelf import NOWHERE, SavedFiles
from nhipcau.importing.values import Article, LedgerLine, Shot
from nhipcau.importing.writing import one_line
from nhipcau.languages import slugify

_FIGURE = re.compile(
    r"^[ >\t]*(?:(?:[-*]|\d+\.)[ \t]+)?!\[(?:[^\]\\\n]|\\.)*\]\(<?(?P<mark>nhipcau-picture-\d+)>?[^\n]*\)[ \t]*$",
    re.M,
)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\(<?(?P<address>https?://[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+\"[^\"\n]*\")?\)"
)
SEE_ALSO = {"vi": "Xem thêm", "en": "See also"}
"""What stands above the stories that an old page named beside its own, and that came too."""
ATTACHMENTS = frozenset(
    (".pdf", ".docx", ".doc", ".xlsx", ".odt", ".csv", ".zip", ".mp3", ".mp4", ".ics", ".pptx", ".epub")
)
_NAMES_A_FILE = re.compile(r"\.[A-Za-z0-9]{2,5}$")


def body_text(
    key: str, article: Article, beside: Beside, target: Callable[[str], str], lines: list[LedgerLine]
) -> str:
    """The Markdown of an article. What cannot be had goes to the ledger."""
    shots = {shot.mark: shot for shot in article.shots}

    def figure(found: re.Match[str]) -> str:
        name = beside.picture(shots[found["mark"]], lines)
        if not name:
            return ""
        return found[0].replace(found["mark"], name, 1).replace("![]", f"![{_bare(article.title)}]", 1)

    def link(found: re.Match[str]) -> str:
        to = target(found["address"])
        if to and to != key:
            return f"[{found['words']}]({{story}}{to})"
        if name := beside.attachment(found["address"]):
            return f"[{found['words']}]({name})"
        if not found["address"].startswith(NOWHERE):
            return found[0]
        lines.append(LedgerLine("address", found["address"].removeprefix(NOWHERE)))
        return found["words"]

    body = _LINK.sub(link, _FIGURE.sub(figure, article.body))
    return re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n" + _related(key, article, target)


def _related(key: str, article: Article, target: Callable[[str], str]) -> str:
    """The stories that the old page named beside its own, as far as they came too."""
    found: dict[str, str] = {}
    for words, address in article.related:
        to = (target(address) if address else "") or target(words)
        if to and to != key and f"{{story}}{to})" not in article.body:
            found.setdefault(to, words)
    if not found:
        return ""
    items = "\n".join(f"- [{_bare(words)}]({{story}}{to})" for to, words in found.items())
    return f"\n**{SEE_ALSO.get(article.lang, SEE_ALSO['en'])}**\n\n{items}\n"


def _bare(words: str) -> str:
    """Words without what would be markup within a link."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", one_line(words))


@dataclass(slots=True)
class Beside:
    """What lies beside a text: its pictures and attachments, each address once, each file under a name of its own."""

    shelf: SavedFiles
    files: dict[str, bytes]
    names: dict[str, str] = field(default_factory=dict)

    def picture(self, shot: Shot, lines: list[LedgerLine]) -> str:
        """The file that has a picture; "" where it cannot be had, and then its words go from the text to the ledger."""
        key = shot.address or shot.mark
        if key not in self.names:
            self.names[key] = self._kept(shot, lines)
        if not self.names[key]:
            _miss(shot, lines)
        return self.names[key]

    def attachment(self, address: str) -> str:
        """The file that a link leads to, where the old site's files are here and it is one that goes out; else ""."""
        try:
            path = PurePosixPath(unquote(urlsplit(address).path))
        except ValueError:
            return ""
        if path.suffix.lower() not in ATTACHMENTS:
            return ""
        if address not in self.names:
            data = self.shelf.find(address)
            name = f"{slugify(path.stem)[:60].strip('-') or 'file'}{path.suffix.lower()}"
            self.names[address] = self._laid(name, data) if data else ""
        return self.names[address]

    def _kept(self, shot: Shot, lines: list[LedgerLine]) -> str:
        data = base64.b64decode(shot.data) if shot.data else self.shelf.find(shot.address)
        if data is None:
            return ""
        try:
            return self._laid(*fit(shot.address or shot.mark, data))
        except UnfitPhoto as bad:
            lines.append(LedgerLine("picture", shot.address, note=bad.reason))
            return ""

    def _laid(self, name: str, data: bytes) -> str:
        same = next((known for known, held in self.files.items() if held == data), "")
        if same:
            return same
        stem, _, ending = name.rpartition(".")
        number = 2
        while name in self.files:
            name, number = f"{stem}-{number}.{ending}", number + 1
        self.files[name] = data
        return name


def _miss(shot: Shot, lines: list[LedgerLine]) -> None:
    """Move the words below a picture that is not there from the text to the ledger, ready for the photo."""
    words = " ".join(filter(None, (shot.caption, shot.credit)))
    moved, rest = 0, counted(words).total()
    for place, line in enumerate(lines):
        if line.became == "body" and rest:
            moved = min(rest, line.count)
            lines[place] = replace(line, count=line.count - moved)
    note = wanted(shot.caption or shot.alt, shot.credit, "the text")
    lines.append(LedgerLine("caption", shot.address, words or shot.alt, note, moved))
