"""Destinations: what the setting PLACES says of where the site is published, read and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import unquote, urlsplit

from nhipcau.model import ERROR, Problem, Refused
from nhipcau.problems import N_

SETTING = "PLACES"
SETTINGS = "publishconf.py"
KEPT = 10
"""Releases that stay, unless a place says otherwise."""
GRACE = 3600
"""Seconds for which a file stays that the site no longer has, for pages that readers have open."""
QUIET = 20
"""Seconds without a further change after which a watch publishes what writers save."""

Headers = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What a place may say besides its address."""

    keep: int = KEPT
    grace: int = GRACE
    quiet: int = QUIET
    compress: bool = True
    """Whether text lies beside its compressed forms, for a server that sends those."""
    address: str = ""
    """Where readers see it, as https://nhipcau.example: then a look goes there after each release."""
    headers: Headers = ()
    """For a store: headers of all paths like a pattern, besides what the site says itself."""
    after: tuple[str, ...] = ()
    """A command that is run after each release."""
    purge: tuple[str, ...] = ()
    """A command that reads the addresses whose files changed, a line each."""
    webhook: str = ""
    """An address that is sent each release as JSON."""
    indexnow: str = ""
    """The address of a service that tells search engines of new pages, as https://api.indexnow.org/indexnow."""
    remote: str = ""
    """For a store: the name of a remote in rclone's own configuration."""
    endpoint: str = ""
    """For a store that is not Amazon's: its address."""
    region: str = ""
    provider: str = "Other"


@dataclass(frozen=True, slots=True)
class Destination:
    """A place by its name in the settings. `path` is a folder, or a bucket's prefix, without slashes at its end."""

    name: str
    scheme: str
    user: str
    host: str
    port: int | None
    path: str
    options: Options = Options()

    @property
    def told(self) -> str:
        """As people know it: ssh://deploy@host/srv/www/nhipcau."""
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{user}{self.host}{port}{self.path}"


KINDS: Mapping[str, type] = {
    "keep": int,
    "grace": int,
    "quiet": int,
    "compress": bool,
    "headers": dict,
    "after": list,
    "purge": list,
}
"""The types of options that are not text."""


def destinations(settings: Mapping[str, Any], schemes: Collection[str]) -> tuple[Destination, ...]:
    """Every place of the settings, in their order. Refused, with all that is wrong with them."""
    given = settings.get(SETTING, {})
    if not isinstance(given, dict):
        raise Refused((_wrong("", N_("PLACES must be a dict: names of places, and their addresses.")),))
    problems: list[Problem] = []
    found: list[Destination] = []
    for name, value in given.items():
        told = list(_problems(name, value, schemes))
        problems += told
        if not told:
            found.append(_destination(name, value))
    if problems:
        raise Refused(tuple(problems))
    return tuple(found)


def _problems(name: object, value: object, schemes: Collection[str]) -> Iterator[Problem]:
    if not isinstance(name, str) or not name.isidentifier():
        yield _wrong(name, N_("The name of a place is one word of letters and digits, not {name}."))
    url = value.get("url") if isinstance(value, dict) else value
    if isinstance(url, str):
        yield from _address_problems(name, url, schemes)
    else:
        hint = N_("For example “ssh://deploy@nhipcau.example/srv/www/nhipcau”.")
        yield _wrong(name, N_("The place {name} needs an address."), hint)
    if isinstance(value, dict):
        yield from _option_problems(name, {key: each for key, each in value.items() if key != "url"})


def _address_problems(name: object, url: str, schemes: Collection[str]) -> Iterator[Problem]:
    parts = urlsplit(url)
    known = ", ".join(f"{scheme}://" for scheme in sorted(schemes))
    if parts.scheme not in schemes:
        message = N_("The address of the place {name} begins with none of {known}: {url}")
        yield _wrong(name, message, known=known, url=url)
        return
    if parts.password is not None:
        message = N_("The address of the place {name} holds a password, which settings are no place for.")
        yield _wrong(name, message, N_("ssh knows keys, rclone has a configuration of its own."))
    if parts.scheme == "file" and (parts.netloc or len(parts.path) < 2):
        message = N_("The address of the place {name} is no folder: {url}")
        yield _wrong(name, message, N_("For example “file:///srv/www/nhipcau”."), url=url)
    elif parts.scheme != "file" and not _hosted(url):
        yield _wrong(name, N_("The address of the place {name} names no machine or bucket: {url}"), url=url)
    elif parts.scheme == "ssh" and len(parts.path.rstrip("/")) < 2:
        message = N_("The address of the place {name} names no folder: {url}")
        yield _wrong(
            name, message, N_("For example “ssh://deploy@nhipcau.example/srv/www/nhipcau”."), url=url
        )


def _hosted(url: str) -> bool:
    """Whether an address names a machine, and nothing that a program would take for an option."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        return False
    host, user = parts.hostname or "", parts.username or ""
    return bool(host) and port != 0 and not host.startswith("-") and not user.startswith("-")


def _option_problems(name: object, given: Mapping[object, object]) -> Iterator[Problem]:
    known = {field.name for field in fields(Options)}
    for key, value in given.items():
        kind = KINDS.get(str(key), str)
        if key not in known:
            message = N_("The place {name} has no option “{option}”; there are {known}.")
            yield _wrong(name, message, option=key, known=", ".join(sorted(known)))
        elif type(value) is not kind or (isinstance(value, list) and not all(map(_is_word, value))):
            message = N_(
                "The option “{option}” of the place {name} must be of the type {wanted}, not {found}."
            )
            wanted = "list[str]" if kind is list else kind.__name__
            yield _wrong(name, message, option=key, wanted=wanted, found=repr(value))
        elif key == "keep" and isinstance(value, int) and value < 1:
            yield _wrong(name, N_("The place {name} must keep at least one release."))
        elif key == "headers" and not _are_headers(value):
            message = N_("The option “headers” of the place {name} gives patterns of paths their headers.")
            yield _wrong(name, message, N_("For example {{“/photos/*”: {{“Cache-Control”: “no-cache”}}}}."))


def _is_word(value: object) -> bool:
    return isinstance(value, str)


def _are_headers(value: Any) -> bool:
    return all(
        isinstance(pattern, str)
        and pattern.startswith("/")
        and pattern.count("*") <= 1
        and isinstance(pairs, dict)
        and all(isinstance(word, str) for pair in pairs.items() for word in pair)
        for pattern, pairs in value.items()
    )


def _destination(name: str, value: Any) -> Destination:
    given = dict(value) if isinstance(value, dict) else {"url": value}
    parts = urlsplit(given.pop("url"))
    for key in ("after", "purge"):
        given[key] = tuple(given.get(key, ()))
    headers = given.get("headers", {}).items()
    given["headers"] = tuple((pattern, tuple(pairs.items())) for pattern, pairs in headers)
    user, path = unquote(parts.username or ""), unquote(parts.path).rstrip("/")
    return Destination(name, parts.scheme, user, _host(parts.netloc), parts.port, path, Options(**given))


def _host(netloc: str) -> str:
    """The machine, in its own letters: a name that ssh's configuration gives it may have capitals."""
    host = netloc.rpartition("@")[2]
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


def _wrong(name: object, message: str, hint: str = "", **values: object) -> Problem:
    field = f"{SETTING}.{name}" if name else SETTING
    told = tuple((key, str(value)) for key, value in {"name": name, **values}.items())
    return Problem(ERROR, SETTINGS, 0, field, message, hint, told)
