"""A machine's translation, from a service that speaks LibreTranslate's interface or DeepL's.

https://docs.libretranslate.com, POST /translate; https://developers.deepl.com/docs, POST /v2/translate (18 June 2025).
"""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from nhipcau.languages.marking import N_
from nhipcau.translating.inline import has_words, parts

LIBRETRANSLATE, DEEPL = "libretranslate", "deepl"
SERVICES = (LIBRETRANSLATE, DEEPL)
PATIENCE = 60.0
"""Seconds for an answer, all of it."""
AT_ONCE = 20
"""Segments of one question; DeepL takes 50."""
LARGEST = 4_000_000
MARK = re.compile(r"""<x id=["'](\d+)["']\s*/?>(?:\s*</x>)?""")
LINES = re.compile(r"(\n{2,}|\n(?=[ \t]*(?:[-*+>|]|\d{1,3}[.)])))")
"""Between what is asked for by itself: what a service makes of the ends of lines, nobody knows."""
AS_TARGET = {"en": "EN-GB", "pt": "PT-PT", "zh": "ZH-HANS"}
"""What DeepL asks to be told more exactly of a language into which it translates."""

SLOW = N_("The service did not answer within {seconds} seconds.")
DOWN = N_("The service cannot be reached: {reason}")
REFUSED = N_("The service answered {status}: {reason}")
NONSENSE = N_("What the service answered is no translation.")


class NoDraft(Exception):
    """A service that gave nothing: a sentence marked for translation, and its values."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values


@dataclass(frozen=True, slots=True)
class Service:
    """Who is asked: which interface, its address without a final slash, and the key, "" where it wants none."""

    kind: str
    address: str
    key: str = ""

    def translated(self, sources: Sequence[str], source: str, lang: str) -> tuple[str, ...]:
        """Markdown in another language, one for each of the sources, codes kept. Raises NoDraft."""
        cut = [LINES.split(each) for each in sources]
        wanted = list(dict.fromkeys(piece for pieces in cut for piece in pieces if has_words(piece)))
        known: dict[str, str] = {}
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            told = self._asked([_marked(each) for each in some], source, lang)
            known |= {piece: _unmarked(each, piece) for each, piece in zip(told, some, strict=True)}
        return tuple("".join(known.get(piece, piece) for piece in pieces) for pieces in cut)

    def _asked(self, words: list[str], source: str, lang: str) -> list[str]:
        ask = _deepl if self.kind == DEEPL else _libretranslate
        told = ask(self, words, source, lang)
        found = (
            [each for each in told if isinstance(each, str) and each.strip()]
            if isinstance(told, list)
            else []
        )
        if len(found) != len(words):
            raise NoDraft(NONSENSE)
        return found


def _deepl(service: Service, words: list[str], source: str, lang: str) -> object:
    question = {
        "text": words,
        "source_lang": source.partition("-")[0].upper(),
        "target_lang": AS_TARGET.get(lang, lang.upper()),
        "tag_handling": "xml",
    }
    head = {"Authorization": f"DeepL-Auth-Key {service.key}"}
    found = _post(f"{service.address}/v2/translate", question, head).get("translations")
    return (
        [each.get("text") if isinstance(each, dict) else None for each in found]
        if isinstance(found, list)
        else None
    )


def _libretranslate(service: Service, words: list[str], source: str, lang: str) -> object:
    question: dict[str, object] = {"q": words, "source": source, "target": lang, "format": "html"}
    if service.key:
        question["api_key"] = service.key
    return _post(f"{service.address}/translate", question, {}).get("translatedText")


def _marked(source: str) -> str:
    """Markdown as a service gets it: its codes as empty elements, which both interfaces keep."""
    return "".join(
        f'<x id="{number}"/>' if part.code else escape(part.said, quote=False)
        for number, part in enumerate(parts(source))
    )


def _unmarked(told: str, source: str) -> str:
    codes = {str(number): part.said for number, part in enumerate(parts(source)) if part.code}
    pieces = MARK.split(told)
    pieces[::2] = [unescape(each) for each in pieces[::2]]
    pieces[1::2] = [codes.get(each, "") for each in pieces[1::2]]
    return "".join(pieces)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A key is told to nobody but whom it is for."""

    def redirect_request(self, *given: Any) -> None:
        return None


def _post(address: str, question: object, head: Mapping[str, str]) -> dict[str, Any]:
    data = json.dumps(question).encode()
    headers = {"Content-Type": "application/json", "User-Agent": "nhipcau", **head}
    request = urllib.request.Request(address, data, headers, method="POST")
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=PATIENCE) as answer:
            found = json.loads(_read(answer, time.monotonic() + PATIENCE))
    except urllib.error.HTTPError as bad:
        raise NoDraft(REFUSED, status=bad.code, reason=_reason(bad)) from None
    except TimeoutError:
        raise NoDraft(SLOW, seconds=round(PATIENCE, 1)) from None
    except urllib.error.URLError as bad:
        if isinstance(bad.reason, TimeoutError):
            raise NoDraft(SLOW, seconds=round(PATIENCE, 1)) from None
        raise NoDraft(DOWN, reason=str(bad.reason)) from None
    except (http.client.HTTPException, OSError) as bad:
        raise NoDraft(DOWN, reason=str(bad) or type(bad).__name__) from None
    except (ValueError, RecursionError):
        raise NoDraft(NONSENSE) from None
    if not isinstance(found, dict):
        raise NoDraft(NONSENSE)
    return found


def _read(answer: Any, until: float) -> bytes:
    """The answer; one that drips is as slow as one that does not come."""
    data = b""
    while more := answer.read1(65536):
        data += more
        if time.monotonic() > until:
            raise TimeoutError
        if len(data) > LARGEST:
            raise NoDraft(NONSENSE)
    return data


def _reason(bad: urllib.error.HTTPError) -> str:
    """What a service says of an error, on one line."""
    try:
        told = json.loads(bad.read(10_000))
        said = told.get("error") or told.get("message") or ""
    except (ValueError, AttributeError, OSError, http.client.HTTPException):
        said = ""
    return " ".join(str(said or bad.reason).split())[:200]


def is_service(told: object) -> bool:
    """Whether a setting names a service: its kind, its address, and in which variable of the environment its key is."""
    if not isinstance(told, Mapping) or not set(told) <= {"service", "address", "key"}:
        return False
    address = told.get("address")
    fine = (
        isinstance(address, str)
        and urlsplit(address).scheme in ("http", "https")
        and urlsplit(address).netloc
    )
    return bool(fine) and told.get("service") in SERVICES and isinstance(told.get("key", ""), str)
