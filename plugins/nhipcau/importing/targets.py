"""Which story stood at an old address, or has a headline: so links between old pages lead from story to story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nhipcau.importing.pairing import Head
from nhipcau.importing.shelf import known_as
from nhipcau.languages import fold


@dataclass(frozen=True, slots=True)
class Targets:
    """The keys of stories by their old addresses, and by their headlines."""

    addresses: Mapping[str, str]
    titles: Mapping[str, str]

    @classmethod
    def of(cls, keys: Mapping[str, str], heads: Mapping[str, Head]) -> Targets:
        """Those of all articles that have a key. A headline that two stories have leads to neither."""
        addresses: dict[str, str] = {}
        titles: dict[str, str] = {}
        for name, key in keys.items():
            head = heads[name]
            if head.piece != "story":
                continue
            for address in head.addresses:
                addresses.setdefault(known_as(address), key)
            title = fold(head.title)
            titles[title] = key if titles.get(title, key) == key else ""
        return cls(addresses, titles)

    def key(self, told: str) -> str:
        """The key of the story at an address, or with a headline; "" where there is none."""
        return self.addresses.get(known_as(told), "") if "://" in told else self.titles.get(fold(told), "")
