"""What a translation was made from: paragraphs that somebody confirmed to say the same, each pair on a line.

    vi>en	1f0c93ab	Hơn 300 đại biểu dự hội nghị.	Over 300 delegates attended the conference.

A line says nothing of where its paragraphs stand, so that they may move; and nothing of now, so that lines of two
branches may stand beside each other. It begins with a mark of all that follows: one that is cut, or of which a merge
made something else, is known by it and counts for nothing. After the languages may stand what is not confirmed yet:
`vi>en?` was made from it by a person, `vi>en*` by a machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from nhipcau.languages.normalise import normalise

FILE = "translations.tsv"
"""Beside the texts of a piece."""
HEADING = (
    "# Đoạn dịch nào viết từ đoạn nào; nhipcau ghi. Khi gộp bằng Git: giữ dòng của cả hai bên.\n"
    "# Which paragraph was translated from which; nhipcau keeps it. When Git merges, keep both sides' lines.\n"
)
MADE, DRAFTED = "?", "*"
"""What a person made from its source, and what a machine did, neither of which anybody confirmed."""
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs that say the same: in the language of the source, and in that of the translation. "" on one side: what
    stands on the other was left out, or added, on purpose; on both: the whole translation was confirmed once."""

    source: str
    lang: str
    said: str
    translation: str
    unsure: str = ""
    """MADE or DRAFTED, where nobody confirmed it."""

    @property
    def line(self) -> str:
        langs, rest = f"{self.source}>{self.lang}{self.unsure}", f"{self.said}\t{self.translation}"
        return f"{langs}\t{_mark(langs, rest)}\t{rest}"

    @property
    def whole(self) -> bool:
        """Whether it says no more than that somebody confirmed the whole translation once."""
        return not (self.said or self.translation)

    def side(self, lang: str) -> str:
        """What it says in one of its two languages."""
        return self.said if lang == self.source else self.translation

    def other(self, lang: str) -> str:
        """The other one of its two languages."""
        return self.lang if lang == self.source else self.source


@dataclass(frozen=True, slots=True)
class PairsFile:
    """What a file says, and the lines of it (from 1) that nobody can believe."""

    known: tuple[Pair, ...] = ()
    damaged: tuple[int, ...] = ()


NO_PAIRS = PairsFile()


def read_pairs(text: str) -> PairsFile:
    """The pairs of a file. A line that is not whole is told by its number, and so is what Git leaves of a conflict."""
    known: dict[Pair, None] = {}
    damaged = []
    for number, line in enumerate(normalise(text).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        pair = _pair(line)
        if pair:
            known[pair] = None
        else:
            damaged.append(number)
    return PairsFile(tuple(known), tuple(damaged))


def _pair(line: str) -> Pair | None:
    parts = line.split("\t")
    if len(parts) != 4 or line.startswith(CONFLICT):
        return None
    langs, mark, said, translation = parts
    source, _, named = langs.partition(">")
    lang = named.rstrip(MADE + DRAFTED)
    if not (source and lang) or mark != _mark(langs, f"{said}\t{translation}"):
        return None
    return Pair(source, lang, said, translation, named[len(lang) :])


def _mark(langs: str, rest: str) -> str:
    return blake2b(f"{langs}\t{rest}".encode(), digest_size=4).hexdigest()


def drafted(pairs: Iterable[Pair]) -> frozenset[str]:
    """The languages in which there is something that a machine wrote and nobody confirmed."""
    known = frozenset(pairs)
    return frozenset(
        pair.lang for pair in known if pair.unsure == DRAFTED and replace(pair, unsure="") not in known
    )


def written(pairs: Iterable[Pair]) -> str:
    """The file of those pairs, in their order, each once."""
    return HEADING + "".join(f"{pair.line}\n" for pair in dict.fromkeys(pairs))
