"""The text of an article as it will stand on the new site: pictures, films, files beside it, links to what came too."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from nhipcau.importing.beside import Beside
from nhipcau.importing.shelf import NOWHERE
from nhipcau.importing.values import Article, LedgerLine
from nhipcau.importing.writing import one_line
from nhipcau.model.recordings import film_at
from nhipcau.problems import N_

_FIGURE = re.compile(
    r"^[ >\t]*(?:(?:[-*]|\d+\.)[ \t]+)?!\[(?:[^\]\\\n]|\\.)*\]"
    r"\(<?(?P<at>nhipcau-picture-\d+|https?://[^\s<>)]+)>?[^\n]*\)[ \t]*$",
    re.M,
)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\(<?(?P<address>https?://[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+\"[^\"\n]*\")?\)"
)
SEE_ALSO = {"vi": "Xem thêm", "en": "See also"}
"""What stands above the stories that an old page named beside its own, and that came too."""
TO_ALLOW = N_("Add its service to FILM_SERVICES in the settings, and the film plays on the page.")


def body_text(
    key: str,
    article: Article,
    beside: Beside,
    target: Callable[[str], str],
    services: Collection[str],
    lines: list[LedgerLine],
) -> str:
    """The Markdown of an article. What cannot be had goes to the ledger, and which films of others the site does not
    play; `services` are those that it allows."""
    shots = {shot.mark: shot for shot in article.shots}

    def figure(found: re.Match[str]) -> str:
        at = found["at"]
        service, _ = film_at(at)
        if service and service not in services:
            lines.append(LedgerLine("link", at, note=TO_ALLOW))
        name = beside.picture(shots[at], lines) if at in shots else at
        if not name:
            return ""
        return found[0].replace(at, name, 1).replace("![]", f"![{_bare(article.title)}]", 1)

    def link(found: re.Match[str]) -> str:
        to = target(found["address"])
        if to and to != key:
            return f"[{found['words']}]({{story}}{to})"
        if name := beside.attachment(found["address"]):
            return f"[{found['words']}]({name})"
        if not found["address"].startswith(NOWHERE):
            return found[0]
        lines.append(LedgerLine("address", found["address"].removeprefix(NOWHERE)))
        return found["words"]

    body = _LINK.sub(link, _FIGURE.sub(figure, article.body))
    return re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n" + _related(key, article, target)


def _related(key: str, article: Article, target: Callable[[str], str]) -> str:
    """The stories that the old page named beside its own, as far as they came too."""
    found: dict[str, str] = {}
    for words, address in article.related:
        to = (target(address) if address else "") or target(words)
        if to and to != key and f"{{story}}{to})" not in article.body:
            found.setdefault(to, words)
    if not found:
        return ""
    items = "\n".join(f"- [{_bare(words)}]({{story}}{to})" for to, words in found.items())
    return f"\n**{SEE_ALSO.get(article.lang, SEE_ALSO['en'])}**\n\n{items}\n"


def _bare(words: str) -> str:
    """Words without what would be markup within a link."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", one_line(words))
