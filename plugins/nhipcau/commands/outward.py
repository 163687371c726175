"""The addresses of other sites that the content names, each with every file and line that does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from nhipcau.reading.oddities import without_code
from nhipcau.rules.sic import passed

LINK_RULE = "link.external"

ADDRESS = re.compile(r"(?<![\w/@.-])(?:https?://|www\.)[^\s<>\"'`|\\^{}\[\]“”]+", re.I)
COMMENT = re.compile(r"<!--.*?-->", re.S)
TRAILING = ".,;:!?*_~’…"
"""What ends a sentence after an address, and not the address."""
SAFE = "%/:=&?~#+!$,;'@()*"


class Where(NamedTuple):
    """A line of the content, counted from 1."""

    file: str
    line: int


def outward(content: Path, own: str) -> dict[str, tuple[Where, ...]]:
    """Every address that a text, its front matter or a registry names, and where; none of the host `own`, which is this
    site's, and none in a sentence that is let pass. What stands as code or in a comment is no link."""
    found: defaultdict[str, list[Where]] = defaultdict(list)
    files = [*content.rglob("*.md"), *content.joinpath("registry").glob("*.toml")]
    for file in sorted(each for each in files if each.is_file()):
        name = file.relative_to(content.parent).as_posix()
        for line, address in _named(file.read_text("utf-8", errors="replace"), file.suffix == ".md"):
            if urlsplit(address).hostname not in (None, own):
                found[address].append(Where(name, line))
    return {address: tuple(dict.fromkeys(places)) for address, places in found.items()}


def _named(text: str, markdown: bool) -> Iterator[tuple[int, str]]:
    spans = passed(text, LINK_RULE) if markdown else ()
    if markdown:
        text = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), without_code(text))
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        for named in ADDRESS.finditer(line):
            let = any(each.has(at + named.start()) for each in spans)
            if not let and (address := _whole(named[0])):
                yield number, address
        at += len(line) + 1


def _whole(written: str) -> str:
    """The address as it is asked for: without what ends its sentence, and without the place in the page; "" for one
    that cannot be asked for."""
    written = written.rstrip(TRAILING)
    while written.endswith(")") and written.count(")") > written.count("("):
        written = written[:-1].rstrip(TRAILING)
    address = written if "://" in written else f"http://{written}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    path = quote(parts.path, safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    return f"{parts.scheme.lower()}://{host}{port}{path or '/'}" if host else ""
