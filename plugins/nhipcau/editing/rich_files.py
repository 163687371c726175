"""What lies beside a text as an editor has it: photos, films and sound as images, files as links; and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from nhipcau.convert.escaping import address, caption, label
from nhipcau.model import Figure
from nhipcau.model.recordings import Recording
from nhipcau.reading.days import read_day
from nhipcau.reading.findings import Converted
from nhipcau.reading.wrong import Wrong

SHOWN = re.compile("\ue000(\\d+)\ue001")
PHOTOS = re.compile("<p>((?:(?:\\s|<br>)*\ue000\\d+\ue001)+)\\s*</p>")
RECORDED = re.compile("<p>\\s*\ue000recording:(\\d+)\ue001\\s*</p>")
TRANSCRIPT = re.compile(
    '\n<details class="transcript"><summary>\ue000transcript\ue001</summary>.*?</details>', re.S
)
"""A film or a sound that stands by itself; what is said in it follows, which its files say and not the text."""
BESIDE = re.compile(r'href="/photos/[^"]*/([^"/]+)"')
FILE = re.compile(
    r'(<a href="[^"]*")([^>]*>(?:(?!</a>).)*?) <span class="file">\ue000[a-z0-9]+:\d+(?::(\d{8}))?\ue001</span></a>',
    re.S,
)
DATED = re.compile(r'\]\([^\s()]+\s+"([^"]+)"\)')
"""A link to a file beside the text, after which stand its kind, its size and its day; and the day as it was written."""
IMAGE = re.compile(r"<img\b[^>]*>")


def shown(html: str, found: Converted, body: str) -> str:
    """The HTML of a body with what lies beside it in the place of its holes, as `body` has it in Markdown."""
    focuses = {focus.name: focus.point for focus in found.focuses}
    html = PHOTOS.sub(_gallery, TRANSCRIPT.sub("", html))
    html = RECORDED.sub(lambda mark: f"<figure>{_recording(found.recordings[int(mark[1])])}</figure>", html)
    html = SHOWN.sub(lambda mark: _image(found.figures[int(mark[1])], focuses), html)
    return BESIDE.sub(r'href="\1"', FILE.sub(lambda link: _download(link, body), html))


def _gallery(found: re.Match[str]) -> str:
    return f"<figure>{''.join(mark[0] for mark in SHOWN.finditer(found[1]))}</figure>"


def _image(figure: Figure, focuses: Mapping[str, tuple[int, int]]) -> str:
    told = " ".join(filter(None, (figure.caption, figure.credit)))
    out = f'<img src="{escape(figure.photo.name)}" alt="{escape(figure.alt)}"'
    if told:
        out += f' title="{escape(told)}"'
    if focus := focuses.get(figure.photo.name):
        out += f' data-focus="{focus[0]}% {focus[1]}%"'
    if figure.html:  # words with marks, which no field of a photo shows
        out += f' data-html="{escape(figure.html)}"'
    return out + ">"


def _recording(recording: Recording) -> str:
    """A film or a sound as an editor has it: an image, as in Markdown, that says which of these it is."""
    src = recording.file.name if recording.file else recording.url
    kind = recording.service or ("sound" if recording.sound else "film")
    out = f'<img src="{escape(src)}" alt="{escape(recording.alt)}" data-recording="{kind}"'
    if told := " ".join(filter(None, (recording.caption, recording.credit))):
        out += f' title="{escape(told)}"'
    poster = recording.poster.name if recording.poster else ""
    if poster and Path(poster).stem != Path(src).stem:  # what lies under its name need not be told
        out += f' data-poster="{escape(poster)}"'
    if recording.html:
        out += f' data-html="{escape(recording.html)}"'
    return out + ">"


def _download(link: re.Match[str], body: str) -> str:
    """A link to a file as it was written: of what stands after its words, only its day is the writer's."""
    head, words, day = link.groups()
    if not day:
        return f"{head}{words}</a>"
    said = next((each for each in DATED.findall(body) if _day(each) == day), day)
    return f'{head} title="{escape(said)}"{words}</a>'


def _day(said: str) -> str:
    try:
        return f"{read_day(said):%Y%m%d}"
    except Wrong:
        return ""


def figures(html: str) -> str:
    """Photos, one below the other: several in one paragraph are a gallery; or a film or a sound."""
    return "\n".join(_photo(found[0]) for found in IMAGE.finditer(html))


def _photo(html: str) -> str:
    told = _Attributes()
    told.feed(html)
    get = told.found.get
    after = f" {caption(get('title', ''))}" if get("title") else ""
    more = "".join(
        f'{{{name}="{get(f"data-{name}")}"}}' for name in ("focus", "poster") if get(f"data-{name}")
    )
    return f"![{label(get('alt', ''))}]({address(get('src', ''))}{after}){more}"


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in attrs}
