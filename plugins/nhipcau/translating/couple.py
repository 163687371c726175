"""A piece in the language it is translated from, and in the one it is translated into: given away, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from nhipcau.reading.kinds import FORMS, of_pieces
from nhipcau.rules import Text
from nhipcau.rules.standing import CONFIRMED
from nhipcau.rules.terms import HouseTerm
from nhipcau.translating import po, xliff
from nhipcau.translating.exchange import FINAL, Exchange, unit
from nhipcau.translating.memory import Memory
from nhipcau.translating.segments import Segment, segments
from nhipcau.translating.taking import TakenText, take

FORMATS = MappingProxyType({"xliff": xliff, "po": po})
ENDINGS = MappingProxyType({"xliff": ".xlf", "po": ".po"})


class NoSource(ValueError):
    """The piece is not written in the language that it should be translated from: its code, "" where none was told."""


@dataclass(frozen=True, slots=True)
class Couple:
    """`piece` is its kind and key ("story/2024-10-10-x"); `here` is the text of the source, `there` that of the
    translation, "" where there is none yet."""

    piece: str
    source: str
    lang: str
    here: str
    there: str
    segments: Sequence[Segment]

    @property
    def langs(self) -> tuple[str, str]:
        return self.source, self.lang

    def exchange(self, memory: Memory, terms: Iterable[HouseTerm]) -> Exchange:
        """What a translator gets, with terms and what was said before of the like."""
        known = tuple(terms)
        units = tuple(
            unit(each, self.langs, known, () if each.state == CONFIRMED else memory.matches(each.source))
            for each in self.segments
        )
        return Exchange(self.piece, *self.langs, units)

    def taken(self, exchange: Exchange) -> TakenText:
        """What came back, put into the translation as far as it fits. An edition that begins and is not confirmed
        altogether waits, where its kind can."""
        final = all(each.state == FINAL for each in exchange.units)
        front = {} if final else waiting(self.piece.partition("/")[0])
        return take(self.here, self.there, self.segments, exchange.units, self.langs, front=front)


def couple(
    piece: str, words: Mapping[str, str], texts: Sequence[Text], lang: str, source: str = ""
) -> Couple:
    """A piece in two languages; `words` are its files by language, `texts` what rules have of them. Raises NoSource,
    and Unwritable where a front matter is no YAML."""
    others = [text.lang for text in texts if text.lang != lang]
    source = source or next(iter(others), "")
    if source not in others:
        raise NoSource(source)
    both = tuple(text for each in (source, lang) for text in texts if text.lang == each)
    here, there = words[source], words.get(lang, "")
    return Couple(piece, source, lang, here, there, segments(here, there, both))


def waiting(kind: str) -> dict[str, str]:
    """The field that keeps a new edition off the site, where its kind has one."""
    form = of_pieces(FORMS).get(kind)
    rule = form.schema.get("status") if form else None
    return {"status": "draft"} if rule and not rule.fact else {}


def read_exchange(data: bytes, name: str) -> Exchange:
    """What stands in a file of that name. Raises Malformed."""
    return (po.read if name.lower().endswith((".po", ".pot")) else xliff.read)(data)
