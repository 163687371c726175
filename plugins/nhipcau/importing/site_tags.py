"""What static generators put into Markdown that is none: Hugo's shortcodes, Liquid and Nunjucks, Pelican's braces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.values import LedgerLine

_SHORTCODE = re.compile(r"\{\{[<%]\s*(?P<close>/?)\s*(?P<name>[\w/.-]+)(?P<args>.*?)\s*/?[>%]\}\}", re.S)
_LIQUID = re.compile(r"\{%-?\s*(?P<name>\w+)(?P<args>.*?)-?%\}", re.S)
_OUTPUT = re.compile(r"\{\{-?\s*(?P<words>[^{}]*?)\s*-?\}\}")
_PELICAN = re.compile(
    r"[{|](?P<kind>filename|attach|static|tag|category|author|index)[}|](?P<path>[^\s)\"'>]*)"
)
_ARGUMENT = re.compile(
    r"""(?:(?P<name>[\w-]+)\s*=\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s"'=]+))"""
)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.S)
_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s+(\w*).*?-?%\}\n?(.*?)\{%-?\s*endhighlight\s*-?%\}", re.S)
_ATTRIBUTES = re.compile(
    r"\{:?\s*(?:[.#][\w-]+|[\w-]+=\"[^\"]*\")(?:\s+(?:[.#][\w-]+|[\w-]+=\"[^\"]*\"))*\s*\}"
)
STEM = "@"
"""A folder that no site has: what is named there is a text by the name of its file."""


def plain_markdown(text: str, ledger: list[LedgerLine]) -> str:
    """Markdown with HTML in the place of what the generator would have put there; what it cannot know is noted."""
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"\ue000{len(kept) - 1}\ue001"

    text = _HIGHLIGHT.sub(lambda found: keep(f"```{found[1]}\n{found[2].rstrip()}\n```"), text)
    text = _RAW.sub(lambda found: keep(found[1]), text)
    text = _PELICAN.sub(lambda found: _named(found["kind"], found["path"]), text)
    text = _SHORTCODE.sub(lambda found: _shortcode(found, ledger), text)
    text = _LIQUID.sub(lambda found: _liquid(found, ledger), text)
    text = _OUTPUT.sub(lambda found: _output(found, ledger), text)
    text = _ATTRIBUTES.sub("", text)
    return re.sub("\ue000(\\d+)\ue001", lambda found: kept[int(found[1])], text)


def _arguments(told: str) -> tuple[dict[str, str], list[str]]:
    named, plain = {}, []
    for each in _ARGUMENT.finditer(told):
        value = next(
            (each[kind] for kind in ("double", "single", "raw", "bare") if each[kind] is not None), ""
        )
        if each["name"]:
            named[each["name"]] = value
        else:
            plain.append(value)
    return named, plain


def _shortcode(found: re.Match[str], ledger: list[LedgerLine]) -> str:
    name, (named, plain) = found["name"], _arguments(found["args"])
    if name == "figure" and not found["close"]:
        return _figure(named)
    if name in ("youtube", "vimeo") and not found["close"]:
        return _film(name, named.get("id") or next(iter(plain), ""))
    if name in ("ref", "relref"):
        return _stem(next(iter(plain), named.get("path", "")))
    return _note(f"{{{{< {name} >}}}}", found, ledger)


def _liquid(found: re.Match[str], ledger: list[LedgerLine]) -> str:
    name, (named, plain) = found["name"], _arguments(found["args"])
    if name in ("post_url", "link"):
        return _stem(next(iter(plain), ""))
    if name in ("youtube", "vimeo"):
        return _film(name, next(iter(plain), ""))
    if (
        name == "include"
        and plain
        and re.search(r"youtube|video", plain[0])
        and (named.get("id") or named.get("youtube_id"))
    ):
        return _film("youtube", named.get("id") or named["youtube_id"])
    if name == "include" and plain and re.search(r"figure|image|img", plain[0]):
        return _figure(named | {"src": named.get("src") or named.get("image_path") or named.get("url", "")})
    return _note(f"{{% {name} %}}", found, ledger)


def _output(found: re.Match[str], ledger: list[LedgerLine]) -> str:
    words = found["words"]
    literal = re.match(r"""["']([^"']*)["']""", words)
    if literal:
        return literal[1]
    if re.match(r"(?:site|page)\.(?:base)?url|site\.github", words):
        return ""
    return _note(f"{{{{ {words} }}}}", found, ledger)


def _note(part: str, found: re.Match[str], ledger: list[LedgerLine]) -> str:
    ledger.append(LedgerLine("shortcode", part, found[0]))
    return ""


def _figure(told: Mapping[str, str]) -> str:
    caption = " ".join(filter(None, (told.get("title", ""), told.get("caption", ""), told.get("attr", ""))))
    alt = escape(told.get("alt", ""))
    return (
        f'\n\n<figure><img src="{escape(told.get("src", ""))}" alt="{alt}">'
        f"<figcaption>{caption}</figcaption></figure>\n\n"
    )


def _film(where: str, ident: str) -> str:
    ident = escape(ident)
    root = "https://www.youtube.com/watch?v=" if where == "youtube" else "https://vimeo.com/"
    return f'\n\n<iframe src="{root}{ident}"></iframe>\n\n' if ident else ""


def _named(kind: str, path: str) -> str:
    if kind == "filename" and path.rpartition(".")[2] in ("md", "rst", "markdown"):
        return _stem(path)
    return path if kind in ("attach", "static", "filename") else f"{NOWHERE}/{kind}/{path.strip('/')}"


def _stem(path: str) -> str:
    """Where a text is known by the name of its file."""
    return f"{NOWHERE}/{STEM}/{stem_of(path)}"


def stem_of(path: str) -> str:
    """The name of a text's file, of its folder where all are called index; without its language."""
    parts = [part for part in re.split(r"[/\\]", path.partition("#")[0]) if part not in ("", ".", "..")]
    name = re.sub(r"\.(?:md|markdown|html?|rst|njk)$", "", parts[-1] if parts else "")
    bare = re.sub(r"\.[a-z]{2}(?:-[a-zA-Z]{2})?$", "", name)
    return (parts[-2] if len(parts) > 1 else bare) if bare in ("index", "_index") else bare
