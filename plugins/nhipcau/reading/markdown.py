"""Markdown in, HTML out: with our photos, links by key and clean-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from nhipcau.languages.credits import credited
from nhipcau.model import Photo, Problem, error, warning
from nhipcau.reading.anchors import anchored
from nhipcau.reading.dialect import Dialect, TooDeep
from nhipcau.reading.dialect.foreseen import ESCAPED
from nhipcau.reading.dialect.html import shown
from nhipcau.reading.dialect.plain import MARKED
from nhipcau.reading.dialect.tally import DEEPEST
from nhipcau.reading.findings import NAMES, Converted, Findings, converted
from nhipcau.reading.holes import Holes
from nhipcau.reading.links import BodyLinks
from nhipcau.reading.oddities import oddities
from nhipcau.reading.pictures import IMAGE, WITHIN, Caption, Pictures
from nhipcau.reading.recordings import Recordings
from nhipcau.reading.sanitise import clean, refused, too_deep
from nhipcau.reading.source import N_, Source

CROWDS = {"[^": 1000, "*[": 200}
"""How often the marks of footnotes and of abbreviations may stand in a text."""
BACK = "footnote-backref"
TAG = re.compile(r"<[^>]*>")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class ContentReader:
    """Converts the bodies of sources; one converter serves every file, until one makes it fail.

    `broken` makes the problem of a link that leads nowhere.
    """

    def __init__(self, broken: Callable[..., Problem] = error) -> None:
        self._converter: Converter | None = None
        self._broken = broken

    def convert(
        self, source: Source, photos: dict[str, Photo], names: Iterable[str] = NAMES, lang: str = ""
    ) -> Converted:
        """The body of a source as clean HTML; `photos` are the files that lie beside it, by name.

        `names` are those of the kinds of things that a link may name: `[text]({story}key)`. Without its `lang`, nobody
        is told what a film lacks in it.
        """
        if crowded := _crowded(source):
            return Converted("", problems=(crowded,))
        converter, self._converter = self._converter or Converter(), None
        try:
            made = converter.convert(Findings(source, photos, tuple(names), broken=self._broken, lang=lang))
        except TooDeep as deep:
            return Converted("", problems=(_too_deep(source, deep.line),))
        except RecursionError:
            return Converted("", problems=(_too_deep(source, ""),))
        self._converter = converter  # what failed on one text is not trusted with the next
        return made

    def caption(self, words: str, source: Source) -> tuple[Caption, tuple[Problem, ...]]:
        """The words under a photo that stand outside of a body, and what is wrong with them."""
        converter = self._converter = self._converter or Converter()
        found = Findings(source, {}, broken=self._broken)
        return converter.caption_alone(words, found), tuple(found.problems)


class Converter:
    """Python-Markdown with our dialect, and what is done to a text after it."""

    def __init__(self) -> None:
        self._piece = PieceProcessor()
        self._dialect = Dialect(lambda kind: self._piece.holes.mark(kind))
        self._markdown = Markdown(
            extensions=[self._dialect, PieceExtension(self._piece)], output_format="html"
        )
        self._piece.dialect = self._dialect

    def convert(self, found: Findings) -> Converted:
        """The body of a source; what is found is added to `found`."""
        piece, md = self._piece, self._markdown
        piece.begin(found, self._caption)
        html = md.reset().convert(found.source.body)
        raw = "\n".join(map(str, md.htmlStash.rawHtmlBlocks))
        for make, needle, message, what in refused(raw, html):
            if WITHIN.match(needle):
                piece.pictures.written_in(needle)
            else:
                found.complain(make, needle, message, what=what)
        for oddity in self._dialect.blocks.oddities:
            found.complain(warning, oddity.needle, oddity.message, oddity.hint, what=oddity.what)
        found.problems.extend(oddities(found.source, md.references, found.broken))
        if deepest := too_deep(html):
            raise TooDeep(deepest)
        html = anchored(IMAGE.sub(piece.pictures.raw, piece.links.written(clean(html))), found)
        html = piece.recordings.with_transcripts(html)
        found.figures = [replace(each, html=piece.holes.settle(each.html)) for each in found.figures]
        found.recordings = [replace(each, html=piece.holes.settle(each.html)) for each in found.recordings]
        return converted(piece.holes.settle(html), found)

    def caption_alone(self, words: str, found: Findings) -> Caption:
        """A caption outside of a body."""
        self._markdown.reset()
        self._piece.begin(found, self._caption)
        caption = self._caption(words)
        return caption._replace(html=self._piece.holes.settle(caption.html))

    def _caption(self, words: str) -> Caption:
        """The words under a photo; they may hold what a line of text may."""
        told, credit = credited(words)
        html = self._line(told)
        plain = TAG.sub("", html)
        credit = unescape(TAG.sub("", self._line(credit)))
        return Caption(unescape(plain), credit, html if html != plain else "")

    def _line(self, words: str) -> str:
        """One line of Markdown as clean HTML, read while a text is."""
        if not MARKED.search(words):
            return escape(words, quote=False)
        root = Element("div")
        SubElement(root, "p").text = words
        md = self._markdown
        for name in ("inline", "unescape"):
            md.treeprocessors[name].run(root)
        for link in root.iter("a"):
            self._piece.links.follow(link)
        html = md.serializer(root)
        for processor in md.postprocessors:
            html = processor.run(html)
        found = re.search(r"<p>(.*)</p>", html, re.S)
        return clean(found[1]).strip() if found else ""


class PieceExtension(Extension):
    def __init__(self, processor: PieceProcessor) -> None:
        super().__init__()
        self._processor = processor

    def extendMarkdown(self, md: Markdown) -> None:
        """After attribute lists (8), which tell of photos; before the table of contents (5) names the headings."""
        md.treeprocessors.register(self._processor, "nhipcau", 6)
        md.postprocessors.register(ShownHtml(md), "raw_html", 30)


class ShownHtml(RawHtmlPostprocessor):
    """Puts back what was written as HTML, as far as it is shown."""

    def stash_to_string(self, text: str) -> str:
        return shown(str(text))


class PieceProcessor(Treeprocessor):
    """Turns links and photos into marks, on Markdown's own element tree: parsing HTML again would cost as much."""

    dialect: Dialect
    holes: Holes
    pictures: Pictures
    recordings: Recordings
    links: BodyLinks

    def begin(self, found: Findings, caption: Any) -> None:
        """Begin with a text."""
        self.holes = Holes()
        self.recordings = Recordings(found, self.holes, caption)
        self.pictures = Pictures(found, self.holes, caption, self.recordings)
        self.links = BodyLinks(found, self.holes, self.pictures)
        self._found = found

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            if parent.tag == "h1":
                parent.tag = "h2"
            if parent.tag == "a":
                if parent.get("class") == BACK:
                    parent.attrib.pop("title", None)  # English, whatever the language of the text
                else:
                    _escaped(parent, "href", "title")
                    self.links.follow(parent)
            for image in [child for child in parent if child.tag == "img"]:
                self._image(parent, image)
        self._uncalled(root)

    def _image(self, parent: Element, image: Element) -> None:
        _escaped(image, "src")
        _spelt_out(image, "alt", "title")
        mark = self.pictures.shown(dict(image.items()), f"]({image.get('src', '')}")
        if mark:
            _replace(parent, image, mark)

    def _uncalled(self, root: Element) -> None:
        """A footnote that nothing calls stays, but leads back to nowhere."""
        notes = self.dialect.footnotes
        for name in notes.footnotes:
            if name in notes.footnote_order:
                continue
            message = N_("The footnote {what} is called nowhere in the text.")
            hint = N_("Write {what} where it belongs, or delete it.")
            self._found.complain(warning, f"[^{name}]:", message, hint, what=f"[^{name}]")
            for item in (each for each in root.iter("li") if each.get("id") == notes.makeFootnoteId(name)):
                for holder in list(item.iter()):
                    for link in [each for each in holder if each.get("class") == BACK]:
                        _replace(holder, link, "")


def _escaped(element: Element, *names: str) -> None:
    """The attributes of an element with the characters that Markdown puts back only at its end."""
    for name in names:
        value = element.get(name)
        if value and "\x02" in value:
            element.set(name, _said(value))


def _spelt_out(element: Element, *names: str) -> None:
    """Attributes that no browser reads, but we: what they spell as entities is letters."""
    for name in names:
        if value := element.get(name):
            element.set(name, _said(value))


def _said(value: str) -> str:
    said = ESCAPED.sub(lambda found: chr(int(found[1])), value).replace(AMP_SUBSTITUTE, "&")
    return ENTITY.sub(lambda found: unescape(found[0]), said)


def _replace(parent: Element, child: Element, words: str) -> None:
    """Put text where an element was."""
    words += child.tail or ""
    at = list(parent).index(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(child)


def _crowded(source: Source) -> Problem | None:
    """The error of a text with so many footnotes or abbreviations that to look each up would hold up a build."""
    for mark, most in CROWDS.items():
        if source.body.count(mark) > most:
            message = N_("“{mark}” stands in the text more than {most} times, which is more than is read.")
            return error(source.file, source.line_of(mark), "", message, mark=mark, most=most)
    return None


def _too_deep(source: Source, line: str) -> Problem:
    message = N_("Lists, quotations or brackets stand too deep within one another to be read.")
    hint = N_("Take the marks at the beginning of this line away; more than {deepest} levels are not read.")
    at = source.line_of(line) if line else source.body_line
    return error(source.file, at, "", message, hint, deepest=DEEPEST)
