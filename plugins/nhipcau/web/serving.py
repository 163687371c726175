"""How the site wants to be served: one security policy, how long files keep, who may read them, and their types.

The preview sends these headers, and `plugins/nhipcau/files/hosting.py` writes them down for servers (docs/serving.md
says how to use them). A header that two rules give to one path would arrive joined by a comma, so no two rules do.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.model.media_types import TYPES

EVERYTHING = "/*"

SOURCES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("media-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'none'"),
)
"""What a page may load and do (Content Security Policy Level 3): nothing from another host, nothing inline."""

SWITCHED_OFF = ("camera", "microphone", "geolocation", "payment", "usb")
"""What no page asks for, and no embedded page may. Browsers complain of names they do not know: keep to old ones."""

REVALIDATE = "public, max-age=0, must-revalidate"
"""Pages: a browser asks each time, and is mostly told that nothing changed. A cancelled event must show at once."""
TEN_MINUTES = "public, max-age=600"
"""Styles and scripts, whose names stay when they change."""
A_DAY = "public, max-age=86400, stale-while-revalidate=604800"
"""Photos, which seldom change under their names."""
A_MONTH = "public, max-age=2592000, stale-while-revalidate=31536000"
"""Fonts, which change with a new release of a typeface."""


NAMED = {"atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}
"""Files whose whole name says more than its end."""

SHOWROOM = "_components/"
"""Where components are shown to whoever works on the theme, below each front page; never published."""
FRAMED = "alone/"
"""Below the address of a component: what is framed on its page."""

UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of all paths like `pattern`, whose one `*` stands for any text, slashes too."""

    pattern: str
    headers: tuple[tuple[str, str], ...]

    def covers(self, path: str) -> bool:
        """Whether the rule is for that path, which begins with a slash."""
        start, _, end = self.pattern.partition("*")
        return len(path) >= len(start) + len(end) and path.startswith(start) and path.endswith(end)


def showroom_policy(framed: tuple[str, ...]) -> str:
    """The policy of the preview's showroom, which frames its own pages."""
    return security_policy(False, (*framed, "'self'")).replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )


def security_policy(secure: bool, framed: tuple[str, ...] = ()) -> str:
    """The Content-Security-Policy; a `secure` site (https) has nothing loaded in the clear.

    `framed` are the origins of films that the site allows. A page says in its head which of them it frames itself: the
    stricter of two policies holds.
    """
    frames = [("frame-src", " ".join(framed))] if framed else []
    directives = [f"{name} {sources}" for name, sources in (*SOURCES, *frames)]
    return "; ".join([*directives, "upgrade-insecure-requests"] if secure else directives)


def rules(secure: bool, framed: tuple[str, ...] = ()) -> tuple[HeaderRule, ...]:
    """Everything that a server should send with the site's files, besides their types."""
    open_to_all = (("Access-Control-Allow-Origin", "*"),)
    return (
        HeaderRule(EVERYTHING, _everywhere(secure, framed)),
        *(HeaderRule(pattern, open_to_all) for pattern in ("/*.ics", "/*.xml", "/*.json", "/*.csv")),
        HeaderRule("/theme/fonts/*", (("Cache-Control", A_MONTH),)),
        *(
            HeaderRule(pattern, (("Cache-Control", TEN_MINUTES),))
            for pattern in ("/theme/*.css", "/theme/*.js")
        ),
        HeaderRule("/photos/*", (("Cache-Control", A_DAY),)),
    )


def _everywhere(secure: bool, framed: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    headers = (
        ("Content-Security-Policy", security_policy(secure, framed)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in SWITCHED_OFF)),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )
    # A year. Not for subdomains: other offices may have theirs without https.
    return (*headers, ("Strict-Transport-Security", "max-age=31536000")) if secure else headers


def headers(path: str, secure: bool, framed: tuple[str, ...] = ()) -> dict[str, str]:
    """The headers of one path, which begins with a slash."""
    return {
        name: value for rule in rules(secure, framed) if rule.covers(path) for name, value in rule.headers
    }


def media_type(path: str) -> str:
    """The type of a file by its name, with the character set where it is text."""
    name = path.rpartition("/")[2].lower()
    kind = NAMED.get(name) or TYPES.get(name.rpartition(".")[2], UNKNOWN)
    return f"{kind}; charset=utf-8" if is_text(kind) else kind


def gone_map(pairs: tuple[tuple[str, str], ...]) -> bytes:
    """A map of nginx from the addresses of what is withdrawn to the file of the notice; `$nhipcau_folder` is the
    address, whether it was asked for with its slash, without it, or as a file."""
    lines = [f'    "{old}" "{notice}index.html";\n' for old, notice in pairs]
    return ('map $nhipcau_folder $nhipcau_withdrawn {\n    default "";\n' + "".join(lines) + "}\n").encode()


def is_text(kind: str) -> bool:
    """Whether a type is text, which has a character set and is worth compressing."""
    return kind.startswith("text/") or kind.endswith(("xml", "json"))
