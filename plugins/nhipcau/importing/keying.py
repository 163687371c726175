"""Under which key each piece stands: that which it had in earlier imports, or one that nobody has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nhipcau.importing.claims import Taken
from nhipcau.importing.composing import FOLDERS
from nhipcau.importing.pairing import Head, Pairs
from nhipcau.importing.places import ImportSite
from nhipcau.importing.record import ImportRecord
from nhipcau.languages import slugify

Heads = Mapping[str, Head]


@dataclass(frozen=True, slots=True)
class KeyedGroups:
    """The names of the articles of each key, the main language first; the key of each article; and what is taken."""

    members: dict[str, tuple[str, ...]]
    keys: dict[str, str]
    taken: Taken


def keyed(site: ImportSite, record: ImportRecord, heads: Heads, pairs: Pairs) -> KeyedGroups:
    """The groups under the keys that they have, or get now, in the order of time; the record knows them then."""
    known = record.keys()
    found = KeyedGroups({}, {}, Taken(site.content, site.publication, known.values()))
    held = {known[name] for names in pairs.groups for name in names if name in known}
    for group in sorted(pairs.groups, key=lambda names: (_day(names, heads), names)):
        names = sorted(group, key=lambda name: site.order.index(heads[name].lang))
        had = [known[name] for name in names if name in known and known[name] not in found.members]
        key = had[0] if had else _new_key(names, heads, found.taken, held)
        found.taken.keys[FOLDERS[heads[names[0]].piece]].add(key)
        found.members[key] = tuple(names)
        for name in names:
            found.keys[name] = key
            record.place(name, key)
    return found


def _day(names: Sequence[str], heads: Heads) -> str:
    return min(str(heads[name].day) for name in names)


def _new_key(names: Sequence[str], heads: Heads, taken: Taken, held: set[str]) -> str:
    """A key made of the day and the first title that has letters of an address."""
    first = heads[names[0]]
    slug = next(filter(None, (slugify(heads[name].title) for name in names)), "") or "text"
    kind = FOLDERS[first.piece]
    taken.keys[kind] |= held
    return taken.key(kind, f"{_day(names, heads)}-{slug}" if first.piece == "story" else slug)


def event_key(keys: Mapping[str, str], names: Sequence[str]) -> str:
    """What the event would be called that these articles tell of: as the first story about it."""
    return min(keys[name] for name in names if name in keys)[11:]


def events_told(site: ImportSite, pairs: Pairs, keys: Mapping[str, str]) -> Callable[[str], tuple[str, ...]]:
    """Gives the events that stand in the content for what several portals told of, by the key of a story."""
    found: dict[str, tuple[str, ...]] = {}
    for names in pairs.events:
        key = event_key(keys, names)
        if (site.content / "events" / key).is_dir():
            found |= {keys[name]: (key,) for name in names if name in keys}
    return lambda key: found.get(key, ())
