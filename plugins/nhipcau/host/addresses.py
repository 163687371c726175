"""Writing down the addresses that readers see, for ever: into the content, where Git keeps them with the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nhipcau.host.build import Build
from nhipcau.host.project import Project
from nhipcau.model import Site
from nhipcau.printing.clock import now
from nhipcau.reading.address_record import FILE, AddressRecord, RecordedAddress
from nhipcau.reading.reader import Reading, read
from nhipcau.reading.source import N_
from nhipcau.reading.workers import on_all_cores

HEAD = N_(
    "# Addresses that readers have seen: they lead somewhere for ever. Nhịp Cầu writes this file when it publishes; "
    "keep it in Git, and delete no line."
)


def write_down(project: Project, build: Build | None = None) -> int:
    """Write down what readers can see of a project now, and give how many addresses are new. With the build that they
    see, nothing is read again.

    Raises Refused where the content has errors, and OSError where the file cannot be written.
    """
    publication = project.publication
    reading = build.reading if build else _read(project)
    site = Site(publication, reading.content, now(project.settings.get("NOW"), publication.clock))
    new = tuple(unwritten(site, reading.addresses))
    file = project.content / "registry" / FILE
    text = as_text(reading.addresses, new, project.voice.say(HEAD))
    if text != (file.read_text("utf-8") if file.exists() else ""):
        _replace(file, text)
    return len(new)


def _read(project: Project) -> Reading:
    return read(
        project.content, project.publication, project.cache, project.settings, on_all_cores(project.voice)
    )


def unwritten(site: Site, record: AddressRecord) -> Iterator[RecordedAddress]:
    """The addresses of what is out and that are not on record."""
    known = {line[:4] for line in record.lines}
    for kind in site.kinds.values():
        stories = kind.name == "story"
        if not (stories or kind.paged):
            continue
        for thing in site.stories if stories else site.content.shelf(kind.plural):
            for lang, url in site.urls(kind.name, thing.key):
                if (kind.name, thing.key, lang, url) not in known:
                    yield RecordedAddress(kind.name, thing.key, lang, url)


def as_text(record: AddressRecord, new: tuple[RecordedAddress, ...], head: str) -> str:
    """The record as a file: by thing and language, and of one edition in the order in which it had them. Two branches
    that both publish add lines at different places, as a rule, and any order of both sides' lines is right."""
    lines = sorted((*record.lines, *new), key=lambda line: line[:3])
    told = dict.fromkeys(" ".join(line[:4]) for line in lines)
    return "".join(f"{line}\n" for line in (head, *told))


def _replace(file: Path, text: str) -> None:
    """The whole file anew, or not at all."""
    file.parent.mkdir(exist_ok=True)
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)
