"""`nhipcau import SOURCE …`: bring in what an old site left, and tell of every word what became of it."""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from nhipcau.host.plugins import load_own
from nhipcau.host.project import Project, Stopped, open_project
from nhipcau.importing.crawling import Bounds
from nhipcau.importing.crawls import crawl, fetch_pictures
from nhipcau.importing.kinds import AUTO, kinds
from nhipcau.importing.learning import learnt
from nhipcau.importing.ledger import SourceAccount, as_json, missing_pictures
from nhipcau.importing.mapping import BrokenMapping
from nhipcau.importing.pairs_file import Decisions
from nhipcau.importing.places import FOLDER, LEDGER, MAPPING, PAIRS, RECORD, REPORT, ImportSite
from nhipcau.importing.profiles import BrokenProfile, SiteProfile, read_profile
from nhipcau.importing.record import opened
from nhipcau.importing.report_page import page
from nhipcau.importing.run import ImportOutcome, ImportRun
from nhipcau.importing.shelf import SavedFiles
from nhipcau.importing.sources import saved_in
from nhipcau.importing.telling import pairs_told, summary
from nhipcau.importing.values import SourceKind
from nhipcau.languages.voice import Voice, spoken_here
from nhipcau.problems import N_


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    say = voice.say
    sources = say(N_("files, folders of saved pages, WARC and zip archives, exports of WordPress"))
    command.add_argument("sources", nargs="*", metavar=say(N_("SOURCE")), help=sources)
    command.add_argument("--from", dest="kind", default=AUTO, help=say(N_("the kind of the sources (auto)")))
    command.add_argument("--into", default="", help=say(N_("the content folder of the site (content)")))
    command.add_argument(
        "--dry-run", action="store_true", help=say(N_("tell what would come, and write nothing"))
    )
    command.add_argument(
        "--ledger", default="", help=say(N_("where the ledger goes, in JSON (import/ledger.json)"))
    )
    command.add_argument(
        "--profile", default="", help=say(N_("a file that says where the parts of a page stand"))
    )
    command.add_argument(
        "--learn", default="", metavar=say(N_("PAGE")), help=say(N_("propose such a file for a saved page"))
    )
    pictures = say(N_("a folder of pictures, such as wp-content/uploads"))
    command.add_argument("--pictures", action="append", default=[], help=pictures)
    fetch = say(N_("fetch the pictures that are not among the sources from where they stand"))
    command.add_argument("--fetch-pictures", action="store_true", help=fetch)
    command.add_argument(
        "--report", action="store_true", help=say(N_("write the ledger as a page for people"))
    )
    command.add_argument(
        "--pairs", action="store_true", help=say(N_("list what may be one story in two languages"))
    )
    two = say(N_("SOURCE"))
    command.add_argument("--join", nargs=2, metavar=two, help=say(N_("make two of them one story")))
    command.add_argument("--split", nargs=2, metavar=two, help=say(N_("keep two of them apart")))
    command.add_argument(
        "--crawl", default="", metavar="URL", help=say(N_("fetch the pages of a site, politely"))
    )
    command.add_argument(
        "--most", type=int, default=5000, help=say(N_("pages that a crawl fetches at most (5000)"))
    )
    command.add_argument(
        "--minutes", type=float, default=120, help=say(N_("minutes that a crawl takes at most (120)"))
    )
    command.add_argument("--pause", type=float, default=1.0, help=say(N_("seconds between two requests (1)")))


def run(options: argparse.Namespace, voice: Voice) -> int:
    """Do what the options say. Stopped, and nothing written, where one of them is wrong."""
    if options.learn:
        print(_learnt(Path(options.learn), voice), end="")
        return 0
    here = Path.cwd()
    project = _project(options, here)
    load_own(project.settings)
    site = _site(options, project, here)
    profile = _profile(options, here, site.voice)
    known = kinds(profile)
    if options.kind not in {AUTO, *known}:
        message = N_("There is no kind of source “{kind}”. There are: {known}.")
        raise Stopped(site.voice.say(message, kind=options.kind, known=", ".join((AUTO, *known))))
    paths = [here / each for each in options.sources]
    if missing := [path for path in paths if not path.exists()]:
        raise Stopped(site.voice.say(N_("There is no {file}."), file=missing[0]))
    if not (
        paths
        or options.crawl
        or options.pairs
        or options.report
        or options.join
        or options.split
        or (site.folder / RECORD).exists()
    ):
        raise Stopped(
            site.voice.say(N_("Name a source: a file, a folder, an archive; or --crawl and an address."))
        )
    if options.crawl:
        paths.append(_crawled(options, site))
    try:
        _decide(options, site)
        return _import(options, site, known, paths, profile, here)
    except BrokenMapping as broken:
        message = N_("{file} cannot be read: {reason}. Nothing was written.")
        raise Stopped(site.voice.say(message, file=f"{FOLDER}/{MAPPING}, {PAIRS}", reason=broken)) from None
    except sqlite3.Error as bad:
        message = N_("The record {file} cannot be used: {reason}. Delete it, and import again.")
        raise Stopped(site.voice.say(message, file=f"{FOLDER}/{RECORD}", reason=bad)) from None
    except OSError as bad:
        raise Stopped(
            site.voice.say(N_("{folder} cannot be written: {reason}"), folder=site.root, reason=bad)
        ) from None


def _import(
    options: argparse.Namespace,
    site: ImportSite,
    known: Mapping[str, SourceKind],
    paths: Sequence[Path],
    profile: SiteProfile | None,
    here: Path,
) -> int:
    """Read and write, then tell."""
    shelf = SavedFiles()
    for folder in options.pictures:
        shelf.add_folder((here / folder).resolve())
    day = datetime.now(site.publication.clock).date()
    with opened(site.folder / RECORD, dry=options.dry_run) as record:
        work = ImportRun(site, record, day, options.dry_run, shelf)
        sources = saved_in([path.resolve() for path in paths], shelf, record.fault, record.label)
        number = work.read(sources, list(known.values()), options.kind, profile.text if profile else "")
        outcome = work.write()
        if options.fetch_pictures and not options.dry_run and (wanted := missing_pictures(outcome.accounts)):
            found = fetch_pictures(wanted, site.folder / "crawl", _bounds(options), site.voice, sys.stderr)
            list(saved_in([found], shelf, record.fault, record.label))  # laid on the shelf
            outcome = work.write()
    _write_ledger(options, site, outcome, here)
    if options.pairs:
        print("\n".join(pairs_told(outcome, site.voice)))
    print("\n".join(summary(outcome, site, number, dry=options.dry_run)))
    return 0


def _write_ledger(options: argparse.Namespace, site: ImportSite, outcome: ImportOutcome, here: Path) -> None:
    if options.dry_run and not options.ledger:
        return
    target = here / options.ledger if options.ledger else site.folder / LEDGER
    accounts: list[SourceAccount] = outcome.accounts
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as file:
        file.writelines(as_json(accounts))
    if options.report and not options.dry_run:
        (site.folder / REPORT).write_text(page(accounts, site.voice), encoding="utf-8")
        print(site.voice.say(N_("The ledger as a page: {file}"), file=site.folder / REPORT))


def _project(options: argparse.Namespace, here: Path) -> Project:
    """The site whose content folder is named, or that of the working directory."""
    if options.into:
        into = (here / options.into).resolve()
        if not into.parent.is_dir():
            raise Stopped(Voice(spoken_here()).say(N_("There is no {file}."), file=into.parent))
        os.chdir(into.parent)
    return open_project(options.settings, options.overrides)


def _site(options: argparse.Namespace, project: Project, here: Path) -> ImportSite:
    content = (here / options.into).resolve() if options.into else project.content.resolve()
    root = project.root.resolve()
    if not content.is_relative_to(root) or content != project.content.resolve():
        message = N_("{folder} is not the content folder of the site in {root}.")
        raise Stopped(project.voice.say(message, folder=content, root=root))
    return ImportSite(root, content, project.publication, project.voice)


def _profile(options: argparse.Namespace, here: Path, voice: Voice) -> SiteProfile | None:
    if not options.profile:
        return None
    try:
        return read_profile((here / options.profile).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, BrokenProfile) as bad:
        message = N_("The profile {file} cannot be used: {reason}")
        raise Stopped(voice.say(message, file=options.profile, reason=bad)) from None


def _learnt(path: Path, voice: Voice) -> str:
    if not path.is_file():
        raise Stopped(voice.say(N_("There is no {file}."), file=path))
    return learnt(path)


def _decide(options: argparse.Namespace, site: ImportSite) -> None:
    """Write down what a person says of two sources."""
    for answer, said in (("yes", options.join), ("no", options.split)):
        if said:
            path = site.folder / PAIRS
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            with opened(site.folder / RECORD, dry=True) as record:
                known = record.keys()
            names = [_named(each, known, site.voice) for each in said]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(Decisions.with_answer(text, names[0], names[1], answer), encoding="utf-8")


def _named(told: str, known: dict[str, str], voice: Voice) -> str:
    """The source that a person names, by the end of its name or by the key of its story."""
    found = [told] if told in known else sorted(name for name in known if name.endswith(f"/{told}"))
    found = found or sorted(name for name, key in known.items() if key == told)[:1]
    if len(found) != 1:
        raise Stopped(voice.say(N_("No imported source is called “{name}”."), name=told))
    return found[0]


def _crawled(options: argparse.Namespace, site: ImportSite) -> Path:
    return crawl(options.crawl, site.folder / "crawl", _bounds(options), site.voice, sys.stderr)


def _bounds(options: argparse.Namespace) -> Bounds:
    return Bounds(options.most, options.minutes * 60, options.pause)
