"""A manifest: every file of a release with the digest of its bytes; and how two of them differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from nhipcau.problems import N_
from nhipcau.publish.trouble import Trouble

HEAD = "nhipcau manifest 1"
TOLD = ("nginx/", "search/", "_")
"""What begins so is for servers, or for the search, and holds the words of all stories."""
LISTS = (".json", ".xml", ".ics", ".csv", ".txt")
"""What ends so lists stories for machines."""


class FileEntry(NamedTuple):
    """A file: the digest of its bytes (hexadecimal), its size in bytes, and when the site dropped it (seconds since
    1970; 0 where it has it still): for a while what was dropped stays, for pages that readers have open. `story` is
    what stands for the story of a page, and for its words, with a dot between; "" for other files."""

    digest: str
    size: int
    dropped: int = 0
    story: str = ""


Manifest = Mapping[str, FileEntry]
"""Entries by path."""


def encode(manifest: Manifest) -> bytes:
    """The manifest as text, a line for each file in the order of paths: so two of them share most of their bytes."""
    lines = (f"{e.digest} {e.size} {e.dropped} {e.story} {path}\n" for path, e in sorted(manifest.items()))
    return (HEAD + "\n" + "".join(lines)).encode()


def decode(data: bytes) -> dict[str, FileEntry]:
    """The manifest that was encoded. Trouble where it is none."""
    head, _, rest = data.decode("utf-8", "replace").partition("\n")
    try:
        if head != HEAD:
            raise ValueError
        rows = (line.split(" ", 4) for line in rest.split("\n") if line)
        return {path: FileEntry(digest, int(size), int(at), story) for digest, size, at, story, path in rows}
    except ValueError:
        raise Trouble(N_("The list of files that a release keeps beside it cannot be read.")) from None


def digest_of(manifest: Manifest) -> str:
    """Stands for all that the site has, but not for what only lingers. 20 hexadecimal digits."""
    held = sorted((path, entry.digest) for path, entry in manifest.items() if not entry.dropped)
    return blake2b(
        "".join(f"{digest} {path}\n" for path, digest in held).encode(), digest_size=10
    ).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """What is new, what has other bytes, and what is gone, each in the order of paths."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def sent(self) -> tuple[str, ...]:
        return (*self.new, *self.changed)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def difference(before: Manifest, after: Manifest) -> Difference:
    """What must happen to the files of one manifest to make them those of another."""
    return Difference(
        tuple(sorted(after.keys() - before.keys())),
        tuple(
            sorted(path for path, e in after.items() if path in before and before[path].digest != e.digest)
        ),
        tuple(sorted(before.keys() - after.keys())),
    )


def with_dropped(site: Manifest, before: Manifest, now: int, grace: int) -> dict[str, FileEntry]:
    """The site's files, and those that it no longer has but pages that readers have open may still ask for.

    Pages themselves go at once, as what servers read does: `now` and `grace` are in seconds.
    """
    dropped = {
        path: entry._replace(dropped=entry.dropped or now)
        for path, entry in before.items()
        if path not in site and not path.endswith((".html", ".conf")) and not path.startswith("_")
    }
    return dict(site) | {path: e for path, e in dropped.items() if now - e.dropped < grace}


def lessened(manifest: Manifest, now: Manifest, addresses: Collection[str]) -> dict[str, FileEntry]:
    """The manifest of an earlier release, with nothing of what was withdrawn at those addresses since. What there is of
    them `now`, a notice that says so, stays as it is; and so does what tells machines of all stories."""

    def is_of_now(path: str) -> bool:
        return (
            path.startswith(TOLD) or path.endswith(LISTS) or any(_lies_at(path, each) for each in addresses)
        )

    return {path: entry for path, entry in manifest.items() if not is_of_now(path)} | {
        path: entry for path, entry in now.items() if is_of_now(path)
    }


def _lies_at(path: str, address: str) -> bool:
    """Whether a file is served at an address or below it, as a story's pages beside another language are."""
    below = address.lstrip("/")
    return path == path_of(address) or (below.endswith("/") and path.startswith(below))


def path_of(address: str) -> str:
    """The file at an address of the site: "/a/" is "a/index.html"."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def address_of(path: str) -> str:
    """The address at which a file is served: "a/index.html" is at "/a/"."""
    folder, _, name = path.rpartition("/")
    return f"/{folder}/".replace("//", "/") if name == "index.html" else f"/{path}"


def pages(paths: Iterable[str]) -> list[str]:
    """Those that are pages."""
    return [path for path in paths if path.endswith(".html")]
