"""What in the source of a text will hardly be meant, told once of each kind, with the line of the first.

Texts come out of Word, from other sites, from other programs' Markdown; what these write is no mark here, and would be
printed to readers as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from itertools import pairwise

from nhipcau.model import Problem, error, warning
from nhipcau.reading.dialect.definitions import label
from nhipcau.reading.dialect.inline import code_spans
from nhipcau.reading.dialect.marks import FENCE
from nhipcau.reading.source import N_, Source

SHORTCODE = re.compile(
    r"\{\{[^{}\n]{1,300}\}\}|\{%[^{}%\n]{,300}%\}|!?\[\[[^\[\]\n]+\]\]"
    r"|\[/?(?:gallery|caption|embed|youtube|vimeo|video|audio|playlist|facebook|iframe|button|toc)\b[^\[\]\n]*\](?!\()"
    r"|\[/?[a-z]+_[a-z_]+(?:\s[^\[\]\n]*)?\](?!\()|\[/[a-z][\w-]*\](?!\()|\[[a-z][\w-]*\s+[\w-]+=[\"“”'][^\[\]\n]*\](?!\()",
    re.I,
)
"""What Hugo, Jekyll, WordPress, Obsidian and others put something in the place of."""
BULLETS = re.compile(
    r"^[ \t]*([•●○▪■◦‣➢➤►▶✓✔❖◆♦★☆✦]|[§–—‒－](?=[ \t][^\n]*(?<!\\)(?<!  )\n[ \t]*[§–—‒－][ \t]))[ \t]*\S", re.M
)
"""Dashes and the sign that Word's bullets turn into begin sentences, too: of them it takes two in a row."""
LETTERED = re.compile(
    r"^[ \t]*([a-zđ]\)|[ivx]{1,4}\)|[IVX]{1,4}[.)/]|[A-ZĐ]\.|\d{1,2}/) [^\n]+(?<!\\)(?<!  )(?<!>)"
    r"\n[ \t]*(?:[a-zđ]\)|[ivx]{1,4}\)|[IVX]{1,4}[.)/]|[A-ZĐ]\.|\d{1,2}/) ",
    re.M,
)
_LABEL = r"\*\*[^*\n]{1,40}(?:\*\*[ \t]*:|:[ \t]*\*\*)"
LABELLED = re.compile(rf"^({_LABEL})[^\n]*(?<!\\)(?<!  )(?<!>)\n{_LABEL}", re.M)
"""Lines of an invitation: "**Thời gian**: …" above "**Địa điểm**: …"."""
COLUMNS = re.compile(r"^[^\t\n]+\t[^\n]*\n[^\t\n]+\t", re.M)
STARS = re.compile(r"\*\*[^\s*][^*\n]*?[ \t]\*\*(?=[\s.,;:!?)]|$)|(?<!\S)\*\*[ \t][^*\n]*?\S\*\*", re.M)
STRONG = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
TIGHT = re.compile(r"(?<=[^\W_])\*\*[^\w\s]|.*[^\w\s]\*\*(?=[^\W_])")
"""Strong words in quotation marks or brackets of their own, with a letter right outside the stars."""
SIGNS = re.compile(
    r"^:::.*$|(?<![=\w])==(?!=|\s)[^=\n]+(?<!\s)==(?![=\w])|(?<!\d)%%(?=\S)[^%\n]+%%"
    r"|(?<=\w)~[^\s~]{1,5}~(?!~)|(?<=\w)\^[^\s^]{1,5}\^|(?<![\w$])\$(?=[^\s$\d])[^$\n]*[\\^_={}][^$\n]*\$(?!\w)",
    re.M,
)
"""Marks of Obsidian, Docusaurus, Pandoc and others for boxes, coloured words, asides, small figures, formulas."""
SMILE = re.compile(r":[a-z][a-z_]{2,30}:(?![\w:/])")
BLANK = re.compile(r"\]\(((?:https?|tel|mailto):[^\s()<>]*(?: +[^\s()<>\"'][^\s()<>]*)+)\)")
NAMED = re.compile(r"(?<![\\\]!])\[([^\[\]\n]+)\]\[([^\[\]\n]+)\](?![(\[:])")
CALLED = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
SENTENCE = re.compile(r"[.!?:;…][\"”’)*_]*$")
CAPITAL = re.compile(r"[\"“‘(*_]*[^\W\d_a-z]")

SHORTCODES = N_(
    "“{what}” is what another program puts something in the place of; here it is printed as it stands."
)
SHORTCODES_HINT = N_("Write what readers should see: a link, a photo; or delete it.")


def oddities(
    source: Source, known: Container[str], broken: Callable[..., Problem] = error
) -> Iterator[Problem]:
    """The oddities of a body; `known` are the names that its links have, `broken` makes the problem of a link that has
    another one."""
    text = without_code(source.body)
    for what in dict.fromkeys(SHORTCODE.findall(text)) if "{" in text or "[" in text else ():
        yield _told(source, text.index(what), SHORTCODES, SHORTCODES_HINT, what=what[:60])
    for look in (_bullets, _lettered, _labelled, _columns, _stars, _tight, _signs, _blank, _run_together):
        found = look(text)
        if found:
            at, message, hint, what = found
            yield _told(source, at, message, hint, what=what)
    for named in NAMED.finditer(text) if "][" in text else ():
        if label(named[2]) not in known and not SHORTCODE.fullmatch(f"[{named[1]}]"):
            message = N_(
                "“{what}” is printed with its brackets: the text says nowhere what address “{name}” is."
            )
            hint = N_("Write [words](address), or a line “[{name}]: address”.")
            line = source.body_line + source.body.count("\n", 0, named.start())
            values = {"what": named[0][:60], "name": named[2][:60]}
            yield broken(source.file, line, "", message, hint, **values)
    for called in CALLED.finditer(text) if "[^" in text else ():
        if f"[^{called[1]}]:" not in text:
            message = N_("“{what}” calls a footnote that the text does not have.")
            hint = N_("Write it at the end of the text: {what}: The note.")
            yield _told(source, called.start(), message, hint, what=called[0][:60])


Odd = tuple[int, str, str, str]
"""Where something odd stands in a text, what to say of it, what to do, and what it is."""


def _bullets(text: str) -> Odd | None:
    found = BULLETS.search(text)
    message = N_("“{what}” makes no list: these lines run together.")
    return (found.start(1), message, N_("Begin each with “- ”."), found[1]) if found else None


def _lettered(text: str) -> Odd | None:
    found = LETTERED.search(text) if any(each in text for each in (") ", "/ ", ". ")) else None
    message = N_("“{what}” makes no list: these lines run together.")
    hint = N_("Put an empty line between them, or begin each with “- ”.")
    return (found.start(1), message, hint, found[1]) if found else None


def _labelled(text: str) -> Odd | None:
    found = LABELLED.search(text) if "**" in text else None
    message = N_("The lines from “{what}” on run together.")
    hint = N_("Begin each with “- ”, or end each with a backslash.")
    return (found.start(), message, hint, found[1][:60]) if found else None


def _columns(text: str) -> Odd | None:
    found = COLUMNS.search(text) if "\t" in text else None
    message = N_("Tabs make no table: these lines run together.")
    hint = N_("Write a “|” between the columns, and below the first line |---|---|.")
    return (found.start(), message, hint, "") if found else None


def _stars(text: str) -> Odd | None:
    found = STARS.search(text) if "**" in text else None
    message = N_("The stars of “{what}” are printed: a blank stands between them and the words.")
    return (found.start(), message, N_("Write **words** without it."), found[0][:60]) if found else None


def _tight(text: str) -> Odd | None:
    strong = STRONG.finditer(text) if "**" in text else ()
    found = next((each for each in strong if TIGHT.match(text, each.start(), each.end() + 1)), None)
    message = N_("The stars of “{what}” are printed: a letter stands right beside them and a mark within.")
    hint = N_("Leave a blank outside the stars, or put them inside the quotation marks.")
    return (found.start(), message, hint, found[0][:60]) if found else None


def _signs(text: str) -> Odd | None:
    signs = SIGNS.search(text) if any(each in text for each in (":::", "==", "%%", "~", "^", "$")) else None
    found = signs or SMILE.search(text)
    message = N_("“{what}” means something to another program; here its signs are printed.")
    hint = N_("A box is > [!NOTE]; strong words are **words**, small figures <sub>2</sub>.")
    return (found.start(), message, hint, found[0][:60]) if found else None


def _blank(text: str) -> Odd | None:
    found = BLANK.search(text) if "](" in text else None
    message = N_("“{what}” makes no link: no address has blanks.")
    return (
        (found.start(1), message, N_("Write %20 for a blank, or nothing."), found[1][:60]) if found else None
    )


def _run_together(text: str) -> Odd | None:
    """Two paragraphs of Word, with no empty line between them. Where lines are broken at a width of the text's own, the
    end of a sentence may well end a line; but then the next word had no room on it."""
    at = 0
    lines = text.split("\n")
    for line, following in pairwise(lines):
        if len(line) > 130 and SENTENCE.search(line) and CAPITAL.match(following):
            message = N_("This line and the next become one paragraph.")
            return at, message, N_("Put an empty line between two paragraphs."), ""
        at += len(line) + 1
    return None


def without_code(body: str) -> str:
    """The text with everything that stands as code blanked, so that every place keeps its number."""
    if "`" not in body and "~~~" not in body:
        return body
    lines = []
    fence = ""
    for line in body.split("\n"):
        found = FENCE.match(line)
        if fence:
            fence = "" if found and found[2].startswith(fence) and not found[3] else fence
            lines.append(" " * len(line))
        elif found:
            fence = found[2]
            lines.append(" " * len(line))
        else:
            lines.append(_blanked(line))
    return "\n".join(lines)


def _blanked(line: str) -> str:
    for span in code_spans(line) if "`" in line else ():
        line = line[: span.start] + " " * (span.end - span.start) + line[span.end :]
    return line


def _told(source: Source, at: int, message: str, hint: str, **values: object) -> Problem:
    line = source.body_line + source.body.count("\n", 0, at)
    return warning(source.file, line, "", message, hint, column=0, **values)
