"""The linked data of a page as it stands in the page: one block of JSON, which a browser never runs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Protocol, runtime_checkable

from markupsafe import Markup

from nhipcau.languages import Words
from nhipcau.linked_data.things import CONTEXT, Thing
from nhipcau.linked_data.trail import breadcrumbs
from nhipcau.model import Publication

UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""HTML ends a script at "</script" and opens a comment at "<!--", whatever stands around them; JSON may say a character
by its number, so no such sequence is left. So may the line ends that old JavaScript did not take in a string."""


@runtime_checkable
class Described(Protocol):
    """A page that has more to say to machines than where it stands."""

    def linked_data(self, words: Words, publication: Publication) -> Iterable[Thing]:
        """The things that the page is about, the main one first."""


def script(page: Any, words: Words, publication: Publication) -> Markup:
    """The `<script>` with the things of a page and its trail; nothing for a page that has neither.

    `page` has a `frame`. The JSON is ASCII-safe HTML by its escapes, and says each character of the languages as it is.
    """
    things = list(page.linked_data(words, publication)) if isinstance(page, Described) else []
    things += breadcrumbs(page.frame, words, publication)
    if not things:
        return Markup()
    said = json.dumps({"@context": CONTEXT, "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    for sign, number in UNSAFE.items():
        said = said.replace(sign, number)
    return Markup('<script type="application/ld+json">%s</script>') % Markup(said)
