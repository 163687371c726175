"""Where the links of a text lead: by key, to a file beside it, elsewhere.

What leads nowhere is told, and its words stay without a link: a page is true without it, and archives brought in from
elsewhere have hundreds.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from nhipcau.model import Reference, error, warning
from nhipcau.reading.findings import Findings
from nhipcau.reading.holes import Holes
from nhipcau.reading.photos import is_photo
from nhipcau.reading.pictures import Pictures
from nhipcau.reading.sanitise import SCHEMES
from nhipcau.reading.source import N_

BY_KEY = re.compile(r"\{(\w+)\}(.*)", re.S)
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
HOST = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:vn|com|org|net|gov|edu|info|int|eu)(?=[:/]|$))", re.I)
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
        elif not href:
            link.attrib.pop("href", None)
            message = N_("The link “{text}” leads nowhere: its brackets are empty.")
            text = "".join(link.itertext())[:60]
            self._findings.complain(
                warning, f"[{text}](", message, N_("Write an address into them."), text=text
            )
        elif href[0] not in "/#?":
            self._beside(link, href)

    def _beside(self, link: Element, href: str) -> None:
        """A link without a place: to a file beside the text, or to nothing."""
        name = href.removeprefix("./")
        if "/" not in name and is_photo(name):
            attachment = self._pictures.beside(name, warning)
            if attachment:
                self._findings.attachments.append(attachment)
                link.set("href", attachment.url)
            return
        message = N_("The link to “{href}” leads nowhere.")
        if MAIL.match(href):
            hint = N_("Did you mean “mailto:{href}”?")
        elif HOST.match(href):
            hint = N_("Did you mean “https://{href}”?")
        else:
            hint = N_(
                "Name another text by its key, [words]({{story}}its-folder); a page by its address from “/” on."
            )
        link.attrib.pop("href")
        self._findings.complain(warning, f"({href}", message, hint, href=href[:100])

    def _by_key(self, link: Element, href: str, kind: str, key: str) -> None:
        if kind in self._findings.names:
            link.set("href", self._holes.mark(self._findings.refer(Reference(kind, key), href)))
            return
        message = N_("A link cannot name “{{{kind}}}”.")
        hint = N_("It may name one of: {allowed}.")
        allowed = ", ".join(f"{{{name}}}" for name in sorted(self._findings.names))
        self._findings.complain(error, href, message, hint, kind=kind, allowed=allowed)
