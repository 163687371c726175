"""How the paragraphs of a piece's translations stand, and what is written when somebody says that they are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from nhipcau.editing.remembering import rebuilt, write_pairs
from nhipcau.reading.translations import read_beside, texts_beside
from nhipcau.rules import Text
from nhipcau.rules.pairs import FILE, Pair
from nhipcau.rules.standing import (
    CONFIRMED,
    NEW,
    ParagraphStanding,
    confirmed,
    named,
    renewed,
    said,
    standings,
)


def remembered(folder: Path, file: str, kind: str, langs: Sequence[str]) -> tuple[Text, ...]:
    """The texts of a piece, with what is remembered of them; where that is damaged or gone, Git is asked, and what it
    does not know is not confirmed. `file` is the folder's path for messages. Raises Unreadable."""
    texts = texts_beside(folder, file, kind, langs)
    pairs, _ = read_beside(folder, file)
    if pairs.damaged or not (folder / FILE).is_file():
        known = renewed((*pairs.known, *rebuilt(folder, texts)), (), texts)
        texts = tuple(replace(text, pairs=known) for text in texts)
    return texts


def stand(first: Text, other: Text) -> Iterator[ParagraphStanding]:
    """How each paragraph of a translation stands; where nothing is remembered, nobody confirmed it."""
    found = standings(first, other)
    lang = _translation(first, other, found)
    yield from (each for each in found if each.text.lang == lang)
    if not found:
        yield from (ParagraphStanding(other, each, name, NEW) for name, each in named(other) if said((each,)))


def _translation(first: Text, other: Text, found: Sequence[ParagraphStanding]) -> str:
    """Which of two is the translation of the other."""
    langs = {first.lang, other.lang}
    return (
        next(pair.lang for pair in first.pairs if {pair.source, pair.lang} == langs) if found else other.lang
    )


def confirm(folder: Path, texts: Sequence[Text], source: Text, lang: Text, names: Sequence[str] = ()) -> int:
    """Write down that a translation is right as it stands, or those paragraphs of it; how many that were. `texts` are
    all of the piece."""
    fresh = confirmed(source, lang, names)
    couple = {source.lang, lang.lang}
    older = [pair for pair in source.pairs if names or {pair.source, pair.lang} != couple]
    known = renewed(older, fresh, texts)
    whole = Pair(source.lang, lang.lang, "", "")
    if whole not in known and _all_confirmed(texts, known, couple):
        known = (whole, *(pair for pair in known if not pair.unsure or {pair.source, pair.lang} != couple))
    write_pairs(folder, known)
    return len(fresh)


def remember(folder: Path, file: str, langs: Sequence[str], fresh: Iterable[Pair]) -> None:
    """Write pairs down that are new, and keep of the others what the texts still have. Raises Unreadable."""
    known, _ = read_beside(folder, file)
    write_pairs(folder, renewed(known.known, fresh, texts_beside(folder, file, "", langs)))


def _all_confirmed(texts: Iterable[Text], known: tuple[Pair, ...], couple: set[str]) -> bool:
    first, second = (replace(text, pairs=known) for text in texts if text.lang in couple)
    return all(each.state == CONFIRMED for each in standings(first, second))
