"""The terms of the house, as `content/registry/terms.toml` tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nhipcau.model import Kind, Problem, Publication, error
from nhipcau.reading.registry import Registry, Table, read_registry
from nhipcau.reading.schema import EntryForm
from nhipcau.reading.source import N_, Unreadable
from nhipcau.rules.terms import HouseTerm

FILE = "terms.toml"


def read_terms(content: Path, publication: Publication) -> tuple[tuple[HouseTerm, ...], tuple[Problem, ...]]:
    """The terms of a site, none where it has no such file, and what is wrong with them."""
    file = f"{content.name}/registry/{FILE}"
    try:
        registry = read_registry(FORM, content / "registry" / FILE, file, publication)
    except Unreadable as bad:
        return (), (bad.problem,)
    terms = tuple(entry for entry in registry.entries if isinstance(entry, HouseTerm))
    _contradictions(registry, terms)
    return terms, tuple(registry.problems)


def _term(table: Table) -> HouseTerm:
    return HouseTerm(
        key=table.key,
        names=table.names,
        descriptions=table.wording("note"),
        accepted=tuple(_forms(table, "accepted")),
        forbidden=tuple(_forms(table, "forbidden")),
    )


def _forms(table: Table, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    told = table.fields.get(name, {})
    whole = isinstance(told, dict) and all(
        isinstance(forms, list) and all(isinstance(form, str) and form.strip() for form in forms)
        for forms in told.values()
    )
    if not whole or not set(told) <= set(table.codes):
        message = N_(
            "“{field}” must be lists of words for each language, such as {{vi = ['…'], en = ['…']}}."
        )
        table.complain(name, message, field=name)
        return
    yield from ((code, tuple(told[code])) for code in table.codes if code in told)


def _contradictions(registry: Registry, terms: tuple[HouseTerm, ...]) -> None:
    """What one term forbids and another, or itself, would have written."""
    for code in registry.codes:
        good = {form.lower(): term for term in terms for form in term.good(code)}
        for term in terms:
            for form in term.bad(code):
                if other := good.get(form.lower()):
                    message = N_("“{form}” is forbidden here, and “{other}” has it as a form to write.")
                    hint = N_("Take it out of one of them.")
                    at = (registry.file, registry.line(term.key), "forbidden")
                    told = error(*at, message, hint, form=form, other=other.key)
                    registry.problems.append(replace(told, rule="term"))


TERM: Kind[HouseTerm] = Kind("term", "terms", paged=False)
FORM = EntryForm(
    kind=TERM,
    label=N_("Terms"),
    unknown=N_("There is no term “{key}”."),
    fields=("accepted", "forbidden", "note"),
    make=_term,
)
