"""Where the links of a text lead: by key, to a file beside it, elsewhere.

What leads nowhere is told, and its words stay without a link. That is an error, but where the setting BROKEN_LINKS says
otherwise: archives brought in from elsewhere have hundreds.
"""

from __future__ import annotations

import re
from datetime import date
from html import escape, unescape
from xml.etree.ElementTree import Element, SubElement

from nhipcau.model import ERROR, Reference, warning
from nhipcau.reading.anchors import ROOM
from nhipcau.reading.days import read_day
from nhipcau.reading.findings import MAKES, Findings
from nhipcau.reading.holes import Holes
from nhipcau.reading.photos import is_photo
from nhipcau.reading.pictures import Pictures
from nhipcau.reading.sanitise import SCHEMES
from nhipcau.reading.source import N_
from nhipcau.reading.wrong import Wrong

BY_KEY = re.compile(r"\{(\w+)\}(.*)", re.S)
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
HOST = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:vn|com|org|net|gov|edu|info|int|eu)(?=[:/]|$))", re.I)
DATED = re.compile(r"\d{4}-\d{2}-\d{2}-[\w-]+")
TAG = re.compile(r'<a\b[^>"]*(?:"[^"]*"[^>"]*)*>')
WRITTEN = re.compile(r' href="(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#?"]|hole-)([^"]+)"')
"""A link, in clean HTML, to an address that has no place, as only raw HTML leaves it."""
WHOLE = re.compile(r"https?://[^\s/?#@:]+[^\s/?#]*|mailto:[^@\s]+@[^@\s]+|tel:[^\d]*\d", re.I)
"""An address with a scheme that leads to a host, a mailbox, a telephone."""
MAIL = re.compile(r"[^@\s/]+@[\w-]+(?:\.[\w-]+)+$")


class BodyLinks:
    """Looks after the links of one text."""

    def __init__(self, findings: Findings, holes: Holes, pictures: Pictures) -> None:
        self._findings = findings
        self._holes = holes
        self._pictures = pictures

    def follow(self, link: Element) -> None:
        """Make a link lead where it should, or tell that it does not."""
        href = link.get("href", "").strip().replace("%7B", "{").replace("%7D", "}")
        by_key = BY_KEY.match(href)
        scheme = SCHEME.match(href)
        if by_key:
            self._by_key(link, href, by_key[1], by_key[2].strip())
        elif scheme:
            if scheme[1].lower() not in SCHEMES:
                link.attrib.pop("href")
                what = f"“{scheme[1].lower()}:”"
                message = N_("{what} is not allowed in a text and was left out.")
                self._findings.complain(warning, href, message, what=what)
            elif not WHOLE.match(href):
                link.attrib.pop("href")
                self._astray(href, N_("Write the whole address: https://example.vn, mailto:name@example.vn."))
        elif href in ("", "#"):
            link.attrib.pop("href", None)
            message = N_("The link “{text}” leads nowhere: its brackets are empty.")
            text = "".join(link.itertext())[:60]
            hint = N_("Write an address into them.")
            self._findings.complain(self._findings.broken, f"[{text}](", message, hint, text=text)
        elif href[0] not in "/#?":
            found = self._beside(href)
            if found:
                link.set("href", found)
                self._of_file(link, found)
            else:
                link.attrib.pop("href")

    def _of_file(self, link: Element, url: str) -> None:
        """After the words of a link to a file come its type, its size, and the day that its title is, as the page says
        it in its language."""
        file = next(each for each in self._findings.attachments if each.url == url)
        if not file.size:
            return
        if not len(link) and not (link.text or "").strip():
            link.text = file.name
        at = list(link)
        if at:
            at[-1].tail = f"{at[-1].tail or ''} "
        else:
            link.text = f"{link.text} "
        told = SubElement(link, "span", {"class": "file"})
        day = self._day(link.get("title", ""))
        if day:
            link.attrib.pop("title")
        of_day = f":{day:%Y%m%d}" if day else ""
        told.text = self._holes.mark(f"{file.ending[1:]}:{file.size}{of_day}")

    def _day(self, title: str) -> date | None:
        """The day of a document, where the title of the link to it is one: `[Programme](programme.pdf "3/6/2026")`."""
        try:
            return read_day(title) if title[-4:].isdigit() or title[:4].isdigit() else None
        except Wrong:
            return None

    def written(self, html: str) -> str:
        """Clean HTML with the links that were written as HTML led to where they should lead."""

        def led(match: re.Match[str]) -> str:
            found = self._beside(unescape(match[1]))
            return f' href="{escape(found)}"' if found else ""

        return TAG.sub(lambda tag: WRITTEN.sub(led, tag[0]), html) if WRITTEN.search(html) else html

    def _beside(self, href: str) -> str:
        """The address of a link without a place: to a file beside the text; "" where it leads to nothing."""
        name = href.removeprefix("./")
        if "/" not in name and is_photo(name):
            attachment = self._pictures.beside(name, self._findings.broken)
            if attachment:
                self._findings.attachments.append(attachment)
            return attachment.url if attachment else ""
        dated = [part for part in href.split("/") if DATED.fullmatch(part)]
        if MAIL.match(href):
            hint = N_("Did you mean “mailto:{href}”?")
        elif HOST.match(href):
            hint = N_("Did you mean “https://{href}”?")
        elif dated:
            hint = N_("Did you mean {{story}}{key}? Texts are named by the names of their folders.")
        else:
            hint = N_(
                "Name another text by its key, [words]({{story}}its-folder); a page by its address from “/” on."
            )
        self._astray(href, hint, key="".join(dated[-1:]))
        return ""

    def _astray(self, href: str, hint: str, **values: str) -> None:
        message = N_("The link to “{href}” leads nowhere.")
        needle = f"({href}" if f"({href}" in self._findings.source.body else href
        self._findings.complain(self._findings.broken, needle, message, hint, href=href[:100], **values)

    def _by_key(self, link: Element, href: str, kind: str, key: str) -> None:
        key, _, place = key.partition("#")
        if kind in self._findings.names:
            hole = self._holes.mark(self._findings.refer(Reference(kind, key), href))
            link.set("href", f"{hole}#{ROOM}{place}" if place else hole)
            return
        link.attrib.pop("href")
        message = N_("A link cannot name “{{{kind}}}”.")
        hint = N_("It may name one of: {allowed}.")
        allowed = ", ".join(f"{{{name}}}" for name in sorted(self._findings.names))
        self._findings.complain(MAKES[ERROR], href, message, hint, kind=kind, allowed=allowed)
