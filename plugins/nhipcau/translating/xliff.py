"""XLIFF 2.1 (OASIS Standard, 13 February 2018), with its modules for glossaries and for translation candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from nhipcau.languages.marking import N_
from nhipcau.reading.source import FORBIDDEN
from nhipcau.translating.exchange import FINAL, INITIAL, TRANSLATED, Exchange, Malformed, Unit, malformed
from nhipcau.translating.inline import parts

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
PREFIXES = {None: CORE, "mtc": MATCHES, "gls": GLOSSARY}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STATES = (INITIAL, TRANSLATED, "reviewed", FINAL)
WORDED = frozenset(f"{{{CORE}}}{name}" for name in ("source", "target", "data", "note"))
NO_XML = N_("The file is no XLIFF: {reason}")
OTHER = N_("The file is XLIFF {version}; what can be read is 2.0 and 2.1.")
FOREIGN = N_("The file does not say of which piece it is.")
Element = Any
"""An element of lxml."""


def written(exchange: Exchange) -> bytes:
    """The file of an exchange."""
    root = etree.Element(f"{{{CORE}}}xliff", nsmap=PREFIXES, version="2.1")
    root.set("srcLang", exchange.source)
    root.set("trgLang", exchange.lang)
    file = _below(root, "file", id="f1", original=exchange.piece)
    for unit in exchange.units:
        _write(_below(file, "unit", id=unit.ident, name=unit.named), unit)
    _indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _indent(element: Element, depth: int = 0) -> None:
    """Put each element on a line of its own, but within words, where every blank counts."""
    if not len(element) or element.tag in WORDED:
        return
    element.text = "\n" + "  " * (depth + 1)
    for each in element:
        _indent(each, depth + 1)
        each.tail = element.text
    element[-1].tail = "\n" + "  " * depth


def _write(into: Element, unit: Unit) -> None:
    into.set("canResegment", "no")
    into.set(SPACE, "preserve")
    _matches(into, unit)
    _terms(into, unit)
    codes: dict[str, str] = {}
    data = _below(into, "originalData")
    segment = _below(into, "segment", id="s1", state=unit.state)
    source = _below(segment, "source")
    marked = _below(source, "mrk", id="m1", type="mtc:match") if unit.matches else source
    known = _words(marked, unit.source, {}, codes)
    if unit.target:
        _words(_below(segment, "target"), unit.target, known, codes)
    for name, code in codes.items():
        _text(_below(data, "data", id=name), code)
    if not codes:
        into.remove(data)


def _matches(into: Element, unit: Unit) -> None:
    all_ = etree.SubElement(into, f"{{{MATCHES}}}matches") if unit.matches else None
    for match in unit.matches:
        told = {"type": "mt"} if match.drafted else {"type": "tm", "similarity": str(match.alike)}
        one = etree.SubElement(all_, f"{{{MATCHES}}}match", {"ref": "#m1", **told})
        _text(_below(one, "source"), match.source)
        _text(_below(one, "target"), match.target)


def _terms(into: Element, unit: Unit) -> None:
    if not unit.terms:
        return
    glossary = etree.SubElement(into, f"{{{GLOSSARY}}}glossary")
    for term in unit.terms:
        entry = etree.SubElement(glossary, f"{{{GLOSSARY}}}glossEntry")
        etree.SubElement(entry, f"{{{GLOSSARY}}}term").text = term.source
        etree.SubElement(entry, f"{{{GLOSSARY}}}translation").text = term.target
        if term.note:
            etree.SubElement(entry, f"{{{GLOSSARY}}}definition").text = term.note
    notes = _below(into, "notes")
    for term in unit.terms:
        _below(notes, "note", category="term").text = f"{term.source} = {term.target}. {term.note}".strip()


def _words(
    into: Element, said: str, known: Mapping[str, list[str]], codes: dict[str, str]
) -> dict[str, list[str]]:
    """Put words and codes there; a code that the source has as well has its number. Gives the numbers of codes."""
    left = {code: list(numbers) for code, numbers in known.items()}
    used: dict[str, list[str]] = {}
    for part in parts(said):
        if not part.code:
            _text(into, part.said)
            continue
        number = left[part.said].pop(0) if left.get(part.said) else str(len(codes) + 1)
        codes[f"d{number}"] = part.said
        _below(into, "ph", id=number, dataRef=f"d{number}", disp=part.said.strip() or part.said)
        used.setdefault(part.said, []).append(number)
    return used


def _text(into: Element, said: str) -> None:
    """Text at the end of an element; a character that XML cannot hold as `cp`."""
    at = 0
    for found in FORBIDDEN.finditer(said):
        _append(into, said[at : found.start()])
        _below(into, "cp", hex=f"{ord(found[0]):04X}")
        at = found.end()
    _append(into, said[at:])


def _append(into: Element, said: str) -> None:
    if len(into):
        into[-1].tail = (into[-1].tail or "") + said
    else:
        into.text = (into.text or "") + said


def _below(parent: Element, name: str, /, **attributes: str) -> Element:
    fine = {key: FORBIDDEN.sub("\ufffd", value) for key, value in attributes.items()}
    return etree.SubElement(parent, f"{{{CORE}}}{name}", fine)


def read(data: bytes) -> Exchange:
    """What a file says. Raises Malformed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root: Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as bad:
        raise Malformed(NO_XML, getattr(bad, "lineno", 0) or 0, reason=str(bad)) from None
    if root.tag != f"{{{CORE}}}xliff" or root.getroottree().docinfo.doctype:
        version = root.get("version", "?") if etree.QName(root).localname == "xliff" else ""
        message = OTHER if version and root.tag != f"{{{CORE}}}xliff" else NO_XML
        malformed(message, version=version, reason=root.tag)
    files = root.findall(f"{{{CORE}}}file")
    piece = files[0].get("original", "") if len(files) == 1 else ""
    langs = root.get("srcLang", ""), root.get("trgLang", "")
    if not (piece and all(langs)):
        malformed(FOREIGN)
    return Exchange(piece, *langs, tuple(_unit(each) for each in files[0].iter(f"{{{CORE}}}unit")))


def _unit(element: Element) -> Unit:
    data = {each.get("id", ""): "".join(_said(each, {}, [])) for each in element.iter(f"{{{CORE}}}data")}
    codes = {
        ph.get("id", ""): data[ph.get("dataRef", "")]
        for ph in element.iter(f"{{{CORE}}}ph")
        if ph.get("dataRef", "") in data
    }
    unknown: list[str] = []
    segments = [each for each in element if each.tag in (f"{{{CORE}}}segment", f"{{{CORE}}}ignorable")]
    sources = [_part(each, "source", codes, unknown) or "" for each in segments]
    targets = [
        _part(each, "target", codes, unknown) or (source if each.tag.endswith("ignorable") else "")
        for each, source in zip(segments, sources, strict=True)
    ]
    told = [each.get("state", INITIAL) for each in segments if each.tag.endswith("segment")]
    state = min((STATES.index(each) if each in STATES else 0 for each in told), default=0)
    done = any(target for each, target in zip(segments, targets, strict=True) if each.tag.endswith("segment"))
    whole = not unknown and all(targets) if done else True
    final = FINAL if state >= STATES.index("reviewed") else STATES[state]
    return Unit(element.get("id", ""), "".join(sources), "".join(targets) if done else "", final, whole=whole)


def _part(segment: Element, name: str, codes: Mapping[str, str], unknown: list[str]) -> str | None:
    found = segment.find(f"{{{CORE}}}{name}")
    return None if found is None else "".join(_said(found, codes, unknown))


def _said(element: Element, codes: Mapping[str, str], unknown: list[str]) -> Iterator[str]:
    """The text of an element, its codes as they were written; what is unknown is noted."""
    yield element.text or ""
    for each in element:
        name = etree.QName(each).localname if isinstance(each.tag, str) else ""
        if name == "cp":
            yield _character(each.get("hex", ""), unknown)
        elif name == "ph":
            code = codes.get(each.get("id", ""))
            if code is None:
                unknown.append(each.get("id", ""))
            yield code or ""
        elif name in ("mrk", "pc"):
            if name == "pc":
                unknown.append(each.get("id", ""))
            yield from _said(each, codes, unknown)
        elif name not in ("sm", "em", ""):
            unknown.append(name)
        yield each.tail or ""


def _character(code: str, unknown: list[str]) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        unknown.append(code)
        return ""
