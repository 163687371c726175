"""Runs of words as one line of Markdown.

Stars are written where Python-Markdown and CommonMark agree on what they mean; where they would not, as between two
letters of which one is a bracket, or beside other stars, `<strong>` and `<em>` say the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from nhipcau.convert import escaping
from nhipcau.convert.parts import Run, Runs, Target

HARD_BREAK = "  \n"
OUTSIDE_IN = ("strong", "em", "del", "ins", "mark", "small", "sub", "sup", "kbd", "lang", "code")
"""In which order marks enclose each other, whatever the order was in the source."""
STARS = MappingProxyType({"strong": "**", "em": "*"})
LINK = "link"
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*$")
"""An address that is a link without being marked as one (GFM, 6.9), at the end of what is written."""
LONGEST_ADDRESS = 8_190
"""Characters: what web servers take as one (Apache's LimitRequestLine); farther back no start of one is looked for."""


def line(
    runs: Sequence[Run],
    notes: frozenset[int],
    *,
    first: bool = True,
    broken: str = HARD_BREAK,
    cell: bool = False,
) -> str:
    """Runs as they are written in a paragraph, heading or cell.

    `first`: the line may begin as other blocks do. `broken` is what a line break becomes. `notes` are the footnotes
    that there are.
    """
    whole = "".join(run.words for run in runs)
    words = _Line(escaping.means_brackets(whole), notes, first, broken).write(
        tuple(runs), frozenset(), ("", "")
    )
    return words.replace("|", "\\|") if cell else words


@dataclass(frozen=True, slots=True)
class _Line:
    bracketed: bool
    """Whether a square bracket somewhere in the line would be more than one."""
    notes: frozenset[int]
    first: bool
    broken: str

    def write(self, runs: tuple[Run, ...], inside: frozenset[str], around: tuple[str, str]) -> str:
        """Runs that have all marks `inside` in common; `around` is what stands directly before and after them."""
        out, place = "", 0
        while place < len(runs):
            head = runs[place]
            mark = _outermost(head, inside)
            if not mark:
                words = self._plain(head, inside, first=_at_start(out, around[0]))
                out += _after_bracket(words) if out.endswith("]") else words
                place += 1
                continue
            end = next((at for at in range(place, len(runs)) if not _has(runs[at], mark, head)), len(runs))
            group, place = runs[place:end], end
            after = _opening(runs[place], inside) if place < len(runs) else around[1]
            if mark == LINK and out.endswith("!"):
                out = out[:-1] + "\\!"
            out += self._marked(group, mark, inside, (_last(out) or around[0], after))
        return out

    def _plain(self, run: Run, inside: frozenset[str], first: bool) -> str:
        if run.note:
            return f"[^{run.note}]" if run.note in self.notes else ""
        if run.is_break:
            return self.broken
        words = escaping.escaped(run.words, first=self.first and first)
        if LINK in inside:
            return escaping.inside_link(words)
        return words.replace("[", "\\[") if self.bracketed else words

    def _marked(self, group: Runs, mark: str, inside: frozenset[str], around: tuple[str, str]) -> str:
        """Runs with a mark around them; blanks at their ends go out of it."""
        before, group, after = _trimmed(group)
        if not group:
            return before + after
        around = (before or around[0], after or around[1])
        if mark == LINK:
            return before + self._linked(group, inside) + after
        if mark == "code":
            return before + _code("".join(run.words for run in group)) + after
        if mark in STARS:
            return before + self._starred(group, mark, inside, around) + after
        opening, closing = _tags(mark)
        return before + opening + self.write(group, inside | {mark}, (">", "<")) + closing + after

    def _linked(self, group: Runs, inside: frozenset[str]) -> str:
        link = group[0].link or Target("")
        words = "".join(run.words for run in group)
        plain = not (group[0].marks - inside) and len(group) == 1
        if plain and _is_address(link.address) and link.address.removeprefix("mailto:") == words:
            return f"<{words}>"
        title = f" {escaping.title(link.title)}" if link.title else ""
        return f"[{self.write(group, inside | {LINK}, ('[', ']'))}]({escaping.address(link.address)}{title})"

    def _starred(self, group: Runs, mark: str, inside: frozenset[str], around: tuple[str, str]) -> str:
        both = mark == "strong" and "em" not in inside and all("em" in run.marks for run in group)
        marks = inside | {"strong", "em"} if both else inside | {mark}
        stars = "***" if both else STARS[mark]
        inner = self.write(group, marks, ("*", "*"))
        if not inner:  # a link whose bold holds nothing
            return ""
        nested = bool(inside & STARS.keys())
        if not (nested and mark == "strong") and _flanked(around, inner):
            return stars + inner + stars
        opening, closing = ("<strong><em>", "</em></strong>") if both else _tags(mark)
        return opening + self.write(group, marks, (">", "<")) + closing


def _last(out: str) -> str:
    """The last character of what is written; a stroke after a bare address, of which stars would become a part."""
    return "\\" if BARE_ADDRESS.search(out, max(len(out) - LONGEST_ADDRESS, 0)) else out[-1:]


def _at_start(out: str, before: str) -> bool:
    return not before if not out else out.endswith("\n")


def _after_bracket(words: str) -> str:
    """What follows a footnote's mark, or anything in square brackets, and must not make it something else."""
    return {":": "&#58;", "(": "\\("}.get(words[:1], words[:1]) + words[1:]


def _outermost(run: Run, inside: frozenset[str]) -> str:
    if run.link and LINK not in inside and (run.words or not run.marks - inside):
        return LINK  # a link without words, by key, stands within its marks: they would have nothing to mark
    left = {mark.partition("-")[0]: mark for mark in run.marks - inside}
    return next((left[name] for name in OUTSIDE_IN if name in left), "")


def _has(run: Run, mark: str, head: Run) -> bool:
    return run.link == head.link if mark == LINK else mark in run.marks


def _opening(run: Run, inside: frozenset[str]) -> str:
    """The first character of a run as it will be written."""
    if run.is_break or run.words[:1].isspace():
        return " "
    mark = _outermost(run, inside)
    return "[" if run.note or mark == LINK else "*" if mark in STARS else "<" if mark else run.words[:1]


def _trimmed(group: Runs) -> tuple[str, Runs, str]:
    """The blanks before a group of runs, the group without them, and the blanks after it."""
    first = group[0].words
    before = first[: len(first) - len(first.lstrip())]
    group = (replace(group[0], words=first.lstrip()), *group[1:])
    last = group[-1].words
    after = last[len(last.rstrip()) :]
    group = (*group[:-1], replace(group[-1], words=last.rstrip()))
    kept = tuple(run for run in group if run.words or run.link or run.note)
    return before, kept, after


def _flanked(around: tuple[str, str], inner: str) -> bool:
    """Whether stars around these words are read as such: CommonMark's rule of flanking, and no other stars beside."""
    before, after = around
    if before in ("*", "_", "\\") or after in ("*", "_"):
        return False
    opens = not _is_mark(inner[0]) or not before or before.isspace() or _is_mark(before)
    closes = not _is_mark(inner[-1]) or not after or after.isspace() or _is_mark(after)
    return opens and closes and "**" not in inner and (inner[0], inner[-1]) != ("*", "*")


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def _code(words: str) -> str:
    if "|" in words or not words.strip("`"):
        return f"<code>{escaping.inside_link(escaping.escaped(words))}</code>"
    longest = max((len(found) for found in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if words.startswith("`") or words.endswith("`") else ""
    return fence + gap + words + gap + fence


def _tags(mark: str) -> tuple[str, str]:
    name, _, language = mark.partition("-")
    return (f'<span lang="{language}">', "</span>") if language else (f"<{name}>", f"</{name}>")


def _is_address(address: str) -> bool:
    return bool(re.fullmatch(r"(?:https?://|mailto:[^\s@]+@)[^\s<>\\`*]+", address))
