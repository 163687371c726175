"""A release: what was published when, by whom, and what it changed."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from nhipcau.problems import N_
from nhipcau.publish.trouble import Trouble

NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{10}")
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Counts:
    """What a release changed: stories that are new, were rewritten or are gone (once, however many languages they
    have), and files that were sent and removed, of `files` and `pages` that it has."""

    new: int = 0
    revised: int = 0
    gone: int = 0
    sent: int = 0
    removed: int = 0
    files: int = 0
    pages: int = 0


NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class Release:
    """One release at one place. `name` is its time (UTC) and the digest of its files; `who` published it, as
    "name@machine"; `withdrawn` are addresses that no longer answer; `returned` names the release that it brings back
    without what was withdrawn since, or is ""."""

    name: str
    who: str
    counts: Counts = NOTHING
    withdrawn: tuple[str, ...] = ()
    returned: str = ""

    @property
    def time(self) -> datetime:
        """When it was made, in UTC."""
        return datetime.strptime(self.name.partition("-")[0], STAMP).replace(tzinfo=UTC)

    @property
    def digest(self) -> str:
        return self.name.partition("-")[2]

    def counted(self, counts: Counts) -> Release:
        return replace(self, counts=counts)


def name_of(moment: datetime, digest: str) -> str:
    """ "20261128T063500Z-ab12cd34ef": sorted by name, releases are sorted by time (aware)."""
    return f"{moment.astimezone(UTC).strftime(STAMP)}-{digest[:10]}"


def encode(release: Release) -> bytes:
    """The release as one line of JSON."""
    return (json.dumps(asdict(release), ensure_ascii=False) + "\n").encode()


def decode(data: bytes | str) -> Release:
    """The release that was encoded, also by a later version that says more. Trouble where it is none."""
    try:
        found = json.loads(data)
        counts = {key: int(found["counts"].get(key, 0)) for key in Counts.__dataclass_fields__}
        release = Release(
            str(found["name"]),
            str(found["who"]),
            Counts(**counts),
            tuple(map(str, found.get("withdrawn", ()))),
            str(found.get("returned", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Trouble(N_("The record of a release cannot be read.")) from None
    if not NAME.fullmatch(release.name):
        raise Trouble(N_("The record of a release cannot be read."))
    return release
