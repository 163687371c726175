"""From lines to paragraphs, lists, quotations, tables, code: the block structure of a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.util import AtomicString, code_escape

from nhipcau.reading.dialect import tally
from nhipcau.reading.dialect.containers import LAZY, Held, items, quoted, tighten
from nhipcau.reading.dialect.definitions import Definitions
from nhipcau.reading.dialect.html import BLANK, HIDDEN, opening
from nhipcau.reading.dialect.marks import (
    FENCE,
    HEADING,
    ITEM,
    MEANING,
    NOTE,
    PLAIN,
    RULE,
    UNDERLINE,
    cells,
    heads,
    starts,
)
from nhipcau.reading.dialect.tally import DEEPEST, Oddity, TooDeep
from nhipcau.reading.dialect.timeline import dated
from nhipcau.reading.sanitise import TAG

FILLED = 100
"""Empty cells that are added to a row: without a bound, few rows under a wide head would fill any memory."""
INDENTED = " " * 4
"""Begins what is code elsewhere and a paragraph here; below it a list may begin with any number, as below code."""
NOTES = frozenset(("note", "tip", "important", "warning", "caution"))
Take = Callable[[Element, list[str], int], int]
"""Reads what begins with a line into an element; gives the number of the line after it, or -1 for none of its."""


class Blocks:
    """Reads lines into an element tree, in one pass; what stands within an item or a quotation is read likewise."""

    def __init__(self, md: Markdown, definitions: Definitions, title: Callable[[str], str]) -> None:
        self._md = md
        self._title = title
        self._definitions = definitions
        self._depth = 0
        self.oddities: list[Oddity] = []
        self._never: dict[str, list[str]] = {}
        """What closes no HTML any more, and the lines in which it was looked for."""
        self._takes: dict[str, tuple[Take, ...]] = {
            **dict.fromkeys("`~", (self._fence,)),
            **dict.fromkeys("-+", (self._rule, self._list)),
            **dict.fromkeys("0123456789", (self._list,)),
            "*": (self._rule, self._definition, self._list),
            "_": (self._rule,),
            "#": (self._heading,),
            ">": (self._quotation,),
            "<": (self._html,),
            "[": (self._definition,),
        }

    def document(self, lines: list[str]) -> ElementTree[Element]:
        """A whole text."""
        self.oddities, self._depth, self._never = [], 0, {}
        lines = [line.replace(LAZY, "") for line in lines]  # a mark of ours, which no text may hold
        self._definitions.begin("\n".join(lines))
        root = Element(self._md.doc_tag)
        self._read(root, lines)
        return ElementTree(root)

    def chunk(self, parent: Element, text: str) -> None:
        """A stretch of text by itself, such as a footnote."""
        self._read(parent, text.split("\n"))

    def _read(self, parent: Element, lines: list[str]) -> bool:
        """Lines into an element; gives whether a blank line stood between two of its blocks."""
        at, loose, begun, gap = 0, False, False, False
        while at < len(lines):
            line = lines[at]
            if not line or line.isspace():
                at, gap = at + 1, begun
                continue
            loose, begun, gap = loose or gap, True, False
            at = self._block(parent, lines, at)
        return loose

    def _block(self, parent: Element, lines: list[str], at: int) -> int:
        first = lines[at].lstrip(" ")[0]
        for take in self._takes.get(first, ()):
            after = take(parent, lines, at)
            if after >= 0:
                return after
        return self._paragraph(parent, lines, at)

    def _within(self, parent: Element, lines: list[str]) -> bool:
        """Read what an item or a quotation holds."""
        if self._depth >= DEEPEST:
            raise TooDeep(lines[0])
        self._depth += 1
        loose = self._read(parent, lines)
        self._depth -= 1
        return loose

    def _paragraph(self, parent: Element, lines: list[str], at: int) -> int:
        """Words until a blank line or something else; it may turn out to be a heading, or the head of a table."""
        end = at + 1
        within = not lines[at].startswith(INDENTED)
        while end < len(lines):
            line = lines[end]
            if not line or line.isspace():
                break
            if not PLAIN.match(line) and line[0] != LAZY:
                if UNDERLINE.match(line):
                    self._words(parent, "h1" if "=" in line else "h2", lines[at:end])
                    return end + 1
                if MEANING.match(line):
                    return self._meanings(parent, lines, at, end)
                if columns := heads(lines[end - 1], line):
                    if end - 1 > at:
                        self._words(parent, "p", lines[at : end - 1])
                    return self._table(parent, lines, end - 1, columns)
                if starts(line, within=within) or self._definitions.begins(line):
                    break
            end += 1
        self._words(parent, "p", lines[at:end])
        return end

    def _words(self, parent: Element, tag: str, lines: list[str]) -> None:
        SubElement(parent, tag).text = "\n".join(line.lstrip(f"{LAZY} ") for line in lines).rstrip(" ")

    def _heading(self, parent: Element, lines: list[str], at: int) -> int:
        found = HEADING.match(lines[at])
        if not found:
            return -1
        words = found[2].strip(" ")
        if words.endswith("#"):
            bare = words.rstrip("#")
            words = bare.rstrip(" ") if not bare or bare.endswith(" ") else words
        SubElement(parent, f"h{len(found[1])}").text = words
        return at + 1

    def _rule(self, parent: Element, lines: list[str], at: int) -> int:
        if not RULE.match(lines[at]):
            return -1
        SubElement(parent, "hr")
        return at + 1

    def _fence(self, parent: Element, lines: list[str], at: int) -> int:
        found = FENCE.match(lines[at])
        if not found:
            return -1
        indent, marks, told = found.groups()
        closing = re.compile(rf" *{re.escape(marks[0])}{{{len(marks)},}}[ ]*$")
        end = at + 1
        while end < len(lines) and not closing.match(lines[end]):
            end += 1
        if end == len(lines):
            self.oddities.append(Oddity(tally.FENCE, tally.FENCE_HINT, lines[at]))
        code = SubElement(SubElement(parent, "pre"), "code")
        named = told.isascii()  # what is no language's name is words: they stay, as a first line
        language = told.split()[0].strip("{}.") if named and told.split() else ""
        if language:
            code.set("class", f"language-{language}")
        held = ([] if named else [told]) + [line.lstrip(LAZY) for line in lines[at + 1 : end]]
        code.text = AtomicString(code_escape("".join(f"{_outdented(line, len(indent))}\n" for line in held)))
        return min(end + 1, len(lines))

    def _html(self, parent: Element, lines: list[str], at: int) -> int:
        ends = opening(lines[at], within=False)
        if ends is None:
            return -1
        end = at
        if ends is BLANK:
            while end < len(lines) and lines[end].strip():
                end += 1
        elif self._never.get(ends) is lines:  # looked for once already
            return self._unclosed(parent, lines, at, ends)
        else:
            while end < len(lines) and ends not in lines[end].lower():
                end += 1
            if end == len(lines):
                self._never[ends] = lines
                return self._unclosed(parent, lines, at, ends)
            end += 1
        tag = TAG.match(lines[at].lstrip(" "))
        if tag and "markdown=" in tag[3]:  # what this element holds is asked to be read as Markdown
            self._raw(parent, tag[0])
            lines[at] = lines[at].lstrip(" ")[tag.end() :]
            return at
        self._raw(parent, "\n".join(line.lstrip(LAZY) for line in lines[at:end]))
        return end

    def _unclosed(self, parent: Element, lines: list[str], at: int, ends: str) -> int:
        """Nothing swallows the rest of a text: a comment that does not end is words, a script that does not is gone."""
        if ends.startswith("</") and ends[2:-1] not in HIDDEN:
            end = at
            while end < len(lines) and lines[end].strip():
                end += 1
            self._raw(parent, "\n".join(lines[at:end]))
            return end
        if not ends.startswith("</"):
            self.oddities.append(Oddity(tally.COMMENT, tally.COMMENT_HINT, lines[at]))
        return self._paragraph(parent, lines, at)

    def _raw(self, parent: Element, html: str) -> None:
        SubElement(parent, None).text = AtomicString(f"{self._md.htmlStash.store(html)}\n")  # type: ignore[arg-type]

    def _definition(self, parent: Element, lines: list[str], at: int) -> int:
        after = self._definitions.take(lines, at)
        if after < 0 and self._definitions.twice(lines[at]):
            self.oddities.append(
                Oddity(tally.TWICE, tally.TWICE_HINT, lines[at], lines[at].split("]")[0] + "]")
            )
        return after

    def _meanings(self, parent: Element, lines: list[str], at: int, end: int) -> int:
        """Words and, below them, what they mean: a line that begins with a colon each."""
        last = parent[-1] if len(parent) and parent[-1].tag == "dl" else None
        found = SubElement(parent, "dl") if last is None else last
        for line in lines[at:end]:
            SubElement(found, "dt").text = line.strip(f"{LAZY} ")
        while end < len(lines) and (colon := MEANING.match(lines[end])):
            held = Held(colon.end())
            end = held.gather(lines, end, colon.end())
            meaning = SubElement(found, "dd")
            if not self._within(meaning, held.lines):
                tighten(meaning)
        return end

    def _quotation(self, parent: Element, lines: list[str], at: int) -> int:
        held, end = quoted(lines, at)
        note = NOTE.match(held[0])
        if note and note[1].lower() in NOTES:
            kind = note[1].lower()
            box = SubElement(parent, "div", {"class": f"note note--{kind}"})
            title = SubElement(box, "p", {"class": "note__title"})
            title.text = note[2] or AtomicString(self._title(kind))
            held[0] = ""
            self._within(box, held)
            return end
        if note and note[1].lower() == "timeline":
            self._timeline(SubElement(parent, "div", {"class": "timeline"}), note[2], held)
            return end
        if note:
            self.oddities.append(
                Oddity(tally.UNKNOWN_NOTE, tally.UNKNOWN_NOTE_HINT, lines[at], f"[!{note[1]}]")
            )
        self._within(SubElement(parent, "blockquote"), held)
        return end

    def _timeline(self, box: Element, title: str, held: list[str]) -> None:
        if title:
            SubElement(box, "p", {"class": "timeline__title"}).text = title
        held[0] = ""
        self._within(box, held)
        for words in dated(box):
            self.oddities.append(Oddity(tally.UNDATED, tally.UNDATED_HINT, words, words))

    def _list(self, parent: Element, lines: list[str], at: int) -> int:
        found = ITEM.match(lines[at])
        if not found:
            return -1
        numbers, texts, end, gaps = items(lines, at)
        tag = "ol" if numbers[0] is not None else "ul"
        whole = SubElement(parent, tag)
        loose = gaps
        elements = []
        for held in texts:
            elements.append(SubElement(whole, "li"))
            loose |= self._within(elements[-1], held)
        if not loose:
            for element in elements:
                tighten(element)
        _numbered(whole, elements, numbers)
        for element in elements:
            _ticked(element)
        return end

    def _table(self, parent: Element, lines: list[str], at: int, columns: list[str]) -> int:
        table = SubElement(parent, "table")
        _row(SubElement(table, "thead"), "th", cells(lines[at].lstrip(LAZY)), columns)
        body = None
        end = at + 2
        while end < len(lines) and lines[end].strip() and not starts(lines[end], within=True):
            found = cells(lines[end].lstrip(LAZY))
            if len(found) > len(columns):
                self.oddities.append(Oddity(tally.CELLS, tally.CELLS_HINT, lines[end]))
            body = SubElement(table, "tbody") if body is None else body
            _row(body, "td", found, columns)
            end += 1
        return end


def _outdented(line: str, indent: int) -> str:
    """The line without at most so many blanks at its beginning."""
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _row(parent: Element, tag: str, found: list[str], columns: list[str]) -> None:
    """A row; cells beyond the columns are kept, since words are never dropped."""
    row = SubElement(parent, "tr")
    for number in range(max(len(found), min(len(columns), len(found) + FILLED))):
        cell = SubElement(row, tag)
        cell.text = found[number] if number < len(found) else ""
        if number < len(columns) and columns[number]:
            cell.set("class", f"align-{columns[number]}")


def _numbered(whole: Element, elements: list[Element], numbers: list[int | None]) -> None:
    """Numbers as they were typed; the same number all along ("1. 1. 1.") asks for counting."""
    first = numbers[0]
    if first is None:
        return
    if first != 1:
        whole.set("start", str(first))
    if len(set(numbers)) == 1:
        return
    for before, number, element in zip(numbers, numbers[1:], elements[1:], strict=False):
        if before is not None and number != before + 1:
            element.set("value", str(number))


_TICK = re.compile(r"\[([ xX])\][ ]+(?=\S)")


def _ticked(item: Element) -> None:
    """A task of a list of tasks: its box as a sign, since a form in which nothing can be entered is no form."""
    holder = item if item.text else item[0] if len(item) and item[0].tag == "p" else None
    found = _TICK.match(holder.text or "") if holder is not None else None
    if holder is not None and found:
        holder.text = ("☐ " if found[1] == " " else "☑ ") + (holder.text or "")[found.end() :]
        item.set("class", "task")
