"""What our own reading makes of Markdown, as text and as plain elements: the other side of every conversion."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from html.parser import HTMLParser

from bs4 import BeautifulSoup

from nhipcau.convert import Conversion
from nhipcau.convert.tree import BLOCKS
from nhipcau.model import Figure, Photo
from nhipcau.model.recordings import Recording
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.markdown import Converted as Read
from nhipcau.reading.source import Source

READER = ContentReader()
FILM = Photo("anh.mp4", "stories/x/anh.mp4", "/stories/x/anh.mp4", 0, 0, "0" * 64)
PHOTO = Photo("anh.jpg", "stories/x/anh.jpg", "/stories/x/anh.jpg", 800, 600, "0" * 64)
_NOTE = re.compile(r'<sup id="fnref.*?</sup>|<a class="footnote-backref".*?</a>', re.S)
_HOLE = re.compile("\ue000(recording:)?(\\d+)\ue001")


def read(markdown: str) -> Read:
    """What reading makes of a body beside which a photo and a film lie."""
    return READER.convert(Source("x.md", {}, markdown, 1), {PHOTO.name: PHOTO, FILM.name: FILM})


def shown(found: Read) -> str:
    """The HTML with its holes closed: references by key, figures and films with their captions."""
    html = found.html
    for number, target in enumerate(found.references):
        html = html.replace(f'href="\ue000{number}\ue001"', f'href="{{{target.kind}}}{target.key}"')

    def figure(hole: re.Match[str]) -> str:
        one = (found.recordings if hole[1] else found.figures)[int(hole[2])]
        told = " ".join(filter(None, (one.html or escape(one.caption), escape(one.credit))))
        caption = f"<figcaption>{told}</figcaption>" if told else ""
        return f"<figure>{_element(one)}{caption}</figure>"

    return re.sub(r"<p>(<figure>.*?</figure>)</p>", r"\1", _HOLE.sub(figure, html))


def _element(one: Figure | Recording) -> str:
    alt = escape(one.alt)
    if isinstance(one, Figure):
        return f'<img src="{one.photo.name}" alt="{alt}">'
    if one.file:
        return f'<video src="{one.file.name}" aria-label="{alt}"></video>'
    return f'<iframe src="{escape(one.player)}" title="{alt}"></iframe>'


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.deaf = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += " " if tag in BLOCKS or tag in ("br", "q") else ""
        self.text += f" {dict(attrs).get('title') or ''} " if tag == "img" else ""
        self.deaf += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.text += " " if tag in BLOCKS or tag == "q" else ""
        self.deaf -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.text += "" if self.deaf else data


def words(html: str) -> Counter[str]:
    """The words of HTML as a reader sees them, each as often as it stands there."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return Counter(re.findall(r"[^\W_]+", parser.text))


def words_out(converted: Conversion) -> Counter[str]:
    """The words on the page that the Markdown makes, with those that the ledger names."""
    page = words(_NOTE.sub("", shown(read(converted.markdown))))
    return page + Counter(re.findall(r"[^\W_]+", " ".join(one.words for one in converted.ledger)))


def plain(html: str) -> str:
    """HTML without what says nothing to a reader: names of headings and footnotes, blanks between blocks."""
    soup = BeautifulSoup(html, "lxml", multi_valued_attributes=None)
    for tag in soup.find_all(True):
        tag.attrs.pop("id", None)
        if tag.get("class") in ("footnote-ref", "footnote-backref"):
            tag.attrs.pop("href")
    return re.sub(rf"\s*(</?(?:{'|'.join(BLOCKS)})\b[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", str(soup)))
