"""Shortcodes and blocks of WordPress, as the HTML that they stand for; and its paragraphs, which are empty lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from nhipcau.importing.recordings import is_recording
from nhipcau.importing.values import LedgerLine

_SHORTCODE = re.compile(
    r"(?<!\[)\[(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<args>(?:\s+[^\[\]]*?)?)\s*/?\](?!\])"
)
_ARGUMENT = re.compile(
    r"""(?P<name>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))"""
)
_PAIR = r"\[{0}(?P<args>(?:\s[^\[\]]*)?)\](?P<inner>.*?)\[/{0}\]"
_CAPTION = re.compile(_PAIR.format("(?:wp_)?caption"), re.S)
_EMBED = re.compile(_PAIR.format("embed"), re.S)
_GALLERY = re.compile(r"\[(?:gallery|playlist)(?P<args>(?:\s[^\[\]]*)?)/?\]")
_FILM = re.compile(
    r"\[(?:video|audio|youtube|vimeo)(?P<args>[^\[\]]*)\](?:(?P<inner>[^\[\]]*)\[/(?:video|audio|youtube|vimeo)\])?"
)
_FILES = ("mp4", "m4v", "webm", "ogv", "flv", "mp3", "m4a", "ogg", "wav")
"""The arguments of [video] and [audio] that are addresses of files."""
_TRACK = re.compile(r"<track\b[^<>]*>", re.I)
_ADDRESS = re.compile(r"https?://|/(?!/)")
_SHOWN = re.compile(r"\[(\[[^\[\]]*\](?:[^\[\]]*\[/[^\[\]]*\])?)\]")
"""A shortcode that is shown as it stands."""
_BARE_URL = re.compile(r"^\s*(https?://[^\s<>\"]+)\s*$", re.M)
_FILMS = re.compile(
    r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com|facebook\.com|dailymotion\.com|tiktok\.com)/",
    re.I,
)
_DYNAMIC = re.compile(r"<!--\s+wp:(?P<name>[\w/-]+)(?P<args>\s+\{.*?\})?\s+/-->", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_BLOCKS = (
    "address|article|aside|blockquote|center|details|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe"
    "|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|script|style|object"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b", re.I)
_PRE = re.compile(r"<(pre|script|style|textarea)\b.*?</\1>", re.S | re.I)
KNOWN_TAGS = frozenset(("b", "i", "u", "s", "p", "a", "x", "edit", "sic", "caption"))
"""Words in square brackets that are no shortcodes."""


def html(text: str, named: Mapping[str, Mapping[str, Any]], ledger: list[LedgerLine]) -> str:
    """The HTML of a post. `named` are the items that it names by number; what no plugin is there for is noted."""
    shown: list[str] = []

    def show(found: re.Match[str]) -> str:
        shown.append(found[1])
        return f"\ue100{len(shown) - 1}\ue101"

    text = _CAPTION.sub(_captioned, _SHOWN.sub(show, text))
    text = _GALLERY.sub(lambda found: _gallery(_arguments(found["args"]), named), text)
    text = _EMBED.sub(lambda found: f"\n\n{_film(found['inner'].strip())}\n\n", text)
    text = _FILM.sub(_played, text)
    text = _DYNAMIC.sub(lambda found: _unmade(found, ledger), text)
    text = _SHORTCODE.sub(lambda found: _unknown(found, ledger), text)
    text = re.sub("\ue100(\\d+)\ue101", lambda found: shown[int(found[1])], text)
    if "<!-- wp:" in text:
        return _COMMENT.sub("", _BARE_URL.sub(_linked, text))
    return paragraphs(_COMMENT.sub("", text))


def _arguments(told: str) -> dict[str, str]:
    told = told.replace("“", '"').replace("”", '"').replace("&quot;", '"').replace("″", '"')
    return {
        each["name"].lower(): each["double"] or each["single"] or each["bare"] or ""
        for each in _ARGUMENT.finditer(told)
    }


def _captioned(found: re.Match[str]) -> str:
    """[caption]: a picture, maybe linked, and the words after it; or those of its argument."""
    inner = found["inner"]
    picture = re.match(r"\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", inner)
    words = inner[picture.end() :].strip() if picture else ""
    words = words or _arguments(found["args"]).get("caption", "")
    shown = picture[0] if picture else inner
    return f"\n\n<figure>{shown}<figcaption>{words}</figcaption></figure>\n\n"


def _gallery(told: Mapping[str, str], named: Mapping[str, Mapping[str, Any]]) -> str:
    numbers = re.findall(r"\d+", told.get("ids", told.get("include", "")))
    return "\n\n" + "\n".join(figure(named[number]) for number in numbers if number in named) + "\n\n"


def figure(item: Mapping[str, Any]) -> str:
    """An attachment as a figure."""
    alt = item["meta"].get("_wp_attachment_image_alt", "")
    return (
        f'<figure><img src="{escape(item["attachment"])}" alt="{escape(alt)}">'
        f"<figcaption>{escape(item['excerpt'])}</figcaption></figure>"
    )


def _played(found: re.Match[str]) -> str:
    """[video], [audio] and the like: a film by its address, or by the name by which YouTube or Vimeo know it."""
    told, inner = _arguments(found["args"]), (found["inner"] or "").strip()
    address = (
        inner
        if inner.startswith("http")
        else next((told[name] for name in ("src", *_FILES, "id", "url") if told.get(name)), "")
    )
    bare = re.search(r"https?://\S+|(?<=\s)(?:[\w-]{11}|\d{4,14})$", found["args"])
    address = address or (bare[0].strip("\"'") if bare else "")
    if found[0].startswith("[vimeo") and address.isdigit():
        address = f"https://vimeo.com/{address}"
    elif re.fullmatch(r"[\w-]{11}", address):
        address = f"https://www.youtube.com/watch?v={address}"
    tracks = "".join(_TRACK.findall(inner))
    return f"\n\n{_film(address, told.get('poster', ''), tracks)}\n\n" if _ADDRESS.match(address) else ""


def _film(address: str, poster: str = "", tracks: str = "") -> str:
    address = escape(address.replace("&amp;", "&"))
    if _FILMS.match(address):
        return f'<iframe src="{address}"></iframe>'
    if is_recording(address):
        return f'<video src="{address}" poster="{escape(poster)}">{tracks}</video>'
    return f'<p><a href="{address}">{address}</a></p>'


def _linked(found: re.Match[str]) -> str:
    return _film(found[1])


def _unmade(found: re.Match[str], ledger: list[LedgerLine]) -> str:
    """A block that the old site made when it was shown: a list of posts, a form."""
    if found["name"] not in ("separator", "spacer", "more", "nextpage"):
        ledger.append(
            LedgerLine("shortcode", f"wp:{found['name']}", note=(found["args"] or "").strip()[:200])
        )
    return ""


def _unknown(found: re.Match[str], ledger: list[LedgerLine]) -> str:
    """A shortcode of a plugin: its tags go, what stands between them stays."""
    name = found["name"].lower()
    if name in KNOWN_TAGS or (
        not found["args"].strip() and not found["close"] and "_" not in name and len(name) < 4
    ):
        return found[0]
    if not found["close"]:
        ledger.append(LedgerLine("shortcode", name, found[0]))
    else:
        ledger.append(LedgerLine("shortcode", f"/{name}", found[0]))
    return ""


def paragraphs(text: str) -> str:
    """Text in the form of the old editor as HTML: empty lines part paragraphs, other line ends are breaks."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\n\n\ue000{len(kept) - 1}\ue001\n\n"

    text = _PRE.sub(keep, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(rf"(</?(?:{_BLOCKS})\b[^>]*>)", _apart, text, flags=re.I)
    parts = [part.strip() for part in re.split(r"\n\s*\n", text)]
    made = "\n".join(_paragraph(part) for part in parts if part)
    return re.sub("\ue000(\\d+)\ue001", lambda found: kept[int(found[1])], made)


def _apart(found: re.Match[str]) -> str:
    """A tag of a block, with an empty line at its outer side."""
    tag = found[1]
    return f"{tag}\n\n" if tag.startswith("</") or re.match(r"<(?:hr|iframe)\b", tag, re.I) else f"\n\n{tag}"


def _paragraph(part: str) -> str:
    if _BLOCK.match(part) or part.startswith("\ue000"):
        return part
    if _BARE_URL.fullmatch(part):
        return _BARE_URL.sub(_linked, part)
    closing = re.search(rf"((?:\s*</(?:{_BLOCKS})>)+)$", part, re.I)
    inner, after = (part[: closing.start()], closing[1]) if closing else (part, "")
    broken = re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)\n", "<br>\n", inner)
    return f"<p>{broken}</p>{after}" if not after else f"{broken}{after}"


def each_name(text: str) -> Iterator[str]:
    """The names of the shortcodes in a text."""
    yield from (found["name"] for found in _SHORTCODE.finditer(text))


Make = Callable[[str], str]
