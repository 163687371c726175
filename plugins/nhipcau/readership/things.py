"""What stands at a path of the site, as far as its own page is viewed, or one that belongs to it."""

from __future__ import annotations

from nhipcau.model import Site
from nhipcau.readership.views import OTHER, Viewed

INDEX = "index.html"
NOT_READERS = "/-"
"""How paths begin that are for writers and for forms."""


class Things:
    """Knows the addresses of everything that is out, in every language; a page below one of them, such as the second of
    a list, belongs to it."""

    def __init__(self, site: Site) -> None:
        self._known: dict[str, Viewed] = {}
        homes = [(each.home, each.code) for each in site.languages]
        self._homes, self._main = sorted(homes, key=lambda pair: -len(pair[0])), site.languages[0].code
        for kind in site.kinds.values():
            stories = kind.name == "story"
            for thing in site.stories if stories else site.content.shelf(kind.plural) if kind.paged else ():
                for lang, url in site.urls(kind.name, thing.key):
                    self._known[url] = Viewed(kind.name, thing.key, lang)

    def at(self, path: str) -> Viewed | None:
        """What is viewed at a path (decoded, without a query); None where it is no page."""
        path = path.removesuffix(INDEX)
        if not path.startswith("/") or not path.endswith("/") or path.startswith(NOT_READERS):
            return None
        above = path
        while above != "/":
            if found := self._known.get(above):
                return found
            above = above[: above.rstrip("/").rfind("/") + 1] or "/"
        lang = next((code for home, code in self._homes if path.startswith(home)), self._main)
        return Viewed(OTHER, "-", lang)
