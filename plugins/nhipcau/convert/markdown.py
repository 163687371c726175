"""Blocks as Markdown: the dialect of docs/content.md, in forms that CommonMark reads the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from nhipcau.convert import embeds, escaping
from nhipcau.convert.inline import line
from nhipcau.convert.parts import (
    Block,
    Code,
    Divider,
    Heading,
    Listing,
    Paragraph,
    PipeTable,
    Quote,
    Terms,
    WordItem,
)
from nhipcau.convert.values import Embed, Film, Picture

INDENT = "    "
APART = "<!-- -->"
"""Stands between two lists, or two quotations, that would become one; and where an item begins with what can only
begin a line."""
_RULES = MappingProxyType({"left": ":---", "right": "---:", "center": ":---:", "": "---"})


@dataclass(slots=True)
class Printer:
    """Prints blocks, and collects their pictures, films and embeds in reading order.

    `place` gives for the address of a picture, or of the file of a film, what the Markdown calls it.
    """

    place: Callable[[str], str]
    notes: frozenset[int]
    """The footnotes that there are; the mark of any other is left out."""
    pictures: list[Picture] = field(default_factory=list)
    recordings: list[Film] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)

    def text(self, blocks: Sequence[Block], said: dict[int, tuple[Block, ...]]) -> str:
        """A whole text with its footnotes at the end; ends with a line end, unless it is empty."""
        parts = [*self.parts(blocks), *(self.note(number, said[number]) for number in sorted(said))]
        return "\n\n".join(parts) + "\n" if parts else ""

    def parts(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Each block as its lines, and what keeps two of a kind apart."""
        last: Block | None = None
        for block in blocks:
            lines = self.block(block)
            if not lines:
                continue
            if isinstance(block, Listing | Quote) and type(block) is type(last):
                yield APART
            yield lines
            last = block

    def block(self, block: Block) -> str:
        printed: str = _PRINTERS[type(block)](self, block)
        return printed

    def inner(self, blocks: Sequence[Block], gap: str = "\n\n") -> str:
        """Blocks within another."""
        return gap.join(self.parts(blocks))

    def note(self, number: int, blocks: Sequence[Block]) -> str:
        return f"[^{number}]: {indented(self.inner(blocks))}"

    def paragraph(self, block: Paragraph) -> str:
        return line(block.runs, self.notes)

    def heading(self, block: Heading) -> str:
        words = line(block.runs, self.notes, first=False, broken=" ")
        if words.endswith("#"):
            words = words[:-1] + "\\#"
        return f"{'#' * max(block.level, 2)} {words}" + (f" {{#{block.ident}}}" if block.ident else "")

    def quote(self, block: Quote) -> str:
        inner = self.inner(block.blocks)
        return "\n".join(f"> {each}" if each else ">" for each in inner.split("\n")) if inner else ""

    def listing(self, block: Listing) -> str:
        items = []
        for place, blocks in enumerate(block.items):
            marker = f"{block.start + place}. " if block.start else "- "
            text = self.inner(blocks, "\n\n" if block.loose or not _is_tight(blocks) else "\n")
            begins = isinstance(blocks[0], Paragraph | Heading | Embed)
            items.append(marker + indented(text if begins else f"{APART}\n\n{text}"))
        tight = not block.loose and all(map(_is_tight, block.items))
        return ("\n" if tight else "\n\n").join(items)

    def item(self, block: WordItem) -> str:
        return self.inner(block.blocks)

    def table(self, block: PipeTable) -> str:
        rows = [
            [line(runs, self.notes, first=False, broken="<br>", cell=True) for runs in row]
            for row in block.rows
        ]
        columns = range(len(rows[0]))
        rules = [_RULES[block.alignments[column] if block.alignments else ""] for column in columns]
        return "\n".join("| " + " | ".join(cells) + " |" for cells in (rows[0], rules, *rows[1:]))

    def terms(self, block: Terms) -> str:
        entries = []
        for terms, meanings in block.entries:
            lines = [line(term, self.notes, broken=" ") for term in terms if term]
            said = [self.inner(each) for each in meanings if each]
            if lines:
                gap = "\n\n" if any("\n\n" in each for each in said) else "\n"
                entries.append(gap.join(["\n".join(lines), *(f":   {indented(each)}" for each in said)]))
            else:
                entries += said
        return "\n\n".join(entries)

    def code(self, block: Code) -> str:
        fence = "```"
        while fence in block.words:
            fence += "`"
        return f"{fence}{block.language}\n{block.words}\n{fence}"

    def rule(self, block: Divider) -> str:
        return "---"

    def picture(self, block: Picture) -> str:
        picture = replace(block, name=block.name or self.place(block.source), alt=block.alt or block.caption)
        self.pictures.append(picture)
        return _image(picture)

    def recording(self, block: Film) -> str:
        film = replace(block, name=block.name or self.place(block.source), alt=block.alt or block.caption)
        self.recordings.append(film)
        return _image(film)

    def embed(self, block: Embed) -> str:
        self.embeds.append(block)
        words, address = embeds.markdown(block)
        address = escaping.address(address)
        return f"[{escaping.inside_link(escaping.escaped(words))}]({address})" if words else f"<{address}>"


_PRINTERS: MappingProxyType[type, Callable[..., str]] = MappingProxyType(
    {
        Code: Printer.code,
        Embed: Printer.embed,
        Heading: Printer.heading,
        WordItem: Printer.item,
        Listing: Printer.listing,
        Paragraph: Printer.paragraph,
        Picture: Printer.picture,
        Quote: Printer.quote,
        Film: Printer.recording,
        Divider: Printer.rule,
        PipeTable: Printer.table,
        Terms: Printer.terms,
    }
)


def indented(text: str) -> str:
    """The text with all lines but the first moved in; empty ones stay empty."""
    return "\n".join(INDENT + each if place and each else each for place, each in enumerate(text.split("\n")))


def _is_tight(blocks: Sequence[Block]) -> bool:
    """Whether an item is a paragraph, at most with one list below it that is likewise.

    Directly below words a list's first number is 1, or it is a number in a sentence (CommonMark, 5.3).
    """
    below = blocks[1] if len(blocks) == 2 else None
    inner = (
        isinstance(below, Listing)
        and below.start <= 1
        and not below.loose
        and all(map(_is_tight, below.items))
    )
    return isinstance(blocks[0], Paragraph) and (len(blocks) == 1 or inner)


def _image(shown: Picture | Film) -> str:
    told = " ".join(filter(None, (_ended(shown.caption, shown.credit), shown.credit)))
    after = f" {escaping.title(escaping.escaped(told))}" if told else ""
    return f"![{escaping.label(shown.alt)}]({escaping.address(shown.name)}{after})"


def _ended(caption: str, credit: str) -> str:
    """A caption as a sentence where a credit follows: that is how the two are told apart again."""
    return caption + "." if caption and credit and caption[-1].isalnum() else caption
