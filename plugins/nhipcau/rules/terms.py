"""Terms: what the house calls a thing in each language, and what it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from nhipcau.languages.marking import N_
from nhipcau.model import WARNING, Entry, Problem, warning
from nhipcau.rules.rule import NamedRule
from nhipcau.rules.text import Text

Forms = tuple[tuple[str, tuple[str, ...]], ...]
"""Spellings by language."""
SAYS = N_("A thing is called what the house calls it (content/registry/terms.toml).")
QUOTED = re.compile(r"[“\"«][^”\"»\n]*[”\"»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseTerm(Entry):
    """A term: its names are what to write; `accepted` are other forms that may stand, `forbidden` those that may not.

    Its description is a note for writers.
    """

    accepted: Forms = ()
    forbidden: Forms = ()

    def good(self, lang: str) -> tuple[str, ...]:
        return (self.name(lang), *dict(self.accepted).get(lang, ()))

    def bad(self, lang: str) -> tuple[str, ...]:
        return dict(self.forbidden).get(lang, ())


def rule(terms: tuple[HouseTerm, ...]) -> NamedRule:
    """The rule that knows those terms."""
    return NamedRule("term", WARNING, SAYS, (), _of_text(terms))


def _of_text(terms: tuple[HouseTerm, ...]) -> Callable[[Text], Iterable[Problem]]:
    def found_in(text: Text) -> Iterator[Problem]:
        form = _forms(terms, text.lang)
        if form is None:
            return
        for paragraph in text.paragraphs:
            for found in form.finditer(paragraph.words):
                term = _meant(terms, text.lang, found[0])
                if term and not _quoted(paragraph.words, found):
                    message = N_("The house does not say “{words}”.")
                    hint = N_("Write “{term}”. {note}") if term.descriptions else N_("Write “{term}”.")
                    values = {
                        "term": term.name(text.lang),
                        "note": dict(term.descriptions).get(text.lang, ""),
                    }
                    told = text.problem(
                        warning, paragraph, found.span(), message, hint, words=found[0], **values
                    )
                    bare = _plain(found[0]) in _forbidden(terms, text.lang)  # an ending would be lost
                    yield replace(told, fix=_cased(values["term"], found[0]) if bare else "")

    return found_in


@lru_cache(maxsize=16)
def _forms(terms: tuple[HouseTerm, ...], lang: str) -> re.Pattern[str] | None:
    """All forms of a language, the longest first: what is part of a good form is no bad one. English has plurals and
    a possessive, and joins words by hyphens as it likes; nothing is inflected in Vietnamese."""
    if not any(term.bad(lang) for term in terms):
        return None
    words = sorted(
        {form for term in terms for form in (*term.good(lang), *term.bad(lang))}, key=len, reverse=True
    )
    ending = r"(?:['’]s|s['’]?)?" if lang == "en" else ""
    spelt = (re.escape(form).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]") for form in words)
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(spelt)}){ending}(?!\w)")


def _meant(terms: tuple[HouseTerm, ...], lang: str, found: str) -> HouseTerm | None:
    """The term of which that is a forbidden form."""
    return _forbidden(terms, lang).get(_plain(found)) or _forbidden(terms, lang).get(_singular(found))


@lru_cache(maxsize=16)
def _forbidden(terms: tuple[HouseTerm, ...], lang: str) -> dict[str, HouseTerm]:
    return {_plain(form): term for term in terms for form in term.bad(lang)}


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").replace("’", "'").split())


def _singular(words: str) -> str:
    return re.sub(r"(?:'s|s'?)$", "", _plain(words))


def _cased(term: str, like: str) -> str:
    return term[:1].upper() + term[1:] if like[:1].isupper() else term


def _quoted(words: str, found: re.Match[str]) -> bool:
    """Whether it stands in quotation marks: others may say what they like."""
    return any(each.start() < found.start() and found.end() < each.end() for each in QUOTED.finditer(words))
