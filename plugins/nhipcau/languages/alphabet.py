"""An A to Z: names in the order of a language, under its letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nhipcau.languages.collation import initial, sort_key
from nhipcau.model import Group, ListedName


def alphabet(
    names: Iterable[ListedName], lang: str, sorted_by: Callable[[str], str] = str
) -> tuple[Group, ...]:
    """Every letter that has names, in order, each with its names in order; `sorted_by` says by what of it a name is
    sorted."""
    groups: dict[str, list[ListedName]] = {}
    told = [(sorted_by(name.link.text), name) for name in names]
    for text, name in sorted(told, key=lambda pair: (sort_key(pair[0], lang), pair[1].link.url)):
        groups.setdefault(initial(text, lang), []).append(name)
    return tuple(Group(letter, tuple(found)) for letter, found in groups.items())


def given_name_first(name: str) -> str:
    """A name as Vietnamese lists sort it: by the given name, which stands last, then by the rest."""
    rest, _, given = name.rpartition(" ")
    return f"{given} {rest}".strip()
