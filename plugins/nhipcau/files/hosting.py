"""What servers are told of the site: `_headers` for static hosts, and two files for nginx (docs/serving.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blinker import signal

from nhipcau.model import Output, Site
from nhipcau.model.media_types import TYPES
from nhipcau.model.output import Renderer
from nhipcau.web.serving import EVERYTHING, NAMED, REVALIDATE, UNKNOWN, HeaderRule, gone_map, is_text, rules

CACHE = "Cache-Control"
HIDDEN = (r"/\.(?!well-known/)", "^/_(headers|redirects)$", "^/nginx/")
"""What lies in the folder for the server and not for readers."""


def headers(secure: bool, framed: tuple[str, ...] = ()) -> bytes:
    """The rules as Netlify, Cloudflare and those like them read them from `_headers`.

    They know the types of files by themselves, but that of a feed; and have browsers ask again for what no rule names.
    """
    types = tuple(HeaderRule(f"/*{name}", (("Content-Type", kind),)) for name, kind in NAMED.items())
    blocks = []
    for rule in (*rules(secure, framed), *types):
        lines = [f"  {name}: {value}\n" for name, value in rule.headers]
        blocks.append(rule.pattern + "\n" + "".join(lines))
    return "\n".join(blocks).encode()


FOLDER = r"""map $uri $nhipcau_folder {
    default $uri;
    "~^(?<nhipcau_within>.*/)index\.html$" $nhipcau_within;
    "~^(?<nhipcau_slashless>.*/[^./]+)$" $nhipcau_slashless/;
}
"""
"""An address as the page there calls itself."""


def nginx_maps(secure: bool, prefixes: tuple[str, ...], withdrawn: tuple[tuple[str, str], ...]) -> bytes:
    """For the block `http`: each header that not all files have, the 404 page of each language, and the notice for
    what is withdrawn, as a map.

    nginx leaves out a header whose value is empty.
    """
    special = [rule for rule in rules(secure) if rule.pattern != EVERYTHING]
    maps = []
    for header in sorted({name for rule in special for name, _ in rule.headers}):
        rows = [
            (_regex(rule), dict(rule.headers)[header]) for rule in special if header in dict(rule.headers)
        ]
        maps.append(_map(_variable(header), REVALIDATE if header == CACHE else "", rows))
    missing = [(f"~^/{re.escape(prefix)}/", f"/{prefix}/404.html") for prefix in prefixes if prefix]
    maps += [_map("nhipcau_missing", "/404.html", missing), FOLDER, gone_map(withdrawn).decode()]
    return "\n".join(maps).encode()


def nginx_server(secure: bool, framed: tuple[str, ...] = ()) -> bytes:
    """For the block `server`: what is at an address, what it is called, and with which headers it goes out.

    All headers are added here, since nginx forgets them in a `location` that adds one of its own.
    """
    everywhere, *special = rules(secure, framed)
    varying = sorted({name for rule in special for name, _ in rule.headers})
    texts = sorted({kind for kind in (*TYPES.values(), *NAMED.values()) if is_text(kind)} - {"text/html"})
    lines = [
        "index index.html;",
        "absolute_redirect off;",
        "server_tokens off;",
        "if ($moved) { return 301 $moved; }",
        "error_page 404 $nhipcau_missing;",
        "error_page 410 @withdrawn;",
        "",
        *(f"add_header {name} {_quoted(value)} always;" for name, value in everywhere.headers),
        *(f"add_header {name} ${_variable(name)} always;" for name in varying),
        "",
        "types {",
        *(f"    {kind} {suffix};" for suffix, kind in TYPES.items()),
        "}",
        f"default_type {UNKNOWN};",
        "charset utf-8;",
        f"charset_types {' '.join(texts)};",
        "gzip on;",
        "gzip_vary on;",
        "gzip_min_length 1024;",
        f"gzip_types {' '.join(texts)};",
        "",
        "location / { if ($nhipcau_withdrawn) { return 410; } try_files $uri $uri/ =404; }",
        "location @withdrawn { try_files $nhipcau_withdrawn =410; }",
        *(f"location ~ {_quoted(path)} {{ return 404; }}" for path in HIDDEN),
        *(
            f"location ~ /{re.escape(name)}$ {{ types {{}} default_type {kind}; }}"
            for name, kind in NAMED.items()
        ),
    ]
    return "\n".join([*lines, ""]).encode()


def _map(variable: str, default: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"    {_quoted(pattern)} {_quoted(value)};\n" for pattern, value in rows]
    return f"map $uri ${variable} {{\n    default {_quoted(default)};\n{''.join(lines)}}}\n"


def _regex(rule: HeaderRule) -> str:
    start, _, end = rule.pattern.partition("*")
    return f"~^{re.escape(start)}.*{re.escape(end)}$"


def _variable(header: str) -> str:
    return "nhipcau_" + header.lower().replace("-", "_")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def draw(site: Site, renderer: Renderer) -> Iterator[Output]:
    secure = site.publication.url.startswith("https://")
    prefixes = tuple(language.prefix for language in site.languages)
    framed = site.publication.framed
    yield Output("_headers", (secure, framed), headers)
    yield Output("nginx/maps.conf", (secure, prefixes, site.withdrawn_urls()), nginx_maps)
    yield Output("nginx/server.conf", (secure, framed), nginx_server)


def register() -> None:
    signal("nhipcau.draw").connect(draw)
