"""`import/pairs.toml`: the pairs that were found, for a person to look at; and what that person says of them.

    [[pair]]
    join = "yes"      # or "no"; "" leaves it to the measure
    measure = 0.72
    sources = ["vi/tin-1.html", "en/news-9.html"]

A sure pair is joined unless it says "no"; a likely one only where it says "yes".
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import tomlkit

from nhipcau.importing.mapping import BrokenMapping
from nhipcau.importing.pairing import Likeness, Pairs


@dataclass(slots=True)
class Decisions:
    """What people said of pairs: joined, parted, and of how many nothing yet."""

    said: dict[frozenset[str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Decisions:
        """The decisions in a file; BrokenMapping where it is no TOML, or not of this form."""
        try:
            told = tomllib.loads(text)
        except tomllib.TOMLDecodeError as bad:
            raise BrokenMapping(str(bad)) from None
        said = {}
        for pair in told.get("pair", []):
            sources, join = pair.get("sources", []), pair.get("join", "")
            if len(sources) != 2 or join not in ("", "yes", "no"):
                raise BrokenMapping(f"[[pair]] {sources!r} {join!r}")
            if join:
                said[frozenset(map(str, sources))] = str(join)
        return cls(said)

    @classmethod
    def with_answer(cls, text: str, one: str, other: str, answer: str) -> str:
        """The text of a file with what a person says of two sources; an earlier answer about them is gone."""
        cls.read(text)
        document = tomlkit.parse(text)
        pairs = document.get("pair")
        for pair in pairs or ():
            if frozenset(pair.get("sources", ())) == frozenset((one, other)):
                pair["join"] = answer
                return tomlkit.dumps(document)
        return f'{text.rstrip()}\n\n[[pair]]\njoin = "{answer}"\nsources = {_list((one, other))}\n'.lstrip()

    def those(self, answer: str) -> tuple[tuple[str, str], ...]:
        """The pairs of which that was said."""
        found = sorted(tuple(sorted(pair)) for pair, said in self.said.items() if said == answer)
        return tuple((pair[0], pair[-1]) for pair in found)


def written(decisions: Decisions, pairs: Pairs, titles: Mapping[str, str], head: str) -> str:
    """The file: what people decided, the likely pairs, the sure ones, and the events that several portals tell of."""
    parts = ["\n".join(f"# {line}" for line in head.splitlines())]
    shown: set[frozenset[str]] = set()
    for state, found in (("likely", pairs.likely), ("sure", pairs.sure)):
        for pair in found:
            shown.add(frozenset((pair.one, pair.other)))
            parts.append(
                _pair(pair, state, decisions.said.get(frozenset((pair.one, pair.other)), ""), titles)
            )
    for said in sorted(tuple(sorted(pair)) for pair in decisions.said if pair not in shown):
        pair = Likeness(said[0], said[-1], 0.0, ())
        parts.append(_pair(pair, "said", decisions.said[frozenset(said)], titles))
    parts += [_event(names, titles) for names in pairs.events]
    return "\n\n".join(parts) + "\n"


def _pair(pair: Likeness, state: str, said: str, titles: Mapping[str, str]) -> str:
    lines = ["[[pair]]", f'join = "{said}"', f'found = "{state}"', f"measure = {pair.measure}"]
    lines.append(f"sources = {_list((pair.one, pair.other))}")
    lines.append(f"titles = {_list([titles.get(name, '') for name in (pair.one, pair.other)])}")
    return "\n".join([*lines, f"because = {_list(pair.because)}"])


def _event(names: Sequence[str], titles: Mapping[str, str]) -> str:
    told = [titles.get(name, "") for name in names]
    return f"[[event]]\nsources = {_list(names)}\ntitles = {_list(told)}"


def _list(words: Iterable[str]) -> str:
    return "[" + ", ".join(json.dumps(each, ensure_ascii=False) for each in words) + "]"
