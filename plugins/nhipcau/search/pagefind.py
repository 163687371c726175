"""Pagefind: the program that makes the index. It comes from npm as one binary for each kind of machine."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from nhipcau.model import Problem, Refused, error, warning

CHECKOUT = Path(__file__).parents[3]
VERSION = "1.6.0"
"""The version that is tried; another makes another index."""
SYSTEMS = {"linux": "linux", "darwin": "darwin", "win32": "windows", "freebsd": "freebsd"}
PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
SECONDS = 900
"""How long one shard may take; it should take a few seconds."""

SCRIPT = "pagefind.js"
"""The part of Pagefind that runs at the reader's."""


def N_(message: str) -> str:
    """Mark a message for `make messages`; it is translated when it is told."""
    return message


class Pagefind(NamedTuple):
    """The program that is here. What it makes depends on its version alone: every machine's makes the same bytes."""

    version: str
    binary: str


def find(folders: Iterable[Path] = (Path(), CHECKOUT)) -> Pagefind | None:
    """The program, where npm installed it for this machine: in one of these folders, the site's own before that of the
    package's checkout; or else one on the PATH."""
    found = filter(None, (_installed(folder.resolve() / "node_modules" / "@pagefind") for folder in folders))
    return next(found, None) or _on_path()


def _package() -> str:
    return f"{SYSTEMS.get(sys.platform)}-{PROCESSORS.get(platform.machine().lower())}"


def _on_path() -> Pagefind | None:
    binary = shutil.which("pagefind_extended") or shutil.which("pagefind")
    if not binary:
        return None
    try:
        done = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    return Pagefind(done.stdout.split()[-1] if done.stdout.split() else "?", binary)


def _installed(modules: Path) -> Pagefind | None:
    package = modules / _package()
    system = SYSTEMS.get(sys.platform)
    binary = package / "bin" / ("pagefind_extended.exe" if system == "windows" else "pagefind_extended")
    try:
        version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    except (OSError, ValueError, KeyError):
        return None
    return Pagefind(version, str(binary)) if os.access(binary, os.X_OK) else None


def missing() -> Problem:
    """What is told where the program is not here."""
    message = N_("The site is built without its search: Pagefind, which makes the index, is not installed.")
    hint = N_("In the site's folder run: npm install --no-save {package}; or set SEARCH = False.")
    package = f"@pagefind/{_package()}@{VERSION}"
    return warning("pelicanconf.py", 0, "SEARCH", message, hint, package=package)


def index(pagefind: Pagefind, pages: Iterable[tuple[str, bytes]], into: Path) -> None:
    """Index pages, given as (address, HTML), into a folder. Refused where the program fails.

    It is given nothing but the pages: no settings of the project's folder and none of the environment's.
    """
    with tempfile.TemporaryDirectory(prefix="nhipcau-search-") as name:
        staging, bundle = Path(name, "pages"), Path(name, "bundle")
        for url, html in pages:
            file = staging / url.strip("/") / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(html)
        _run(pagefind, "--site", str(staging), "--output-path", str(bundle), "--silent", folder=name)
        _keep(bundle, into)


def _run(pagefind: Pagefind, *arguments: str, folder: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")}
    try:
        subprocess.run(
            [pagefind.binary, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as fault:
        said = (getattr(fault, "stderr", None) or b"").decode(errors="replace").strip()
        message = N_("Pagefind could not make the search index: {reason}.")
        hint = N_("To build the site without a search, set SEARCH = False.")
        reason = (said or str(fault)).rstrip(".")
        raise Refused((error("pelicanconf.py", 0, "SEARCH", message, hint, reason=reason),)) from None


def _keep(bundle: Path, into: Path) -> None:
    """Keep what our page of the search loads: not the interfaces that Pagefind brings."""
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    spoken = {f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in entry["languages"].values()}
    kept = {SCRIPT, "pagefind-entry.json", *spoken}
    for file in sorted(path for path in bundle.rglob("*") if path.is_file()):
        if file.name in kept or file.suffix in (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"):
            target = into / file.relative_to(bundle)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
