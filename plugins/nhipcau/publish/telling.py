"""After a release: a look whether readers see it, and word of it to who wants to know: a command, a cache, a webhook,
search engines.

The release is out by then. What fails here is told, and changes nothing of that.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from hashlib import blake2b
from urllib.parse import quote

from nhipcau.problems import N_
from nhipcau.publish.destinations import Destination
from nhipcau.publish.fetching import fetch, post
from nhipcau.publish.indexnow import tell_engines
from nhipcau.publish.manifest import Manifest, address_of, pages
from nhipcau.publish.publishing import Published, Ready
from nhipcau.publish.trouble import Trouble

WORK = 600
"""Seconds that a command may take."""
LOOKED_AT = 5
"""Pages that are fetched: of those that changed, the shortest paths, which are the front pages where they did."""


def announce(
    destination: Destination, done: Published, ready: Ready, url: str, key: str = ""
) -> Iterator[Trouble]:
    """Look and tell, as the options of the place say; gives what went wrong. `url` is the site's own address, `key` the
    one by which search engines believe us."""
    options = destination.options
    told = {"NHIPCAU_PLACE": destination.name, "NHIPCAU_RELEASE": done.release.name}
    if options.after:
        yield from _troubles(lambda: _run(options.after, told, ""))
    if options.purge:
        addresses = "".join(f"{each}\n" for each in changed(done, url))
        yield from _troubles(lambda: _run(options.purge, told, addresses))
    if options.webhook:
        yield from _troubles(lambda: _post(options.webhook, destination, done, url))
    if options.address:
        yield from look(options.address.rstrip("/"), done, ready.manifest)
    if options.indexnow:
        yield from _troubles(lambda: tell_engines(options.indexnow, done, ready, url, key))


def changed(done: Published, url: str) -> list[str]:
    """The addresses at which there is something else now, or nothing any more."""
    difference = done.changed
    return [f"{url}{quote(address_of(path))}" for path in (*difference.sent, *difference.gone)]


def look(address: str, done: Published, manifest: Manifest) -> Iterator[Trouble]:
    """Fetch some of the pages that changed as a reader would, and hold them against what was sent."""
    sent = sorted(pages(done.changed.sent), key=lambda path: (path.count("/"), path))
    for path in sent[:LOOKED_AT]:
        page = f"{address}{quote(address_of(path))}"
        try:
            data = fetch(page, **{"Cache-Control": "no-cache"})
        except (OSError, ValueError) as fault:
            yield Trouble(N_("{page} cannot be fetched as readers would: {reason}"), page=page, reason=fault)
            return
        if blake2b(data, digest_size=len(manifest[path].digest) // 2).hexdigest() != manifest[path].digest:
            yield Trouble(
                N_("Readers do not get at {page} what was published: a cache may lie between."), page=page
            )


def _troubles(work: Callable[[], None]) -> Iterator[Trouble]:
    try:
        work()
    except Trouble as trouble:
        yield trouble


def _run(command: tuple[str, ...], told: Mapping[str, str], words: str) -> None:
    message = N_("The command “{command}” failed after the release: {reason}")
    try:
        done = subprocess.run(
            command,
            input=words,
            env=os.environ | dict(told),
            capture_output=True,
            text=True,
            timeout=WORK,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Trouble(message, command=command[0], reason=fault) from fault
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()[-1:] or [f"status {done.returncode}"]
        raise Trouble(message, command=command[0], reason=reason[0])


def _post(webhook: str, destination: Destination, done: Published, url: str) -> None:
    told = {
        "place": destination.name,
        "site": url,
        "release": done.release.name,
        "who": done.release.who,
        "counts": asdict(done.release.counts),
        "addresses": changed(done, url),
    }
    try:
        post(webhook, told)
    except (OSError, ValueError) as fault:
        message = N_("{webhook} did not take word of the release: {reason}")
        raise Trouble(message, webhook=webhook, reason=fault) from fault
