"""IndexNow: search engines are told which pages are new, were rewritten or are gone (indexnow.org/documentation).

They believe whoever knows a key that lies on the site as well (`nhipcau.files.indexnow`).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from nhipcau.problems import N_
from nhipcau.publish.fetching import post
from nhipcau.publish.manifest import address_of, pages
from nhipcau.publish.publishing import Published, Ready
from nhipcau.publish.trouble import Trouble

MOST = 10_000
"""Addresses that may be told at once."""
HEAD = 4096
"""Bytes in which a page says whether it is for search engines."""
NOINDEX = b'<meta name="robots" content="noindex">'


def tell_engines(service: str, done: Published, ready: Ready, url: str, key: str) -> None:
    """Tell a service, by its address, what a release changed. `url` is the site's own. Trouble where that fails."""
    if not key:
        message = N_(
            "{service} is to hear of new pages, which needs a key: see INDEXNOW_KEY in docs/settings.md."
        )
        raise Trouble(message, service=service)
    addresses = [f"{url}{quote(address_of(path))}" for path in told(done, ready)]
    for start in range(0, len(addresses), MOST):
        some = addresses[start : start + MOST]
        host = urlsplit(url).netloc
        try:
            post(service, {"host": host, "key": key, "keyLocation": f"{url}/{key}.txt", "urlList": some})
        except (OSError, ValueError) as fault:
            message = N_("{service} did not take word of new pages: {reason}")
            raise Trouble(message, service=service, reason=fault) from fault


def told(done: Published, ready: Ready) -> Iterator[str]:
    """The pages that engines should look at again: of stories, those whose words are others; and none that says that it
    is not for them."""
    yield from pages(done.changed.gone)
    known, rewritten = frozenset(done.changed.changed), frozenset(done.rewritten)
    for path in pages(done.changed.sent):
        same = path in known and ready.manifest[path].story and path not in rewritten
        if not same and not _is_hidden(ready, path):
            yield path


def _is_hidden(ready: Ready, path: str) -> bool:
    try:
        with (ready.folder / path).open("rb") as page:
            return NOINDEX in page.read(HEAD)
    except FileNotFoundError:  # it only lingers
        return True
