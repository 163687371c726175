"""Markdown in, HTML out: with our photos, links by key and clean-up.

What the HTML leaves open is marked for the press: `href="nhipcau:N"` is the Nth reference of the body, and
`\\ue000N\\ue001` its Nth figure (private-use characters, which no source can hold: see `source.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from nhipcau.languages import normalise, slugify
from nhipcau.model import KINDS, Figure, Photo, Problem, Reference, error, warning
from nhipcau.reading.fast_markdown import FastMarkdown
from nhipcau.reading.fields import point
from nhipcau.reading.photos import is_photo, not_beside
from nhipcau.reading.sanitise import SCHEMES, clean, dropped
from nhipcau.reading.source import N_, Source
from nhipcau.reading.wrong import Wrong

BY_KEY = re.compile(r"\{(\w+)\}(.*)", re.S)
CREDIT = re.compile(
    r"(?P<caption>.*?)\s*(?P<credit>(?:Ảnh|Photo|Minh họa|Illustration)\s*:\s*\S.*)", re.S | re.I
)
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|(\d{1,7}));?")
IMAGE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
"""An image in clean HTML, and each of its attributes."""
NAMES = tuple(kind.name for kind in KINDS)
"""What a link may name on every site: `[text]({story}key)`."""
MARK = "\ue002"
"""Stands for "nhipcau:" until the HTML is clean, so that a text cannot forge the address of a reference."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The focal point that a text tells of a photo, in percent from the top left, and the line where it does."""

    name: str
    point: tuple[int, int]
    line: int


@dataclass(slots=True)
class Findings:
    """What a conversion finds in one body. `photos` are the files beside it, by name."""

    source: Source
    photos: dict[str, Photo]
    names: tuple[str, ...] = NAMES
    """What a link may name."""
    references: dict[Reference, int] = field(default_factory=dict)
    lines: dict[Reference, int] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    attachments: list[Photo] = field(default_factory=list)
    focuses: list[Focus] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refer(self, reference: Reference, needle: str) -> int:
        """The number of a reference, the same for the same target."""
        self.lines.setdefault(reference, self.source.line_of(needle))
        return self.references.setdefault(reference, len(self.references))

    def complain(self, make: Any, needle: str, message: str, hint: str = "", /, **values: object) -> None:
        self.problems.append(make(self.source.file, self.source.line_of(needle), "", message, hint, **values))


@dataclass(frozen=True, slots=True)
class Converted:
    """The HTML of a body and all that was found in it."""

    html: str
    references: tuple[Reference, ...]
    lines: tuple[int, ...]
    figures: tuple[Figure, ...]
    attachments: tuple[Photo, ...]
    focuses: tuple[Focus, ...]
    problems: tuple[Problem, ...]


class ContentReader:
    """Converts the bodies of sources; one Markdown instance serves every file."""

    def __init__(self) -> None:
        self._piece = PieceProcessor()
        configs: dict[str, dict[str, Any]] = {
            "extra": {"footnotes": {"BACKLINK_TITLE": "", "UNIQUE_IDS": False}},
            "toc": {"slugify": lambda value, separator: slugify(value) or "muc"},
        }
        self._markdown = Markdown(
            extensions=["extra", "toc", PieceExtension(self._piece), FastMarkdown()],
            extension_configs=configs,
            output_format="html",
        )

    def convert(self, source: Source, photos: dict[str, Photo], names: Iterable[str] = NAMES) -> Converted:
        """The body of a source as clean HTML; `photos` are the files that lie beside it, by name.

        `names` are those of the kinds of things that a link may name: `[text]({story}key)`.
        """
        found = self._piece.findings = Findings(source, photos, tuple(names))
        html = self._markdown.reset().convert(ENTITY.sub(_unless_private, source.body))
        for needle, what in dropped(html):
            message = N_("{what} is not allowed in a text and was left out.")
            found.complain(warning, needle, message, what=what)
        html = IMAGE.sub(self._piece.raw_image, clean(html))
        return Converted(
            html.replace(f'href="{MARK}', 'href="nhipcau:'),
            tuple(found.references),
            tuple(found.lines.values()),
            tuple(found.figures),
            tuple(found.attachments),
            tuple(found.focuses),
            tuple(found.problems),
        )


class PieceExtension(Extension):
    def __init__(self, processor: PieceProcessor) -> None:
        super().__init__()
        self._processor = processor

    def extendMarkdown(self, md: Markdown) -> None:
        """After attribute lists (8), which tell of photos; before the table of contents (5) names the headings."""
        md.treeprocessors.register(self._processor, "nhipcau", 6)


class PieceProcessor(Treeprocessor):
    """Turns links and photos into marks, on Markdown's own element tree: parsing HTML again would cost as much."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: Findings

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            if parent.tag == "h1":
                parent.tag = "h2"
            _align(parent)
            if parent.tag == "a":
                self._link(parent)
            for image in [child for child in parent if child.tag == "img"]:
                self._image(parent, image)

    def _link(self, link: Element) -> None:
        href = link.get("href", "").replace("%7B", "{").replace("%7D", "}")
        if link.get("class") == "footnote-backref":
            link.attrib.pop(
                "title", None
            )  # Markdown's own words, in English whatever the language of the text
        by_key = BY_KEY.match(href)
        scheme = SCHEME.match(href)
        if by_key:
            self._reference(link, href, by_key[1], by_key[2].strip())
        elif scheme and scheme[1].lower() not in SCHEMES:
            what = f"“{scheme[1].lower()}:”"
            link.attrib.pop("href")
            message = N_("{what} is not allowed in a text and was left out.")
            self.findings.complain(warning, href, message, what=what)
        elif "/" not in href and is_photo(href):
            attachment = self._beside(href)
            if attachment:
                self.findings.attachments.append(attachment)
                link.set("href", attachment.url)

    def _reference(self, link: Element, href: str, kind: str, key: str) -> None:
        if kind not in self.findings.names:
            message = N_("A link cannot name “{{{kind}}}”.")
            hint = N_("It may name one of: {allowed}.")
            allowed = ", ".join(f"{{{name}}}" for name in sorted(self.findings.names))
            self.findings.complain(error, href, message, hint, kind=kind, allowed=allowed)
        else:
            link.set("href", f"{MARK}{self.findings.refer(Reference(kind, key), href)}")

    def _image(self, parent: Element, image: Element) -> None:
        source = image.get("src", "")
        mark = self._shown(dict(image.items()), f"]({source}")
        if mark:
            _replace(parent, image, mark)

    def raw_image(self, found: re.Match[str]) -> str:
        """An `<img>` that was written as HTML: one that names a file beside the text is a photo like any other."""
        attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(found[0])}
        source = attributes.get("src")
        return (self._shown(attributes, source) if source else "") or found[0]

    def _shown(self, image: Mapping[str, str], needle: str) -> str:
        """The mark of a photo beside the text, of which the attributes of an image tell; "" where it is none.

        `needle` is what to look for in the source, to name the line.
        """
        source, alt = image.get("src", ""), image.get("alt", "").strip()
        if not alt:
            message = N_("The photo “{name}” has no description for those who cannot see it.")
            hint = N_("Say in the square brackets what it shows: ![A red bridge over a lake](…).")
            # A foreign picture may be decoration; ours are not.
            self.findings.complain(warning if "/" in source else error, needle, message, hint, name=source)
        photo = None if "/" in source else self._beside(source)
        if photo is None:
            return ""
        if "focus" in image:
            self._focus(photo, image["focus"])
        caption, credit = captioned(image.get("title", ""))
        self.findings.figures.append(Figure(photo, alt, caption, credit))
        return f"\ue000{len(self.findings.figures) - 1}\ue001"

    def _focus(self, photo: Photo, words: str) -> None:
        try:
            told = point(words)
        except Wrong as bad:
            self.findings.complain(error, words, bad.message, bad.hint, field="focus", **bad.values)
        else:
            line = self.findings.source.line_of(words)
            self.findings.focuses.append(Focus(photo.name, told, line))

    def _beside(self, name: str) -> Photo | None:
        """The file of that name beside the text; browsers' spelling of spaces and marks (%20) is understood."""
        photo = self.findings.photos.get(normalise(unquote(name)))
        if photo is None:
            message, hint, near = not_beside(unquote(name), self.findings.photos)
            self.findings.complain(error, name, message, hint, name=unquote(name), near=near)
        return photo


def _unless_private(entity: re.Match[str]) -> str:
    """A private-use character spelt as an entity is left out: with it a text could forge our marks."""
    number = int(entity[1], 16) if entity[1] else int(entity[2])
    return "" if 0xE000 <= number <= 0xF8FF else entity[0]


def captioned(words: str) -> tuple[str, str]:
    """Caption and credit: "Lễ chào cờ. Ảnh: Quang Thái" is ("Lễ chào cờ.", "Ảnh: Quang Thái")."""
    found = CREDIT.fullmatch(words.strip())
    return (found["caption"], found["credit"]) if found else (words.strip(), "")


def _replace(parent: Element, child: Element, words: str) -> None:
    """Put text where an element was."""
    words += child.tail or ""
    at = list(parent).index(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(child)


def _align(cell: Element) -> None:
    """A table's alignment as a class: the site's security policy forbids inline styles."""
    found = re.fullmatch(r"text-align: (\w+);", cell.get("style", "")) if cell.tag in ("td", "th") else None
    if found:
        cell.attrib.pop("style")
        cell.set("class", f"align-{found[1]}")
