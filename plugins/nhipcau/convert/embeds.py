"""Films, posts and maps that lie elsewhere: a frame becomes the page where it can be seen."""

from __future__ import annotations

import re
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

from nhipcau.convert.tree import Node
from nhipcau.convert.values import Embed, Left

_PAGES = (
    (
        "YouTube",
        r"(?:youtube(?:-nocookie)?\.com/(?:embed|v|shorts|live)/|youtu\.be/)([\w-]{6,})",
        "https://www.youtube.com/watch?v={}",
    ),
    ("YouTube", r"youtube\.com/watch\?(?:[^#]*&)?v=([\w-]{6,})", "https://www.youtube.com/watch?v={}"),
    ("Vimeo", r"(?:player\.vimeo\.com/video|vimeo\.com)/(\d+)", "https://vimeo.com/{}"),
    (
        "Dailymotion",
        r"(?:dailymotion\.com/(?:embed/)?video|dai\.ly)/(\w+)",
        "https://www.dailymotion.com/video/{}",
    ),
    ("Google Drive", r"drive\.google\.com/file/d/([\w-]+)", "https://drive.google.com/file/d/{}/view"),
    ("Spotify", r"open\.spotify\.com/embed/([\w/-]+)", "https://open.spotify.com/{}"),
    ("TikTok", r"tiktok\.com/(?:embed/v2|player/v1)/(\d+)", "https://www.tiktok.com/@_/video/{}"),
)
_PATTERNS = tuple(
    (name, re.compile(rf"(?:https?:)?//(?:www\.|m\.)?{pattern}", re.I), page)
    for name, pattern, page in _PAGES
)
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


def page_of(address: str) -> tuple[str, str]:
    """Who has an embedded film and the page where people see it, or ("", "") for an address that is none."""
    for name, pattern, page in _PATTERNS:
        found = pattern.match(address)
        if found:
            return name, page.format(found[1])
    try:
        parts = urlsplit(address if "//" in address[:8] else f"//{address}")
        asked = parse_qs(parts.query)
    except ValueError:
        return "", ""
    name = _HOSTS.get((parts.hostname or "").removeprefix("www."), "")
    inner = next((asked[key][0] for key in ("href", "url") if key in asked), "")
    return (name, inner if inner.startswith("http") else address) if name else ("", "")


def embed_of(node: Node) -> Embed | Left:
    """What an `<iframe>`, `<video>` or `<audio>` shows, or why it shows nothing."""
    sources = [node.get("src") or node.get("data-src"), *(one.get("src") for one in node.nodes())]
    address = next((one for one in sources if one), "")
    title = "" if _TELLS_NOTHING.fullmatch(node.get("title")) else " ".join(node.get("title").split())
    if node.tag == "iframe":
        name, page = page_of(address)
        address = page if name else ""
    else:
        name = node.tag
    if not address or address.startswith(("data:", "blob:")):
        return Left("embed", node.tag, "")
    return Embed(name, f"https:{address}" if address.startswith("//") else address, title)


def markdown(embed: Embed) -> tuple[str, str]:
    """The words and the address of the link that stands for an embed until our pages can show one."""
    return embed.title, embed.address
