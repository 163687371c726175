"""Films, sound, posts and maps: what our pages play is a recording, of anything else the page where it can be seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

from bs4.element import Tag

from nhipcau.convert.tree import Node
from nhipcau.convert.values import Embed, Film, Left
from nhipcau.model.recordings import FILMS, SERVICES, SOUNDS, film_at

_PAGES = (
    ("YouTube", r"youtube(?:-nocookie)?\.com/embed/videoseries\?(?:[^#]*&)?list=([\w-]+)", "https://www.youtube.com/playlist?list={}"),
    ("YouTube", r"youtube(?:-nocookie)?\.com/embed/live_stream\?(?:[^#]*&)?channel=([\w-]+)", "https://www.youtube.com/channel/{}/live"),
    ("Google Drive", r"drive\.google\.com/file/d/([\w-]+)", "https://drive.google.com/file/d/{}/view"),
    ("Spotify", r"open\.spotify\.com/embed/([\w/-]+)", "https://open.spotify.com/{}"),
    ("TikTok", r"tiktok\.com/(?:embed/v2|player/v1)/(\d+)", "https://www.tiktok.com/@_/video/{}"),
)  # fmt: skip
"""Who has what a frame shows, by its address, and the page where people see it."""
_HOSTS = MappingProxyType(
    {
        "facebook.com": "Facebook",
        "fb.watch": "Facebook",
        "tiktok.com": "TikTok",
        "google.com": "Google",
        "docs.google.com": "Google",
        "maps.google.com": "Google",
        "w.soundcloud.com": "SoundCloud",
        "archive.org": "Internet Archive",
        "instagram.com": "Instagram",
        "platform.twitter.com": "X",
        "zalo.me": "Zalo",
    }
)
_TELLS_NOTHING = re.compile(
    r"(?:youtube|vimeo|facebook)?\s*(?:video)?\s*player|embedded.*|iframe|video", re.I
)


_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-url", "data-original")
"""Where a frame or a film has its address, or the one that a script is to put there."""


def shown_at(address: str, title: str = "") -> Film | Embed | None:
    """What an address leads to that pages frame: a film that ours play, or a page to link to; None for any other."""
    service, name = film_at(address)
    if service:
        page = SERVICES[service].page.format(name=name)
        return Film(page, page, title, service)
    for provider, pattern, form in _PAGES:
        found = re.match(rf"(?:https?:)?//(?:www\.|m\.)?{pattern}", address, re.I)
        if found:
            return Embed(provider, form.format(found[1]), title)
    provider, page = _hosted(address)
    return Embed(provider, f"https:{page}" if page.startswith("//") else page, title) if provider else None


def _hosted(address: str) -> tuple[str, str]:
    """Who has a page that frames show, and its address, which another may hold as a parameter."""
    try:
        parts = urlsplit(address if "//" in address[:8] else f"//{address}")
        asked = parse_qs(parts.query)
    except ValueError:
        return "", ""
    name = _HOSTS.get((parts.hostname or "").removeprefix("www."), "")
    inner = next((asked[key][0] for key in ("href", "url") if key in asked), "")
    return name, inner if inner.startswith("http") else address


def embed_of(node: Node, base: Callable[[str], str] = str) -> Film | Embed | Left:
    """What an `<iframe>`, `<video>` or `<audio>` shows, or why it shows nothing. `base` makes an address absolute."""
    told = " ".join((node.get("title") or node.get("aria-label")).split())
    title = "" if _TELLS_NOTHING.fullmatch(told) else told
    found = _addresses(node)
    known = next((one for each in found if (one := shown_at(each, title))), None)
    if known or node.tag == "iframe":
        return known or Left("embed", node.tag, "")
    sources = [base(each) for each in found if not each.startswith(("data:", "blob:", "about:"))]
    played = next((each for each in sources if ending(each) in FILMS | SOUNDS), "")
    if played:
        poster = base(node.get("poster")) if node.get("poster") else ""
        return Film("", played, title, poster=poster, tracks=tuple(_tracks(node, base)))
    return Embed(node.tag, sources[0], title) if sources else Left("embed", node.tag, "")


def _addresses(node: Node) -> list[str]:
    own = [node.get(name) for name in _ADDRESSES]
    inner = [one.get(name) for one in node.nodes() if one.tag == "source" for name in _ADDRESSES]
    return [address for address in (*own, *inner) if address]


def _tracks(node: Node, base: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The captions of a film: the language of each and its address."""
    for one in node.nodes():
        if one.tag == "track" and one.get("src") and one.get("kind") in ("", "subtitles", "captions"):
            yield one.get("srclang"), base(one.get("src"))


def ending(address: str) -> str:
    """The ending of the file that an address names: ".mp4"."""
    try:
        name = urlsplit(address).path.rpartition("/")[2]
    except ValueError:
        return ""
    return name[name.rindex(".") :].lower() if "." in name else ""


def framed(tag: Tag) -> str:
    """The address of the film that an element shows as pages did before there were frames, or by a script of theirs; ""
    for any other element."""
    attributes = tag.attrs
    if tag.name in ("amp-youtube", "lite-youtube"):
        return (
            f"https://www.youtube.com/watch?v={attributes.get('data-videoid') or attributes.get('videoid')}"
        )
    if tag.name == "div" and "fb-video" in str(attributes.get("class", "")).split():
        return str(attributes.get("data-href", ""))
    if tag.name not in ("object", "embed"):
        return ""
    params = (one.attrs for one in tag.find_all("param"))
    named = [one.get("value") for one in params if str(one.get("name", "")).lower() in ("movie", "src")]
    inner = [one.attrs.get("src") for one in tag.find_all("embed")]
    found = (attributes.get("data"), attributes.get("src"), *named, *inner)
    return next((str(address) for address in found if address and shown_at(str(address))), "")


def markdown(embed: Embed) -> tuple[str, str]:
    """The words and the address of the link that stands for what a page of ours cannot show."""
    return embed.title, embed.address
