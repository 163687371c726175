"""SVG drawings, by an allow-list: what draws may stay; what runs, embeds, or fetches from elsewhere goes.

As an image a browser runs none of it, but at its own address a drawing is a document of this site. Sources of the
rules: SVG 2, sections 2.1 (secure static mode) and 15 (scripting); defusedxml for what entities can do to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from nhipcau.pictures.files import Files

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ELEMENTS = frozenset(
    """svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon image text tspan textPath
    linearGradient radialGradient stop clipPath mask pattern marker style filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence""".split()  # noqa: SIM905 (a list would take a page)
)
SILENT = frozenset(("metadata", "namedview"))
"""What drawing programs leave of themselves: it goes without a word."""
HREFS = frozenset(("href", f"{XLINK}href"))
QUALIFIED = frozenset((f"{XLINK}href", f"{XML}space", f"{XML}lang"))
"""The attributes of other namespaces that may stay."""
INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,", re.I)
OUTWARD = re.compile(
    r"url\(\s*[\"']?\s*(?!#)|(?:image|image-set|cross-fade|src|element|paint)\(|@import|expression\(|javascript:|\\",
    re.I,
)
"""What leads out of a drawing in the words of a style; a backslash can spell any of it."""
NUMBER = re.compile(r"[\d.]+")

register_namespace("", SVG[1:-1])
register_namespace("xlink", XLINK[1:-1])


class UnreadableDrawing(Exception):
    """What is no SVG drawing, or one that no reader should open."""


class Cleaned(NamedTuple):
    """A drawing without what had to go, the names of that, and its size (0 where it tells none)."""

    data: bytes
    dropped: tuple[str, ...]
    width: int
    height: int


def clean(data: bytes) -> Cleaned:
    """A drawing as it may go out. Raises UnreadableDrawing."""
    try:
        root = fromstring(data)
        if root.tag != f"{SVG}svg":
            raise UnreadableDrawing("its first element is not <svg>")
        dropped = tuple(dict.fromkeys(_cleaned(root)))
        return Cleaned(tostring(root, "utf-8"), dropped, *_size(root))
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as bad:
        raise UnreadableDrawing(str(bad)) from None


def drawing(files: Files, file: str, digest: str) -> bytes:
    """The drawing in a file below the content folder, cleaned."""
    return clean(files.read("content", file, digest)).data


def _cleaned(root: Element) -> Iterator[str]:
    """Take away what may not stay; gives the names of what was taken."""
    for parent in list(root.iter()):
        yield from _attributes(parent)
        for child in list(parent):
            name = child.tag.removeprefix(SVG)
            styled = name == "style" and OUTWARD.search("".join(child.itertext()))
            if name not in ELEMENTS or styled:
                parent.remove(child)
                if name.rpartition("}")[2] not in SILENT and "}" not in name:
                    yield f"<{name}>"


def _attributes(element: Element) -> Iterator[str]:
    for name, value in list(element.items()):
        outward = name in HREFS and not INSIDE.match(value.strip())
        if name.startswith("{") and name not in QUALIFIED:
            del element.attrib[name]
        elif name.lower().startswith("on") or outward or (name not in HREFS and OUTWARD.search(value)):
            del element.attrib[name]
            yield f"“{name.rpartition('}')[2]}”"


def _size(root: Element) -> tuple[int, int]:
    """Width and height in pixels: those of the view box, or else the attributes'."""
    box = NUMBER.findall(root.get("viewBox", ""))[2:] or [root.get("width", ""), root.get("height", "")]
    found = [NUMBER.match(each) for each in box]
    if len(found) != 2 or not all(found):
        return 0, 0
    width, height = (round(float(each[0])) for each in found if each)
    return width, height
