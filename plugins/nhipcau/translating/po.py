"""PO files of GNU gettext: the Markdown of each segment as it is, the segment named in its context."""

from __future__ import annotations

from io import BytesIO

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from nhipcau.languages.marking import N_
from nhipcau.translating.exchange import FINAL, INITIAL, TRANSLATED, Exchange, Malformed, Unit, malformed

NO_PO = N_("The file is no PO file: {reason}")
FOREIGN = N_("The file does not say of which piece it is.")
CLOCK = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Report-Msgid-Bugs-To')


def written(exchange: Exchange) -> bytes:
    """The file of an exchange. What is not confirmed is marked `fuzzy`."""
    version = f"{exchange.source}>{exchange.lang}"
    catalog = Catalog(_locale(exchange.lang), project=exchange.piece, version=version, fuzzy=False)
    for unit in exchange.units:
        fuzzy = ["fuzzy"] if unit.target and unit.state != FINAL else []
        catalog.add(
            _whole(unit.source),
            _whole(unit.target),
            flags=fuzzy,
            context=unit.ident,
            auto_comments=[*_terms(unit), *_matches(unit)],
        )
    out = BytesIO()
    write_po(out, catalog, width=0)
    return b"".join(line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(CLOCK))


def _whole(said: str) -> str:
    return said.replace("\r\n", "\n")


def _locale(lang: str) -> str | None:
    try:
        return str(Catalog(lang.replace("-", "_")).locale or "") or None
    except (UnknownLocaleError, ValueError):
        return None


def _terms(unit: Unit) -> list[str]:
    return [_line(f"{term.source} = {term.target}. {term.note}".strip()) for term in unit.terms]


def _matches(unit: Unit) -> list[str]:
    return [
        _line(f"{'MT' if each.drafted else f'{each.alike}%'}: {each.source} = {each.target}")
        for each in unit.matches
    ]


def _line(words: str) -> str:
    return " ".join(words.split())


def read(data: bytes) -> Exchange:
    """What a file says. Raises Malformed."""
    try:
        catalog = read_po(BytesIO(data), abort_invalid=True)
    except PoFileError as bad:
        raise Malformed(NO_PO, bad.lineno + 1, reason=str(bad)) from None
    except Exception as bad:  # Babel lets through whatever a header or an escape made it raise
        raise Malformed(NO_PO, reason=str(bad) or type(bad).__name__) from None
    source, _, lang = (catalog.version or "").partition(">")
    if not (source and lang and catalog.project):
        malformed(FOREIGN)
    units = tuple(_unit(message) for message in catalog if message.id)
    return Exchange(catalog.project, source, lang, units)


def _unit(message: object) -> Unit:
    told = message
    ident, string = told.id, told.string  # type: ignore[attr-defined]
    whole = isinstance(ident, str) and isinstance(string, str)
    target = string if whole else ""
    state = INITIAL if not target else TRANSLATED if told.fuzzy else FINAL  # type: ignore[attr-defined]
    return Unit(told.context or "", ident if whole else "", target, state, whole=whole)  # type: ignore[attr-defined]
