"""What no folder can know by itself: whether the keys it names exist, and whether two pieces claim one address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from urllib.parse import unquote

from nhipcau.languages import slugify
from nhipcau.model import Problem, error
from nhipcau.reading.findings import LINK_RULE
from nhipcau.reading.folder import Mention
from nhipcau.reading.source import N_

FEW = 12
"""Keys that a hint may list when none of them is near."""


def check(
    mentions: Iterable[Mention], keys: Mapping[str, set[str]], unknown: Mapping[str, str]
) -> Iterator[Problem]:
    """Every mention of a key that is not there, and every address claimed twice.

    `keys` has the known keys by kind of thing ("story", "topic", ...), `unknown` what to say of a key that is none.
    """
    claimed: dict[str, Mention] = {}
    aliases = []
    for mention in mentions:
        if mention.kind == "address":
            yield from _claim(claimed, mention)
        elif mention.kind == "alias":
            aliases.append(mention)
        elif mention.key not in keys[mention.kind]:
            problem = _unknown(mention, keys[mention.kind], unknown[mention.kind])
            yield replace(problem, rule=LINK_RULE, fatal=True)
    taken = {_compared(url): mention for url, mention in claimed.items()}
    for mention in aliases:
        yield from _alias(taken, mention)


def _unknown(mention: Mention, known: set[str], message: str) -> Problem:
    if "," in mention.key:
        parts = [part.strip() for part in mention.key.split(",") if part.strip()]
        better = ", ".join(part if part in known else nearest(part, known) or part for part in parts)
        several = N_("Several stand in square brackets: [{better}].")
        return error(
            mention.file, mention.line, mention.field, message, several, key=mention.key, better=better
        )
    near = nearest(mention.key, known)
    few = len(known) <= FEW
    hint = N_("Did you mean “{near}”?") if near else N_("There are: {known}.") if known and few else ""
    listed = ", ".join(sorted(known)) if few else ""
    at = (mention.file, mention.line, mention.field)
    return error(*at, message, hint, key=mention.key, near=near, known=listed)


def nearest(key: str, known: Iterable[str]) -> str:
    """The key that was probably meant: that of the name that was written, one that goes on where this one ends, or one
    spelt much like it; else ""."""
    ordered = sorted(known)
    if (named := slugify(key)) in ordered:
        return named
    longer = [each for each in ordered if key and each.startswith(f"{key}-")]
    return next(iter(longer or get_close_matches(key, ordered, 1, 0.6)), "")


def _claim(claimed: dict[str, Mention], mention: Mention) -> Iterator[Problem]:
    before = claimed.setdefault(mention.key, mention)
    if before is not mention:
        message = N_("The address {url} is taken: {other} has it too.")
        hint = N_("Give one of them another “slug”.")
        other = f"{before.file}:{before.line}"
        yield error(mention.file, mention.line, mention.field, message, hint, url=mention.key, other=other)


def _compared(url: str) -> bytes:
    """An address as nginx compares it in a map: decoded, and letters of ASCII without their case."""
    path, mark, query = url.partition("?")
    return (unquote(path) + mark + query).encode(errors="surrogateescape").lower()


def _alias(taken: dict[bytes, Mention], mention: Mention) -> Iterator[Problem]:
    url = (
        mention.key
        if mention.key.endswith("/") or "?" in mention.key or "." in mention.key.rpartition("/")[2]
        else f"{mention.key}/"
    )
    before = taken.setdefault(_compared(url), mention)
    if before is not mention:
        message = N_("The old address {url} is in use: {other} has it.")
        hint = N_("Take it out of “aliases”.")
        other = f"{before.file}:{before.line}"
        yield error(mention.file, mention.line, mention.field, message, hint, url=mention.key, other=other)
