"""Blocks as rich text: the HTML that an editor shows of a block, and the Markdown of such HTML.

A block is understood where reading takes what is written of its HTML for the same again, and its HTML is made of what
the editor knows. Every other block is an island: it is edited as the Markdown that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape, unescape

from nhipcau.convert import written
from nhipcau.editing.rich_files import figures, shown
from nhipcau.editing.rich_html import PLACED, knows, parts, tokens
from nhipcau.languages import normalise
from nhipcau.model import Photo
from nhipcau.reading.anchors import ROOM
from nhipcau.reading.findings import NAMES
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.source import PRIVATE, Source

LED = re.compile(f'href="\ue000(\\d+)\ue001(?:#{ROOM}([^"]*))?"')
CALLED = re.compile(r"\[\^([^\[\]\s^]{1,40})\](?!:)")
MASK = re.compile(r"NHIPCAUNOTE((?:[0-9a-f]{2})+)Z")
NOTE = re.compile(r'<sup data-note="([^"]*)"></sup>')
"""The call of a footnote: in Markdown, while it is read and written, and as an editor has it."""
COMMENT = re.compile(r"(`+)[^`]*\1|<!--(?P<said>.*?)-->", re.S)
HIDDEN = re.compile(r"NHIPCAUREMARK((?:[0-9a-f]{2})*)Z")
REMARK = re.compile(r'<span data-remark="([^"]*)"></span>')
"""A comment, such as one that lets a sentence pass: in Markdown, while it is read and written, and in an editor."""
IDENT = re.compile(r'(<h[1-6]) id="[^"]*"')
KEEP = re.compile(r"(<pre>.*?</pre>)", re.S)


@dataclass(frozen=True, slots=True)
class Rich:
    """What an editor shows of a block: HTML, or where `html` is empty its source as an island."""

    source: str
    html: str


class Understanding:
    """Understands blocks, by one reader of content. `names` are those of the kinds that a link may name."""

    def __init__(self, names: Iterable[str] = NAMES) -> None:
        self._reader = ContentReader()
        self._names = tuple(names)

    def html(self, markdown: str, photos: Mapping[str, Photo], remarks: bool = True) -> str:
        """What reading makes of Markdown, as an editor has it: links by key, photos by name; with its comments."""
        body = CALLED.sub(lambda call: _masked(call[1]), PRIVATE.sub("", normalise(markdown)))
        if remarks and "<!--" in body:
            body = COMMENT.sub(lambda said: said[0] if said[1] else _hidden(said["said"]), body)
        found = self._reader.convert(Source("", {}, body, 1), dict(photos), self._names)

        def href(mark: re.Match[str]) -> str:
            reference = found.references[int(mark[1])]
            place = f"#{mark[2]}" if mark[2] else ""
            return f'href="{escape(f"{{{reference.kind}}}{reference.key}")}{place}"'

        html = shown(LED.sub(href, found.html), found, body)
        html = MASK.sub(lambda mask: f'<sup data-note="{escape(_unmasked(mask[1]))}"></sup>', html)
        html = HIDDEN.sub(lambda mask: f'<span data-remark="{escape(_unmasked(mask[1]))}"></span>', html)
        return _one_blank(html.replace(' rel="noopener"', ""))

    def rich(self, sources: Sequence[str], photos: Mapping[str, Photo]) -> tuple[Rich, ...]:
        """Each block of a body as an editor shows it."""
        each = [self.html(source, photos) for source in sources]
        elements = [parts(html) for html in each]
        alone = _alone(elements, parts(self.html("\n\n".join(sources), photos)))
        return tuple(
            Rich(source, html if at in alone and self._is_whole(source, html, found, photos) else "")
            for at, (source, html, found) in enumerate(zip(sources, each, elements, strict=True))
        )

    def _is_whole(self, source: str, html: str, found: Sequence[str], photos: Mapping[str, Photo]) -> bool:
        """Whether a block is known, and reads without its comments as it does with them hidden in words."""
        bare = _one_blank(REMARK.sub("", html))
        same = "<!--" not in source or tokens(bare) == tokens(self.html(source, photos, remarks=False))
        return same and self._is_known(html, found, photos)

    def _is_known(self, html: str, found: Sequence[str], photos: Mapping[str, Photo]) -> bool:
        again = self.html(markdown(html), photos) if len(found) == 1 and knows(html) else ""
        return bool(again) and tokens(again) == tokens(html)

    def keeps(self, html: str, photos: Mapping[str, Photo]) -> bool:
        """Whether what is written of an editor's HTML reads as it, but for the names of headings."""
        again = self.html(markdown(html), photos)
        return tokens(IDENT.sub(r"\1", again)) == tokens(IDENT.sub(r"\1", _one_blank(html)))


def markdown(html: str) -> str:
    """The Markdown of an editor's HTML, in our dialect."""
    html = IDENT.sub(r"\1", NOTE.sub(lambda note: _masked(unescape(note[1])), html))
    html = REMARK.sub(lambda remark: _hidden(unescape(remark[1])), html)
    out, at = [], 0
    for figure in PLACED.finditer(html):
        out += [written(html[at : figure.start()]), figures(figure[1])]
        at = figure.end()
    text = "\n\n".join(filter(None, [*out, written(html[at:])]))
    text = HIDDEN.sub(lambda mask: f"<!--{_unmasked(mask[1])}-->", text)
    return MASK.sub(lambda mask: f"[^{_unmasked(mask[1])}]", text)


def _masked(name: str) -> str:
    """The call of a footnote as a word that Markdown leaves alone: one block does not know whether there is one."""
    return f"NHIPCAUNOTE{name.encode().hex()}Z"


def _hidden(said: str) -> str:
    """A comment as a word; what would end it is left out."""
    return f"NHIPCAUREMARK{said.replace('--', '').encode().hex()}Z"


def _unmasked(name: str) -> str:
    return bytes.fromhex(name).decode("utf-8", "replace")


def _alone(elements: Sequence[Sequence[str]], whole: Sequence[str]) -> set[int]:
    """The blocks that say by themselves what they say in their text: those whose elements stand in the whole, too."""
    said = [(at, IDENT.sub(r"\1", element)) for at, found in enumerate(elements) for element in found]
    there = [IDENT.sub(r"\1", element) for element in whole]
    matcher = SequenceMatcher(None, [element for _, element in said], there, autojunk=False)
    met = {
        said[at][0] for match in matcher.get_matching_blocks() for at in range(match.a, match.a + match.size)
    }
    lost = {at for at, _ in said} - met
    return met - lost


def _one_blank(html: str) -> str:
    """The HTML with each stretch of blanks as one, but in samples of code."""
    pieces = KEEP.split(html)
    pieces[::2] = [
        re.sub(r">\s+<(?=/?(?:li|ul|ol|p|blockquote|t|h[1-6r]|figure|pre))", "><", each)
        for each in pieces[::2]
    ]
    pieces[::2] = [re.sub(r"\s+", " ", each) for each in pieces[::2]]
    pieces[::2] = [
        re.sub(
            r"(?:(?<=<li>)|(?<=<blockquote>)|(?<=<p>)|(?<=<br>)) | (?=</(?:li|blockquote|p)>|<br>|<(?:ul|ol)\b)",
            "",
            each,
        )
        for each in pieces[::2]
    ]
    return "".join(pieces).strip()
