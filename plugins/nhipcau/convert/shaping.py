"""From the tree of a page to blocks: what stands where, and how it is marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from nhipcau.convert import leftovers, lists
from nhipcau.convert.captions import captioned
from nhipcau.convert.embeds import embed_of, shown_at
from nhipcau.convert.images import Gallery
from nhipcau.convert.notes import Notes
from nhipcau.convert.parts import (
    BREAK,
    Block,
    Code,
    Divider,
    Heading,
    Paragraph,
    Quote,
    Run,
    Runs,
    Target,
    Terms,
    paragraphs,
    shown,
    spread,
    tidy,
)
from nhipcau.convert.tables import table
from nhipcau.convert.tree import BLOCKS, Node, TextNode, parts
from nhipcau.convert.values import Left, Picture
from nhipcau.languages import slugify

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_KNOWN_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_IDENT = re.compile(r"[\w-]+")
_SHOWN = frozenset(("img", "iframe", "video", "audio"))
_TERMS = frozenset(("dt", "dd", "div"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LANGUAGE = re.compile(r"\b(?:language|lang|brush:?)[-\s]*([\w+#-]+)")
_LOOKS = MappingProxyType({"text-align:center": "centre", "text-align:right": "right"})
_CAPTION = re.compile(r"caption|chu-?thich|desc-?img|img-?desc|pic-?desc")


@dataclass(slots=True)
class Shaper:
    """Makes the blocks of one page. `ledger` gets what is left on the way, `embeds` what lies elsewhere."""

    notes: Notes
    gallery: Gallery
    base: Callable[[str], str]
    root: Node
    foreign: bool = True
    """Whether an address that stands by itself is what lies there: in a text of ours it is a link."""
    ledger: list[Left] = field(default_factory=list)
    targets: frozenset[str] = field(init=False)
    """The ids of headings that links of the page lead to."""

    def __post_init__(self) -> None:
        nodes = list(self.root.nodes())
        named = {
            node.get("id") for node in nodes if node.tag in HEADINGS and _IDENT.fullmatch(node.get("id"))
        }
        self.targets = (
            frozenset(node.get("href")[1:] for node in nodes if node.get("href")[:1] == "#") & named
        )

    def flow(self, children: Iterable[Node | TextNode]) -> tuple[Block, ...]:
        """The blocks of what stands in one element, one after another."""
        found: list[Block] = []
        pending: list[Run] = []
        for child in children:
            if isinstance(child, TextNode) or not (child.blocky or child.tag in BLOCKS):
                pending += self.runs(child, frozenset(), None)
                continue
            found += self._paragraphs(pending)
            pending = []
            found += self.block(child)
        return captioned(lists.joined((*found, *self._paragraphs(pending))))

    def _paragraphs(self, runs: list[Run]) -> Iterator[Block]:
        """The paragraphs of a stretch of runs; the bare address of a film is the film."""
        for part in paragraphs(runs) if runs else ():
            words = "".join(run.words for run in part)
            bare = self.foreign and len(part) == 1 and "://" in words and " " not in words
            if bare and (found := shown_at(words)):
                self.ledger.append(Left("film", words, words))
                yield found
            elif words.strip() or any(run.note or run.link for run in part):
                yield Paragraph(part)

    def runs(self, child: Node | TextNode, marks: frozenset[str], link: Target | None) -> list[Run]:
        """The runs of what stands within a line."""
        if isinstance(child, TextNode):
            return [Run(child.words.replace("\n", " "), marks, link)]
        if child.tag == "br":
            return [BREAK]
        number = self.notes.number(child)
        if number or self.notes.is_back(child):
            self.ledger.append(Left("mark", "a", child.words()))
            return [Run("", note=number)] if number else []
        marks = marks | frozenset(child.marks)
        link = (self.link(child) or link) if child.tag == "a" else link
        runs = [run for each in child.children for run in self.runs(each, marks, link)]
        if child.tag == "a" and not runs and link and link.address.startswith("{"):
            return [Run("", marks, link)]
        return [Run("“", marks, link), *runs, Run("”", marks, link)] if child.tag == "q" else runs

    def link(self, node: Node) -> Target | None:
        """Where an `<a>` leads; None where that is nowhere, or only within the old page."""
        href = leftovers.address(node.get("href"))
        if not href:
            return None
        scheme = _SCHEME.match(href)
        lost = scheme and scheme[1].lower() not in _KNOWN_SCHEMES
        if lost or (href.startswith("#") and href[1:] not in self.targets):
            self.ledger.append(Left("address", href))
            return None
        title = node.get("title")
        return Target(self.base(href), "" if title == node.words() else title)

    def block(self, node: Node) -> tuple[Block, ...]:
        """The blocks that an element makes; a footnote makes none where it stands."""
        if self.notes.take(node, self.flow):
            return ()
        if self.notes.number(node) or self.notes.is_back(node):
            return tuple(self._paragraphs(self.runs(node, frozenset(), None)))
        blocks = _MAKERS.get(node.tag, Shaper.inside)(self, node)
        return tuple(self._within(block, node) for block in blocks)

    def _within(self, block: Block, node: Node) -> Block:
        """A paragraph in a link or in something bold is linked, or bold."""
        marks = frozenset(node.marks)
        link = self.link(node) if node.tag == "a" else None
        if not isinstance(block, Paragraph) or not (marks or link):
            return block
        return replace(block, runs=tuple(_marked(run, marks, link) for run in block.runs))

    def one_line(self, node: Node) -> tuple[Runs, list[Block]]:
        """What must be one line (a heading, a cell), and what of it can be none: pictures, films."""
        runs: list[Run] = []
        rest: list[Block] = []
        for block in self.flow(node.children):
            rest += shown(block)
            words = spread(block)
            runs += [*([BREAK] if runs and words else []), *words]
        return tidy(runs), rest

    def inside(self, node: Node) -> tuple[Block, ...]:
        """What an element holds, which is nothing by itself but for how its paragraphs look."""
        blocks, look = self.flow(node.children), _look(node)
        return tuple(
            replace(one, look=one.look or look) if isinstance(one, Paragraph) else one for one in blocks
        )

    def paragraph(self, node: Node) -> tuple[Block, ...]:
        item, marker = lists.word_item(node, self.inside)
        if marker:
            self.ledger.append(Left("mark", "p", marker))
        return (item,) if item else self.inside(node)

    def listing(self, node: Node) -> tuple[Block, ...]:
        return lists.listing(node, self._item)

    def _item(self, node: Node) -> tuple[Block, ...]:
        return self.block(node) if node.tag != "li" or self.notes.has(node) else self.flow(node.children)

    def heading(self, node: Node) -> tuple[Block, ...]:
        runs, rest = self.one_line(node)
        flat = tuple(Run(" ") if run.is_break else run for run in runs)
        ident = node.get("id")
        ident = ident if ident in self.targets and ident != slugify(node.words()) else ""
        return (Heading(int(node.tag[1]), tidy(flat), ident), *rest) if runs else tuple(rest)

    def quote(self, node: Node) -> tuple[Block, ...]:
        blocks = self.flow(node.children)
        return (Quote(blocks),) if blocks else ()

    def code(self, node: Node) -> tuple[Block, ...]:
        if any(one.tag in _SHOWN for one in node.nodes()):
            return self.flow(node.children)
        words = _lines(node).strip("\n")
        language = next((_LANGUAGE.search(each.classes) for each in node.nodes() if each.classes), None)
        return (Code(words, language[1] if language else ""),) if words.strip() else ()

    def table(self, node: Node) -> tuple[Block, ...]:
        return table(node, self.flow, self.one_line)

    def terms(self, node: Node) -> tuple[Block, ...]:
        entries: list[tuple[list[Runs], list[tuple[Block, ...]]]] = []
        for part in _entries(node):
            if part.tag == "dt":
                if not entries or entries[-1][1]:
                    entries.append(([], []))
                entries[-1][0].append(self.one_line(part)[0])
            else:
                entries = entries or [([], [])]
                entries[-1][1].append(self.flow(part.children))
        return (Terms(tuple((tuple(terms), tuple(said)) for terms, said in entries)),) if entries else ()

    def rule(self, node: Node) -> tuple[Block, ...]:
        return (Divider(),)

    def figure(self, node: Node) -> tuple[Block, ...]:
        """A figure, its caption below even where it stood above."""
        blocks = self.inside(node)
        last = [one for one in blocks if isinstance(one, Paragraph) and one.look == "caption"]
        return captioned((*(one for one in blocks if one not in last), *last))

    def linked(self, node: Node) -> tuple[Block, ...]:
        """A link around blocks: a picture in it is taken as large as it leads to."""
        blocks = self.flow(node.children)
        larger = leftovers.address(node.get("href"))
        return tuple(
            self.gallery.enlarged(one, larger) if isinstance(one, Picture) else one for one in blocks
        )

    def picture(self, node: Node) -> tuple[Block, ...]:
        found = self.gallery.picture(node)
        if isinstance(found, Left):
            self.ledger.append(found)
            return ()
        return (found,)

    def embed(self, node: Node) -> tuple[Block, ...]:
        """A frame, a film or a sound; what stands in it is for browsers that cannot show it."""
        found = embed_of(node, self.base)
        if isinstance(found, Left):
            self.ledger.append(found)
            return self.flow(node.children)
        if words := node.words():
            self.ledger.append(Left("instead", node.tag, words))
        return (found,)


_MAKERS: Mapping[str, Callable[[Shaper, Node], tuple[Block, ...]]] = MappingProxyType(
    dict.fromkeys(HEADINGS, Shaper.heading)
    | dict.fromkeys(("ul", "ol", "dir"), Shaper.listing)
    | dict.fromkeys(("iframe", "video", "audio"), Shaper.embed)
    | {
        "a": Shaper.linked,
        "blockquote": Shaper.quote,
        "dl": Shaper.terms,
        "figure": Shaper.figure,
        "hr": Shaper.rule,
        "img": Shaper.picture,
        "p": Shaper.paragraph,
        "pre": Shaper.code,
        "table": Shaper.table,
    }
)


def _marked(run: Run, marks: frozenset[str], link: Target | None) -> Run:
    return run if run.is_break else replace(run, marks=run.marks | marks, link=run.link or link)


def _look(node: Node) -> str:
    """How the paragraphs of an element stood on the page."""
    if node.tag == "figcaption" or _CAPTION.search(node.classes):
        return "caption"
    if node.tag == "center" or node.get("align").lower() == "center" or "aligncenter" in node.classes:
        return "centre"
    return next((look for style, look in _LOOKS.items() if style in node.style), "")


def _lines(node: Node) -> str:
    """The text of a `<pre>`, each block in it on lines of its own."""
    text = ""
    for child in node.children:
        if isinstance(child, TextNode):
            text += child.words
        elif child.tag == "br":
            text += "\n"
        elif child.tag in BLOCKS:
            text += "\n" * (text[-1:] not in ("", "\n")) + _lines(child).rstrip("\n") + "\n"
        else:
            text += f"“{_lines(child)}”" if child.tag == "q" else _lines(child)
    return text


def _entries(node: Node) -> Iterator[Node]:
    """The terms and meanings of a `<dl>`, which may stand in divisions."""
    for part in parts(node, _TERMS, "dd"):
        if part.tag == "div" and any(one.tag in ("dt", "dd") for one in part.nodes()):
            yield from _entries(part)
        else:
            yield part
