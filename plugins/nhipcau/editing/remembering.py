"""Writes down what was translated from what, and finds it again in Git where the file that remembered it is gone.

Git knows what somebody confirmed, in any committed version of that file. Where there never was one, it knows what was
written together: a translation that came with or after its source, and paragraphs that one commit changed in both.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path

from nhipcau.reading.source import Unreadable
from nhipcau.reading.translations import text_of
from nhipcau.rules import Editions, Text
from nhipcau.rules.pairs import FILE, Pair, read_pairs, written
from nhipcau.rules.sameness import sentences
from nhipcau.rules.standing import renewed, said
from nhipcau.rules.text import Prose

State = Mapping[str, bytes]
"""The files of a folder at a commit, by their names."""


def write_pairs(folder: Path, pairs: Iterable[Pair]) -> None:
    """Put those pairs into the file of a folder, whole or not at all."""
    fresh = folder / f".{FILE}.new"
    fresh.write_text(written(pairs), encoding="utf-8", newline="\n")
    os.replace(fresh, folder / FILE)


def rebuilt(folder: Path, texts: Sequence[Text]) -> tuple[Pair, ...]:
    """What Git knows of the texts of a folder as they stand; nothing where there is no Git."""
    states = list(_states(folder, [f"index.{text.lang}.md" for text in texts]))
    found = [read_pairs(_words(state[FILE])).known for state in states if FILE in state]
    known = [pair for pairs in found for pair in pairs if not pair.unsure]
    known += [
        pair for pairs in found[-1:] for pair in pairs if pair.unsure
    ]  # of earlier ones, some were confirmed
    if not known:
        known = list(_written_together(states, [text.lang for text in texts]))
    return renewed(known, (), texts)


def _written_together(states: Sequence[State], langs: Sequence[str]) -> Iterator[Pair]:
    known: dict[str, set[str]] = {}
    before: dict[str, Text] = {}
    first: dict[str, int] = {}
    for number, state in enumerate(states):
        now = {lang: text for lang in langs if (text := _text(state, lang))}
        for lang in now:
            first.setdefault(lang, number)
        for source, lang in permutations(now, 2):
            if (first[source], langs.index(source)) < (first[lang], langs.index(lang)):
                sources = known.setdefault(f"{source}>{lang}", set())
                for pair in _made(before, now[source], now[lang], sources):
                    sources.add(pair.said)
                    yield pair
        before = now


def _made(before: Mapping[str, Text], source: Text, lang: Text, known: set[str]) -> Iterator[Pair]:
    """The pairs of a commit: all of a translation that is new, and of one that is not what changed on both sides, or
    was only put better."""
    for left, right in Editions(source, lang).beads:
        pair = Pair(source.lang, lang.lang, said(left), said(right))
        if lang.lang not in before or (
            _changed(before, lang.lang, right) and (_changed(before, source.lang, left) or pair.said in known)
        ):
            yield pair


def _changed(before: Mapping[str, Text], lang: str, paragraphs: Sequence[Prose]) -> bool:
    old = {each.words for each in sentences(said(before[lang].paragraphs))} if lang in before else set()
    return any(each.words not in old for each in sentences(said(paragraphs)))


def _text(state: State, lang: str) -> Text | None:
    name = f"index.{lang}.md"
    try:
        return text_of(state[name], f"x/{name}", "", lang) if name in state else None
    except Unreadable:
        return None


def _states(folder: Path, names: Sequence[str]) -> Iterator[State]:
    """The folder at each commit that changed it, the oldest first."""
    commits = _git(folder, "log", "--reverse", "--format=%H", "--", ".").decode().split()
    wanted = [(commit, name) for commit in commits for name in (*names, FILE)]
    asked = "".join(f"{commit}:./{name}\n" for commit, name in wanted)
    told = _git(folder, "cat-file", "--batch", given=asked.encode()) if wanted else b""
    states: dict[str, dict[str, bytes]] = {commit: {} for commit in commits}
    for commit, name in wanted:
        head, _, told = told.partition(b"\n")
        if head and not head.endswith(b" missing"):
            size = int(head.rsplit(b" ", 1)[1])
            states[commit][name], told = told[:size], told[size + 1 :]
    return iter(states.values())


def _words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _git(folder: Path, *command: str, given: bytes | None = None) -> bytes:
    """What Git answers, nothing where there is none."""
    try:
        done = subprocess.run(["git", *command], cwd=folder, input=given, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
